#pragma once

#include "engine/runtime/blobreading.h"
#include "engine/runtime/importer.h"

//! Writes a workspace's live items and their files into a folder that imports to the same versions
//! and hashes (IMPORT.md). Reads with a connection of its own; any thread that may wait.
namespace Batanidza {

class Exporter
{
public:
    //! `readBlob` in place of the files of the workspace; asked only for what the tenant has.
    explicit Exporter(QString dataFolder, ReadBlob readBlob = nullptr);

    //! `folder` is made where it does not exist, and must be empty: `invalid`. `cancelled` leaves
    //! whole files only. Bodies that cannot be read and blobs that are missing are in the report.
    [[nodiscard]] Result<ExportReport> exportTo(const QString &folder, const TenantId &tenant,
                                                const ProgressReporter &progress = {},
                                                const Cancelled &cancelled = {});

private:
    QString m_dataFolder;
    ReadBlob m_readBlob;
};

} // namespace Batanidza
