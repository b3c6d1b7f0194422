#include "engine/cache/policycore.h"

#include <limits>

namespace Batanidza {

namespace {

//! Below this an eighth would keep out what may well be cached; counted in entries it is small.
constexpr qint64 smallBudget = 64 * 1024;
constexpr double scansCountFrom = 0.15;

} // namespace

PolicyCore::PolicyCore(PolicyKind kind, qint64 budget)
    : m_kind(kind)
    , m_policy(makePolicy(kind, m_table))
    , m_budget(budget)
{
    m_policy->setBudget(budget);
}

qint64 PolicyCore::largest() const
{
    const qint64 bytes = m_budget < smallBudget ? m_budget : m_budget / 8;
    return std::min<qint64>(bytes, std::numeric_limits<quint32>::max());
}

bool PolicyCore::scansCount() const
{
    const qint64 everything = m_catalogue.bytes();
    return m_scannedBytes >= everything && double(m_budget) >= scansCountFrom * double(everything);
}

bool PolicyCore::mayHold(qint64 bytes) const
{
    return m_heldBytes + bytes <= m_budget / 4;
}

void PolicyCore::asked(quint64 hash, ReadHint hint)
{
    if (hint == ReadHint::Foreground || (hint == ReadHint::Scan && scansCount()))
        m_policy->asked(hash);
}

void PolicyCore::hit(EntryId id, ReadHint hint)
{
    if (hint == ReadHint::Scan)
        m_scannedBytes += m_table[id].bytes;
    if (hint == ReadHint::Foreground && m_table[id].ahead) {
        m_table[id].ahead = false;
        m_prefetch.used += m_table[id].bytes;
        ++m_prefetch.hits;
    }
    if (hint == ReadHint::Foreground || (hint == ReadHint::Scan && scansCount()))
        m_policy->hit(id);
}

EntryId PolicyCore::add(const Newcomer &newcomer, std::vector<EntryId> &leaving)
{
    m_catalogue.saw(newcomer.hash, quint32(std::min<qint64>(newcomer.bytes, largest())));
    if (newcomer.hint == ReadHint::Scan)
        m_scannedBytes += newcomer.bytes;
    if (newcomer.hint == ReadHint::Prefetch)
        m_prefetch.issued += newcomer.bytes;
    if (newcomer.bytes > largest()) {
        m_prefetch.wasted += newcomer.hint == ReadHint::Prefetch ? newcomer.bytes : 0;
        return noEntry;
    }
    const bool passing = newcomer.hint == ReadHint::Scan && !scansCount();
    if (passing && m_bytes + newcomer.bytes > m_budget)
        return noEntry;
    const EntryId id = m_table.take(newcomer.hash, quint32(newcomer.bytes));
    Entry &entry = m_table[id];
    entry.worth =
        (newcomer.cost > 0 ? newcomer.cost : 1) / float(std::max<qint64>(newcomer.bytes, 1));
    entry.expiry = newcomer.expiry;
    entry.priority = newcomer.priority;
    entry.ahead = newcomer.hint == ReadHint::Prefetch;
    if (entry.priority == CachePriority::Critical) {
        if (mayHold(newcomer.bytes))
            m_heldBytes += newcomer.bytes;
        else
            entry.priority = CachePriority::High;
    }
    m_bytes += newcomer.bytes;
    m_policy->add(id, passing                               ? Arrival::Passing
                      : newcomer.hint == ReadHint::Prefetch ? Arrival::Ahead
                                                            : Arrival::Used);
    const size_t already = leaving.size();
    m_policy->settle(leaving);
    left(leaving, already);
    return id;
}

void PolicyCore::left(const Entry &entry)
{
    m_bytes -= entry.bytes;
    if (entry.ahead)
        m_prefetch.wasted += entry.bytes;
}

void PolicyCore::left(const std::vector<EntryId> &leaving, size_t from)
{
    for (size_t i = from; i < leaving.size(); ++i)
        left(m_table[leaving[i]]);
}

void PolicyCore::release(EntryId id)
{
    m_table.release(id);
}

void PolicyCore::remove(EntryId id)
{
    const Entry &entry = m_table[id];
    left(entry);
    if (!mayLeave(entry))
        m_heldBytes -= entry.bytes;
    m_policy->remove(id);
    m_table.release(id);
}

bool PolicyCore::pin(EntryId id, bool pinned)
{
    Entry &entry = m_table[id];
    const bool wasHeld = !mayLeave(entry);
    if (pinned && !wasHeld && !mayHold(entry.bytes))
        return false;
    entry.pinned = pinned;
    const bool isHeld = !mayLeave(entry);
    if (isHeld != wasHeld)
        m_heldBytes += isHeld ? qint64(entry.bytes) : -qint64(entry.bytes);
    return true;
}

void PolicyCore::setBudget(qint64 bytes, std::vector<EntryId> &leaving)
{
    m_budget = bytes;
    m_policy->setBudget(bytes);
    const size_t already = leaving.size();
    m_policy->settle(leaving);
    left(leaving, already);
}

void PolicyCore::shed(qint64 bytes, std::vector<EntryId> &leaving)
{
    const size_t already = leaving.size();
    m_policy->shed(bytes, leaving);
    left(leaving, already);
}

void PolicyCore::setPolicy(PolicyKind kind)
{
    if (kind == m_kind)
        return;
    const std::vector<EntryId> order = m_policy->inOrder();
    m_kind = kind;
    m_policy = makePolicy(kind, m_table);
    m_policy->setBudget(m_budget);
    for (const EntryId id : order)
        m_policy->add(id, Arrival::Passing);
}

} // namespace Batanidza
