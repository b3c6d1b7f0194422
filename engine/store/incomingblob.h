#pragma once

#include "engine/store/blobstore.h"

#include <QCryptographicHash>

//! One blob as it comes from elsewhere, piece by piece: written to a file of its own, hashed while
//! it comes, and never seen by anybody before it is whole and right. One thread at a time.
namespace Batanidza {

class IncomingBlob
{
public:
    //! It will have `bytes` bytes. Its file is made by the first of them.
    IncomingBlob(const BlobStore &store, const Sha256 &hash, qint64 bytes);
    //! What was not placed goes.
    ~IncomingBlob();
    IncomingBlob(const IncomingBlob &) = delete;
    IncomingBlob &operator=(const IncomingBlob &) = delete;

    //! Errors: too_large (it has no more bytes, or no blob has so many), disk_full, unavailable.
    [[nodiscard]] Result<void> append(QByteArrayView piece);
    //! How much came.
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    //! From the first byte on again.
    void restart();
    //! Makes it the blob, durable when this returns. Errors: invalid (another hash or length: what
    //! came is dropped), disk_full, unavailable.
    [[nodiscard]] Result<void> finish();

    //! Drops what a killed process left. Nobody may be at it.
    static void sweep(const BlobStore &store);

private:
    const BlobStore m_store;
    const Sha256 m_hash;
    const qint64 m_bytes;
    QFile m_file;
    QCryptographicHash m_digest{QCryptographicHash::Sha256};
    qint64 m_size = 0;
};

} // namespace Batanidza
