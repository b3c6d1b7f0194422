#include "engine/content/lessonjson.h"

#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"

namespace Batanidza {

namespace {

const QString revisionKey = QStringLiteral("revision");
const QString contentHashKey = QStringLiteral("contentHash");
const QString updatedAtKey = QStringLiteral("updatedAt");
const QString hashPrefix = QStringLiteral("sha256:");

Error invalid(QStringView pointer, QStringView what)
{
    return Error{ErrorCode::Invalid, QStringLiteral("lesson file %1: %2").arg(pointer, what)};
}

//! Whole seconds are written without a fraction, as people write them.
QString timeText(std::chrono::milliseconds utc)
{
    QString text = toRfc3339(utc);
    if (text.endsWith(QStringLiteral(".000Z")))
        text.replace(text.size() - 5, 5, QStringLiteral("Z"));
    return text;
}

} // namespace

std::optional<Sha256> readContentHash(const Json &value)
{
    const QString text = value.toString();
    if (!text.startsWith(hashPrefix))
        return std::nullopt;
    return Sha256::fromHex(QStringView(text).sliced(hashPrefix.size()));
}

Result<StoredLesson> storedBody(const Json &fileJson)
{
    if (!fileJson.isObject())
        return invalid(u"", u"must be an object");
    StoredLesson lesson;
    if (fileJson.contains(revisionKey)) {
        const Json &revision = fileJson[revisionKey];
        if (!revision.isInteger() || revision.toInteger() < 1)
            return invalid(u"/revision", u"must be an integer from 1");
        lesson.envelope.revision = revision.toInteger();
    }
    if (fileJson.contains(contentHashKey)) {
        lesson.envelope.contentHash = readContentHash(fileJson[contentHashKey]);
        if (!lesson.envelope.contentHash)
            return invalid(u"/contentHash", u"must be \"sha256:\" and 64 lower-case hex digits");
    }
    if (fileJson.contains(updatedAtKey)) {
        const QString text = fileJson[updatedAtKey].toString();
        lesson.envelope.updatedAt = fromRfc3339(text);
        if (!lesson.envelope.updatedAt || !text.endsWith(u'Z'))
            return invalid(u"/updatedAt", u"must be an RFC 3339 time in UTC, with Z");
    }
    JsonObject body = fileJson.toObject();
    body.remove(revisionKey);
    body.remove(contentHashKey);
    body.remove(updatedAtKey);
    lesson.body = Json(std::move(body));
    return lesson;
}

Json fileJson(const Json &body, const LessonEnvelope &envelope)
{
    Json file = body;
    file.set(revisionKey, Json(envelope.revision));
    if (envelope.updatedAt)
        file.set(updatedAtKey, Json(timeText(*envelope.updatedAt)));
    else
        file.object().remove(updatedAtKey);
    file.set(contentHashKey, Json(hashPrefix + contentHashOf(file).toHex()));
    return file;
}

Sha256 contentHashOf(const Json &fileJson)
{
    JsonObject rest = fileJson.toObject();
    rest.remove(contentHashKey);
    return Sha256::of(writeJson(Json(std::move(rest))));
}

Sha256 bodyHash(const Json &body)
{
    return Sha256::of(writeJson(body));
}

} // namespace Batanidza
