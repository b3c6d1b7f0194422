#include "engine/runtime/importitem.h"

#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessonjson.h"

#include <QSet>

namespace Batanidza {

namespace {

FileReport refusal(const QString &file, ErrorCode code, const QString &detail, const QString &rule,
                   const QString &pointer, const QString &fix)
{
    return {.file = file,
            .error = {code, detail, {}},
            .rule = rule,
            .pointer = pointer,
            .fix = fix,
            .refused = true};
}

FileReport remark(FileReport report)
{
    report.refused = false;
    return report;
}

//! The same places as blobReferences(): entries of lists named `renditions`, wherever they stand.
void collectBlobs(const Json &value, const QString &pointer, bool inRenditions, QSet<Sha256> &seen,
                  QList<BlobWish> &found)
{
    if (value.isArray()) {
        const JsonArray &entries = value.toArray();
        for (qsizetype i = 0; i < entries.size(); ++i)
            collectBlobs(entries.at(i), pointer + u'/' + QString::number(i), inRenditions, seen,
                         found);
        return;
    }
    if (!value.isObject())
        return;
    const auto hash = inRenditions ? Sha256::fromHex(value[u"sha256"].toString()) : std::nullopt;
    if (hash && !seen.contains(*hash)) {
        seen.insert(*hash);
        const Json &bytes = value[u"bytes"];
        found.append({*hash, pointer, bytes.isInteger() ? bytes.toInteger() : -1});
    }
    for (const auto &[key, member] : value.toObject())
        collectBlobs(member, pointer + u'/' + pointerToken(key),
                     key == u"renditions" && member.isArray(), seen, found);
}

//! Identity and integrity (steps 1 to 3: form, schema version, ids and references) decide whether a
//! file is taken. What is wrong with the language in it is for people to correct afterwards.
constexpr int lastRefusingStep = 3;

int stepOf(const QString &rule)
{
    for (const CheckRule &known : checkRules()) {
        if (known.name == rule)
            return known.step;
    }
    return 1;
}

void checkItem(const QString &file, ImportReading &reading)
{
    bool refused = false;
    for (const Finding &finding : checkLesson(reading.item->body)) {
        if (finding.severity == FindingSeverity::Info)
            continue;
        const bool refuses =
            finding.severity == FindingSeverity::Error && stepOf(finding.rule) <= lastRefusingStep;
        refused = refused || refuses;
        const FileReport report = refusal(file, ErrorCode::Invalid, finding.message, finding.rule,
                                          finding.path, finding.fix);
        reading.reports.append(refuses ? report : remark(report));
    }
    if (refused)
        reading.item.reset();
}

//! Version numbers fit an exact integer and start at 1.
bool isVersion(const Json &value)
{
    return value.isInteger() && value.toInteger() >= 1;
}

} // namespace

Result<QHash<QString, DocumentEntry>> readSidecar(QByteArrayView bytes)
{
    const auto json = readJson(bytes);
    if (!json)
        return json.error();
    const Json &documents = (*json)[u"documents"];
    if (!documents.isObject())
        return Error{ErrorCode::Invalid,
                     QStringLiteral("/documents: an object of path and entry is wanted")};
    QHash<QString, DocumentEntry> result;
    for (const auto &[path, entry] : documents.toObject()) {
        const QString at = QStringLiteral("/documents/") + pointerToken(path);
        const QString id = entry[u"id"].toString();
        if (!isValidItemId(id))
            return Error{ErrorCode::Invalid,
                         at + QStringLiteral("/id: 1 to 128 of the letters A-Z a-z 0-9 . _ : - "
                                             "are wanted")};
        const Json &type = entry[u"type"];
        if (entry.contains(u"type") && (!type.isString() || type.toString().isEmpty()))
            return Error{ErrorCode::Invalid, at + QStringLiteral("/type: a text is wanted")};
        const Json &revision = entry[u"revision"];
        if (entry.contains(u"revision") && !isVersion(revision))
            return Error{ErrorCode::Invalid,
                         at + QStringLiteral("/revision: a whole number from 1 is wanted")};
        const Json &updatedAt = entry[u"updatedAt"];
        const auto time = fromRfc3339(updatedAt.toString());
        if (entry.contains(u"updatedAt") && !time)
            return Error{ErrorCode::Invalid,
                         at + QStringLiteral("/updatedAt: a time as 2026-01-31T08:00:00Z is "
                                             "wanted")};
        result.insert(path, {ItemId(id), type.toString(QStringLiteral("document")),
                             Version(revision.toInteger(1)), time.value_or(Millis(0))});
    }
    return result;
}

QByteArray writeSidecar(const QHash<QString, DocumentEntry> &documents)
{
    JsonObject entries;
    for (auto it = documents.begin(); it != documents.end(); ++it) {
        JsonObject entry{{QStringLiteral("id"), it->id.toString()},
                         {QStringLiteral("type"), it->type},
                         {QStringLiteral("revision"), qint64(it->revision.value())}};
        if (it->updatedAt.count() != 0)
            entry.set(QStringLiteral("updatedAt"), toRfc3339(it->updatedAt));
        entries.set(it.key(), std::move(entry));
    }
    return writeJsonIndented(JsonObject{{QStringLiteral("format"), QStringLiteral("batanidza")},
                                        {QStringLiteral("formatVersion"), 1},
                                        {QStringLiteral("documents"), std::move(entries)}});
}

ImportReading readLessonFile(const QString &file, QByteArrayView bytes, bool rehash)
{
    ImportReading reading;
    const auto refuse = [&](ErrorCode code, const QString &detail, const QString &rule,
                            const QString &pointer, const QString &fix) {
        reading.reports.append(refusal(file, code, detail, rule, pointer, fix));
        return reading;
    };
    const auto json = readJson(bytes);
    if (!json)
        return refuse(json.error().code, json.error().detail, QStringLiteral("json"), {},
                      QStringLiteral("correct the file at this place, or fetch it again if it is "
                                     "torn"));
    if (!(*json)[u"schemaVersion"].isString())
        return refuse(ErrorCode::Invalid,
                      QStringLiteral("this is no lesson: it has no schemaVersion"),
                      QStringLiteral("not-a-lesson"), QStringLiteral("/schemaVersion"),
                      QStringLiteral("to import it as a document, name the file and an id under "
                                     "\"documents\" in a batanidza.json beside it"));
    auto stored = storedBody(*json);
    if (!stored)
        return refuse(stored.error().code, stored.error().detail, QStringLiteral("envelope"), {},
                      QStringLiteral("correct or remove this field"));
    const QString id = stored->body[u"id"].toString();
    if (!isValidItemId(id))
        return refuse(ErrorCode::Invalid, QStringLiteral("the lesson has no valid id"),
                      QStringLiteral("id"), QStringLiteral("/id"),
                      QStringLiteral("give it an id like sna.greet.001"));
    if (stored->envelope.contentHash && *stored->envelope.contentHash != contentHashOf(*json)) {
        const auto report = refusal(
            file, ErrorCode::Corrupt,
            QStringLiteral("contentHash does not fit the content: the file was edited by hand or "
                           "damaged"),
            QStringLiteral("content-hash"), QStringLiteral("/contentHash"),
            QStringLiteral("if the content is as it should be, import again with --rehash"));
        reading.reports.append(rehash ? remark(report) : report);
        if (!rehash)
            return reading;
    }
    ImportItem item{.id = ItemId(id),
                    .type = QStringLiteral("lesson"),
                    .body = std::move(stored->body),
                    .hash = {},
                    .revision = Version(stored->envelope.revision),
                    .updatedAt = stored->envelope.updatedAt.value_or(Millis(0)),
                    .blobs = {}};
    item.hash = bodyHash(item.body);
    item.blobs = blobWishes(item.body);
    reading.item = std::move(item);
    checkItem(file, reading);
    return reading;
}

ImportReading readDocumentFile(const QString &file, QByteArrayView bytes,
                               const DocumentEntry &entry)
{
    ImportReading reading;
    auto json = readJson(bytes);
    if (!json) {
        reading.reports.append(
            refusal(file, json.error().code, json.error().detail, QStringLiteral("json"), {},
                    QStringLiteral("correct the file at this place, or fetch it again if it is "
                                   "torn")));
        return reading;
    }
    if (!json->isObject()) {
        reading.reports.append(refusal(
            file, ErrorCode::Invalid, QStringLiteral("a document must be a JSON object"),
            QStringLiteral("document"), {}, QStringLiteral("put the value into an object")));
        return reading;
    }
    ImportItem item{.id = entry.id,
                    .type = entry.type,
                    .body = std::move(*json),
                    .hash = {},
                    .revision = entry.revision,
                    .updatedAt = entry.updatedAt,
                    .blobs = {}};
    item.hash = bodyHash(item.body);
    item.blobs = blobWishes(item.body);
    reading.item = std::move(item);
    return reading;
}

QList<BlobWish> blobWishes(const Json &body)
{
    QList<BlobWish> found;
    QSet<Sha256> seen;
    collectBlobs(body, {}, false, seen, found);
    return found;
}

} // namespace Batanidza
