#pragma once

#include "engine/http/httpmessage.h"
#include "engine/hub/sessioncontext.h"

#include <QMutex>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

struct MHD_Connection;

//! One request under way and the answer to it. A handler answers at once or says that it waits;
//! then anybody may answer() or wake() later, from any thread, also when the client is gone.
namespace Batanidza {

//! What a handler says: the answer, or that it will come.
struct Later
{};
using Handled = std::variant<HttpResponse, Later>;

//! Takes a body piece by piece, where it is too large to gather (uploads).
class BodySink
{
public:
    BodySink() = default;
    BodySink(const BodySink &) = delete;
    BodySink &operator=(const BodySink &) = delete;
    virtual ~BodySink() = default;
    virtual void take(QByteArrayView piece) = 0;
};

//! What a handler keeps between its turns.
struct HandlerState
{
    HandlerState() = default;
    HandlerState(const HandlerState &) = delete;
    HandlerState &operator=(const HandlerState &) = delete;
    virtual ~HandlerState() = default;
};

class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    Exchange(MHD_Connection *connection, std::chrono::nanoseconds now)
        : startedAt(now)
        , m_connection(connection)
    {}

    // Only for the handler, in the thread that runs it.
    HttpRequest request;
    std::optional<SessionContext> context; //!< who asks, where the route needs to know
    std::unique_ptr<BodySink> sink;        //!< set before the body comes
    std::shared_ptr<HandlerState> state;
    std::optional<HttpResponse> refusal; //!< given once the body was read past
    qint64 bodyBytes = 0;
    std::chrono::nanoseconds deadline{0};     //!< monotonic; of a long poll
    const std::chrono::nanoseconds startedAt; //!< monotonic

    //! Any thread; the first answer counts.
    void answer(HttpResponse response);
    //! Any thread: runs the handler again, in the server's thread.
    void wake();

    // For HttpServer, in its threads.

    //! Stops reading from the connection until answer() or wake(); false where one came already.
    [[nodiscard]] bool park();
    //! The answer, if there is one by now; forgets that it was woken.
    [[nodiscard]] std::optional<HttpResponse> takeAnswer();
    //! The connection is finished with this request. Its sink ends here, on libmicrohttpd's thread:
    //! who still holds the exchange, on whatever thread, may let it go after the server is gone.
    void finish();
    //! Whether somebody may still answer.
    [[nodiscard]] bool isParked() const;

private:
    void resume();

    mutable QMutex m_mutex;
    MHD_Connection *m_connection; //!< nullptr when finished
    bool m_parked = false;
    bool m_woken = false;
    std::optional<HttpResponse> m_answer;
};

} // namespace Batanidza
