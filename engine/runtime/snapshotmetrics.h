#pragma once

#include "engine/metrics/registry.h"
#include "engine/runtime/engineconfig.h"
#include "engine/runtime/enginesnapshot.h"
#include "engine/runtime/monitorapi.h"
#include "engine/store/storefile.h"

//! What a snapshot and what goes with it say, as metrics for those who watch with tools of their
//! own. Any thread.
namespace Batanidza {

void recordSnapshot(Registry &registry, const EngineSnapshot &snapshot);
//! What operators aim at.
void recordTargets(Registry &registry, const EngineConfig &config);
//! Where it grows to; a resource without a limit has no time left.
void recordCapacity(Registry &registry, const QList<CapacityForecast> &forecasts, Millis now);
//! `walBytes`: of the write-ahead log beside the file.
void recordStoreFile(Registry &registry, const StoreFilling &filling, qint64 walBytes);

} // namespace Batanidza
