#include "engine/runtime/assessment.h"
#include "ui/mainwindow.h"
#include "ui/models/trendfeed.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/pages.h"
#include "ui/pages/platformspage.h"
#include "ui/text/format.h"
#include "ui/text/language.h"
#include "ui/widgets/cardrow.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/latencychart.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/overlaylist.h"
#include "ui/widgets/platformcard.h"
#include "ui/widgets/platformdetail.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/rangebar.h"
#include "ui/widgets/spanentry.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/throughputchart.h"

#include "tests/ui/windowworld.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Batanidza;

namespace {

Millis gapLength(const ChartData &data)
{
    Millis length{0};
    for (const ChartGap &gap : data.gaps)
        length += gap.to - gap.from;
    return length;
}

} // namespace

//! The frame, Overview and Platforms as a person uses them, without a mouse.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void j1FromFirstPaintToTheReason();
    void j2TheWorstMinuteIsFoundPinnedAndExported();
    void pageKeysAndHistory();
    void everyReasonLeadsSomewhere();
    void f6VisitsEveryPane();
    void everyActionHasAName();
    void keysAreUnique();
    void f1ListsTheKeys();
    void ctrlKFindsAndRuns();
    void escClosesTheBarFirst();
    void focusableWidgetsHaveNames();
    void chartsHaveAVoice();
    void chartKeys();
    void aSpanOfAnotherDayIsEnteredByKeysAndRemembered();
    void chartLeavesGapsEmpty();
    void chartExportsWhatItShows();
    void beforeTheFirstNewsNothingIsClaimed();
    void oldNewsAreSaidToBeOld();
    void filterAndCopyOnPlatforms();
    void ordersToDevicesSayTheirCostFirst_data();
    void ordersToDevicesSayTheirCostFirst();
    void drainingAsksFirst();
    void languageSwitchesWhileRunning();
    void inANarrowWindowNothingIsScrolledSideways_data();
    void inANarrowWindowNothingIsScrolledSideways();
    void themeAndTextSizeSwitchWhileRunning();
    void closingWaitsForJobsAndDrain();
    void placesAreRememberedAndABrokenFileIsNoProblem();
    void aTickIsShort();
    void pictures_data();
    void pictures();
    void picturesOfOverview_data();
    void picturesOfOverview();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowWorld> m_world;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<WindowWorld>(m_folder->path());
}

void TestMainWindow::cleanup()
{
    m_world.reset();
    m_folder.reset();
}

void TestMainWindow::j1FromFirstPaintToTheReason()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    auto *link = qobject_cast<LinkButton *>(QApplication::focusWidget());
    QVERIFY2(link, "the first reason has the focus without any key");
    QVERIFY2(link->text().contains(QStringLiteral("iOS is 3 version")), qPrintable(link->text()));

    QTest::keyClick(link, Qt::Key_Return); // 1: the platform, since when, and which device
    const Address ios{QStringLiteral("platform"), QStringLiteral("ios"), {}};
    QCOMPARE(window.currentPage()->address(), ios);
    auto *detail = window.findChild<PlatformDetail *>();
    QVERIFY(detail);
    QVERIFY2(detail->sentence().contains(QStringLiteral("ios-1")), qPrintable(detail->sentence()));
    QTableView &events = detail->events();
    QVERIFY(events.hasFocus());
    QCOMPARE(events.currentIndex().row(), 0);

    QTest::keyClick(&events, Qt::Key_Down); // 2: the event before
    QCOMPARE(events.currentIndex().row(), 1);
    QVERIFY(!events.currentIndex().siblingAtColumn(2).data().toString().isEmpty());
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier); // and back to where we were
    QCOMPARE(window.currentPage()->address().kind, QStringLiteral("overview"));
}

void TestMainWindow::everyReasonLeadsSomewhere()
{
    m_world->show();
    EngineSnapshot snapshot = sampleSnapshot(sampleNow);
    snapshot.conflictsWaiting = 2;
    snapshot.draining = true;
    snapshot.checks = {
        {QStringLiteral("disk"), Severity::Critical, {}, sampleNow, {}},
        {QStringLiteral("store-write"), Severity::Critical, {}, sampleNow, {}},
        {QStringLiteral("clock"), Severity::Warning, {}, sampleNow, {}},
    };
    for (PlatformStatus &platform : snapshot.platforms) {
        platform.propagation.record(100'000, 200);
        platform.requests = 100;
        platform.errors = 50;
    }
    assess(snapshot, EngineConfig());
    QSet<ReasonKind> kinds;
    for (const Reason &reason : std::as_const(snapshot.reasons)) {
        kinds.insert(reason.kind);
        const auto address = Address::parse(reason.link);
        QVERIFY2(address, qPrintable(reason.link));
        m_world->window->go({QStringLiteral("start"), {}, {}});
        m_world->window->go(*address);
        QCOMPARE(m_world->window->currentPage()->address().kind, address->kind);
    }
    QVERIFY(kinds.size() >= 6);
}

void TestMainWindow::j2TheWorstMinuteIsFoundPinnedAndExported()
{
    const Millis spike = sampleNow - Millis(sampleNow.count() % 60'000) - Millis(420'000);
    Histogram slow; // all that was measured in the bucket that is looked for
    m_world->monitor.buckets.clear();
    for (int i = 3600; i > 0; --i) {
        HistoryBucket bucket;
        bucket.start = sampleNow - Millis(i * 1000) - Millis(sampleNow.count() % 1000);
        bucket.width = Millis(1000);
        const bool high = bucket.start >= spike && bucket.start < spike + Millis(5000);
        for (int k = 0; k < 40; ++k)
            bucket.propagation.record(high ? 600.0 + k : 20.0 + k + (i % 600 == 0 ? 50 : 0));
        m_world->monitor.buckets.append(bucket);
    }
    m_world->show();
    m_world->feed();
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const auto back = qScopeGuard([&before] { QDir::setCurrent(before); });
    MainWindow &window = *m_world->window;
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, with);
    };
    press(Qt::Key_F6); // 1: the cards
    press(Qt::Key_F6); // 2: the chart of latency
    auto *latency = window.findChild<LatencyChart *>();
    ChartSurface &surface = latency->surface();
    QCOMPARE(QApplication::focusWidget(), &surface);
    press(Qt::Key_BracketRight); // 3: one hour
    QTRY_VERIFY(surface.data().buckets.size() > 300);
    press(Qt::Key_Up); // 4: the highest point of it
    auto *link = window.findChild<ChartLink *>();
    QVERIFY(link->crosshair());
    const ChartBucket found = surface.data().buckets.at(surface.data().at(*link->crosshair()));
    QVERIFY(found.start <= spike + Millis(5000));
    QVERIFY(found.start + surface.data().width > spike);
    for (const HistoryBucket &bucket : std::as_const(m_world->monitor.buckets)) {
        if (bucket.start >= found.start && bucket.start < found.start + surface.data().width)
            slow.merge(bucket.propagation);
    }
    QCOMPARE(found.values.constLast(), slow.quantile(0.99));
    press(Qt::Key_Return); // 5: pinned
    QCOMPARE(link->pins(), QList<Millis>{found.start});
    press(Qt::Key_E, Qt::ControlModifier); // 6: where to
    QTRY_VERIFY(QApplication::activeModalWidget() || window.findChild<QFileDialog *>());
    auto *dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isActiveWindow());
    press(Qt::Key_Return); // 7: there
    QFile file(m_folder->filePath(QStringLiteral("batanidza-latency.csv")));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size() - 2, surface.data().buckets.size());
    const QByteArray row = Format::csvTime(found.start).toUtf8();
    QVERIFY(std::any_of(lines.cbegin(), lines.cend(), [&](const QByteArray &line) {
        return line.startsWith(row) &&
               line.trimmed().endsWith(Format::csvNumber(found.values.constLast()).toUtf8());
    }));
    // There is no window manager here that makes ours the active one again.
    QTest::keyClick(&surface, Qt::Key_Up);
    QCOMPARE(*link->crosshair(), found.start);
    QTest::keyClick(&surface, Qt::Key_Down); // and on to the next lower one, far away
    QVERIFY(std::chrono::abs(*link->crosshair() - found.start) > surface.data().width);
    QTest::keyClick(&surface, Qt::Key_Up);
    QCOMPARE(*link->crosshair(), found.start);
}

void TestMainWindow::pageKeysAndHistory()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window.currentPage()->address().kind, QStringLiteral("platform"));
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window.currentPage()->address().kind, QStringLiteral("overview"));
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(window.currentPage()->address().kind, QStringLiteral("platform"));
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window.currentPage()->address().kind, QStringLiteral("overview"));
    QCOMPARE(window.findChild<Rail *>()->button(1)->waiting(), 1); // iOS
    window.go({QStringLiteral("nowhere"), {}, {}});
    QCOMPARE(window.currentPage()->address().kind, QStringLiteral("overview"));
}

void TestMainWindow::f6VisitsEveryPane()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    QSet<QWidget *> visited;
    for (int i = 0; i < 7; ++i) {
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(&window, Qt::Key_F6);
    }
    // Rail, reasons, cards, two charts, what waits, status line.
    QCOMPARE(visited.size(), 7);
    QVERIFY(visited.contains(QApplication::focusWidget()));
    QWidget *here = QApplication::focusWidget();
    QTest::keyClick(&window, Qt::Key_F6);
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), here);
}

void TestMainWindow::everyActionHasAName()
{
    m_world->show();
    m_world->feed();
    for (const char *kind : {"overview", "platform"}) {
        m_world->window->go({QString::fromLatin1(kind), {}, {}});
        const auto actions = m_world->window->actions().all();
        QVERIFY(actions.size() > 15);
        for (const QAction *action : actions)
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }
}

void TestMainWindow::keysAreUnique()
{
    m_world->show();
    QSet<QString> keys;
    const auto actions = m_world->window->actions().all();
    for (const QAction *action : actions) {
        const QString key = action->shortcut().toString();
        if (key.isEmpty())
            continue;
        QVERIFY2(!keys.contains(key), qPrintable(action->text() + QStringLiteral(": ") + key));
        keys.insert(key);
    }
}

void TestMainWindow::f1ListsTheKeys()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    const QWidget *before = QApplication::focusWidget();
    QTest::keyClick(&window, Qt::Key_F1);
    auto *list = window.findChild<OverlayList *>();
    QVERIFY(list->isVisible());
    int withKeys = 0;
    const auto actions = window.actions().all();
    for (const QAction *action : actions)
        withKeys += action->isVisible() && !action->shortcut().isEmpty();
    QCOMPARE(list->visibleCount(), withKeys);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestMainWindow::ctrlKFindsAndRuns()
{
    m_world->show();
    m_world->feed();
    ItemRow row;
    row.id = ItemId(QStringLiteral("sna.farm.001"));
    row.title = QStringLiteral("Kurima");
    m_world->content.rows = {row};
    MainWindow &window = *m_world->window;
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    auto *list = window.findChild<OverlayList *>();
    QVERIFY(list->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("kurima"));
    QTRY_COMPARE(list->visibleCount(), 1);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("watch"));
    QTRY_COMPARE(list->visibleCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!list->isVisible());
    const Address watch{QStringLiteral("platform"), QStringLiteral("watchos"), {}};
    QCOMPARE(window.currentPage()->address(), watch);

    // A lesson that was found opens where lessons are.
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("kurima"));
    QTRY_COMPARE(list->visibleCount(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const Address lesson{QStringLiteral("item"), QStringLiteral("sna.farm.001"), {}};
    QCOMPARE(window.currentPage()->address(), lesson);
}

void TestMainWindow::escClosesTheBarFirst()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    QWidget *before = QApplication::focusWidget();
    bool undone = false;
    window.context().bar.post({Severity::Ok,
                               QStringLiteral("12 resolved."),
                               {{QStringLiteral("Undo"), [&] { undone = true; }}},
                               {}});
    QVERIFY(window.context().bar.isVisible());
    QCOMPARE(QApplication::focusWidget(), before); // it never takes the focus
    QTest::keyClick(before, Qt::Key_Escape);
    QVERIFY(!window.context().bar.isVisible());
    window.context().bar.post({Severity::Ok,
                               QStringLiteral("12 resolved."),
                               {{QStringLiteral("Undo"), [&] { undone = true; }}},
                               {}});
    window.context().bar.findChild<QPushButton *>()->click();
    QTRY_VERIFY(!window.context().bar.isVisible());
}

void TestMainWindow::focusableWidgetsHaveNames()
{
    QAccessible::setActive(true);
    m_world->show();
    m_world->feed();
    m_world->window->go({QStringLiteral("platform"), QStringLiteral("ios"), {}});
    const auto widgets = QApplication::allWidgets();
    int checked = 0;
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy())
            continue;
        if (widget->window() != m_world->window.get())
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(face);
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 in %2 has no name")
                                .arg(QString::fromLatin1(widget->metaObject()->className()),
                                     QString::fromLatin1(
                                         widget->parentWidget()
                                             ? widget->parentWidget()->metaObject()->className()
                                             : "nothing"))));
        ++checked;
    }
    QVERIFY(checked > 10);
    QAccessible::setActive(false);
}

void TestMainWindow::chartsHaveAVoice()
{
    m_world->show();
    m_world->feed();
    auto *chart = m_world->window->findChild<LatencyChart *>();
    QTRY_COMPARE(gapLength(chart->surface().data()), Millis(60'000));
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&chart->surface());
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Chart);
    const QString summary = face->text(QAccessible::Description);
    QVERIFY2(summary.contains(QStringLiteral("P99 rose from")), qPrintable(summary));
    QVERIFY2(summary.contains(QStringLiteral("without data, 1 min")), qPrintable(summary));
    chart->surface().setFocus();
    QTest::keyClick(&chart->surface(), Qt::Key_Left);
    QVERIFY(face->text(QAccessible::Value).contains(QStringLiteral("P99")));
}

void TestMainWindow::chartKeys()
{
    m_world->show();
    m_world->feed();
    auto *latency = m_world->window->findChild<LatencyChart *>();
    auto *link = m_world->window->findChild<ChartLink *>();
    auto *feed = m_world->window->findChild<TrendFeed *>();
    ChartSurface &surface = latency->surface();
    surface.setFocus();
    QTRY_VERIFY(surface.data().buckets.size() > 10);
    QTest::keyClick(&surface, Qt::Key_End);
    const auto end = link->crosshair();
    QVERIFY(end);
    QTest::keyClick(&surface, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(*end - *link->crosshair(), 10 * surface.data().width);
    QTest::keyClick(&surface, Qt::Key_Return);
    QCOMPARE(link->pins().size(), 1);
    // What holds the axis still does not hold the data.
    const Millis to = surface.data().to;
    m_world->clock.advance(std::chrono::seconds(5));
    m_world->feed();
    QCOMPARE(surface.data().to, to);
    QCOMPARE(feed->to(), m_world->clock.utc());
    QTest::keyClick(&surface, Qt::Key_L);
    QVERIFY(!link->holds());
    QVERIFY(surface.data().to > to);
    const Millis range = feed->range();
    QTest::keyClick(&surface, Qt::Key_BracketRight);
    QVERIFY(feed->range() > range);
    QTest::keyClick(&surface, Qt::Key_BracketLeft);
    QCOMPARE(feed->range(), range);
    QTest::keyClick(&surface, Qt::Key_Space);
    QVERIFY(link->isPaused());
    QTest::keyClick(&surface, Qt::Key_Space);
    QVERIFY(!link->isPaused());
    QTest::keyClick(&surface, Qt::Key_T);
    QVERIFY(latency->isTableShown());
    auto *table = latency->findChild<QTableView *>();
    QVERIFY(table->hasFocus());
    QCOMPARE(table->model()->rowCount(), surface.data().buckets.size());
}

void TestMainWindow::aSpanOfAnotherDayIsEnteredByKeysAndRemembered()
{
    using namespace std::chrono_literals;
    m_world->show();
    m_world->feed();
    auto *chart = m_world->window->findChild<LatencyChart *>();
    auto *feed = m_world->window->findChild<TrendFeed *>();
    auto *bar = m_world->window->findChild<RangeBar *>();
    ChartSurface *surface = &chart->surface();
    QTRY_VERIFY(!surface->data().buckets.isEmpty());
    QTest::keyClick(surface, Qt::Key_BracketRight);
    const Millis preset = feed->range();
    bar->spanButton().setFocus();
    QTest::keyClick(&bar->spanButton(), Qt::Key_Space);
    SpanEntry &entry = bar->entry();
    QTRY_VERIFY(entry.isVisible());
    QVERIFY2(entry.fromField().accessibleDescription().contains(Format::zone(m_world->clock.utc())),
             "whose time it is must be said");
    auto *line = entry.fromField().findChild<QLineEdit *>();
    QTRY_COMPARE(line->selectedText(), QStringLiteral("2023"));
    QTest::keyClicks(&entry.fromField(), QStringLiteral("2021"));
    QVERIFY2(line->text().startsWith(QStringLiteral("2021")), qPrintable(line->text()));
    const auto says = [&](Millis from, Millis to) {
        entry.fromField().setDateTime(QDateTime::fromMSecsSinceEpoch(from.count()));
        entry.toField().setDateTime(QDateTime::fromMSecsSinceEpoch(to.count()));
        return entry.problem();
    };
    const Millis minute = Millis(sampleNow.count() / 60'000 * 60'000);
    QVERIFY(says(minute - 72h, minute - 73h).contains(QStringLiteral("behind the beginning")));
    QVERIFY(says(minute - 1h, minute + 1min).contains(QStringLiteral("future")));
    QVERIFY(says(minute - 31 * 24h, minute - 1h).contains(QStringLiteral("are kept")));
    QVERIFY(!bar->spanButton().isChecked());
    QCOMPARE(says(minute - 73h, minute - 72h), QString());
    QTest::keyClick(&entry.toField(), Qt::Key_Return);
    QTRY_VERIFY(!entry.isVisible());
    QVERIFY(bar->spanButton().isChecked());
    QCOMPARE(surface->data().to, minute - 72h);
    QCOMPARE(gapLength(surface->data()), Millis(1h)); // nothing was measured then
    const auto state = [&] {
        for (const QLabel *label : chart->findChildren<QLabel *>()) {
            if (label->text().contains(QStringLiteral("Live: L")))
                return label->text();
        }
        return QString();
    };
    QVERIFY(state().contains(Format::shortDate(minute - 73h)));
    QVERIFY(state().contains(QStringLiteral("per point")));
    // It stands still, on every chart of the page.
    m_world->clock.advance(5s);
    m_world->feed();
    QCOMPARE(surface->data().to, minute - 72h);
    QCOMPARE(m_world->window->findChild<ThroughputChart *>()->surface().data().to, minute - 72h);

    // A restart later it is still there, and L leads to the preset of before.
    const auto restarted = [&](Millis later) {
        m_world->window->close();
        m_world.reset();
        m_world = std::make_unique<WindowWorld>(m_folder->path());
        m_world->clock.advance(later);
        m_world->show();
        m_world->feed();
        chart = m_world->window->findChild<LatencyChart *>();
        surface = &chart->surface();
        feed = m_world->window->findChild<TrendFeed *>();
        bar = m_world->window->findChild<RangeBar *>();
        QTRY_VERIFY(!surface->data().buckets.isEmpty());
    };
    restarted(10s);
    QTRY_VERIFY(feed->isSpan());
    QCOMPARE(feed->to(), minute - 72h);
    QVERIFY(bar->spanButton().isChecked());
    QVERIFY(state().contains(Format::shortDate(minute - 73h)));
    surface->setFocus();
    QTest::keyClick(surface, Qt::Key_L);
    QVERIFY(!feed->isSpan());
    QCOMPARE(feed->range(), preset);
    QCOMPARE(surface->data().to, m_world->clock.utc());
    QVERIFY(state().isEmpty());
    restarted(20s);
    QCoreApplication::processEvents();
    QVERIFY(!feed->isSpan());
    QCOMPARE(feed->range(), preset);
}

void TestMainWindow::chartLeavesGapsEmpty()
{
    m_world->show();
    m_world->feed();
    auto *chart = m_world->window->findChild<ThroughputChart *>();
    ChartSurface &surface = chart->surface();
    QTRY_COMPARE(gapLength(surface.data()), Millis(60'000));
    const QImage image = surface.picture(1);
    const QColor ink = m_world->look->color(ColorRole::Throughput);
    const auto inked = [&](Millis time) {
        const int x = static_cast<int>(surface.canvas().xAt(time));
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - ink.red()) +
                                 std::abs(pixel.green() - ink.green()) +
                                 std::abs(pixel.blue() - ink.blue());
            count += distance < 90;
        }
        return count;
    };
    const ChartGap gap = surface.data().gaps.constFirst();
    QCOMPARE(inked(gap.from + (gap.to - gap.from) / 2), 0);
    QVERIFY(inked(gap.from - Millis(60'000)) > 0);
    QVERIFY(inked(gap.to + Millis(60'000)) > 0);
}

void TestMainWindow::chartExportsWhatItShows()
{
    m_world->show();
    m_world->feed();
    auto *chart = m_world->window->findChild<LatencyChart *>();
    QTRY_COMPARE(gapLength(chart->surface().data()), Millis(60'000));
    const QList<QByteArray> lines = chart->csv().split('\n');
    QCOMPARE(lines.constFirst(), QByteArray("start_utc,width_s,samples,P50,P95,P99\r"));
    QCOMPARE(lines.size() - 2, chart->surface().data().buckets.size());
    QVERIFY(lines.at(1).contains("Z,"));
    int gaps = 0;
    for (const QByteArray &line : lines)
        gaps += line.endsWith(",,,,\r");
    QVERIFY(gaps > 0);
    QCOMPARE(chart->surface().picture(2).size(), chart->surface().size() * 2);
}

void TestMainWindow::beforeTheFirstNewsNothingIsClaimed()
{
    m_world->show();
    QStringList said;
    const QWidget *page = m_world->window->currentPage();
    for (const QLabel *label : page->findChildren<QLabel *>())
        said.append(label->text());
    for (const QAbstractButton *button : page->findChildren<QAbstractButton *>())
        said.append(button->text());
    for (const StatusPill *pill : page->findChildren<StatusPill *>())
        said.append(pill->word());
    for (const QString &claim :
         {QStringLiteral("Off"), QStringLiteral("In sync"),
          QStringLiteral("Nothing waits for you."),
          QStringLiteral("A forecast needs two hours of numbers; they are being collected.")})
        QVERIFY2(!said.contains(claim), qPrintable(claim));
    // Five platforms, what waits, and the capacity.
    QCOMPARE(said.count(QStringLiteral("Not known")), 7);
    m_world->feed();
    QCOMPARE(page->findChild<StatusPill *>()->word(), QStringLiteral("In sync"));
}

void TestMainWindow::oldNewsAreSaidToBeOld()
{
    m_world->show();
    EngineSnapshot well = sampleSnapshot(m_world->clock.utc());
    well.severity = Severity::Ok;
    well.reasons.clear();
    well.conflictsWaiting = 0;
    m_world->feed(well);
    MainWindow &window = *m_world->window;
    const auto says = [&](const QString &text) {
        const auto labels = window.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    };
    QVERIFY(says(QStringLiteral("All is well")));
    m_world->clock.advance(std::chrono::seconds(5));
    QTRY_VERIFY(says(QStringLiteral("No news since")));
    QVERIFY(!says(QStringLiteral("All is well")));
}

void TestMainWindow::filterAndCopyOnPlatforms()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("WEB"));
    auto *page = qobject_cast<PlatformsPage *>(window.currentPage());
    QCOMPARE(page->csv().split('\n').size(), 3); // header, web, end
    QVERIFY(page->csv().contains(",web,"));
    QVERIFY(page->copySelection());
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(u'\n'), 2);
    QVERIFY(copied.contains(QStringLiteral("Platform\t")));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(&window, Qt::Key_F9);
    QVERIFY(!field->isVisible());
}

void TestMainWindow::ordersToDevicesSayTheirCostFirst_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("clear");
    QTest::newRow("force sync") << int(Qt::Key_F) << false;
    QTest::newRow("clear local content") << int(Qt::Key_L) << true;
}

void TestMainWindow::ordersToDevicesSayTheirCostFirst()
{
    QFETCH(int, key);
    QFETCH(bool, clear);
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    window.go({QStringLiteral("platform"), QStringLiteral("ios"), {}});
    QList<ResyncOrder> &orders = m_world->admin.resyncs;
    m_world->admin.resyncCost = {3, 30, 4096};
    auto *bar = window.findChild<InlineBar *>();
    const auto press = [&] {
        QTest::keyClick(&window, Qt::Key(key), Qt::ControlModifier | Qt::ShiftModifier);
    };

    press();
    QTRY_VERIFY(bar->isVisible() && bar->message().actions.size() == 2);
    QCOMPARE(orders.size(), 1);
    QVERIFY(orders[0].dryRun);
    QCOMPARE(orders[0].clear, clear);
    QCOMPARE(orders[0].target.platform, QStringLiteral("ios"));
    for (const char *part : {"iOS", "3", "30", "kB"})
        QVERIFY2(bar->message().text.contains(QLatin1StringView(part)), part);
    QCOMPARE(bar->message().text.contains(QStringLiteral("cannot be undone")), clear);
    bar->message().actions[1].run(); // no
    QCoreApplication::processEvents();
    QCOMPARE(orders.size(), 1);

    press();
    QTRY_COMPARE(orders.size(), 2);
    QTRY_COMPARE(bar->message().actions.size(), 2);
    auto *yes = bar->findChildren<QAbstractButton *>().constFirst();
    for (QAbstractButton *button : bar->findChildren<QAbstractButton *>()) {
        if (button->text() == bar->message().actions[0].text)
            yes = button;
    }
    yes->setFocus();
    QTest::keyClick(yes, Qt::Key_Space);
    QTRY_COMPARE(orders.size(), 3);
    QVERIFY(!orders[2].dryRun);
    QCOMPARE(orders[2].clear, clear);
    QTRY_VERIFY(bar->message().text.contains(QStringLiteral("Ordered")));

    // A device that is chosen stands for itself.
    auto *detail = window.findChild<PlatformDetail *>();
    detail->clients().selectRow(0);
    QVERIFY(detail->chosenClient());
    press();
    QTRY_COMPARE(orders.size(), 4);
    QCOMPARE(orders[3].target.client, detail->chosenClient());
    QVERIFY(orders[3].target.platform.isEmpty());
}

void TestMainWindow::drainingAsksFirst()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    window.go({QStringLiteral("platform"), QStringLiteral("ios"), {}});
    auto *bar = window.findChild<InlineBar *>();
    const auto actions = window.findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->objectName() == u"engine.drain")
            action->trigger();
    }
    QCOMPARE(bar->message().actions.size(), 2);
    QVERIFY(!m_world->admin.drained);
    bar->message().actions[0].run();
    QTRY_VERIFY(m_world->admin.drained);
    QTRY_VERIFY(bar->message().text.contains(QStringLiteral("Drained")));
}

void TestMainWindow::languageSwitchesWhileRunning()
{
    m_world->show();
    m_world->feed();
    m_world->window->go({QStringLiteral("platform"), QStringLiteral("ios"), {}});
    // A catalogue that marks every text, so that one that is not set again is seen.
    class Marking final : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char *, const char *source, const char *,
                                        int) const override
        {
            return QStringLiteral("[!! %1 !!]").arg(QString::fromUtf8(source));
        }
    } marking;
    QCoreApplication::installTranslator(&marking);
    QCoreApplication::processEvents();
    QStringList missed;
    const auto actions = m_world->window->actions().all();
    for (const QAction *action : actions) {
        if (!action->text().contains(QStringLiteral("[!!")))
            missed.append(action->text());
    }
    const auto buttons = m_world->window->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        const bool shown = button->isVisible() && !button->text().isEmpty() &&
                           !qobject_cast<const QCheckBox *>(button); // P50 stays P50
        if (shown && !button->text().contains(QStringLiteral("[!!")))
            missed.append(button->text());
    }
    QCoreApplication::removeTranslator(&marking);
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(" | "))));
}

void TestMainWindow::inANarrowWindowNothingIsScrolledSideways_data()
{
    QTest::addColumn<Preferences::Language>("language");
    QTest::addColumn<int>("width");
    QTest::newRow("English, 1024") << Preferences::Language::English << 1024;
    QTest::newRow("Shona, 1024") << Preferences::Language::Shona << 1024;
    QTest::newRow("Shona, 1400") << Preferences::Language::Shona << 1400;
}

void TestMainWindow::inANarrowWindowNothingIsScrolledSideways()
{
    QFETCH(Preferences::Language, language);
    QFETCH(int, width);
    m_world->preferences.setLanguage(language);
    m_world->language.apply(language);
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    window.resize(width, 700);
    QTRY_COMPARE(window.width(), width);
    auto *page = window.findChild<OverviewPage *>();
    QVERIFY(page);
    auto *scroll = page->findChild<QScrollArea *>();
    QTRY_VERIFY2(scroll->horizontalScrollBar()->maximum() == 0,
                 qPrintable(QString::number(scroll->horizontalScrollBar()->maximum())));
    // All five cards are whole, and Tab goes through them in order.
    auto *cards = page->findChild<CardRow *>();
    QTRY_VERIFY(cards->columns() > 1);
    QPoint last(-1, -1);
    for (const auto *card : cards->findChildren<PlatformCard *>()) {
        QTRY_VERIFY2(card->width() >= card->sizeHint().width(),
                     qPrintable(QStringLiteral("%1 of %2 in %3 columns")
                                    .arg(card->width())
                                    .arg(card->sizeHint().width())
                                    .arg(cards->columns())));
        QVERIFY(cards->rect().contains(card->geometry()));
        QVERIFY(card->y() > last.y() || card->x() > last.x());
        last = card->pos();
    }
    m_world->language.apply(Preferences::Language::English);
}

void TestMainWindow::themeAndTextSizeSwitchWhileRunning()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    m_world->preferences.setTheme(Preferences::Theme::Light);
    QCOMPARE(window.palette().color(QPalette::Window), QColor(0xFF, 0xFF, 0xFF));
    QElapsedTimer timer;
    timer.start();
    m_world->preferences.setTheme(Preferences::Theme::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(window.palette().color(QPalette::Window), QColor(0x15, 0x18, 0x1C));
    const QImage image = window.grab().toImage();
    QCOMPARE(image.pixelColor(image.width() / 2, 60).lightness() < 80, true);
    QTest::qWait(50); // layouts settle
    const int height = window.findChild<PlatformCard *>()->height();
    m_world->preferences.setTextSize(200);
    QTRY_VERIFY(window.findChild<PlatformCard *>()->height() > height * 1.5);
    m_world->preferences.setTextSize(100);
    QTRY_VERIFY(window.findChild<PlatformCard *>()->height() < height * 1.3);
}

void TestMainWindow::closingWaitsForJobsAndDrain()
{
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    std::function<void()> drained;
    window.setDrain([&](std::function<void()> done) { drained = std::move(done); });
    bool stopped = false;
    const int job = window.context().jobs.start(JobModel::Kind::Import, [&] { stopped = true; });
    window.close();
    QVERIFY(window.isVisible());
    QVERIFY(window.context().bar.isVisible());
    const auto buttons = window.context().bar.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    buttons.constFirst()->click(); // stop and quit
    QVERIFY(stopped);
    QVERIFY2(drained, "the engine was asked to drain");
    QVERIFY(window.isVisible());
    window.close(); // a second wish changes nothing
    QVERIFY(window.isVisible());
    window.context().jobs.finish(job);
    drained();
    QVERIFY(!window.isVisible());
}

void TestMainWindow::placesAreRememberedAndABrokenFileIsNoProblem()
{
    m_world->show();
    m_world->window->resize(1100, 700);
    QTest::keyClick(m_world->window.get(), Qt::Key_B, Qt::ControlModifier);
    m_world->window->close();
    QVERIFY(!m_world->window->isVisible());
    m_world.reset();
    m_world = std::make_unique<WindowWorld>(m_folder->path());
    m_world->show();
    QVERIFY(m_world->window->findChild<Rail *>()->isFolded());
    m_world.reset();
    QFile file(m_folder->filePath(QStringLiteral("preferences.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\x00\xff[[[not an ini\nx");
    file.close();
    m_world = std::make_unique<WindowWorld>(m_folder->path());
    m_world->show();
    QVERIFY(m_world->window->size().width() >= 1024);
}

void TestMainWindow::aTickIsShort()
{
    m_world->show();
    m_world->feed();
    auto *chart = m_world->window->findChild<LatencyChart *>();
    QTRY_VERIFY(!chart->surface().data().buckets.isEmpty());
    QList<qint64> times;
    for (int i = 0; i < 21; ++i) {
        m_world->clock.advance(std::chrono::seconds(1));
        QElapsedTimer timer;
        timer.start();
        m_world->feed();
        QCoreApplication::processEvents();
        times.append(timer.elapsed());
    }
    std::sort(times.begin(), times.end());
    qInfo("median tick %lld ms, slowest %lld ms", times.at(10), times.constLast());
    QVERIFY2(times.at(10) <= 200, "a tick must not come near a stall, even on a busy machine");
}

void TestMainWindow::pictures_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<Preferences::Theme>("theme");
    QTest::addColumn<Preferences::Language>("language");
    QTest::addColumn<int>("size");
    for (const char *page : {"overview", "platform"}) {
        QTest::addRow("%s, light, English", page)
            << QString::fromLatin1(page) << Preferences::Theme::Light
            << Preferences::Language::English << 100;
        QTest::addRow("%s, dark, Shona", page)
            << QString::fromLatin1(page) << Preferences::Theme::Dark << Preferences::Language::Shona
            << 100;
        QTest::addRow("%s, contrast, English, 150", page)
            << QString::fromLatin1(page) << Preferences::Theme::HighContrast
            << Preferences::Language::English << 150;
    }
}

//! With BATANIDZA_PICTURES=folder the pages are saved there, to be looked at.
void TestMainWindow::pictures()
{
    QFETCH(const QString, page);
    QFETCH(const Preferences::Theme, theme);
    QFETCH(const Preferences::Language, language);
    QFETCH(const int, size);
    m_world->preferences.setTheme(theme);
    m_world->preferences.setTextSize(size);
    m_world->language.apply(language);
    m_world->show();
    m_world->feed();
    MainWindow &window = *m_world->window;
    window.go({page, page == u"platform" ? QStringLiteral("ios") : QString(), {}});
    for (int i = 0; i < 20; ++i) {
        m_world->clock.advance(std::chrono::seconds(1));
        m_world->feed();
    }
    const auto charts = window.findChildren<LatencyChart *>();
    QTRY_VERIFY(charts.constLast()->surface().data().buckets.size() > 10);
    window.resize(1280, 800);
    QTest::qWait(50); // layouts settle
    const QImage image = window.grab().toImage();
    QVERIFY(!image.isNull());
    // No word of a button is cut.
    const auto buttons = window.findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        if (button->isVisible() && !button->text().isEmpty()) {
            QVERIFY2(button->width() >= button->fontMetrics().horizontalAdvance(button->text()),
                     qPrintable(button->text()));
        }
    }
    const QString folder = qEnvironmentVariable("BATANIDZA_PICTURES");
    if (!folder.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag())
                                 .replace(QStringLiteral(", "), QStringLiteral("-"));
        QVERIFY(image.save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
    m_world->language.apply(Preferences::Language::English);
}

//! With BATANIDZA_PICTURES=folder every state of Overview is saved there.
void TestMainWindow::picturesOfOverview_data()
{
    using namespace std::chrono_literals;
    using Put = std::function<void(WindowWorld &)>;
    QTest::addColumn<Put>("put");
    const auto keys = [](std::initializer_list<Qt::Key> all) {
        return Put([wanted = QList<Qt::Key>(all)](WindowWorld &world) {
            auto *surface = &world.window->findChild<LatencyChart *>()->surface();
            surface->setFocus();
            for (const Qt::Key key : wanted)
                QTest::keyClick(surface, key);
        });
    };
    const auto span = [](Millis from, Millis to) {
        return Put([from, to](WindowWorld &world) {
            world.monitor.buckets = sampleHistory(sampleNow - 72h) + world.monitor.buckets;
            world.window->findChild<TrendFeed *>()->setSpan(from, to);
        });
    };
    QTest::newRow("a span of another day") << span(sampleNow - 72h - 20min, sampleNow - 72h);
    if (qEnvironmentVariableIsEmpty("BATANIDZA_PICTURES"))
        return;
    QTest::newRow("live") << Put([](WindowWorld &) {});
    QTest::newRow("paused") << keys({Qt::Key_Space});
    QTest::newRow("two pins") << keys(
        {Qt::Key_Up, Qt::Key_Return, Qt::Key_Home, Qt::Key_Right, Qt::Key_Return, Qt::Key_End});
    QTest::newRow("as a table") << keys({Qt::Key_T});
    QTest::newRow("a week") << keys(
        {Qt::Key_BracketRight, Qt::Key_BracketRight, Qt::Key_BracketRight, Qt::Key_BracketRight});
    QTest::newRow("a span of days") << span(sampleNow - 96h, sampleNow - 24h);
    QTest::newRow("nothing was measured") << span(sampleNow - 30h, sampleNow - 29h);
    QTest::newRow("history is not there") << Put([](WindowWorld &world) {
        world.monitor.historyError = Error{ErrorCode::Unavailable, QStringLiteral("busy")};
        world.window->findChild<TrendFeed *>()->reload();
    });
    QTest::newRow("an empty store") << Put([](WindowWorld &world) {
        world.monitor.buckets.clear();
        EngineSnapshot empty;
        empty.takenAt = world.clock.utc();
        empty.startedAt = empty.takenAt - 1s;
        empty.severity = Severity::Ok;
        world.window->findChild<TrendFeed *>()->reload();
        world.feed(empty);
    });
    QTest::newRow("old news") << Put([](WindowWorld &world) { world.clock.advance(90s); });
}

void TestMainWindow::picturesOfOverview()
{
    QFETCH(const std::function<void(WindowWorld &)>, put);
    const QString folder = qEnvironmentVariable("BATANIDZA_PICTURES");
    m_world->show();
    m_world->feed();
    auto *chart = m_world->window->findChild<LatencyChart *>();
    QTRY_COMPARE(gapLength(chart->surface().data()), Millis(60'000));
    put(*m_world);
    const auto look = [&](const char *name, const QSize &size) {
        m_world->window->resize(size);
        for (int i = 0; i < 3 && m_world->monitor.snapshot->takenAt == m_world->clock.utc(); ++i) {
            m_world->clock.advance(std::chrono::seconds(1));
            EngineSnapshot next = *m_world->monitor.snapshot;
            next.takenAt = m_world->clock.utc();
            m_world->feed(next);
        }
        QTest::qWait(60); // layouts settle
        QVERIFY2(m_world->window->width() <= size.width(), "the window grew over its size");
        for (const QToolButton *button :
             m_world->window->currentPage()->findChildren<QToolButton *>())
            QTRY_VERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(),
                         qPrintable(button->text()));
        const QImage image = m_world->window->grab().toImage();
        QVERIFY(!image.isNull());
        if (!folder.isEmpty())
            image.save(QStringLiteral("%1/overview-%2-%3.png")
                           .arg(folder,
                                QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'),
                                QString::fromLatin1(name)));
    };
    look("light-en", {1400, 900});
    m_world->preferences.setTheme(Preferences::Theme::Dark);
    m_world->language.apply(Preferences::Language::Shona);
    look("dark-sn", {1024, 700});
    m_world->language.apply(Preferences::Language::English);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
