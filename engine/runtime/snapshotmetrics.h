#pragma once

#include "engine/metrics/registry.h"
#include "engine/runtime/enginesnapshot.h"

//! What a snapshot says, as metrics for those who watch with tools of their own. Any thread.
namespace Batanidza {

void recordSnapshot(Registry &registry, const EngineSnapshot &snapshot);

} // namespace Batanidza
