#include "engine/http/bundleroute.h"

#include "engine/base/jsonread.h"
#include "engine/http/blobbringing.h"
#include "engine/http/responses.h"
#include "engine/store/tarfile.h"

#include <algorithm>

namespace Batanidza::BundleRoute {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostHashes = 1024;
constexpr qint64 largestBlob = 1024 * 1024; //!< a larger one goes alone, with Range
constexpr qint64 mostBytes = 4 * 1024 * 1024;

Error invalid(const QString &what)
{
    return {ErrorCode::Invalid, what};
}

Result<QList<Sha256>> hashesOf(const QByteArray &body)
{
    const auto json = readJson(body);
    if (!json)
        return json.error();
    const Json &named = (*json)[u"hashes"];
    if (!named.isArray())
        return invalid(u"\"hashes\" must be a list of blobs' hashes."_s);
    const JsonArray &list = named.toArray();
    if (list.size() > mostHashes)
        return invalid(u"A bundle has at most %1 blobs: ask for fewer at once."_s.arg(mostHashes));
    QList<Sha256> hashes;
    hashes.reserve(list.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto hash = Sha256::fromHex(list.at(i).toString());
        if (!hash)
            return invalid(u"/hashes/%1 must be 64 lower-case hex digits."_s.arg(i));
        hashes.append(*hash);
    }
    return hashes;
}

//! Those that a bundle has room for.
QList<WantedBlob> firstOf(const QList<WantedBlob> &known)
{
    qint64 sum = 0;
    const auto end = std::find_if(known.cbegin(), known.cend(), [&](const WantedBlob &blob) {
        sum += blob.bytes;
        return sum > mostBytes;
    });
    return known.first(end - known.cbegin());
}

} // namespace

Handled bundle(RouteCall &call)
{
    const auto hashes = hashesOf(call.request().body);
    if (!hashes)
        return errorResponse(hashes.error());
    const auto worker = call.services.worker();
    if (!worker)
        return errorResponse(worker.error());
    QList<WantedBlob> known;
    for (const Sha256 &hash : *hashes) {
        const auto blob = (*worker)->blobs->find(call.exchange.context->tenant, hash);
        if (!blob)
            return errorResponse(blob.error());
        if (*blob && (*blob)->bytes <= largestBlob)
            known.append({hash, (*blob)->bytes});
    }
    if (!bringBlobs(call, firstOf(known)))
        return Later();
    HttpResponse response;
    for (const WantedBlob &blob : std::as_const(known)) {
        if (response.body.size() + blob.bytes > mostBytes)
            break;
        const auto file = call.services.blobs.open(blob.hash);
        const QByteArray bytes = file ? (*file)->readAll() : QByteArray();
        if (!file || bytes.size() != blob.bytes)
            continue; // GET says what is wrong with it
        response.body += tarHeader(blob.hash.toHex(), bytes.size());
        response.body += bytes;
        response.body.append(tarPadding(bytes.size()), '\0');
    }
    response.body += tarEnd();
    response.with("Content-Type", "application/x-tar").with("Cache-Control", "no-store");
    return response;
}

} // namespace Batanidza::BundleRoute
