#pragma once

#include "engine/runtime/conflictapi.h"
#include "ui/models/conflictchoices.h"
#include "ui/models/preferences.h"

//! Decisions that no engine has taken as a draft yet: kept here, so that quitting or a crash while
//! the engine is away loses none of them. Of this window's workspace and person only. Main thread.
namespace Batanidza {

class KeptChoices
{
public:
    //! `preferences` outlives this.
    explicit KeptChoices(Preferences &preferences)
        : m_preferences(preferences)
    {}

    //! In place of what was kept of it; with no choices nothing is kept. `seen` is what they were
    //! made on, where it is known.
    void keep(const ConflictId &id, const ChoicesByPath &choices, const ConflictDetail *seen);
    void drop(const ConflictId &id);
    [[nodiscard]] bool contains(const ConflictId &id) const;
    //! Those whose questions still ask the same.
    [[nodiscard]] ChoicesByPath standing(const ConflictDetail &now) const;

private:
    [[nodiscard]] QString place() const;
    [[nodiscard]] Json all() const;
    void store(const Json &all);

    Preferences &m_preferences;
};

} // namespace Batanidza
