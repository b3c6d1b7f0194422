#include "engine/hub/storereader.h"

#include "engine/hub/contentcache.h"
#include "engine/store/workspace.h"

namespace Batanidza {

StoreReader::StoreReader(std::unique_ptr<Database> database, BlobStore blobs)
    : m_database(std::move(database))
    , m_blobs(std::move(blobs))
    , m_content(*m_database)
    , m_log(*m_database)
    , m_clients(*m_database)
    , m_blobIndex(*m_database)
{}

Result<std::unique_ptr<ContentReader>> StoreReader::open(const QString &dataFolder,
                                                         ContentCache *cache)
{
    auto database = Database::open(storeFile(dataFolder), Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    std::unique_ptr<ContentReader> reader =
        std::make_unique<StoreReader>(std::move(*database), BlobStore(blobFolder(dataFolder)));
    reader->setCache(cache);
    return reader;
}

Result<Cursor> StoreReader::head(const TenantId &tenant)
{
    return m_log.head(tenant);
}

Result<Sequence> StoreReader::oldest(const TenantId &tenant)
{
    return m_log.oldest(tenant);
}

Result<QList<Change>> StoreReader::changes(const TenantId &tenant, Sequence after, Sequence upTo,
                                           qint64 limit)
{
    return m_log.changes(tenant, after, upTo, limit);
}

Result<std::optional<Head>> StoreReader::itemHead(const TenantId &tenant, const ItemId &id)
{
    return m_content.head(tenant, id);
}

Result<QList<Head>> StoreReader::liveHeads(const TenantId &tenant, const QString &type)
{
    return m_content.liveHeads(tenant, type);
}

Result<QStringList> StoreReader::types(const TenantId &tenant)
{
    return m_content.types(tenant);
}

Result<QByteArray> StoreReader::body(const TenantId &tenant, const Sha256 &hash)
{
    const auto read = [&] { return m_content.body(tenant, hash); };
    return cache() ? cache()->body(tenant, hash, read) : read();
}

Result<std::optional<RevisionInfo>> StoreReader::revision(const TenantId &tenant, const ItemId &id,
                                                          Version version)
{
    return m_content.revision(tenant, id, version);
}

Result<std::optional<ClientRecord>> StoreReader::client(const TenantId &tenant, const ClientId &id)
{
    return m_clients.client(tenant, id);
}

Result<ResyncMark> StoreReader::resync(const TenantId &tenant, const ClientId &client)
{
    return ResyncStore(*m_database).mark(tenant, client);
}

Result<bool> StoreReader::hasResyncs(const TenantId &tenant)
{
    return ResyncStore(*m_database).any(tenant);
}

Result<bool> StoreReader::hasBlob(const TenantId &tenant, const Sha256 &hash)
{
    const auto known = m_blobIndex.find(tenant, hash);
    if (!known)
        return known.error();
    return *known && m_blobs.contains(hash, (*known)->bytes);
}

} // namespace Batanidza
