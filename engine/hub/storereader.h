#pragma once

#include "engine/hub/contentreader.h"
#include "engine/store/blobindex.h"
#include "engine/store/blobstore.h"
#include "engine/store/eventlog.h"

#include <memory>

//! A ContentReader over a read-only connection and the blobs' files. Belongs to the thread that
//! opened the connection.
namespace Batanidza {

class StoreReader final : public ContentReader
{
public:
    StoreReader(std::unique_ptr<Database> database, BlobStore blobs);
    //! Opens the workspace's store read-only in the calling thread.
    [[nodiscard]] static Result<std::unique_ptr<ContentReader>> open(const QString &dataFolder,
                                                                     ContentCache *cache = nullptr);

    Result<Cursor> head(const TenantId &tenant) override;
    Result<Sequence> oldest(const TenantId &tenant) override;
    Result<QList<Change>> changes(const TenantId &tenant, Sequence after, Sequence upTo,
                                  qint64 limit) override;
    Result<std::optional<Head>> itemHead(const TenantId &tenant, const ItemId &id) override;
    Result<QList<Head>> liveHeads(const TenantId &tenant, const QString &type) override;
    Result<QStringList> types(const TenantId &tenant) override;
    Result<QByteArray> body(const TenantId &tenant, const Sha256 &hash) override;
    Result<std::optional<RevisionInfo>> revision(const TenantId &tenant, const ItemId &id,
                                                 Version version) override;
    Result<std::optional<ClientRecord>> client(const TenantId &tenant, const ClientId &id) override;
    Result<ResyncMark> resync(const TenantId &tenant, const ClientId &client) override;
    Result<bool> hasResyncs(const TenantId &tenant) override;
    //! True where the tenant was given it and its file is there with all its bytes.
    Result<bool> hasBlob(const TenantId &tenant, const Sha256 &hash) override;

private:
    std::unique_ptr<Database> m_database;
    BlobStore m_blobs;
    ContentStore m_content;
    EventLog m_log;
    ClientStore m_clients;
    BlobIndex m_blobIndex;
};

} // namespace Batanidza
