#pragma once

#include "engine/content/ids.h"
#include "engine/runtime/enginesnapshot.h"

#include <QHash>
#include <QSet>

#include <vector>

//! Since when a client lacks something. A client that is always a moment behind a log that grows
//! all the time is not late: what counts is the age of the oldest change that it lacks. A value;
//! one thread.
namespace Batanidza {

class LagClock
{
public:
    //! One look at all clients: begin(), behindSince() for each one that is here, end(). `now` UTC.
    void begin(Sequence head, Millis now);
    //! The moment (UTC, to the looks' resolution) since when the client has been here and lacks
    //! what stands behind `place`; 0 where it lacks nothing.
    [[nodiscard]] Millis behindSince(const ClientId &client, Sequence place);
    //! Forgets the clients that were not asked for: they left.
    void end();

private:
    struct Step
    {
        Sequence head; //!< where the log ended ...
        Millis at;     //!< ... at this look, for the first time
    };

    //! Halves the resolution of the older half, so that memory stays small: two steps become one,
    //! of the earlier moment.
    void thin();

    std::vector<Step> m_steps; //!< rising
    QHash<ClientId, Millis> m_hereSince;
    QSet<ClientId> m_seen;
    Millis m_now{0};
};

} // namespace Batanidza
