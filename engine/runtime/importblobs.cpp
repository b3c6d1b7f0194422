#include "engine/runtime/importblobs.h"

#include "engine/store/blobindex.h"

namespace Batanidza {

namespace {

// So much is held in memory and made durable together.
constexpr qint64 bytesInBatch = 8 * 1024 * 1024;

} // namespace

ImportBlobs::ImportBlobs(ImportSource &source, Database &reading, BlobStore store)
    : m_source(source)
    , m_reading(reading)
    , m_store(std::move(store))
{}

void ImportBlobs::found(qsizetype entry, const QByteArray &bytes)
{
    m_entries.insert(Sha256::of(bytes), entry);
}

Result<ImportBlobs::Taken> ImportBlobs::take(const TenantId &tenant, const QList<BlobWish> &wishes)
{
    const BlobIndex index(m_reading);
    Taken taken;
    QList<BlobBytes> held;
    qint64 heldBytes = 0;
    for (const BlobWish &wish : wishes) {
        const Sha256 &hash = wish.hash;
        const bool first = !m_wanted.contains(hash);
        m_wanted.insert(hash);
        if (!first)
            continue;
        const auto known = index.find(tenant, hash);
        if (!known)
            return known.error();
        // A file that was lost or cut short is stored again.
        if (*known && m_store.contains(hash, (*known)->bytes))
            continue;
        const auto entry = m_entries.constFind(hash);
        if (entry == m_entries.constEnd()) {
            taken.absent.insert(hash);
            continue;
        }
        const auto bytes = m_source.read(*entry);
        if (!bytes || Sha256::of(*bytes) != hash) {
            taken.absent.insert(hash);
            continue;
        }
        taken.stored.append({hash, bytes->size()});
        held.append({hash, *bytes});
        heldBytes += bytes->size();
        if (heldBytes < bytesInBatch)
            continue;
        if (const auto put = m_store.putMany(held); !put)
            return put.error();
        held.clear();
        heldBytes = 0;
    }
    if (const auto put = m_store.putMany(held); !put)
        return put.error();
    return taken;
}

QMap<qsizetype, Sha256> ImportBlobs::unwanted() const
{
    QMap<qsizetype, Sha256> left;
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
        if (!m_wanted.contains(it.key()))
            left.insert(*it, it.key());
    }
    return left;
}

} // namespace Batanidza
