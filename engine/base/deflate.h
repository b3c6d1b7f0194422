#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

//! zlib (RFC 1950) streams with a limit on what comes out. Pure; any thread.
namespace Batanidza {

//! `level` 1 (fast) to 9 (small).
[[nodiscard]] QByteArray deflateBytes(QByteArrayView plain, int level = 6);
//! Refuses as `too_large` at the limit, never allocating more than it and one buffer; `invalid`
//! where the stream is damaged, cut off, or followed by other bytes.
[[nodiscard]] Result<QByteArray> inflateBytes(QByteArrayView packed, qsizetype limit);

} // namespace Batanidza
