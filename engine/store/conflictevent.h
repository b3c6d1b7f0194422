#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/content/ids.h"

#include <chrono>

//! The canonical form of what people do with a conflict. Ids and hashes only, never a text, a value
//! or a name. Pure; any thread.
namespace Batanidza {

//! "resolve", "supersede", "reopen", "assign", "postpone" or "note".
struct ConflictEvent
{
    Sequence sequence;
    TenantId tenant;
    QString kind;
    ConflictId conflict;
    ItemId item;
    std::chrono::milliseconds at{0};
    PersonId person;                    //!< who did it
    QString subject;                    //!< of the token; empty where it was done at the hub
    PersonId assignee;                  //!< of an assignment; empty = nobody's
    std::chrono::milliseconds until{0}; //!< of a postponing; 0 = it waits openly again
    Sha256 text;                        //!< of a note: its body
    Sha256 resolution;                  //!< of a resolution: the body with what was chosen
    Sequence edit;      //!< of a resolution: the event of the edit; 0 = the head had it already
    Sequence takesBack; //!< of a reopening: the resolution that was taken back; 0 = it stands

    friend bool operator==(const ConflictEvent &, const ConflictEvent &) = default;
};

[[nodiscard]] bool isConflictEvent(QStringView kind);
[[nodiscard]] Json writeConflictEvent(const ConflictEvent &event);
//! Errors: corrupt, naming the member.
[[nodiscard]] Result<ConflictEvent> readConflictEvent(const Json &json);

} // namespace Batanidza
