#pragma once

#include "engine/base/json.h"
#include "engine/base/sha256.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

//! Makes lessons from a seed, as many as wanted: valid by lessoncheck, of the size of real ones,
//! with real words and made-up sentences. For tests and measurements, not for learners. Pure; any
//! thread.
namespace Batanidza {

struct GeneratedRendition
{
    QString codec;     //!< "aac" or "opus"
    QString container; //!< "m4a" or "ogg"
    int bitrateKbps = 0;
    qint64 bytes = 0;
    Sha256 sha256;
};

struct GeneratedClip
{
    int durationMs = 0; //!< 1 to 15,000
    QList<GeneratedRendition> renditions;
};

//! Gives the clip of one word; nothing leaves the word without audio. `number` differs for every
//! word of every lesson of one seed.
using ClipSource =
    std::function<std::optional<GeneratedClip>(quint64 number, const QString &headword)>;

//! The body of lesson `index` of this seed; the same arguments (and clips) give the same bytes on
//! every machine. Its id is "sna.gen-<seed in hex>.<index>".
[[nodiscard]] Json generateLesson(quint64 seed, quint64 index, const ClipSource &clips = {});

} // namespace Batanidza
