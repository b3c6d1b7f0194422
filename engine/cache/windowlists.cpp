#include "engine/cache/windowlists.h"

#include "engine/cache/evictionpolicy.h"

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

constexpr double protectedShare = 0.8;
constexpr double aheadShare = 0.35;
//! Of equal size: so many of the oldest of probation. Of all sizes: so many of probation and as
//! many of the protected, since a large one there may keep out a hundred small ones.
constexpr size_t lookedAt = 64;
constexpr size_t lookedAtSized = 128;
//! One tie in so many is admitted, or who guesses the sketch could keep everything out. One in 128,
//! as in Caffeine, costs loops two points (lirs_loop at 512: 47.4 against 49.3).
constexpr quint32 tiesMask = 1023;

} // namespace

WindowLists::WindowLists(EntryTable &table, const FrequencySketch &sketch)
    : m_table(table)
    , m_sketch(sketch)
{}

void WindowLists::setArm(const Arm &arm)
{
    m_arm = arm;
    setBudget(m_budget);
}

void WindowLists::setBudget(qint64 bytes)
{
    m_budget = bytes;
    m_windowBudget = std::max<qint64>(bytes > 1 ? 1 : 0, qint64(double(bytes) * m_arm.window));
    m_aheadBudget = qint64(double(bytes) * aheadShare);
    m_protectedBudget = qint64(double(bytes - m_windowBudget) * protectedShare);
}

qint64 WindowLists::bytes() const
{
    return m_lists[Window].bytes() + m_lists[Probation].bytes() + m_lists[Protected].bytes() +
           m_lists[Ahead].bytes();
}

double WindowLists::value(EntryId id) const
{
    const Entry &entry = m_table[id];
    const double uses = std::max(1, m_sketch.estimate(entry.hash));
    const double value = uses * double(entry.cost) / std::max<quint32>(entry.bytes, 1);
    return entry.priority == CachePriority::High ? value * 4 : value;
}

void WindowLists::move(EntryId id, List to)
{
    m_lists[m_table[id].list].remove(m_table, id);
    m_table[id].list = to;
    m_lists[to].pushNewest(m_table, id);
}

void WindowLists::noteSize(EntryId id)
{
    if (m_firstBytes == 0)
        m_firstBytes = m_table[id].bytes;
    m_sized = m_sized || m_table[id].bytes != m_firstBytes;
}

void WindowLists::add(EntryId id)
{
    noteSize(id);
    m_table[id].list = Window;
    m_lists[Window].pushNewest(m_table, id);
}

void WindowLists::addAhead(EntryId id)
{
    noteSize(id);
    m_table[id].list = Ahead;
    m_lists[Ahead].pushNewest(m_table, id);
}

void WindowLists::hit(EntryId id)
{
    const auto list = List(m_table[id].list);
    move(id, list == Window || list == Ahead ? Window : Protected);
    while (m_lists[Protected].bytes() > m_protectedBudget && m_lists[Protected].oldest() != id)
        move(m_lists[Protected].oldest(), Probation);
}

void WindowLists::remove(EntryId id)
{
    m_lists[m_table[id].list].remove(m_table, id);
}

void WindowLists::settle(std::vector<EntryId> &leaving)
{
    while (m_lists[Window].bytes() > m_windowBudget && m_lists[Window].oldest() != noEntry) {
        const EntryId candidate = m_lists[Window].oldest();
        move(candidate, Probation);
        if (bytes() > m_budget)
            contest(candidate, leaving);
    }
    while (m_lists[Ahead].bytes() > m_aheadBudget) {
        const EntryId id = m_lists[Ahead].oldest();
        if (!mayLeave(m_table[id]))
            break;
        remove(id);
        leaving.push_back(id);
    }
    if (bytes() > m_budget)
        shed(m_budget, leaving);
}

bool WindowLists::pickVictims(EntryId candidate, qint64 needed)
{
    m_victims.clear();
    m_victimsValue = 0;
    qint64 freed = 0;
    if (m_arm.victims == Arm::Victims::Oldest) {
        for (const List list : {Probation, Protected, Window}) {
            for (EntryId id = m_lists[list].oldest(); id != noEntry && freed < needed;
                 id = m_table[id].before) {
                if (id == candidate || !mayLeave(m_table[id]))
                    continue;
                m_victims.push_back(id);
                m_victimsValue += value(id);
                freed += m_table[id].bytes;
            }
        }
        return freed >= needed;
    }
    struct Seen
    {
        EntryId id;
        double value;
    };
    std::array<Seen, 2 * lookedAtSized> seen;
    size_t count = 0;
    const auto look = [&](List list, size_t until) {
        for (EntryId id = m_lists[list].oldest(); id != noEntry && count < until;
             id = m_table[id].before) {
            if (id != candidate && mayLeave(m_table[id]))
                seen[count++] = {id, value(id)};
        }
    };
    look(Probation, m_sized ? lookedAtSized : lookedAt);
    look(Protected, m_sized ? 2 * lookedAtSized : lookedAt);
    while (freed < needed && count > 0) {
        const auto least =
            std::min_element(seen.begin(), seen.begin() + qsizetype(count),
                             [](const Seen &a, const Seen &b) { return a.value < b.value; });
        m_victims.push_back(least->id);
        m_victimsValue += least->value;
        freed += m_table[least->id].bytes;
        std::move(least + 1, seen.begin() + qsizetype(count), least);
        --count;
    }
    return freed >= needed;
}

bool WindowLists::wins(EntryId candidate)
{
    const double own = value(candidate);
    if (own != m_victimsValue)
        return own > m_victimsValue;
    m_random ^= m_random << 13;
    m_random ^= m_random >> 17;
    m_random ^= m_random << 5;
    return (m_random & tiesMask) == 0;
}

void WindowLists::contest(EntryId candidate, std::vector<EntryId> &leaving)
{
    const bool enough = pickVictims(candidate, bytes() - m_budget);
    if (mayLeave(m_table[candidate]) && (!enough || !wins(candidate))) {
        m_victims.assign(1, candidate);
    }
    for (const EntryId id : m_victims) {
        remove(id);
        leaving.push_back(id);
    }
}

void WindowLists::shed(qint64 target, std::vector<EntryId> &leaving)
{
    for (const List list : {Probation, Protected, Window, Ahead}) {
        EntryId id = m_lists[list].oldest();
        while (id != noEntry && bytes() > target) {
            const EntryId next = m_table[id].before;
            if (mayLeave(m_table[id])) {
                remove(id);
                leaving.push_back(id);
            }
            id = next;
        }
    }
}

std::vector<EntryId> WindowLists::inOrder() const
{
    std::vector<EntryId> ids;
    for (const List list : {Ahead, Probation, Window, Protected}) {
        for (EntryId id = m_lists[list].oldest(); id != noEntry; id = m_table[id].before)
            ids.push_back(id);
    }
    return ids;
}

} // namespace Batanidza
