#pragma once

#include "engine/runtime/enginesnapshot.h"
#include "ui/models/fieldchoicemodel.h"

#include <QCoreApplication>

//! What the Conflicts page says of conflicts, sides and decisions. Whole sentences in the language
//! of the window; sides are always Original, A and B (N5). Main thread.
namespace Batanidza {

class ConflictWords
{
    Q_DECLARE_TR_FUNCTIONS(ConflictWords)

public:
    //! Two lines of the queue: what it is, and how it stands.
    [[nodiscard]] static QString queueRow(const ConflictRow &row, Millis now);
    //! "Web, Tendai, 14:02, v42".
    [[nodiscard]] static QString side(const ConflictSide &side, Millis now);
    //! The three sides in their fixed order, in one line.
    [[nodiscard]] static QString sides(const ConflictDetail &detail, Millis now);
    [[nodiscard]] static QString header(int column);
    //! A value of the row as text to read: "removed", "v05: place 5".
    [[nodiscard]] static QString value(const DiffRow &row, const MaybeJson &value);
    [[nodiscard]] static QString cell(const FieldChoiceModel &model, const DiffRow &row,
                                      int column);
    //! The row as one sentence (A8).
    [[nodiscard]] static QString rowSentence(const DiffRow &row, ResultFrom from,
                                             const QString &result);
    //! Name of a choice: "A", "Original".
    [[nodiscard]] static QString choice(Choice choice);
    //! Name of a step of Undo: "Take A for v01 kutema, toned form".
    [[nodiscard]] static QString step(Choice choice, const DiffRow &row);
    //! How a side differs from the original: "A: High tone lost on syllable 3."
    [[nodiscard]] static QString sideDifference(bool isA, const DiffRow &row);
    //! "gives: 6 by rule, 1 proposed, 5 need you".
    [[nodiscard]] static QString gives(qint64 byRule, qint64 proposed, qint64 needYou);
    //! "0 of 6 decided".
    [[nodiscard]] static QString decided(int decided, int questions);
    //! Who else looks at it; empty where nobody does.
    [[nodiscard]] static QString viewers(QStringList viewers, const QString &me);
};

} // namespace Batanidza
