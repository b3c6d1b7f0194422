#include "engine/reliability/circuitbreaker.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

using State = CircuitBreaker::State;

class TestCircuitBreaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! Every state against every event. A script: f = failed, s = succeeded, a = abandoned,
    //! t = an attempt that is let through, x = one that is not, w = wait until just before the
    //! trial, m = a millisecond more, W = wait until the trial.
    void table_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, const char16_t *script, State state) {
            QTest::newRow(name) << QString::fromUtf16(script) << int(state);
        };
        row("new -> closed", u"", State::Closed);
        row("closed, attempt -> let through", u"t", State::Closed);
        row("closed, many attempts at once -> all let through", u"ttt", State::Closed);
        row("closed, success -> closed", u"ts", State::Closed);
        row("closed, abandoned -> closed", u"ta", State::Closed);
        row("closed, two failures of three -> closed", u"tftf", State::Closed);
        row("closed, success between failures -> counts anew", u"tftftstftf", State::Closed);
        row("closed, time passes -> failures stay", u"tftfWtf", State::Open);
        row("closed, three failures -> open", u"tftftf", State::Open);
        row("open, attempt -> refused", u"tftftfx", State::Open);
        row("open, a late success of an old attempt -> open", u"ttftftfs", State::Open);
        row("open, a late failure of an old attempt -> open", u"ttftftff", State::Open);
        row("open, a late failure does not prolong", u"ttftftfwfmt", State::HalfOpen);
        row("open, just before its time -> open", u"tftftfwx", State::Open);
        row("open, its time is over -> half-open", u"tftftfW", State::HalfOpen);
        row("half-open, one attempt -> let through, a second not", u"tftftfWtx", State::HalfOpen);
        row("half-open, success -> closed", u"tftftfWts", State::Closed);
        row("half-open, success -> failures count from none", u"tftftfWtstftf", State::Closed);
        row("half-open, failure -> open at once", u"tftftfWtf", State::Open);
        row("half-open, failure -> waits a whole time again", u"tftftfWtfwx", State::Open);
        row("half-open, failure, its time is over -> half-open", u"tftftfWtfWt", State::HalfOpen);
        row("half-open, abandoned -> another trial", u"tftftfWtatx", State::HalfOpen);
    }

    void table()
    {
        QFETCH(QString, script);
        QFETCH(int, expected);
        FakeClock clock;
        CircuitBreaker breaker(clock, {.failures = 3, .openFor = 10s});
        for (const QChar step : script) {
            switch (step.unicode()) {
            case u'f':
                breaker.failed();
                break;
            case u's':
                breaker.succeeded();
                break;
            case u'a':
                breaker.abandoned();
                break;
            case u't':
                QVERIFY(breaker.tryAcquire());
                break;
            case u'x':
                QVERIFY(!breaker.tryAcquire());
                break;
            case u'w':
                clock.advance(10s - 1ms);
                break;
            case u'm':
                clock.advance(1ms);
                break;
            case u'W':
                clock.advance(10s);
                break;
            default:
                QFAIL("unknown step");
            }
        }
        QCOMPARE(int(breaker.state()), expected);
    }

    void saysWhenToComeBack()
    {
        FakeClock clock;
        CircuitBreaker breaker(clock, {.failures = 1, .openFor = 10s});
        QCOMPARE(breaker.retryAfter(), 0ms);
        breaker.failed();
        QCOMPARE(breaker.retryAfter(), 10'000ms);
        clock.advance(4s);
        QCOMPARE(breaker.retryAfter(), 6'000ms);
        clock.advance(6s);
        QCOMPARE(breaker.retryAfter(), 0ms);
    }
};

QTEST_APPLESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
