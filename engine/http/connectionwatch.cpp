#include "engine/http/connectionwatch.h"

#include <sys/socket.h>

namespace Batanidza {

void ConnectionWatch::opened(MHD_Connection *connection, int descriptor,
                             std::chrono::nanoseconds now)
{
    const QMutexLocker lock(&m_mutex);
    m_entries.insert(connection, {descriptor, now + m_limits.header});
}

void ConnectionWatch::closed(MHD_Connection *connection)
{
    // libmicrohttpd says so before it closes the descriptor, so that closeLate() never shuts down
    // one that was given to somebody else by then.
    const QMutexLocker lock(&m_mutex);
    m_entries.remove(connection);
}

void ConnectionWatch::setDue(MHD_Connection *connection, std::chrono::nanoseconds due)
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_entries.find(connection);
    if (entry != m_entries.end())
        entry->due = due;
}

void ConnectionWatch::readsHeader(MHD_Connection *connection, std::chrono::nanoseconds now)
{
    setDue(connection, now + m_limits.header);
}

void ConnectionWatch::readsBody(MHD_Connection *connection, bool upload,
                                std::chrono::nanoseconds now)
{
    setDue(connection, now + (upload ? m_limits.upload : m_limits.body));
}

void ConnectionWatch::answers(MHD_Connection *connection)
{
    setDue(connection, std::chrono::nanoseconds(0));
}

int ConnectionWatch::closeLate(std::chrono::nanoseconds now)
{
    const QMutexLocker lock(&m_mutex);
    int late = 0;
    for (Entry &entry : m_entries) {
        if (entry.due.count() == 0 || entry.due > now)
            continue;
        ::shutdown(entry.descriptor, SHUT_RDWR);
        entry.due = std::chrono::nanoseconds(0);
        ++late;
    }
    return late;
}

qsizetype ConnectionWatch::size() const
{
    const QMutexLocker lock(&m_mutex);
    return m_entries.size();
}

} // namespace Batanidza
