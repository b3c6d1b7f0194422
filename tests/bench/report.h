#pragma once

#include <cstdio>

//! One measured figure beside its aim, as a line that tests/bench/run gathers into a table.
namespace Bench {

enum class Aim { AtMost, AtLeast, None };

inline void report(const char *name, double value, const char *unit, Aim aim = Aim::None,
                   double goal = 0)
{
    const char *sign = aim == Aim::AtMost ? "<=" : aim == Aim::AtLeast ? ">=" : "";
    const bool met = aim == Aim::None || (aim == Aim::AtMost ? value <= goal : value >= goal);
    std::printf("BENCH\t%s\t%.6g\t%s\t%s\t%.6g\t%s\n", name, value, unit, sign, goal,
                aim == Aim::None ? ""
                : met            ? "met"
                                 : "MISSED");
    std::fflush(stdout);
}

} // namespace Bench
