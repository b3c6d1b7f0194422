#pragma once

#include "engine/base/result.h"

#include <QByteArray>

//! How a body lies in its row: as it is, or packed where that pays. Pure; any thread.
namespace Batanidza {

enum class Packing { Plain = 0, Zlib = 1, Erased = 2 };

struct PackedBody
{
    Packing packing = Packing::Plain;
    QByteArray content;
};

[[nodiscard]] PackedBody packBody(const QByteArray &canonical);
//! `bytes` is the length that must come out. Errors: corrupt; not_found where erased.
[[nodiscard]] Result<QByteArray> unpackBody(int packing, const QByteArray &content, qint64 bytes);

} // namespace Batanidza
