#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/runtime/runfile.h"

#include <QNetworkAccessManager>

//! A verb's conversation with a running engine: JSON-RPC over its HTTP twin, with the token of
//! run.json. Main thread; call() waits in an event loop of its own.
namespace Batanidza {

class EngineCall
{
public:
    explicit EngineCall(RunFile run)
        : m_run(std::move(run))
    {}

    //! The method's result, or the error it answered with. Says hello first where needed.
    [[nodiscard]] Result<Json> call(const QString &method, const Json &params);

private:
    [[nodiscard]] Result<Json> post(const QString &method, const Json &params);

    RunFile m_run;
    QString m_session;
    int m_nextId = 1;
    QNetworkAccessManager m_network;
};

} // namespace Batanidza
