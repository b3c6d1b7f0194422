#pragma once

#include "app/verbs/verb.h"

//! `batanidzad cache stats`, `purge` and `warm`: the cache of a running engine. Main thread.
namespace Batanidza {

[[nodiscard]] QList<QCommandLineOption> cacheCareOptions();
[[nodiscard]] ExitCode showCache(const QCommandLineParser &parser);
//! Says what it costs, and wants to be told --yes.
[[nodiscard]] ExitCode purgeCache(const QCommandLineParser &parser);
[[nodiscard]] ExitCode warmCache(const QCommandLineParser &parser);

} // namespace Batanidza
