#include "engine/adapt/watchos.h"

#include "engine/adapt/overnote.h"
#include "engine/adapt/textcut.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

//! Makes the glance, word by word.
class Glance
{
public:
    Glance(const LessonSource &source, const PlatformRules &rules, Trace &trace)
        : m_body(source.body)
        , m_rules(rules)
        , m_trace(trace)
    {
        m_glance = {{u"revision"_s, Json(source.version.value())}};
        const bool named = isValidItemId(m_body[u"id"].toString());
        if (named)
            m_glance.set(u"id"_s, m_body[u"id"]);
        const CutText title =
            cutText(m_body[u"title"][u"en"].toString(), rules.limit(u"titleChars"));
        m_glance.set(u"title"_s, JsonObject{{u"en"_s, Json(title.text)}});
        m_trace.add(named ? FieldFate::Kept : FieldFate::Dropped, named ? u"G1" : u"G4", u"/id"_s);
        traceText(m_body[u"title"][u"en"], title.cut, u"/title/en"_s, rules.limit(u"titleChars"));
        for (const Json &note : m_body[u"culturalNotes"].toArray()) {
            if (!note[u"deleted"].toBool())
                m_glance.set(u"hasCultureNote"_s, Json(true));
        }
    }

    void addWords()
    {
        const QList<qsizetype> chosen = choice();
        for (const qsizetype index : chosen) {
            if (m_words.size() < m_rules.limit(u"words"))
                addWord(index);
            else
                m_trace.add(FieldFate::Dropped, u"G2", placeOf(u"vocabulary", index));
        }
        const qint64 most = m_rules.limit(u"glanceBytes");
        while (write().size() > most && !m_words.isEmpty()) {
            m_words.removeLast();
            const qsizetype last = m_places.takeLast();
            m_trace.add(FieldFate::Dropped, u"G4", placeOf(u"vocabulary", last),
                        overNote(m_bytes.size(), most));
            m_shown.remove(last);
        }
        const qint64 mostInAll = m_rules.limit(u"lessonBytes");
        for (qint64 total = totalBytes(); total > mostInAll; total = totalBytes()) {
            if (!dropLastClip(overNote(total, mostInAll)))
                break;
            write();
        }
    }

    void traceRest()
    {
        if (!m_trace.isWanted())
            return;
        for (const auto &[key, value] : m_body.toObject()) {
            if (key == u"culturalNotes")
                m_trace.add(FieldFate::Changed, u"G5", u"/culturalNotes"_s, u"hasCultureNote"_s);
            else if (key != u"id" && (key != u"vocabulary" || !value.isArray()))
                m_trace.add(FieldFate::Dropped, u"G2", u'/' + pointerToken(key));
        }
        for (qsizetype i = 0; i < m_body[u"vocabulary"].toArray().size(); ++i)
            m_trace.add(m_shown.contains(i) ? FieldFate::Changed : FieldFate::Dropped,
                        m_shown.contains(i) ? u"G3" : u"G2", placeOf(u"vocabulary", i));
    }

    [[nodiscard]] Adaptation result()
    {
        return {m_json, m_bytes, filesOf(m_json), m_trace.take(), {}};
    }

private:
    //! The words named for the watch, else the first ones; live, none twice.
    [[nodiscard]] QList<qsizetype> choice() const
    {
        const JsonArray &all = m_body[u"vocabulary"].toArray();
        QHash<QString, qsizetype> places;
        QList<qsizetype> first;
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (all[i][u"deleted"].toBool() || !all[i].isObject())
                continue;
            places.insert(all[i][u"id"].toString(), i);
            if (first.size() < m_rules.limit(u"firstWords"))
                first.append(i);
        }
        QList<qsizetype> named;
        for (const Json &id : m_body[u"platforms"][u"watch"][u"words"].toArray()) {
            const auto place = places.constFind(id.toString());
            if (place != places.cend() && !named.contains(*place))
                named.append(*place);
            if (named.size() > vocabularyMost)
                break;
        }
        return named.isEmpty() ? first : named;
    }

    void addWord(qsizetype index)
    {
        const Json &word = m_body[u"vocabulary"].at(index);
        const QString headword = word[u"headword"].toString();
        const QString path = m_trace.isWanted() ? placeOf(u"vocabulary", index) : QString();
        const qint64 wordChars = m_rules.limit(u"wordChars");
        if (headword.isEmpty() || headword.size() > wordChars ||
            !isValidItemId(word[u"id"].toString())) {
            m_trace.add(FieldFate::Dropped, u"G4", path,
                        headword.size() > wordChars ? overNote(headword.size(), wordChars)
                                                    : QString());
            return;
        }
        const CutText gloss =
            cutAtWord(word[u"gloss"][u"en"].toString(), m_rules.limit(u"glossChars"));
        JsonObject shown{{u"id"_s, word[u"id"]},
                         {u"headword"_s, Json(headword)},
                         {u"gloss"_s, Json(JsonObject{{u"en"_s, Json(gloss.text)}})}};
        m_trace.add(FieldFate::Kept, u"G1", path + u"/headword"_s);
        traceText(word[u"gloss"][u"en"], gloss.cut, path + u"/gloss/en"_s,
                  m_rules.limit(u"glossChars"));
        const QString syllabic = word[u"pronunciation"][u"syllabic"].toString();
        if (!syllabic.isEmpty() && syllabic.size() <= 2 * wordChars) {
            shown.set(u"syllabic"_s, Json(syllabic));
            m_trace.add(FieldFate::Kept, u"G1", path + u"/pronunciation/syllabic"_s);
        }
        const QString pattern = word[u"tone"][u"pattern"].toString();
        if (!pattern.isEmpty() && pattern.size() <= wordChars) {
            shown.set(u"tone"_s, JsonObject{{u"pattern"_s, Json(pattern)}});
            m_trace.add(FieldFate::Kept, u"G1", path + u"/tone/pattern"_s);
        }
        if (word[u"audio"].isObject())
            shown.set(u"audio"_s, clipOf(word[u"audio"], path));
        m_words.append(Json(std::move(shown)));
        m_places.append(index);
        m_shown.insert(index);
    }

    void traceText(const Json &text, bool cut, const QString &path, qint64 most)
    {
        if (cut && m_trace.isWanted())
            m_trace.add(FieldFate::Changed, u"T1", path, overNote(text.toString().size(), most));
        else if (text.isString())
            m_trace.add(FieldFate::Kept, u"G1", path);
        else
            m_trace.add(FieldFate::Dropped, u"G2", path);
    }

    Json clipOf(const Json &clip, const QString &path)
    {
        const auto at = [&path] { return path + u"/audio"_s; };
        const Json adapted = adaptClip(clip, m_rules.clips, m_trace, at);
        const Json *best = bestRendition(adapted, m_rules.clips);
        if (!best)
            return fallbackClip();
        if (m_rules.clips.mostClips > 0 && m_clips == m_rules.clips.mostClips) {
            m_trace.add(FieldFate::Changed, u"A7", at,
                        overNote(m_clips + 1, m_rules.clips.mostClips));
            return fallbackClip();
        }
        ++m_clips;
        m_trace.add(FieldFate::Changed, u"G1", at);
        JsonObject file{{u"bytes"_s, (*best)[u"bytes"]},
                        {u"codec"_s, (*best)[u"codec"]},
                        {u"durationMs"_s, Json(clip[u"durationMs"].toInteger())},
                        {u"sha256"_s, (*best)[u"sha256"]}};
        if (clip[u"origin"].toString() == u"tts")
            file.set(u"origin"_s, Json(u"tts"));
        return file;
    }

    const QByteArray &write()
    {
        JsonObject glance = m_glance;
        glance.set(u"words"_s, Json(m_words));
        m_json = Json(std::move(glance));
        m_bytes = writeJson(m_json);
        return m_bytes;
    }

    [[nodiscard]] qint64 totalBytes() const
    {
        qint64 total = m_bytes.size();
        for (const Json &word : m_words)
            total += word[u"audio"][u"bytes"].toInteger();
        return total;
    }

    bool dropLastClip(const QString &why)
    {
        for (qsizetype i = m_words.size() - 1; i >= 0; --i) {
            if (!m_words[i][u"audio"].contains(u"sha256"))
                continue;
            m_words[i].set(u"audio"_s, fallbackClip());
            m_trace.add(FieldFate::Changed, u"A7",
                        placeOf(u"vocabulary", m_places[i]) + u"/audio"_s, why);
            return true;
        }
        return false;
    }

    static constexpr qsizetype vocabularyMost = 200;
    const Json &m_body;
    const PlatformRules &m_rules;
    Trace &m_trace;
    JsonObject m_glance;
    JsonArray m_words;
    QList<qsizetype> m_places; //!< of m_words, in the vocabulary
    QSet<qsizetype> m_shown;
    qint64 m_clips = 0;
    Json m_json;
    QByteArray m_bytes;
};

} // namespace

AdapterNeeds watchosNeeds()
{
    return {{u"words"_s, u"firstWords"_s, u"titleChars"_s, u"wordChars"_s, u"glossChars"_s,
             u"glanceBytes"_s, u"lessonBytes"_s},
            {},
            false};
}

bool isMadeForWatchos(const Json &body, const PlatformRules &)
{
    // Stored bodies hold no revision: it belongs to their envelope.
    return body[u"revision"].isInteger() && body[u"words"].isArray() && body[u"title"].isObject() &&
           !body.contains(u"vocabulary");
}

Adaptation adaptForWatchos(const LessonSource &source, const PlatformRules &rules, Detail detail)
{
    Trace trace(detail == Detail::Traced);
    Glance glance(source, rules, trace);
    glance.addWords();
    glance.traceRest();
    return glance.result();
}

} // namespace Batanidza
