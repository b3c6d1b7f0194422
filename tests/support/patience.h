#pragma once

#include <QtGlobal>

//! Limits on time guard against algorithms that never end, not against a slow machine: under a
//! sanitizer, where every step costs several times as much, they are longer.
namespace Batanidza {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr qint64 patienceFactor = 10;
#else
inline constexpr qint64 patienceFactor = 1;
#endif

} // namespace Batanidza
