#pragma once

#include <cstdio>
#include <string>

//! Measured figures as lines that tests/bench/run gathers: into a table, a report and plots.
namespace Bench {

enum class Aim { AtMost, AtLeast, None };

//! One figure beside its aim. `beside` says what was measured next to it in the same run.
inline void report(const std::string &name, double value, const char *unit, Aim aim = Aim::None,
                   double goal = 0, const std::string &beside = {})
{
    const char *sign = aim == Aim::AtMost ? "<=" : aim == Aim::AtLeast ? ">=" : "";
    const bool met = aim == Aim::None || (aim == Aim::AtMost ? value <= goal : value >= goal);
    std::printf("BENCH\t%s\t%.6g\t%s\t%s\t%.6g\t%s\t%s\n", name.c_str(), value, unit, sign, goal,
                aim == Aim::None ? ""
                : met            ? "met"
                                 : "MISSED",
                beside.c_str());
    std::fflush(stdout);
}

//! A figure that could not be taken here, and why.
inline void notMeasured(const std::string &name, const std::string &why)
{
    std::printf("BENCH\t%s\t-\t\t\t\tnot measured\t%s\n", name.c_str(), why.c_str());
    std::fflush(stdout);
}

//! One point of a plot: how `series` (of `unit`) is at size `n`. `plot` names the picture.
inline void point(const char *plot, const char *series, const char *unit, double n, double value)
{
    std::printf("POINT\t%s\t%s\t%s\t%.6g\t%.6g\n", plot, series, unit, n, value);
    std::fflush(stdout);
}

//! "10,000".
[[nodiscard]] inline std::string grouped(long long number)
{
    const std::string digits = std::to_string(number);
    std::string text;
    for (size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text.push_back(',');
        text.push_back(digits[i]);
    }
    return text;
}

//! "158 ms".
[[nodiscard]] inline std::string figure(double value, const char *unit)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.4g %s", value, unit);
    return text;
}

} // namespace Bench
