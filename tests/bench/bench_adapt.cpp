#include "engine/adapt/adapt.h"
#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessongenerator.h"
#include "engine/content/lessonjson.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QDir>

#include <ctime>

// How many lessons a second one core makes for all five platforms together, and how large they are.
using namespace Batanidza;

namespace {

//! Seconds that this thread ran: what others do on the machine does not count.
double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

QList<QByteArray> sampleCourse()
{
    QList<QByteArray> bodies;
    const QDir folder(QStringLiteral(SOURCE_DIR "/resources/demo/lessons"));
    for (const QFileInfo &info : folder.entryInfoList({QStringLiteral("*.json")})) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(info.filePath()));
        const auto json = readJson(file.readAll());
        if (!json)
            qFatal("%s: %s", qPrintable(info.filePath()), qPrintable(json.error().detail));
        bodies.append(writeJson(storedBody(*json)->body));
    }
    return bodies;
}

QList<QByteArray> generated()
{
    QList<QByteArray> bodies;
    for (quint64 i = 0; i < 200; ++i)
        bodies.append(writeJson(generateLesson(1, i)));
    return bodies;
}

//! From stored bytes and their hash to the bytes and hashes of all platforms, as a hub does it.
double lessonsPerSecond(const QList<QByteArray> &bodies, const QStringList &platforms,
                        Detail detail)
{
    double best = 0;
    QList<Sha256> hashes;
    for (const QByteArray &body : bodies)
        hashes.append(Sha256::of(body));
    for (int round = 0; round < 5; ++round) {
        const double from = cpuSeconds();
        qint64 lessons = 0;
        while (cpuSeconds() - from < 0.5) {
            for (qsizetype i = 0; i < bodies.size(); ++i) {
                const QByteArray &body = bodies[i];
                const auto source = LessonSource::read(body, Version(1), hashes[i]);
                for (const QString &platform : platforms) {
                    const Adaptation made = Adapters::builtIn().adapt(*source, platform, detail);
                    if (made.bytes != body && Sha256::of(made.bytes).isNull())
                        qFatal("a hash of nothing");
                }
                ++lessons;
            }
        }
        best = std::max(best, double(lessons) / (cpuSeconds() - from));
    }
    return best;
}

void sizes(const QList<QByteArray> &bodies)
{
    qint64 canonical = 0;
    for (const QByteArray &body : bodies)
        canonical += body.size();
    std::printf("sample course, %lld lessons, canonical bodies %.1f KB\n", (long long)bodies.size(),
                double(canonical) / 1000);
    for (const QString &platform : Adapters::builtIn().platforms()) {
        qint64 total = 0;
        qint64 deflated = 0;
        qint64 files = 0;
        qsizetype largest = 0;
        for (const QByteArray &body : bodies) {
            const auto source = LessonSource::read(body, Version(1));
            const Adaptation made = Adapters::builtIn().adapt(*source, platform, Detail::BodyOnly);
            total += made.bytes.size();
            deflated += deflateBytes(made.bytes).size();
            largest = std::max(largest, made.bytes.size());
            for (const BlobUse &blob : made.blobs)
                files += blob.bytes;
        }
        std::printf("  %-8s bodies %7.1f KB, deflated %6.1f KB, largest %6.1f KB; files %7.1f KB\n",
                    qPrintable(platform), double(total) / 1000, double(deflated) / 1000,
                    double(largest) / 1000, double(files) / 1000);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QList<QByteArray> course = sampleCourse();
    const QStringList five = Adapters::builtIn().platforms();
    sizes(course);
    for (const auto &[name, bodies] :
         {std::pair("sample course", course), std::pair("generated lessons", generated())}) {
        const std::string what = std::string("lessons made for all five platforms, ") + name;
        const double traced = lessonsPerSecond(bodies, five, Detail::Traced);
        Bench::report(what, lessonsPerSecond(bodies, five, Detail::BodyOnly), "/s",
                      Bench::Aim::AtLeast, 2000,
                      Bench::figure(traced, "/s with traces and report"));
    }
    for (const QString &platform : five) {
        const double speed = lessonsPerSecond(course, {platform}, Detail::BodyOnly);
        Bench::report("lessons made for " + platform.toStdString() + ", sample course", speed,
                      "/s");
    }
    return 0;
}
