#include "engine/adapt/adaptation.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

namespace Batanidza {

Result<LessonSource> LessonSource::read(const QByteArray &canonical, Version version)
{
    return read(canonical, version, Sha256::of(canonical));
}

Result<LessonSource> LessonSource::read(const QByteArray &canonical, Version version,
                                        const Sha256 &hash)
{
    auto body = readJson(canonical);
    if (!body)
        return body.error();
    if (!body->isObject())
        return Error{ErrorCode::Invalid, QStringLiteral("lesson: the body must be an object")};
    return LessonSource{std::move(*body), canonical, version, hash};
}

LessonSource LessonSource::of(const Json &body, Version version)
{
    const QByteArray bytes = writeJson(body);
    return {body, bytes, version, Sha256::of(bytes)};
}

QByteArray adaptBody(const QString &, const QString &, const QByteArray &canonical)
{
    return canonical;
}

Sha256 adapterHash(const QString &platform)
{
    return Sha256::of(writeJson(JsonObject{{QStringLiteral("platform"), platform},
                                           {QStringLiteral("rules"), JsonArray()}}));
}

} // namespace Batanidza
