#include "engine/adapt/speechchoice.h"

#include "engine/shona/orthography.h"

#include <optional>

namespace Batanidza {

namespace {

//! The best file of a clip that says `text` and may be played.
std::optional<Sha256> fileFor(const Json &clip, const QString &text, const SpeechMeans &means)
{
    const AudioClip audio(clip);
    if (!clip.isObject() || audio.isWithheld() ||
        Shona::normalise(audio.forText()) != Shona::normalise(text))
        return std::nullopt;
    Trace silent(false);
    for (const AudioFormat &format : means.formats) {
        const ClipRules one{{format}, true, 0, 0, 0};
        const Json adapted = adaptClip(clip, one, silent, [] { return QString(); });
        for (const Json &rendition : adapted[u"renditions"].toArray()) {
            const auto file = Sha256::fromHex(rendition[u"sha256"].toString());
            if (file && means.hasFile && means.hasFile(*file))
                return file;
        }
    }
    return std::nullopt;
}

} // namespace

SpeechChoice chooseSpeech(const VocabularyEntry &word, const SpeechMeans &means)
{
    const Json &own = word.json()[u"audio"];
    const QString headword = word.headword();
    const auto file = fileFor(own, headword, means);
    const bool ownIsSynthetic = AudioClip(own).isSynthetic();
    if (file && !ownIsSynthetic)
        return {SpeechKind::Recording, headword, *file, false, {}};
    for (const Json &variant : word.json()[u"variants"].toArray()) {
        const QString form = variant[u"form"].toString();
        if (AudioClip(variant[u"audio"]).isSynthetic())
            continue;
        if (const auto other = fileFor(variant[u"audio"], form, means))
            return {SpeechKind::VariantRecording, form, *other, false, {}};
    }
    if (file)
        return {SpeechKind::SyntheticRecording, headword, *file, true, {}};
    if (means.synthesiser && !headword.isEmpty()) {
        return {SpeechKind::Synthesiser,
                headword,
                {},
                true,
                word.json()[u"tone"][u"pattern"].toString()};
    }
    return {SpeechKind::Text, headword, {}, false, {}};
}

} // namespace Batanidza
