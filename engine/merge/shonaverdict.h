#pragma once

#include "engine/merge/shonarules.h"

//! What the rules share: the three sides clean, and the plain merge of one value. Used by the
//! shona*.cpp of this room only.
namespace Batanidza {

//! The sides of a field of text after cleaning.
struct CleanSides
{
    MaybeJson base;
    MaybeJson current;
    MaybeJson incoming;
    QStringList flags;
    QString rule; //!< the cleaning rule that changed current or incoming; empty where none did
};

[[nodiscard]] CleanSides cleanSides(ShonaField field, const ShonaSides &sides);

[[nodiscard]] inline QString textOf(const MaybeJson &value)
{
    return value ? value->toString() : QString();
}
//! Absent and null are one: no value.
[[nodiscard]] inline bool isNothing(const MaybeJson &value)
{
    return !value || value->isNull();
}
[[nodiscard]] bool sameValue(const MaybeJson &a, const MaybeJson &b);

//! What only one side changed, or both alike; nothing where both changed it differently.
[[nodiscard]] std::optional<ShonaVerdict> plainVerdict(const CleanSides &sides);
[[nodiscard]] ShonaVerdict queued(const CleanSides &sides, const QString &rule,
                                  const QString &flag = {});
[[nodiscard]] ShonaVerdict taking(ShonaAction action, const MaybeJson &value, const QString &rule,
                                  const QString &flag = {});

// One function for each family of fields; the sides are clean.
[[nodiscard]] ShonaVerdict mergeToned(const CleanSides &sides, const ShonaContext &context);
[[nodiscard]] ShonaVerdict mergePattern(const CleanSides &sides, const ShonaContext &context);
[[nodiscard]] ShonaVerdict mergeSentence(ShonaField field, const CleanSides &sides);
[[nodiscard]] ShonaVerdict mergeIpa(const CleanSides &sides, const ShonaContext &context);
[[nodiscard]] ShonaVerdict mergeNounClass(const CleanSides &sides, const ShonaContext &context);
[[nodiscard]] ShonaVerdict mergeAudio(const CleanSides &sides, const ShonaContext &context);
[[nodiscard]] ShonaVerdict mergeNote(const CleanSides &sides, const ShonaContext &context);
[[nodiscard]] ShonaVerdict mergeVariants(const CleanSides &sides);
[[nodiscard]] ShonaVerdict mergeVocabulary(const CleanSides &sides);

//! SN27: two words of a list that have one skeleton.
struct EqualWords
{
    qsizetype first = 0;
    qsizetype second = 0;
    bool duplicate = false; //!< tone, class and gloss are the same too
};
[[nodiscard]] QList<EqualWords> equalWords(const JsonArray &words);

//! SN13: what a new headword does to the fields made from the old one.
[[nodiscard]] QStringList flagsOfNewHeadword(const QString &before, const QString &after);

} // namespace Batanidza
