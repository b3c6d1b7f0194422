#pragma once

#include "engine/metrics/registry.h"

#include <QByteArray>

//! Samples in the text form 0.0.4 that Prometheus reads. Pure; any thread.
namespace Batanidza {

//! The Content-Type of what writePrometheus() gives.
inline constexpr const char *prometheusContentType = "text/plain; version=0.0.4; charset=utf-8";

//! `samples` sorted by name, as Registry::snapshot() gives them. Each name gets one HELP, TYPE and
//! (where it has a unit) UNIT line. Histograms get fixed upper bounds: 0.5 ms to 60 s for seconds,
//! 256 to 64 Mi for bytes, powers of ten otherwise.
[[nodiscard]] QByteArray writePrometheus(const QList<MetricSample> &samples);

} // namespace Batanidza
