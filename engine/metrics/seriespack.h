#pragma once

#include "engine/metrics/timeseries.h"

//! Buckets of a time series as bytes, for keeping: packed with zlib, whose sum tells damage. Pure;
//! any thread.
namespace Batanidza {

[[nodiscard]] QByteArray packBuckets(const QList<SeriesBucket> &buckets);
//! `corrupt` where the bytes are not what packBuckets() gave.
[[nodiscard]] Result<QList<SeriesBucket>> unpackBuckets(const QByteArray &packed);

} // namespace Batanidza
