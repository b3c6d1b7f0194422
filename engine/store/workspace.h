#pragma once

#include <QString>

//! Where things lie in a workspace's data folder. Pure; any thread.
namespace Batanidza {

[[nodiscard]] inline QString storeFile(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/batanidza.db");
}

//! See numberstore.h.
[[nodiscard]] inline QString numbersFile(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/numbers.db");
}

//! See blobstore.h.
[[nodiscard]] inline QString blobFolder(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/blobs");
}

} // namespace Batanidza
