#include "engine/cache/rankedpolicy.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace Batanidza {

LruPolicy::LruPolicy(EntryTable &table)
    : m_table(table)
{}

void LruPolicy::hit(EntryId id)
{
    m_list.remove(m_table, id);
    m_list.pushNewest(m_table, id);
}

void LruPolicy::add(EntryId id, Arrival arrival)
{
    Q_UNUSED(arrival)
    m_list.pushNewest(m_table, id);
}

void LruPolicy::remove(EntryId id)
{
    m_list.remove(m_table, id);
}

void LruPolicy::shed(qint64 bytes, std::vector<EntryId> &leaving)
{
    EntryId id = m_list.oldest();
    while (id != noEntry && m_list.bytes() > bytes) {
        const EntryId next = m_table[id].before;
        if (mayLeave(m_table[id])) {
            m_list.remove(m_table, id);
            leaving.push_back(id);
        }
        id = next;
    }
}

void LruPolicy::shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving)
{
    for (EntryId id = m_list.oldest(); id != noEntry && bytes > 0;) {
        const EntryId next = m_table[id].before;
        if (m_table[id].share == share && mayLeave(m_table[id])) {
            m_list.remove(m_table, id);
            leaving.push_back(id);
            bytes -= m_table[id].bytes;
        }
        id = next;
    }
}

std::vector<EntryId> LruPolicy::inOrder() const
{
    std::vector<EntryId> ids;
    for (EntryId id = m_list.oldest(); id != noEntry; id = m_table[id].before)
        ids.push_back(id);
    return ids;
}

RankedPolicy::RankedPolicy(EntryTable &table, PolicyKind kind)
    : m_table(table)
    , m_kind(kind)
{}

bool RankedPolicy::before(EntryId a, EntryId b) const
{
    const Rank &left = m_ranks[a];
    const Rank &right = m_ranks[b];
    return left.first != right.first ? left.first < right.first : left.tick < right.tick;
}

void RankedPolicy::put(EntryId id, quint32 at)
{
    m_heap[at] = id;
    m_ranks[id].at = at;
}

void RankedPolicy::up(EntryId id)
{
    quint32 at = m_ranks[id].at;
    while (at > 0 && before(id, m_heap[(at - 1) / 2])) {
        put(m_heap[(at - 1) / 2], at);
        at = (at - 1) / 2;
    }
    put(id, at);
}

void RankedPolicy::down(EntryId id)
{
    quint32 at = m_ranks[id].at;
    while (true) {
        quint32 child = at * 2 + 1;
        if (child >= m_heap.size())
            break;
        if (child + 1 < m_heap.size() && before(m_heap[child + 1], m_heap[child]))
            ++child;
        if (!before(m_heap[child], id))
            break;
        put(m_heap[child], at);
        at = child;
    }
    put(id, at);
}

void RankedPolicy::hit(EntryId id)
{
    if (m_kind == PolicyKind::Ttl)
        return;
    Rank &rank = m_ranks[id];
    rank.tick = ++m_tick;
    if (m_kind == PolicyKind::Lfu)
        ++rank.first;
    down(id);
}

void RankedPolicy::add(EntryId id, Arrival arrival)
{
    const Entry &entry = m_table[id];
    if (m_ranks.size() <= id)
        m_ranks.resize(size_t(id) + 1);
    Rank &rank = m_ranks[id];
    rank.tick = ++m_tick;
    switch (m_kind) {
    case PolicyKind::Ttl:
        rank.first = entry.expiry ? entry.expiry : std::numeric_limits<quint64>::max();
        break;
    case PolicyKind::Priority:
        rank.first = quint64(entry.priority);
        break;
    default:
        rank.first = arrival == Arrival::Used ? 1 : 0;
    }
    m_heap.push_back(id);
    rank.at = quint32(m_heap.size() - 1);
    up(id);
    m_bytes += entry.bytes;
    m_newest = id;
}

void RankedPolicy::remove(EntryId id)
{
    const quint32 at = m_ranks[id].at;
    const EntryId last = m_heap.back();
    m_heap.pop_back();
    if (last != id) {
        put(last, at);
        up(last);
        down(last);
    }
    m_bytes -= m_table[id].bytes;
    if (m_newest == id)
        m_newest = noEntry;
}

void RankedPolicy::settle(std::vector<EntryId> &leaving)
{
    // What was just fetched stays for once, or a cache full of better ones would never learn.
    evict(m_budget, m_kind == PolicyKind::Lfu ? m_newest : noEntry, leaving);
    evict(m_budget, noEntry, leaving);
    m_newest = noEntry;
}

void RankedPolicy::shed(qint64 bytes, std::vector<EntryId> &leaving)
{
    evict(bytes, noEntry, leaving);
}

void RankedPolicy::evict(qint64 bytes, EntryId spared, std::vector<EntryId> &leaving)
{
    std::vector<EntryId> staying;
    while (m_bytes > bytes && !m_heap.empty()) {
        const EntryId id = m_heap.front();
        const qint64 size = m_table[id].bytes;
        const EntryId newest = m_newest;
        remove(id);
        m_newest = newest;
        if (id != spared && mayLeave(m_table[id])) {
            leaving.push_back(id);
            continue;
        }
        staying.push_back(id);
        m_bytes += size; // it still takes its room
    }
    for (const EntryId id : staying) {
        m_heap.push_back(id);
        m_ranks[id].at = quint32(m_heap.size() - 1);
        up(id);
    }
}

void RankedPolicy::shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving)
{
    std::vector<EntryId> ids;
    std::copy_if(m_heap.cbegin(), m_heap.cend(), std::back_inserter(ids),
                 [&](EntryId id) { return m_table[id].share == share && mayLeave(m_table[id]); });
    // As in settle(): what was just fetched goes last.
    const EntryId spared = m_kind == PolicyKind::Lfu ? m_newest : noEntry;
    std::sort(ids.begin(), ids.end(), [&](EntryId a, EntryId b) {
        return (a == spared) != (b == spared) ? b == spared : before(a, b);
    });
    for (auto id = ids.cbegin(); id != ids.cend() && bytes > 0; ++id) {
        remove(*id);
        leaving.push_back(*id);
        bytes -= m_table[*id].bytes;
    }
}

std::vector<EntryId> RankedPolicy::inOrder() const
{
    std::vector<EntryId> ids = m_heap;
    std::sort(ids.begin(), ids.end(), [this](EntryId a, EntryId b) { return before(a, b); });
    return ids;
}

qsizetype RankedPolicy::memory() const
{
    return qsizetype(m_ranks.capacity() * sizeof(Rank) + m_heap.capacity() * sizeof(EntryId));
}

} // namespace Batanidza
