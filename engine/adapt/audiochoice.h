#pragma once

#include "engine/adapt/adaptation.h"

#include <functional>

//! Which audio files a platform gets. Pure; any thread.
namespace Batanidza {

struct AudioFormat
{
    QString codec;     //!< "aac", "opus"
    QString container; //!< "m4a", "ogg"

    friend bool operator==(const AudioFormat &, const AudioFormat &) = default;
};

struct ClipRules
{
    QList<AudioFormat> formats; //!< the best first
    bool every = true;          //!< all files in these formats, else the best one only
    qint64 longestMs = 0;       //!< 0 = no limit, as below
    qint64 mostBytes = 0;
    qint64 mostClips = 0; //!< of one lesson
};

//! An audio file that a clip still has.
struct ClipFile
{
    Sha256 sha256;
    qint64 bytes = 0;
    qint64 durationMs = 0;
    QString codec;
    bool synthetic = false;
};

//! `audio` of a word that the platform must speak by itself.
[[nodiscard]] Json fallbackClip();

//! One clip in a platform's formats: as it is, with fewer files, or the fallback. `path` is called
//! for the trace only.
[[nodiscard]] Json adaptClip(const Json &clip, const ClipRules &rules, Trace &trace,
                             const std::function<QString()> &path);
//! The best file of a clip that adaptClip() gave; nullptr where it has none.
[[nodiscard]] const Json *bestRendition(const Json &clip, const ClipRules &rules);
//! True for what adaptClip() is for: an `audio` object, or one with files that name a codec,
//! wherever it stands.
[[nodiscard]] bool isClip(QStringView key, const Json &value);

//! What a lesson refers to once its audio is in a platform's formats.
struct ClippedLesson
{
    Json body;
    QList<ClipFile> clips; //!< by hash, none twice
    QList<BlobUse> blobs;  //!< clips and all other files, by hash, none twice
};

//! Every clip of a lesson adapted, wherever it stands; nothing else is touched.
[[nodiscard]] ClippedLesson adaptClips(const Json &body, const ClipRules &rules, Trace &trace);

//! Every file that a lesson refers to, wherever it stands and whatever its format; by hash, none
//! twice.
[[nodiscard]] QList<BlobUse> filesOf(const Json &body);

} // namespace Batanidza
