#include "engine/client/bundlefetch.h"

#include "engine/base/jsonwrite.h"
#include "engine/store/tarfile.h"

#include <QBuffer>
#include <QDir>
#include <QNetworkReply>
#include <QThreadPool>

namespace Batanidza {

namespace {

constexpr qsizetype bundleSize = 256;
constexpr int atOnce = 3;
constexpr qint64 largestFile = 1024 * 1024; // as the hub's bundles have

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path + QStringLiteral(".part"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::Unavailable, file.errorString()};
    if (file.write(bytes) != bytes.size())
        return Error{ErrorCode::DiskFull, file.errorString()};
    file.close();
    if (!file.rename(path) && !QFile::exists(path))
        return Error{ErrorCode::Unavailable, file.errorString()};
    return {};
}

} // namespace

BundleFetch::BundleFetch(BlobTransfer &transfer, const QList<Sha256> &hashes)
    : QObject(&transfer)
    , m_transfer(transfer)
{
    const QSet<Sha256> once(hashes.cbegin(), hashes.cend());
    for (const Sha256 &hash : once) {
        if (!QFile::exists(transfer.m_folder + u'/' + hash.toHex()))
            m_bundled.append(hash);
    }
}

BundleFetch::~BundleFetch() = default;

QFuture<Result<QList<Sha256>>> BundleFetch::start()
{
    m_promise.start();
    QDir().mkpath(m_transfer.m_folder);
    const auto future = m_promise.future();
    goOn();
    return future;
}

void BundleFetch::goOn()
{
    while (!m_done && m_underWay < atOnce && !(m_bundled.isEmpty() && m_single.isEmpty())) {
        ++m_underWay;
        if (!m_bundled.isEmpty())
            askBundle();
        else
            askOne();
    }
    if (m_underWay > 0 || m_done)
        return;
    m_done = true;
    m_promise.addResult(Result<QList<Sha256>>(m_missing));
    m_promise.finish();
    deleteLater();
}

void BundleFetch::askBundle()
{
    const QList<Sha256> asked = m_bundled.first(std::min(m_bundled.size(), bundleSize));
    m_bundled.remove(0, asked.size());
    QStringList names;
    for (const Sha256 &hash : asked)
        names.append(hash.toHex());
    QNetworkRequest request = m_transfer.request(QStringLiteral("/v1/blobs/bundle"));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    QNetworkReply *reply = m_transfer.m_network.post(
        request, writeJson(Json(JsonObject{{QStringLiteral("hashes"), Json::fromStrings(names)}})));
    connect(reply, &QNetworkReply::finished, this, [this, reply, asked] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // A hub that knows no bundles gives each blob alone.
        if (status == 404 || status == 405)
            return took(asked, QSet<Sha256>());
        if (reply->error() != QNetworkReply::NoError)
            return took(asked, Error{ErrorCode::Unavailable, reply->errorString()});
        auto promise = std::make_shared<QPromise<Result<QSet<Sha256>>>>();
        promise->start();
        promise->future().then(
            this, [this, asked](const Result<QSet<Sha256>> &got) { took(asked, got); });
        QThreadPool::globalInstance()->start(
            [promise, asked, tar = reply->readAll(), folder = m_transfer.m_folder] {
                promise->addResult(unpack(tar, asked, folder));
                promise->finish();
            });
    });
}

void BundleFetch::askOne()
{
    const Sha256 hash = m_single.takeLast();
    m_transfer.fetch(hash).then(this, [this, hash](const Result<QString> &file) {
        --m_underWay;
        if (!file && file.error().code != ErrorCode::NotFound)
            return fail(file.error());
        if (!file)
            m_missing.append(hash);
        goOn();
    });
}

void BundleFetch::took(const QList<Sha256> &asked, const Result<QSet<Sha256>> &got)
{
    --m_underWay;
    if (!got)
        return fail(got.error());
    // What came with nothing else will not come in a bundle: it is too large, or not there.
    QList<Sha256> &left = got->isEmpty() ? m_single : m_bundled;
    for (const Sha256 &hash : asked) {
        if (!got->contains(hash))
            left.append(hash);
    }
    goOn();
}

void BundleFetch::fail(const Error &error)
{
    if (m_done)
        return;
    m_done = true;
    m_promise.addResult(Result<QList<Sha256>>(error));
    m_promise.finish();
    deleteLater();
}

Result<QSet<Sha256>> BundleFetch::unpack(const QByteArray &tar, const QList<Sha256> &asked,
                                         const QString &folder)
{
    const QSet<Sha256> expected(asked.cbegin(), asked.cend());
    QBuffer buffer;
    buffer.setData(tar);
    buffer.open(QIODevice::ReadOnly);
    TarReader reader(buffer, QStringLiteral("the bundle"));
    QSet<Sha256> got;
    while (true) {
        const auto entry = reader.next();
        if (!entry)
            return entry.error();
        if (!*entry)
            return got;
        const auto hash = Sha256::fromHex((*entry)->name);
        if (!hash || !expected.contains(*hash) || (*entry)->bytes > largestFile)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("the bundle holds a file that was not asked for")};
        const auto bytes = reader.read((*entry)->bytes);
        if (!bytes)
            return bytes.error();
        if (Sha256::of(*bytes) != *hash)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("the blob came with other bytes than its name says")};
        if (const auto done = writeFile(folder + u'/' + (*entry)->name, *bytes); !done)
            return done.error();
        got.insert(*hash);
    }
}

} // namespace Batanidza
