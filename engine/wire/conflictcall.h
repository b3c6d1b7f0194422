#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/content/ids.h"
#include "engine/merge/resolution.h"
#include "engine/merge/strategy.h"

#include <chrono>

//! What a person asks of the hub about edits that wait. Values; any thread.
namespace Batanidza::Wire {

enum class ConflictMethod {
    List,
    Get,
    Resolve,
    Assign,
    Postpone,
    Note,
    View,
    Reopen,
    Preview,       //!< what a strategy would decide
    TakeBack,      //!< decisions, by the places of their events in the log
    Draft,         //!< choices that are not sent yet
    ResolveQueued, //!< an operator's, as one order: with a strategy, or on the head as it is
};

struct ConflictCall
{
    ConflictMethod method = ConflictMethod::List;
    ConflictId id = {};                   //!< of all but List and TakeBack
    QStringList states = {};              //!< List: names; empty = those that wait
    std::optional<QString> assignee = {}; //!< List: "" = nobody's; Assign: to whom
    ItemId item = {};                     //!< List
    QString platform = {};                //!< List
    Sequence after = {};                  //!< List: the sequence of the last row of the page before
    std::optional<qint64> limit = {};     //!< List
    std::optional<Version> headVersion = {}; //!< Resolve wants it, ResolveQueued may do without
    std::optional<qint64> atMost = {};       //!< Get: bytes of the detail, in JSON
    QList<FieldChoice> choices = {};
    std::optional<Strategy> strategy = {}; //!< Preview; ResolveQueued, in place of choices
    QList<Sequence> events = {};           //!< TakeBack
    QString path = {};                     //!< TakeBack: this one decision of the event alone
    QString text = {};                     //!< Note
    std::chrono::milliseconds until{0};    //!< Postpone; 0 = waits openly again
    bool looking = true;                   //!< View
    QString author = {};                   //!< as claimed; empty = the token's subject

    friend bool operator==(const ConflictCall &, const ConflictCall &) = default;
};

[[nodiscard]] QString conflictMethodName(ConflictMethod method);
[[nodiscard]] std::optional<ConflictMethod> conflictMethodFromName(QStringView name);
//! `invalid` names the parameter by JSON Pointer.
[[nodiscard]] Result<ConflictCall> readConflictCall(ConflictMethod method, const Json &params);
[[nodiscard]] Json writeConflictCall(const ConflictCall &call);

} // namespace Batanidza::Wire
