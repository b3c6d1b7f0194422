#pragma once

#include "engine/adapt/adapt.h"
#include "engine/base/jsonread.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessonjson.h"
#include "tests/adapt/tv.h"

#include <QDir>
#include <QFile>

//! What the tests of adapters share.
namespace Batanidza {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing %s", qPrintable(path));
    return file.readAll();
}

inline Json jsonOf(const QString &path)
{
    auto json = readJson(bytesOf(path));
    if (!json)
        qFatal("%s: %s", qPrintable(path), qPrintable(json.error().detail));
    return *json;
}

//! A lesson file's body.
inline Json bodyOf(const QString &path)
{
    return storedBody(jsonOf(path))->body;
}

inline QString adaptData(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/adapt/") + name;
}

//! The lessons that golden files exist for, by name.
inline QMap<QString, Json> goldenLessons()
{
    QMap<QString, Json> lessons{
        {QStringLiteral("greetings"),
         bodyOf(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"))}};
    for (const QFileInfo &file :
         QDir(adaptData(QStringLiteral("lessons"))).entryInfoList({QStringLiteral("*.json")}))
        lessons.insert(file.completeBaseName(), jsonOf(file.filePath()));
    return lessons;
}

//! The rules of the program, and one platform more.
inline const Adapters &adaptersWithTv()
{
    static const Adapters adapters = [] {
        Json rules = jsonOf(QStringLiteral(SOURCE_DIR "/resources/adapt/platforms.json"));
        rules.object()
            .findMutable(u"platforms")
            ->set(QStringLiteral("tv"), jsonOf(adaptData(QStringLiteral("tv/rules.json"))));
        QList<AdapterRow> rows = adapterRows();
        rows.append(tvRow());
        auto read = Adapters::read(rules, rows);
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return *read;
    }();
    return adapters;
}

//! All that an adaptation is, as JSON.
inline Json writeAdaptation(const Adaptation &adaptation)
{
    JsonArray blobs;
    for (const BlobUse &blob : adaptation.blobs)
        blobs.append(JsonObject{{QStringLiteral("sha256"), Json(blob.sha256.toHex())},
                                {QStringLiteral("bytes"), Json(blob.bytes)},
                                {QStringLiteral("kind"), Json(blob.kind)}});
    JsonArray trace;
    for (const TraceLine &line : adaptation.trace)
        trace.append(
            Json::fromStrings({line.path, fieldFateName(line.fate), line.rule, line.note}));
    JsonArray report;
    for (const Finding &finding : adaptation.report)
        report.append(writeFinding(finding));
    return JsonObject{{QStringLiteral("body"), adaptation.body},
                      {QStringLiteral("blobs"), Json(blobs)},
                      {QStringLiteral("trace"), Json(trace)},
                      {QStringLiteral("report"), Json(report)}};
}

} // namespace Batanidza
