#pragma once

#include "engine/runtime/engineconfig.h"

#include <QString>

//! The engine's settings in the language of the window: the engine itself never translates. A
//! setting we have no words for keeps its key and its English meaning. Main thread.
namespace Batanidza {

//! A short name: "Update time, target".
[[nodiscard]] QString settingName(const Setting &setting);
//! One sentence.
[[nodiscard]] QString settingMeaning(const Setting &setting);

} // namespace Batanidza
