#include "app/verbs/controlcall.h"

#include "app/verbs/interrupted.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/reportjson.h"

#include <QLocalSocket>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

Result<Json> controlCall(const QString &socket, const QString &method, const Json &params,
                         const std::function<void(const JobProgress &)> &progress)
{
    const Error gone{ErrorCode::Unavailable,
                     u"the running engine does not answer at %1"_s.arg(socket)};
    QLocalSocket pipe;
    pipe.connectToServer(socket);
    if (!pipe.waitForConnected(5000))
        return gone;
    pipe.write(writeJson(Json(JsonObject{{u"method"_s, method}, {u"params"_s, params}})) + '\n');
    pipe.flush();
    constexpr int lookAroundMs = 200;
    while (true) {
        if (interrupted()) {
            pipe.abort(); // the engine stops the job at its next file
            return Error{ErrorCode::Cancelled, u"interrupted"_s};
        }
        if (!pipe.canReadLine() && !pipe.waitForReadyRead(lookAroundMs)) {
            if (pipe.state() != QLocalSocket::ConnectedState && !pipe.canReadLine())
                return gone;
            continue;
        }
        while (pipe.canReadLine()) {
            const auto line = readJson(pipe.readLine());
            if (!line)
                return line.error();
            if (line->contains(u"result"))
                return (*line)[u"result"];
            if (line->contains(u"error"))
                return readError((*line)[u"error"]);
            if (progress)
                progress(readProgress((*line)[u"progress"]));
        }
    }
}

} // namespace Batanidza
