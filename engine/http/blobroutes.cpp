#include "engine/http/blobroutes.h"

#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/http/blobbringing.h"
#include "engine/http/cachingheaders.h"
#include "engine/http/responses.h"

#include <fcntl.h>

namespace Batanidza::BlobRoutes {

namespace {

using namespace Qt::Literals::StringLiterals;

//! What is gathered before it is written: fewer, larger writes.
constexpr qsizetype writeStep = 256 * 1024;

std::optional<Sha256> blobOf(const RouteCall &call)
{
    return Sha256::fromHex(call.argument);
}

HttpResponse noBlobName()
{
    return errorResponse(
        {ErrorCode::Invalid, u"A blob is named by 64 lower-case hex digits, its SHA-256."_s});
}

HttpResponse &withOffset(HttpResponse &response, qint64 offset)
{
    return response.with("Upload-Offset", QByteArray::number(offset));
}

HttpResponse conflictAt(qint64 offset)
{
    HttpResponse response =
        errorResponse(409, {ErrorCode::Invalid, u"The upload goes on at byte %1."_s.arg(offset)});
    return withOffset(response, offset);
}

//! One PUT: writes what comes, and remembers the first thing that went wrong. What was written
//! stays when the client goes, so that it can go on there.
class Upload final : public BodySink
{
public:
    Upload(HttpServices &services, const TenantId &tenant, const Sha256 &hash, qint64 offset)
        : m_services(services)
        , m_tenant(tenant)
        , m_hash(hash)
        , m_offset(offset)
    {}
    ~Upload() override
    {
        (void)flush();
        m_services.uploads.end(m_tenant, m_hash);
    }

    void take(QByteArrayView piece) override
    {
        m_held.append(piece);
        if (m_held.size() >= writeStep)
            (void)flush();
    }
    Result<void> flush()
    {
        if (m_failed || m_held.isEmpty())
            return m_failed ? Result<void>(*m_failed) : Result<void>();
        const QByteArray bytes = std::exchange(m_held, {});
        const auto written = m_services.blobs.appendUpload(m_tenant, m_hash, m_offset, bytes);
        if (!written)
            m_failed = written.error();
        else
            m_offset += bytes.size();
        return written;
    }
    [[nodiscard]] qint64 offset() const { return m_offset; }

private:
    HttpServices &m_services;
    const TenantId m_tenant;
    const Sha256 m_hash;
    qint64 m_offset;
    QByteArray m_held;
    std::optional<Error> m_failed;
};

//! The blob is whole; the writer is to say so.
struct Indexing final : HandlerState
{
    qint64 bytes = 0;
    QMutex mutex;
    std::optional<Result<void>> done; //!< guarded by mutex
};

//! Where an upload begins and how long the blob is in the end.
struct Part
{
    qint64 first = 0;
    qint64 total = 0;
    bool isLast = true;
};

Result<Part> partOf(const HttpRequest &request)
{
    const qint64 length = request.header("content-length").toLongLong();
    const QByteArray header = request.header("content-range");
    if (header.isEmpty())
        return Part{0, length, true};
    const auto range = readContentRange(header);
    if (!range)
        return range.error();
    const qint64 promised = range->range.last - range->range.first + 1;
    if (request.headers.contains("content-length") && length != promised)
        return Error{
            ErrorCode::Invalid,
            u"Content-Range promises %1 bytes, Content-Length %2."_s.arg(promised).arg(length)};
    return Part{range->range.first, range->total, range->range.last + 1 == range->total};
}

Handled finish(RouteCall &call, const Sha256 &hash, qint64 sent)
{
    const BlobStore &blobs = call.services.blobs;
    const TenantId tenant = call.exchange.context->tenant;
    const auto finished = sent == 0 ? blobs.put(hash, {}) : blobs.finishUpload(tenant, hash);
    if (!finished)
        return finished.error().code == ErrorCode::Invalid ? errorResponse(422, finished.error())
                                                           : errorResponse(finished.error());
    const auto bytes = blobs.size(hash);
    if (!bytes)
        return errorResponse(bytes.error());
    auto indexing = std::make_shared<Indexing>();
    indexing->bytes = *bytes;
    call.exchange.state = indexing;
    call.services.parts.writer.perform(
        [tenant, hash, bytes = *bytes](Committer &committer) {
            return committer.addBlob(tenant, hash, bytes);
        },
        [indexing, waiting = call.exchange.weak_from_this()](const Result<void> &result) {
            {
                const QMutexLocker lock(&indexing->mutex);
                indexing->done = result;
            }
            if (const auto exchange = waiting.lock())
                exchange->wake();
        });
    return Later();
}

HttpResponse missing(const RouteCall &call, const Sha256 &hash)
{
    HttpResponse response = errorResponse({ErrorCode::NotFound, u"There is no such blob."_s});
    return withOffset(response,
                      call.services.blobs.uploadOffset(call.exchange.context->tenant, hash));
}

//! Not our own error, whatever it was: 503, and when to ask again.
HttpResponse notBrought(const Error &error)
{
    Error told{ErrorCode::Unavailable, u"The blob cannot be brought here now."_s,
               std::max<std::chrono::milliseconds>(error.retryAfter, std::chrono::seconds(5))};
    return errorResponse(told).with("Cache-Control", "no-store");
}

} // namespace

Handled get(RouteCall &call)
{
    const auto hash = blobOf(call);
    if (!hash)
        return noBlobName();
    const auto worker = call.services.worker();
    if (!worker)
        return errorResponse(worker.error());
    const auto known = (*worker)->blobs->find(call.exchange.context->tenant, *hash);
    if (!known)
        return errorResponse(known.error());
    if (!*known)
        return missing(call, *hash);
    const auto brought = bringBlobs(call, {{*hash, (*known)->bytes}});
    if (!brought)
        return Later();
    // Where it cannot be had now, later may do. But who looks whether to send it is to send it.
    if (const auto failure = brought->constFind(*hash); failure != brought->cend() &&
                                                        failure->code != ErrorCode::NotFound &&
                                                        call.request().method != "HEAD")
        return notBrought(*failure);
    // Where the file is gone or cut short the answer is "send it", so that it can be mended.
    if (!call.services.blobs.contains(*hash, (*known)->bytes))
        return missing(call, *hash);

    const QByteArray tag = quotedTag(call.argument.toLatin1());
    HttpResponse response;
    response.with("ETag", tag)
        .with("Cache-Control", immutableForever)
        .with("Accept-Ranges", "bytes");
    if (noneMatchNames(call.request(), tag)) {
        response.status = 304;
        return response;
    }
    const auto file = call.services.blobs.open(*hash);
    if (!file)
        return errorResponse(500, {ErrorCode::Corrupt, u"The blob's file is missing."_s});
    const qint64 size = (*file)->size();
    const QByteArray condition = call.request().header("if-range");
    const bool whole = !condition.isEmpty() && condition != tag;
    const auto range = readRange(whole ? QByteArray() : call.request().header("range"), size);
    if (!range)
        return errorResponse(416, range.error())
            .with("Content-Range", "bytes */" + QByteArray::number(size));

    // The QFile closes its own descriptor; libmicrohttpd gets another one.
    const int descriptor = ::fcntl((*file)->handle(), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0)
        return errorResponse({ErrorCode::Unavailable, u"Too many files are open."_s});
    response.file = HttpFile{descriptor, 0, size};
    response.with("Content-Type", "application/octet-stream");
    withOffset(response, size);
    if (*range) {
        const ByteRange part = **range;
        response.status = 206;
        response.file->offset = part.first;
        response.file->length = part.last - part.first + 1;
        response.with("Content-Range", "bytes " + QByteArray::number(part.first) + '-' +
                                           QByteArray::number(part.last) + '/' +
                                           QByteArray::number(size));
    }
    return response;
}

std::optional<HttpResponse> beginPut(RouteCall &call)
{
    const auto hash = blobOf(call);
    if (!hash)
        return noBlobName();
    const HttpRequest &request = call.request();
    if (!request.header("content-encoding").isEmpty())
        return errorResponse({ErrorCode::Unsupported, u"A blob is sent as it is."_s});
    const auto part = partOf(request);
    if (!part)
        return errorResponse(part.error());
    const qint64 most = call.services.limits.wire.blobBytes;
    if (part->total > most)
        return errorResponse({ErrorCode::TooLarge, u"A blob has at most %1 bytes."_s.arg(most)});
    const auto worker = call.services.worker();
    if (!worker)
        return errorResponse(worker.error());
    const TenantId tenant = call.exchange.context->tenant;
    const auto known = (*worker)->blobs->find(tenant, *hash);
    if (!known)
        return errorResponse(known.error());
    if (*known && call.services.blobs.contains(*hash, (*known)->bytes)) {
        HttpResponse there = emptyResponse(200);
        return withOffset(there, (*known)->bytes);
    }
    const BlobStore &blobs = call.services.blobs;
    if (!call.services.uploads.begin(tenant, *hash)) {
        HttpResponse busy = conflictAt(blobs.uploadOffset(tenant, *hash));
        return busy.with("Retry-After", "1");
    }
    if (request.header("content-range").isEmpty())
        blobs.dropUpload(tenant, *hash);
    const qint64 offset = blobs.uploadOffset(tenant, *hash);
    auto upload = std::make_unique<Upload>(call.services, tenant, *hash, offset);
    if (part->first != offset)
        return conflictAt(offset);
    call.exchange.sink = std::move(upload);
    return std::nullopt;
}

Handled put(RouteCall &call)
{
    const auto hash = blobOf(call);
    const auto part = partOf(call.request());
    if (call.exchange.state) {
        auto &indexing = static_cast<Indexing &>(*call.exchange.state);
        const QMutexLocker lock(&indexing.mutex);
        if (!indexing.done)
            return Later();
        if (!*indexing.done)
            return errorResponse(indexing.done->error());
        HttpResponse made = emptyResponse(201);
        return withOffset(made, indexing.bytes);
    }
    auto &upload = static_cast<Upload &>(*call.exchange.sink);
    if (const auto written = upload.flush(); !written)
        return written.error().code == ErrorCode::Invalid
                   ? conflictAt(
                         call.services.blobs.uploadOffset(call.exchange.context->tenant, *hash))
                   : errorResponse(written.error());
    const qint64 end = upload.offset();
    if (part->isLast || end == part->total)
        return finish(call, *hash, end);
    call.exchange.sink.reset(); // who goes on as soon as this is answered finds nobody at it
    HttpResponse more = emptyResponse(202);
    return withOffset(more, end);
}

} // namespace Batanidza::BlobRoutes
