#pragma once

#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

//! SHA-256 (FIPS 180-4) by the processor's own instructions for it: several times as fast as Qt's,
//! and every body, event and blob is hashed. Pure; any thread.
namespace Batanidza {

//! The hash of the two, one behind the other; nothing where this processor has no such
//! instructions.
[[nodiscard]] std::optional<std::array<unsigned char, 32>> sha256ByInstructions(
    QByteArrayView first, QByteArrayView second);

} // namespace Batanidza
