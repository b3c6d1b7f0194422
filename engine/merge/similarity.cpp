#include "engine/merge/similarity.h"

#include "engine/merge/jsontokens.h"

#include <QHash>

#include <algorithm>
#include <unordered_map>

namespace Batanidza {

namespace {

constexpr double mostlyTheSame = 0.5;
constexpr size_t commonFeature = 16; // in so many entries it tells nothing

using Features = std::vector<size_t>;

Features featuresOf(const Json &entry)
{
    Features features;
    for (const auto &[key, value] : entry.toObject())
        features.push_back(qHashMulti(quickHash(value), key));
    std::sort(features.begin(), features.end());
    return features;
}

struct Pair
{
    double score;
    qsizetype base;
    qsizetype side;
};

class Matcher
{
public:
    Matcher(const JsonArray &base, const JsonArray &side)
        : m_base(base)
        , m_side(side)
        , m_found(size_t(side.size()), -1)
        , m_taken(size_t(base.size()), false)
    {}

    std::vector<qsizetype> run(const Tokens &baseTokens, const Tokens &sideTokens)
    {
        inOrder(baseTokens, sideTokens);
        moved(baseTokens, sideTokens);
        bySimilarity();
        return std::move(m_found);
    }

private:
    void pair(qsizetype inBase, qsizetype inSide)
    {
        m_found[size_t(inSide)] = inBase;
        m_taken[size_t(inBase)] = true;
    }

    void inOrder(const Tokens &baseTokens, const Tokens &sideTokens)
    {
        qsizetype a = 0;
        qsizetype b = 0;
        auto changes = diffTokens(baseTokens, sideTokens);
        changes.push_back({m_base.size(), 0, m_side.size(), 0});
        for (const Replacement &change : changes) {
            while (a < change.a)
                pair(a++, b++);
            a = change.a + change.aSize;
            b = change.b + change.bSize;
        }
    }

    void moved(const Tokens &baseTokens, const Tokens &sideTokens)
    {
        std::unordered_map<int, std::vector<qsizetype>> left; // by token, last first
        for (qsizetype i = m_base.size() - 1; i >= 0; --i) {
            if (!m_taken[size_t(i)])
                left[baseTokens[size_t(i)]].push_back(i);
        }
        for (qsizetype i = 0; i < m_side.size(); ++i) {
            if (m_found[size_t(i)] >= 0)
                continue;
            const auto places = left.find(sideTokens[size_t(i)]);
            if (places != left.end() && !places->second.empty()) {
                pair(places->second.back(), i);
                places->second.pop_back();
            }
        }
    }

    void bySimilarity()
    {
        std::unordered_map<size_t, size_t> count;
        std::unordered_map<size_t, std::vector<qsizetype>> holders; // of base entries left over
        std::vector<Features> ofBase(static_cast<size_t>(m_base.size()));
        for (qsizetype i = 0; i < m_base.size(); ++i) {
            ofBase[size_t(i)] = featuresOf(m_base[i]);
            for (const size_t feature : ofBase[size_t(i)]) {
                ++count[feature];
                if (!m_taken[size_t(i)])
                    holders[feature].push_back(i);
            }
        }
        std::vector<Features> ofSide(static_cast<size_t>(m_side.size()));
        for (qsizetype i = 0; i < m_side.size(); ++i) {
            if (m_found[size_t(i)] < 0)
                ofSide[size_t(i)] = featuresOf(m_side[i]);
            for (const size_t feature : ofSide[size_t(i)])
                ++count[feature];
        }
        // A member that stands in one entry of each version weighs 1, one in many next to nothing.
        const auto weight = [&](size_t feature) { return 2.0 / double(count[feature]); };
        const auto total = [&](const Features &features) {
            double sum = 0;
            for (const size_t feature : features)
                sum += std::min(1.0, weight(feature));
            return sum;
        };
        std::vector<Pair> pairs;
        for (qsizetype i = 0; i < m_side.size(); ++i) {
            std::unordered_map<qsizetype, double> shared;
            for (const size_t feature : ofSide[size_t(i)]) {
                const auto places = holders.find(feature);
                if (places == holders.end() || places->second.size() > commonFeature)
                    continue;
                for (const qsizetype place : places->second)
                    shared[place] += std::min(1.0, weight(feature));
            }
            for (const auto &[place, sum] : shared) {
                const double whole =
                    std::min(total(ofBase[size_t(place)]), total(ofSide[size_t(i)]));
                if (sum >= mostlyTheSame * whole)
                    pairs.push_back({sum / whole, place, i});
            }
        }
        std::sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) {
            if (a.score != b.score)
                return a.score > b.score;
            const auto apart = [](const Pair &p) { return std::abs(p.base - p.side); };
            if (apart(a) != apart(b))
                return apart(a) < apart(b);
            return a.base != b.base ? a.base < b.base : a.side < b.side;
        });
        for (const Pair &p : pairs) {
            if (m_found[size_t(p.side)] < 0 && !m_taken[size_t(p.base)])
                pair(p.base, p.side);
        }
    }

    const JsonArray &m_base;
    const JsonArray &m_side;
    std::vector<qsizetype> m_found;
    std::vector<bool> m_taken;
};

} // namespace

std::vector<qsizetype> matchEntries(const JsonArray &base, const Tokens &baseTokens,
                                    const JsonArray &side, const Tokens &sideTokens)
{
    return Matcher(base, side).run(baseTokens, sideTokens);
}

} // namespace Batanidza
