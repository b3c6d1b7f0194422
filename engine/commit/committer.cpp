#include "engine/commit/committer.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/blobindex.h"
#include "engine/store/query.h"
#include "engine/store/receiptstore.h"

namespace Batanidza {

Committer::Committer(Database &database, const Clock &clock, const CommitLimits &limits)
    : m_database(database)
    , m_clock(clock)
    , m_log(database)
    , m_applier(database, m_log, clock, limits)
    , m_conflicts(database, m_log, m_applier, clock)
{}

Result<Committer::ClientState *> Committer::client(const TenantId &tenant, const ClientId &id)
{
    const ClientKey key(tenant, id);
    auto it = m_clients.find(key);
    if (it == m_clients.end()) {
        const auto stored = ClientStore(m_database).client(tenant, id);
        if (!stored)
            return stored.error();
        ClientState state;
        state.record = stored->value_or(ClientRecord{});
        state.record.id = id;
        it = m_clients.insert(key, state);
    }
    return &*it;
}

Result<Receipt> Committer::take(const Submission &from, const SubmittedEdit &submitted)
{
    m_halfDone = false;
    if (const auto end = m_log.end(from.tenant, m_clock.utc()); !end)
        return end.error();
    const auto state = client(from.tenant, from.client);
    if (!state)
        return state.error();
    ClientRecord &record = (*state)->record;
    if (!record.subject.isEmpty() && !from.subject.isEmpty() && record.subject != from.subject) {
        return Error{
            ErrorCode::Unauthorised,
            QStringLiteral("client %1 belongs to the token that first used it: take a new clientId")
                .arg(from.client.toString())};
    }
    ReceiptStore receipts(m_database);
    if (submitted.n <= record.lastEdit) {
        const auto stored = receipts.find(from.tenant, from.client, submitted.n);
        if (!stored)
            return stored.error();
        if (!*stored || (*stored)->fingerprint != submitted.fingerprint) {
            return Error{ErrorCode::EditReused,
                         QStringLiteral(
                             "edit %1 was taken with other content: take a new clientId and number "
                             "from 1")
                             .arg(submitted.n.value())};
        }
        return (*stored)->receipt;
    }
    if (submitted.n != record.lastEdit.next()) {
        return Error{ErrorCode::EditGap, QStringLiteral("edit %1 came, the next one is %2")
                                             .arg(submitted.n.value())
                                             .arg(record.lastEdit.value() + 1)};
    }

    m_halfDone = true;
    StoredReceipt made;
    made.fingerprint = submitted.fingerprint;
    if (submitted.edit) {
        const EditSource source{from.client,        from.platform, from.subject,
                                from.mayPrioritise, QString(),     Version()};
        auto receipt = m_applier.apply(from.tenant, *submitted.edit, source, submitted.prepared);
        if (!receipt)
            return receipt.error();
        made.receipt = std::move(*receipt);
        if (made.receipt.status == EditStatus::Rejected)
            made.base = submitted.edit->base;
    } else {
        made.receipt.id = submitted.id;
        made.receipt.status = EditStatus::Rejected;
        made.receipt.error = submitted.edit.error();
    }
    made.receipt.n = submitted.n;
    if (const auto done = receipts.add(from.tenant, from.client, made); !done)
        return done.error();
    record.lastEdit = submitted.n;
    record.lastSeen = m_clock.utc();
    if (record.subject.isEmpty())
        record.subject = from.subject;
    if (!from.platform.isEmpty())
        record.platform = from.platform;
    if (!from.app.isEmpty())
        record.app = from.app;
    (*state)->dirty = true;
    m_halfDone = false;
    return made.receipt;
}

Result<EditNumber> Committer::lastEdit(const TenantId &tenant, const ClientId &id)
{
    const auto state = client(tenant, id);
    if (!state)
        return state.error();
    return (*state)->record.lastEdit;
}

Result<void> Committer::noteClient(const TenantId &tenant, const ClientRecord &seen)
{
    if (const auto end = m_log.end(tenant, m_clock.utc()); !end)
        return end.error();
    const auto known = m_clients.find({tenant, seen.id});
    if (known == m_clients.end()) // thousands come at once: one statement each
        return ClientStore(m_database).note(tenant, seen);
    ClientRecord &record = known->record;
    if (record.subject.isEmpty())
        record.subject = seen.subject;
    if (!seen.platform.isEmpty())
        record.platform = seen.platform;
    if (!seen.app.isEmpty())
        record.app = seen.app;
    record.acknowledged = std::max(record.acknowledged, seen.acknowledged);
    record.lastSeen = std::max(record.lastSeen, seen.lastSeen);
    known->dirty = true;
    return {};
}

Result<Cursor> Committer::ensureTenant(const TenantId &tenant)
{
    const auto end = m_log.end(tenant, m_clock.utc());
    if (!end)
        return end.error();
    return (*end)->cursor;
}

Result<void> Committer::addBlob(const TenantId &tenant, const Sha256 &hash, qint64 bytes)
{
    if (const auto end = m_log.end(tenant, m_clock.utc()); !end)
        return end.error();
    return BlobIndex(m_database).add(tenant, {hash, bytes, m_clock.utc()});
}

Result<Sequence> Committer::appendOwn(const TenantId &tenant, const QString &kind, JsonObject event)
{
    const auto now = m_clock.utc();
    const auto end = m_log.end(tenant, now);
    if (!end)
        return end.error();
    const Sequence sequence = (*end)->cursor.sequence.next();
    event.set(QStringLiteral("seq"), sequence.value());
    event.set(QStringLiteral("tenant"), tenant.toString());
    event.set(QStringLiteral("kind"), kind);
    event.set(QStringLiteral("at"), qint64(now.count()));
    if (const auto done = m_log.append(tenant, kind, Json(std::move(event))); !done)
        return done.error();
    return sequence;
}

Result<Sequence> Committer::recordAdmin(const TenantId &tenant, const QString &action,
                                        const Json &details, const QString &subject)
{
    JsonObject event{{QStringLiteral("action"), action}, {QStringLiteral("details"), details}};
    if (!subject.isEmpty())
        event.set(QStringLiteral("subject"), subject);
    return appendOwn(tenant, QStringLiteral("admin"), std::move(event));
}

Result<Sequence> Committer::setMergePolicy(const TenantId &tenant, const Json &overrides,
                                           const QString &subject)
{
    if (const auto set = m_applier.policies().setOverrides(tenant, overrides); !set)
        return set.error();
    return recordAdmin(
        tenant, QStringLiteral("merge-policy"),
        JsonObject{{QStringLiteral("hash"), Sha256::of(writeJson(overrides)).toHex()}}, subject);
}

Result<Sequence> Committer::orderResync(const TenantId &tenant, const ResyncTarget &target,
                                        bool clear, const QString &subject)
{
    ResyncStore marks(m_database);
    const auto cost = marks.cost(tenant, target, clear);
    if (!cost)
        return cost.error();
    JsonObject details{{QStringLiteral("devices"), cost->devices}};
    if (target.client)
        details.set(QStringLiteral("client"), target.client->toString());
    else if (!target.platform.isEmpty())
        details.set(QStringLiteral("platform"), target.platform);
    const auto at = recordAdmin(
        tenant, clear ? QStringLiteral("clearLocalContent") : QStringLiteral("forceSyncAll"),
        Json(std::move(details)), subject);
    if (!at)
        return at.error();
    if (const auto done = marks.add(tenant, target, clear, *at); !done)
        return done.error();
    return *at;
}

Result<void> Committer::setSavepoint()
{
    m_log.save();
    m_savedClients = m_clients;
    return execute(m_database, QStringLiteral("SAVEPOINT edit"));
}

Result<void> Committer::releaseSavepoint()
{
    return execute(m_database, QStringLiteral("RELEASE SAVEPOINT edit"));
}

Result<void> Committer::rollBackToSavepoint()
{
    m_log.restore();
    m_clients = m_savedClients;
    const auto back = execute(m_database, QStringLiteral("ROLLBACK TO SAVEPOINT edit"));
    return back ? releaseSavepoint() : back;
}

Result<QList<CommitBatchPtr>> Committer::finish()
{
    for (auto it = m_clients.begin(); it != m_clients.end(); ++it) {
        if (!it->dirty)
            continue;
        const auto written = ClientStore(m_database).put(it.key().first, it->record);
        if (!written)
            return written.error();
    }
    return m_log.finish();
}

void Committer::reset()
{
    m_log.reset();
    m_clients.clear();
    m_savedClients.clear();
}

} // namespace Batanidza
