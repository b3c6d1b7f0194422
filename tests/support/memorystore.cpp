#include "tests/support/memorystore.h"

#include "engine/base/jsonread.h"
#include "engine/content/jsonpatch.h"

namespace Batanidza {

class MemoryReader final : public ContentReader
{
public:
    explicit MemoryReader(MemoryStore &store)
        : m_store(store)
    {}

    Result<Cursor> head(const TenantId &tenant) override
    {
        if (tenant != m_store.m_tenant)
            return Error{ErrorCode::NotFound, QStringLiteral("no such tenant")};
        return m_store.head();
    }
    Result<Sequence> oldest(const TenantId &) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        return Sequence(m_store.m_last == 0 ? 0 : m_store.m_oldest);
    }
    Result<QList<Change>> changes(const TenantId &, Sequence after, Sequence upTo,
                                  qint64 limit) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        QList<Change> found;
        for (const Change &change : std::as_const(m_store.m_log)) {
            if (change.sequence > after && change.sequence <= upTo && found.size() < limit)
                found.append(change);
        }
        return found;
    }
    Result<std::optional<Head>> itemHead(const TenantId &, const ItemId &id) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        const auto head = m_store.m_heads.constFind(id.toString());
        return head == m_store.m_heads.constEnd() ? std::optional<Head>() : *head;
    }
    Result<QList<Head>> liveHeads(const TenantId &, const QString &type) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        QList<Head> heads;
        for (const Head &head : std::as_const(m_store.m_heads)) {
            if (!head.deleted && head.type == type)
                heads.append(head);
        }
        return heads;
    }
    Result<QStringList> types(const TenantId &) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        QStringList types;
        for (const Head &head : std::as_const(m_store.m_heads)) {
            if (!types.contains(head.type))
                types.append(head.type);
        }
        return types;
    }
    Result<QByteArray> body(const TenantId &, const Sha256 &hash) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        if (!m_store.m_bodies.contains(hash))
            return Error{ErrorCode::NotFound, QStringLiteral("no such body")};
        return m_store.m_bodies.value(hash);
    }
    Result<std::optional<RevisionInfo>> revision(const TenantId &, const ItemId &id,
                                                 Version version) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        const auto found = m_store.m_revisions.constFind({id.toString(), version.value()});
        return found == m_store.m_revisions.constEnd() ? std::optional<RevisionInfo>() : *found;
    }
    Result<std::optional<ClientRecord>> client(const TenantId &, const ClientId &id) override
    {
        const QMutexLocker lock(&m_store.m_mutex);
        const auto found = m_store.m_clients.constFind(id.toString());
        return found == m_store.m_clients.constEnd() ? std::optional<ClientRecord>() : *found;
    }
    Result<bool> hasBlob(const TenantId &, const Sha256 &hash) override
    {
        return hash == Sha256::of("a blob that is here");
    }

private:
    MemoryStore &m_store;
};

std::unique_ptr<ContentReader> MemoryStore::reader()
{
    return std::make_unique<MemoryReader>(*this);
}

CommitBatchPtr MemoryStore::put(const QString &id, const Json &body, const QString &type,
                                Priority priority, const QStringList &platforms)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 from = m_last;
    return batchOf(from, {append(ItemId(id), type, body, priority, platforms, {})});
}

CommitBatchPtr MemoryStore::remove(const QString &id)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 from = m_last;
    return batchOf(
        from, {append(ItemId(id), m_heads.value(id).type, std::nullopt, Priority::Normal, {}, {})});
}

CommitBatchPtr MemoryStore::batchOf(qint64 from, QList<CommittedChange> changes) const
{
    return std::make_shared<const CommitBatch>(m_tenant, Cursor{epoch, Sequence(from)},
                                               Cursor{epoch, Sequence(m_last)}, std::move(changes));
}

CommittedChange MemoryStore::append(const ItemId &id, const QString &type,
                                    const std::optional<Json> &body, Priority priority,
                                    const QStringList &platforms, const ChangeOrigin &origin)
{
    Head &head = m_heads[id.toString()];
    CommittedChange committed;
    if (head.version.value() > 0 && !head.deleted)
        committed.previousBody = m_bodies.value(head.hash);
    head.id = id;
    head.type = type;
    head.version = head.version.next();
    head.deleted = !body;
    head.sequence = Sequence(++m_last);
    if (body) {
        committed.body = writeJson(*body);
        head.hash = Sha256::of(committed.body);
        m_bodies.insert(head.hash, committed.body);
    }
    RevisionInfo revision;
    revision.version = head.version;
    revision.hash = head.hash;
    revision.deleted = head.deleted;
    revision.sequence = head.sequence;
    m_revisions.insert({id.toString(), head.version.value()}, revision);
    committed.change =
        Change{head.sequence, id,        type,
               head.version,  head.hash, head.deleted,
               priority,      platforms, std::chrono::milliseconds(1'700'000'000'000 + m_last),
               origin};
    m_log.append(committed.change);
    return committed;
}

Receipt MemoryStore::apply(const Submission &submission, const SubmittedEdit &submitted,
                           QList<CommittedChange> &changes)
{
    Receipt receipt;
    receipt.n = submitted.n;
    if (!submitted.edit) {
        receipt.id = submitted.id;
        receipt.error = submitted.edit.error();
        return receipt;
    }
    const Edit &edit = *submitted.edit;
    receipt.id = edit.id;
    const Head head = m_heads.value(edit.id.toString());
    const auto *base = std::get_if<BaseVersion>(&edit.base);
    const Version known = base ? base->version : Version(0);
    if (known != head.version) {
        receipt.status = EditStatus::Queued;
        receipt.sequence = Sequence(++m_last);
        receipt.conflict = ConflictId(u'c' + QString::number(m_last));
        receipt.version = head.version;
        receipt.hash = head.hash;
        return receipt;
    }
    std::optional<Json> body;
    if (submitted.prepared)
        body = *readJson(submitted.prepared->canonical);
    else if (const auto *whole = std::get_if<EditBody>(&edit.content))
        body = whole->body;
    const CommittedChange committed =
        append(edit.id, edit.type, body, edit.priority, edit.platforms,
               {submission.platform, edit.author, editMark(submission.client, edit.n)});
    changes.append(committed);
    receipt.status = EditStatus::Applied;
    receipt.version = committed.change.version;
    receipt.hash = committed.change.hash;
    receipt.sequence = committed.change.sequence;
    return receipt;
}

void MemoryStore::submit(Submission submission)
{
    SubmissionResult result;
    CommitBatchPtr batch;
    {
        const QMutexLocker lock(&m_mutex);
        const qint64 from = m_last;
        ClientRecord &client = m_clients[submission.client.toString()];
        client.id = submission.client;
        client.subject = submission.subject;
        QList<CommittedChange> changes;
        for (const SubmittedEdit &edit : std::as_const(submission.edits)) {
            const std::pair key(submission.client.toString(), edit.n.value());
            if (edit.n <= client.lastEdit) {
                const auto known = m_receipts.value(key);
                if (known.first != edit.fingerprint) {
                    result.error =
                        Error{ErrorCode::EditReused, QStringLiteral("other bytes under this n")};
                    break;
                }
                result.receipts.append(known.second);
                continue;
            }
            if (edit.n != client.lastEdit.next()) {
                result.error = Error{ErrorCode::EditGap, QStringLiteral("n is not the next one")};
                break;
            }
            const Receipt receipt = apply(submission, edit, changes);
            client.lastEdit = edit.n;
            m_receipts.insert(key, {edit.fingerprint, receipt});
            result.receipts.append(receipt);
        }
        result.lastEdit = client.lastEdit;
        if (m_last != from)
            batch = batchOf(from, std::move(changes));
    }
    if (batch && onCommitted)
        onCommitted(batch);
    submission.done(result);
}

} // namespace Batanidza
