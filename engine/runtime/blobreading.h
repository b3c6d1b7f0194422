#pragma once

#include "engine/content/ids.h"
#include "engine/store/blobstore.h"

#include <optional>

//! Reads a tenant's blobs for those who may wait: the file here and, where that is not whole, what
//! the network tier brings. A value; any thread without an event loop.
namespace Batanidza {

class BlobOrigin;

//! Gives a blob, checked by its hash. Errors: not_found, corrupt, unavailable.
using ReadBlob = std::function<Result<QByteArray>(const Sha256 &)>;

class BlobReading
{
public:
    //! `origin` may be null, and outlives this otherwise.
    BlobReading(QString dataFolder, TenantId tenant, BlobOrigin *origin = nullptr);

    //! It is here, or the tenant has it and an origin may have it too.
    [[nodiscard]] bool contains(const Sha256 &hash) const;
    //! Checked by its hash. Waits for the network as long as a request over HTTP would. Errors:
    //! not_found, corrupt; unavailable (the origin cannot be asked now).
    [[nodiscard]] Result<QByteArray> read(const Sha256 &hash) const;

private:
    //! What the index says of it; nothing where the tenant has not got it, or there is no origin.
    [[nodiscard]] std::optional<qint64> fetchable(const Sha256 &hash) const;

    const QString m_dataFolder;
    const TenantId m_tenant;
    const BlobStore m_blobs;
    BlobOrigin *m_origin;
};

} // namespace Batanidza
