#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

//! What kind of audio file some bytes are, by their first bytes and never by a name. Pure; any
//! thread.
namespace Batanidza {

enum class AudioKind { Wav, Flac, Mp3, M4a, Ogg };

//! Nothing where it is none of them. 64 bytes are enough.
[[nodiscard]] std::optional<AudioKind> audioKindOf(QByteArrayView bytes);
//! FFmpeg's reader for it, so that no other one (of playlists, say) is ever tried.
[[nodiscard]] QString demuxerOf(AudioKind kind);
//! The usual ending of a file's name: "m4a".
[[nodiscard]] QString endingOf(AudioKind kind);

} // namespace Batanidza
