#pragma once

#include "engine/base/result.h"
#include "engine/content/ids.h"

#include <QByteArray>
#include <QSet>

#include <functional>

//! What an engine needs of its store before it can let anybody in.
namespace Batanidza {

class Committer;
class Writer;

struct WorkspaceSecrets
{
    QByteArray tokenKey;
    QSet<QString> revoked; //!< ids of tokens
};

//! Makes the tenant where it is new, and the signing key of tokens. Waits for the writer: not from
//! the writer's thread.
[[nodiscard]] Result<WorkspaceSecrets> prepareWorkspace(Writer &writer, const TenantId &tenant);

//! Runs `work` in the writer and waits until it is durable. Not from the writer's thread.
[[nodiscard]] Result<void> performAndWait(Writer &writer,
                                          const std::function<Result<void>(Committer &)> &work);

} // namespace Batanidza
