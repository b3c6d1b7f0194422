#include "engine/cache/policycore.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! Below this an eighth would keep out what may well be cached; counted in entries it is small.
constexpr qint64 smallBudget = 64 * 1024;
constexpr double scansCountFrom = 0.15;
//! A full share gives up so much at once: its entries are looked for among those of all.
constexpr qint64 shareSlack = 32;

qint64 largestIn(qint64 budget)
{
    return budget < smallBudget ? budget : budget / 8;
}

} // namespace

PolicyCore::PolicyCore(PolicyKind kind, qint64 budget)
    : m_kind(kind)
    , m_policy(makePolicy(kind, m_table))
    , m_budget(budget)
{
    m_policy->setBudget(budget);
}

qint64 PolicyCore::largest(ShareId share) const
{
    return std::min<qint64>({largestIn(m_budget), largestIn(m_shares[share].budget),
                             std::numeric_limits<quint32>::max()});
}

bool PolicyCore::scansCount() const
{
    const qint64 everything = m_catalogue.bytes();
    return m_scannedBytes >= everything && double(m_budget) >= scansCountFrom * double(everything);
}

bool PolicyCore::mayHold(ShareId share, qint64 bytes) const
{
    return m_held + bytes <= m_budget / 4 &&
           m_shares[share].held + bytes <= m_shares[share].budget / 4;
}

void PolicyCore::hold(const Entry &entry, int sign)
{
    m_held += sign * qint64(entry.bytes);
    m_shares[entry.share].held += sign * qint64(entry.bytes);
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
    if (newcomer.bytes > largest(newcomer.share)) {
        m_prefetch.wasted += newcomer.hint == ReadHint::Prefetch ? newcomer.bytes : 0;
        return noEntry;
    }
    const bool passing = newcomer.hint == ReadHint::Scan && !scansCount();
    const Share &share = m_shares[newcomer.share];
    if (passing &&
        (m_bytes + newcomer.bytes > m_budget || share.bytes + newcomer.bytes > share.budget))
        return noEntry;
    const EntryId id = m_table.take(newcomer.hash, quint32(newcomer.bytes));
    Entry &entry = m_table[id];
    entry.worth =
        (newcomer.cost > 0 ? newcomer.cost : 1) / float(std::max<qint64>(newcomer.bytes, 1));
    entry.expiry = newcomer.expiry;
    entry.priority = newcomer.priority;
    entry.ahead = newcomer.hint == ReadHint::Prefetch;
    entry.share = newcomer.share;
    if (entry.priority == CachePriority::Critical) {
        if (mayHold(entry.share, newcomer.bytes))
            hold(entry, 1);
        else
            entry.priority = CachePriority::High;
    }
    m_bytes += newcomer.bytes;
    m_shares[entry.share].bytes += newcomer.bytes;
    m_policy->add(id, passing                               ? Arrival::Passing
                      : newcomer.hint == ReadHint::Prefetch ? Arrival::Ahead
                                                            : Arrival::Used);
    // The share first: what it gives up is room, so that nobody else has to give any.
    settleShare(newcomer.share, leaving);
    const size_t already = leaving.size();
    m_policy->settle(leaving);
    left(leaving, already);
    return id;
}

void PolicyCore::settleShare(ShareId id, std::vector<EntryId> &leaving)
{
    Share &share = m_shares[id];
    if (share.bytes <= share.budget)
        return;
    const size_t already = leaving.size();
    m_policy->shedOf(id, share.bytes - share.budget + share.budget / shareSlack, leaving);
    share.evicted += leaving.size() - already;
    left(leaving, already);
}

void PolicyCore::setShares(const std::vector<qint64> &budgets)
{
    for (EntryId id = 0; id < m_table.end(); ++id)
        m_table[id].share = 0;
    m_shares.assign(1, {});
    m_shares[0].bytes = m_bytes;
    m_shares[0].held = m_held;
    for (const qint64 budget : budgets)
        m_shares.emplace_back().budget = budget;
}

void PolicyCore::assign(EntryId id, ShareId share)
{
    Entry &entry = m_table[id];
    const auto count = [&](int sign) {
        m_shares[entry.share].bytes += sign * qint64(entry.bytes);
        if (!mayLeave(entry))
            m_shares[entry.share].held += sign * qint64(entry.bytes);
    };
    count(-1);
    entry.share = share;
    count(1);
}

void PolicyCore::settleShares(std::vector<EntryId> &leaving)
{
    for (size_t id = 1; id < m_shares.size(); ++id)
        settleShare(ShareId(id), leaving);
}

bool PolicyCore::isRoomy() const
{
    return m_bytes < m_budget / 2 &&
           std::all_of(m_shares.cbegin(), m_shares.cend(),
                       [](const Share &share) { return share.bytes < share.budget / 2; });
}

void PolicyCore::left(const Entry &entry)
{
    m_bytes -= entry.bytes;
    m_shares[entry.share].bytes -= entry.bytes;
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
        hold(entry, -1);
    m_policy->remove(id);
    m_table.release(id);
}

bool PolicyCore::pin(EntryId id, bool pinned)
{
    Entry &entry = m_table[id];
    const bool wasHeld = !mayLeave(entry);
    if (pinned && !wasHeld && !mayHold(entry.share, entry.bytes))
        return false;
    entry.pinned = pinned;
    const bool isHeld = !mayLeave(entry);
    if (isHeld != wasHeld)
        hold(entry, isHeld ? 1 : -1);
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
