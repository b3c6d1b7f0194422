#pragma once

#include <QByteArrayView>

//! 64 bits of a key, so well mixed that tables and sketches may take any of them. Seeded, so that
//! nobody outside can choose keys that meet. Pure; any thread.
namespace Batanidza {

[[nodiscard]] quint64 keyHash(QByteArrayView key, quint64 seed);

} // namespace Batanidza
