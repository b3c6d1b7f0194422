#pragma once

#include "engine/runtime/localconflictapi.h"
#include "engine/wire/conflictcall.h"

#include <functional>

//! Carries out what is asked about conflicts over the line, over the control socket and by the
//! verbs: one call of the api for each. Main thread.
namespace Batanidza {

//! `who` acts where the call names no author. `done` is called once, in the main thread, unless
//! `context` is gone by then.
void carryOutConflictCall(LocalConflictApi &api, const Wire::ConflictCall &call,
                          const ConflictActor &who, QObject *context,
                          const std::function<void(const Result<Json> &)> &done);

} // namespace Batanidza
