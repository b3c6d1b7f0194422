#include "engine/merge/entryorder.h"
#include "engine/merge/jsontokens.h"
#include "engine/merge/listkey.h"
#include "engine/merge/merger.h"

#include <QHash>

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qsizetype longestTag = 80; // characters; longer texts are lines, not tags

const JsonArray *entriesOf(const Json *value)
{
    return value && value->isArray() ? &value->toArray() : nullptr;
}

bool isTag(const Json &value)
{
    if (value.isString())
        return value.toString().size() <= longestTag && !value.toString().contains(u'\n');
    return value.isNumber();
}

bool allAre(const JsonArray *entries, bool (*test)(const Json &))
{
    return !entries || std::all_of(entries->begin(), entries->end(), test);
}

bool isObject(const Json &value)
{
    return value.isObject();
}

bool repeats(const Tokens &tokens, int count)
{
    std::vector<bool> seen(size_t(count), false);
    for (const int token : tokens) {
        if (seen[size_t(token)])
            return true;
        seen[size_t(token)] = true;
    }
    return false;
}

std::vector<bool> membersOf(const Tokens &tokens, int count)
{
    std::vector<bool> members(size_t(count), false);
    for (const int token : tokens)
        members[size_t(token)] = true;
    return members;
}

//! True where both sides put something else, and something different, in the place of one entry.
bool replaceTheSame(const Tokens &base, const Tokens &current, const Tokens &incoming, int count)
{
    const auto inBase = membersOf(base, count);
    const auto inCurrent = membersOf(current, count);
    const auto inIncoming = membersOf(incoming, count);
    const auto anyNewOnlyHere = [&](const Tokens &tokens, const TokenRange &range,
                                    const std::vector<bool> &there) {
        return std::any_of(tokens.begin() + range.at, tokens.begin() + range.end(), [&](int token) {
            return !inBase[size_t(token)] && !there[size_t(token)];
        });
    };
    for (const Chunk &chunk : alignThree(base, current, incoming, Touching::IsFree)) {
        if (chunk.kind != Chunk::Kind::Clash)
            continue;
        const bool bothRemove = std::any_of(
            base.begin() + chunk.base.at, base.begin() + chunk.base.end(),
            [&](int token) { return !inCurrent[size_t(token)] && !inIncoming[size_t(token)]; });
        if (bothRemove && anyNewOnlyHere(current, chunk.current, inIncoming) &&
            anyNewOnlyHere(incoming, chunk.incoming, inCurrent))
            return true;
    }
    return false;
}

//! True where both sides added one entry, but behind different entries of the base: what order is
//! meant then nobody can tell.
bool addTheSameApart(const Tokens &base, const Tokens &current, const Tokens &incoming, int count)
{
    const auto inBase = membersOf(base, count);
    const auto anchors = [&](const Tokens &tokens) {
        std::vector<int> behind(size_t(count), -2); // -2: not added here
        int anchor = -1;
        for (const int token : tokens) {
            if (inBase[size_t(token)])
                anchor = token;
            else
                behind[size_t(token)] = anchor;
        }
        return behind;
    };
    const auto inCurrent = anchors(current);
    const auto inIncoming = anchors(incoming);
    for (size_t i = 0; i < inCurrent.size(); ++i) {
        if (inCurrent[i] != -2 && inIncoming[i] != -2 && inCurrent[i] != inIncoming[i])
            return true;
    }
    return false;
}

bool isSorted(const JsonArray *entries, const QString &key)
{
    const auto text = [&](const Json &entry) {
        return key.isEmpty() ? entry.toString() : entry[key].toString();
    };
    return entries && entries->size() > 1 &&
           std::is_sorted(entries->begin(), entries->end(),
                          [&](const Json &a, const Json &b) { return text(a) < text(b); });
}

bool allSorted(const Three &three, const QString &key)
{
    return isSorted(entriesOf(three.base), key) && isSorted(entriesOf(three.current), key) &&
           isSorted(entriesOf(three.incoming), key);
}

void sortEntries(JsonArray &entries, const QString &key)
{
    std::stable_sort(entries.begin(), entries.end(), [&](const Json &a, const Json &b) {
        return key.isEmpty() ? a.toString() < b.toString() : a[key].toString() < b[key].toString();
    });
}

} // namespace

MaybeJson Merger::list(const Place &place, const PolicyNode &node, const Three &three)
{
    const FieldRule &rule = node.rule();
    const ListVersions versions{entriesOf(three.base), entriesOf(three.current),
                                entriesOf(three.incoming)};
    const auto all = [&](bool (*test)(const Json &)) {
        return allAre(versions.base, test) && allAre(versions.current, test) &&
               allAre(versions.incoming, test);
    };
    ListKey key;
    if (rule.form != FieldForm::Ordered && all(isObject)) {
        if (!rule.key.isEmpty() && isListKey(versions, rule.key))
            key.name = rule.key;
        else
            key = findListKey(versions);
        if (key.isValid()) {
            Json merged = keyedList(place, node, three, key.name);
            if (allSorted(three, key.name))
                sortEntries(merged.array(), key.name);
            return merged;
        }
        if (key.damaged)
            m_outcome.flags.append(
                {place.address(), QStringLiteral("list-key"), QStringLiteral("repeated-key")});
    }
    if (rule.strategy == Strategy::Manual || rule.strategy == Strategy::CurrentWins ||
        rule.strategy == Strategy::IncomingWins || rule.strategy == Strategy::LatestWins) {
        return settle(place, rule, three,
                      {three.base ? ConflictKind::Array : ConflictKind::AddAdd,
                       QStringLiteral("both-changed")});
    }
    if (rule.form != FieldForm::Ordered && all(isTag)) {
        if (auto merged = setList(place, node, three))
            return merged;
    }
    if (all(isObject)) {
        if (auto merged = similarList(place, node, three))
            return merged;
    }
    return sequence(place, node, three);
}

MaybeJson Merger::setList(const Place &place, const PolicyNode &node, const Three &three)
{
    static const JsonArray none;
    JsonTokens tokens;
    const Tokens base = tokens.of(entriesOf(three.base) ? *entriesOf(three.base) : none);
    const Tokens current = tokens.of(three.current->toArray());
    const Tokens incoming = tokens.of(three.incoming->toArray());
    const int count = tokens.count();
    if (repeats(base, count) || repeats(current, count) || repeats(incoming, count))
        return {};
    const bool unites =
        node.rule().strategy == Strategy::ListUnion || node.rule().form == FieldForm::Set;
    if (!unites && replaceTheSame(base, current, incoming, count)) {
        return settle(place, node.rule(), three,
                      {ConflictKind::Array, QStringLiteral("same-entry-replaced")});
    }
    if (!unites && addTheSameApart(base, current, incoming, count)) {
        return settle(place, node.rule(), three,
                      {ConflictKind::Order, QStringLiteral("added-apart")});
    }
    const auto inBase = membersOf(base, count);
    const auto inCurrent = membersOf(current, count);
    const auto inIncoming = membersOf(incoming, count);
    std::vector<bool> kept(size_t(count), false);
    for (size_t i = 0; i < kept.size(); ++i)
        kept[i] = inBase[i] ? inCurrent[i] && inIncoming[i] : inCurrent[i] || inIncoming[i];
    const MergedOrder order = mergeOrder({base, current, incoming, kept});
    JsonArray merged;
    merged.reserve(qsizetype(order.order.size()));
    for (const int token : order.order)
        merged.append(tokens.value(token));
    const auto areTexts = std::all_of(merged.cbegin(), merged.cend(),
                                      [](const Json &value) { return value.isString(); });
    if (areTexts && allSorted(three, {}))
        sortEntries(merged, {});
    return decide(place, three, u"set-union", Json(std::move(merged)));
}

} // namespace Batanidza
