#pragma once

#include "engine/base/json.h"
#include "engine/base/sha256.h"
#include "engine/shona/tone.h"

#include <optional>

//! Parts of a lesson as typed views: each holds its JSON whole, so that fields nobody here knows
//! stay, and reads what it is asked for. What is missing or of another type reads as empty;
//! lessoncheck says what is wrong. Values; any thread.
namespace Batanidza {

class AudioClip
{
public:
    explicit AudioClip(Json json)
        : m_json(std::move(json))
    {}

    [[nodiscard]] const Json &json() const { return m_json; }
    [[nodiscard]] QString forText() const { return m_json[u"forText"].toString(); }
    [[nodiscard]] qint64 durationMs() const { return m_json[u"durationMs"].toInteger(); }
    [[nodiscard]] bool isSynthetic() const { return m_json[u"origin"].toString() == u"tts"; }
    //! Made for another spelling of the word: kept, but not played.
    [[nodiscard]] bool isWithheld() const { return m_json[u"state"].toString() == u"withheld"; }
    //! The file in this codec ("aac", "opus"); nothing where there is none.
    [[nodiscard]] std::optional<Sha256> file(QStringView codec) const;

    friend bool operator==(const AudioClip &, const AudioClip &) = default;

private:
    Json m_json;
};

class VocabularyEntry
{
public:
    explicit VocabularyEntry(Json json)
        : m_json(std::move(json))
    {}

    [[nodiscard]] const Json &json() const { return m_json; }
    [[nodiscard]] QString id() const { return m_json[u"id"].toString(); }
    [[nodiscard]] QString headword() const { return m_json[u"headword"].toString(); }
    [[nodiscard]] QString gloss() const { return m_json[u"gloss"][u"en"].toString(); }
    [[nodiscard]] QString partOfSpeech() const { return m_json[u"pos"].toString(); }
    [[nodiscard]] QString nounClass() const { return m_json[u"nounClass"].toString(); }
    [[nodiscard]] QString plural() const { return m_json[u"plural"].toString(); }
    [[nodiscard]] QString ipa() const { return m_json[u"pronunciation"][u"ipa"].toString(); }
    [[nodiscard]] QString syllabic() const
    {
        return m_json[u"pronunciation"][u"syllabic"].toString();
    }
    //! Empty where it is unknown or cannot be read.
    [[nodiscard]] Shona::TonePattern tone() const;
    //! Nothing where the word has no audio.
    [[nodiscard]] std::optional<AudioClip> audio() const;

    friend bool operator==(const VocabularyEntry &, const VocabularyEntry &) = default;

private:
    Json m_json;
};

} // namespace Batanidza
