#include "engine/runtime/workspacesecrets.h"

#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/store/tokenstore.h"

#include <semaphore>

namespace Batanidza {

Result<void> performAndWait(Writer &writer, const std::function<Result<void>(Committer &)> &work)
{
    std::binary_semaphore finished(0);
    Result<void> outcome;
    writer.perform(work, [&](const Result<void> &done) {
        outcome = done;
        finished.release();
    });
    finished.acquire();
    return outcome;
}

Result<WorkspaceSecrets> prepareWorkspace(Writer &writer, const TenantId &tenant)
{
    WorkspaceSecrets secrets;
    const auto prepared = performAndWait(writer, [&](Committer &committer) -> Result<void> {
        if (const auto log = committer.ensureTenant(tenant); !log)
            return log.error();
        TokenStore tokens(committer.database());
        auto key = tokens.signingKey();
        if (!key)
            return key.error();
        auto revoked = tokens.revoked();
        if (!revoked)
            return revoked.error();
        secrets = WorkspaceSecrets{std::move(*key), std::move(*revoked)};
        return {};
    });
    if (!prepared)
        return prepared.error();
    return secrets;
}

} // namespace Batanidza
