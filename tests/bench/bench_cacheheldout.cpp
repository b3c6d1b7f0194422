#include "engine/base/jitter.h"
#include "engine/cache/entryindex.h"
#include "engine/cache/policycore.h"
#include "tests/bench/report.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <unordered_map>

// The adaptive policy on reads that it was not made with: seeded workloads beside LRU, LFU and the
// bound that knows the future (Belady 1966). Names of one size. Ratios, so load does not matter.
using namespace Batanidza;
using namespace Bench;

namespace {

using Reads = std::vector<quint32>;
constexpr int readCount = 400'000;
constexpr quint32 names = 20'000;
constexpr quint32 capacity = 1000;

//! Zipf's law over `count` names, by its inverse (Gray et al. 1994).
class Zipf
{
public:
    Zipf(quint32 count, double skew)
    {
        double sum = 0;
        for (quint32 n = 1; n <= count; ++n)
            m_sums.push_back(sum += std::pow(n, -skew));
    }
    quint32 operator()(Jitter &random) const
    {
        const double at = random.unit() * m_sums.back();
        return quint32(std::lower_bound(m_sums.begin(), m_sums.end(), at) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
};

struct Workload
{
    const char *name;
    std::function<Reads(Jitter &)> make;
};

std::vector<Workload> workloads()
{
    const auto each = [](auto &&one) {
        return [one](Jitter &random) {
            Reads reads;
            reads.reserve(readCount);
            for (int i = 0; i < readCount; ++i)
                reads.push_back(one(random, quint32(i)));
            return reads;
        };
    };
    const auto zipf = std::make_shared<Zipf>(names, 0.9);
    const auto steep = std::make_shared<Zipf>(names, 1.2);
    return {
        {"Zipf 0.9", each([zipf](Jitter &random, quint32) { return (*zipf)(random); })},
        {"Zipf 1.2", each([steep](Jitter &random, quint32) { return (*steep)(random); })},
        {"Zipf 0.9 that drifts by a name in 20 reads",
         each([zipf](Jitter &random, quint32 i) { return ((*zipf)(random) + i / 20) % names; })},
        {"Zipf 0.9, another order after each 50,000 reads", each([zipf](Jitter &random, quint32 i) {
             return ((*zipf)(random)*7919 + i / 50'000 * 4001) % names;
         })},
        {"Zipf 0.9 with a scan of 5,000 in each 20,000 reads",
         each([zipf](Jitter &random, quint32 i) {
             return i % 20'000 < 5000 ? names + i / 20'000 * 5000 + i % 5000 : (*zipf)(random);
         })},
        {"a loop over 1,500", each([](Jitter &, quint32 i) { return i % 1500; })},
        {"loops over 900 and 3,000 in turns",
         each([](Jitter &, quint32 i) { return i / 30'000 % 2 ? names + i % 3000 : i % 900; })},
        {"two phases: what is new, then Zipf 0.9", each([zipf](Jitter &random, quint32 i) {
             if (i >= readCount / 2)
                 return (*zipf)(random);
             return names + i / 4 - quint32(std::pow(random.unit(), 3) * std::min(i / 4, 3000u));
         })},
        {"a stack: what was read lately, mostly", each([](Jitter &random, quint32 i) {
             return names + i / 8 - quint32(std::pow(random.unit(), 2) * std::min(i / 8, 2500u));
         })},
    };
}

quint64 mixed(quint32 name)
{
    quint64 bits = (quint64(name) + 1) * 0x9E3779B97F4A7C15ULL;
    bits ^= bits >> 31;
    bits *= 0xBF58476D1CE4E5B9ULL;
    return bits ^ bits >> 29;
}

double played(PolicyKind kind, const Reads &reads)
{
    PolicyCore core(kind, capacity);
    EntryIndex index;
    std::vector<EntryId> leaving;
    int hits = 0;
    for (const quint32 name : reads) {
        const quint64 hash = mixed(name);
        core.asked(hash, ReadHint::Foreground);
        if (const EntryId id = index.find(core.table(), hash); id != noEntry) {
            core.hit(id, ReadHint::Foreground);
            ++hits;
            continue;
        }
        leaving.clear();
        if (const EntryId id = core.add({hash, 1}, leaving); id != noEntry)
            index.insert(core.table(), id);
        for (const EntryId gone : leaving) {
            index.remove(core.table(), gone);
            core.release(gone);
        }
    }
    return 100.0 * hits / double(reads.size());
}

//! Whoever is read again last leaves.
double bound(const Reads &reads)
{
    constexpr size_t never = std::numeric_limits<size_t>::max();
    std::vector<size_t> next(reads.size(), never);
    std::unordered_map<quint32, size_t> seen;
    for (size_t i = reads.size(); i-- > 0;) {
        if (const auto later = seen.find(reads[i]); later != seen.end())
            next[i] = later->second;
        seen[reads[i]] = i;
    }
    std::unordered_map<quint32, size_t> in; // until when each is of no use
    std::priority_queue<std::pair<size_t, quint32>> last;
    int hits = 0;
    for (size_t i = 0; i < reads.size(); ++i) {
        hits += in.contains(reads[i]) ? 1 : 0;
        in[reads[i]] = next[i];
        last.emplace(next[i], reads[i]);
        while (in.size() > capacity) {
            const auto [until, name] = last.top();
            last.pop();
            if (const auto one = in.find(name); one != in.end() && one->second == until)
                in.erase(one);
        }
    }
    return 100.0 * hits / double(reads.size());
}

} // namespace

int main()
{
    double worst = 100;
    for (const Workload &workload : workloads()) {
        double sums[4] = {};
        constexpr int seeds = 3;
        for (int seed = 1; seed <= seeds; ++seed) {
            Jitter random{quint64(seed) * 7919};
            const Reads reads = workload.make(random);
            const double adaptive = played(PolicyKind::Adaptive, reads);
            const double lru = played(PolicyKind::Lru, reads);
            const double lfu = played(PolicyKind::Lfu, reads);
            worst = std::min(worst, adaptive - std::max(lru, lfu));
            sums[0] += adaptive / seeds;
            sums[1] += lru / seeds;
            sums[2] += lfu / seeds;
            sums[3] += bound(reads) / seeds;
        }
        report(std::string("cache held out: ") + workload.name, sums[0], "%", Aim::AtLeast,
               std::max(sums[1], sums[2]) - 2,
               "LRU " + figure(sums[1], "%") + ", LFU " + figure(sums[2], "%") + ", Belady " +
                   figure(sums[3], "%"));
    }
    report("cache held out: worst against the better of LRU and LFU, all seeds", worst, "points",
           Aim::AtLeast, -2);
    return 0;
}
