#pragma once

#include "engine/base/json.h"
#include "engine/runtime/adminapi.h"
#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/monitorapi.h"

//! Questions and answers of the four apis as JSON, for a window elsewhere, and back. Reading takes
//! nothing on trust: `invalid` says what cannot be read. Times are milliseconds since 1970, UTC.
//! Pure; any thread. Reports of jobs are reportjson.h, snapshots snapshotjson.h.
namespace Batanidza {

[[nodiscard]] Json writeHistoryQuery(const HistoryQuery &query);
[[nodiscard]] HistoryQuery readHistoryQuery(const Json &json);
[[nodiscard]] Json writeItemQuery(const ItemQuery &query);
[[nodiscard]] ItemQuery readItemQuery(const Json &json);
[[nodiscard]] Json writeTokenRequest(const TokenRequest &request);
[[nodiscard]] TokenRequest readTokenRequest(const Json &json);

[[nodiscard]] Json writeItemPage(const ItemPage &page);
[[nodiscard]] Result<ItemPage> readItemPage(const Json &json);
[[nodiscard]] Json writeItemDetail(const ItemDetail &detail);
[[nodiscard]] Result<ItemDetail> readItemDetail(const Json &json);
[[nodiscard]] Json writeItemBody(const ItemBody &body);
[[nodiscard]] Result<ItemBody> readItemBody(const Json &json);
[[nodiscard]] Json writeTokens(const QList<TokenInfo> &tokens);
[[nodiscard]] Result<QList<TokenInfo>> readTokens(const Json &json);
[[nodiscard]] Result<DeviceInvitation> readInvitation(const Json &json);
[[nodiscard]] Json writeVerifyReport(const VerifyReport &report);
[[nodiscard]] Result<VerifyReport> readVerifyReport(const Json &json);

} // namespace Batanidza
