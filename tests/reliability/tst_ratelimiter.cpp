#include "engine/reliability/ratelimiter.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstThenARate()
    {
        FakeClock clock;
        RateLimiter limiter(clock, {10, 5});
        for (int i = 0; i < 5; ++i)
            QCOMPARE(limiter.take(u"a"_s), 0ns);
        QCOMPARE(limiter.take(u"a"_s), 100ms);
        QCOMPARE(limiter.take(u"b"_s), 0ns);
        clock.advance(99ms);
        const auto wait = limiter.take(u"a"_s);
        QVERIFY(wait > 0ns && wait <= 1ms + 1us); // rounded up
        clock.advance(1ms);
        QCOMPARE(limiter.take(u"a"_s), 0ns);
        QCOMPARE(limiter.take(u"a"_s), 100ms);
    }

    void overAnyTimeNoMoreThanBurstAndRate()
    {
        FakeClock clock;
        RateLimiter limiter(clock, {50, 20});
        int taken = 0;
        for (int i = 0; i < 10'000; ++i) {
            clock.advance(1ms);
            if (limiter.take(u"a"_s) == 0ns)
                ++taken;
        }
        QVERIFY(taken <= 520);
        QVERIFY(taken >= 519);
    }

    void theWaitItNamesIsEnough()
    {
        FakeClock clock;
        RateLimiter limiter(clock, {7, 3});
        for (int i = 0; i < 1000; ++i) {
            const auto wait = limiter.take(u"a"_s);
            clock.advance(wait);
            if (wait > 0ns)
                QCOMPARE(limiter.take(u"a"_s), 0ns);
        }
    }

    void aLargeCostGoesIntoDebt()
    {
        FakeClock clock;
        RateLimiter limiter(clock, {10, 5});
        QCOMPARE(limiter.take(u"a"_s, 25), 0ns);
        QCOMPARE(limiter.take(u"a"_s), 2100ms);
        clock.advance(2100ms);
        QCOMPARE(limiter.take(u"a"_s), 0ns);
    }

    void madeUpKeysCostNoMemory()
    {
        FakeClock clock;
        RateLimiter limiter(clock, {1, 1}, 100);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(limiter.take(QString::number(i)), 0ns);
        QCOMPARE(limiter.take(u"x"_s), 0ns);
        QVERIFY(limiter.take(u"y"_s) > 0ns); // shares the bucket of x
        QCOMPARE(limiter.size(), 100);
        clock.advance(11s);
        QCOMPARE(limiter.take(u"y"_s), 0ns);
        QCOMPARE(limiter.size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
