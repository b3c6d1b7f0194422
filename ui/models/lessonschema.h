#pragma once

#include "engine/base/json.h"

#include <QList>
#include <QString>
#include <QStringList>

//! Which fields the lesson editor shows, and as what: the lesson schema as a table. Labels are
//! found by `name` (text/lessonfieldtext). Pure; any thread.
namespace Batanidza {

enum class FieldKind {
    Line,      //!< one line of text
    Shona,     //!< one line in Shona: tone marks by keyboard
    Paragraph, //!< several lines
    Markdown,
    Choice,    //!< one of `choices`
    Reference, //!< the id of an entry of this lesson's list `of`
    Integer,
    Flag,
    Strings, //!< a list of texts, one a line
    Tone,    //!< a tone pattern over the headword
    Rows,    //!< a list of small entries, each with `rows`
    Pairs,   //!< a list of two-entry lists: the id of a word, and a text
    Fixed,   //!< to read: what is derived or measured
    Raw,     //!< JSON as it is
};

//! What a field becomes when it is emptied.
enum class WhenEmpty { Text, Null, Gone };

struct FieldSpec
{
    QString path; //!< below the entry: "gloss/en"
    QString name; //!< of its label: "gloss.en"
    FieldKind kind = FieldKind::Line;
    WhenEmpty empty = WhenEmpty::Gone;
    QStringList choices;
    QString of;            //!< Reference: the list
    QList<FieldSpec> rows; //!< Rows: the fields of each
    Json fresh;            //!< Rows: a new one

    //! Fields of one name are made alike.
    friend bool operator==(const FieldSpec &a, const FieldSpec &b)
    {
        return a.path == b.path && a.name == b.name && a.kind == b.kind;
    }
};

//! A list of the lesson, or the lesson itself where `list` is empty.
struct SectionSpec
{
    QString list; //!< "vocabulary"
    QString name; //!< of its heading; the same
};

//! In the order in which a person writes a lesson.
[[nodiscard]] const QList<SectionSpec> &lessonSections();
//! The fields of the lesson itself.
[[nodiscard]] const QList<FieldSpec> &lessonFields();
//! The fields of an entry; of an exercise those of its type. `entry` may hold more than they show.
[[nodiscard]] QList<FieldSpec> entryFields(const QString &list, const Json &entry);
[[nodiscard]] const QStringList &exerciseTypes();

//! By what an entry is known in the outline: headword, title, prompt, speaker and text, or its id.
[[nodiscard]] QString entryName(const QString &list, const Json &entry);

} // namespace Batanidza
