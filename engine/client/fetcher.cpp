#include "engine/client/fetcher.h"

namespace Batanidza {

namespace {

constexpr std::chrono::seconds restFor{5};

} // namespace

Fetcher::Fetcher(Replica &replica, const Clock &clock)
    : m_replica(replica)
    , m_clock(clock)
{}

void Fetcher::demand(const ItemId &id, std::optional<Wire::Form> form)
{
    const std::pair demand(id, form);
    if (!m_demands.contains(demand))
        m_demands.append(demand);
}

Result<std::optional<Fetcher::Request>> Fetcher::next()
{
    if (m_retryAt && m_clock.monotonic() >= *m_retryAt) {
        m_retryAt.reset();
        m_resting.clear();
    }
    if (m_underWay >= window)
        return std::optional<Request>();
    Request request;
    if (!m_demands.isEmpty()) {
        const auto [id, form] = m_demands.takeFirst();
        request.call = {{id}, std::nullopt, form};
        request.demanded = true;
        ++m_underWay;
        return std::optional(request);
    }
    const auto wanted = m_replica.wanted({}, idsPerRequest + m_asked.size() + m_resting.size());
    if (!wanted)
        return wanted.error();
    for (const ItemId &id : *wanted) {
        if (m_asked.contains(id) || m_resting.contains(id))
            continue;
        request.call.ids.append(id);
        if (request.call.ids.size() == idsPerRequest)
            break;
    }
    if (request.call.ids.isEmpty())
        return std::optional<Request>();
    for (const ItemId &id : request.call.ids)
        m_asked.insert(id);
    ++m_underWay;
    return std::optional(request);
}

void Fetcher::answered(const Request &request, const Wire::ItemsAnswer &answer)
{
    --m_underWay;
    if (request.demanded)
        return;
    for (const ItemId &id : request.call.ids) {
        m_asked.remove(id);
        if (!answer.more.contains(id))
            rest(id);
    }
}

void Fetcher::refused(const Request &request)
{
    --m_underWay;
    if (request.demanded)
        return;
    for (const ItemId &id : request.call.ids) {
        m_asked.remove(id);
        rest(id);
    }
}

void Fetcher::rest(const ItemId &id)
{
    m_resting.insert(id);
    if (!m_retryAt)
        m_retryAt = m_clock.monotonic() + restFor;
}

} // namespace Batanidza
