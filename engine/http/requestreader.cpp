#include "engine/http/requestreader.h"

#include <QHostAddress>

#include <cstring>

namespace Batanidza {

namespace {

QByteArrayView viewOf(const char *text, size_t size)
{
    return text ? QByteArrayView(text, static_cast<qsizetype>(size)) : QByteArrayView();
}

MHD_Result addHeader(void *to, MHD_ValueKind, const char *name, size_t nameSize, const char *value,
                     size_t valueSize)
{
    auto *headers = static_cast<QHash<QByteArray, QByteArray> *>(to);
    const QByteArray key = viewOf(name, nameSize).toByteArray().toLower();
    const QByteArray text = viewOf(value, valueSize).toByteArray();
    const auto before = headers->find(key);
    if (before == headers->end())
        headers->insert(key, text);
    else
        *before += ", " + text; // RFC 9110, 5.3; makes a second Authorization unreadable, too
    return MHD_YES;
}

MHD_Result addQuery(void *to, MHD_ValueKind, const char *name, size_t nameSize, const char *value,
                    size_t valueSize)
{
    auto *query = static_cast<QHash<QString, QString> *>(to);
    const QString key = QString::fromUtf8(viewOf(name, nameSize));
    if (!query->contains(key)) {
        const QString text = QString::fromUtf8(viewOf(value, valueSize));
        query->insert(key, text.isNull() ? QLatin1StringView("") : text);
    }
    return MHD_YES;
}

//! Nothing where the path does not fit; else the text that stands for {...}.
std::optional<QString> match(QLatin1StringView pattern, const QString &path)
{
    const qsizetype brace = pattern.indexOf(u'{');
    if (brace < 0)
        return path == pattern ? std::optional<QString>(QString()) : std::nullopt;
    if (!path.startsWith(pattern.first(brace)))
        return std::nullopt;
    const QString argument = path.sliced(brace);
    if (argument.isEmpty() || argument.contains(u'/'))
        return std::nullopt;
    return argument;
}

void freeBody(void *body)
{
    delete static_cast<QByteArray *>(body);
}

} // namespace

HttpRequest readRequest(MHD_Connection *connection, const char *url, const char *method)
{
    HttpRequest request;
    request.method = method;
    request.path = QString::fromUtf8(url);
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, addHeader, &request.headers);
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, addQuery, &request.query);
    if (const auto *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)) {
        QHostAddress peer(info->client_addr);
        bool isV4 = false;
        const quint32 v4 = peer.toIPv4Address(&isV4);
        if (isV4)
            peer = QHostAddress(v4);
        request.peer = peer.toString();
        // Behind a proxy on this machine everybody seems to come from here.
        request.loopback = peer.isLoopback() && request.header("x-forwarded-for").isEmpty() &&
                           request.header("forwarded").isEmpty();
    }
    return request;
}

RouteMatch findRoute(const HttpRequest &request)
{
    RouteMatch result;
    const QByteArray wanted = request.method == "HEAD" ? QByteArray("GET") : request.method;
    QByteArrayList methods;
    for (const Route &route : routeTable()) {
        const auto argument = match(QLatin1StringView(route.path), request.path);
        if (!argument)
            continue;
        methods.append(route.method);
        if (methods.last() == "GET")
            methods.append("HEAD");
        if (wanted == route.method) {
            result.route = &route;
            result.argument = *argument;
        }
    }
    if (!methods.isEmpty())
        result.methods = methods.join(", ") + ", OPTIONS";
    return result;
}

MHD_Response *makeResponse(HttpResponse response)
{
    MHD_Response *made = nullptr;
    if (response.file) {
        made = MHD_create_response_from_fd_at_offset64(
            static_cast<uint64_t>(response.file->length), response.file->descriptor,
            static_cast<uint64_t>(response.file->offset));
    } else {
        auto body = std::make_unique<QByteArray>(std::move(response.body));
        char *bytes = const_cast<char *>(body->constData()); // only read from
        const auto size = static_cast<size_t>(body->size());
        made = MHD_create_response_from_buffer_with_free_callback_cls(size, bytes, freeBody,
                                                                      body.get());
        if (made)
            (void)body.release(); // freeBody() owns it now
    }
    if (!made)
        return nullptr;
    for (const auto &[name, value] : response.headers)
        MHD_add_response_header(made, name.constData(), value.constData());
    return made;
}

size_t unescape(void *, MHD_Connection *, char *text)
{
    return std::strstr(text, "%00") ? std::strlen(text) : MHD_http_unescape(text);
}

} // namespace Batanidza
