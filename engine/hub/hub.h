#pragma once

#include "engine/hub/hubshard.h"

#include <QObject>

#include <memory>

//! The server side of the line: spreads connections over shards, hands them every commit, and says
//! goodbye in order. It starts no thread: whoever does makes a shard in each (makeShard()). Lives
//! in the main thread; the methods under "Any thread" may be called from anywhere.
namespace Batanidza {

class Hub final : public QObject
{
    Q_OBJECT

public:
    explicit Hub(HubParts parts);
    //! All shards must be gone by now.
    ~Hub() override;

    //! To be called in the shard's thread, and destroyed there. Error: the reader's.
    [[nodiscard]] Result<std::unique_ptr<HubShard>> makeShard();

    // Any thread.
    //! A connection from the Listener: goes to the shard that has the fewest. Closed where there is
    //! no shard, or while draining.
    void take(qintptr descriptor);
    //! Connect Writer::committed to this directly: it must be called in the order of the log.
    void deliver(const CommitBatchPtr &batch);
    //! All sessions are told; nothing more is taken, what was taken is still answered.
    void sayGoaway(const QString &reason, std::chrono::milliseconds resumeAfter);
    //! Asks those clients to come back and compare their content; with many, not all at once.
    void resync(const TenantId &tenant, const ResyncTarget &target);
    //! Pages of the log that were encoded are made anew: some of what is in them was erased.
    void forgetPages();
    //! Closes all with 4002; `emptied` follows.
    void closeAll();
    [[nodiscard]] int connections() const;
    //! Who is here, as of the last second.
    [[nodiscard]] QList<HubClient> clients() const;
    //! Rises whenever clients() changes; it is then no more than a few seconds old.
    [[nodiscard]] quint64 clientsGeneration() const;
    [[nodiscard]] bool isDraining() const { return m_draining.load(); }
    [[nodiscard]] HubMetrics &metrics() { return m_shared.metrics; }
    //! For the HTTP side to share.
    [[nodiscard]] ManifestCache &manifests() { return m_shared.manifests; }

Q_SIGNALS:
    //! The last connection is gone after closeAll().
    void emptied();

private:
    void onShardEmptied();
    void forget(const HubShard *shard);

    const HubParts m_parts;
    HubShared m_shared;
    mutable QMutex m_mutex;
    QList<HubShard *> m_shards;
    std::atomic<bool> m_draining{false};
    int m_toEmpty = 0;
};

} // namespace Batanidza
