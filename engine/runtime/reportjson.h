#pragma once

#include "engine/base/json.h"
#include "engine/runtime/adminapi.h"

//! Reports of the apis as JSON, for the verbs and the control socket, and back. Pure; any thread.
namespace Batanidza {

[[nodiscard]] Json writeImportReport(const ImportReport &report);
[[nodiscard]] ImportReport readImportReport(const Json &json);
[[nodiscard]] Json writeResyncReport(const ResyncReport &report);
[[nodiscard]] ResyncReport readResyncReport(const Json &json);
[[nodiscard]] Json writeTokenInfo(const TokenInfo &token);
[[nodiscard]] Json writeInvitation(const DeviceInvitation &invitation);
[[nodiscard]] Json writeProgress(const JobProgress &progress);
[[nodiscard]] JobProgress readProgress(const Json &json);
//! What `stats` shows of a running engine. No bodies, no names.
[[nodiscard]] Json writeSnapshot(const EngineSnapshot &snapshot);
[[nodiscard]] Json writeError(const Error &error);
[[nodiscard]] Error readError(const Json &json);

} // namespace Batanidza
