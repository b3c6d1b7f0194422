#include "engine/runtime/blobreading.h"

#include "engine/http/bloborigin.h"
#include "engine/store/blobindex.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <semaphore>

namespace Batanidza {

BlobReading::BlobReading(QString dataFolder, TenantId tenant, BlobOrigin *origin)
    : m_dataFolder(std::move(dataFolder))
    , m_tenant(std::move(tenant))
    , m_blobs(blobFolder(m_dataFolder))
    , m_origin(origin)
{}

std::optional<qint64> BlobReading::fetchable(const Sha256 &hash) const
{
    if (!m_origin || !m_origin->isOn())
        return std::nullopt;
    const auto database = openForReading(storeFile(m_dataFolder));
    if (!database)
        return std::nullopt;
    const auto known = BlobIndex(**database).find(m_tenant, hash);
    return known && *known ? std::optional((*known)->bytes) : std::nullopt;
}

bool BlobReading::contains(const Sha256 &hash) const
{
    return m_blobs.contains(hash) || fetchable(hash);
}

Result<QByteArray> BlobReading::read(const Sha256 &hash) const
{
    auto bytes = m_blobs.read(hash);
    const auto length = bytes ? std::nullopt : fetchable(hash);
    if (!length)
        return bytes;
    struct Wait
    {
        std::binary_semaphore over{0};
        Result<void> outcome;
    };
    const auto wait = std::make_shared<Wait>();
    m_origin->bring(hash, *length, [wait](const Result<void> &outcome) {
        wait->outcome = outcome;
        wait->over.release();
    });
    wait->over.acquire();
    if (!wait->outcome)
        return wait->outcome.error();
    return m_blobs.read(hash);
}

} // namespace Batanidza
