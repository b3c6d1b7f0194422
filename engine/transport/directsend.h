#pragma once

#include <QByteArray>

class QTcpSocket;

//! Gives bytes to the kernel past Qt's buffer and its notifiers, which cost a fifth of the time of
//! a send to thousands and hold 32 KiB for each socket that ever used them. In the socket's thread.
namespace Batanidza {

//! True where the bytes may go as they are: no TLS, and a system with MSG_NOSIGNAL.
[[nodiscard]] bool canSendDirectly(const QTcpSocket &socket);

//! Sends all of it: at once as far as the kernel takes it and nothing waits in Qt's buffer (it
//! would be overtaken), the rest through Qt. `direct` as canSendDirectly() said. What goes wrong Qt
//! finds out and tells by its signals.
void sendNow(QTcpSocket &socket, const QByteArray &bytes, bool direct);

} // namespace Batanidza
