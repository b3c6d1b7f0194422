#include "engine/audio/audiokind.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

std::optional<AudioKind> audioKindOf(QByteArrayView bytes)
{
    if (bytes.size() < 12)
        return std::nullopt;
    if (bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WAVE"))
        return AudioKind::Wav;
    if (bytes.startsWith("fLaC"))
        return AudioKind::Flac;
    if (bytes.startsWith("OggS"))
        return AudioKind::Ogg;
    if (bytes.sliced(4).startsWith("ftyp"))
        return AudioKind::M4a;
    if (bytes.startsWith("ID3"))
        return AudioKind::Mp3;
    // A frame of MPEG audio, layer III: eleven set bits, no reserved version, rate or frequency.
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    if (at(0) == 0xff && (at(1) & 0xe6) == 0xe2 && (at(1) & 0x18) != 0x08 &&
        (at(2) & 0xf0) != 0xf0 && (at(2) & 0x0c) != 0x0c)
        return AudioKind::Mp3;
    return std::nullopt;
}

QString demuxerOf(AudioKind kind)
{
    switch (kind) {
    case AudioKind::Wav:
        return u"wav"_s;
    case AudioKind::Flac:
        return u"flac"_s;
    case AudioKind::Mp3:
        return u"mp3"_s;
    case AudioKind::M4a:
        return u"mov"_s;
    case AudioKind::Ogg:
        return u"ogg"_s;
    }
    return {};
}

QString endingOf(AudioKind kind)
{
    return kind == AudioKind::M4a ? u"m4a"_s : demuxerOf(kind);
}

} // namespace Batanidza
