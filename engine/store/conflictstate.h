#pragma once

#include <QString>

#include <optional>

//! How it stands with an edit that waits for a person. Values; any thread.
namespace Batanidza {

enum class ConflictState {
    Open,
    Postponed,  //!< still waits, but nobody wants to see it before a time
    Resolved,   //!< a person decided
    Superseded, //!< nothing is left to be decided: what it wanted is there by another way
};

//! The name on the line: "open", "postponed", "resolved", "superseded".
[[nodiscard]] QString conflictStateName(ConflictState state);
[[nodiscard]] std::optional<ConflictState> conflictStateFromName(QStringView name);
//! A person has still to decide it.
[[nodiscard]] inline bool isWaiting(ConflictState state)
{
    return state == ConflictState::Open || state == ConflictState::Postponed;
}

} // namespace Batanidza
