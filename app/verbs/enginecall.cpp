#include "app/verbs/enginecall.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <memory>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

Result<Json> EngineCall::call(const QString &method, const Json &params)
{
    if (m_session.isEmpty()) {
        const Json hello(
            JsonObject{{u"protocol"_s, Json(JsonArray{Json(1)})},
                       {u"tenant"_s, m_run.tenant},
                       {u"platform"_s, u"desktop"_s},
                       {u"clientId"_s, u"batanidzad-%1"_s.arg(QCoreApplication::applicationPid())},
                       {u"app"_s, JsonObject{{u"name"_s, u"batanidzad"_s},
                                             {u"version"_s, QStringLiteral(BATANIDZA_VERSION)}}},
                       {u"schema"_s, Json(JsonArray{Json(1), Json(1)})},
                       {u"cursor"_s, u"latest"_s},
                       {u"types"_s, Json(JsonArray())},
                       {u"bodies"_s, u"none"_s},
                       {u"form"_s, u"canonical"_s}});
        const auto answer = post(u"session.hello"_s, hello);
        if (!answer)
            return answer.error();
        m_session = (*answer)[u"sessionId"].toString();
    }
    return post(method, params);
}

Result<Json> EngineCall::post(const QString &method, const Json &params)
{
    QNetworkRequest request(QUrl(m_run.httpAddress + u"/v1/rpc"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_run.token.toLatin1());
    if (!m_session.isEmpty())
        request.setRawHeader("Batanidza-Session", m_session.toLatin1());
    const Json message(JsonObject{{u"jsonrpc"_s, u"2.0"_s},
                                  {u"id"_s, m_nextId++},
                                  {u"method"_s, method},
                                  {u"params"_s, params}});
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, writeJson(message)));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QByteArray bytes = reply->readAll();
    const auto json = readJson(bytes);
    if (!json || !json->isObject()) {
        return Error{ErrorCode::Unavailable, u"the running engine at %1 did not answer: %2"_s.arg(
                                                 m_run.httpAddress, reply->errorString())};
    }
    const Json &error = (*json)[u"error"];
    if (error.isObject()) {
        const QString code = error[u"data"][u"code"].toString();
        return Error{errorFromName(code.isEmpty() ? u"internal"_s : code),
                     error[u"message"].toString()};
    }
    return (*json)[u"result"];
}

} // namespace Batanidza
