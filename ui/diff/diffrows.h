#pragma once

#include "engine/commit/conflictdetail.h"

#include <QList>
#include <QString>

//! A conflict as rows to read side by side: one for each field, with Original, A, B and what comes
//! of it. Questions come first, then what a rule settled, then what nobody changed. Pure; any
//! thread.
namespace Batanidza {

enum class RowState {
    Asks,      //!< a person decides
    Settled,   //!< a rule decided
    Unchanged, //!< nobody changed it
};

//! What kind of thing the field holds, for its tag and for the words that tell differences.
enum class RowKind { Text, Tone, Spelling, Item, Order, Number, List, Value };

//! Which sides differ from the original.
enum class RowSides { None, OnlyA, OnlyB, Both, Agree };

struct DiffRow
{
    QString path;  //!< a field address (fieldaddress.h)
    QString entry; //!< the entry it belongs to, short: "v01"; empty outside lists
    QString word;  //!< what that entry is known by: its headword, title or text
    QString field; //!< below the entry: "headwordToned", "gloss/en"; empty for the entry itself
    RowState state = RowState::Asks;
    RowKind kind = RowKind::Value;
    RowSides sides = RowSides::None;
    ConflictKind question = ConflictKind::EditEdit;
    QString rule;
    QString reason; //!< of the proposal
    QString group;  //!< rows of one group are decided together
    QStringList flags;
    MaybeJson base;
    MaybeJson current;
    MaybeJson incoming;
    MaybeJson settled;  //!< what a rule gave; of an unchanged field the value
    MaybeJson proposal; //!< what a person may take with one key
    std::optional<Suggestion> suggestion;
    bool affected = false; //!< the head moved here

    friend bool operator==(const DiffRow &, const DiffRow &) = default;
};

[[nodiscard]] QList<DiffRow> diffRows(const ConflictDetail &detail);
//! What one event made of an item, field by field: `base` is what was, `incoming` what is. An item
//! that was absent on one side shows each of its parts. Bookkeeping is left out.
[[nodiscard]] QList<DiffRow> changeRows(const MaybeJson &before, const MaybeJson &after,
                                        QStringView type);
//! What was settled where two edits met, as rows with their rule. `document` tells names.
[[nodiscard]] QList<DiffRow> decisionRows(const QList<MergeDecision> &decisions,
                                          const MaybeJson &document);
//! One row for one field, as diffRows() makes it from a question.
[[nodiscard]] DiffRow questionRow(const ConflictField &field, const Json &document);

//! The value as text to read in a cell: texts as they are, lists with commas, entries by what they
//! are known by. Empty where there is nothing.
[[nodiscard]] QString cellText(const MaybeJson &value);
//! Where an entry stands in the list of keys of an "#order" row, from 1; 0 = nowhere.
[[nodiscard]] int placeIn(const MaybeJson &keys, const QString &key);
//! The one entry that moved between two orders where one moved, else empty.
[[nodiscard]] QString movedEntry(const MaybeJson &before, const MaybeJson &after);

} // namespace Batanidza
