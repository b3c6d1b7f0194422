#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <chrono>
#include <functional>

//! Runs one program to its end, within limits of time, output and memory. Blocks: any thread but
//! the window's.
namespace Batanidza {

struct ProcessLimits
{
    std::chrono::milliseconds within{20'000};
    qint64 outputBytes = 16 * 1024 * 1024; //!< of standard output
    qint64 fileBytes = 64 * 1024 * 1024;   //!< of any file that it writes
    bool background = true;                //!< at the lowest priority
};

struct ProcessJob
{
    QString program; //!< a full path
    QStringList arguments;
    QByteArray input = {};
    ProcessLimits limits = {};
    //! Asked now and then; true ends the program.
    std::function<bool()> cancelled = {};
    //! Each line of standard output as it comes; it is not kept then.
    std::function<void(const QByteArray &line)> line = {};
};

struct ProcessEnd
{
    int exitCode = 0; //!< -1 where it ended by a signal
    QByteArray output;
    QByteArray errors; //!< the last 64 KiB of standard error
};

//! Errors: unavailable (it does not start, or took too long), too_large (it says too much),
//! cancelled. An exit code other than 0 is no error here. The program sees a bare environment and
//! does not outlive us.
[[nodiscard]] Result<ProcessEnd> runProcess(const ProcessJob &job);

//! What runProcess() does to every program before it starts.
void harden(QProcess &process, const ProcessLimits &limits);

} // namespace Batanidza
