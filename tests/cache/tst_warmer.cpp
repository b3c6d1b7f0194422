#include "engine/cache/simulation.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What is brought in ahead of use, and when it is left alone.
class TestWarmer : public QObject
{
    Q_OBJECT

    static std::vector<WarmItem> nothing(QByteArrayView) { return {}; }
    static QList<QByteArray> keysOf(const std::vector<WarmItem> &items)
    {
        QList<QByteArray> keys;
        for (const WarmItem &item : items)
            keys.append(item.key);
        return keys;
    }

private Q_SLOTS:
    void learnsWhatIsOpenedNext()
    {
        Warmer warmer(nothing);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(warmer.opened("a", {}, 100).empty());
            QVERIFY(warmer.opened("b", "a", 200).empty());
        }
        (void)warmer.opened("b", "a", 200);
        (void)warmer.opened("b", "a", 200);
        QCOMPARE(keysOf(warmer.opened("a", {}, 100)), QList<QByteArray>{"b"});
    }

    void whatIsAsLikelyAsNotIsLeftAlone()
    {
        Warmer warmer(nothing);
        for (int i = 0; i < 40; ++i)
            (void)warmer.opened(i % 2 ? "b" : "c", "a", 100);
        QVERIFY(warmer.opened("a", {}, 100).empty());
    }

    void aChangedHabitIsLearned()
    {
        Warmer warmer(nothing);
        for (int i = 0; i < 100; ++i)
            (void)warmer.opened("b", "a", 100);
        for (int i = 0; i < 300; ++i)
            (void)warmer.opened("c", "a", 100);
        QCOMPARE(keysOf(warmer.opened("a", {}, 100)), QList<QByteArray>{"c"});
    }

    void restsWhereItDoesNotPayAndTriesAgain()
    {
        int asked = 0;
        Warmer warmer([&](QByteArrayView) {
            ++asked;
            return std::vector<WarmItem>{{"part", 1'000'000, WarmReason::Part},
                                         {"next", 1'000'000, WarmReason::Next}};
        });
        for (int i = 0; i < 200; ++i) {
            for (const WarmItem &item : warmer.opened("x", {}, 1)) {
                warmer.brought(item);
                if (item.reason == WarmReason::Part && i % 4 != 0)
                    warmer.wasted(item.key);
                else
                    warmer.used(item.key);
            }
        }
        QVERIFY(!warmer.pays(WarmReason::Part));
        QVERIFY(warmer.pays(WarmReason::Next));
        QCOMPARE(keysOf(warmer.opened("x", {}, 1)), QList<QByteArray>{"next"});
        for (int i = 0; i < 2100 && !warmer.pays(WarmReason::Part); ++i)
            (void)warmer.opened("x", {}, 1);
        QVERIFY(warmer.pays(WarmReason::Part));
    }

    void theCourseIsReadFromTheNames()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"l.csv"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("1,g,M0,90\n2,g,L18,100\n3,g,A18.0,10\n4,g,A18.1,20\n5,g,A18.2,30\n6,s,L19,110\n"
                  "7,s,L20,120\n8,s,A19.0,9\n9,p,L19,115\n");
        out.close();
        auto course = LessonCourse::of(file);
        QVERIFY(course);
        QCOMPARE(keysOf(course->after("L18")), (QList<QByteArray>{"A18.0", "A18.1", "A18.2"}));
        QVERIFY(course->after("A18.0").empty());
        QCOMPARE(keysOf(course->after("A18.2")), QList<QByteArray>{"L19"});
        QCOMPARE(course->after("A18.2")[0].bytes, 110);
        course->published("L19", 115);
        QCOMPARE(course->after("A18.2")[0].bytes, 115);
        // Lesson 20 begins another unit.
        QVERIFY(course->after("A19.0").empty());
        for (const char *odd : {"", "L", "Lx", "A18.", "A.1", "L-4", "Z9", "L99999999999999"})
            QVERIFY2(course->after(odd).empty(), odd);
        QVERIFY(LessonCourse::unitOf("A45.2") == 2);
        QVERIFY(!LessonCourse::unitOf("nothing"));
    }

    void aLessonsClipsAreThereBeforeTheyAreHeard()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"l.csv"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("1,g,L1,100\n2,g,A1.0,1000\n3,g,A1.1,1000\n4,g,A1.2,1000\n5,g,L2,100\n");
        out.close();
        const auto course = LessonCourse::of(file);
        auto trace = TraceReader::open(file);
        SimulationPlan plan;
        plan.capacity = 100'000;
        plan.course = &*course;
        const auto result = simulate(*trace, plan);
        QVERIFY(result);
        QCOMPARE(result->foregroundHits, 4u);
        QCOMPARE(result->prefetch.issued, 3100);
        QCOMPARE(result->prefetch.used, 3100);
        QCOMPARE(result->toJson()[u"prefetchWasted"].toDouble(-1), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestWarmer)
#include "tst_warmer.moc"
