#pragma once

#include "engine/audio/recording.h"
#include "engine/base/json.h"

//! From a recording to the files that platforms play: silence cut off, one loudness for all words,
//! each codec. Same recording, same recipe, same program: same bytes. Blocks: any thread but the
//! window's.
namespace Batanidza {

struct RenditionFormat
{
    QString codec;     //!< "aac", "opus"
    QString container; //!< "m4a", "ogg"
    int kbps = 0;

    friend bool operator==(const RenditionFormat &, const RenditionFormat &) = default;
};

//! How a recording becomes files.
struct RenditionRecipe
{
    QList<RenditionFormat> formats = {{QStringLiteral("aac"), QStringLiteral("m4a"), 48},
                                      {QStringLiteral("opus"), QStringLiteral("ogg"), 24}};
    double loudness = -16.0; //!< LUFS, integrated (EBU R 128); speech for phones
    double truePeak = -1.5;  //!< dBTP, at most
    int leadMs = 80;         //!< of quiet that stays before the word, and behind it: a last vowel
    int tailMs = 160;        //!< may be little more than breath

    //! All of it as JSON: with the recording's hash it names what comes of it.
    [[nodiscard]] Json json() const;
};

struct RenditionFile
{
    RenditionFormat format;
    QByteArray bytes;
    Sha256 sha256;
    qint64 durationMs = 0;
};

struct LoudnessReport
{
    qint64 originalMs = 0;
    qint64 cutBeforeMs = 0;
    qint64 cutBehindMs = 0;
    qint64 clipMs = 0;
    int clippedPlaces = 0; //!< record it again, further from the microphone
    qint64 firstClippedMs = -1;
    double loudness = 0; //!< LUFS before
    double truePeak = 0; //!< dBTP before
    double gain = 0;     //!< dB that were given
    bool held = false;   //!< it is quieter than it should be, so that its peaks stay whole

    friend bool operator==(const LoudnessReport &, const LoudnessReport &) = default;
};

struct RenderedAudio
{
    Sha256 original;
    QList<RenditionFile> files;
    LoudnessReport report;
    bool fromCache = false;

    //! `audio` of a word, as the lesson holds it (engine/content/audiocheck.cpp).
    [[nodiscard]] Json clip(const QString &forText, const QString &speaker) const;
};

enum class RenderStep { Look, Decode, Measure, Encode };

struct RenderProgress
{
    RenderStep step = RenderStep::Look;
    int percent = 0; //!< of the whole job
};

struct RenderJob
{
    QString file;
    RenditionRecipe recipe = {};
    AudioLimits limits = {};
    std::function<void(const RenderProgress &)> progress = {};
    std::function<bool()> cancelled = {};
};

class RenditionCache;

//! `cache` may be null. Errors: those of readRecording() and decodeRecording(); invalid (silence
//! only); too_large (more than AudioLimits::clipMs of sound, or a file beyond clipBytes); internal
//! (what FFmpeg made is not what was asked for).
[[nodiscard]] Result<RenderedAudio> renderAudio(const AudioPrograms &programs, const RenderJob &job,
                                                const RenditionCache *cache = nullptr);

//! Where a word begins and ends in a sound: quiet is 36 dB below its loudest hundredth of a second.
//! {0, 0} where all is quiet. Pure.
[[nodiscard]] std::pair<qsizetype, qsizetype> wordIn(const Samples &samples);

} // namespace Batanidza
