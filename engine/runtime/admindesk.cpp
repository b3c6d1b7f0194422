#include "engine/runtime/admindesk.h"

#include "engine/base/handover.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/localadminapi.h"
#include "engine/runtime/monitorapi.h"
#include "engine/runtime/reportjson.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Numbers of the whole engine; content has one tenant here.
Result<Json> statsOf(const MonitorApi &monitor)
{
    const auto snapshot = monitor.latest();
    if (!snapshot)
        return Error{ErrorCode::Unavailable, u"the engine has only just started"_s,
                     std::chrono::seconds(1)};
    return writeSnapshot(*snapshot);
}

qint64 sessionsOf(const MonitorApi &monitor)
{
    qint64 sessions = 0;
    if (const auto snapshot = monitor.latest()) {
        for (const PlatformStatus &platform : snapshot->platforms)
            sessions += platform.sessions;
    }
    return sessions;
}

} // namespace

void AdminDesk::open(LocalAdminApi &admin, MonitorApi &monitor)
{
    m_admin = &admin;
    m_monitor = &monitor;
}

void AdminDesk::close()
{
    m_admin = nullptr;
    m_monitor = nullptr;
}

void AdminDesk::carryOut(const AdminOrder &order, Done done)
{
    post(this, [this, order, done = std::move(done)] { take(order, done); });
}

void AdminDesk::take(const AdminOrder &order, const Done &done)
{
    if (!m_admin || !m_monitor) {
        done(Error{ErrorCode::Unavailable, u"the engine is starting or stopping"_s,
                   std::chrono::seconds(1)});
        return;
    }
    switch (order.call.method) {
    case Wire::AdminMethod::ForceSyncAll:
    case Wire::AdminMethod::ClearLocalContent:
        return resync(order, done);
    case Wire::AdminMethod::Stats:
        return done(statsOf(*m_monitor));
    case Wire::AdminMethod::Drain:
        return drain(order, done);
    }
}

void AdminDesk::resync(const AdminOrder &order, const Done &done)
{
    ResyncOrder wanted;
    wanted.target = {order.call.client, order.call.platform};
    wanted.clear = order.call.method == Wire::AdminMethod::ClearLocalContent;
    wanted.dryRun = order.call.dryRun;
    awaitResult<ResyncReport>(
        m_admin->resync(wanted, order.subject), this, [done](const Result<ResyncReport> &report) {
            done(report ? Result<Json>(writeResyncReport(*report)) : Result<Json>(report.error()));
        });
}

void AdminDesk::drain(const AdminOrder &order, const Done &done)
{
    // Answered first: afterwards there may be nobody to answer.
    done(Json(JsonObject{{u"sessions"_s, sessionsOf(*m_monitor)}}));
    if (!order.call.dryRun)
        (void)m_admin->drain(order.subject);
}

} // namespace Batanidza
