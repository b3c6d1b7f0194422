#pragma once

#include "engine/store/blobstore.h"
#include "engine/store/database.h"
#include "engine/store/job.h"

//! A whole workspace in one file, and back: an uncompressed tar of the database, the blobs and a
//! manifest of their hashes. Tar, because it is written in one pass, any tool opens it, and audio
//! does not shrink. Same thread as the Database.
namespace Batanidza {

struct BackupReport
{
    qint64 events = 0;
    qint64 blobs = 0;
    qint64 bytes = 0;     //!< of the file
    QStringList problems; //!< blobs that are damaged or missing, and so are not in it
};

//! While others go on writing; a read-only connection will do. The copy is verified before it gets
//! its name; an older file of that name is replaced. Errors: corrupt (the store itself is damaged:
//! no backup is made of it), disk_full, unavailable, cancelled.
[[nodiscard]] Result<BackupReport> backUp(Database &database, const BlobStore &blobs,
                                          const QString &file, const JobTick &tick = {});

//! Makes a workspace from a backup in a folder that is empty or not there yet. Every tenant gets a
//! new epoch, so that no client takes the past for the present. Errors: invalid (the folder is not
//! empty), corrupt, newer_store, disk_full, unavailable, cancelled; then nothing is left there.
[[nodiscard]] Result<BackupReport> restore(const QString &file, const QString &dataFolder,
                                           const JobTick &tick = {});

} // namespace Batanidza
