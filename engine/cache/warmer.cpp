#include "engine/cache/warmer.h"

#include <QHashFunctions>

#include <algorithm>

namespace Batanidza {

namespace {

constexpr size_t mostKnown = 20'000;
constexpr float countedUpTo = 32; //!< then all counts are halved: what was long ago fades
constexpr float learnedFrom = 0.9F;
constexpr float seenAtLeast = 4;
constexpr double mostWasted = 0.10;
constexpr int rest = 2000; //!< openings before it is tried again

size_t nameOf(const QByteArray &key)
{
    return qHash(key, size_t(0x5bd1e995));
}

} // namespace

Warmer::Warmer(Course course, double judgedAfter)
    : m_course(std::move(course))
    , m_judgedAfter(judgedAfter)
{}

bool Warmer::pays(WarmReason reason) const
{
    return m_gains[size_t(reason)].resting == 0;
}

void Warmer::learn(const QByteArray &key, const QByteArray &previous, qint64 bytes)
{
    if (m_followers.size() >= mostKnown && !m_followers.contains(nameOf(previous)))
        m_followers.erase(m_followers.begin());
    Followers &after = m_followers[nameOf(previous)];
    after.opened += 1;
    auto place = std::find_if(after.likely.begin(), after.likely.end(),
                              [&](const Follower &one) { return one.key == key; });
    if (place == after.likely.end()) {
        place = std::min_element(
            after.likely.begin(), after.likely.end(),
            [](const Follower &a, const Follower &b) { return a.count < b.count; });
        *place = {key, bytes, 0};
    }
    place->count += 1;
    place->bytes = bytes;
    if (after.opened < countedUpTo)
        return;
    after.opened /= 2;
    for (Follower &one : after.likely)
        one.count /= 2;
}

std::vector<WarmItem> Warmer::opened(const QByteArray &key, const QByteArray &previous,
                                     qint64 bytes)
{
    if (!previous.isEmpty() && previous != key)
        learn(key, previous, bytes);
    std::vector<WarmItem> items = m_course(key);
    if (const auto after = m_followers.find(nameOf(key)); after != m_followers.end()) {
        for (const Follower &one : after->second.likely) {
            if (after->second.opened >= seenAtLeast &&
                one.count >= learnedFrom * after->second.opened)
                items.push_back({one.key, one.bytes, WarmReason::Learned});
        }
    }
    for (Gain &gain : m_gains)
        gain.resting = std::max(0, gain.resting - 1);
    std::erase_if(items, [this](const WarmItem &item) { return !pays(item.reason); });
    return items;
}

void Warmer::brought(const WarmItem &item)
{
    m_waiting[nameOf(item.key)] = item;
}

void Warmer::settle(WarmReason reason)
{
    Gain &gain = m_gains[size_t(reason)];
    const double all = gain.used + gain.wasted;
    if (all < m_judgedAfter)
        return;
    if (gain.wasted > mostWasted * all)
        gain.resting = rest;
    gain.used /= 2;
    gain.wasted /= 2;
}

void Warmer::used(const QByteArray &key)
{
    const auto item = m_waiting.find(nameOf(key));
    if (item == m_waiting.end())
        return;
    const WarmReason reason = item->second.reason;
    m_gains[size_t(reason)].used += double(item->second.bytes);
    m_waiting.erase(item);
    settle(reason);
}

void Warmer::wasted(const QByteArray &key)
{
    const auto item = m_waiting.find(nameOf(key));
    if (item == m_waiting.end())
        return;
    const WarmReason reason = item->second.reason;
    m_gains[size_t(reason)].wasted += double(item->second.bytes);
    m_waiting.erase(item);
    settle(reason);
}

} // namespace Batanidza
