#include "engine/merge/entryorder.h"

#include <algorithm>

namespace Batanidza {

namespace {

enum Presence : unsigned char { InBase = 1, InCurrent = 2, InIncoming = 4, InAll = 7 };

class OrderMerge
{
public:
    explicit OrderMerge(const OrderSides &sides)
        : m_sides(sides)
        , m_presence(sides.kept.size(), 0)
        , m_rank(sides.kept.size(), -1)
    {
        mark(sides.base, InBase);
        mark(sides.current, InCurrent);
        mark(sides.incoming, InIncoming);
    }

    MergedOrder run()
    {
        MergedOrder merged;
        const Tokens base = common(m_sides.base);
        const Tokens current = common(m_sides.current);
        const Tokens incoming = common(m_sides.incoming);
        for (size_t i = 0; i < base.size(); ++i)
            m_rank[size_t(base[i])] = qsizetype(i);
        merged.movedByCurrent = moved(current);
        merged.movedByIncoming = moved(incoming);
        const bool onlyIncoming = merged.movedByCurrent.empty() && !merged.movedByIncoming.empty();
        m_spineIsCurrent = !onlyIncoming;
        Tokens spine = m_spineIsCurrent ? m_sides.current : m_sides.incoming;
        if (!merged.movedByCurrent.empty() && !merged.movedByIncoming.empty() &&
            current != incoming)
            spine = spineOfBoth(merged);
        link(spine);
        m_movedInSpine.assign(m_presence.size(), false);
        for (const int id : m_spineIsCurrent ? merged.movedByCurrent : merged.movedByIncoming)
            m_movedInSpine[size_t(id)] = true;
        weave(m_spineIsCurrent ? m_sides.incoming : m_sides.current);
        for (int id = m_next[0]; id >= 0; id = m_next[behind(id)]) {
            if (m_sides.kept[size_t(id)])
                merged.order.push_back(id);
        }
        // What is kept although both took it out stands at the end.
        for (const int id : m_sides.base) {
            if (m_sides.kept[size_t(id)] && !m_linked[size_t(id)])
                merged.order.push_back(id);
        }
        return merged;
    }

private:
    //! Where what follows an entry is kept; -1 stands for the front.
    static size_t behind(int id) { return size_t(qsizetype(id) + 1); }

    void mark(const Tokens &entries, unsigned char side)
    {
        for (const int id : entries)
            m_presence[size_t(id)] |= side;
    }

    Tokens common(const Tokens &entries) const
    {
        Tokens found;
        for (const int id : entries) {
            if (m_presence[size_t(id)] == InAll)
                found.push_back(id);
        }
        return found;
    }

    //! The fewest entries whose moving explains this order of the common ones.
    std::vector<int> moved(const Tokens &entries) const
    {
        std::vector<qsizetype> ranks;
        ranks.reserve(entries.size());
        for (const int id : entries)
            ranks.push_back(m_rank[size_t(id)]);
        const auto stayed = longestRise(ranks);
        std::vector<int> result;
        size_t next = 0;
        for (size_t i = 0; i < entries.size(); ++i) {
            if (next < stayed.size() && stayed[next] == qsizetype(i))
                ++next;
            else
                result.push_back(entries[i]);
        }
        return result;
    }

    //! Both moved entries: current's order, with what only incoming moved put where it put it.
    Tokens spineOfBoth(MergedOrder &merged) const
    {
        std::vector<unsigned char> by(m_presence.size(), 0);
        for (const int id : merged.movedByCurrent)
            by[size_t(id)] |= InCurrent;
        for (const int id : merged.movedByIncoming)
            by[size_t(id)] |= InIncoming;
        const bool apart = std::none_of(by.begin(), by.end(), [](unsigned char sides) {
            return sides == (InCurrent | InIncoming);
        });
        if (!apart) {
            merged.clash = true;
            return m_sides.current;
        }
        Tokens spine;
        std::vector<std::vector<int>> followers(m_presence.size() + 1);
        int before = -1;
        for (const int id : m_sides.incoming) {
            if (by[size_t(id)] == InIncoming)
                followers[behind(before)].push_back(id);
            else if (m_presence[size_t(id)] == InAll && by[size_t(id)] == 0)
                before = id;
        }
        const auto put = [&](int id) {
            for (const int follower : followers[behind(id)])
                spine.push_back(follower);
        };
        put(-1);
        for (const int id : m_sides.current) {
            if (by[size_t(id)] == InIncoming)
                continue;
            spine.push_back(id);
            put(id);
        }
        return spine;
    }

    // A linked list: m_next[0] is the first, m_next[id + 1] follows id, -1 ends.
    void link(const Tokens &spine)
    {
        m_next.assign(m_presence.size() + 1, -1);
        m_linked.assign(m_presence.size(), false);
        int last = -1;
        for (const int id : spine) {
            m_next[behind(last)] = id;
            m_linked[size_t(id)] = true;
            last = id;
        }
    }

    //! Puts what only `other` holds behind the entry before it there.
    void weave(const Tokens &other)
    {
        int before = -1;
        for (const int id : other) {
            if (m_linked[size_t(id)]) {
                // What was moved away is no neighbour any more.
                if (!m_movedInSpine[size_t(id)])
                    before = id;
                continue;
            }
            int place = before;
            if (m_spineIsCurrent &&
                !(before >= 0 && m_woven.size() > size_t(before) && m_woven[size_t(before)])) {
                // Current's own additions at this place come first.
                for (int next = m_next[behind(place)];
                     next >= 0 && m_presence[size_t(next)] == InCurrent;
                     next = m_next[behind(next)])
                    place = next;
            }
            m_next[behind(id)] = m_next[behind(place)];
            m_next[behind(place)] = id;
            m_linked[size_t(id)] = true;
            if (m_woven.empty())
                m_woven.resize(m_presence.size(), false);
            m_woven[size_t(id)] = true;
            before = id;
        }
    }

    const OrderSides &m_sides;
    std::vector<unsigned char> m_presence;
    std::vector<qsizetype> m_rank; // in the base, among the common entries
    std::vector<int> m_next;
    std::vector<bool> m_linked;
    std::vector<bool> m_woven;
    std::vector<bool> m_movedInSpine;
    bool m_spineIsCurrent = true;
};

} // namespace

MergedOrder mergeOrder(const OrderSides &sides)
{
    return OrderMerge(sides).run();
}

} // namespace Batanidza
