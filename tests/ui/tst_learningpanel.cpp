#include "engine/runtime/learningapi.h"
#include "tests/support/fakeapis.h"
#include "tests/ui/contentdata.h"
#include "ui/models/learningfeed.h"
#include "ui/pages/adoptionpanel.h"
#include "ui/pages/learningpanel.h"
#include "ui/text/errortext.h"
#include "ui/text/learningtext.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/learningcharts.h"
#include "ui/widgets/learningpulse.h"
#include "ui/widgets/rangebar.h"
#include "ui/widgets/spanentry.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

class FakeLearningApi final : public LearningApi
{
public:
    LearningSummary learned;
    LearnerPath next;
    AdoptionSummary adopted;
    QStringList erased;
    std::optional<Error> error; //!< summary() and adoption() fail with it

    [[nodiscard]] QFuture<Result<LearningSummary>> summary(const LearningQuery &) override
    {
        return error ? finished<Result<LearningSummary>>(*error)
                     : finished<Result<LearningSummary>>(learned);
    }
    [[nodiscard]] QFuture<Result<LearnerPath>> path(const QString &) override
    {
        return finished<Result<LearnerPath>>(next);
    }
    [[nodiscard]] QFuture<Result<AdoptionSummary>> adoption(int) override
    {
        return error ? finished<Result<AdoptionSummary>>(*error)
                     : finished<Result<AdoptionSummary>>(adopted);
    }
    LearningTrend trended;
    QList<LearningTrendQuery> trendQueries;
    [[nodiscard]] QFuture<Result<LearningTrend>> trend(const LearningTrendQuery &query) override
    {
        trendQueries.append(query);
        LearningTrend answer = trended;
        if (query.width < std::chrono::minutes(1)) { // of the last minutes
            answer.width = query.width;
            answer.to = trended.to;
            answer.from = trended.to - query.length;
            answer.engagement = minutes;
        }
        return finished<Result<LearningTrend>>(answer);
    }
    QList<EngagementBucket> minutes;
    [[nodiscard]] QFuture<Result<qint64>> erase(const QString &learner) override
    {
        erased.append(learner);
        return finished<Result<qint64>>(qint64(7));
    }
    [[nodiscard]] QFuture<Result<qint64>> exportTo(const QString &, LearningFormat) override
    {
        return finished<Result<qint64>>(qint64(3));
    }
};

} // namespace

class TestLearningPanel : public QObject
{
    Q_OBJECT

    static LearningSummary results()
    {
        LearningSummary summary;
        summary.events = 900;
        summary.engagement.now = 3;
        summary.engagement.day = 41;
        summary.engagement.week = 120;
        const ItemId greet(u"sna.greet.001"_s);
        const ItemId food(u"sna.food.002"_s);
        summary.titles = {{greet, u"Kukwazisana"_s}, {food, u"Zvokudya"_s}};
        summary.progress = {{greet, u"ios"_s, 60, 45, 300, 240, 90, 0, {}},
                            {greet, u"android"_s, 80, 40, 400, 200, 10, 0, {}},
                            {food, u"web"_s, 12, 0, 0, 0, 0, 0, {}}};
        Effectiveness effect;
        effect.experiment = u"greet-order"_s;
        ArmEffect standard{u"a"_s, true, 100, 50, {}, 0, {}, EffectVerdict::TooFew, 0};
        ArmEffect other{u"b"_s, false, 96, 69, {}, 0.12, {0.03, 0.21}, EffectVerdict::Better, 0};
        effect.arms = {standard, other};
        summary.experiments.append({greet, u"Kukwazisana"_s, effect});
        return summary;
    }

    //! Thirty days of UTC, the first events on the tenth.
    static LearningTrend month()
    {
        const Millis day = std::chrono::hours(24);
        LearningTrend trend;
        trend.width = day;
        trend.to = Millis(1'795'370'400'000); // 2026-11-22 18:00
        trend.from = trend.to - trend.to % day - 29 * day;
        trend.since = trend.from + 10 * day + std::chrono::hours(3);
        for (int i = 10; i < 30; ++i) {
            const Millis start = trend.from + i * day;
            if (i == 15)
                continue; // a day on which nobody learned
            trend.engagement.append({start, 10 + i, 40 + 7 * i, 3 + i / 2});
            trend.platforms.append({start, u"android"_s, {}, 6 + i});
            trend.platforms.append({start, u"web"_s, {}, 4});
            trend.versions.append({start, u"android"_s, u"4.9.0"_s, 20});
            trend.versions.append({start, u"android"_s, u"4.10.0"_s, qint64(i)});
            trend.versions.append({start, u"web"_s, u"4.9.0"_s, 4});
        }
        return trend;
    }

    static QString shownOf(const QWidget &panel)
    {
        QStringList texts;
        for (const auto *label : panel.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts += label->text();
        }
        return texts.join(u' ');
    }

private Q_SLOTS:
    void anEmptyViewSaysWhyAndWhatHelps_data()
    {
        QTest::addColumn<std::optional<ErrorCode>>("code");
        QTest::addColumn<QString>("learning");
        QTest::addColumn<QString>("adoption");
        QTest::newRow("no events yet")
            << std::optional<ErrorCode>() << u"the first events show up here by themselves"_s
            << u"who still uses an old version"_s;
        QTest::newRow("a token without the right")
            << std::optional(ErrorCode::Forbidden) << u"curriculum staff or of an operator"_s
            << u"curriculum staff or of an operator"_s;
        QTest::newRow("the line is lost")
            << std::optional(ErrorCode::Unavailable) << ErrorText::sentence(ErrorCode::Unavailable)
            << ErrorText::sentence(ErrorCode::Unavailable);
    }

    void anEmptyViewSaysWhyAndWhatHelps()
    {
        QFETCH(std::optional<ErrorCode>, code);
        QFETCH(QString, learning);
        QFETCH(QString, adoption);
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        if (code)
            api.error = Error{*code, u"told by the engine"_s, {}};
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        AdoptionPanel other(desk.context);
        panel.show();
        other.show();
        QTRY_VERIFY2(shownOf(panel).contains(learning), qPrintable(shownOf(panel)));
        QTRY_VERIFY2(shownOf(other).contains(adoption), qPrintable(shownOf(other)));
        // Nothing is claimed of learners that were not read, and the bar is not filled with it.
        QCOMPARE(shownOf(panel).contains(u"No learner has told"_s), !code);
        QCOMPARE(shownOf(other).contains(u"No app has told"_s), !code);
        QVERIFY(desk.bar.message().text.isEmpty());
        if (!code)
            return;
        api.error.reset();
        api.learned = results();
        auto *again = panel.findChild<EmptyState *>()->findChild<QPushButton *>();
        QVERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(panel.table()->isVisible());
        // What was read stays in sight when it cannot be read again.
        api.error = Error{*code, {}, {}};
        panel.refresh();
        QTRY_VERIFY(!desk.bar.message().text.isEmpty());
        QVERIFY(panel.table()->isVisible());
    }

    void overTimeItIsShownWithItsGaps()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.learned = results();
        api.trended = month();
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        panel.resize(900, 640);
        panel.show();
        QTRY_VERIFY(!panel.chart()->surface().data().buckets.isEmpty());
        const ChartData &data = panel.chart()->surface().data();
        QCOMPARE(data.buckets.size(), 30);
        QCOMPARE(data.gaps, (QList<ChartGap>{
                                {data.from, data.from + 10 * data.width, GapReason::NothingYet}}));
        QVERIFY(std::isnan(data.buckets[9].values[0])); // nobody looked
        QCOMPARE(data.buckets[15].values[0], 0.0);      // nobody learned
        QCOMPARE(data.buckets[20].values[0], 30.0);
        QVERIFY(data.buckets[29].open);
        QCOMPARE(data.buckets[20].samples, 180);
        const QByteArray csv = panel.chart()->csv();
        QVERIFY2(csv.startsWith("start_utc,width_s,samples,Learners,Finished\r\n"),
                 csv.constData());
        QCOMPARE(csv.count(",86400,,,\r\n"), 10);
        panel.chart()->setTableShown(true);
        QCOMPARE(panel.chart()->findChild<QTableView *>()->model()->rowCount(), 30);
        panel.chart()->setTableShown(false);
        QVERIFY(panel.chart()->surface().summary().contains(u"gap"_s));
        QVERIFY(!api.trendQueries.constFirst().adoption ||
                !api.trendQueries.constLast().adoption); // only what it draws
    }

    void theLineOfNowMovesWhenEventsCome()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.learned = results();
        api.trended = month();
        const Millis now = api.trended.to;
        api.minutes = {{now - Millis(300'000), 2, 5, 0}};
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        panel.show();
        auto *pulse = panel.findChild<LearningPulse *>();
        QTRY_COMPARE(pulse->text(), u"Events: 0 in the last minute, 5 in ten minutes"_s);
        api.minutes.append({now - Millis(20'000), 1, 12, 0});
        Q_EMIT api.changed();
        QTRY_COMPARE(pulse->text(), u"Events: 12 in the last minute, 17 in ten minutes"_s);
        panel.hide();
        const auto asked = api.trendQueries.size();
        Q_EMIT api.changed();
        QTest::qWait(1200);                       // longer than the pause after news
        QCOMPARE(api.trendQueries.size(), asked); // nobody looks
    }

    void aSpanIsChosenByKeyboard()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.learned = results();
        api.trended = month();
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        panel.resize(900, 640);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QTRY_VERIFY(!panel.chart()->surface().data().buckets.isEmpty());
        auto *feed = panel.findChild<LearningFeed *>();
        auto *bar = panel.findChild<RangeBar *>();
        bar->spanButton().setFocus();
        QTest::keyClick(&bar->spanButton(), Qt::Key_Space);
        SpanEntry &entry = bar->entry();
        QTRY_VERIFY(entry.isVisible());
        QVERIFY(entry.problem().isEmpty());
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(api.trended.to.count());
        const auto says = [&](const QDateTime &from, const QDateTime &to) {
            entry.fromField().setDateTime(from);
            entry.toField().setDateTime(to);
            return entry.problem();
        };
        QVERIFY(says(now.addDays(-3), now.addDays(-4)).contains(u"behind the beginning"));
        QVERIFY(says(now.addDays(-3), now.addDays(1)).contains(u"future"));
        QVERIFY(says(now.addSecs(-1800), now.addSecs(-60)).contains(u"1 h") ||
                entry.problem().contains(u"60 min"));
        auto *apply = entry.findChildren<QPushButton *>().constFirst();
        QVERIFY(!apply->isEnabled());
        QTest::keyClick(&entry, Qt::Key_Return);
        QVERIFY(!feed->isSpan());
        QCOMPARE(says(now.addDays(-9), now.addDays(-7)), QString());
        QVERIFY(apply->isEnabled());
        QTest::keyClick(&entry, Qt::Key_Return);
        QTRY_VERIFY(!entry.isVisible());
        QVERIFY(feed->isSpan());
        QCOMPARE(api.trendQueries.constLast().to.count(), now.addDays(-7).toMSecsSinceEpoch());
        QCOMPARE(api.trendQueries.constLast().length, Millis(std::chrono::hours(48)));
        QCOMPARE(api.trendQueries.constLast().width, Millis(std::chrono::hours(1)));
        QVERIFY(bar->spanButton().isChecked());
        // L is back to now; what was chosen before is shown again.
        panel.chart()->surface().setFocus();
        QTest::keyClick(&panel.chart()->surface(), Qt::Key_L);
        QVERIFY(!feed->isSpan());
        QCOMPARE(feed->range(), Millis(std::chrono::hours(24 * 30)));
        QVERIFY(!bar->spanButton().isChecked());
    }

    void aSpanIsDrawnWithTheMouseOrFromPinToPin()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.learned = results();
        api.trended = month();
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        panel.resize(900, 640);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        ChartSurface &surface = panel.chart()->surface();
        QTRY_VERIFY(!surface.data().buckets.isEmpty());
        surface.repaint();
        auto *feed = panel.findChild<LearningFeed *>();
        const auto pixel = [&](int day) {
            const ChartData &data = surface.data();
            return QPoint(int(surface.canvas().xAt(data.from + day * data.width)),
                          int(surface.canvas().plot().center().y()));
        };
        const QPoint from = pixel(12);
        const QPoint to = pixel(20);
        const Millis first = surface.canvas().timeAt(from.x());
        const Millis last = surface.canvas().timeAt(to.x());
        QTest::mousePress(&surface, Qt::LeftButton, {}, from);
        QTest::mouseMove(&surface, (from + to) / 2);
        QTest::mouseMove(&surface, to);
        QTest::mouseRelease(&surface, Qt::LeftButton, {}, to);
        QVERIFY(feed->isSpan());
        QCOMPARE(feed->from(), first);
        QCOMPARE(feed->to(), last);
        auto *link = panel.findChild<ChartLink *>();
        QVERIFY(link->pins().isEmpty()); // drawing is no click
        QTest::keyClick(&surface, Qt::Key_PageUp);
        QVERIFY(feed->from() < first);
        QTest::mouseDClick(&surface, Qt::LeftButton, {}, from);
        QVERIFY(!feed->isSpan());

        const ChartData &data = surface.data();
        link->pin(data.buckets[18].start);
        link->pin(data.buckets[14].start);
        const Millis begin = data.buckets[14].start;
        QTest::keyClick(&surface, Qt::Key_Z);
        QVERIFY(feed->isSpan());
        QCOMPARE(feed->from(), begin);
        QCOMPARE(feed->to() - feed->from(), Millis(std::chrono::hours(24 * 5)));
        QVERIFY(link->pins().isEmpty());
        QTest::keyClick(&surface, Qt::Key_BracketRight);
        QVERIFY(!feed->isSpan());
        QCOMPARE(feed->range(), Millis(std::chrono::hours(24 * 7)));
    }

    void platformsAndVersionsAreShownOverTime()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.trended = month();
        api.adopted.versions = {{u"android"_s, u"4.10.0"_s, 15, 0.75, 0.2, true}};
        desk.context.learning = &api;
        AdoptionPanel panel(desk.context);
        panel.resize(960, 560);
        panel.show();
        QTRY_VERIFY(!panel.versionsChart()->surface().data().buckets.isEmpty());
        QCOMPARE(panel.platformsChart()->surface().names(), (QStringList{u"Web"_s, u"Android"_s}));
        auto *of = panel.findChild<QComboBox *>();
        QCOMPARE(of->count(), 2);
        QCOMPARE(of->currentData().toString(), u"android"_s); // where most learn
        of->setCurrentIndex(of->findData(u"android"_s));
        QCOMPARE(panel.versionsChart()->surface().names(),
                 (QStringList{u"4.10.0"_s, u"4.9.0"_s})); // by number, newest first
        const ChartData &data = panel.versionsChart()->surface().data();
        QCOMPARE(data.buckets[20].values[0], 50.0);
        QCOMPARE(data.buckets[20].values.size(), 2);     // there are no others
        QVERIFY(std::isnan(data.buckets[15].values[0])); // a share of nobody is none
        QVERIFY(std::isnan(data.buckets[3].values[0]));
        of->setCurrentIndex(of->findData(u"web"_s));
        QCOMPARE(panel.versionsChart()->surface().names(), (QStringList{u"4.9.0"_s}));
        QVERIFY(panel.versionsChart()->csv().contains("samples,4.9.0\r\n"));
        if (const QString to = qEnvironmentVariable("BATANIDZA_PICTURES"); !to.isEmpty())
            panel.grab().save(to + u"/adoptionovertime.png"_s);
    }

    void whatWasLearnedIsShown()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.learned = results();
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        panel.resize(900, 600);
        panel.show();
        QTRY_COMPARE(panel.table()->model()->rowCount(), 3);
        QStringList all;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 6; ++column)
                all += panel.table()->model()->index(row, column).data().toString();
        }
        QVERIFY(all.contains(u"Kukwazisana"_s));
        QVERIFY(all.contains(u"80 %"_s));   // right answers
        QVERIFY(all.contains(u"\u2013"_s)); // no answer is no 0 %
        if (const QString to = qEnvironmentVariable("BATANIDZA_PICTURES"); !to.isEmpty())
            panel.grab().save(to + u"/learning.png"_s);
    }

    void aVerdictComesWithItsInterval()
    {
        const auto summary = results();
        const QString text = LearningText::experiment(summary.experiments[0]);
        QVERIFY2(text.contains(u"better"_s) && text.contains(u"between 3 and 21"_s),
                 qPrintable(text));
        auto few = summary.experiments[0];
        few.effect.arms[1].verdict = EffectVerdict::TooFew;
        few.effect.arms[1].missing = 30;
        QVERIFY(!LearningText::experiment(few).contains(u"better"_s));
    }

    void whatComesNextIsExplainedAndALearnerIsErasedOnlyAfterAsking()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.learned = results();
        api.next.known = true;
        api.next.titles = {{ItemId(u"sna.food.002"_s), u"Zvokudya"_s}};
        api.next.steps = {{ItemId(u"sna.food.002"_s), PathReason::Repeat, {}, 0.4, 3}};
        desk.context.learning = &api;
        LearningPanel panel(desk.context);
        panel.show();
        auto *field = panel.findChild<QLineEdit *>();
        field->setText(u"no@key"_s);
        for (QPushButton *button : panel.findChildren<QPushButton *>()) {
            if (button->text() == u"What next?"_s || button->text() == u"Erase\u2026"_s)
                QVERIFY(!button->isEnabled());
        }
        field->setText(u"learner-0001"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(std::ranges::any_of(panel.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text() == u"1. Zvokudya: Repeat: 40 % of the answers were right."_s;
        }));
        for (QPushButton *button : panel.findChildren<QPushButton *>()) {
            if (button->text() == u"Erase\u2026"_s)
                button->click();
        }
        QVERIFY(api.erased.isEmpty());
        QCOMPARE(desk.bar.message().actions.size(), 1);
        desk.bar.message().actions[0].run();
        QCOMPARE(api.erased, QStringList{u"learner-0001"_s});
    }

    void versionsAreShown()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        FakeLearningApi api;
        api.adopted.versions = {{u"ios"_s, u"4.10.0"_s, 15, 0.75, 0.2, true},
                                {u"ios"_s, u"4.9.0"_s, 5, 0.25, 0.8, false}};
        desk.context.learning = &api;
        AdoptionPanel panel(desk.context);
        panel.resize(700, 300);
        panel.show();
        QTRY_COMPARE(panel.table()->model()->rowCount(), 2);
        QCOMPARE(panel.table()->model()->index(0, 3).data().toString(), u"75 %"_s);
        if (const QString to = qEnvironmentVariable("BATANIDZA_PICTURES"); !to.isEmpty())
            panel.grab().save(to + u"/adoption.png"_s);
    }

    void withoutAnApiItSaysSo()
    {
        QTemporaryDir folder;
        PageWorld desk(folder.filePath(u"w.ini"_s));
        LearningPanel panel(desk.context);
        AdoptionPanel adoption(desk.context);
        panel.show();
        adoption.show();
        QVERIFY(std::ranges::any_of(panel.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text().contains(u"where the engine runs"_s);
        }));
    }
};

QTEST_MAIN(TestLearningPanel)
#include "tst_learningpanel.moc"
