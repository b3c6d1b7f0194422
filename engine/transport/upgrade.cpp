#include "engine/transport/upgrade.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <optional>

namespace Batanidza {

namespace {

//! Names in lower case; what comes twice is joined, but for what may come once only.
using Headers = QHash<QByteArray, QByteArray>;

struct Head
{
    QByteArray method;
    QByteArray path; //!< without the query
    QByteArray version;
    Headers headers;
};

QByteArray titleOf(int status)
{
    switch (status) {
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 426:
        return "Upgrade Required";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Bad Request";
    }
}

bool isName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("\"(),/:;<=>?@[\\]{}").contains(c);
    });
}

std::optional<Head> readHead(QByteArrayView bytes)
{
    const QByteArrayList lines = bytes.chopped(4).toByteArray().replace("\r\n", "\n").split('\n');
    const QByteArrayList first = lines[0].split(' ');
    if (first.size() != 3 || !isName(first[0]) || !first[1].startsWith('/') ||
        !first[2].startsWith("HTTP/1."))
        return std::nullopt;
    Head head{first[0], first[1].split('?').first(), first[2], {}};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        const QByteArray name = lines[i].first(std::max<qsizetype>(0, colon)).toLower();
        if (!isName(name))
            return std::nullopt;
        const QByteArray value = lines[i].sliced(colon + 1).trimmed();
        const auto known = head.headers.find(name);
        if (known == head.headers.end())
            head.headers.insert(name, value);
        else if (name == "connection" || name == "upgrade" || name == "sec-websocket-protocol")
            *known += ',' + value;
        else if (name == "host" || name == "origin" || name == "authorization" ||
                 name.startsWith("sec-websocket-"))
            return std::nullopt;
    }
    return head;
}

//! Whether a comma-separated header names `token`, whatever the case of its letters.
bool names(const QByteArray &header, const QByteArray &token, Qt::CaseSensitivity sensitive)
{
    const auto entries = header.split(',');
    return std::any_of(entries.cbegin(), entries.cend(), [&](const QByteArray &entry) {
        return entry.trimmed().compare(token, sensitive) == 0;
    });
}

QByteArray acceptFor(const QByteArray &key)
{
    // The constant is that of RFC 6455, section 1.3.
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                    QCryptographicHash::Sha1)
        .toBase64();
}

QByteArray refuse(int status, const QByteArray &why, const QByteArray &more)
{
    const QByteArray body = why + '\n';
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + titleOf(status) + "\r\n" + more +
           "Content-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n"
           "Content-Length: " +
           QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

} // namespace

QByteArray refusal(int status, const QByteArray &why)
{
    return refuse(status, why, {});
}

UpgradeAnswer answerUpgrade(QByteArrayView bytes, const QString &path, const QString &subprotocol,
                            const OriginPolicy &origins)
{
    const auto no = [](int status, const QByteArray &why, const QByteArray &more = {}) {
        return UpgradeAnswer{false, refuse(status, why, more), {}};
    };
    const auto head = readHead(bytes);
    if (!head)
        return no(400, "This is no HTTP request that can be read.");
    if (head->method != "GET")
        return no(405, "A WebSocket begins with GET. Calls by POST go to the HTTP port.",
                  "Allow: GET\r\n");
    const Headers &headers = head->headers;
    if (head->version == "HTTP/1.0" ||
        !names(headers.value("upgrade"), "websocket", Qt::CaseInsensitive) ||
        !names(headers.value("connection"), "upgrade", Qt::CaseInsensitive))
        return no(426, "This port speaks WebSocket only. Pages and calls are at the HTTP port.",
                  "Upgrade: websocket\r\n");
    if (headers.value("sec-websocket-version") != "13")
        return no(426, "Only version 13 of the WebSocket protocol is spoken here.",
                  "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    if (headers.value("host").isEmpty())
        return no(400, "A request names its host.");
    const QByteArray key = headers.value("sec-websocket-key");
    const auto decoded =
        QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != 16)
        return no(400, "Sec-WebSocket-Key must be 16 bytes in base64.");
    if (head->path != path.toUtf8())
        return no(404, "Nothing is spoken at this path.");
    if (!origins.allows(QString::fromLatin1(headers.value("origin"))))
        return no(403, "Pages of this origin may not connect. An operator can add it to "
                       "hub.allowedOrigins.");
    UpgradeAnswer answer;
    answer.accepted = true;
    answer.response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                      acceptFor(key) + "\r\n";
    const QByteArray spoken = subprotocol.toLatin1();
    if (names(headers.value("sec-websocket-protocol"), spoken, Qt::CaseSensitive))
        answer.response += "Sec-WebSocket-Protocol: " + spoken + "\r\n";
    answer.response += "\r\n";
    const QByteArray authorization = headers.value("authorization");
    if (authorization.first(std::min<qsizetype>(7, authorization.size())).toLower() == "bearer ")
        answer.bearer = QString::fromUtf8(authorization.sliced(7).trimmed());
    return answer;
}

} // namespace Batanidza
