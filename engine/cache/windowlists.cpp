#include "engine/cache/windowlists.h"

#include "engine/cache/evictionpolicy.h"

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

constexpr double protectedShare = 0.8;
constexpr int lookedAt = 64;
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
    m_protectedBudget = qint64(double(bytes - m_windowBudget) * protectedShare);
}

qint64 WindowLists::bytes() const
{
    return m_lists[Window].bytes() + m_lists[Probation].bytes() + m_lists[Protected].bytes();
}

double WindowLists::value(EntryId id) const
{
    const Entry &entry = m_table[id];
    const double uses = std::max(1, m_sketch.estimate(entry.hash));
    const double value = uses * double(entry.cost) / std::max<quint32>(entry.bytes, 1);
    return entry.priority == Priority::High ? value * 4 : value;
}

void WindowLists::move(EntryId id, List to, bool newest)
{
    m_lists[m_table[id].list].remove(m_table, id);
    m_table[id].list = to;
    if (newest)
        m_lists[to].pushNewest(m_table, id);
    else
        m_lists[to].pushOldest(m_table, id);
}

void WindowLists::add(EntryId id)
{
    m_table[id].list = Window;
    m_lists[Window].pushNewest(m_table, id);
}

void WindowLists::hit(EntryId id)
{
    const auto list = List(m_table[id].list);
    move(id, list == Window ? Window : Protected);
    while (m_lists[Protected].bytes() > m_protectedBudget && m_lists[Protected].oldest() != id)
        move(m_lists[Protected].oldest(), Probation);
}

void WindowLists::remove(EntryId id)
{
    m_lists[m_table[id].list].remove(m_table, id);
}

void WindowLists::balance()
{
    while (m_lists[Protected].bytes() > m_protectedBudget && !m_lists[Protected].isEmpty())
        move(m_lists[Protected].oldest(), Probation);
    // A window that was made larger takes back what left it last.
    while (!m_lists[Probation].isEmpty()) {
        const EntryId id = m_lists[Probation].newest();
        if (m_lists[Window].bytes() + m_table[id].bytes > m_windowBudget)
            break;
        if (bytes() < m_budget)
            break;
        move(id, Window, false);
    }
}

void WindowLists::settle(std::vector<EntryId> &leaving)
{
    while (m_lists[Window].bytes() > m_windowBudget && m_lists[Window].oldest() != noEntry) {
        const EntryId candidate = m_lists[Window].oldest();
        move(candidate, Probation);
        if (bytes() > m_budget)
            contest(candidate, leaving);
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
    std::array<Seen, lookedAt> seen;
    size_t count = 0;
    for (const List list : {Probation, Protected}) {
        for (EntryId id = m_lists[list].oldest(); id != noEntry && count < seen.size();
             id = m_table[id].before) {
            if (id != candidate && mayLeave(m_table[id]))
                seen[count++] = {id, value(id)};
        }
    }
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
    for (const List list : {Probation, Protected, Window}) {
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
    for (const List list : {Probation, Window, Protected}) {
        for (EntryId id = m_lists[list].oldest(); id != noEntry; id = m_table[id].before)
            ids.push_back(id);
    }
    return ids;
}

} // namespace Batanidza
