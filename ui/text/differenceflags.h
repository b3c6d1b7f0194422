#pragma once

#include "engine/merge/strategy.h"
#include "ui/diff/diffrows.h"

#include <QCoreApplication>

//! Flags, rules, kinds and names of fields of a merge, in words. Each flag of the Shona rules has
//! exactly one sentence (D5). Main thread.
namespace Batanidza {

class MergeText
{
    Q_DECLARE_TR_FUNCTIONS(MergeText)

public:
    //! Empty for a flag that is not known.
    [[nodiscard]] static QString flag(const QString &flag);
    //! Why a rule settled or asks, of both kinds of rules. The name itself where it is not known.
    [[nodiscard]] static QString rule(const QString &rule);
    //! Short, for a row's tag: "tone", "text", "item".
    [[nodiscard]] static QString kind(RowKind kind);
    //! Short, for the queue: what kind of question waits.
    [[nodiscard]] static QString question(ConflictKind kind);
    //! The seven strategies in words (D9).
    [[nodiscard]] static QString strategy(Strategy strategy);
    //! "v01 kutema, toned form".
    [[nodiscard]] static QString rowName(const DiffRow &row);
    //! What the suggestion's evidence is.
    [[nodiscard]] static QString preference(Preference preference);
    //! "Suggested: the longer text (14 of 15 like this were decided so)".
    [[nodiscard]] static QString suggestion(const Suggestion &suggestion, const QString &choice);
    //! What made the earlier cases alike, and how sure it is.
    [[nodiscard]] static QString evidence(const Suggestion &suggestion);

private:
    [[nodiscard]] static QString field(const QString &field);
    [[nodiscard]] static QString shonaRule(const QString &rule);
};

} // namespace Batanidza
