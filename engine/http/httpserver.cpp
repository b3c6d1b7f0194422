#include "engine/http/httpserver.h"

#include "engine/http/httpdaemon.h"

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

//! How late a poll may end and a slow connection be closed.
constexpr std::chrono::milliseconds tick{100};

} // namespace

HttpServer::HttpServer(const HttpParts &parts, const HttpLimits &limits)
    : m_services(parts, limits)
{
    connect(&m_tick, &QTimer::timeout, this, &HttpServer::onTick);
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::start(const HttpPlace &place)
{
    Q_ASSERT(!m_daemon);
    if (const auto allowed = checkListenHost(place.host, place.tls, place.allowPlaintext); !allowed)
        return allowed.error();
    auto daemon = std::make_unique<Daemon>(m_services);
    m_services.draining = false;
    if (const auto started = daemon->start(place); !started)
        return started.error();
    const QString host = place.host.contains(u':') ? u'[' + place.host + u']' : place.host;
    m_address =
        u"%1://%2:%3"_s.arg(place.tls.isEmpty() ? u"http"_s : u"https"_s, host).arg(daemon->port());
    m_daemon = std::move(daemon);
    m_tick.start(tick);
    return {};
}

void HttpServer::stop()
{
    m_tick.stop();
    m_daemon.reset();
    m_address.clear();
}

bool HttpServer::isRunning() const
{
    return m_daemon != nullptr;
}

QString HttpServer::address() const
{
    return m_address;
}

quint16 HttpServer::port() const
{
    return m_daemon ? m_daemon->port() : 0;
}

QList<HttpClient> HttpServer::clients(std::chrono::seconds within) const
{
    return m_services.sessions.clients(within);
}

QList<SessionContext> HttpServer::present() const
{
    return m_services.sessions.present();
}

int HttpServer::waitingPolls() const
{
    return static_cast<int>(m_services.polls.size());
}

int HttpServer::connections() const
{
    return m_daemon ? static_cast<int>(m_daemon->watch().size()) : 0;
}

void HttpServer::onCommitted(const CommitBatchPtr &batch)
{
    m_services.polls.wake(batch->tenant);
}

void HttpServer::onTick()
{
    const std::chrono::nanoseconds now = m_services.parts.clock.monotonic();
    m_services.polls.expire(now);
    m_daemon->watch().closeLate(now);
}

} // namespace Batanidza
