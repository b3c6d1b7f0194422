#include "engine/adapt/adaptation.h"
#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "engine/base/sha256.h"
#include "engine/cache/disktier.h"
#include "engine/cache/packer.h"
#include "engine/cache/simulation.h"
#include "engine/content/platform.h"
#include "tests/bench/lessonworkload.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

// The cache: hit ratios on recorded traces beside those of other caches (the folder is named by
// BATANIDZA_TRACES, ./dev bench --traces DIR), the lesson workload, packing and the disk.
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
    packing();
    diskOrAnew();
    lessons();
    traces();
    return 0;
}
