#pragma once

#include "engine/base/sha256.h"
#include "engine/http/originfetch.h"

#include <QTcpServer>
#include <QTcpSocket>

//! A server on a bare socket that answers as a test wants, well or badly, and blobs to ask it for.
//! One thread.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

inline QByteArray someBytes(qsizetype size, quint32 seed = 1)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = char(seed >> 24);
    }
    return bytes;
}

inline QString pathOf(const QByteArray &bytes)
{
    return u"/v1/blobs/sha256/"_s + Sha256::of(bytes).toHex();
}

struct Asked
{
    QByteArray line;
    QHash<QByteArray, QByteArray> headers; //!< names in lower case

    //! Where the range begins that was asked for.
    [[nodiscard]] qsizetype from() const
    {
        const QByteArray range = headers.value("range");
        return range.isEmpty() ? 0 : range.mid(6, range.size() - 7).toLongLong();
    }
};

//! A server on a socket that says what the test wants, each connection once.
class ByteServer : public QObject
{
public:
    using Answer = std::function<void(const Asked &, QTcpSocket &)>;
    explicit ByteServer(Answer answer)
        : m_answer(std::move(answer))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                auto head = std::make_shared<QByteArray>();
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket, head] {
                    *head += socket->readAll();
                    if (head->endsWith("\r\n\r\n"))
                        take(std::exchange(*head, {}), *socket);
                });
            }
        });
    }
    [[nodiscard]] QUrl address() const
    {
        return QUrl(u"http://127.0.0.1:%1/store"_s.arg(m_server.serverPort()));
    }
    QList<Asked> asked;

private:
    void take(const QByteArray &head, QTcpSocket &socket)
    {
        const QList<QByteArray> lines = head.split('\n');
        Asked one;
        one.line = lines.first().trimmed();
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0)
                one.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
        }
        asked.append(one);
        m_answer(one, socket);
    }

    const Answer m_answer;
    QTcpServer m_server;
};

inline QByteArray head(const QByteArray &status, const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + more + "\r\n";
}

inline QByteArray length(qsizetype bytes)
{
    return "Content-Length: " + QByteArray::number(bytes) + "\r\n";
}

//! The whole, or what Range asks for.
inline void serve(const QByteArray &bytes, const Asked &asked, QTcpSocket &socket,
                  qsizetype most = -1)
{
    const qsizetype from = asked.from();
    const QByteArray rest = bytes.sliced(from);
    socket.write(from == 0
                     ? head("200 OK", "ETag: \"t\"\r\n" + length(rest.size()))
                     : head("206 Partial Content",
                            "ETag: \"t\"\r\nContent-Range: bytes " + QByteArray::number(from) +
                                '-' + QByteArray::number(bytes.size() - 1) + '/' +
                                QByteArray::number(bytes.size()) + "\r\n" + length(rest.size())));
    socket.write(most < 0 ? rest : rest.first(std::min(most, rest.size())));
    socket.disconnectFromHost();
}

inline OriginLimits quickOrigin()
{
    OriginLimits limits;
    limits.backoff = {1ms, 5ms, {}};
    limits.attempts = 4;
    return limits;
}

inline const QByteArray blob = someBytes(300'000);

} // namespace Batanidza
