#include "tests/support/world/worldhub.h"

#include "engine/hub/storereader.h"
#include "engine/store/clientstore.h"
#include "engine/store/migrations.h"
#include "engine/store/query.h"
#include "engine/store/workspace.h"

#include <QCoreApplication>
#include <QDir>

namespace Batanidza {

WorldHub::WorldHub(const Clock &clock, QString folder, HubSettings settings, const TenantId &tenant)
    : m_clock(clock)
    , m_folder(std::move(folder))
    , m_settings(std::move(settings))
    , m_tenant(tenant)
    , m_gatekeeper(clock, QByteArray(32, 'k'), false)
    , m_metrics(m_registry)
{
    QDir().mkpath(m_folder);
    start();
}

WorldHub::~WorldHub()
{
    kill();
}

void WorldHub::start()
{
    m_database = must(Database::open(storeFile(m_folder), Database::Mode::ReadWrite));
    must(migrate(*m_database));
    m_group = std::make_unique<GroupCommit>(*m_database, m_clock, m_metrics);
    must(m_group
             ->runTask([this](Committer &committer) -> Result<void> {
                 const auto log = committer.ensureTenant(m_tenant);
                 return log ? Result<void>() : Result<void>(log.error());
             })
             .result);
    // The epoch is random; one seed is one history.
    must(execute(*m_database, QStringLiteral("UPDATE tenant SET epoch = ?"),
                 {QStringLiteral("0123456789abcdef0123456789abcdef")}));
    m_reader = must(StoreReader::open(m_folder));
    m_hub =
        std::make_unique<Hub>(HubParts{m_clock, m_registry, m_gatekeeper, *this,
                                       [this] { return StoreReader::open(m_folder); }, m_settings});
    for (int i = 0; i < 2; ++i)
        m_shards.push_back(must(m_hub->makeShard()));
}

void WorldHub::kill()
{
    m_submitted.clear();
    m_notes.clear();
    m_shards.clear();
    m_hub.reset();
    m_reader.reset();
    m_group.reset();
    m_database.reset();
}

void WorldHub::adopt(std::unique_ptr<Link> link)
{
    m_shards[m_nextShard++ % m_shards.size()]->adopt(std::move(link), Peer{{}, false});
}

void WorldHub::tick()
{
    for (const auto &shard : m_shards)
        shard->tick();
}

void WorldHub::commit(bool silent)
{
    if (m_submitted.empty())
        return;
    const auto submissions = std::exchange(m_submitted, {});
    const auto outcome = m_group->run(submissions, std::exchange(m_notes, {}));
    must(outcome.result);
    ++m_commits;
    for (size_t i = 0; i < submissions.size(); ++i)
        remember(submissions[i], outcome.results[i]);
    if (silent)
        return;
    for (size_t i = 0; i < submissions.size(); ++i)
        submissions[i].done(outcome.results[i]);
    for (const CommitBatchPtr &batch : outcome.batches)
        m_hub->deliver(batch);
}

void WorldHub::remember(const Submission &submission, const SubmissionResult &result)
{
    for (const Receipt &receipt : result.receipts) {
        const auto key = std::pair(submission.client, receipt.n);
        const auto before = m_answered.constFind(key);
        if (before == m_answered.cend()) {
            m_answered.insert(key, receipt);
        } else if (*before != receipt) {
            m_contradictions.append(
                QStringLiteral("edit %1 of %2 was answered differently when it came again")
                    .arg(receipt.n.value())
                    .arg(submission.platform));
        }
    }
}

void WorldHub::orderResync(const ResyncTarget &target, bool clear)
{
    const auto outcome = m_group->runTask([&](Committer &committer) -> Result<void> {
        const auto at = committer.orderResync(m_tenant, target, clear);
        return at ? Result<void>() : Result<void>(at.error());
    });
    must(outcome.result);
    for (const CommitBatchPtr &batch : outcome.batches)
        m_hub->deliver(batch);
    m_hub->resync(m_tenant, target);
}

bool WorldHub::knows(const ClientId &client)
{
    return must(ClientStore(*m_database).client(m_tenant, client)).has_value();
}

void WorldHub::forgetReceipt(const ClientId &client)
{
    const auto record = must(ClientStore(*m_database).client(m_tenant, client));
    if (!record || record->lastEdit.value() == 0)
        return;
    const QVariantList row{m_tenant.toString(), client.toString(),
                           qint64(record->lastEdit.value())};
    must(execute(*m_database,
                 QStringLiteral("DELETE FROM receipt WHERE tenant = ? AND client = ? AND n = ?"),
                 row));
    must(execute(*m_database,
                 QStringLiteral("UPDATE client SET last_edit = last_edit - 1 "
                                "WHERE tenant = ? AND client = ? AND last_edit = ?"),
                 row));
}

void WorldHub::submit(Submission submission)
{
    m_submitted.push_back(std::move(submission));
}

void WorldHub::acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence)
{
    ClientRecord seen;
    seen.id = client;
    seen.acknowledged = sequence;
    seen.lastSeen = m_clock.utc();
    m_notes.add(tenant, seen);
}

void WorldHub::introduce(const TenantId &tenant, const ClientRecord &client)
{
    m_notes.add(tenant, client);
}

Cursor WorldHub::head()
{
    return must(m_reader->head(m_tenant));
}

QString WorldHub::token(int client) const
{
    TokenClaims claims;
    claims.id = TokenId(QStringLiteral("author-%1").arg(client));
    claims.tenant = m_tenant;
    claims.role = Role::Curriculum;
    claims.issuedAt = std::chrono::milliseconds(1'700'000'000'000);
    claims.expiresAt = claims.issuedAt + std::chrono::hours(24 * 365);
    return m_gatekeeper.issue(claims);
}

} // namespace Batanidza
