#pragma once

#include "engine/base/sha256.h"
#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <QList>

#include <chrono>
#include <optional>

//! Which blobs a tenant has. The bytes are in files: blobstore.h. Belongs to the thread of its
//! Database; add() runs in a transaction of the writer.
namespace Batanidza {

struct BlobRecord
{
    Sha256 hash;
    qint64 bytes = 0;
    std::chrono::milliseconds addedAt{0};
};

class BlobIndex
{
public:
    explicit BlobIndex(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<BlobRecord>> find(const TenantId &tenant,
                                                         const Sha256 &hash) const;
    //! Those of `hashes` that the tenant lacks, in their order.
    [[nodiscard]] Result<QList<Sha256>> missing(const TenantId &tenant,
                                                const QList<Sha256> &hashes) const;
    //! By hash, from behind `after`.
    [[nodiscard]] Result<QList<BlobRecord>> list(const TenantId &tenant, const Sha256 &after,
                                                 qint64 limit) const;
    //! How many and how many bytes.
    [[nodiscard]] Result<std::pair<qint64, qint64>> totals(const TenantId &tenant) const;
    //! Says that the bytes are there; they must be durable before this is committed.
    [[nodiscard]] Result<void> add(const TenantId &tenant, const BlobRecord &blob);

private:
    Database &m_database;
};

} // namespace Batanidza
