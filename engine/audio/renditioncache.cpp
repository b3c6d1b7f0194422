#include "engine/audio/renditioncache.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestEntry = 4 * 1024 * 1024;

qint64 hundredths(double value)
{
    return std::llround(value * 100);
}

Json writeEntry(const RenderedAudio &made)
{
    JsonArray files;
    for (const RenditionFile &file : made.files) {
        files.append(JsonObject{{u"codec"_s, Json(file.format.codec)},
                                {u"container"_s, Json(file.format.container)},
                                {u"kbps"_s, Json(qint64(file.format.kbps))},
                                {u"sha256"_s, Json(file.sha256.toHex())},
                                {u"durationMs"_s, Json(file.durationMs)},
                                {u"bytes"_s, Json(QString::fromLatin1(file.bytes.toBase64()))}});
    }
    const LoudnessReport &report = made.report;
    return JsonObject{{u"original"_s, Json(made.original.toHex())},
                      {u"files"_s, Json(std::move(files))},
                      {u"originalMs"_s, Json(report.originalMs)},
                      {u"cutBeforeMs"_s, Json(report.cutBeforeMs)},
                      {u"cutBehindMs"_s, Json(report.cutBehindMs)},
                      {u"clipMs"_s, Json(report.clipMs)},
                      {u"clippedPlaces"_s, Json(qint64(report.clippedPlaces))},
                      {u"firstClippedMs"_s, Json(report.firstClippedMs)},
                      {u"loudness"_s, Json(hundredths(report.loudness))},
                      {u"truePeak"_s, Json(hundredths(report.truePeak))},
                      {u"gain"_s, Json(hundredths(report.gain))},
                      {u"held"_s, Json(report.held)}};
}

std::optional<RenderedAudio> readEntry(const Json &json, const Sha256 &original,
                                       const RenditionRecipe &recipe)
{
    RenderedAudio made;
    made.original = original;
    made.fromCache = true;
    if (json[u"original"].toString() != original.toHex())
        return std::nullopt;
    for (const Json &told : json[u"files"].toArray()) {
        RenditionFile file;
        file.format = {told[u"codec"].toString(), told[u"container"].toString(),
                       static_cast<int>(told[u"kbps"].toInteger())};
        file.bytes = QByteArray::fromBase64(told[u"bytes"].toString().toLatin1());
        file.sha256 = Sha256::of(file.bytes);
        file.durationMs = told[u"durationMs"].toInteger();
        if (file.sha256.toHex() != told[u"sha256"].toString() || file.durationMs < 1)
            return std::nullopt;
        made.files.append(std::move(file));
    }
    for (qsizetype i = 0; i < recipe.formats.size(); ++i) {
        if (made.files.size() != recipe.formats.size() || made.files[i].format != recipe.formats[i])
            return std::nullopt;
    }
    const auto decibels = [&](QStringView key) { return double(json[key].toInteger()) / 100; };
    made.report = {json[u"originalMs"].toInteger(),
                   json[u"cutBeforeMs"].toInteger(),
                   json[u"cutBehindMs"].toInteger(),
                   json[u"clipMs"].toInteger(),
                   static_cast<int>(json[u"clippedPlaces"].toInteger()),
                   json[u"firstClippedMs"].toInteger(),
                   decibels(u"loudness"),
                   decibels(u"truePeak"),
                   decibels(u"gain"),
                   json[u"held"].toBool()};
    return made;
}

} // namespace

QString RenditionCache::place(const Sha256 &original, const RenditionRecipe &recipe) const
{
    const Json key =
        JsonObject{{u"original"_s, Json(original.toHex())}, {u"recipe"_s, recipe.json()}};
    return m_folder + u'/' + Sha256::of(writeJson(key)).toHex() + u".json"_s;
}

std::optional<RenderedAudio> RenditionCache::find(const Sha256 &original,
                                                  const RenditionRecipe &recipe) const
{
    QFile file(place(original, recipe));
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) || file.size() > largestEntry)
        return std::nullopt;
    const auto json = readJson(file.readAll());
    auto made = json ? readEntry(*json, original, recipe) : std::nullopt;
    if (made)
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    return made;
}

void RenditionCache::keep(const RenderedAudio &made, const RenditionRecipe &recipe) const
{
    if (!QDir().mkpath(m_folder))
        return;
    QSaveFile file(place(made.original, recipe));
    const QByteArray bytes = writeJson(writeEntry(made));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        qCWarning(lcEngine) << "a rendition is not kept:" << file.errorString();
    prune();
}

void RenditionCache::prune() const
{
    qint64 total = 0;
    for (const QFileInfo &entry :
         QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time)) {
        total += entry.size();
        if (total > m_mostBytes)
            QFile::remove(entry.filePath());
    }
}

} // namespace Batanidza
