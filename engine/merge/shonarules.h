#pragma once

#include "engine/merge/mergeoutcome.h"

//! The 28 rules by which fields of a Shona lesson are merged (README.md, "Rules of Shona"). Each
//! field is merged alone, with what the rest of its entry says as context. Pure; any thread.
namespace Batanidza {

enum class ShonaAction {
    Equal,      //!< no conflict; the value is the canonical one
    Current,    //!< current's value
    Incoming,   //!< incoming's value
    Merged,     //!< made of both
    KeepBoth,   //!< all values are kept; nothing is lost
    Regenerate, //!< derived again from the headword
    Queue,      //!< a person decides
};

enum class ShonaField {
    Text,  //!< Shona sentences, titles
    Gloss, //!< text in another language: only cleaned
    Headword,
    HeadwordToned,
    Plural,
    TonePattern,
    Ipa,
    NounClass,
    Audio,
    CulturalNote, //!< its Markdown, or the whole note where it was taken out
    Variants,
    Vocabulary,
};

//! "text", "gloss", "headword" and so on, as in a policy.
[[nodiscard]] std::optional<ShonaField> shonaFieldFromName(QStringView name);
[[nodiscard]] QString shonaFieldName(ShonaField field);

//! What the rest of the entry says after its own merge; empty where unknown.
struct ShonaContext
{
    QString headword;
    MaybeJson headwordToned;
    QString pos;
    QString toneScope;
    QString ipaOrigin;
    QString nounClass;
    QString plural;
    QString deleteReason; //!< of the side that took a cultural note out
};

struct ShonaSides
{
    MaybeJson base;
    MaybeJson current;
    MaybeJson incoming;
};

struct ShonaVerdict
{
    ShonaAction action = ShonaAction::Queue;
    MaybeJson value; //!< where queued: the base's
    QString rule;    //!< "SN07"; empty where no rule of Shona had a say
    QStringList flags;
    MaybeJson proposal = {}; //!< where queued and a rule has an idea
};

[[nodiscard]] ShonaVerdict mergeShona(ShonaField field, const ShonaSides &sides,
                                      const ShonaContext &context);

struct ShonaRuleText
{
    QStringView name; //!< "SN01"
    QStringView meaning;
};
[[nodiscard]] const QList<ShonaRuleText> &shonaRules();
//! Every flag that a rule can raise.
[[nodiscard]] const QStringList &shonaFlags();

} // namespace Batanidza
