#include "engine/runtime/audioapi.h"

#include <QPromise>

namespace Batanidza {

QFuture<Result<AttachedClip>> AudioApi::attach(const ClipRequest &request)
{
    Q_UNUSED(request)
    QPromise<Result<AttachedClip>> promise;
    promise.start();
    promise.addResult(Error{ErrorCode::Unsupported,
                            QStringLiteral("recordings are added where the engine runs")});
    promise.finish();
    return promise.future();
}

} // namespace Batanidza
