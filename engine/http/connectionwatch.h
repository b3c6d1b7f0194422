#pragma once

#include <QHash>
#include <QMutex>

#include <chrono>

struct MHD_Connection;

//! Closes connections that take too long over a header or a body: libmicrohttpd's own timeout
//! starts anew with every byte, so a client that drips would stay for ever. Thread-safe.
namespace Batanidza {

class ConnectionWatch
{
public:
    struct Limits
    {
        std::chrono::seconds header{30};  //!< from the last answer to the end of the next header
        std::chrono::seconds body{60};    //!< of a gathered body
        std::chrono::seconds upload{900}; //!< of a body that is taken piece by piece
    };

    explicit ConnectionWatch(const Limits &limits)
        : m_limits(limits)
    {}

    void opened(MHD_Connection *connection, int descriptor, std::chrono::nanoseconds now);
    void closed(MHD_Connection *connection);
    void readsHeader(MHD_Connection *connection, std::chrono::nanoseconds now);
    void readsBody(MHD_Connection *connection, bool upload, std::chrono::nanoseconds now);
    void answers(MHD_Connection *connection);

    //! Shuts down those that are late; gives how many.
    int closeLate(std::chrono::nanoseconds now);
    [[nodiscard]] qsizetype size() const;

private:
    struct Entry
    {
        int descriptor = -1;
        std::chrono::nanoseconds due{0}; //!< 0 = may take its time
    };

    void setDue(MHD_Connection *connection, std::chrono::nanoseconds due);

    const Limits m_limits;
    mutable QMutex m_mutex;
    QHash<MHD_Connection *, Entry> m_entries;
};

} // namespace Batanidza
