#include "engine/client/polllink.h"

#include "engine/base/handover.h"
#include "engine/base/jsonread.h"
#include "engine/wire/closecode.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace Batanidza {

using Wire::CloseCode;

namespace {

//! Longer than the hub makes a poll wait.
constexpr int transferTimeoutMs = 60'000;

//! A status that is no JSON-RPC reply, as the close code that means the same.
CloseCode closeCodeOf(int status, const Json &body, bool inSession)
{
    switch (status) {
    case 401:
        // Where there was a session it was idle for too long, or the hub forgot it: another hello
        // is all it takes, and tells whether the token still holds.
        return inSession || body[u"error"][u"data"][u"retry"].toString() == u"reset"
                   ? CloseCode::Slow
                   : CloseCode::Unauthorised;
    case 403:
        return CloseCode::Forbidden;
    case 413:
        return CloseCode::TooLarge;
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return CloseCode::Draining;
    default:
        return CloseCode::Protocol;
    }
}

} // namespace

PollLink::PollLink(QUrl base, QString token, qint64 messageBytes)
    : m_base(std::move(base))
    , m_token(std::move(token))
    , m_messageBytes(messageBytes)
{}

PollLink::~PollLink()
{
    m_finished = true;
    for (QNetworkReply *reply : std::as_const(m_underWay))
        reply->disconnect(this);
}

void PollLink::open()
{
    m_open = true;
    post(this, [this] {
        if (m_open)
            Q_EMIT opened();
    });
}

void PollLink::abort()
{
    finish(int(CloseCode::Unclean), QStringLiteral("broken off"));
}

bool PollLink::send(FrameKind kind, const QByteArray &payload)
{
    if (!m_open)
        return false;
    QUrl address = m_base;
    address.setPath(QStringLiteral("/v1/rpc"));
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setTransferTimeout(transferTimeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (kind == FrameKind::Binary)
        request.setRawHeader("Content-Encoding", "deflate");
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    if (!m_session.isEmpty())
        request.setRawHeader("Batanidza-Session", m_session);
    QNetworkReply *reply = m_network.post(request, payload);
    m_underWay.insert(reply);
    connect(reply, &QNetworkReply::finished, this, [this, reply] { onFinished(reply); });
    connect(reply, &QNetworkReply::downloadProgress, this, [this, reply](qint64 bytes) {
        if (bytes > m_messageBytes)
            reply->abort();
    });
    return true;
}

void PollLink::close(int code, const QString &reason)
{
    finish(code, reason);
}

qint64 PollLink::bytesPending() const
{
    return 0;
}

void PollLink::onFinished(QNetworkReply *reply)
{
    m_underWay.remove(reply);
    reply->deleteLater();
    if (m_finished)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->readAll();
    if (status == 0 || (status == 200 && reply->error() != QNetworkReply::NoError))
        return finish(int(CloseCode::Unclean), reply->errorString());
    if (status != 200 && status != 202 && status != 204) {
        const Json json = readJson(body).value_or(Json());
        return finish(int(closeCodeOf(status, json, !m_session.isEmpty())),
                      QStringLiteral("HTTP status %1").arg(status));
    }
    if (m_session.isEmpty()) {
        const Json json = readJson(body).value_or(Json());
        m_session = json[u"result"][u"sessionId"].toString().toUtf8();
    }
    if (!body.isEmpty())
        Q_EMIT received(FrameKind::Text, body);
}

void PollLink::finish(int code, const QString &reason)
{
    if (std::exchange(m_finished, true))
        return;
    m_open = false;
    const auto left = std::exchange(m_underWay, {});
    for (QNetworkReply *reply : left) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    post(this, [this, code, reason] { Q_EMIT closed(code, reason); });
}

} // namespace Batanidza
