#include "engine/metrics/process.h"
#include "engine/metrics/timeseries.h"
#include "engine/runtime/demo.h"
#include "tests/bench/report.h"
#include "tests/ui/windowworld.h"
#include "ui/models/trendfeed.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/latencychart.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

// The window's own times: start, ticks, charts over a day, tables, switches, and whether anything
// ever holds it up. Software drawing, no display. BENCH_SOAK_SECONDS is how long a window over a
// demo is watched (60).
using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using Bench::Aim;

namespace {

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[size_t(share * double(values.size() - 1))];
}

//! What `work` takes each time, with all that it leaves to paint.
std::vector<double> timesOf(int count, const std::function<void(int)> &work)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        times.push_back(since(timer));
    }
    return times;
}

void reportTimes(const char *name, const std::vector<double> &times, double aim,
                 const std::string &beside)
{
    Bench::report(name, quantile(times, 0.5), "ms", Aim::AtMost, aim,
                  "median; p95 " + Bench::figure(quantile(times, 0.95), "ms") + "; " + beside);
}

//! Tells when a widget is painted for the first time.
class FirstPaint final : public QObject
{
public:
    bool painted = false;
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

//! Longest times between two turns of the event loop: a timer of 10 ms that comes late.
class StallMeter final : public QObject
{
public:
    StallMeter()
    {
        m_since.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double late = since(m_since) - 10;
            m_since.restart();
            worst = std::max(worst, late);
            stalls += late > 50;
        });
        m_timer.start(10);
    }
    double worst = 0; //!< ms
    int stalls = 0;   //!< over 50 ms

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

//! F1: from nothing to a window that has been painted, and to the first live number.
void start()
{
    std::vector<double> paints;
    std::vector<double> numbers;
    for (int i = 0; i < 5; ++i) {
        const QTemporaryDir folder;
        QElapsedTimer timer;
        timer.start();
        const SystemClock clock;
        EnginePlace place;
        place.dataFolder = folder.filePath(u"w"_s);
        place.webSocketPort = place.httpPort = 0;
        auto engine = Engine::start(clock, place, EngineConfig());
        if (!engine)
            qFatal("%s", qPrintable(engine.error().detail));
        Preferences preferences(folder.filePath(u"window.ini"_s));
        Look look(preferences);
        const Apis apis{(*engine)->monitor(), (*engine)->content(), (*engine)->conflicts(),
                        (*engine)->admin(), &(*engine)->audio()};
        MainWindow window(apis, preferences, look, clock);
        addPages(window, apis);
        window.start();
        FirstPaint paint;
        window.installEventFilter(&paint);
        window.show();
        while (!paint.painted)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        paints.push_back(since(timer));
        while (!(*engine)->monitor().latest())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        numbers.push_back(since(timer));
    }
    reportTimes("window: start to the first paint (F1)", paints, 300,
                "with the engine's own start; 5 starts on a new workspace");
    reportTimes("window: start to the first live number (F1)", numbers, 1000, "the same starts");
}

//! F2 and F7 over fed numbers, whose clock stands where it is put.
void ticksAndSwitches()
{
    const QTemporaryDir folder;
    WindowWorld world(folder.path());
    world.show();
    world.feed();
    auto *chart = world.window->findChild<LatencyChart *>();
    if (!QTest::qWaitFor([&] { return !chart->surface().data().buckets.isEmpty(); }))
        qFatal("the chart stayed empty");
    const auto ticks = timesOf(101, [&](int) {
        world.clock.advance(std::chrono::seconds(1));
        world.feed();
    });
    reportTimes("window: one tick of Overview (F2)", ticks, 25, "two charts, five cards");
    const ChartData data = chart->surface().data();
    const auto draws = timesOf(101, [&](int) {
        chart->surface().setData(data);
        chart->surface().repaint();
    });
    reportTimes("window: one chart drawn (F2)", draws, 10,
                Bench::grouped(data.buckets.size()) + " points for each of three lines");
    auto *link = world.window->findChild<ChartLink *>();
    const auto moves = timesOf(200, [&](int i) {
        link->setCrosshair(data.buckets.at(i % data.buckets.size()).start);
        chart->surface().repaint();
    });
    reportTimes("window: one move of the crosshair (F2)", moves, 2, "200 moves");
    link->setCrosshair({});

    const QStringList pages{u"platform"_s, u"content"_s,  u"conflict"_s,
                            u"event"_s,    u"settings"_s, u"overview"_s};
    std::vector<double> first;
    for (const QString &page : pages) {
        if (page == u"overview")
            continue;
        const auto took = timesOf(1, [&](int) { world.window->go({page, {}, {}}); });
        first.push_back(took.front());
    }
    Bench::report("window: a page opened for the first time (F7)", quantile(first, 1), "ms",
                  Aim::AtMost, 100, "worst of six pages");
    const auto later = timesOf(120, [&](int i) {
        world.window->go({pages.at(i % pages.size()), {}, {}});
    });
    Bench::report("window: a page opened again (F7)", quantile(later, 0.95), "ms", Aim::AtMost, 30,
                  "p95 of 120; median " + Bench::figure(quantile(later, 0.5), "ms"));
    const auto themes = timesOf(10, [&](int i) {
        world.preferences.setTheme(i % 2 ? Preferences::Theme::Light : Preferences::Theme::Dark);
    });
    reportTimes("window: another theme (F7)", themes, 300, "all pages made");
    QObject::connect(&world.preferences, &Preferences::changed, world.window.get(),
                     [&](Preferences::Key key) {
                         if (key == Preferences::Key::Language)
                             world.language.apply(world.preferences.language());
                     });
    const auto languages = timesOf(10, [&](int i) {
        world.preferences.setLanguage(i % 2 ? Preferences::Language::English
                                            : Preferences::Language::Shona);
    });
    reportTimes("window: another language (F7)", languages, 300, "all pages made");
}

//! F3: a day of seconds, three lines.
void aDay()
{
    TimeSeries series;
    for (int i = 0; i < 86'400; ++i) {
        Histogram second;
        for (int k = 0; k < 5; ++k)
            second.record(5.0 + (i * 7 + k * 31) % 400);
        series.add(sampleNow - Millis((86'400 - i) * 1000LL), second, {5, 5, 5});
    }
    const Millis width = bucketWidth(Millis(86'400'000), 900);
    ChartData data;
    const auto worker = timesOf(11, [&](int) {
        QList<HistoryBucket> day;
        for (const SeriesBucket &bucket :
             series.read(sampleNow - Millis(86'400'000), sampleNow, 600)) {
            day.append(HistoryBucket{bucket.start, bucket.width, bucket.histogram, bucket.counts[0],
                                     bucket.counts[1], bucket.counts[2]});
        }
        data = latencyData(day, sampleNow - Millis(86'400'000), sampleNow, width);
    });
    reportTimes("window: a day of seconds made into a chart's points, in the worker (F3)", worker,
                10, "86,400 seconds merged into " + Bench::grouped(data.buckets.size()));
    const QTemporaryDir folder;
    WindowWorld world(folder.path());
    world.show();
    world.feed();
    auto *chart = world.window->findChild<LatencyChart *>();
    const auto draws = timesOf(21, [&](int) {
        chart->surface().setData(data);
        chart->surface().repaint();
    });
    reportTimes("window: a day drawn (F3)", draws, 10, "900 x 300 pixels or so");
}

//! F6: a window over a demo, in which five platforms work.
void soak(int seconds)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    EnginePlace place;
    place.dataFolder = folder.filePath(u"w"_s);
    place.webSocketPort = place.httpPort = 0;
    place.demo = true;
    auto demo = Demo::start(clock, place);
    if (!demo)
        qFatal("%s", qPrintable(demo.error().detail));
    Engine &engine = (*demo)->engine();
    {
        Preferences preferences(folder.filePath(u"window.ini"_s));
        Look look(preferences);
        const Apis apis{engine.monitor(), engine.content(), engine.conflicts(), engine.admin(),
                        &engine.audio()};
        MainWindow window(apis, preferences, look, clock);
        addPages(window, apis);
        window.start();
        window.show();
        QTest::qWait(5000);
        const auto before = readProcessNumbers();
        QElapsedTimer timer;
        timer.start();
        const StallMeter meter;
        QTest::qWait(seconds * 1000);
        const auto after = readProcessNumbers();
        const std::string beside = std::to_string(seconds) + " s of Overview over a working demo";
        Bench::report("window: longest stall (F6)", meter.worst, "ms", Aim::AtMost, 50,
                      std::to_string(meter.stalls) + " over 50 ms; " + beside);
        Bench::report("window: processor, with the demo's engine and crew",
                      double((after.cpu - before.cpu).count()) * 100 / double(timer.elapsed()),
                      "% of a core", Aim::None, 0, beside);
        Bench::report("window: memory, with the demo's engine and crew (F6)",
                      double(after.residentBytes) / 1048576, "MiB", Aim::AtMost, 150, beside);
    }
    (*demo)->stop();
    engine.stop();
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    start();
    ticksAndSwitches();
    aDay();
    bool given = false;
    const int seconds = qEnvironmentVariableIntValue("BENCH_SOAK_SECONDS", &given);
    soak(given ? seconds : 60);
    return 0;
}
