#pragma once

#include "engine/content/ids.h"
#include "engine/content/vocabularyentry.h"

#include <QList>

//! A lesson: its stored body, whole, with typed views over it. Nothing is read into fields and
//! written back, so what this version does not know is kept. Values; any thread.
namespace Batanidza {

class Lesson
{
public:
    //! `invalid` where the body is no object or has no id that an item may have. Whether the rest
    //! is right is lessoncheck's to say.
    [[nodiscard]] static Result<Lesson> fromBody(Json body);

    [[nodiscard]] const Json &body() const { return m_body; }
    [[nodiscard]] ItemId id() const { return ItemId(m_body[u"id"].toString()); }
    //! In this language ("sn", "en"); empty where there is none.
    [[nodiscard]] QString title(QStringView language) const
    {
        return m_body[u"title"][language].toString();
    }
    [[nodiscard]] QString level() const { return m_body[u"level"].toString(); }
    [[nodiscard]] QString unit() const { return m_body[u"unit"].toString(); }
    [[nodiscard]] QString reviewState() const
    {
        return m_body[u"provenance"][u"reviewState"].toString();
    }

    //! Without the words that were taken out.
    [[nodiscard]] QList<VocabularyEntry> vocabulary() const;
    //! Nothing where there is no such word, or it was taken out.
    [[nodiscard]] std::optional<VocabularyEntry> word(QStringView id) const;
    //! Replaces the word with this id, or adds it at the end.
    void putWord(const VocabularyEntry &word);
    //! Leaves a tombstone, so that others learn of it; false where there is no such word.
    bool removeWord(QStringView id, const QString &reason);
    //! Notes that platforms show above the exercises. They are never dropped.
    [[nodiscard]] JsonArray prominentCulturalNotes() const;
    //! Live entries of any list ("dialogue", "exercises", "media").
    [[nodiscard]] JsonArray entries(QStringView list) const;

    friend bool operator==(const Lesson &, const Lesson &) = default;

private:
    explicit Lesson(Json body)
        : m_body(std::move(body))
    {}
    [[nodiscard]] Json *liveWord(QStringView id);

    Json m_body;
};

} // namespace Batanidza
