#include "engine/client/blobtransfer.h"

#include "engine/client/bundlefetch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QNetworkReply>
#include <QUrlQuery>

namespace Batanidza {

namespace {

constexpr int transferTimeoutMs = 60'000;

Result<Sha256> hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, QStringLiteral("%1: %2").arg(path, file.errorString())};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return Sha256::fromBytes(hash.result()).value_or(Sha256());
}

Error errorOf(const QNetworkReply &reply)
{
    switch (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()) {
    case 401:
        return {ErrorCode::Unauthorised, QStringLiteral("the hub does not let us have blobs")};
    case 403:
        return {ErrorCode::Forbidden, QStringLiteral("the hub does not let us do this")};
    case 404:
        return {ErrorCode::NotFound, QStringLiteral("the hub does not have this blob")};
    case 413:
        return {ErrorCode::TooLarge, QStringLiteral("the blob is larger than the hub takes")};
    default:
        return {ErrorCode::Unavailable, reply.errorString()};
    }
}

template <typename T>
void settle(const std::shared_ptr<QPromise<Result<T>>> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

} // namespace

BlobTransfer::BlobTransfer(const SyncClientOptions &options, QString folder)
    : m_options(options)
    , m_folder(std::move(folder))
{}

QFuture<Result<QString>> BlobTransfer::fetch(const Sha256 &hash)
{
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const QString target = m_folder + u'/' + hash.toHex();
    if (QFile::exists(target)) {
        settle<QString>(promise, target);
        return promise->future();
    }
    QDir().mkpath(m_folder);
    const auto part = std::make_shared<QFile>(target + QStringLiteral(".part"));
    if (!part->open(QIODevice::Append)) {
        settle<QString>(promise, Error{ErrorCode::Unavailable, part->errorString()});
        return promise->future();
    }
    QNetworkRequest asked = request(hash);
    if (part->size() > 0)
        asked.setRawHeader("Range", "bytes=" + QByteArray::number(part->size()) + '-');
    QNetworkReply *reply = m_network.get(asked);
    connect(reply, &QNetworkReply::readyRead, this, [reply, part] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 200 && part->size() > 0 && !reply->property("begun").toBool())
            part->resize(0); // the hub gives the whole of it
        reply->setProperty("begun", true);
        if (status == 200 || status == 206)
            part->write(reply->readAll());
    });
    connect(reply, &QNetworkReply::finished, this, [reply, part, promise, target, hash] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool written = part->flush();
        part->close();
        // 416: the part was whole already.
        if (reply->error() != QNetworkReply::NoError && status != 416) {
            if (part->size() == 0)
                part->remove();
            return settle<QString>(promise, errorOf(*reply));
        }
        if (!written)
            return settle<QString>(promise, Error{ErrorCode::DiskFull, part->errorString()});
        const auto got = hashOf(part->fileName());
        if (!got || *got != hash) {
            part->remove();
            return settle<QString>(
                promise,
                Error{ErrorCode::Corrupt,
                      QStringLiteral("the blob came with other bytes than its name says")});
        }
        if (!part->rename(target))
            return settle<QString>(promise, Error{ErrorCode::Unavailable, part->errorString()});
        settle<QString>(promise, target);
    });
    return promise->future();
}

QFuture<Result<Sha256>> BlobTransfer::send(const QString &path)
{
    const auto promise = std::make_shared<QPromise<Result<Sha256>>>();
    promise->start();
    const auto hash = hashOf(path);
    if (!hash) {
        settle<Sha256>(promise, hash.error());
        return promise->future();
    }
    // How much of it is there, from an earlier attempt?
    QNetworkReply *head = m_network.head(request(*hash));
    connect(head, &QNetworkReply::finished, this, [this, head, promise, path, hash = *hash] {
        head->deleteLater();
        const int status = head->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 200)
            return settle<Sha256>(promise, hash);
        if (status != 404)
            return settle<Sha256>(promise, errorOf(*head));
        const qint64 offset = head->rawHeader("Upload-Offset").toLongLong();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || !file.seek(std::min(offset, file.size())))
            return settle<Sha256>(promise, Error{ErrorCode::NotFound, file.errorString()});
        QNetworkRequest put = request(hash);
        put.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/octet-stream"));
        if (offset > 0) {
            put.setRawHeader("Content-Range", "bytes " + QByteArray::number(offset) + '-' +
                                                  QByteArray::number(file.size() - 1) + '/' +
                                                  QByteArray::number(file.size()));
        }
        QNetworkReply *reply = m_network.put(put, file.readAll());
        connect(reply, &QNetworkReply::finished, this, [reply, promise, hash] {
            reply->deleteLater();
            if (reply->error() != QNetworkReply::NoError)
                return settle<Sha256>(promise, errorOf(*reply));
            settle<Sha256>(promise, hash);
        });
    });
    return promise->future();
}

QFuture<Result<QList<Sha256>>> BlobTransfer::fetchMany(const QList<Sha256> &hashes)
{
    auto *bundles = new BundleFetch(*this, hashes); // deletes itself when it is done
    return bundles->start();
}

QNetworkRequest BlobTransfer::request(const Sha256 &hash) const
{
    return request(QStringLiteral("/v1/blobs/sha256/") + hash.toHex());
}

QNetworkRequest BlobTransfer::request(const QString &path) const
{
    QUrl address = m_options.http;
    address.setPath(path);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("tenant"), m_options.session.tenant.toString());
    query.addQueryItem(QStringLiteral("platform"), m_options.session.platform);
    address.setQuery(query);
    QNetworkRequest made(address);
    made.setTransferTimeout(transferTimeoutMs);
    if (!m_options.session.token.isEmpty())
        made.setRawHeader("Authorization", "Bearer " + m_options.session.token.toUtf8());
    return made;
}

} // namespace Batanidza
