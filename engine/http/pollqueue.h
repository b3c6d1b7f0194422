#pragma once

#include "engine/content/ids.h"

#include <QHash>
#include <QMutex>

#include <chrono>
#include <memory>
#include <optional>

//! Requests that wait for a tenant's log to grow, until their time is up. Thread-safe.
namespace Batanidza {

class Exchange;

class PollQueue
{
public:
    //! Take this before reading the log, and give it to wait(): a commit in between is not missed.
    [[nodiscard]] quint64 generation(const TenantId &tenant) const;
    //! Wakes `exchange` at the next wake() of the tenant or at `deadline` (monotonic). False where
    //! the log grew since `seen`: read again instead of waiting.
    [[nodiscard]] bool wait(const TenantId &tenant, quint64 seen,
                            const std::shared_ptr<Exchange> &exchange,
                            std::chrono::nanoseconds deadline);

    void wake(const TenantId &tenant);
    //! Wakes those whose time is up and drops those whose client left.
    void expire(std::chrono::nanoseconds now);
    void wakeAll();
    [[nodiscard]] qsizetype size() const;

private:
    struct Waiter
    {
        std::weak_ptr<Exchange> exchange;
        std::chrono::nanoseconds deadline;
    };
    struct Tenant
    {
        quint64 generation = 0;
        QList<Waiter> waiters;
    };

    static void wakeThem(const QList<Waiter> &waiters);

    mutable QMutex m_mutex;
    QHash<TenantId, Tenant> m_tenants;
};

} // namespace Batanidza
