#include "app/verbs/verb.h"
#include "engine/adapt/adapt.h"
#include "engine/adapt/webpage.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessonjson.h"
#include "engine/store/contentstore.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<LessonSource> lessonOfFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"%1: %2"_s.arg(name, file.errorString())};
    const auto json = readJson(file.read(64 * 1024 * 1024));
    if (!json)
        return Error{json.error().code, u"%1: %2"_s.arg(name, json.error().detail)};
    const auto stored = storedBody(*json);
    if (!stored)
        return Error{stored.error().code, u"%1: %2"_s.arg(name, stored.error().detail)};
    return LessonSource::of(stored->body, Version(stored->envelope.revision));
}

Result<LessonSource> lessonOfStore(const QCommandLineParser &parser, const QString &id)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return folder.error();
    const auto database = openForReading(storeFile(*folder));
    if (!database)
        return database.error();
    const ContentStore store(**database);
    const auto head = store.head(tenantOf(parser), ItemId(id));
    if (!head)
        return head.error();
    if (!*head || (*head)->deleted || (*head)->type != u"lesson") {
        return Error{ErrorCode::NotFound,
                     u"%1 is no file, and no lesson of the workspace"_s.arg(id)};
    }
    const auto body = store.body(tenantOf(parser), (*head)->hash);
    if (!body)
        return body.error();
    return LessonSource::read(*body, (*head)->version, (*head)->hash);
}

Json describe(const LessonSource &source, const QString &platform, const Adaptation &made)
{
    JsonArray blobs;
    for (const BlobUse &blob : made.blobs) {
        blobs.append(JsonObject{{u"sha256"_s, Json(blob.sha256.toHex())},
                                {u"bytes"_s, Json(blob.bytes)},
                                {u"kind"_s, Json(blob.kind)}});
    }
    JsonArray trace;
    for (const TraceLine &line : made.trace) {
        const AdaptRule *rule = adaptRule(line.rule);
        JsonObject told{{u"path"_s, Json(line.path)},
                        {u"fate"_s, Json(fieldFateName(line.fate))},
                        {u"rule"_s, Json(line.rule)},
                        {u"why"_s, Json(rule ? rule->why.toString() : QString())}};
        if (!line.note.isEmpty())
            told.set(u"note"_s, Json(line.note));
        if (rule && rule->warning)
            told.set(u"warning"_s, Json(true));
        trace.append(Json(std::move(told)));
    }
    JsonArray report;
    for (const Finding &finding : made.report)
        report.append(writeFinding(finding));
    return JsonObject{{u"platform"_s, Json(platform)},
                      {u"version"_s, Json(source.version.value())},
                      {u"hash"_s, Json(source.hash.toHex())},
                      {u"adaptedHash"_s, Json(Sha256::of(made.bytes).toHex())},
                      {u"bytes"_s, Json(made.bytes.size())},
                      {u"body"_s, made.body},
                      {u"blobs"_s, Json(std::move(blobs))},
                      {u"trace"_s, Json(std::move(trace))},
                      {u"report"_s, Json(std::move(report))}};
}

ExitCode preview(const QCommandLineParser &parser)
{
    const Adapters &adapters = Adapters::builtIn();
    const QString platform = parser.value(u"platform"_s);
    const bool page = parser.isSet(u"page"_s);
    if (page && platform != u"web")
        return usageError(u"--page is for --platform web"_s);
    if (!adapters.rules(platform)) {
        return usageError(u"--platform takes one of %1"_s.arg(adapters.platforms().join(u", "_s)));
    }
    for (const QString &lesson : parser.positionalArguments()) {
        const auto source =
            QFileInfo(lesson).isFile() ? lessonOfFile(lesson) : lessonOfStore(parser, lesson);
        if (!source)
            return fail(source.error());
        const Adaptation made = adapters.adapt(*source, platform, Detail::Traced);
        const QByteArray told =
            page ? webPage(made.body) : writeJson(describe(*source, platform, made)) + '\n';
        std::fwrite(told.constData(), 1, size_t(told.size()), stdout);
    }
    return ExitCode::Ok;
}

} // namespace

Verb previewVerb()
{
    return {
        u"preview"_s,
        u"LESSON..."_s,
        u"what a platform gets of a lesson (a file, or an id of the workspace): body, files and trace, one line of JSON each"_s,
        {{u"platform"_s, u"web, ios, android, desktop or watchos"_s, u"name"_s, u"web"_s},
         {u"page"_s, u"the web's page as HTML instead"_s},
         dataOption(),
         tenantOption()},
        1,
        -1,
        preview};
}

} // namespace Batanidza
