#pragma once

#include "engine/base/clock.h"
#include "engine/store/replica.h"
#include "engine/wire/message.h"

#include <QSet>

#include <optional>

//! Decides which items to fetch whole, and when: what the replica wants, and what a reader asks
//! for. One for each session. Belongs to the thread of the replica.
namespace Batanidza {

class Fetcher
{
public:
    struct Request
    {
        Wire::GetItems call;
        bool demanded = false; //!< by a reader: the answer is theirs
    };

    Fetcher(Replica &replica, const Clock &clock);

    void demand(const ItemId &id, std::optional<Wire::Form> form);
    //! The next request, where there is something to fetch and the window is open.
    [[nodiscard]] Result<std::optional<Request>> next();
    //! The answer came. What it neither brought nor promised is asked for again after a while.
    void answered(const Request &request, const Wire::ItemsAnswer &answer);
    void refused(const Request &request);
    //! The item is wanted anew: an earlier answer no longer counts.
    void wanted(const ItemId &id) { m_resting.remove(id); }
    //! It comes by other means: not to be asked for here for a while.
    void rest(const ItemId &id);
    [[nodiscard]] bool isIdle() const { return m_underWay == 0 && m_demands.isEmpty(); }
    //! When to ask again for what did not come; nothing where nothing is being waited for.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> retryAt() const { return m_retryAt; }

private:
    static constexpr int window = 4;
    static constexpr qsizetype idsPerRequest = 64;

    Replica &m_replica;
    const Clock &m_clock;
    QList<std::pair<ItemId, std::optional<Wire::Form>>> m_demands;
    QSet<ItemId> m_asked;   //!< under way
    QSet<ItemId> m_resting; //!< answered, and still wanted
    std::optional<std::chrono::nanoseconds> m_retryAt;
    int m_underWay = 0;
};

} // namespace Batanidza
