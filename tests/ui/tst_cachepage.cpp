#include "tests/support/fakeapis.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/snapshotdata.h"
#include "ui/mainwindow.h"
#include "ui/models/cachemodel.h"
#include "ui/pages/cachepage.h"
#include "ui/pages/pages.h"
#include "ui/text/cachetext.h"
#include "ui/text/format.h"
#include "ui/text/language.h"
#include "ui/widgets/chartpane.h"
#include "ui/widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

CacheReport sampleReport(Millis now)
{
    CacheReport report;
    report.at = now;
    report.since = now - std::chrono::hours(2);
    report.tiers = {{u"memory"_s, 50'000'000, 41'000'000, 700, 18'204, 17'000},
                    {u"disk"_s, 512'000'000, 310'000'000, 504, 1'204, 240, 1'000'000, 270'000}};
    for (int i = 59; i >= 0; --i) {
        if (i >= 20 && i < 24)
            continue; // the engine was off
        const Millis start = Millis((now.count() / 60'000 - i) * 60'000);
        report.minutes.append({start, 300, 284, 4, 12, i % 3, 1, 0, i % 2});
    }
    report.loadMs = 0.14;
    report.memory.available = 8'000'000'000;
    report.warmth = {true, true, 1'000'000, 970'000, 20'000, 90, 0};
    report.entryCount = 1'204;
    for (int i = 0; i < 30; ++i) {
        CacheEntryRow row;
        row.kind = i % 2 ? u"answer"_s : u"adapted"_s;
        row.item = ItemId(u"sna.greet.%1"_s.arg(i, 3, 10, QChar(u'0')));
        row.platform = i % 3 ? u"ios"_s : u"web"_s;
        row.key = u"demo/%1/%2/%3/1/hash/rules"_s.arg(row.kind, row.item.toString(), row.platform);
        row.tier = i % 4 ? u"memory"_s : u"disk"_s;
        row.bytes = 12'000 + i * 100;
        row.stored = i % 4 ? row.bytes : row.bytes / 4;
        row.hits = i * 7;
        row.lastHit = now - std::chrono::seconds(i);
        report.entries.append(row);
    }
    return report;
}

struct World
{
    explicit World(const QString &folder)
        : preferences(folder + u"/preferences.ini"_s)
    {
        look = std::make_unique<Look>(preferences);
        language.apply(preferences.language());
        cache.reportAnswer = sampleReport(clock.utc());
    }
    CachePage &page()
    {
        if (!window) {
            window = std::make_unique<MainWindow>(apis, preferences, *look, clock);
            addPages(*window, apis, {}, &cache);
            window->resize(1280, 800);
            window->start(Address{u"cache"_s, {}, {}});
            window->show();
            if (!QTest::qWaitForWindowActive(window.get()))
                qFatal("no window");
            monitor.feed(sampleSnapshot(clock.utc()));
        }
        auto *shown = qobject_cast<CachePage *>(window->currentPage());
        if (!shown)
            qFatal("no Cache page");
        return *shown;
    }
    QTableView &table() { return *page().findChild<QTableView *>(u"cache.table"_s); }
    const BarMessage &bar() { return window->context().bar.message(); }
    void press(const QString &name)
    {
        auto *action = page().findChild<QAction *>(name);
        QVERIFY(action);
        QVERIFY(action->isEnabled());
        action->trigger();
    }

    FakeClock clock{sampleNow};
    Preferences preferences;
    Language language;
    std::unique_ptr<Look> look;
    FakeMonitorApi monitor;
    FakeContentApi content;
    FakeConflictApi conflicts;
    FakeAdminApi admin;
    FakeCacheApi cache;
    Apis apis{monitor, content, conflicts, admin};
    std::unique_ptr<MainWindow> window;
};

} // namespace

//! The Cache page, by keys.
class TestCachePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itShowsWhatTheEngineSays()
    {
        QTemporaryDir folder;
        World world(folder.path());
        CachePage &page = world.page();
        QTRY_COMPARE(world.table().model()->rowCount(), 30);
        QStringList texts;
        for (const QLabel *label : page.findChildren<QLabel *>())
            texts.append(label->text());
        const QString all = texts.join(u'\n');
        QVERIFY2(all.contains(u"Hit rate 96.0"), qPrintable(all));
        QVERIFY(all.contains(u"41 MB of 50 MB"));
        QVERIFY(all.contains(u"packed to 27"));
        QVERIFY(all.contains(u"Memory is not short"));
        QVERIFY(all.contains(u"97"));
        QCOMPARE(page.findChild<QComboBox *>()->currentText(), u"Adaptive"_s);
        const QList<QByteArray> lines = page.csv().split('\n');
        QCOMPARE(lines.size(), 32);
        QVERIFY(page.csv().contains("sna.greet.007,ios,12700,12700,49,"));
    }

    void emptyLoadingAndFailed()
    {
        QTemporaryDir folder;
        World world(folder.path());
        world.cache.reportAnswer = Error{ErrorCode::Unavailable, u"not now"_s};
        CachePage &page = world.page();
        auto *empty = page.findChild<EmptyState *>();
        const auto said = [&] {
            QStringList texts;
            for (const QLabel *label : empty->findChildren<QLabel *>())
                texts.append(label->text());
            return texts.join(u' ');
        };
        QVERIFY(said().contains(u"Reading the cache"));
        QTRY_VERIFY(said().contains(u"cannot be read"));
        QVERIFY2(!said().contains(u"goes on"), "nobody is reached, so nothing is known to go on");
        world.cache.reportAnswer = CacheReport{};
        auto *again = empty->findChild<QPushButton *>();
        QVERIFY(again->isVisible());
        QTest::keyClick(again, Qt::Key_Space);
        QTRY_VERIFY(said().contains(u"is empty"));
        CacheReport fetching; // nothing read, but the network was asked
        fetching.tiers = sampleReport(world.clock.utc()).tiers;
        fetching.network.host = u"cdn.example"_s;
        fetching.network.requests = 1;
        world.cache.reportAnswer = fetching;
        page.refresh();
        QTRY_VERIFY(!empty->isVisible());
        world.cache.reportAnswer = sampleReport(world.clock.utc());
        page.refresh();
        QTRY_VERIFY(world.table().isVisible());
        // What is shown stays where the next reading fails.
        world.cache.reportAnswer = Error{ErrorCode::Unavailable, u"not now"_s};
        const int before = world.cache.reports;
        page.refresh();
        QTRY_VERIFY(world.cache.reports > before);
        QTest::qWait(0);
        QVERIFY(world.table().isVisible());
    }

    void aPurgeSaysItsCostFirst()
    {
        QTemporaryDir folder;
        World world(folder.path());
        (void)world.page();
        QTRY_COMPARE(world.table().model()->rowCount(), 30);
        world.cache.purgeAnswer = CachePurgeReport{880, 88'000'000, 140, Sequence(7)};
        world.press(u"cache.purgeDisk"_s);
        QTRY_COMPARE(world.cache.purges.size(), 1);
        QVERIFY(world.cache.purges[0].dryRun);
        QCOMPARE(world.cache.purges[0].tier, u"disk"_s);
        QTRY_VERIFY(world.bar().text.contains(u"880 entries (88 MB)"));
        QVERIFY(world.bar().text.contains(u"140 ms"));
        QCOMPARE(world.bar().actions.size(), 2);
        world.bar().actions[1].run(); // Keep
        QCOMPARE(world.cache.purges.size(), 1);
        world.bar().actions[0].run();
        QTRY_COMPARE(world.cache.purges.size(), 2);
        QVERIFY(!world.cache.purges[1].dryRun);
        QTRY_VERIFY(world.bar().text.startsWith(u"Dropped 880 entries"));
    }

    void theChosenEntryIsDroppedAndPinnedByKeys()
    {
        QTemporaryDir folder;
        World world(folder.path());
        (void)world.page();
        QTRY_COMPARE(world.table().model()->rowCount(), 30);
        world.cache.purgeAnswer = CachePurgeReport{1, 12'000, 1, {}};
        QTableView &table = world.table();
        table.setFocus();
        table.setCurrentIndex(table.model()->index(0, 0));
        const QString key = table.currentIndex().data(Qt::ToolTipRole).toString();
        QTest::keyClick(&table, Qt::Key_Delete);
        QTRY_COMPARE(world.cache.purges.size(), 1);
        QCOMPARE(world.cache.purges[0].key, key);
        QTest::keyClick(&table, Qt::Key_P);
        QTRY_COMPARE(world.cache.pins.size(), 1);
        QCOMPARE(world.cache.pins[0], std::pair(key, true));
        QTest::keyClick(&table, Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_COMPARE(world.cache.purges.size(), 2);
        QVERIFY(!world.cache.purges[1].item.isEmpty());
        // A letter typed into the filter is a letter.
        auto *field = qobject_cast<QLineEdit *>(world.page().filterField());
        field->setFocus();
        QTest::keyClicks(field, u"pin"_s);
        QCOMPARE(field->text(), u"pin"_s);
        QCOMPARE(world.cache.pins.size(), 1);
    }

    void theChoiceFollowsTheEntry()
    {
        QTemporaryDir folder;
        World world(folder.path());
        (void)world.page();
        QTRY_COMPARE(world.table().model()->rowCount(), 30);
        QTableView &table = world.table();
        table.setCurrentIndex(table.model()->index(5, 0));
        const QString key = table.currentIndex().data(Qt::ToolTipRole).toString();
        CacheReport next = sampleReport(world.clock.utc());
        std::reverse(next.entries.begin(), next.entries.end());
        next.entries.removeFirst();
        world.cache.reportAnswer = next;
        world.page().refresh();
        QTRY_COMPARE(table.model()->rowCount(), 29);
        QCOMPARE(table.currentIndex().data(Qt::ToolTipRole).toString(), key);
    }

    void thePolicyIsASettingAndCanBeTakenBack()
    {
        QTemporaryDir folder;
        World world(folder.path());
        auto *policy = world.page().findChild<QComboBox *>();
        QTRY_COMPARE(world.table().model()->rowCount(), 30);
        policy->setFocus();
        QTest::keyClick(policy, Qt::Key_Down);
        QTRY_COMPARE(world.admin.settingsSet.size(), 1);
        QCOMPARE(world.admin.settingsSet[0].first, u"cache.policy"_s);
        QCOMPARE(world.admin.settingsSet[0].second.toString(), u"lru"_s);
        QTRY_COMPARE(world.bar().actions.size(), 1);
        world.bar().actions[0].run();
        QTRY_COMPARE(world.admin.settingsSet.size(), 2);
        QCOMPARE(world.admin.settingsSet[1].second.toString(), u"adaptive"_s);
    }

    void minutesAreDrawnWithTheirGaps()
    {
        const Millis now = sampleNow;
        const CacheReport report = sampleReport(now);
        const ChartData rate = hitRateData(report.minutes, now - std::chrono::hours(1), now);
        QVERIFY(rate.buckets.size() >= 60);
        QCOMPARE(rate.gaps.last().to - rate.gaps.last().from, Millis(4 * 60'000));
        QCOMPARE(rate.gaps.last().why, GapReason::NotCounted);
        for (const ChartBucket &bucket : rate.buckets) {
            QVERIFY2(qIsNaN(bucket.highest), "of a share there is no highest sample");
            if (bucket.measured)
                QCOMPARE(bucket.values[0] + bucket.values[1] + bucket.values[2], 100.0);
            else
                QVERIFY(qIsNaN(bucket.values[0]));
        }
        // Nobody read: that is known, and no percentage.
        const ChartData quiet = hitRateData({{Millis(60'000)}}, Millis(60'000), Millis(120'000));
        QVERIFY(quiet.buckets[0].measured);
        QVERIFY(qIsNaN(quiet.buckets[0].values[0]));
        QCOMPARE(leavingData({{Millis(60'000)}}, Millis(60'000), Millis(120'000)).buckets[0].values,
                 QList<double>({0, 0, 0, 0}));
        CacheModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(report.entries);
        model.setEntries(report.entries.first(3));
    }

    void aFilterThatMatchesNothingSaysSo()
    {
        QTemporaryDir folder;
        World world(folder.path());
        QTRY_COMPARE(world.table().model()->rowCount(), 30);
        auto *field = world.page().findChild<QLineEdit *>();
        field->setFocus();
        QTest::keyClicks(field, u"zzz"_s);
        QCOMPARE(world.table().model()->rowCount(), 0);
        QVERIFY(!world.table().isVisible());
        EmptyState *words = nullptr;
        for (auto *one : world.page().findChildren<EmptyState *>())
            words = one->isVisible() ? one : words;
        QVERIFY(words);
        const auto labels = words->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->text() == u"Nothing matches.";
        }));
        auto *clear = words->findChild<QPushButton *>();
        QVERIFY(clear && clear->isVisible() && clear->text().contains(u"Esc"));
        QVERIFY(world.page().panes().contains(words));
        clear->click();
        QVERIFY(field->text().isEmpty());
        QVERIFY(world.table().isVisible());
        QCOMPARE(world.table().model()->rowCount(), 30);
    }

    void aTenantsOwnRoomIsSaid()
    {
        CacheTierNumbers tier{u"memory"_s, 50'000'000, 41'000'000, 700, 0, 0};
        QVERIFY(!CacheText::room(tier).contains(u"ours"));
        tier.shareBudget = 16'000'000;
        tier.shareBytes = 12'000'000;
        const QString told = CacheText::room(tier);
        QVERIFY2(told.contains(
                     u"ours %1 of %2"_s.arg(Format::bytes(12'000'000), Format::bytes(16'000'000))),
                 qPrintable(told));
    }

    void theNetworkIsSaid()
    {
        CacheNetwork network;
        QVERIFY(CacheText::network(network).contains(u"no origin"));
        network.host = u"cdn.example"_s;
        network.fetched = 12;
        network.bytes = 3'400'000;
        const QString told = CacheText::network(network);
        QVERIFY2(told.contains(u"12 files") && told.contains(u"cdn.example") &&
                     told.contains(Format::bytes(3'400'000)),
                 qPrintable(told));
        QVERIFY(!told.contains(u"failed") && !told.contains(u"damaged"));
        network.repaired = 2;
        network.loading = 1;
        network.failures = 3;
        QSet<QString> said;
        for (const QString &reason :
             {u"not_there"_s, u"refused"_s, u"redirect"_s, u"status"_s, u"busy"_s, u"line"_s,
              u"tls"_s, u"timeout"_s, u"length"_s, u"hash"_s, u"disk"_s}) {
            network.lastFailure = reason;
            said.insert(CacheText::network(network));
        }
        CacheReport report;
        report.at = Millis(3'600'000);
        report.network = network;
        report.network.lastFailureAt = Millis(3'500'000);
        QVERIFY(CacheText::networkFails(report));
        report.network.lastFailure = u"not_there"_s;
        QVERIFY(!CacheText::networkFails(report));
        report.network = network;
        QVERIFY(!CacheText::networkFails(report)); // long ago
        QCOMPARE(said.size(), 10); // other bytes and another length are one to a person
        for (const QString &text : said)
            QVERIFY(text.contains(u"2 in place of damaged") && text.contains(u"3 failed"));
    }

    void everyPressureHasItsSentence()
    {
        QSet<QString> said;
        for (const Pressure level : {Pressure::Soft, Pressure::Hard}) {
            for (const PressureCause cause : {PressureCause::Stalls, PressureCause::Group,
                                              PressureCause::Machine, PressureCause::SoftLimit}) {
                CacheReport report;
                report.pressure = {level, cause};
                said.insert(CacheText::pressure(report));
            }
        }
        QCOMPARE(said.size(), 8);
        QVERIFY(CacheText::pressure({}).contains(u"does not say"));
    }

    //! With BATANIDZA_PICTURES=folder every state is saved there; without, the two with the most
    //! words are laid out.
    void pictures_data()
    {
        QTest::addColumn<std::function<void(World &)>>("put");
        const auto row = [](const char *name, const std::function<void(World &)> &put) {
            QTest::newRow(name) << put;
        };
        const auto changed = [](const std::function<void(CacheReport &)> &change) {
            return [change](World &world) {
                CacheReport report = sampleReport(world.clock.utc());
                change(report);
                world.cache.reportAnswer = report;
            };
        };
        row("the disk gave errors", changed([](CacheReport &report) {
                report.tiers[1].rest = DiskRest::Errors;
                report.tiers[0].shareBudget = 16'000'000;
                report.tiers[0].shareBytes = 12'000'000;
                report.tiers[1].shareBudget = 160'000'000;
                report.tiers[1].shareBytes = 120'000'000;
                report.pressure = {Pressure::Soft, PressureCause::SoftLimit};
            }));
        row("memory is used up", changed([](CacheReport &report) {
                report.pressure = {Pressure::Hard, PressureCause::Group};
                report.tiers[1].rest = DiskRest::Slower;
                report.warmth.pays = false;
            }));
        if (qEnvironmentVariableIsEmpty("BATANIDZA_PICTURES"))
            return;
        row("content", [](World &) {});
        row("filtered",
            [](World &world) { world.page().findChild<QLineEdit *>()->setText(u"01"_s); });
        row("nothing matches",
            [](World &world) { world.page().findChild<QLineEdit *>()->setText(u"zzz"_s); });
        row("a purge is offered", [](World &world) {
            (void)world.page();
            QTRY_COMPARE(world.table().model()->rowCount(), 30);
            world.cache.purgeAnswer = CachePurgeReport{880, 88'000'000, 140, Sequence(7)};
            world.press(u"cache.purgeDisk"_s);
            QTRY_VERIFY(!world.bar().actions.isEmpty());
        });
        row("no disk", changed([](CacheReport &report) {
                report.tiers.removeLast();
                report.warmth.on = false;
            }));
        row("no memory tier in use", changed([](CacheReport &report) {
                report.tiers[0].budget = 0;
                report.tiers[0].bytes = 0;
                report.tiers[0].entries = 0;
            }));
        row("read only", changed([](CacheReport &report) { report.tiers[1].readOnly = true; }));
        row("nobody reads", changed([](CacheReport &report) {
                for (CacheMinute &minute : report.minutes)
                    minute = {minute.start};
                report.warmth = {};
            }));
        row("empty", [](World &world) { world.cache.reportAnswer = CacheReport{}; });
        row("cannot be read", [](World &world) {
            world.cache.reportAnswer = Error{ErrorCode::Unavailable, u"not now"_s};
        });
        row("no longer read", [](World &world) {
            (void)world.page();
            QTRY_COMPARE(world.table().model()->rowCount(), 30);
            world.cache.reportAnswer = Error{ErrorCode::Unavailable, u"not now"_s};
            world.page().refresh();
        });
        row("the table of a chart", [](World &world) {
            for (auto *chart : world.page().findChildren<ChartPane *>())
                chart->setTableShown(true);
        });
    }

    void pictures()
    {
        QFETCH(std::function<void(World &)>, put);
        const QString folder = qEnvironmentVariable("BATANIDZA_PICTURES");
        QTemporaryDir place;
        World world(place.path());
        put(world);
        CachePage &page = world.page();
        const auto look = [&](const char *name, const QSize &size) {
            world.window->resize(size);
            page.refresh();
            QTest::qWait(60); // layouts settle
            for (const QLabel *label : page.findChildren<QLabel *>()) {
                if (label->isVisible() && label->wordWrap())
                    QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                                 qPrintable(label->text()));
            }
            QVERIFY2(world.window->width() <= size.width(), "the window grew over its size");
            if (!folder.isEmpty())
                world.window->grab().save(u"%1/cache-%2-%3.png"_s.arg(
                    folder, QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'),
                    QString::fromLatin1(name)));
        };
        look("light-en", {1400, 900});
        world.preferences.setTheme(Preferences::Theme::Dark);
        world.language.apply(Preferences::Language::Shona);
        look("dark-sn", {1024, 700});
        world.language.apply(Preferences::Language::English);
    }
};

QTEST_MAIN(TestCachePage)
#include "tst_cachepage.moc"
