#pragma once

#include "engine/runtime/engineconfig.h"
#include "engine/runtime/enginesnapshot.h"

//! From numbers to a judgement: what needs attention and why. Pure; any thread.
namespace Batanidza {

//! Fills `reasons` (worst first) and every `severity` of the snapshot from its numbers and checks.
//! Green only where nothing in its scope waits, fails, is behind or is unknown.
void assess(EngineSnapshot &snapshot, const EngineConfig &config);

} // namespace Batanidza
