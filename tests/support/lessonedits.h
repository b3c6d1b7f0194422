#pragma once

#include "engine/base/json.h"
#include "engine/merge/fieldaddress.h"

#include <QList>
#include <QString>

#include <random>

//! Edits of lessons as two people make them, from a seed: for tests and measurements of merging.
//! Each edit says which field it changed, so that a merge can be asked whether it is still there.
namespace Batanidza {

enum class LessonEditKind {
    Text,       //!< one word of a text for people
    ShonaText,  //!< one word of a Shona sentence
    AddWord,    //!< a vocabulary entry, a dialogue line or an objective
    RemoveWord, //!< an entry taken out
    MoveWord,   //!< an entry put elsewhere
    Tone,       //!< tone marks and pattern of a word
    AddTag,     //!< a tag, or a platform event
    Number,     //!< the points of an exercise
    Paragraph,  //!< a paragraph added to a note
    Spelling,   //!< the same text in another Unicode form
};

struct LessonEdit
{
    LessonEditKind kind = LessonEditKind::Text;
    QString address; //!< of the field, entry, or (for tags) list
    QString value;   //!< the tag that was added
};

//! Which edits people make, in parts of 100. Texts are most of it; whole entries come next.
inline constexpr std::pair<LessonEditKind, int> lessonEditMix[] = {
    {LessonEditKind::Text, 34},     {LessonEditKind::ShonaText, 14},
    {LessonEditKind::AddWord, 14},  {LessonEditKind::RemoveWord, 3},
    {LessonEditKind::MoveWord, 5},  {LessonEditKind::Tone, 7},
    {LessonEditKind::AddTag, 9},    {LessonEditKind::Number, 4},
    {LessonEditKind::Paragraph, 6}, {LessonEditKind::Spelling, 4},
};

class LessonEditor
{
public:
    explicit LessonEditor(quint64 seed)
        : m_random(seed)
    {}

    //! Changes `lesson` by `count` edits. With probability `overlap` an edit goes for the field of
    //! an edit in `others`; the rest keeps away from them.
    QList<LessonEdit> edit(Json &lesson, int count, const QList<LessonEdit> &others, double overlap)
    {
        QList<LessonEdit> edits;
        for (int tries = 0; edits.size() < count && tries < 20 * count; ++tries) {
            const Json before = lesson;
            const bool meets = !others.isEmpty() && chance() < overlap;
            const LessonEdit aim = meets ? others[pick(others.size())] : LessonEdit();
            const auto made = meets ? again(lesson, aim) : fresh(lesson, kindByMix());
            bool taken = !made;
            for (const LessonEdit &earlier : std::as_const(edits))
                taken = taken || meet(earlier.address, made->address);
            for (const LessonEdit &other : others)
                taken = taken || (!meets && meet(other.address, made->address));
            if (taken)
                lesson = before;
            else
                edits.append(*made);
        }
        return edits;
    }

private:
    static bool meet(const QString &a, const QString &b)
    {
        return a == b || a.startsWith(b + u'/') || b.startsWith(a + u'/');
    }

    double chance() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    qsizetype pick(qsizetype size)
    {
        return qsizetype(m_random() % quint64(std::max<qsizetype>(size, 1)));
    }

    LessonEditKind kindByMix()
    {
        int part = int(m_random() % 100);
        for (const auto &[kind, parts] : lessonEditMix) {
            if ((part -= parts) < 0)
                return kind;
        }
        return LessonEditKind::Text;
    }

    QString newWord()
    {
        static const char *const words[] = {"mangwanani", "musha",  "nhasi",  "vana",   "kudya",
                                            "friend",     "market", "kindly", "really", "today"};
        return QLatin1StringView(words[pick(10)]) + QString::number(m_random() % 1000);
    }

    //! One word of the text is another one, or one more stands behind it.
    QString rewritten(const QString &text)
    {
        QStringList words = text.split(u' ');
        const qsizetype at = pick(words.size());
        if (m_random() % 3 == 0)
            words.insert(at, newWord());
        else
            words[at] = newWord();
        return words.join(u' ');
    }

    struct Target
    {
        QString address;
        Json *value = nullptr;
    };

    //! Every text of the lesson under members of this name, with its address.
    void collect(Json &value, const QString &address, QStringView name, QList<Target> &found)
    {
        if (value.isObject()) {
            const QStringList keys = value.toObject().keys();
            for (const QString &key : keys) {
                Json *member = value.object().findMutable(key);
                const QString there = address + u'/' + key;
                if (key == name && member->isString() && !member->toString().isEmpty())
                    found.append({there, member});
                else if (key != u"platforms" && key != u"variantsAB" && key != u"provenance")
                    collect(*member, there, name, found);
            }
        } else if (value.isArray()) {
            for (Json &entry : value.array()) {
                const QString id = entry[u"id"].toString();
                if (!id.isEmpty())
                    collect(entry, address + u'/' + entryStep(u"id", id), name, found);
            }
        }
    }

    std::optional<LessonEdit> changeText(Json &lesson, LessonEditKind kind)
    {
        QList<Target> found;
        collect(lesson, {}, kind == LessonEditKind::Text ? u"en" : u"sn", found);
        if (found.isEmpty())
            return {};
        const Target target = found[pick(found.size())];
        *target.value = Json(rewritten(target.value->toString()));
        return LessonEdit{kind, target.address, {}};
    }

    static QString listName(qsizetype which)
    {
        static const char *const names[] = {"vocabulary", "vocabulary", "dialogue", "objectives"};
        return QLatin1StringView(names[which]);
    }

    std::optional<LessonEdit> changeList(Json &lesson, LessonEditKind kind)
    {
        const QString name = listName(kind == LessonEditKind::MoveWord ? 0 : pick(4));
        Json *list = lesson.object().findMutable(name);
        if (!list || list->toArray().size() < 3)
            return {};
        JsonArray &entries = list->array();
        const qsizetype at = pick(entries.size());
        const QString there = u'/' + name + u'/';
        if (kind == LessonEditKind::AddWord) {
            Json entry = entries[at];
            const QString id =
                entry[u"id"].toString() + u'x' + QString::number(m_random() % 100000);
            entry.set(QStringLiteral("id"), Json(id));
            if (entry.contains(u"gloss"))
                entry.set(QStringLiteral("gloss"), JsonObject{{QStringLiteral("en"), newWord()}});
            entries.insert(at + 1, entry);
            return LessonEdit{kind, there + entryStep(u"id", id), {}};
        }
        const QString id = entries[at][u"id"].toString();
        if (kind == LessonEditKind::RemoveWord) {
            entries.removeAt(at);
        } else {
            const Json entry = entries.takeAt(at);
            entries.insert(pick(entries.size() + 1), entry);
        }
        return LessonEdit{kind, there + entryStep(u"id", id), {}};
    }

    std::optional<LessonEdit> changeTone(Json &lesson)
    {
        Json *words = lesson.object().findMutable(u"vocabulary");
        if (!words || words->toArray().isEmpty())
            return {};
        Json &word = words->array()[pick(words->toArray().size())];
        const QString headword = word[u"headword"].toString();
        QString toned;
        QString pattern;
        for (const QChar c : headword) {
            const qsizetype vowel = QStringLiteral("aeiou").indexOf(c);
            if (vowel < 0) {
                toned.append(c);
                continue;
            }
            const bool high = m_random() % 2 == 0;
            pattern.append(high ? u'H' : u'L');
            toned.append(high ? QStringLiteral("áéíóú")[vowel] : c);
        }
        if (!pattern.contains(u'H'))
            return {};
        word.set(QStringLiteral("headwordToned"), Json(toned));
        word.set(QStringLiteral("tone"), JsonObject{{QStringLiteral("pattern"), pattern},
                                                    {QStringLiteral("scope"), u"surface"},
                                                    {QStringLiteral("status"), u"sourced"},
                                                    {QStringLiteral("source"), u"a teacher"}});
        return LessonEdit{LessonEditKind::Tone,
                          QStringLiteral("/vocabulary/") +
                              entryStep(u"id", word[u"id"].toString()) +
                              QStringLiteral("/headwordToned"),
                          {}};
    }

    std::optional<LessonEdit> addTag(Json &lesson)
    {
        Json *words = lesson.object().findMutable(u"vocabulary");
        if (!words || words->toArray().isEmpty())
            return {};
        Json &word = words->array()[pick(words->toArray().size())];
        const QString tag = QStringLiteral("topic:") + newWord();
        JsonArray tags = word[u"tags"].toArray();
        tags.append(Json(tag));
        word.set(QStringLiteral("tags"), tags);
        return LessonEdit{LessonEditKind::AddTag,
                          QStringLiteral("/vocabulary/") +
                              entryStep(u"id", word[u"id"].toString()) + QStringLiteral("/tags"),
                          tag};
    }

    std::optional<LessonEdit> changeNumber(Json &lesson)
    {
        Json *exercises = lesson.object().findMutable(u"exercises");
        if (!exercises || exercises->toArray().isEmpty())
            return {};
        Json &exercise = exercises->array()[pick(exercises->toArray().size())];
        exercise.set(QStringLiteral("points"), Json(int(m_random() % 1000) + 1000));
        return LessonEdit{LessonEditKind::Number,
                          QStringLiteral("/exercises/") +
                              entryStep(u"id", exercise[u"id"].toString()) +
                              QStringLiteral("/points"),
                          {}};
    }

    std::optional<LessonEdit> addParagraph(Json &lesson)
    {
        const bool culture = m_random() % 2 == 0;
        const QString name =
            culture ? QStringLiteral("culturalNotes") : QStringLiteral("grammarNotes");
        Json *notes = lesson.object().findMutable(name);
        if (!notes || notes->toArray().isEmpty())
            return {};
        Json &note = notes->array()[pick(notes->toArray().size())];
        Json *markdown = note.object().findMutable(u"markdown");
        if (!markdown || !(*markdown)[u"en"].isString())
            return {};
        const QString text = (*markdown)[u"en"].toString();
        const QString more = QStringLiteral("A word on %1.").arg(newWord());
        markdown->set(QStringLiteral("en"),
                      Json(m_random() % 2 == 0 ? more + QStringLiteral("\n\n") + text
                                               : text + QStringLiteral("\n\n") + more));
        return LessonEdit{LessonEditKind::Paragraph,
                          u'/' + name + u'/' + entryStep(u"id", note[u"id"].toString()) +
                              QStringLiteral("/markdown/en"),
                          {}};
    }

    std::optional<LessonEdit> respell(Json &lesson)
    {
        QList<Target> found;
        collect(lesson, {}, u"sn", found);
        if (found.isEmpty())
            return {};
        const Target target = found[pick(found.size())];
        QString text = target.value->toString().normalized(QString::NormalizationForm_D);
        text.replace(u' ', QChar(0x00A0));
        text.replace(u'\'', QChar(0x2019));
        *target.value = Json(text);
        return LessonEdit{LessonEditKind::Spelling, target.address, {}};
    }

    std::optional<LessonEdit> fresh(Json &lesson, LessonEditKind kind)
    {
        switch (kind) {
        case LessonEditKind::Text:
        case LessonEditKind::ShonaText:
            return changeText(lesson, kind);
        case LessonEditKind::AddWord:
        case LessonEditKind::RemoveWord:
        case LessonEditKind::MoveWord:
            return changeList(lesson, kind);
        case LessonEditKind::Tone:
            return changeTone(lesson);
        case LessonEditKind::AddTag:
            return addTag(lesson);
        case LessonEditKind::Number:
            return changeNumber(lesson);
        case LessonEditKind::Paragraph:
            return addParagraph(lesson);
        case LessonEditKind::Spelling:
            return respell(lesson);
        }
        return {};
    }

    //! Another edit of the field that somebody else edited too.
    std::optional<LessonEdit> again(Json &lesson, const LessonEdit &aim)
    {
        if (aim.kind != LessonEditKind::Text && aim.kind != LessonEditKind::ShonaText)
            return fresh(lesson, aim.kind);
        QList<Target> found;
        collect(lesson, {}, aim.kind == LessonEditKind::Text ? u"en" : u"sn", found);
        for (const Target &target : std::as_const(found)) {
            if (target.address == aim.address) {
                *target.value = Json(rewritten(target.value->toString()));
                return LessonEdit{aim.kind, aim.address, {}};
            }
        }
        return {};
    }

    std::mt19937_64 m_random;
};

} // namespace Batanidza
