#include "engine/merge/sequencediff.h"

#include <algorithm>
#include <unordered_map>

namespace Batanidza {

namespace {

constexpr int patienceLevels = 12;
constexpr qsizetype myersSteps = 400; // edits looked for in one gap: at most its square in work

//! Cuts two stretches into what is equal and what is not.
class Differ
{
public:
    Differ(const Tokens &a, const Tokens &b)
        : m_a(a)
        , m_b(b)
    {}

    std::vector<Replacement> run()
    {
        compare({0, qsizetype(m_a.size())}, {0, qsizetype(m_b.size())}, 0);
        return std::move(m_found);
    }

private:
    void compare(TokenRange a, TokenRange b, int level)
    {
        while (a.size > 0 && b.size > 0 && at(m_a, a.at) == at(m_b, b.at)) {
            ++a.at, --a.size;
            ++b.at, --b.size;
        }
        while (a.size > 0 && b.size > 0 && at(m_a, a.end() - 1) == at(m_b, b.end() - 1)) {
            --a.size;
            --b.size;
        }
        if (a.size == 0 || b.size == 0) {
            add(a, b);
            return;
        }
        if (level < patienceLevels) {
            const auto anchors = uniqueAnchors(a, b);
            if (!anchors.empty()) {
                qsizetype fromA = a.at;
                qsizetype fromB = b.at;
                for (const auto &[inA, inB] : anchors) {
                    compare({fromA, inA - fromA}, {fromB, inB - fromB}, level + 1);
                    fromA = inA + 1;
                    fromB = inB + 1;
                }
                compare({fromA, a.end() - fromA}, {fromB, b.end() - fromB}, level + 1);
                return;
            }
        }
        myers(a, b);
    }

    static int at(const Tokens &tokens, qsizetype index) { return tokens[size_t(index)]; }

    void add(const TokenRange &a, const TokenRange &b)
    {
        if (a.size == 0 && b.size == 0)
            return;
        if (!m_found.empty()) {
            Replacement &last = m_found.back();
            if (last.a + last.aSize == a.at && last.b + last.bSize == b.at) {
                last.aSize += a.size;
                last.bSize += b.size;
                return;
            }
        }
        m_found.push_back({a.at, a.size, b.at, b.size});
    }

    //! Tokens that stand once in each stretch, in an order that both share.
    std::vector<std::pair<qsizetype, qsizetype>> uniqueAnchors(const TokenRange &a,
                                                               const TokenRange &b) const
    {
        struct Seen
        {
            qsizetype inA = -1;
            qsizetype inB = -1;
            bool repeats = false;
        };
        std::unordered_map<int, Seen> seen;
        seen.reserve(size_t(a.size));
        for (qsizetype i = a.at; i < a.end(); ++i) {
            Seen &entry = seen[at(m_a, i)];
            entry.repeats = entry.repeats || entry.inA >= 0;
            entry.inA = i;
        }
        for (qsizetype i = b.at; i < b.end(); ++i) {
            const auto entry = seen.find(at(m_b, i));
            if (entry == seen.end())
                continue;
            entry->second.repeats = entry->second.repeats || entry->second.inB >= 0;
            entry->second.inB = i;
        }
        std::vector<qsizetype> inA;
        std::vector<qsizetype> inB;
        for (qsizetype i = a.at; i < a.end(); ++i) {
            const Seen &entry = seen[at(m_a, i)];
            if (!entry.repeats && entry.inB >= 0) {
                inA.push_back(i);
                inB.push_back(entry.inB);
            }
        }
        std::vector<std::pair<qsizetype, qsizetype>> anchors;
        for (const qsizetype position : longestRise(inB))
            anchors.emplace_back(inA[size_t(position)], inB[size_t(position)]);
        return anchors;
    }

    //! Myers' greedy algorithm; gives the gap up as one replacement where it takes too many edits.
    void myers(const TokenRange &a, const TokenRange &b)
    {
        const qsizetype limit = std::min(a.size + b.size, myersSteps);
        std::vector<std::vector<qsizetype>> trace;
        std::vector<qsizetype> reach(size_t(2 * limit + 3), 0);
        const qsizetype zero = limit + 1;
        for (qsizetype d = 0; d <= limit; ++d) {
            trace.emplace_back(reach.begin() + (zero - d - 1), reach.begin() + (zero + d + 2));
            for (qsizetype k = -d; k <= d; k += 2) {
                const auto down = reach[size_t(zero + k + 1)];
                const auto right = reach[size_t(zero + k - 1)];
                qsizetype x = k == -d || (k != d && right < down) ? down : right + 1;
                while (x < a.size && x - k < b.size && at(m_a, a.at + x) == at(m_b, b.at + x - k))
                    ++x;
                reach[size_t(zero + k)] = x;
                if (x >= a.size && x - k >= b.size) {
                    walkBack(a, b, trace, d);
                    return;
                }
            }
        }
        add(a, b);
    }

    void walkBack(const TokenRange &a, const TokenRange &b,
                  const std::vector<std::vector<qsizetype>> &trace, qsizetype steps)
    {
        struct Step
        {
            TokenRange a;
            TokenRange b;
        };
        std::vector<Step> back;
        qsizetype x = a.size;
        qsizetype y = b.size;
        for (qsizetype d = steps; d > 0; --d) {
            const auto &reach = trace[size_t(d)]; // of k from -d-1 to d+1, before step d
            const auto value = [&](qsizetype k) { return reach[size_t(k + d + 1)]; };
            const qsizetype k = x - y;
            const bool down = k == -d || (k != d && value(k - 1) < value(k + 1));
            const qsizetype fromK = down ? k + 1 : k - 1;
            const qsizetype fromX = value(fromK);
            const qsizetype fromY = fromX - fromK;
            if (down)
                back.push_back({{a.at + fromX, 0}, {b.at + fromY, 1}});
            else
                back.push_back({{a.at + fromX, 1}, {b.at + fromY, 0}});
            x = fromX;
            y = fromY;
        }
        for (auto step = back.rbegin(); step != back.rend(); ++step)
            add(step->a, step->b);
    }

    const Tokens &m_a;
    const Tokens &m_b;
    std::vector<Replacement> m_found;
};

//! Walks along one side's changes of the base.
struct Cursor3
{
    const std::vector<Replacement> &changes;
    size_t next = 0;
    qsizetype shift = 0; //!< from base to side, of what lies before the next change

    [[nodiscard]] bool more() const { return next < changes.size(); }
    [[nodiscard]] const Replacement &change() const { return changes[next]; }
    void take()
    {
        shift += change().bSize - change().aSize;
        ++next;
    }
};

bool meets(const TokenRange &region, const Replacement &change, Touching touching)
{
    if (touching == Touching::Clashes)
        return change.a <= region.end() && change.a + change.aSize >= region.at;
    if (region.size == 0 && change.aSize == 0)
        return change.a == region.at;
    return change.a < region.end() && change.a + change.aSize > region.at;
}

bool sameTokens(const Tokens &a, const TokenRange &inA, const Tokens &b, const TokenRange &inB)
{
    return inA.size == inB.size &&
           std::equal(a.begin() + inA.at, a.begin() + inA.end(), b.begin() + inB.at);
}

//! A clash in which all three have as many tokens, token by token; left whole where edits of both
//! sides would touch although they must not.
void appendClash(const Chunk &clash, const Tokens &base, const Tokens &current,
                 const Tokens &incoming, Touching touching, std::vector<Chunk> &chunks)
{
    const auto whole = [&] { chunks.push_back(clash); };
    if (clash.base.size != clash.current.size || clash.base.size != clash.incoming.size)
        return whole();
    std::vector<Chunk> parts;
    bool byCurrent = false;
    bool byIncoming = false;
    bool clashes = false;
    for (qsizetype i = 0; i < clash.base.size; ++i) {
        const int b = base[size_t(clash.base.at + i)];
        const int c = current[size_t(clash.current.at + i)];
        const int n = incoming[size_t(clash.incoming.at + i)];
        Chunk part{Chunk::Kind::Clash,
                   {clash.base.at + i, 1},
                   {clash.current.at + i, 1},
                   {clash.incoming.at + i, 1}};
        if (c == n)
            part.kind = c == b ? Chunk::Kind::Same : Chunk::Kind::Agreed;
        else if (n == b)
            part.kind = Chunk::Kind::Current;
        else if (c == b)
            part.kind = Chunk::Kind::Incoming;
        byCurrent = byCurrent || part.kind == Chunk::Kind::Current;
        byIncoming = byIncoming || part.kind == Chunk::Kind::Incoming;
        clashes = clashes || part.kind == Chunk::Kind::Clash;
        parts.push_back(part);
    }
    if (touching == Touching::Clashes && (clashes || (byCurrent && byIncoming)))
        return whole();
    chunks.insert(chunks.end(), parts.begin(), parts.end());
}

} // namespace

std::vector<qsizetype> longestRise(const std::vector<qsizetype> &values)
{
    std::vector<qsizetype> tails; // position of the smallest end of a run of each length
    std::vector<qsizetype> before(values.size(), -1);
    for (size_t i = 0; i < values.size(); ++i) {
        const auto tail = std::lower_bound(
            tails.begin(), tails.end(), values[i],
            [&](qsizetype position, qsizetype value) { return values[size_t(position)] < value; });
        if (tail != tails.begin())
            before[i] = *std::prev(tail);
        if (tail == tails.end())
            tails.push_back(qsizetype(i));
        else
            *tail = qsizetype(i);
    }
    std::vector<qsizetype> rise(tails.size());
    qsizetype position = tails.empty() ? -1 : tails.back();
    for (auto place = rise.rbegin(); place != rise.rend(); ++place) {
        *place = position;
        position = before[size_t(position)];
    }
    return rise;
}

std::vector<Replacement> diffTokens(const Tokens &a, const Tokens &b)
{
    return Differ(a, b).run();
}

std::vector<Chunk> alignThree(const Tokens &base, const Tokens &current, const Tokens &incoming,
                              Touching touching)
{
    const auto currentChanges = diffTokens(base, current);
    const auto incomingChanges = diffTokens(base, incoming);
    Cursor3 c{currentChanges};
    Cursor3 i{incomingChanges};
    std::vector<Chunk> chunks;
    qsizetype done = 0; // in the base
    const auto same = [&](qsizetype until) {
        if (until > done) {
            const qsizetype size = until - done;
            chunks.push_back(
                {Chunk::Kind::Same, {done, size}, {done + c.shift, size}, {done + i.shift, size}});
        }
    };
    while (c.more() || i.more()) {
        const bool currentFirst =
            c.more() && (!i.more() || c.change().a < i.change().a ||
                         (c.change().a == i.change().a && c.change().aSize <= i.change().aSize));
        const Replacement &first = currentFirst ? c.change() : i.change();
        TokenRange region{first.a, first.aSize};
        same(region.at);
        const qsizetype currentAt = region.at + c.shift;
        const qsizetype incomingAt = region.at + i.shift;
        bool byCurrent = false;
        bool byIncoming = false;
        const auto grow = [&](Cursor3 &side, bool &took) {
            bool grew = false;
            while (side.more() && meets(region, side.change(), touching)) {
                const qsizetype end = std::max(region.end(), side.change().a + side.change().aSize);
                region.at = std::min(region.at, side.change().a);
                region.size = end - region.at;
                side.take();
                took = grew = true;
            }
            return grew;
        };
        if (currentFirst) {
            c.take();
            byCurrent = true;
        } else {
            i.take();
            byIncoming = true;
        }
        while (grow(c, byCurrent) || grow(i, byIncoming)) {
        }
        Chunk chunk{Chunk::Kind::Clash,
                    region,
                    {currentAt, region.end() + c.shift - currentAt},
                    {incomingAt, region.end() + i.shift - incomingAt}};
        if (!byIncoming)
            chunk.kind = Chunk::Kind::Current;
        else if (!byCurrent)
            chunk.kind = Chunk::Kind::Incoming;
        else if (sameTokens(current, chunk.current, incoming, chunk.incoming))
            chunk.kind = Chunk::Kind::Agreed;
        if (chunk.kind == Chunk::Kind::Clash)
            appendClash(chunk, base, current, incoming, touching, chunks);
        else
            chunks.push_back(chunk);
        done = region.end();
    }
    same(qsizetype(base.size()));
    return chunks;
}

} // namespace Batanidza
