#include "engine/content/vocabularyentry.h"

namespace Batanidza {

std::optional<Sha256> AudioClip::file(QStringView codec) const
{
    for (const Json &rendition : m_json[u"renditions"].toArray()) {
        if (rendition[u"codec"].toString() == codec)
            return Sha256::fromHex(rendition[u"sha256"].toString());
    }
    return std::nullopt;
}

Shona::TonePattern VocabularyEntry::tone() const
{
    return Shona::TonePattern::parse(m_json[u"tone"][u"pattern"].toString())
        .value_or(Shona::TonePattern());
}

std::optional<AudioClip> VocabularyEntry::audio() const
{
    const Json &audio = m_json[u"audio"];
    return audio.isObject() ? std::optional(AudioClip(audio)) : std::nullopt;
}

} // namespace Batanidza
