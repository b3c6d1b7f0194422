#pragma once

#include "engine/transport/originpolicy.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

//! The server's half of the WebSocket handshake (RFC 6455, section 4.2). Pure; any thread.
namespace Batanidza {

//! A request's head is never longer.
inline constexpr qsizetype longestHead = 16 * 1024;

struct UpgradeAnswer
{
    bool accepted = false;
    QByteArray response; //!< whole; a refusal says what is wrong and closes
    QString bearer;      //!< of the Authorization header; empty = none
};

//! `head` is all of the request up to and with its empty line.
[[nodiscard]] UpgradeAnswer answerUpgrade(QByteArrayView head, const QString &path,
                                          const QString &subprotocol, const OriginPolicy &origins);
//! For what never becomes a head: 400 (no HTTP) or 431 (too long).
[[nodiscard]] QByteArray refusal(int status, const QByteArray &why);

} // namespace Batanidza
