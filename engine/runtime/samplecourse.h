#pragma once

#include "engine/runtime/importer.h"

//! The sample course that is built into the program (resources/demo). Any thread that may wait.
namespace Batanidza {

//! The course as a source to import from. One thread at a time.
[[nodiscard]] std::unique_ptr<ImportSource> sampleCourse();

//! Imports it as Importer does: twice changes nothing, and it is undone as one step.
[[nodiscard]] Result<ImportReport> importSampleCourse(Importer &importer, const TenantId &tenant,
                                                      const QString &author,
                                                      const ProgressReporter &progress = {},
                                                      const Cancelled &cancelled = {});

} // namespace Batanidza
