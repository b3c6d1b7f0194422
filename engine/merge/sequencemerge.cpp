#include "engine/merge/jsontokens.h"
#include "engine/merge/merger.h"

#include <unordered_map>

namespace Batanidza {

namespace {

//! Two additions at one place: both, and what both added once; current's come first.
JsonArray bothAdditions(const JsonArray &current, const TokenRange &inCurrent,
                        const Tokens &currentTokens, const JsonArray &incoming,
                        const TokenRange &inIncoming, const Tokens &incomingTokens)
{
    const Tokens a(currentTokens.begin() + inCurrent.at, currentTokens.begin() + inCurrent.end());
    const Tokens b(incomingTokens.begin() + inIncoming.at,
                   incomingTokens.begin() + inIncoming.end());
    std::unordered_map<int, int> missing; // of what b holds, how many a has not
    for (const int token : b)
        ++missing[token];
    for (const int token : a)
        --missing[token];
    JsonArray both;
    qsizetype done = 0;
    const auto copy = [&](const JsonArray &from, qsizetype at, qsizetype size) {
        for (qsizetype i = at; i < at + size; ++i)
            both.append(from[i]);
    };
    for (const Replacement &change : diffTokens(a, b)) {
        copy(current, inCurrent.at + done, change.a + change.aSize - done);
        done = change.a + change.aSize;
        for (qsizetype i = change.b; i < change.b + change.bSize; ++i) {
            if (missing[b[size_t(i)]]-- > 0)
                both.append(incoming[inIncoming.at + i]);
        }
    }
    copy(current, inCurrent.at + done, inCurrent.size - done);
    return both;
}

} // namespace

MaybeJson Merger::sequence(const Place &place, const PolicyNode &node, const Three &three)
{
    static const JsonArray none;
    const JsonArray &base = three.base && three.base->isArray() ? three.base->toArray() : none;
    const JsonArray &current = three.current->toArray();
    const JsonArray &incoming = three.incoming->toArray();
    JsonTokens tokens;
    const Tokens baseTokens = tokens.of(base);
    const Tokens currentTokens = tokens.of(current);
    const Tokens incomingTokens = tokens.of(incoming);
    const auto chunks = alignThree(baseTokens, currentTokens, incomingTokens, Touching::IsFree);

    JsonArray merged;
    bool clash = false;
    const auto copy = [&](const JsonArray &from, const TokenRange &range) {
        for (qsizetype i = range.at; i < range.end(); ++i)
            merged.append(from[i]);
    };
    for (const Chunk &chunk : chunks) {
        if (chunk.kind == Chunk::Kind::Incoming) {
            copy(incoming, chunk.incoming);
        } else if (chunk.kind != Chunk::Kind::Clash) {
            copy(current, chunk.current);
        } else if (chunk.base.size == 0) {
            merged += bothAdditions(current, chunk.current, currentTokens, incoming, chunk.incoming,
                                    incomingTokens);
        } else if (chunk.base.size == chunk.current.size &&
                   chunk.base.size == chunk.incoming.size) {
            for (qsizetype i = 0; i < chunk.base.size; ++i) {
                const QString index = QString::number(merged.size());
                const Place there{&place, index, {}};
                const Three entry{&base[chunk.base.at + i], &current[chunk.current.at + i],
                                  &incoming[chunk.incoming.at + i]};
                if (auto result = value(there, node.child(index), entry))
                    merged.append(std::move(*result));
            }
        } else {
            copy(current, chunk.current);
            clash = true;
        }
    }
    if (clash) {
        return settle(place, node.rule(), three,
                      {ConflictKind::Array, QStringLiteral("same-stretch-changed")});
    }
    return decide(place, three, u"list-stretches", Json(std::move(merged)));
}

} // namespace Batanidza
