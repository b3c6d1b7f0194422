#include "engine/adapt/adaptation.h"

#include "engine/adapt/adapt.h"
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

AdaptedBody adaptBody(const QString &type, const QString &platform, const QByteArray &canonical,
                      Version version, const Sha256 &hash)
{
    const Adapters &adapters = Adapters::builtIn();
    const PlatformRules *rules = adapters.rules(platform);
    // The desktop gets what is stored: nothing to read, nothing to write.
    if (type != u"lesson" || !rules || rules->adapter == u"desktop")
        return {canonical, hash};
    const auto source = LessonSource::read(canonical, version, hash);
    if (!source)
        return {canonical, hash};
    QByteArray bytes = adapters.adapt(*source, platform, Detail::BodyOnly).bytes;
    const Sha256 made = Sha256::of(bytes);
    return {std::move(bytes), made};
}

bool isAdaptedBody(const Json &body)
{
    return Adapters::builtIn().isAdapted(body);
}

Sha256 adapterHash(const QString &platform)
{
    return Adapters::builtIn().hash(platform);
}

} // namespace Batanidza
