#pragma once

#include "engine/base/result.h"

#include <QByteArrayView>
#include <QFile>
#include <QSet>

//! Writing files so that they survive a power cut; what BlobStore and IncomingBlob share. Any
//! thread.
namespace Batanidza {

//! disk_full or unavailable, by `number` (errno).
[[nodiscard]] Error fileError(const QString &doing, int number);
//! All of them behind what is there; the file was opened unbuffered.
[[nodiscard]] Result<void> writeAll(QFile &file, QByteArrayView bytes);
//! A new name in a folder is durable only when the folder is.
[[nodiscard]] Result<void> syncFolder(const QString &folder);
[[nodiscard]] Result<void> syncFolders(const QSet<QString> &folders);

} // namespace Batanidza
