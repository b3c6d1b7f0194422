#pragma once

#include "engine/commit/submission.h"
#include "engine/content/change.h"
#include "engine/content/schemaversions.h"
#include "engine/store/clientstore.h"
#include "engine/store/contentstore.h"
#include "engine/store/resyncstore.h"

#include <QList>

#include <optional>

//! What a hub reads of the store. Belongs to one thread, like the connection behind it.
namespace Batanidza {

class ContentCache;

class ContentReader
{
public:
    ContentReader() = default;
    ContentReader(const ContentReader &) = delete;
    ContentReader &operator=(const ContentReader &) = delete;
    virtual ~ContentReader() = default;

    //! Epoch and last sequence; `not_found` where the tenant does not exist.
    [[nodiscard]] virtual Result<Cursor> head(const TenantId &tenant) = 0;
    //! The oldest event still kept; 0 where the log is empty.
    [[nodiscard]] virtual Result<Sequence> oldest(const TenantId &tenant) = 0;
    //! Changes of content with after < sequence <= upTo, at most `limit`, in order.
    [[nodiscard]] virtual Result<QList<Change>> changes(const TenantId &tenant, Sequence after,
                                                        Sequence upTo, qint64 limit) = 0;
    [[nodiscard]] virtual Result<std::optional<Head>> itemHead(const TenantId &tenant,
                                                               const ItemId &id) = 0;
    [[nodiscard]] virtual Result<QList<Head>> liveHeads(const TenantId &tenant,
                                                        const QString &type) = 0;
    [[nodiscard]] virtual Result<QStringList> types(const TenantId &tenant) = 0;
    //! Canonical bytes.
    [[nodiscard]] virtual Result<QByteArray> body(const TenantId &tenant, const Sha256 &hash) = 0;
    [[nodiscard]] virtual Result<std::optional<RevisionInfo>> revision(const TenantId &tenant,
                                                                       const ItemId &id,
                                                                       Version version) = 0;
    [[nodiscard]] virtual Result<std::optional<ClientRecord>> client(const TenantId &tenant,
                                                                     const ClientId &id) = 0;
    //! Whether this client was ordered to compare its content again; never, where a store keeps no
    //! such orders.
    [[nodiscard]] virtual Result<ResyncMark> resync(const TenantId &, const ClientId &)
    {
        return ResyncMark();
    }
    //! Whether resync() can say anything but never for any client of the tenant.
    [[nodiscard]] virtual Result<bool> hasResyncs(const TenantId &) { return false; }
    [[nodiscard]] virtual Result<bool> hasBlob(const TenantId &tenant, const Sha256 &hash) = 0;

    //! Where bodies are read from and kept; null: each is read and adapted anew. It outlives this.
    void setCache(ContentCache *cache) { m_cache = cache; }
    [[nodiscard]] ContentCache *cache() const { return m_cache; }
    //! The majors that lessons are given in. They outlive this.
    void setSchemas(const SchemaVersions &schemas) { m_schemas = &schemas; }
    [[nodiscard]] const SchemaVersions &schemas() const { return *m_schemas; }

private:
    ContentCache *m_cache = nullptr;
    const SchemaVersions *m_schemas = &SchemaVersions::builtIn();
};

//! Where edits and acknowledgements go: the writer. Thread-safe.
class EditSink
{
public:
    EditSink() = default;
    EditSink(const EditSink &) = delete;
    EditSink &operator=(const EditSink &) = delete;
    virtual ~EditSink() = default;

    //! `submission.done` is always called, in the writer's thread.
    virtual void submit(Submission submission) = 0;
    virtual void acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence) = 0;
    //! What a hello told of a client, above all whose it is; see Writer::introduce().
    virtual void introduce(const TenantId &tenant, const ClientRecord &client) = 0;
    //! Counts commits that changed more than what is known of clients, each before anybody hears of
    //! it; nothing where they are not counted.
    [[nodiscard]] virtual std::optional<quint64> commitCount() const { return std::nullopt; }
};

} // namespace Batanidza
