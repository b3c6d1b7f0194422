#pragma once

#include "engine/commit/commitbatch.h"

#include <QHash>

#include <deque>

//! The commits that a shard has still to hand to its connections, and when the latest of each
//! tenant came. Belongs to the shard's thread.
namespace Batanidza {

//! One commit on its way to the connections, some of them at a time.
struct Delivery
{
    CommitBatchPtr batch;
    std::chrono::nanoseconds committedAt{0};
    bool urgent = false;
    size_t next = 0; //!< connection to go on with
    //! The frames of the session before, which are mostly the next one's too.
    Sequence from{};
    Sequence place{};
    QString form{};
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
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    //! What is to be handed out now. What gathered behind it while others were sent joins it: the
    //! busier the shard, the fewer and larger the frames.
    [[nodiscard]] Delivery &front();
    void pop() { m_waiting.pop_front(); }

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
    void gather();

    const qint64 m_frameBytes;
    std::deque<Delivery> m_waiting;
    QHash<TenantId, std::deque<Recent>> m_recent;
};

} // namespace Batanidza
