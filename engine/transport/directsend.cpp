#include "engine/transport/directsend.h"

#include <QSslSocket>
#include <QTcpSocket>

#ifdef Q_OS_LINUX
#    include <sys/socket.h>
#endif

namespace Batanidza {

bool canSendDirectly(const QTcpSocket &socket)
{
#ifdef Q_OS_LINUX
    return !qobject_cast<const QSslSocket *>(&socket);
#else
    Q_UNUSED(socket)
    return false;
#endif
}

void sendNow(QTcpSocket &socket, const QByteArray &bytes, bool direct)
{
    qsizetype gone = 0;
#ifdef Q_OS_LINUX
    if (direct && socket.bytesToWrite() == 0) {
        gone = ::send(static_cast<int>(socket.socketDescriptor()), bytes.constData(),
                      static_cast<size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (gone == bytes.size())
            return;
    }
#else
    Q_UNUSED(direct)
#endif
    socket.write(gone > 0 ? bytes.sliced(gone) : bytes);
    socket.flush();
}

} // namespace Batanidza
