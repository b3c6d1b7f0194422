#include "engine/store/incomingblob.h"

#include "engine/store/blobfile.h"

#include <QDir>
#include <QRandomGenerator>

#include <cerrno>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

IncomingBlob::IncomingBlob(const BlobStore &store, const Sha256 &hash, qint64 bytes)
    : m_store(store)
    , m_hash(hash)
    , m_bytes(bytes)
    , m_file(store.partialFolder() +
             u"/coming-%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QChar(u'0')))
{}

IncomingBlob::~IncomingBlob()
{
    restart();
}

void IncomingBlob::restart()
{
    if (m_file.isOpen()) {
        m_file.close();
        QFile::remove(m_file.fileName());
    }
    m_digest.reset();
    m_size = 0;
}

Result<void> IncomingBlob::append(QByteArrayView piece)
{
    if (piece.size() > m_bytes - m_size || m_bytes > BlobStore::largest) {
        return Error{ErrorCode::TooLarge,
                     u"more comes than the %1 bytes of blob %2"_s.arg(m_bytes).arg(m_hash.toHex())};
    }
    if (!m_file.isOpen()) {
        if (!QDir().mkpath(m_store.partialFolder()))
            return fileError(u"making "_s + m_store.partialFolder(), errno);
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
            return fileError(u"opening "_s + m_file.fileName(), errno);
    }
    const auto written = writeAll(m_file, piece);
    if (!written) {
        restart(); // half of the piece may be there
        return written;
    }
    m_digest.addData(piece);
    m_size += piece.size();
    return {};
}

Result<void> IncomingBlob::finish()
{
    if (m_size != m_bytes || Sha256::fromBytes(m_digest.result()) != m_hash) {
        restart();
        return Error{ErrorCode::Invalid,
                     u"the bytes that came are not the blob %1"_s.arg(m_hash.toHex())};
    }
    if (!m_file.isOpen()) // of no bytes
        return m_store.put(m_hash, {});
    QSet<QString> folders;
    const auto placed = m_store.place(m_file, m_hash, folders);
    if (!placed) {
        restart();
        return placed;
    }
    m_file.close(); // it has another name now
    return syncFolders(folders);
}

void IncomingBlob::sweep(const BlobStore &store)
{
    QDir folder(store.partialFolder());
    for (const QString &name : folder.entryList({u"coming-*"_s}, QDir::Files))
        folder.remove(name);
}

} // namespace Batanidza
