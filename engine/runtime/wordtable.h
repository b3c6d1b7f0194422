#pragma once

#include "engine/content/finding.h"
#include "engine/runtime/csvtable.h"

#include "engine/base/json.h"

//! Words from a spreadsheet: which column holds what, and the vocabulary entry that each row gives.
//! Pure; any thread.
namespace Batanidza {

enum class WordColumn {
    Ignore,
    Headword,
    HeadwordToned,
    GlossEnglish,
    GlossShona,
    PartOfSpeech,
    NounClass,
    Plural,
    TonePattern,
    ToneScope,
    ToneSource,
    Ipa,
    ExampleShona,
    ExampleEnglish,
    Tags,   //!< separated by commas or semicolons
    Lesson, //!< the id of the lesson that the word goes to
};

//! The stable name: "headword", "toned", "english", "shona", "pos", "class", "plural", "tone",
//! "scope", "source", "ipa", "example", "example-english", "tags", "lesson"; "" of Ignore.
[[nodiscard]] QString wordColumnName(WordColumn column);
[[nodiscard]] const QList<WordColumn> &wordColumns();
//! By the heads of the columns, in English or Shona; what is not understood is Ignore. No meaning
//! is given to two columns: the first has it.
[[nodiscard]] QList<WordColumn> guessWordColumns(const QStringList &header);

struct WordFault
{
    FindingSeverity severity = FindingSeverity::Error;
    WordColumn column = WordColumn::Ignore;
    QString rule; //!< of lessoncheck, or "row-empty", "row-twice", "word-there", "lesson-id"
    QString message;
    QString fix;

    friend bool operator==(const WordFault &, const WordFault &) = default;
};

//! What one row gives.
struct WordRow
{
    qint64 line = 0;
    Json entry;     //!< a vocabulary entry without an id; null where there is no word
    QString lesson; //!< empty where no column says
    QList<WordFault> faults;

    //! Not taken where a fault is an error.
    [[nodiscard]] bool isTaken() const;
};

//! Every row, in order. Notations are derived; tone follows marks or pattern; an empty cell leaves
//! a field empty. A word that stands twice for one lesson with one meaning is taken once.
[[nodiscard]] QList<WordRow> readWordRows(const CsvTable &table, const QList<WordColumn> &columns);

//! The taken rows of one lesson as new lessons or in `lessons` by id, each with the words added and
//! ids given. Rows without a lesson go to `otherwise`. A lesson takes no word that it has with this
//! meaning, and no more than it may hold: the rest are faults of `rows`.
[[nodiscard]] QList<Json> lessonsOfWords(QList<WordRow> &rows, const QList<Json> &lessons,
                                         const QString &otherwise, const QString &author);

} // namespace Batanidza
