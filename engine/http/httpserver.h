#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/http/httpservices.h"
#include "engine/security/tlsconfig.h"

#include <QObject>
#include <QTimer>

//! The hub's request-and-response side, over GNU libmicrohttpd: blobs, long polls, scripts, checks.
//! Its routes are in routetable.cpp and run in libmicrohttpd's own threads; the object itself lives
//! in one thread with an event loop, which only wakes polls and closes late connections.
namespace Batanidza {

struct HttpPlace
{
    QString host = QStringLiteral("127.0.0.1"); //!< an address, or "localhost"
    quint16 port = 7301;                        //!< 0 = any free one
    TlsConfig tls;
    bool allowPlaintext = false;
};

class HttpServer : public QObject
{
    Q_OBJECT

public:
    HttpServer(const HttpParts &parts, const HttpLimits &limits);
    //! Stops.
    ~HttpServer() override;

    //! Errors: forbidden (plain text beyond loopback), invalid (host), unavailable (port taken).
    [[nodiscard]] Result<void> start(const HttpPlace &place);
    //! Takes no more connections, ends polls, waits for answers under way (HttpLimits::stopWithin
    //! at most), then closes everything. May be called twice.
    void stop();

    [[nodiscard]] bool isRunning() const;
    //! "http://127.0.0.1:7301", with the real port; empty unless running.
    [[nodiscard]] QString address() const;
    [[nodiscard]] quint16 port() const;
    //! Who is here over HTTP (said hello in the last ten minutes). Any thread.
    [[nodiscard]] QList<SessionContext> present() const;
    //! Who asked within the last `within`: a long poll asks at least every 25 s. Any thread.
    [[nodiscard]] QList<HttpClient> clients(std::chrono::seconds within) const;
    [[nodiscard]] int connections() const;
    [[nodiscard]] int waitingPolls() const;

public Q_SLOTS:
    //! Connect to Writer::committed: wakes the polls of the tenant.
    void onCommitted(const Batanidza::CommitBatchPtr &batch);

private:
    void onTick();

    class Daemon;
    HttpServices m_services;
    std::unique_ptr<Daemon> m_daemon;
    QString m_address;
    QTimer m_tick;
};

} // namespace Batanidza
