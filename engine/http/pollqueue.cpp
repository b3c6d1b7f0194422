#include "engine/http/pollqueue.h"

#include "engine/http/exchange.h"

namespace Batanidza {

quint64 PollQueue::generation(const TenantId &tenant) const
{
    const QMutexLocker lock(&m_mutex);
    return m_tenants.value(tenant).generation;
}

bool PollQueue::wait(const TenantId &tenant, quint64 seen,
                     const std::shared_ptr<Exchange> &exchange, std::chrono::nanoseconds deadline)
{
    const QMutexLocker lock(&m_mutex);
    Tenant &entry = m_tenants[tenant];
    if (entry.generation != seen)
        return false;
    entry.waiters.append({exchange, deadline});
    return true;
}

void PollQueue::wakeThem(const QList<Waiter> &waiters)
{
    for (const Waiter &waiter : waiters) {
        if (const auto exchange = waiter.exchange.lock())
            exchange->wake();
    }
}

void PollQueue::wake(const TenantId &tenant)
{
    QList<Waiter> woken;
    {
        const QMutexLocker lock(&m_mutex);
        Tenant &entry = m_tenants[tenant];
        ++entry.generation;
        woken = std::exchange(entry.waiters, {});
    }
    wakeThem(woken);
}

void PollQueue::expire(std::chrono::nanoseconds now)
{
    QList<Waiter> woken;
    {
        const QMutexLocker lock(&m_mutex);
        for (Tenant &entry : m_tenants) {
            entry.waiters.removeIf([&woken, now](const Waiter &waiter) {
                if (waiter.deadline <= now)
                    woken.append(waiter);
                return waiter.deadline <= now || waiter.exchange.expired();
            });
        }
    }
    wakeThem(woken);
}

void PollQueue::wakeAll()
{
    QList<Waiter> woken;
    {
        const QMutexLocker lock(&m_mutex);
        for (Tenant &entry : m_tenants) {
            ++entry.generation;
            woken += std::exchange(entry.waiters, {});
        }
    }
    wakeThem(woken);
}

qsizetype PollQueue::size() const
{
    const QMutexLocker lock(&m_mutex);
    qsizetype size = 0;
    for (const Tenant &entry : m_tenants)
        size += entry.waiters.size();
    return size;
}

} // namespace Batanidza
