#include "engine/http/responses.h"

#include "engine/base/deflate.h"
#include "engine/base/jsonwrite.h"
#include "engine/wire/codec.h"

namespace Batanidza {

namespace {

constexpr qsizetype smallestWorthDeflating = 512;

HttpResponse withStatus(int status, const Wire::RpcError &error)
{
    HttpResponse response = jsonResponse("{\"error\":" + Wire::writeAnswer(error) + '}', status);
    response.with("Cache-Control", "no-store");
    if (status == 401)
        response.with("WWW-Authenticate", "Bearer realm=\"batanidza\"");
    const auto wait = std::chrono::ceil<std::chrono::seconds>(error.retryAfter);
    if (wait.count() > 0)
        response.with("Retry-After", QByteArray::number(qint64(wait.count())));
    return response;
}

//! Whether Accept-Encoding names deflate without forbidding it by q=0.
} // namespace

int statusFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorised:
        return 401;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Invalid:
        return 400;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::EditGap:
    case ErrorCode::EditReused:
    case ErrorCode::StaleBase:
    case ErrorCode::ConflictMoved:
        return 409;
    case ErrorCode::Unsupported:
        return 415;
    case ErrorCode::Unavailable:
    case ErrorCode::Locked:
    case ErrorCode::DiskFull:
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::Corrupt:
    case ErrorCode::Internal:
    case ErrorCode::NewerStore:
        return 500;
    }
    return 500;
}

HttpResponse errorResponse(const Error &error)
{
    return errorResponse(Wire::toRpcError(error));
}

HttpResponse errorResponse(const Wire::RpcError &error)
{
    return withStatus(statusFor(error.code), error);
}

HttpResponse errorResponse(int status, const Error &error)
{
    return withStatus(status, Wire::toRpcError(error));
}

HttpResponse jsonResponse(const QByteArray &json, int status)
{
    HttpResponse response;
    response.status = status;
    response.body = json;
    response.with("Content-Type", "application/json");
    return response;
}

HttpResponse jsonResponse(const Json &json, int status)
{
    return jsonResponse(writeJson(json), status);
}

HttpResponse emptyResponse(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

bool takesDeflate(const HttpRequest &request)
{
    for (const QByteArray &entry : request.header("accept-encoding").split(',')) {
        const QByteArrayList parts = entry.split(';');
        if (parts[0].trimmed().toLower() != "deflate")
            continue;
        const QByteArray weight = parts.size() > 1 ? parts[1].trimmed() : QByteArray();
        return !weight.startsWith("q=") || weight.sliced(2).toDouble() > 0;
    }
    return false;
}

QByteArray packedBody(const QByteArray &body)
{
    if (body.size() < smallestWorthDeflating)
        return {};
    const QByteArray packed = deflateBytes(body);
    return packed.size() < body.size() ? packed : QByteArray();
}

void deflateFor(const HttpRequest &request, HttpResponse &response)
{
    if (response.file || response.body.size() < smallestWorthDeflating)
        return;
    response.with("Vary", "Accept-Encoding");
    if (!takesDeflate(request))
        return;
    QByteArray packed = packedBody(response.body);
    if (packed.isEmpty())
        return;
    response.body = std::move(packed);
    response.with("Content-Encoding", "deflate");
}

} // namespace Batanidza
