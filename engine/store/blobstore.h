#pragma once

#include "engine/base/result.h"
#include "engine/base/sha256.h"
#include "engine/content/ids.h"

#include <QFile>
#include <QList>
#include <QSet>

#include <functional>
#include <memory>

//! Audio and pictures as files named by their SHA-256: `<folder>/ab/cd/abcd...`. Any thread may
//! read and put; two that put the same blob at once both succeed. Which tenant has which blob is
//! the store's to say (blobindex.h).
namespace Batanidza {

struct BlobBytes
{
    Sha256 hash;
    QByteArray bytes;
};

class BlobStore
{
public:
    static constexpr qint64 largest = 64 * 1024 * 1024;

    //! `folder` is made when the first blob comes.
    explicit BlobStore(QString folder)
        : m_folder(std::move(folder))
    {}

    //! Durable when this returns. Errors: too_large, invalid (the bytes have another hash),
    //! disk_full, unavailable. Does nothing where the blob is there, and mends a damaged one.
    [[nodiscard]] Result<void> put(const Sha256 &hash, QByteArrayView bytes) const;
    //! put() of all of them, with a few threads: a disk takes many syncs at once in little more
    //! time than one. Errors as put(); some blobs may be there then, each of them whole.
    [[nodiscard]] Result<void> putMany(const QList<BlobBytes> &blobs) const;

    //! How much of this tenant's unfinished upload is here: where to go on. 0 where none is.
    //! Uploads are each tenant's own, since having some of a blob tells that somebody sent it.
    [[nodiscard]] qint64 uploadOffset(const TenantId &tenant, const Sha256 &hash) const;
    //! Adds bytes to an upload that begins or goes on at `offset`. Errors: invalid (offset is not
    //! uploadOffset(); the detail says where to go on), too_large, disk_full, unavailable.
    [[nodiscard]] Result<void> appendUpload(const TenantId &tenant, const Sha256 &hash,
                                            qint64 offset, QByteArrayView bytes) const;
    //! Makes an upload the blob, durable; the bytes are hashed even where the blob is there
    //! already, so that only who has them gets it. Errors: not_found (there is no upload), invalid
    //! (the bytes have another hash: the upload is dropped), disk_full, unavailable.
    [[nodiscard]] Result<void> finishUpload(const TenantId &tenant, const Sha256 &hash) const;
    void dropUpload(const TenantId &tenant, const Sha256 &hash) const;

    [[nodiscard]] bool contains(const Sha256 &hash) const;
    //! Is it there with just so many bytes? A file cut short is as good as none.
    [[nodiscard]] bool contains(const Sha256 &hash, qint64 bytes) const;
    //! In bytes. not_found where there is none.
    [[nodiscard]] Result<qint64> size(const Sha256 &hash) const;
    //! For reading any part of it, without holding it in memory. not_found where there is none.
    [[nodiscard]] Result<std::unique_ptr<QFile>> open(const Sha256 &hash) const;
    //! The whole blob, checked. Errors: not_found; corrupt, and then it is put aside.
    [[nodiscard]] Result<QByteArray> read(const Sha256 &hash) const;
    //! Reads it through. Errors: not_found; corrupt, and then it is put aside where `quarantine`.
    [[nodiscard]] Result<void> verify(const Sha256 &hash, bool quarantine = true) const;
    //! Every blob, in order of its name; stops where `next` says false.
    [[nodiscard]] Result<void> each(
        const std::function<bool(const Sha256 &, qint64 bytes)> &next) const;

    [[nodiscard]] QString folder() const { return m_folder; }
    //! Where the file of a blob is or would be.
    [[nodiscard]] QString path(const Sha256 &hash) const;
    //! Where files are while they are coming.
    [[nodiscard]] QString partialFolder() const { return m_folder + QStringLiteral("/partial"); }

private:
    friend class IncomingBlob;

    [[nodiscard]] QString uploadPath(const TenantId &tenant, const Sha256 &hash) const;
    [[nodiscard]] Result<void> write(const Sha256 &hash, QByteArrayView bytes,
                                     QSet<QString> &folders) const;
    [[nodiscard]] Result<void> place(QFile &file, const Sha256 &hash, QSet<QString> &folders) const;
    void putAside(const Sha256 &hash) const;

    QString m_folder;
};

} // namespace Batanidza
