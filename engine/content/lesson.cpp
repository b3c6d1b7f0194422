#include "engine/content/lesson.h"

#include "engine/content/shapecheck.h"

namespace Batanidza {

Result<Lesson> Lesson::fromBody(Json body)
{
    if (!body.isObject())
        return Error{ErrorCode::Invalid, QStringLiteral("lesson: the body must be an object")};
    if (!isValidItemId(body[u"id"].toString()))
        return Error{ErrorCode::Invalid,
                     QStringLiteral("lesson /id: must be 1 to 128 of A-Za-z0-9._:-")};
    return Lesson(std::move(body));
}

JsonArray Lesson::entries(QStringView list) const
{
    JsonArray live;
    for (const Json &entry : m_body[list].toArray()) {
        if (!isTombstone(entry))
            live.append(entry);
    }
    return live;
}

QList<VocabularyEntry> Lesson::vocabulary() const
{
    QList<VocabularyEntry> words;
    for (const Json &entry : entries(u"vocabulary"))
        words.append(VocabularyEntry(entry));
    return words;
}

std::optional<VocabularyEntry> Lesson::word(QStringView id) const
{
    const Json *entry = entryById(m_body[u"vocabulary"], id);
    return entry ? std::optional(VocabularyEntry(*entry)) : std::nullopt;
}

Json *Lesson::liveWord(QStringView id)
{
    Json *list = m_body.object().findMutable(u"vocabulary");
    if (!list || !list->isArray())
        return nullptr;
    for (Json &entry : list->array()) {
        if (entry[u"id"].toString() == id && !isTombstone(entry))
            return &entry;
    }
    return nullptr;
}

void Lesson::putWord(const VocabularyEntry &word)
{
    if (Json *entry = liveWord(word.id())) {
        *entry = word.json();
        return;
    }
    Json list = m_body[u"vocabulary"];
    list.append(word.json());
    m_body.set(QStringLiteral("vocabulary"), std::move(list));
}

bool Lesson::removeWord(QStringView id, const QString &reason)
{
    Json *entry = liveWord(id);
    if (!entry)
        return false;
    *entry = JsonObject{{QStringLiteral("id"), Json(id)},
                        {QStringLiteral("deleted"), Json(true)},
                        {QStringLiteral("deleteReason"), Json(reason)}};
    return true;
}

JsonArray Lesson::prominentCulturalNotes() const
{
    JsonArray notes = entries(u"culturalNotes");
    notes.removeIf([](const Json &note) { return note[u"prominence"].toString() != u"high"; });
    return notes;
}

} // namespace Batanidza
