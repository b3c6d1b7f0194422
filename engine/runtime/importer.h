#pragma once

#include "engine/commit/writer.h"
#include "engine/runtime/importitem.h"
#include "engine/runtime/importsource.h"

//! Brings a folder or a zip of lessons and audio into a workspace, without loss, as one step that
//! can be taken back. Blocks until done: run it in a thread that may wait, never in the writer's
//! or the window's. What each file becomes: IMPORT.md.
namespace Batanidza {

struct ImportRequest
{
    TenantId tenant;
    QString author;
    bool rehash = false; //!< take lessons whose contentHash is wrong
    ImportLimits limits = {};
};

using ProgressReporter = std::function<void(const JobProgress &)>;

class Importer
{
public:
    //! The writer has the workspace in `dataFolder` open.
    Importer(Writer &writer, QString dataFolder);

    //! Errors only where nothing could be started (openImportSource(), the store); everything that
    //! happens to single files is in the report. `cancelled` is asked between files.
    [[nodiscard]] Result<ImportReport> import(const QString &path, const ImportRequest &request,
                                              const ProgressReporter &progress = {},
                                              const Cancelled &cancelled = {});
    [[nodiscard]] Result<ImportReport> import(ImportSource &source, const ImportRequest &request,
                                              const ProgressReporter &progress = {},
                                              const Cancelled &cancelled = {});

private:
    Writer &m_writer;
    QString m_dataFolder;
};

} // namespace Batanidza
