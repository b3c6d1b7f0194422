#include "engine/base/jitter.h"
#include "engine/cache/freedpages.h"
#include "engine/cache/heap.h"
#include "tests/bench/report.h"
#include "tests/support/fakeclock.h"

#include <QCache>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <malloc.h>
#include <thread>
#include <unistd.h>

// What the memory tier costs, beside QCache in the same run: time, bytes an entry, and whether the
// budget holds.
using namespace Batanidza;
using namespace Bench;

namespace {

constexpr int entryCount = 10'000;
constexpr int rounds = 200'000;

QByteArray keyOf(int n)
{
    return "lesson-blob-0000-0000-" + QByteArray::number(n).rightJustified(14, '0');
}

double memoryInUse()
{
    return double(mallinfo2().uordblks + mallinfo2().hblkhd);
}

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

//! Both in turns, so that what else the machine does meets both; the best of each. One thread is
//! measured in its own time of processor, two by the clock on the wall.
template <typename Ours, typename Theirs>
std::pair<double, double> inTurns(int threads, Ours &&ours, Theirs &&theirs)
{
    const auto perSecond = [threads](auto &&once) {
        QElapsedTimer timer;
        timer.start();
        const double own = threadSeconds();
        std::vector<std::thread> running;
        running.reserve(size_t(threads));
        for (int t = 1; t < threads; ++t)
            running.emplace_back([&, t] { once(t); });
        once(0);
        for (std::thread &thread : running)
            thread.join();
        if (threads == 1)
            return rounds / (threadSeconds() - own);
        return double(rounds) * threads / (double(timer.nsecsElapsed()) / 1e9);
    };
    std::pair<double, double> best;
    for (int turn = 0; turn < 25; ++turn) {
        best.first = std::max(best.first, perSecond(ours));
        best.second = std::max(best.second, perSecond(theirs));
    }
    return best;
}

void besides(const std::string &name, std::pair<double, double> rates, Aim aim = Aim::AtLeast)
{
    report(name, rates.first / rates.second, "x", aim, 0.8,
           figure(rates.first / 1e6, "M/s") + " and " + figure(rates.second / 1e6, "M/s"));
}

struct Names
{
    std::vector<QByteArray> keys;
    std::vector<QString> names;

    explicit Names(int count)
    {
        for (int n = 0; n < count; ++n) {
            keys.push_back(keyOf((n * 7919) % count));
            names.push_back(QString::fromLatin1(keys.back()));
        }
    }
};

QByteArray valueOf()
{
    return QByteArray(100, 'x');
}

void memory(const Clock &clock, const Names &all)
{
    // What the values take by themselves is nobody's overhead.
    std::vector<QByteArray> values(entryCount);
    const double none = memoryInUse();
    std::generate(values.begin(), values.end(), valueOf);
    const double value = (memoryInUse() - none) / entryCount;
    values = {};
    const double before = memoryInUse();
    QCache<QString, QByteArray> cache(1'000'000'000);
    for (const QString &name : all.names)
        cache.insert(QString(name.constData(), name.size()), new QByteArray(valueOf()), 100);
    const double middle = memoryInUse();
    MemoryTier tier(PolicyKind::Adaptive, 1'000'000'000, clock);
    for (const QByteArray &key : all.keys)
        tier.put(key, valueOf());
    const double after = memoryInUse();
    report("cache: memory of an entry beyond its value, key of 36",
           (after - middle) / entryCount - value, "B", Aim::AtMost, 160,
           "QCache " + figure((middle - before) / entryCount - value, "B") +
               ", a value of 100 takes " + figure(value, "B") + " by itself");

    // Full, and twice as many names came by: the shadows know more than each of them holds.
    const double full = memoryInUse();
    const qint64 each = MemoryTier::counted(all.keys[0].size(), 100);
    MemoryTier small(PolicyKind::Adaptive, entryCount * each, clock);
    Jitter random(1);
    for (int i = 0; i < 40 * entryCount; ++i) {
        const QByteArray key = keyOf(int(std::pow(random.unit(), 3) * 2 * entryCount));
        if (!small.get(key))
            small.put(key, valueOf());
    }
    const auto entries = double(small.stats().entries);
    report("cache: the same in a full cache of 10,000", (memoryInUse() - full) / entries - value,
           "B", Aim::AtMost, 160);
}

void gets(const Clock &clock, const Names &all)
{
    // Each value is its own: a count that two threads share would be what is measured.
    QCache<QString, QByteArray> cache(1'000'000'000);
    MemoryTier tier(PolicyKind::Adaptive, 1'000'000'000, clock);
    const qint64 each = MemoryTier::counted(all.keys[0].size(), 100);
    MemoryTier full(PolicyKind::Adaptive, entryCount * each, clock);
    for (size_t n = 0; n < entryCount; ++n) {
        const QString &name = all.names[n]; // its own key, as ours: who asks has made one anew
        cache.insert(QString(name.constData(), name.size()), new QByteArray(100, 'x'), 100);
        tier.put(all.keys[n], QByteArray(100, 'x'));
        full.put(all.keys[n], QByteArray(100, 'x'));
    }
    std::atomic<qint64> sum = 0;
    const auto from = [&](MemoryTier &one, int missesIn) {
        return [&, missesIn](int t) {
            qint64 seen = 0;
            for (int i = 0; i < rounds; ++i) {
                const QByteArray &key = all.keys[size_t(i * 31 + t * 4999) % entryCount];
                const auto found = one.get(key);
                seen += found ? found->bytes.size() : 0;
                if (missesIn > 0 && i % missesIn == 0)
                    one.put(key, QByteArray(100, 'x'));
            }
            sum += seen;
        };
    };
    std::mutex mutex;
    const auto theirs = [&](int missesIn, bool locked) {
        return [&, missesIn, locked](int t) {
            qint64 seen = 0;
            for (int i = 0; i < rounds; ++i) {
                std::unique_lock lock(mutex, std::defer_lock);
                if (locked)
                    lock.lock();
                const QString &name = all.names[size_t(i * 31 + t * 4999) % entryCount];
                seen += QByteArray(*cache.object(name)).size();
                if (missesIn > 0 && i % missesIn == 0)
                    cache.insert(name, new QByteArray(100, 'x'), 100);
            }
            sum += seen;
        };
    };
    besides("cache: get of what is there, 1 thread, against QCache",
            inTurns(1, from(tier, 0), theirs(0, false)));
    besides("cache: the same, 2 threads, against QCache and a mutex",
            inTurns(2, from(tier, 0), theirs(0, true)));
    besides("cache: get from a full cache, 1 thread", inTurns(1, from(full, 0), theirs(0, false)));
    besides("cache: the same with a put in 100, 1 thread",
            inTurns(1, from(full, 100), theirs(100, false)), Aim::None);
    besides("cache: the same with a put in 100, 2 threads, against QCache and a mutex",
            inTurns(2, from(full, 100), theirs(100, true)), Aim::None);
}

void misses(const Clock &clock)
{
    const QByteArray shared(100, 'x');
    MemoryTier small(PolicyKind::Adaptive, 2'000'000, clock);
    QElapsedTimer timer;
    timer.start();
    const int puts = 300'000;
    for (int i = 0; i < puts; ++i) {
        const QByteArray key = keyOf(i);
        if (!small.get(key))
            small.put(key, shared);
    }
    const double perMiss = double(timer.nsecsElapsed()) / 1e3 / puts;
    QCache<QString, QByteArray> smallCache(2'000'000);
    timer.restart();
    for (int i = 0; i < puts; ++i) {
        const QString key = QString::fromLatin1(keyOf(i));
        if (!smallCache.object(key))
            smallCache.insert(key, new QByteArray(shared), 300);
    }
    report("cache: a miss and putting what was missed", perMiss, "us", Aim::AtMost, 5,
           "QCache " + figure(double(timer.nsecsElapsed()) / 1e3 / puts, "us"));
}

//! Resident bytes of this process, as the kernel counts them.
double resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

//! Sizes from 10 bytes to 2 MB, and a clip of sound among them, come and go; keys are forgotten,
//! the budget is changed and changed back, memory gets short. Pages are given back as the keeper
//! does it, once for each 20 reads: as often as with so many a second.
void underLoad(const Clock &clock, double minutes)
{
    constexpr double budget = 50e6;
    constexpr int perSecond = 20;
    giveFreedPagesBack();
    const double base = memoryInUse();
    const double baseResident = resident();
    MemoryTier tier(PolicyKind::Adaptive, qint64(budget), clock);
    FakeClock paced; // stands still while pages are given back
    FreedPages freed(paced);
    Jitter random(1);
    double most = 0;
    std::vector<double> residents;
    qint64 seconds = 0;
    const auto seconds60 = qint64(minutes * 60);
    for (; seconds < seconds60; ++seconds) {
        for (int i = 0; i < perSecond; ++i) {
            const qint64 n = random.between(0, 20'000);
            const QByteArray key = keyOf(int(n));
            if (tier.get(key))
                continue;
            const qint64 size = n % 8 == 0     ? 11'000
                                : n % 997 == 0 ? 2'000'000
                                : n % 3 == 0   ? random.between(10, 2000)
                                               : 20'000 + n * 7919 % 120'000;
            tier.put(key, QByteArray(size, 'x'));
            if (i % 5 == 0)
                residents.push_back(resident() - baseResident);
        }
        most = std::max(most, memoryInUse() - base);
        if (seconds % 400 == 0)
            tier.setPressure(Pressure(seconds / 400 % 3));
        if (seconds % 100 == 0)
            tier.invalidatePrefix(keyOf(int(random.between(0, 20'000))).chopped(2));
        freed.look(tier.stats());
    }
    const qint64 reads = seconds * perSecond;
    const std::string told = figure(minutes, "min") + ", " + grouped(qint64(reads)) + " reads";
    report("cache: most memory under random load, against a budget of 50 MB", most / budget * 100,
           "%", Aim::AtMost, 105, told);
    std::sort(residents.begin(), residents.end());
    const auto nearly = residents[residents.size() - 1 - residents.size() / 1000];
    report("cache: the same as resident bytes of the process, at 999 of 1,000 moments",
           nearly / budget * 100, "%", Aim::AtMost, 105,
           "highest " + figure(residents.back() / budget * 100, "%"));
    tier.setPressure(Pressure::None);
    for (int n = 0; n < 20'000; ++n) {
        if (!tier.get(keyOf(n)))
            tier.put(keyOf(n), QByteArray(20'000 + n * 7919 % 120'000, 'x'));
    }
    const double full = resident() - baseResident;
    QElapsedTimer trimming;
    trimming.start();
    giveFreedPagesBack();
    const double took = double(trimming.nsecsElapsed()) / 1e6;
    report("cache: resident bytes once freed pages were given back",
           (resident() - baseResident) / budget * 100, "%", Aim::AtMost, 105,
           figure(full / budget * 100, "%") + " before, took " + figure(took, "ms"));
    tier.setPressure(Pressure::Hard);
    const double held = resident() - baseResident;
    giveFreedPagesBack();
    report("cache: resident bytes after giving way to a tenth",
           (resident() - baseResident) / budget * 100, "%", Aim::AtMost, 15,
           figure(held / budget * 100, "%") + " before");
}

} // namespace

int main(int argc, char **argv)
{
    keepHeapSmall();
    const QCoreApplication app(argc, argv);
    SystemClock clock;
    // BENCH_CACHE_MINUTES: how long the budget is tried.
    bool given = false;
    const double minutes = qEnvironmentVariable("BENCH_CACHE_MINUTES").toDouble(&given);
    underLoad(clock, given ? minutes : 60);
    {
        const Names all(entryCount);
        memory(clock, all);
        gets(clock, all);
    }
    misses(clock);
    return 0;
}
