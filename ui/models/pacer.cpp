#include "ui/models/pacer.h"

#include <algorithm>

namespace Batanidza {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds leastPause = 1s;
constexpr std::chrono::milliseconds longestPause = 60s;
constexpr int partOfTime = 10;

} // namespace

Pacer::Pacer(std::function<void()> ask, std::chrono::milliseconds idle, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_idle(idle)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_ask(); });
}

void Pacer::news()
{
    m_stale = true;
    if (m_watched && !m_asking && (!m_timer.isActive() || m_timer.remainingTime() > 1000))
        m_timer.start(leastPause);
}

void Pacer::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        m_timer.stop();
    else if (!m_asking && m_stale)
        m_ask();
    else if (!m_asking && m_idle.count() > 0)
        m_timer.start(m_idle);
}

void Pacer::began()
{
    m_timer.stop();
    m_asking = true;
    m_stale = false;
    m_since.start();
}

void Pacer::ended()
{
    m_asking = false;
    if (!m_watched)
        return;
    const std::chrono::milliseconds took(m_since.elapsed());
    if (m_stale)
        m_timer.start(std::clamp(took * partOfTime, leastPause, longestPause));
    else if (m_idle.count() > 0)
        m_timer.start(std::max(m_idle, took * partOfTime));
}

} // namespace Batanidza
