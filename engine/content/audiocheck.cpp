#include "engine/content/exercisecheck.h"

#include "engine/base/sha256.h"
#include "engine/content/shapecheck.h"
#include "engine/shona/orthography.h"

#include <QStringList>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 clipLimitMs = 15'000;
constexpr qint64 clipLimitBytes = 512 * 1024;
constexpr qint64 imageLimitBytes = 512 * 1024;

//! A blob is named by its hash and has a size within `limit`; 0 sets none.
void checkBlob(const Json &rendition, qint64 limit, const QString &at, Findings &findings)
{
    if (!Sha256::fromHex(rendition[u"sha256"].toString())) {
        findings.error(u"rendition-hash", at + u"/sha256"_s,
                       u"a rendition is named by 64 lower-case hex digits"_s);
    }
    const qint64 bytes = rendition[u"bytes"].toInteger();
    if (bytes < 1)
        findings.error(u"rendition-bytes", at + u"/bytes"_s, u"the size in bytes is missing"_s);
    else if (limit > 0 && bytes > limit)
        findings.error(u"rendition-size", at + u"/bytes"_s,
                       u"%1 bytes; at most %2 are allowed"_s.arg(bytes).arg(limit),
                       u"make the file smaller: a lower bit rate, fewer pixels, a shorter clip"_s);
}

void checkClip(const Json &audio, const QStringList &texts, const QString &at, Findings &findings)
{
    if (!audio.isObject())
        return;
    const QString origin = audio[u"origin"].toString();
    if (origin != u"human" && origin != u"tts")
        findings.error(u"audio-origin", at + u"/origin"_s,
                       u"the origin of audio is human or tts"_s);
    if (origin == u"tts" && audio[u"toneReviewed"].toBool()) {
        findings.warning(u"audio-tts-tone", at + u"/toneReviewed"_s,
                         u"synthetic speech is never correct in tone"_s);
    }
    const qint64 duration = audio[u"durationMs"].toInteger();
    if (duration < 1 || duration > clipLimitMs) {
        findings.error(u"audio-duration", at + u"/durationMs"_s,
                       u"%1 ms; a clip lasts from 1 to %2 ms"_s.arg(duration).arg(clipLimitMs),
                       u"cut the word out of the recording and make the clip anew"_s);
    }
    const QString spoken = Shona::skeleton(audio[u"forText"].toString());
    if (!texts.isEmpty() && !texts.contains(spoken)) {
        const bool withheld = audio[u"state"].toString() == u"withheld";
        findings.add(withheld ? FindingSeverity::Info : FindingSeverity::Error, u"audio-text",
                     at + u"/forText"_s,
                     u"the clip says \"%1\", which is not this word"_s.arg(
                         audio[u"forText"].toString().left(60)),
                     u"record it again, or set its state to withheld"_s);
    }
    const JsonArray &renditions = audio[u"renditions"].toArray();
    if (renditions.isEmpty())
        findings.error(u"audio-renditions", at + u"/renditions"_s, u"there is no file to play"_s);
    for (qsizetype i = 0; i < renditions.size(); ++i) {
        const QString path = at + entryPath(u"renditions", i);
        const QString codec = renditions[i][u"codec"].toString();
        const QString container = renditions[i][u"container"].toString();
        const bool known =
            (codec == u"aac" && container == u"m4a") || (codec == u"opus" && container == u"ogg");
        if (!known) {
            findings.error(u"audio-codec", path + u"/codec"_s,
                           u"audio is aac in m4a, or opus in ogg"_s);
        }
        checkBlob(renditions[i], clipLimitBytes, path, findings);
    }
}

} // namespace

void checkAudioAndMedia(const Json &body, Findings &findings)
{
    const JsonArray &words = body[u"vocabulary"].toArray();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (isTombstone(words[i]))
            continue;
        const QString at = entryPath(u"vocabulary", i);
        const JsonArray &variants = words[i][u"variants"].toArray();
        QStringList texts{Shona::skeleton(words[i][u"headword"].toString())};
        for (const Json &variant : variants)
            texts.append(Shona::skeleton(variant[u"form"].toString()));
        checkClip(words[i][u"audio"], texts, at + u"/audio"_s, findings);
        for (qsizetype k = 0; k < variants.size(); ++k)
            checkClip(variants[k][u"audio"], {texts[k + 1]},
                      at + entryPath(u"variants", k) + u"/audio"_s, findings);
    }
    const JsonArray &lines = body[u"dialogue"].toArray();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!isTombstone(lines[i]))
            checkClip(lines[i][u"audio"], {}, entryPath(u"dialogue", i) + u"/audio"_s, findings);
    }
    const JsonArray &media = body[u"media"].toArray();
    for (qsizetype i = 0; i < media.size(); ++i) {
        if (isTombstone(media[i]))
            continue;
        const JsonArray &renditions = media[i][u"renditions"].toArray();
        const qint64 limit = media[i][u"kind"].toString() == u"image" ? imageLimitBytes : 0;
        for (qsizetype k = 0; k < renditions.size(); ++k) {
            const QString path = entryPath(u"media", i) + entryPath(u"renditions", k);
            checkBlob(renditions[k], limit, path, findings);
            if (renditions[k][u"type"].toString().isEmpty())
                findings.error(u"media-type", path + u"/type"_s, u"the media type is missing"_s);
        }
    }
}

} // namespace Batanidza
