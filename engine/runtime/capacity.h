#pragma once

#include "engine/metrics/registry.h"
#include "engine/runtime/engineconfig.h"
#include "engine/runtime/monitorapi.h"
#include "engine/runtime/numberkeeper.h"

//! What grows in an engine: which numbers are kept for it, and what comes of them. Belongs to the
//! monitor's thread.
namespace Batanidza {

//! "disk" (bytes of the workspace), "connections", "log" (events), as of this second.
[[nodiscard]] QHash<QString, double> capacityNumbers(const EngineSnapshot &snapshot);
//! Of those of which enough is known.
[[nodiscard]] QList<CapacityForecast> capacityForecasts(const NumberKeeper &keeper,
                                                        const EngineSnapshot &snapshot,
                                                        const EngineConfig &config);
[[nodiscard]] Json writeCapacity(const QList<CapacityForecast> &forecasts);
//! Every metric: {name, help, unit, labels, kind, value} or, of a distribution, {count, sum, min,
//! max, p50, p95, p99, p999}.
[[nodiscard]] Json writeMetrics(const QList<MetricSample> &samples);

} // namespace Batanidza
