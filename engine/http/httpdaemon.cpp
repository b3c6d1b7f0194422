#include "engine/http/httpdaemon.h"

#include "engine/base/logging.h"
#include "engine/http/access.h"
#include "engine/http/requestreader.h"
#include "engine/http/responses.h"
#include "engine/metrics/registry.h"

#include <QHostAddress>

#include <cerrno>
#include <cstring>
#include <netinet/in.h>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

//! Once the refusal of a body is decided, this much of it is read past before the line is cut.
constexpr qint64 readPast = 1024 * 1024;

HttpResponse stoppingResponse()
{
    HttpResponse response = errorResponse(
        {ErrorCode::Unavailable, u"The server is stopping."_s, std::chrono::seconds(2)});
    return response.with("Connection", "close");
}

void log(void *, const char *format, va_list arguments)
{
    qCDebug(lcHttp).noquote() << QString::vasprintf(format, arguments).trimmed();
}

union SocketAddress {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
};

SocketAddress socketAddress(const QHostAddress &host, quint16 port)
{
    SocketAddress address{};
    if (host.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = host.toIPv6Address();
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(port);
        std::memcpy(&address.v6.sin6_addr, &bytes, sizeof bytes);
    } else {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = htons(port);
        address.v4.sin_addr.s_addr = htonl(host.toIPv4Address());
    }
    return address;
}

} // namespace

HttpServer::Daemon::Daemon(HttpServices &services)
    : m_services(services)
    , m_watch(services.limits.watch)
{}

HttpServer::Daemon::~Daemon()
{
    stop();
}

Result<void> HttpServer::Daemon::start(const HttpPlace &place)
{
    const QHostAddress host(place.host == u"localhost" ? u"127.0.0.1"_s : place.host);
    if (host.isNull())
        return Error{ErrorCode::Invalid, u"\"%1\" is no address to listen on."_s.arg(place.host)};
    const SocketAddress address = socketAddress(host, place.port);
    m_key = place.tls.keyPem.reveal();
    m_certificate = place.tls.certificatePem;

    unsigned flags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | MHD_USE_ITC;
    if (host.protocol() == QAbstractSocket::IPv6Protocol)
        flags |= host == QHostAddress(QHostAddress::AnyIPv6) ? MHD_USE_DUAL_STACK : MHD_USE_IPv6;
    const HttpLimits &limits = m_services.limits;
    const auto pointer = [](auto *function) { return reinterpret_cast<intptr_t>(function); };
    const auto text = [](const QByteArray &bytes) { return const_cast<char *>(bytes.constData()); };
    std::vector<MHD_OptionItem> options{
        {MHD_OPTION_NOTIFY_COMPLETED, pointer(&onCompleted), this},
        {MHD_OPTION_NOTIFY_CONNECTION, pointer(&onConnection), this},
        {MHD_OPTION_UNESCAPE_CALLBACK, pointer(&unescape), nullptr},
        {MHD_OPTION_SOCK_ADDR, 0, const_cast<sockaddr *>(&address.any)},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.headerBytes, nullptr},
        {MHD_OPTION_CONNECTION_LIMIT, limits.connections, nullptr},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, limits.connectionsPerAddress, nullptr},
        {MHD_OPTION_CONNECTION_TIMEOUT, static_cast<intptr_t>(limits.idle.count()), nullptr},
        {MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024, nullptr},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, nullptr},
    };
    if (limits.threads > 1)
        options.push_back({MHD_OPTION_THREAD_POOL_SIZE, limits.threads, nullptr});
    if (!place.tls.isEmpty()) {
        flags |= MHD_USE_TLS;
        options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, text(m_key)});
        options.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, text(m_certificate)});
    }
    options.push_back({MHD_OPTION_END, 0, nullptr});

    errno = 0;
    m_daemon = MHD_start_daemon(flags, place.port, nullptr, nullptr, &onAccess, this,
                                MHD_OPTION_EXTERNAL_LOGGER, &log, nullptr, MHD_OPTION_ARRAY,
                                options.data(), MHD_OPTION_END);
    if (!m_daemon)
        return Error{ErrorCode::Unavailable,
                     u"Cannot serve HTTP at %1:%2: %3. Is another server there?"_s.arg(place.host)
                         .arg(place.port)
                         .arg(QString::fromLocal8Bit(std::strerror(errno)))};
    if (const auto *info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT))
        m_port = info->port;
    return {};
}

bool HttpServer::Daemon::waitUntilIdle(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    return m_idle.wait_for(lock, atMost, [this] { return m_underWay.isEmpty(); });
}

void HttpServer::Daemon::abandonAll()
{
    m_abandon = true;
    QList<std::weak_ptr<Exchange>> all;
    {
        const std::lock_guard lock(m_mutex);
        all = m_underWay.values();
    }
    for (const auto &weak : all) {
        if (const auto exchange = weak.lock(); exchange && exchange->isParked())
            exchange->answer(stoppingResponse());
    }
}

void HttpServer::Daemon::stop()
{
    if (!m_daemon)
        return;
    // Not MHD_quiesce_daemon(): with a pool of epoll threads libmicrohttpd 0.9.75 may take the
    // listening socket out of an epoll set twice, and aborts the process. Who comes now is told.
    m_services.draining = true;
    m_services.polls.wakeAll();
    if (!waitUntilIdle(m_services.limits.stopWithin)) {
        abandonAll();
        (void)waitUntilIdle(std::chrono::milliseconds(500));
    }
    MHD_stop_daemon(m_daemon);
    m_daemon = nullptr;
    m_port = 0;
}

MHD_Result HttpServer::Daemon::onAccess(void *self, MHD_Connection *connection, const char *url,
                                        const char *method, const char *, const char *data,
                                        size_t *size, void **context)
{
    auto *daemon = static_cast<Daemon *>(self);
    if (!*context)
        return daemon->begin(connection, url, method, context);
    Request &request = *static_cast<Request *>(*context);
    if (request.answered)
        return MHD_NO; // nothing is to be done twice
    if (*size > 0)
        return daemon->takeBody(request, data, size);
    return daemon->proceed(connection, request);
}

void HttpServer::Daemon::onCompleted(void *self, MHD_Connection *connection, void **context,
                                     MHD_RequestTerminationCode)
{
    const std::unique_ptr<Request> request(
        static_cast<Request *>(std::exchange(*context, nullptr)));
    if (!request)
        return;
    auto *daemon = static_cast<Daemon *>(self);
    request->exchange->finish();
    daemon->m_watch.readsHeader(connection, daemon->m_services.parts.clock.monotonic());
    const std::lock_guard lock(daemon->m_mutex);
    daemon->m_underWay.remove(request->exchange.get());
    if (daemon->m_underWay.isEmpty())
        daemon->m_idle.notify_all();
}

void HttpServer::Daemon::onConnection(void *self, MHD_Connection *connection, void **,
                                      MHD_ConnectionNotificationCode what)
{
    auto *daemon = static_cast<Daemon *>(self);
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        daemon->m_watch.closed(connection);
        return;
    }
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (info)
        daemon->m_watch.opened(connection, info->connect_fd,
                               daemon->m_services.parts.clock.monotonic());
}

MHD_Result HttpServer::Daemon::begin(MHD_Connection *connection, const char *url,
                                     const char *method, void **context)
{
    const std::chrono::nanoseconds now = m_services.parts.clock.monotonic();
    auto made = std::make_unique<Request>();
    made->exchange = std::make_shared<Exchange>(connection, now);
    made->exchange->request = readRequest(connection, url, method);
    Request &request = *made;
    *context = made.release(); // onCompleted() owns it
    {
        const std::lock_guard lock(m_mutex);
        m_underWay.insert(request.exchange.get(), request.exchange);
    }
    if (m_services.draining)
        return send(connection, request, stoppingResponse());

    std::optional<HttpResponse> refusal = check(request);
    const bool upload = request.route && request.route->body == Body::Streamed;
    m_watch.readsBody(connection, upload && !refusal, now);
    if (!refusal)
        return MHD_YES;
    // A small body is read past, so that the client does read the refusal; before a large one the
    // line is cut.
    const qint64 length = request.exchange->request.header("content-length").toLongLong();
    if (length > readPast)
        return send(connection, request, std::move(*refusal));
    request.exchange->refusal = std::move(refusal);
    return MHD_YES;
}

std::optional<HttpResponse> HttpServer::Daemon::check(Request &request)
{
    const HttpRequest &asked = request.exchange->request;
    const RouteMatch found = findRoute(asked);
    if (found.methods.isEmpty())
        return errorResponse({ErrorCode::NotFound, u"There is nothing at this address."_s});
    if (const auto origin = m_services.guard.checkOrigin(asked); !origin)
        return errorResponse(origin.error());
    if (asked.method == "OPTIONS")
        return m_services.guard.preflight(asked, found.methods);
    if (!found.route)
        return errorResponse(405, {ErrorCode::Invalid, u"This address takes %1."_s.arg(
                                                           QLatin1StringView(found.methods))})
            .with("Allow", found.methods);

    request.route = found.route;
    request.argument = found.argument;
    RouteCall call{m_services, *request.exchange, request.argument};
    if (const auto access = checkAccess(call, found.route->access); !access)
        return errorResponse(access.error());
    const qint64 length = asked.header("content-length").toLongLong();
    const bool chunked = asked.headers.contains("transfer-encoding");
    const Wire::Limits &limits = m_services.limits.wire;
    if (found.route->body == Body::None && (length > 0 || chunked))
        return errorResponse({ErrorCode::Invalid, u"A request for this takes no body."_s});
    const qint64 most =
        found.route->body == Body::Streamed ? limits.blobBytes : limits.messageBytes;
    if (length > most)
        return errorResponse(
            {ErrorCode::TooLarge, u"The body is larger than %1 bytes."_s.arg(most)});
    if (found.route->begin) {
        if (auto begun = found.route->begin(call); begun)
            return begun;
    }
    return std::nullopt;
}

MHD_Result HttpServer::Daemon::takeBody(Request &request, const char *data, size_t *size) const
{
    Exchange &exchange = *request.exchange;
    const QByteArrayView piece(data, static_cast<qsizetype>(*size));
    *size = 0;
    exchange.bodyBytes += piece.size();
    const bool streamed = request.route && request.route->body == Body::Streamed;
    const Wire::Limits &limits = m_services.limits.wire;
    const qint64 most = streamed ? limits.blobBytes : limits.messageBytes;
    if (exchange.bodyBytes > (exchange.refusal ? 2 * readPast : most + readPast))
        return MHD_NO;
    if (exchange.bodyBytes > most && !exchange.refusal) {
        exchange.request.body.clear();
        exchange.refusal =
            errorResponse({ErrorCode::TooLarge, u"The body is larger than %1 bytes."_s.arg(most)});
    }
    if (exchange.refusal)
        return MHD_YES;
    if (exchange.sink)
        exchange.sink->take(piece);
    else
        exchange.request.body.append(piece);
    return MHD_YES;
}

MHD_Result HttpServer::Daemon::proceed(MHD_Connection *connection, Request &request)
{
    Exchange &exchange = *request.exchange;
    m_watch.answers(connection);
    if (exchange.refusal)
        return send(connection, request, std::move(*exchange.refusal));
    while (true) {
        if (auto answer = exchange.takeAnswer())
            return send(connection, request, std::move(*answer));
        RouteCall call{m_services, exchange, request.argument};
        Handled handled = request.route->handle(call);
        if (auto *response = std::get_if<HttpResponse>(&handled))
            return send(connection, request, std::move(*response));
        if (exchange.park()) {
            if (m_abandon)
                exchange.answer(stoppingResponse());
            return MHD_YES;
        }
    }
}

MHD_Result HttpServer::Daemon::send(MHD_Connection *connection, Request &request,
                                    HttpResponse response)
{
    const HttpRequest &asked = request.exchange->request;
    request.answered = true;
    m_services.guard.addCors(asked, response);
    response.with("X-Content-Type-Options", "nosniff");
    count(request, response);
    const int status = response.status;
    if (m_services.draining)
        response.with("Connection", "close");
    MHD_Response *made = makeResponse(std::move(response));
    if (!made)
        return MHD_NO;
    const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(status), made);
    MHD_destroy_response(made);
    return queued;
}

void HttpServer::Daemon::count(const Request &request, const HttpResponse &response)
{
    Registry &registry = m_services.parts.registry;
    const QString path = request.route ? QString::fromLatin1(request.route->path) : u"(none)"_s;
    registry
        .counter(u"batanidza_http_requests_total"_s, u"HTTP requests by route and status."_s,
                 {{u"code"_s, QString::number(response.status)}, {u"route"_s, path}})
        .add();
    registry
        .counter(u"batanidza_http_received_body_bytes_total"_s,
                 u"Bytes of requests' bodies, by route."_s, {{u"route"_s, path}})
        .add(request.exchange->bodyBytes);
    registry
        .counter(u"batanidza_http_sent_body_bytes_total"_s,
                 u"Bytes of answers' bodies, by route."_s, {{u"route"_s, path}})
        .add(response.file ? response.file->length : response.body.size());
    const std::chrono::duration<double> took =
        m_services.parts.clock.monotonic() - request.exchange->startedAt;
    if (request.exchange->deadline.count() == 0) // a poll's waiting says nothing of us
        registry
            .distribution(u"batanidza_http_request_seconds"_s,
                          u"From a request's header to its answer, long polls left out."_s,
                          {{u"route"_s, path}})
            .record(took.count());
}

} // namespace Batanidza
