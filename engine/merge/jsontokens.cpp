#include "engine/merge/jsontokens.h"

#include <QHashFunctions>

namespace Batanidza {

size_t quickHash(const Json &value)
{
    const size_t seed = QHashSeed::globalSeed();
    switch (value.type()) {
    case Json::Type::Null:
        return seed;
    case Json::Type::Bool:
        return qHash(value.toBool() ? 2 : 1, seed);
    case Json::Type::Number:
        return qHash(value.toDouble(), seed);
    case Json::Type::String:
        return qHash(value.toString(), seed);
    case Json::Type::Array: {
        QtPrivate::QHashCombine combine;
        size_t hash = seed ^ 0x5bd1e995;
        for (const Json &entry : value.toArray())
            hash = combine(hash, quickHash(entry));
        return hash;
    }
    case Json::Type::Object: {
        QtPrivate::QHashCombine combine;
        size_t hash = seed ^ 0x27d4eb2f;
        for (const auto &[key, member] : value.toObject())
            hash = combine(combine(hash, qHash(key, seed)), quickHash(member));
        return hash;
    }
    }
    return seed;
}

int JsonTokens::of(const Json &value)
{
    const size_t hash = quickHash(value);
    for (auto it = m_byHash.constFind(hash); it != m_byHash.constEnd() && it.key() == hash; ++it) {
        if (*m_values[size_t(it.value())] == value)
            return it.value();
    }
    const int token = int(m_values.size());
    m_values.push_back(&value);
    m_byHash.insert(hash, token);
    return token;
}

Tokens JsonTokens::of(const JsonArray &values)
{
    Tokens tokens;
    tokens.reserve(size_t(values.size()));
    for (const Json &value : values)
        tokens.push_back(of(value));
    return tokens;
}

} // namespace Batanidza
