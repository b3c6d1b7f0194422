#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/http/httpmessage.h"
#include "engine/wire/message.h"

//! The few shapes that answers have: JSON, an error, nothing. Pure; any thread.
namespace Batanidza {

//! The status that stands for an error code. Total.
[[nodiscard]] int statusFor(ErrorCode code);

//! {"error":{code, message, data:{code, retry, retryAfterMs?}}}, the error of the line, with the
//! status of its code, Retry-After where it names a time, WWW-Authenticate where a token is
//! missing.
[[nodiscard]] HttpResponse errorResponse(const Error &error);
[[nodiscard]] HttpResponse errorResponse(const Wire::RpcError &error);
//! The same with another status, for what has none of its own (405, 416, 422 ...).
[[nodiscard]] HttpResponse errorResponse(int status, const Error &error);

[[nodiscard]] HttpResponse jsonResponse(const QByteArray &json, int status = 200);
[[nodiscard]] HttpResponse jsonResponse(const Json &json, int status = 200);
[[nodiscard]] HttpResponse emptyResponse(int status);

//! Whether the client takes a body in zlib form.
[[nodiscard]] bool takesDeflate(const HttpRequest &request);
//! The body in zlib form; empty where that is not worth it.
[[nodiscard]] QByteArray packedBody(const QByteArray &body);
//! Deflates the body (zlib form) where the client takes it, it is worth it, and it is not encoded
//! yet.
void deflateFor(const HttpRequest &request, HttpResponse &response);

} // namespace Batanidza
