#include "engine/adapt/adaptation.h"
#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "engine/base/sha256.h"
#include "engine/cache/disktier.h"
#include "engine/cache/memorytier.h"
#include "engine/cache/packer.h"
#include "engine/cache/simulation.h"
#include "engine/content/platform.h"
#include "tests/bench/lessonworkload.h"
#include "tests/bench/report.h"

#include <QCache>
#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <malloc.h>
#include <thread>

// The cache: hit ratios on recorded traces beside those of other caches (the folder is named by
// BATANIDZA_TRACES, ./dev bench --traces DIR), the lesson workload, and its costs beside QCache.
using namespace Batanidza;
using namespace Bench;

namespace {

struct Reference
{
    QString trace;
    QString capacity;
    QList<QString> ratios; //!< LRU, LFU, 2Q, ARC, LIRS, SIEVE, S3-FIFO, W-TinyLFU, Caffeine, ...

    [[nodiscard]] double of(int column) const { return ratios.value(column).toDouble(); }
    [[nodiscard]] bool isSized() const { return capacity.endsWith(QLatin1StringView("MB")); }
    [[nodiscard]] qint64 room() const
    {
        return isSized() ? capacity.chopped(2).toLongLong() << 20 : capacity.toLongLong();
    }
};
enum Column { Lru, S3Fifo = 6, Caffeine = 8, Belady = 9, Gdsf = 10, BeladySize = 11 };

QList<Reference> references()
{
    QFile file(QStringLiteral(SOURCE_DIR "/tests/bench/data/cache-references.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no references");
    QList<Reference> all;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList parts = line.split(u'\t');
        all.append({parts[0], parts[1], parts.mid(2)});
    }
    return all;
}

double played(const QString &file, qint64 capacity, bool bytes, bool foreground = false)
{
    auto trace = TraceReader::open(file);
    if (!trace)
        qFatal("%s", qPrintable(trace.error().detail));
    const auto result = simulate(*trace, {PolicyKind::Adaptive, capacity, bytes});
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return foreground ? 100.0 * double(result->foregroundHits) / double(result->foreground)
                      : 100.0 * double(result->hits) / double(result->requests);
}

std::string beside(const Reference &reference)
{
    std::string text = "LRU " + reference.ratios.value(Lru).toStdString() + ", S3-FIFO " +
                       reference.ratios.value(S3Fifo).toStdString() + ", Caffeine " +
                       reference.ratios.value(Caffeine).toStdString();
    if (reference.isSized()) {
        if (reference.of(Gdsf) > 0)
            text += ", GDSF " + reference.ratios.value(Gdsf).toStdString();
        return text + ", Belady-size " + reference.ratios.value(BeladySize).toStdString();
    }
    return text + ", Belady " + reference.ratios.value(Belady).toStdString();
}

void traces()
{
    const QString folder = qEnvironmentVariable("BATANIDZA_TRACES");
    if (folder.isEmpty()) {
        notMeasured("cache: hit ratios on recorded traces", "no traces (--traces DIR)");
        return;
    }
    double sum = 0;
    double sumCaffeine = 0;
    double worst = 100;
    int points = 0;
    double sized = 0;
    int sizedPoints = 0;
    for (const Reference &one : references()) {
        if (one.trace.startsWith(QLatin1StringView("lessons")))
            continue;
        QString file;
        for (const char *form : {"keys", "runs", "sized"}) {
            for (const char *packed : {".gz", ""}) {
                const QString name =
                    QStringLiteral("%1/%2.%3%4")
                        .arg(folder, one.trace, QLatin1StringView(form), QLatin1StringView(packed));
                if (file.isEmpty() && QFile::exists(name))
                    file = name;
            }
        }
        const std::string name =
            "cache: hits on " + one.trace.toStdString() + " at " + one.capacity.toStdString();
        if (file.isEmpty()) {
            notMeasured(name, "the trace is not in the folder");
            continue;
        }
        const double ratio = played(file, one.room(), one.isSized());
        report(name, ratio, "%", Aim::AtLeast, one.of(Caffeine) - 2, beside(one));
        if (one.isSized()) {
            sized += ratio;
            ++sizedPoints;
            continue;
        }
        sum += ratio;
        sumCaffeine += one.of(Caffeine);
        worst = std::min(worst, ratio - one.of(Caffeine));
        ++points;
    }
    if (points == 35) {
        report("cache: mean of the 35 points of one size", sum / points, "%", Aim::AtLeast, 50.9,
               "Caffeine " + figure(sumCaffeine / points, "%"));
        report("cache: worst point against Caffeine", worst, "points", Aim::AtLeast, -2);
    }
    if (sizedPoints > 0)
        report("cache: mean of the sized points", sized / sizedPoints, "%");
}

void lessons()
{
    QTemporaryDir folder;
    for (const quint64 seed : {1, 2, 3}) {
        const QByteArray text = LessonWorkload(seed).make();
        const std::string made = " (seed " + std::to_string(seed) + ")";
        if (seed == 1 &&
            Sha256::of(text).toHex() !=
                QLatin1StringView(
                    "bc8a58e0aac727f9b6014cf03a42387553e6a5a51efe07e5d6c4e7799454ffab")) {
            notMeasured("cache: the lesson workload", "it differs on this machine's mathematics");
            return;
        }
        const QString file = folder.filePath(QStringLiteral("lessons%1.csv").arg(seed));
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write");
        out.close();
        for (const Reference &one : references()) {
            const bool foreground = one.trace == QLatin1StringView("lessons-foreground");
            if (seed != 1 || !one.trace.startsWith(QLatin1StringView("lessons")))
                continue;
            report("cache: lessons, " + std::string(foreground ? "people's reads" : "all reads") +
                       ", at " + one.capacity.toStdString(),
                   played(file, one.room(), true, foreground), "%",
                   foreground ? Aim::AtLeast : Aim::None, foreground ? one.of(Caffeine) : 0,
                   beside(one));
        }
        const auto course = LessonCourse::of(file);
        auto trace = TraceReader::open(file, TraceForm::Lessons);
        SimulationPlan plan;
        plan.capacity = qint64(50) << 20;
        plan.disk = qint64(500) << 20;
        plan.course = &*course;
        const auto result = simulate(*trace, plan);
        const double all = double(result->foreground);
        report("cache: lessons at 50 MB with warming, from memory" + made,
               100 * double(result->foregroundHits) / all, "%", Aim::AtLeast, seed == 1 ? 95 : 94);
        report("cache: the same with a disk of 500 MB, from here" + made,
               100 * double(result->foregroundLocal) / all, "%", Aim::AtLeast, 99.5);
        report("cache: of what was brought in ahead, never used" + made,
               100 * (1 - double(result->prefetch.used) / double(result->prefetch.issued)), "%",
               Aim::AtMost, 5);
    }
}

constexpr int entryCount = 10'000;
constexpr int rounds = 1'000'000;

QByteArray keyOf(int n)
{
    return "lesson-blob-0000-0000-" + QByteArray::number(n).rightJustified(14, '0');
}

template <typename F>
double perSecond(int threads, F &&once)
{
    double best = 0;
    for (int turn = 0; turn < 3; ++turn) {
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> running;
        for (int t = 1; t < threads; ++t)
            running.emplace_back([&, t] { once(t); });
        once(0);
        for (std::thread &thread : running)
            thread.join();
        best = std::max(best, double(rounds) * threads / (double(timer.nsecsElapsed()) / 1e9));
    }
    return best;
}

double megabytes()
{
    return double(mallinfo2().uordblks + mallinfo2().hblkhd);
}

void costs()
{
    SystemClock clock;
    std::vector<QByteArray> keys;
    std::vector<QString> names;
    for (int n = 0; n < entryCount; ++n) {
        keys.push_back(keyOf((n * 7919) % entryCount));
        names.push_back(QString::fromLatin1(keys.back()));
    }
    const QByteArray shared(100, 'x'); // the payload is one, so that books are what grows
    const double before = megabytes();
    QCache<QString, QByteArray> cache(1'000'000'000);
    for (const QString &name : names)
        cache.insert(QString(name.constData(), name.size()), new QByteArray(shared), 100);
    const double middle = megabytes();
    MemoryTier tier(PolicyKind::Adaptive, 1'000'000'000, clock);
    for (const QByteArray &key : keys)
        tier.put(key, shared);
    const double after = megabytes();
    report("cache: memory of an entry beyond its value, key of 36", (after - middle) / entryCount,
           "B", Aim::AtMost, 160, "QCache " + figure((middle - before) / entryCount, "B"));

    // From here on each value is its own: a count that two threads share would be what is measured.
    for (int n = 0; n < entryCount; ++n) {
        cache.insert(names[size_t(n)], new QByteArray(100, 'x'), 100);
        tier.put(keys[size_t(n)], QByteArray(100, 'x'));
    }
    std::atomic<qint64> sum = 0;
    const auto ourGets = [&](int t) {
        qint64 seen = 0;
        for (int i = 0; i < rounds; ++i)
            seen += tier.get(keys[size_t(i * 31 + t * 4999) % entryCount])->bytes.size();
        sum += seen;
    };
    const double ours = perSecond(1, ourGets);
    const double theirs = perSecond(1, [&](int) {
        qint64 seen = 0;
        for (int i = 0; i < rounds; ++i)
            seen += QByteArray(*cache.object(names[size_t(i * 31) % entryCount])).size();
        sum += seen;
    });
    report("cache: get of what is there, 1 thread, against QCache", ours / theirs, "x",
           Aim::AtLeast, 0.8, figure(ours / 1e6, "M/s") + " and " + figure(theirs / 1e6, "M/s"));
    std::mutex mutex;
    const double ours2 = perSecond(2, ourGets);
    const double theirs2 = perSecond(2, [&](int t) {
        qint64 seen = 0;
        for (int i = 0; i < rounds; ++i) {
            const std::lock_guard lock(mutex);
            seen += QByteArray(*cache.object(names[size_t(i * 31 + t * 4999) % entryCount])).size();
        }
        sum += seen;
    });
    report("cache: the same, 2 threads, against QCache and a mutex", ours2 / theirs2, "x",
           Aim::AtLeast, 0.8, figure(ours2 / 1e6, "M/s") + " and " + figure(theirs2 / 1e6, "M/s"));

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

    const double base = megabytes();
    MemoryTier lessonsTier(PolicyKind::Adaptive, 50'000'000, clock);
    double most = 0;
    quint64 random = 1;
    for (int i = 0; i < 150'000; ++i) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto n = int((random >> 33) % 9692);
        const QByteArray key = keyOf(n);
        if (!lessonsTier.get(key))
            lessonsTier.put(key,
                            QByteArray(n % 8 == 0 ? 11'000 : 20'000 + n * 7919 % 120'000, 'x'));
        if (i % 1000 == 0)
            most = std::max(most, megabytes() - base);
    }
    report("cache: most memory under random load, against a budget of 50 MB", most / 50e6 * 100,
           "%", Aim::AtMost, 105);
}

//! What the disk tier keeps: lessons of the sample course as platforms get them, canonical.
void packing()
{
    QList<QByteArray> learned;
    QList<QByteArray> others;
    QDirIterator files(QStringLiteral(SOURCE_DIR "/resources/demo/lessons"),
                       {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext())
        names.append(files.next());
    names.sort();
    for (qsizetype n = 0; n < names.size(); ++n) {
        QFile file(names[n]);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no lesson");
        const auto json = readJson(file.readAll());
        if (!json)
            qFatal("%s", qPrintable(json.error().detail));
        const LessonSource lesson = LessonSource::of(*json, Version(1));
        for (const Platform platform : allPlatforms) {
            const AdaptedBody made = adaptBody(QStringLiteral("lesson"), platformName(platform),
                                               lesson.bytes, Version(1), lesson.hash);
            (n % 3 == 2 ? others : learned).append(made.bytes);
        }
    }
    QElapsedTimer timer;
    timer.start();
    Packer with;
    (void)with.addDictionary(trainDictionary(learned));
    report("cache: training a dictionary of two thirds of the sample course",
           double(timer.nsecsElapsed()) / 1e6, "ms");
    const Packer without;
    struct Class
    {
        const char *name;
        qsizetype to;
        double goal;
    };
    qsizetype from = 0;
    for (const Class &one : {Class{"up to 2 KB", 2048, 0}, Class{"2 to 8 KB", 8192, 69},
                             Class{"8 to 16 KB", 16384, 69}, Class{"above 16 KB", 1 << 30, 69}}) {
        double plain = 0;
        double sizes[2] = {};
        for (const QByteArray &bytes : others) {
            if (bytes.size() < from || bytes.size() >= one.to)
                continue;
            plain += double(bytes.size());
            sizes[0] += double(without.pack(bytes).size());
            sizes[1] += double(with.pack(bytes).size());
        }
        from = one.to;
        const std::string name =
            std::string("cache: adapted bodies of other lessons, ") + one.name + ", saved";
        if (plain == 0)
            notMeasured(name, "the sample course has none");
        else
            report(name, 100 * (1 - sizes[1] / plain), "%", one.goal > 0 ? Aim::AtLeast : Aim::None,
                   one.goal, "without dictionary " + figure(100 * (1 - sizes[0] / plain), "%"));
    }
    double seconds[2] = {};
    double bytes = 0;
    for (int which = 0; which < 2; ++which) {
        const Packer &packer = which == 0 ? without : with;
        QList<std::pair<QByteArray, qsizetype>> packed;
        for (const QByteArray &plain : others)
            packed.append({packer.pack(plain), plain.size()});
        timer.restart();
        for (int round = 0; round < 40; ++round) {
            for (const auto &[kept, size] : packed)
                bytes += double(packer.unpack(kept, size)->size());
        }
        seconds[which] = double(timer.nsecsElapsed());
    }
    report("cache: unpacking with a dictionary, against without", seconds[0] / seconds[1], "x",
           Aim::AtLeast, 0.5, figure(bytes / 2 / seconds[1] * 1e3, "MB/s"));
}

//! What the disk tier saves: reading an adapted body there, or making it again.
void diskOrAnew()
{
    SystemClock clock;
    QTemporaryDir folder;
    auto tier = DiskTier::open(folder.path(), 100'000'000, clock);
    QFile file(QDirIterator(QStringLiteral(SOURCE_DIR "/resources/demo/lessons"),
                            {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories)
                   .next());
    if (!tier || !file.open(QIODevice::ReadOnly))
        qFatal("no lesson");
    const LessonSource lesson = LessonSource::of(*readJson(file.readAll()), Version(1));
    const auto make = [&] {
        return adaptBody(QStringLiteral("lesson"), QStringLiteral("ios"), lesson.bytes, Version(1),
                         lesson.hash);
    };
    PutOptions options;
    options.pack = true;
    (void)(*tier)->put("adapted", make().bytes, options);
    const QByteArray answer = deflateBytes(make().bytes);
    (void)(*tier)->put("answer", answer);
    const auto micros = [](auto &&work) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 2000; ++i)
            work();
        return double(timer.nsecsElapsed()) / 2e6;
    };
    const double made = micros([&] { (void)make(); });
    report("cache: an adapted body from the disk tier",
           micros([&] { (void)(*tier)->get("adapted"); }), "us", Aim::AtMost, made,
           "made anew " + figure(made, "us"));
    const double packed = micros([&] { (void)deflateBytes(make().bytes); });
    report("cache: a deflated answer from the disk tier",
           micros([&] { (void)(*tier)->get("answer"); }), "us", Aim::AtMost, packed,
           "made anew " + figure(packed, "us"));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    costs();
    packing();
    diskOrAnew();
    lessons();
    traces();
    return 0;
}
