#pragma once

#include "engine/client/clientlink.h"

#include <QNetworkAccessManager>
#include <QSet>

class QNetworkReply;

//! A pipe over plain HTTP, for those who may not open a WebSocket (watchOS, captive networks): each
//! frame is a POST to /v1/rpc, and its answer is the frame that comes back.
namespace Batanidza {

class PollLink final : public ClientLink
{
    Q_OBJECT

public:
    //! `base` without the path ("http://127.0.0.1:7301"). `messageBytes` bounds what is taken.
    PollLink(QUrl base, QString token, qint64 messageBytes);
    ~PollLink() override;

    void open() override;
    void abort() override;
    bool send(FrameKind kind, const QByteArray &payload) override;
    void close(int code, const QString &reason) override;
    [[nodiscard]] qint64 bytesPending() const override;
    [[nodiscard]] bool isOpen() const override { return m_open; }

private:
    void onFinished(QNetworkReply *reply);
    void finish(int code, const QString &reason);

    const QUrl m_base;
    const QString m_token;
    const qint64 m_messageBytes;
    QNetworkAccessManager m_network;
    QByteArray m_session; //!< from the hello reply; empty before it
    QSet<QNetworkReply *> m_underWay;
    bool m_open = false;
    bool m_finished = false;
};

} // namespace Batanidza
