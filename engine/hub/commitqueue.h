#pragma once

#include "engine/commit/commitbatch.h"

#include <QHash>

#include <deque>

//! The commits that a shard has still to hand to its connections, and when the latest of each
//! tenant came. Belongs to the shard's thread.
namespace Batanidza {

//! A round: one commit, or several joined, on its way to the connections, some of them at a time.
struct Delivery
{
    CommitBatchPtr batch;
    std::chrono::nanoseconds committedAt{0};
    size_t next = 0;           //!< connection to go on with
    qsizetype connections = 0; //!< of the tenant, so far
    //! The frames of the session before, which are mostly the next one's too.
    Sequence from{};
    Sequence place{};
    QString form{};
    QByteArray frames{};
};

//! The urgent changes of commits on their way, ahead of all else.
struct UrgentDelivery
{
    QList<CommitBatchPtr> batches; //!< of one tenant, the oldest first
    std::chrono::nanoseconds committedAt{0};
    size_t next = 0;
    //! The frames of the session before: those of the batches from `first` on.
    QString form{};
    qsizetype first = 0;
    QByteArray frames{};
};

class CommitQueue
{
public:
    //! A frame goes little beyond this much.
    explicit CommitQueue(qint64 frameBytes)
        : m_frameBytes(frameBytes)
    {}

    //! Urgent changes go twice: ahead of all that waits, and in their turn.
    void add(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt);
    [[nodiscard]] bool hasUrgent() const { return !m_urgent.empty(); }
    [[nodiscard]] bool hasRounds() const { return !m_rounds.empty(); }
    //! What is to be handed out now. What gathered of its tenant while others were sent joins it:
    //! the busier the shard, the fewer and larger the frames. Only where there is one.
    [[nodiscard]] Delivery &round();
    [[nodiscard]] UrgentDelivery &urgent();
    void endRound() { m_rounds.pop_front(); }
    void endUrgent() { m_urgent.pop_front(); }
    //! Whether round() has not begun.
    [[nodiscard]] bool startsRound() const { return m_rounds.front().next == 0; }

    //! Where the tenant's log stood after its latest commit; 0 before the first.
    [[nodiscard]] Sequence newest(const TenantId &tenant) const;
    //! When the first commit behind `place` came; 0 where that is not known any more.
    [[nodiscard]] std::chrono::nanoseconds firstBehind(const TenantId &tenant,
                                                       Sequence place) const;

private:
    struct Recent
    {
        Sequence to;
        std::chrono::nanoseconds at{0};
    };

    const qint64 m_frameBytes;
    std::deque<UrgentDelivery> m_urgent;
    std::deque<Delivery> m_rounds;
    QHash<TenantId, std::deque<Recent>> m_recent;
};

} // namespace Batanidza
