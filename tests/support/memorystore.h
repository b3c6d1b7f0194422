#pragma once

#include "engine/base/jsonwrite.h"
#include "engine/commit/commitbatch.h"
#include "engine/hub/contentreader.h"

#include <QMap>
#include <QMutex>

#include <atomic>
#include <functional>
#include <memory>

//! A store in memory with the rules that a hub relies on: one log, heads, receipts, and edits that
//! are applied where their base is the head and queued where it is not. Thread-safe.
namespace Batanidza {

class MemoryStore final : public EditSink
{
public:
    explicit MemoryStore(TenantId tenant = TenantId(QStringLiteral("demo")))
        : m_tenant(std::move(tenant))
    {}

    std::function<void(const CommitBatchPtr &)>
        onCommitted; //!< called for each submission that changed the log
    Epoch epoch = newEpoch();
    //! As a writer that has not come to them yet.
    std::atomic<bool> holdIntroductions{false};

    [[nodiscard]] const TenantId &tenant() const { return m_tenant; }
    [[nodiscard]] Cursor head() const
    {
        const QMutexLocker lock(&m_mutex);
        return {epoch, Sequence(m_last)};
    }
    //! Forgets events up to and with this one.
    void trim(qint64 upTo)
    {
        const QMutexLocker lock(&m_mutex);
        m_log.removeIf([&](const Change &change) { return change.sequence.value() <= upTo; });
        m_oldest = upTo + 1;
    }
    //! An event that changes no content.
    void addOtherEvent()
    {
        const QMutexLocker lock(&m_mutex);
        ++m_last;
    }
    void setSubject(const ClientId &client, const QString &subject)
    {
        const QMutexLocker lock(&m_mutex);
        ClientRecord record;
        record.id = client;
        record.subject = subject;
        m_clients.insert(client.toString(), record);
    }
    [[nodiscard]] QMap<QString, std::pair<qint64, QByteArray>> live() const
    {
        const QMutexLocker lock(&m_mutex);
        QMap<QString, std::pair<qint64, QByteArray>> all;
        for (const Head &head : m_heads) {
            if (!head.deleted)
                all.insert(head.id.toString(), {head.version.value(), m_bodies.value(head.hash)});
        }
        return all;
    }
    //! Puts one revision without any client.
    CommitBatchPtr put(const QString &id, const Json &body,
                       const QString &type = QStringLiteral("lesson"),
                       Priority priority = Priority::Normal, const QStringList &platforms = {});
    CommitBatchPtr remove(const QString &id);

    void submit(Submission submission) override;
    void acknowledge(const TenantId &, const ClientId &client, Sequence sequence) override
    {
        const QMutexLocker lock(&m_mutex);
        m_clients[client.toString()].acknowledged = sequence;
    }
    void introduce(const TenantId &, const ClientRecord &client) override
    {
        const QMutexLocker lock(&m_mutex);
        if (holdIntroductions)
            return;
        ClientRecord &record = m_clients[client.id.toString()];
        record.id = client.id;
        if (record.subject.isEmpty())
            record.subject = client.subject;
    }
    [[nodiscard]] QString subject(const ClientId &client) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_clients.value(client.toString()).subject;
    }
    [[nodiscard]] Sequence acknowledged(const ClientId &client) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_clients.value(client.toString()).acknowledged;
    }
    [[nodiscard]] std::unique_ptr<ContentReader> reader();

private:
    friend class MemoryReader;
    CommittedChange append(const ItemId &id, const QString &type, const std::optional<Json> &body,
                           Priority priority, const QStringList &platforms,
                           const ChangeOrigin &origin);
    Receipt apply(const Submission &submission, const SubmittedEdit &edit,
                  QList<CommittedChange> &changes);
    CommitBatchPtr batchOf(qint64 from, QList<CommittedChange> changes) const;

    const TenantId m_tenant;
    mutable QMutex m_mutex;
    qint64 m_last = 0;
    qint64 m_oldest = 1;
    QList<Change> m_log;
    QMap<QString, Head> m_heads;
    QMap<std::pair<QString, qint64>, RevisionInfo> m_revisions;
    QHash<Sha256, QByteArray> m_bodies;
    QHash<QString, ClientRecord> m_clients;
    QMap<std::pair<QString, qint64>, std::pair<Sha256, Receipt>> m_receipts;
};

} // namespace Batanidza
