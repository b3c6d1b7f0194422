#include "engine/http/exchange.h"

#include <microhttpd.h>

namespace Batanidza {

// The calls to libmicrohttpd are made under the mutex: so none is made after finish().

void Exchange::resume()
{
    if (!m_parked || !m_connection)
        return;
    m_parked = false;
    MHD_resume_connection(m_connection);
}

void Exchange::answer(HttpResponse response)
{
    const QMutexLocker lock(&m_mutex);
    if (m_answer || !m_connection)
        return;
    m_answer = std::move(response);
    resume();
}

void Exchange::wake()
{
    const QMutexLocker lock(&m_mutex);
    m_woken = true;
    resume();
}

bool Exchange::park()
{
    const QMutexLocker lock(&m_mutex);
    if (m_answer || m_woken)
        return false;
    m_parked = true;
    MHD_suspend_connection(m_connection);
    return true;
}

std::optional<HttpResponse> Exchange::takeAnswer()
{
    const QMutexLocker lock(&m_mutex);
    m_woken = false;
    return std::exchange(m_answer, std::nullopt);
}

void Exchange::finish()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_connection = nullptr;
    }
    sink.reset();
}

bool Exchange::isParked() const
{
    const QMutexLocker lock(&m_mutex);
    return m_parked;
}

} // namespace Batanidza
