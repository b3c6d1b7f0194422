#pragma once

#include "engine/base/result.h"

#include <QString>

//! `run.json` in a workspace's folder: where its running engine can be reached, for the verbs of
//! batanidzad. Holds a token, so it is readable by its owner alone. Values; any thread.
namespace Batanidza {

struct RunFile
{
    qint64 pid = 0;
    QString webSocketAddress;
    QString httpAddress;
    QString tenant;
    QString token;   //!< operator, for this run
    QString control; //!< path of the local socket (controlserver.h)

    //! Writes it whole or not at all, mode 0600 from the first byte.
    [[nodiscard]] static Result<void> write(const QString &dataFolder, const RunFile &run);
    //! `not_found` where no engine is running on the workspace: no file, or its process is gone.
    [[nodiscard]] static Result<RunFile> read(const QString &dataFolder);
    static void remove(const QString &dataFolder);
};

} // namespace Batanidza
