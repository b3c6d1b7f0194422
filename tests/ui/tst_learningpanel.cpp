#include "engine/runtime/learningapi.h"
#include "tests/support/fakeapis.h"
#include "tests/ui/contentdata.h"
#include "ui/pages/adoptionpanel.h"
#include "ui/pages/learningpanel.h"
#include "ui/text/learningtext.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

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

    [[nodiscard]] QFuture<Result<LearningSummary>> summary(const LearningQuery &) override
    {
        return finished<Result<LearningSummary>>(learned);
    }
    [[nodiscard]] QFuture<Result<LearnerPath>> path(const QString &) override
    {
        return finished<Result<LearnerPath>>(next);
    }
    [[nodiscard]] QFuture<Result<AdoptionSummary>> adoption(int) override
    {
        return finished<Result<AdoptionSummary>>(adopted);
    }
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

private Q_SLOTS:
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
