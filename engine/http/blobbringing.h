#pragma once

#include "engine/http/route.h"

//! How the routes wait for blobs that are being brought from the origin: the request is suspended,
//! and no thread waits.
namespace Batanidza {

struct WantedBlob
{
    Sha256 hash;
    qint64 bytes = 0; //!< by the index
};

//! What came of it; empty where nobody brings blobs (or one of them asks us), or all were whole
//! already.
using BroughtBlobs = QHash<Sha256, Error>; //!< those that did not come

//! Nothing: the handler is to say Later(), and is called again. The exchange's state is ours from
//! then on; `wanted` is not looked at again.
[[nodiscard]] std::optional<BroughtBlobs> bringBlobs(RouteCall &call,
                                                     const QList<WantedBlob> &wanted);

} // namespace Batanidza
