#include "engine/cache/windowlists.h"

#include "engine/cache/shadow.h"

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

template <typename Table>
WindowLists<Table>::WindowLists(Table &table, const FrequencySketch &sketch)
    : m_table(table)
    , m_sketch(sketch)
{}

template <typename Table>
void WindowLists<Table>::setArm(const Arm &arm)
{
    m_arm = arm;
    setBudget(m_budget);
}

template <typename Table>
void WindowLists<Table>::setBudget(qint64 bytes)
{
    m_budget = bytes;
    m_windowBudget = std::max<qint64>(bytes > 1 ? 1 : 0, qint64(double(bytes) * m_arm.window));
    m_aheadBudget = qint64(double(bytes) * aheadShare);
    m_protectedBudget = qint64(double(bytes - m_windowBudget) * protectedShare);
}

template <typename Table>
qint64 WindowLists<Table>::bytes() const
{
    return m_lists[Window].bytes() + m_lists[Probation].bytes() + m_lists[Protected].bytes() +
           m_lists[Ahead].bytes();
}

template <typename Table>
double WindowLists<Table>::value(EntryId id) const
{
    return double(std::max(1, m_sketch.estimate(m_table.hash(id)))) * double(m_table.worth(id));
}

template <typename Table>
void WindowLists<Table>::move(EntryId id, List to)
{
    m_lists[m_table.list(id)].remove(m_table, id);
    m_table.list(id) = to;
    m_lists[to].pushNewest(m_table, id);
}

template <typename Table>
void WindowLists<Table>::noteSize(EntryId id)
{
    if (m_firstBytes == 0)
        m_firstBytes = m_table.bytes(id);
    m_sized = m_sized || m_table.bytes(id) != m_firstBytes;
}

template <typename Table>
void WindowLists<Table>::add(EntryId id)
{
    noteSize(id);
    m_table.list(id) = Window;
    m_lists[Window].pushNewest(m_table, id);
}

template <typename Table>
void WindowLists<Table>::addAhead(EntryId id)
{
    noteSize(id);
    m_table.list(id) = Ahead;
    m_lists[Ahead].pushNewest(m_table, id);
}

template <typename Table>
void WindowLists<Table>::hit(EntryId id)
{
    const auto list = List(m_table.list(id));
    move(id, list == Window || list == Ahead ? Window : Protected);
    while (m_lists[Protected].bytes() > m_protectedBudget && m_lists[Protected].oldest() != id)
        move(m_lists[Protected].oldest(), Probation);
}

template <typename Table>
void WindowLists<Table>::remove(EntryId id)
{
    m_lists[m_table.list(id)].remove(m_table, id);
}

template <typename Table>
void WindowLists<Table>::settle(std::vector<EntryId> &leaving)
{
    while (m_lists[Window].bytes() > m_windowBudget && m_lists[Window].oldest() != noEntry) {
        const EntryId candidate = m_lists[Window].oldest();
        move(candidate, Probation);
        if (bytes() > m_budget)
            contest(candidate, leaving);
    }
    while (m_lists[Ahead].bytes() > m_aheadBudget) {
        const EntryId id = m_lists[Ahead].oldest();
        if (!m_table.mayLeave(id))
            break;
        remove(id);
        leaving.push_back(id);
    }
    if (bytes() > m_budget)
        shed(m_budget, leaving);
}

template <typename Table>
bool WindowLists<Table>::pickVictims(EntryId candidate, qint64 needed)
{
    m_victims.clear();
    m_victimsValue = 0;
    qint64 freed = 0;
    if (m_arm.victims == Arm::Victims::Oldest) {
        for (const List list : {Probation, Protected, Window}) {
            for (EntryId id = m_lists[list].oldest(); id != noEntry && freed < needed;
                 id = m_table.before(id)) {
                if (id == candidate || !m_table.mayLeave(id))
                    continue;
                m_victims.push_back(id);
                m_victimsValue += value(id);
                freed += m_table.bytes(id);
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
             id = m_table.before(id)) {
            if (id != candidate && m_table.mayLeave(id))
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
        freed += m_table.bytes(least->id);
        std::move(least + 1, seen.begin() + qsizetype(count), least);
        --count;
    }
    return freed >= needed;
}

template <typename Table>
bool WindowLists<Table>::wins(EntryId candidate)
{
    const double own = value(candidate);
    if (own != m_victimsValue)
        return own > m_victimsValue;
    m_random ^= m_random << 13;
    m_random ^= m_random >> 17;
    m_random ^= m_random << 5;
    return (m_random & tiesMask) == 0;
}

template <typename Table>
void WindowLists<Table>::contest(EntryId candidate, std::vector<EntryId> &leaving)
{
    const bool enough = pickVictims(candidate, bytes() - m_budget);
    if (m_table.mayLeave(candidate) && (!enough || !wins(candidate))) {
        m_victims.assign(1, candidate);
    }
    for (const EntryId id : m_victims) {
        remove(id);
        leaving.push_back(id);
    }
}

template <typename Table>
void WindowLists<Table>::shed(qint64 target, std::vector<EntryId> &leaving)
{
    for (const List list : {Probation, Protected, Window, Ahead}) {
        EntryId id = m_lists[list].oldest();
        while (id != noEntry && bytes() > target) {
            const EntryId next = m_table.before(id);
            if (m_table.mayLeave(id)) {
                remove(id);
                leaving.push_back(id);
            }
            id = next;
        }
    }
}

template <typename Table>
void WindowLists<Table>::shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving)
{
    struct Seen
    {
        EntryId id;
        double value;
    };
    std::vector<Seen> seen;
    while (bytes > 0) {
        seen.clear();
        // Among equals the first that is seen leaves, and what has just come in is seen last.
        for (const List list : {Probation, Ahead, Protected, Window}) {
            const size_t until = seen.size() + lookedAtSized;
            for (EntryId id = m_lists[list].oldest(); id != noEntry && seen.size() < until;
                 id = m_table.before(id)) {
                if (m_table.share(id) == share && m_table.mayLeave(id))
                    seen.push_back({id, value(id)});
            }
        }
        if (seen.empty())
            return;
        std::stable_sort(seen.begin(), seen.end(),
                         [](const Seen &a, const Seen &b) { return a.value < b.value; });
        for (auto one = seen.cbegin(); one != seen.cend() && bytes > 0; ++one) {
            remove(one->id);
            leaving.push_back(one->id);
            bytes -= m_table.bytes(one->id);
        }
    }
}

template <typename Table>
std::vector<EntryId> WindowLists<Table>::inOrder() const
{
    std::vector<EntryId> ids;
    for (const List list : {Ahead, Probation, Window, Protected}) {
        for (EntryId id = m_lists[list].oldest(); id != noEntry; id = m_table.before(id))
            ids.push_back(id);
    }
    return ids;
}

template class WindowLists<EntryTable>;
template class WindowLists<ShadowSide>;

} // namespace Batanidza
