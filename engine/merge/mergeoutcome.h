#pragma once

#include "engine/base/hlc.h"
#include "engine/base/json.h"
#include "engine/base/result.h"

#include <QList>
#include <QStringList>

#include <optional>

//! What goes into a merge, and what comes out: the merged document, every decision with its rule
//! and both inputs, and the questions that only a person can answer. Values; any thread.
namespace Batanidza {

//! A value, or nothing where the document (or field) does not exist on that side.
using MaybeJson = std::optional<Json>;

//! The three versions of one document. `current` is what the hub has, `incoming` what came.
struct MergeSides
{
    MaybeJson base;
    MaybeJson current;
    MaybeJson incoming;
    HlcTime currentAt; //!< read by the strategy LatestWins only
    HlcTime incomingAt;
};

enum class ConflictKind {
    EditEdit,   //!< both changed it, differently
    AddAdd,     //!< both made it, differently
    DeleteEdit, //!< one took it out, the other changed it
    Order,      //!< both moved the same entries to different places
    Array,      //!< both changed the same stretch of a list
    Type,       //!< a value became another kind of value
};

//! The name on the line: "edit-edit", "add-add", "delete-edit", "order", "array", "type".
[[nodiscard]] QString conflictKindName(ConflictKind kind);
[[nodiscard]] std::optional<ConflictKind> conflictKindFromName(QStringView name);

//! One field that a merge settled. The order of a keyed list is a field of its own: its path ends
//! with "#order", its values are the keys in their order. `rule` is a stable name (mergeRules()) or
//! "SN01" to "SN28".
struct MergeDecision
{
    QString path; //!< a field address (fieldaddress.h)
    QString rule;
    MaybeJson base;
    MaybeJson current;
    MaybeJson incoming;
    MaybeJson result;
    QStringList flags; //!< what a person should know, such as "tone-loss"

    friend bool operator==(const MergeDecision &, const MergeDecision &) = default;
};

//! One field that waits for a person. The merged document holds `current` there.
struct FieldConflict
{
    QString path;    //!< a field address (fieldaddress.h)
    QString pointer; //!< RFC 6901 in the merged document; empty where it has no such place
    ConflictKind kind = ConflictKind::EditEdit;
    QString rule; //!< which rule asks
    MaybeJson base;
    MaybeJson current;
    MaybeJson incoming;
    MaybeJson proposal; //!< what a person may take with one key; nothing where no rule has an idea
    QString reason;     //!< why this proposal, as a stable name ("words", "newer-edit")
    QStringList flags;
    QString group; //!< fields of one group are decided together; empty where it stands alone

    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

//! A remark that settles nothing: "stale:audio" on an entry.
struct MergeFlag
{
    QString path;
    QString rule;
    QString flag;

    friend bool operator==(const MergeFlag &, const MergeFlag &) = default;
};

struct MergeOutcome
{
    //! Nothing where the document is deleted. Where `conflicts` is not empty this is a proposal
    //! and nothing may be published from it.
    MaybeJson merged;
    QList<MergeDecision> decisions;
    QList<FieldConflict> conflicts;
    QList<MergeFlag> flags;

    [[nodiscard]] bool isClean() const { return conflicts.isEmpty(); }
    friend bool operator==(const MergeOutcome &, const MergeOutcome &) = default;
};

//! The form of the line and of events; a side that does not exist is left out.
[[nodiscard]] Json writeMergeDecision(const MergeDecision &decision);
[[nodiscard]] Json writeFieldConflict(const FieldConflict &conflict);
//! The same back. `invalid` names the member that cannot be read.
[[nodiscard]] Result<MergeDecision> readMergeDecision(const Json &json);
[[nodiscard]] Result<FieldConflict> readFieldConflict(const Json &json);

struct MergeRuleText
{
    QStringView name;
    QStringView meaning;
};
//! Every rule of the structured merge that a decision or question can name; those of Shona are in
//! shonarules.h.
[[nodiscard]] const QList<MergeRuleText> &mergeRules();

} // namespace Batanidza
