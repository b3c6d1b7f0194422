#pragma once

#include "engine/commit/clientnotes.h"
#include "engine/commit/groupcommit.h"
#include "engine/hub/hub.h"
#include "engine/store/database.h"

#include <memory>
#include <vector>

//! The server of a world: a real hub with two shards over a real store, committed to when the
//! world says so; it can be killed and started again. One thread; posted calls run where the world
//! turns the loop.
namespace Batanidza {

class WorldHub final : public EditSink
{
public:
    WorldHub(const Clock &clock, QString folder, HubSettings settings, const TenantId &tenant);
    ~WorldHub() override;

    void start();
    //! As when the process is killed: what was not committed is gone.
    void kill();
    void adopt(std::unique_ptr<Link> link);
    void tick();
    //! One durable group commit of what was submitted. `silent`: the hub dies before it can answer.
    void commit(bool silent);
    void orderResync(const ResyncTarget &target, bool clear);
    [[nodiscard]] bool knows(const ClientId &client);
    //! What a wrong hub would do: it forgets the newest receipt of a client that has one.
    void forgetReceipt(const ClientId &client);
    [[nodiscard]] bool hasWork() const { return !m_submitted.empty(); }

    void submit(Submission submission) override;
    void acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence) override;
    void introduce(const TenantId &tenant, const ClientRecord &client) override;

    [[nodiscard]] Hub &hub() { return *m_hub; }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] ContentReader &reader() { return *m_reader; }
    [[nodiscard]] Cursor head();
    [[nodiscard]] const QString &folder() const { return m_folder; }
    //! A token of an author whose edits may be urgent.
    [[nodiscard]] QString token(int client) const;
    [[nodiscard]] const HubSettings &settings() const { return m_settings; }
    [[nodiscard]] qint64 commits() const { return m_commits; }
    //! Edits that were answered differently when they came again.
    [[nodiscard]] const QStringList &contradictions() const { return m_contradictions; }
    //! What the hub answered first, by client and number.
    using Answered = QHash<std::pair<ClientId, EditNumber>, Receipt>;
    [[nodiscard]] const Answered &answered() const { return m_answered; }

private:
    void remember(const Submission &submission, const SubmissionResult &result);

    const Clock &m_clock;
    const QString m_folder;
    const HubSettings m_settings;
    const TenantId m_tenant;
    Registry m_registry;
    Gatekeeper m_gatekeeper;
    CommitMetrics m_metrics;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<GroupCommit> m_group;
    std::unique_ptr<ContentReader> m_reader;
    std::unique_ptr<Hub> m_hub;
    std::vector<std::unique_ptr<HubShard>> m_shards;
    std::vector<Submission> m_submitted;
    ClientNotes m_notes;
    Answered m_answered;
    QStringList m_contradictions;
    size_t m_nextShard = 0;
    qint64 m_commits = 0;
};

//! Aborts with the reason: a world whose store fails proves nothing.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("world: %s", qPrintable(result.error().detail));
    return *std::move(result);
}
inline void must(const Result<void> &result)
{
    if (!result)
        qFatal("world: %s", qPrintable(result.error().detail));
}

} // namespace Batanidza
