#pragma once

#include "engine/runtime/importer.h"

//! Writes generated lessons, with audio where wanted, as files that import: for measurements and
//! tests of any size. Same request, same files, byte for byte. Any thread that may wait.
namespace Batanidza {

struct DatasetRequest
{
    qint64 lessons = 1000; //!< 1 to 1,000,000
    bool audio = false;    //!< three files of 3 to 8 KiB per lesson, none twice (clipmaker.h)
    quint64 seed = 1;
};

struct DatasetReport
{
    qint64 lessons = 0;
    qint64 files = 0; //!< of audio
    qint64 bytes = 0; //!< of all files

    friend bool operator==(const DatasetReport &, const DatasetReport &) = default;
};

//! `folder` is made where it does not exist, and must be empty. Lessons go to `lessons/`, a
//! thousand a folder, audio to `audio/ab/cd/<sha256>`. Errors: invalid, disk_full, unavailable,
//! cancelled.
[[nodiscard]] Result<DatasetReport> writeDataset(const QString &folder,
                                                 const DatasetRequest &request,
                                                 const ProgressReporter &progress = {},
                                                 const Cancelled &cancelled = {});

} // namespace Batanidza
