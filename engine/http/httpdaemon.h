#pragma once

#include "engine/http/httpserver.h"
#include "engine/http/route.h"

#include <microhttpd.h>

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>

//! The libmicrohttpd daemon: from its callbacks to Exchanges and back. Only for httpserver.cpp.
namespace Batanidza {

class HttpServer::Daemon
{
public:
    explicit Daemon(HttpServices &services);
    ~Daemon();

    [[nodiscard]] Result<void> start(const HttpPlace &place);
    void stop();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] ConnectionWatch &watch() { return m_watch; }

private:
    //! What libmicrohttpd keeps for us with each request.
    struct Request
    {
        std::shared_ptr<Exchange> exchange;
        const Route *route = nullptr;
        QString argument;
        bool answered = false; //!< a daemon that stops drops the answer and asks again
    };

    static MHD_Result onAccess(void *self, MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *data,
                               size_t *size, void **context);
    static void onCompleted(void *self, MHD_Connection *connection, void **context,
                            MHD_RequestTerminationCode why);
    static void onConnection(void *self, MHD_Connection *connection, void **context,
                             MHD_ConnectionNotificationCode what);

    [[nodiscard]] MHD_Result begin(MHD_Connection *connection, const char *url, const char *method,
                                   void **context);
    [[nodiscard]] MHD_Result takeBody(Request &request, const char *data, size_t *size) const;
    [[nodiscard]] MHD_Result proceed(MHD_Connection *connection, Request &request);
    [[nodiscard]] MHD_Result send(MHD_Connection *connection, Request &request,
                                  HttpResponse response);
    //! Who and what, before a body is read: a response where the answer is no.
    [[nodiscard]] std::optional<HttpResponse> check(Request &request);
    void count(const Request &request, const HttpResponse &response);
    [[nodiscard]] bool waitUntilIdle(std::chrono::milliseconds atMost);
    void abandonAll();

    HttpServices &m_services;
    ConnectionWatch m_watch;
    MHD_Daemon *m_daemon = nullptr;
    quint16 m_port = 0;

    QByteArray m_key; //!< libmicrohttpd keeps pointers into these two
    QByteArray m_certificate;

    std::mutex m_mutex; //!< not Qt's: the thread sanitizer does not see into its wait conditions
    std::condition_variable m_idle;
    QHash<Exchange *, std::weak_ptr<Exchange>> m_underWay; //!< guarded by m_mutex
    std::atomic<bool> m_abandon{false};                    //!< nobody may wait any longer
};

} // namespace Batanidza
