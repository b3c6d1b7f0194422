#include "engine/reliability/backoff.h"
#include "tests/support/fakeclock.h"

#include <QTest>

#include <algorithm>

using namespace Batanidza;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCeilingDoublesUpToThirtySeconds_data()
    {
        QTest::addColumn<int>("failuresBefore");
        QTest::addColumn<int>("ceiling");
        QTest::newRow("first failure") << 0 << 500;
        QTest::newRow("second failure") << 1 << 1'000;
        QTest::newRow("third failure") << 2 << 2'000;
        QTest::newRow("sixth failure") << 5 << 16'000;
        QTest::newRow("seventh failure: the cap") << 6 << 30'000;
        QTest::newRow("thousandth failure: still the cap") << 999 << 30'000;
    }

    // W85
    void theCeilingDoublesUpToThirtySeconds()
    {
        QFETCH(int, failuresBefore);
        QFETCH(int, ceiling);
        FakeClock clock;
        std::vector<qint64> waits;
        for (quint64 seed = 1; seed <= 400; ++seed) {
            Backoff backoff(clock, Jitter(seed));
            for (int i = 0; i < failuresBefore; ++i)
                (void)backoff.failed();
            waits.push_back(backoff.failed().count());
        }
        const auto [least, most] = std::ranges::minmax(waits);
        QVERIFY2(least >= 0 && most <= ceiling, qPrintable(QString::number(most)));
        // Full jitter: the whole range is used, and evenly.
        QVERIFY2(least < ceiling / 20, qPrintable(QString::number(least)));
        QVERIFY2(most > ceiling - ceiling / 20, qPrintable(QString::number(most)));
        const auto lower = std::ranges::count_if(waits, [&](qint64 w) { return w < ceiling / 2; });
        QVERIFY2(lower > 150 && lower < 250, qPrintable(QString::number(lower)));
    }

    // W85
    void theFloorComesOnTop()
    {
        FakeClock clock;
        for (quint64 seed = 1; seed <= 200; ++seed) {
            Backoff backoff(clock, Jitter(seed));
            const auto wait = backoff.failed(5s);
            QVERIFY(wait >= 5s && wait <= 5500ms);
        }
        Backoff backoff(clock, Jitter(7));
        QVERIFY(backoff.failed(-3s) >= 0ms);
    }

    void aGoodConnectionWipesFailuresOut_data()
    {
        QTest::addColumn<int>("stoodMs");
        QTest::addColumn<int>("failuresAfter");
        QTest::newRow("it dropped at once") << 0 << 5;
        QTest::newRow("it dropped just too early") << 29'999 << 5;
        QTest::newRow("it stood for thirty seconds") << 30'000 << 1;
        QTest::newRow("it stood for an hour") << 3'600'000 << 1;
    }

    // W85
    void aGoodConnectionWipesFailuresOut()
    {
        QFETCH(int, stoodMs);
        QFETCH(int, failuresAfter);
        FakeClock clock;
        Backoff backoff(clock, Jitter(3));
        for (int i = 0; i < 4; ++i)
            (void)backoff.failed();
        backoff.connected();
        clock.advance(std::chrono::milliseconds(stoodMs));
        (void)backoff.failed();
        QCOMPARE(backoff.failures(), failuresAfter);
        // Time that passes without a connection wipes nothing out.
        clock.advance(1h);
        (void)backoff.failed();
        QCOMPARE(backoff.failures(), failuresAfter + 1);
    }

    void oneSeedIsOneHistory()
    {
        FakeClock clock;
        Backoff a(clock, Jitter(42));
        Backoff b(clock, Jitter(42));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(a.failed(), b.failed());
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
