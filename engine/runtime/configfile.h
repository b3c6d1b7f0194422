#pragma once

#include "engine/runtime/engineconfig.h"

//! `settings.json` in a workspace's folder: what an operator changed from the defaults. Any thread.
namespace Batanidza {

//! The defaults where there is no file; `invalid` names the key and what is wrong with it.
[[nodiscard]] Result<EngineConfig> loadEngineConfig(const QString &dataFolder);
//! Whole or not at all.
[[nodiscard]] Result<void> saveEngineConfig(const QString &dataFolder, const EngineConfig &config);

} // namespace Batanidza
