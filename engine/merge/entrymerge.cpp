#include "engine/merge/entryorder.h"
#include "engine/merge/jsontokens.h"
#include "engine/merge/merger.h"
#include "engine/merge/similarity.h"

#include <QHash>

#include <algorithm>

namespace Batanidza {

namespace {

const JsonArray &entriesOf(const Json *value)
{
    static const JsonArray none;
    return value ? value->toArray() : none;
}

//! Gives each entry of a list its number by the key it has.
class KeyNumbers
{
public:
    KeyNumbers(EntrySet &set, const QString &key)
        : m_set(set)
    {
        set.listKey = key;
    }

    void number(const Json *list, Tokens &tokens, const Json *Three::*side)
    {
        const JsonArray &entries = entriesOf(list);
        tokens.reserve(size_t(entries.size()));
        for (const Json &entry : entries) {
            const Json &value = entry[m_set.listKey];
            const QString name = entryKeyText(value);
            const QString known = value.isNumber() ? u'#' + name : u'"' + name;
            auto it = m_numbers.constFind(known);
            if (it == m_numbers.constEnd()) {
                it = m_numbers.insert(known, int(m_set.versions.size()));
                m_set.versions.push_back({});
                m_set.names.append(name);
            }
            m_set.versions[size_t(*it)].*side = &entry;
            tokens.push_back(*it);
        }
    }

private:
    EntrySet &m_set;
    QHash<QString, int> m_numbers;
};

//! Numbers for the entries of one side that were matched with those of the base; the others get
//! new ones.
Tokens numberMatched(const std::vector<qsizetype> &matched, const JsonArray &entries,
                     const Json *Three::*side, EntrySet &set)
{
    Tokens tokens;
    tokens.reserve(matched.size());
    for (size_t i = 0; i < matched.size(); ++i) {
        int number = int(matched[i]);
        if (number < 0) {
            number = int(set.versions.size());
            set.versions.push_back({});
        }
        set.versions[size_t(number)].*side = &entries[qsizetype(i)];
        tokens.push_back(number);
    }
    return tokens;
}

//! What both sides added alike is one entry.
void joinEqualAdditions(EntrySet &set, const Tokens &currentValues, const Tokens &incomingValues,
                        int baseCount)
{
    QMultiHash<int, int> added; // value -> number in current
    for (size_t i = set.current.size(); i-- > 0;) {
        if (set.current[i] >= baseCount)
            added.insert(currentValues[i], set.current[i]);
    }
    for (size_t i = 0; i < set.incoming.size(); ++i) {
        if (set.incoming[i] < baseCount)
            continue;
        const auto same = added.find(incomingValues[i]);
        if (same == added.end())
            continue;
        set.versions[size_t(*same)].incoming = set.versions[size_t(set.incoming[i])].incoming;
        set.versions[size_t(set.incoming[i])].incoming = nullptr;
        set.incoming[i] = *same;
        added.erase(same);
    }
}

bool isGone(const EntrySet &set, int number)
{
    const Three &entry = set.versions[size_t(number)];
    return entry.base && !entry.current && !entry.incoming;
}

bool isOnlyHere(const EntrySet &set, int number)
{
    const Three &entry = set.versions[size_t(number)];
    return !entry.base && !(entry.current && entry.incoming);
}

//! Entries that both sides rewrote beyond recognition are known by their place where that is
//! certain. False where it is not: then only a person can say what became of them.
bool joinRewritten(EntrySet &set)
{
    for (const Chunk &chunk : alignThree(set.base, set.current, set.incoming, Touching::IsFree)) {
        if (chunk.kind != Chunk::Kind::Clash)
            continue;
        const auto any = [&](const Tokens &tokens, const TokenRange &range, auto test) {
            return std::any_of(tokens.begin() + range.at, tokens.begin() + range.end(),
                               [&](int number) { return test(set, number); });
        };
        if (!any(set.base, chunk.base, isGone) || !any(set.current, chunk.current, isOnlyHere) ||
            !any(set.incoming, chunk.incoming, isOnlyHere))
            continue;
        if (chunk.base.size != chunk.current.size || chunk.base.size != chunk.incoming.size)
            return false;
        for (qsizetype i = 0; i < chunk.base.size; ++i) {
            const int was = set.base[size_t(chunk.base.at + i)];
            int &c = set.current[size_t(chunk.current.at + i)];
            int &n = set.incoming[size_t(chunk.incoming.at + i)];
            if (!isGone(set, was) || !isOnlyHere(set, c) || !isOnlyHere(set, n))
                continue;
            std::swap(set.versions[size_t(was)].current, set.versions[size_t(c)].current);
            std::swap(set.versions[size_t(was)].incoming, set.versions[size_t(n)].incoming);
            c = n = was;
        }
    }
    return true;
}

} // namespace

Json Merger::keyedList(const Place &place, const PolicyNode &node, const Three &three,
                       const QString &key)
{
    EntrySet set;
    KeyNumbers numbers(set, key);
    numbers.number(three.base, set.base, &Three::base);
    numbers.number(three.current, set.current, &Three::current);
    numbers.number(three.incoming, set.incoming, &Three::incoming);
    return Json(entries(place, node, set));
}

std::optional<Json> Merger::similarList(const Place &place, const PolicyNode &node,
                                        const Three &three)
{
    const JsonArray &base = entriesOf(three.base);
    const JsonArray &current = entriesOf(three.current);
    const JsonArray &incoming = entriesOf(three.incoming);
    JsonTokens values;
    const Tokens baseValues = values.of(base);
    const Tokens currentValues = values.of(current);
    const Tokens incomingValues = values.of(incoming);
    EntrySet set;
    for (const Json &entry : base) {
        set.base.push_back(int(set.versions.size()));
        set.versions.push_back({&entry, nullptr, nullptr});
    }
    const int baseCount = int(set.versions.size());
    set.current = numberMatched(matchEntries(base, baseValues, current, currentValues), current,
                                &Three::current, set);
    set.incoming = numberMatched(matchEntries(base, baseValues, incoming, incomingValues), incoming,
                                 &Three::incoming, set);
    joinEqualAdditions(set, currentValues, incomingValues, baseCount);
    if (!joinRewritten(set))
        return {};
    return Json(entries(place, node, set));
}

JsonArray Merger::entries(const Place &place, const PolicyNode &node, const EntrySet &set)
{
    const size_t count = set.versions.size();
    const bool keyed = !set.listKey.isEmpty();
    std::vector<MaybeJson> results(count);
    std::vector<bool> kept(count, false);
    struct Noted
    {
        qsizetype decisions;
        qsizetype conflicts;
    };
    std::vector<Noted> noted; // what was noted before each entry
    for (size_t i = 0; i < count; ++i) {
        const QString name = keyed ? set.names[qsizetype(i)] : QString::number(i);
        const Place there{&place, name, set.listKey};
        if (!keyed)
            noted.push_back({m_outcome.decisions.size(), m_outcome.conflicts.size()});
        results[i] = value(there, node.child(name), set.versions[i]);
        kept[i] = results[i].has_value();
    }
    const MergedOrder order = mergeOrder({set.base, set.current, set.incoming, kept});
    if (order.clash) {
        m_outcome.flags.append(
            {place.address(), QStringLiteral("order"), QStringLiteral("both-moved")});
    }
    if (keyed && (!order.movedByCurrent.empty() || !order.movedByIncoming.empty())) {
        const auto keysOf = [&](const Tokens &numbers) {
            QStringList keys;
            for (const int number : numbers)
                keys.append(set.names[number]);
            return Json::fromStrings(keys);
        };
        m_outcome.decisions.append(
            {place.address() + QStringLiteral("#order"), QStringLiteral("order"), keysOf(set.base),
             keysOf(set.current), keysOf(set.incoming), keysOf(order.order),
             order.clash ? QStringList{QStringLiteral("both-moved")} : QStringList()});
    }
    if (!keyed) {
        // Only now the places of the entries are known.
        noted.push_back({m_outcome.decisions.size(), m_outcome.conflicts.size()});
        const qsizetype step = place.address().size() + 1;
        const auto rename = [&](QString &path, const QString &index) {
            const qsizetype end = path.indexOf(u'/', step);
            path.replace(step, (end < 0 ? path.size() : end) - step, index);
        };
        std::vector<qsizetype> at(count, -1);
        for (size_t i = 0; i < order.order.size(); ++i)
            at[size_t(order.order[i])] = qsizetype(i);
        for (size_t i = 0; i < count; ++i) {
            const QString index = at[i] < 0 ? QStringLiteral("-") : QString::number(at[i]);
            for (qsizetype d = noted[i].decisions; d < noted[i + 1].decisions; ++d)
                rename(m_outcome.decisions[d].path, index);
            for (qsizetype c = noted[i].conflicts; c < noted[i + 1].conflicts; ++c)
                rename(m_outcome.conflicts[c].path, index);
        }
    }
    JsonArray merged;
    merged.reserve(qsizetype(order.order.size()));
    for (const int number : order.order)
        merged.append(std::move(*results[size_t(number)]));
    return merged;
}

} // namespace Batanidza
