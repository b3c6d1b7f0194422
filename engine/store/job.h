#pragma once

#include <QString>

#include <functional>

//! How a long job tells how far it is, and hears whether to stop. Called in the job's thread.
namespace Batanidza {

//! `total` is 0 where it is not known. False stops the job, which then gives `cancelled`.
using JobTick = std::function<bool(qint64 done, qint64 total, const QString &current)>;

} // namespace Batanidza
