#pragma once

#include "engine/base/result.h"
#include "engine/merge/mergeoutcome.h"

//! What a person chose for the fields of a conflict, and the document that comes of it. Pure; any
//! thread.
namespace Batanidza {

enum class Choice {
    Base,
    Current,
    Incoming,
    Proposal,
    Own, //!< a value of the person's own
};

[[nodiscard]] QString choiceName(Choice choice);
[[nodiscard]] std::optional<Choice> choiceFromName(QStringView name);

struct FieldChoice
{
    QString path; //!< of the FieldConflict
    Choice choice = Choice::Current;
    MaybeJson value; //!< for Own; nothing takes the field out

    friend bool operator==(const FieldChoice &, const FieldChoice &) = default;
};

struct Resolution
{
    QList<FieldChoice> choices;

    friend bool operator==(const Resolution &, const Resolution &) = default;
};

//! What the choice makes of the field. `invalid`: Proposal where there is none.
[[nodiscard]] Result<MaybeJson> chosenValue(const FieldConflict &conflict,
                                            const FieldChoice &choice);

//! The merged document with every choice in it; nothing where the document is deleted. `invalid`
//! names a conflict without a choice, or a choice without its conflict.
[[nodiscard]] Result<MaybeJson> resolve(const MergeSides &sides, const MergeOutcome &outcome,
                                        const Resolution &resolution);

//! Puts `value` at a field address, or takes out what is there. An entry that is not in its list
//! yet goes behind the entry before it in `orderOf`, else to the end. `not_found` where what should
//! hold the field is not there. Also how an automatic decision is taken back.
[[nodiscard]] Result<void> putAt(Json &document, const QString &address, const MaybeJson &value,
                                 const Json *orderOf);

} // namespace Batanidza
