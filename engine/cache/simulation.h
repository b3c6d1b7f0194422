#pragma once

#include "engine/base/json.h"
#include "engine/cache/lessoncourse.h"
#include "engine/cache/policycore.h"
#include "engine/cache/tracereader.h"

#include <optional>

//! Replays a trace cold through the policy code of the memory tier. Pure but for reading the file;
//! any thread.
namespace Batanidza {

struct SimulationPlan
{
    PolicyKind policy = PolicyKind::Adaptive;
    //! Of memory: entries, or bytes with `bytes` and for lessons.
    qint64 capacity = 0;
    bool bytes = false;
    //! Of a second tier behind it, in bytes; none at 0.
    qint64 disk = 0;
    //! Lessons only: bring in ahead of use what follows in the course and what was learned. The
    //! course is read from the same file.
    const LessonCourse *course = nullptr;
};

struct SimulationResult
{
    PolicyKind policy = PolicyKind::Adaptive;
    quint64 requests = 0;
    quint64 hits = 0;     //!< from memory
    quint64 diskHits = 0; //!< not from memory, but from the second tier
    qint64 requestedBytes = 0;
    qint64 hitBytes = 0;
    bool lessons = false; //!< the next ones hold
    bool disk = false;
    quint64 foreground = 0;      //!< requests that somebody waited for
    quint64 foregroundHits = 0;  //!< of these, from memory
    quint64 foregroundLocal = 0; //!< of these, from memory or disk
    PrefetchCounts prefetch;     //!< of memory; what still waited at the end counts as wasted

    //! {"policy", "requests", "hits", "hitRatio", ...}; ratios 0 to 1.
    [[nodiscard]] Json toJson() const;
};

//! Errors: those of TraceReader; invalid (a capacity below 1).
[[nodiscard]] Result<SimulationResult> simulate(TraceReader &trace, const SimulationPlan &plan);

} // namespace Batanidza
