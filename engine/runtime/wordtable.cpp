#include "engine/runtime/wordtable.h"

#include "engine/content/ids.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/shapecheck.h"
#include "engine/content/wordedit.h"
#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"
#include "engine/shona/tone.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Heading
{
    WordColumn column;
    const char16_t *name;
    const char16_t *others; //!< heads that mean it too, between bars, folded
};

constexpr std::array<Heading, 15> headings{{
    {WordColumn::Headword, u"headword", u"|word|shona word|shoko|lemma|term|"},
    {WordColumn::HeadwordToned, u"toned",
     u"|headwordtoned|with tone|with tone marks|tone marks|toned form|"},
    {WordColumn::GlossEnglish, u"english",
     u"|gloss|gloss en|meaning|meaning in english|translation|chirungu|definition|"},
    {WordColumn::GlossShona, u"shona", u"|gloss sn|meaning in shona|zvinoreva|tsanangudzo|"},
    {WordColumn::PartOfSpeech, u"pos", u"|part of speech|word class|rudzi rweshoko|"},
    {WordColumn::NounClass, u"class", u"|noun class|nounclass|mupanda|"},
    {WordColumn::Plural, u"plural", u"|plural form|uwandu|"},
    {WordColumn::TonePattern, u"tone", u"|tone pattern|pattern|tones|"},
    {WordColumn::ToneScope, u"scope", u"|tone scope|"},
    {WordColumn::ToneSource, u"source", u"|tone source|reference|"},
    {WordColumn::Ipa, u"ipa", u"|pronunciation|transcription|"},
    {WordColumn::ExampleShona, u"example",
     u"|example in shona|example sn|example sentence|sentence|muenzaniso|"},
    {WordColumn::ExampleEnglish, u"example-english",
     u"|example in english|example en|example translation|"},
    {WordColumn::Tags, u"tags", u"|tag|labels|topic|"},
    {WordColumn::Lesson, u"lesson", u"|lesson id|lessonid|chidzidzo|"},
}};

QString folded(const QString &head)
{
    QString text = Shona::skeleton(head);
    text.replace(u'_', u' ').replace(u'-', u' ').replace(u'.', u' ').replace(u'/', u' ');
    return text.simplified();
}

//! Where a finding of lessoncheck about the only word of a lesson belongs in the row.
WordColumn columnOf(const QString &path)
{
    static const QList<std::pair<QString, WordColumn>> places{
        {u"/headwordToned"_s, WordColumn::HeadwordToned},
        {u"/headword"_s, WordColumn::Headword},
        {u"/gloss/sn"_s, WordColumn::GlossShona},
        {u"/gloss"_s, WordColumn::GlossEnglish},
        {u"/pos"_s, WordColumn::PartOfSpeech},
        {u"/nounClass"_s, WordColumn::NounClass},
        {u"/plural"_s, WordColumn::Plural},
        {u"/tone/scope"_s, WordColumn::ToneScope},
        {u"/tone/source"_s, WordColumn::ToneSource},
        {u"/tone"_s, WordColumn::TonePattern},
        {u"/pronunciation"_s, WordColumn::Ipa},
        {u"/examples/0/en"_s, WordColumn::ExampleEnglish},
        {u"/examples"_s, WordColumn::ExampleShona},
        {u"/tags"_s, WordColumn::Tags}};
    const QString field = path.mid(u"/vocabulary/0"_s.size());
    for (const auto &[prefix, column] : places) {
        if (field.startsWith(prefix))
            return column;
    }
    return WordColumn::Headword;
}

class Row
{
public:
    Row(const CsvRow &row, const QList<WordColumn> &columns)
        : m_row(row)
        , m_columns(columns)
    {}

    [[nodiscard]] QString at(WordColumn column) const
    {
        const auto index = m_columns.indexOf(column);
        return index >= 0 && index < m_row.cells.size() ? m_row.cells[index] : QString();
    }

    [[nodiscard]] Json entry() const
    {
        Json word = newWord(u"sna.table.001.v01"_s);
        const auto text = [&](const QString &key, WordColumn column) {
            if (!at(column).isEmpty())
                word.set(key, Json(at(column)));
        };
        Json gloss = JsonObject{{u"en"_s, at(WordColumn::GlossEnglish)}};
        if (!at(WordColumn::GlossShona).isEmpty())
            gloss.set(u"sn"_s, Json(Shona::normalise(at(WordColumn::GlossShona))));
        word.set(u"gloss"_s, gloss);
        const QString pos = at(WordColumn::PartOfSpeech).toLower();
        const bool noun = !at(WordColumn::NounClass).isEmpty();
        if (!pos.isEmpty())
            word.set(u"pos"_s, Json(pos));
        else if (!noun && m_columns.contains(WordColumn::NounClass))
            word.set(u"pos"_s, Json(u"phrase"));
        text(u"nounClass"_s, WordColumn::NounClass);
        if (!at(WordColumn::Plural).isEmpty())
            word.set(u"plural"_s, Json(Shona::normalise(at(WordColumn::Plural))));
        word = withHeadword(word, Shona::withoutToneMarks(head()));
        word = withTones(word);
        if (!at(WordColumn::Ipa).isEmpty()) {
            Json notes = word[u"pronunciation"];
            notes.set(u"ipa"_s, Json(Shona::composed(at(WordColumn::Ipa))));
            notes.set(u"ipaOrigin"_s, Json(u"human"));
            word.set(u"pronunciation"_s, notes);
        }
        if (!at(WordColumn::ExampleShona).isEmpty()) {
            word.set(u"examples"_s,
                     JsonArray{JsonObject{{u"sn"_s, Shona::normalise(at(WordColumn::ExampleShona))},
                                          {u"en"_s, at(WordColumn::ExampleEnglish)}}});
        }
        static const QRegularExpression between(u"\\s*[,;]\\s*"_s);
        word.set(u"tags"_s,
                 Json::fromStrings(at(WordColumn::Tags).split(between, Qt::SkipEmptyParts)));
        return word;
    }

    [[nodiscard]] QString head() const { return Shona::normalise(at(WordColumn::Headword)); }

private:
    //! Marks may stand in the column of the headword: they are its tone.
    [[nodiscard]] Json withTones(Json word) const
    {
        QString toned = Shona::highOnly(Shona::normalise(at(WordColumn::HeadwordToned)));
        if (toned.isEmpty() && Shona::withoutToneMarks(head()) != head())
            toned = Shona::highOnly(head());
        const QString scope = at(WordColumn::ToneScope).toLower();
        if (!scope.isEmpty()) {
            Json tone = word[u"tone"];
            tone.set(u"scope"_s, Json(scope));
            word.set(u"tone"_s, tone);
        }
        if (!toned.isEmpty())
            word = withTonedForm(word, toned);
        QString pattern = at(WordColumn::TonePattern).toUpper();
        pattern.remove(u'[').remove(u']');
        if (!pattern.trimmed().isEmpty()) {
            // What the file says of both is kept, for the check to compare.
            const Json marks = word[u"headwordToned"];
            word = withTonePattern(word, pattern.simplified());
            if (!toned.isEmpty())
                word.set(u"headwordToned"_s, marks);
        }
        if (!at(WordColumn::ToneSource).isEmpty() && word[u"tone"][u"pattern"].isString()) {
            Json tone = word[u"tone"];
            tone.set(u"source"_s, Json(at(WordColumn::ToneSource)));
            word.set(u"tone"_s, tone);
        }
        return word;
    }

    const CsvRow &m_row;
    const QList<WordColumn> &m_columns;
};

QList<WordFault> faultsOf(const Json &entry)
{
    Json lesson = newLesson(u"sna.table.001"_s, {});
    lesson.set(u"vocabulary"_s, JsonArray{entry});
    QList<WordFault> faults;
    for (const Finding &finding : checkLesson(lesson)) {
        if (finding.path.startsWith(u"/vocabulary/0"_s) &&
            finding.severity != FindingSeverity::Info) {
            faults.append({finding.severity, columnOf(finding.path), finding.rule, finding.message,
                           finding.fix});
        }
    }
    return faults;
}

QString freshWordId(const Json &lesson)
{
    QSet<QString> ids;
    for (const Json &word : lesson[u"vocabulary"].toArray())
        ids.insert(word[u"id"].toString());
    for (qsizetype n = ids.size() + 1;; ++n) {
        const QString id = u"%1.v%2"_s.arg(lesson[u"id"].toString()).arg(n, 2, 10, QChar(u'0'));
        if (!ids.contains(id))
            return id;
    }
}

} // namespace

QString wordColumnName(WordColumn column)
{
    const auto found = std::ranges::find(headings, column, &Heading::column);
    return found == headings.end() ? QString() : QString::fromUtf16(found->name);
}

const QList<WordColumn> &wordColumns()
{
    static const QList<WordColumn> all = [] {
        QList<WordColumn> columns{WordColumn::Ignore};
        for (const Heading &heading : headings)
            columns.append(heading.column);
        return columns;
    }();
    return all;
}

QList<WordColumn> guessWordColumns(const QStringList &header)
{
    QList<WordColumn> columns;
    for (const QString &head : header) {
        const QString text = folded(head);
        WordColumn column = WordColumn::Ignore;
        for (const Heading &heading : headings) {
            const bool means = text == folded(QString::fromUtf16(heading.name)) ||
                               QString::fromUtf16(heading.others).contains(u'|' + text + u'|');
            if (means && !text.isEmpty() && !columns.contains(heading.column))
                column = heading.column;
        }
        columns.append(column);
    }
    // A table of two columns "Shona, English": the first is the word.
    const auto shona = columns.indexOf(WordColumn::GlossShona);
    if (shona >= 0 && !columns.contains(WordColumn::Headword))
        columns[shona] = WordColumn::Headword;
    return columns;
}

bool WordRow::isTaken() const
{
    return std::ranges::none_of(
        faults, [](const WordFault &fault) { return fault.severity == FindingSeverity::Error; });
}

QList<WordRow> readWordRows(const CsvTable &table, const QList<WordColumn> &columns)
{
    QList<WordRow> rows;
    QSet<QString> seen;
    for (const CsvRow &line : table.rows) {
        const Row cells(line, columns);
        WordRow row;
        row.line = line.line;
        row.lesson = cells.at(WordColumn::Lesson);
        const auto fault = [&](WordColumn column, const QString &rule, const QString &message,
                               FindingSeverity severity = FindingSeverity::Error) {
            row.faults.append({severity, column, rule, message, {}});
        };
        if (cells.head().isEmpty()) {
            fault(WordColumn::Headword, u"row-empty"_s, u"there is no word in this row"_s);
            rows.append(row);
            continue;
        }
        static const QRegularExpression id(u"^[a-z0-9]+(\\.[a-z0-9-]+)+$"_s);
        if (!row.lesson.isEmpty() &&
            (!id.match(row.lesson).hasMatch() || !isValidItemId(row.lesson)))
            fault(WordColumn::Lesson, u"lesson-id"_s,
                  u"\"%1\" is no id of a lesson"_s.arg(row.lesson.left(60)));
        row.entry = cells.entry();
        row.faults += faultsOf(row.entry);
        const QString mark = row.lesson + u'\n' + Shona::skeleton(cells.head()) + u'\n' +
                             row.entry[u"tone"][u"pattern"].toString() + u'\n' +
                             cells.at(WordColumn::GlossEnglish).toCaseFolded();
        if (seen.contains(mark))
            fault(WordColumn::Headword, u"row-twice"_s, u"this word stood in an earlier row"_s);
        seen.insert(mark);
        rows.append(row);
    }
    return rows;
}

//! What makes two entries the same word: spelling without marks, tone and meaning.
QString wordMark(const Json &entry)
{
    return Shona::skeleton(entry[u"headword"].toString()) + u'\n' +
           entry[u"tone"][u"pattern"].toString() + u'\n' +
           entry[u"gloss"][u"en"].toString().toCaseFolded();
}

QList<Json> lessonsOfWords(QList<WordRow> &rows, const QList<Json> &lessons,
                           const QString &otherwise, const QString &author)
{
    QList<Json> made;
    QHash<QString, qsizetype> places;
    for (WordRow &row : rows) {
        if (!row.isTaken())
            continue;
        const QString id = row.lesson.isEmpty() ? otherwise : row.lesson;
        if (!places.contains(id)) {
            const auto known = std::ranges::find_if(
                lessons, [&](const Json &one) { return one[u"id"].toString() == id; });
            places.insert(id, made.size());
            made.append(known == lessons.end() ? newLesson(id, author) : *known);
        }
        Json &lesson = made[places.value(id)];
        JsonArray words = lesson[u"vocabulary"].toArray();
        if (words.size() >= vocabularyLimit) {
            row.faults.append(
                {FindingSeverity::Error,
                 WordColumn::Lesson,
                 u"vocabulary-limit"_s,
                 u"lesson %1 has %2 words already; it takes no more"_s.arg(id).arg(vocabularyLimit),
                 {}});
            continue;
        }
        const QString mark = wordMark(row.entry);
        if (std::ranges::any_of(words, [&](const Json &word) { return wordMark(word) == mark; })) {
            row.faults.append({FindingSeverity::Error,
                               WordColumn::Headword,
                               u"word-there"_s,
                               u"lesson %1 has this word already"_s.arg(id),
                               {}});
            continue;
        }
        Json word = row.entry;
        word.set(u"id"_s, Json(freshWordId(lesson)));
        words.append(word);
        lesson.set(u"vocabulary"_s, words);
    }
    return made;
}

} // namespace Batanidza
