#include "engine/base/jitter.h"
#include "engine/metrics/forecast.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace Batanidza;
using std::chrono::milliseconds;

//! What grows: lines that are known, and a back-test on made-up months whose end is held back.
class TestForecast : public QObject
{
    Q_OBJECT

    static constexpr milliseconds start{1'700'000'000'000};
    static constexpr milliseconds tenMinutes{600'000};
    static constexpr milliseconds day{86'400'000};

    static QList<ForecastPoint> line(int points, double from, double step)
    {
        QList<ForecastPoint> made;
        for (int i = 0; i < points; ++i)
            made.append({start + i * tenMinutes, from + i * step});
        return made;
    }

private Q_SLOTS:
    void aLineGoesOnAsALine()
    {
        const auto forecast = Forecast::of(line(145, 100, 1)); // a day: 144 a day
        QVERIFY(forecast);
        QVERIFY(std::abs(forecast->perDay() - 144) < 1e-6);
        const ForecastRange range = forecast->at(start + 2 * day);
        QVERIFY(std::abs(range.expected - 388) < 1e-6);
        QVERIFY(std::abs(range.high - range.low) < 1e-3);
        const auto meets = forecast->meets(388);
        QVERIFY(meets && meets->expected && meets->latest);
        QVERIFY(std::abs((*meets->expected - (start + 2 * day)).count()) <= 1000);
    }

    void whatDoesNotGrowMeetsNothing()
    {
        QVERIFY(!Forecast::of(line(145, 100, 0))->meets(101));
        QVERIFY(!Forecast::of(line(145, 100, -1))->meets(101));
        // Passed already: now.
        const auto passed = Forecast::of(line(145, 100, 1))->meets(50);
        QCOMPARE(passed->earliest, start + 144 * tenMinutes);
    }

    void tooLittleSaysNothing()
    {
        QVERIFY(!Forecast::of({}));
        QVERIFY(!Forecast::of(line(11, 1, 1)));
        QList<ForecastPoint> brief;
        for (int i = 0; i < 50; ++i)
            brief.append({start + milliseconds(i * 1000), double(i)});
        QVERIFY(!Forecast::of(brief));
        // A clock that stood still or went back does no harm.
        QList<ForecastPoint> odd = line(20, 1, 1);
        odd[5].at = odd[4].at;
        odd[7].at = odd[3].at;
        QVERIFY(std::isfinite(Forecast::of(odd)->at(start + day).high));
    }

    void gapsDoNoHarm()
    {
        QList<ForecastPoint> points = line(1000, 0, 2);
        points.remove(100, 400);
        QVERIFY(std::abs(Forecast::of(points)->perDay() - 288) < 1e-6);
    }

    void anIntervalHoldsWhatItSays_data()
    {
        QTest::addColumn<double>("drift");
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("bursts");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("steady growth with noise of its own") << 10.0 << 40.0 << 0.0 << 0.70 << 0.90;
        QTest::newRow("noise alone") << 0.0 << 25.0 << 0.0 << 0.70 << 0.90;
        // Imports that come now and then: few large steps. The tails are heavier than the normal's.
        QTest::newRow("now and then a large step") << 1.0 << 1.0 << 2000.0 << 0.65 << 0.95;
    }

    //! Three weeks are shown, the fourth is held back: in how many of many such months does its end
    //! lie within the interval? It is an interval of 80 %.
    void anIntervalHoldsWhatItSays()
    {
        QFETCH(double, drift);
        QFETCH(double, noise);
        QFETCH(double, bursts);
        const quint64 seed = Jitter().bits();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        std::mt19937_64 random(seed);
        std::normal_distribution<double> step(drift, noise);
        std::bernoulli_distribution burst(0.01);
        constexpr int shown = 3 * 7 * 144;
        constexpr int whole = 4 * 7 * 144;
        constexpr int months = 600;
        int within = 0;
        for (int month = 0; month < months; ++month) {
            double value = 1000;
            QList<ForecastPoint> points;
            for (int i = 0; i < whole; ++i) {
                value += step(random) + (bursts > 0 && burst(random) ? bursts : 0);
                points.append({start + i * tenMinutes, value});
            }
            const auto forecast = Forecast::of(points.first(shown));
            const ForecastRange range = forecast->at(points.last().at);
            within += value >= range.low && value <= range.high;
        }
        const double share = double(within) / months;
        QFETCH(double, least);
        QFETCH(double, most);
        QVERIFY2(share >= least && share <= most, qPrintable(QString::number(share)));
    }

    void theDateOfALimitLiesWithinItsInterval()
    {
        std::mt19937_64 random(7);
        std::normal_distribution<double> step(20, 60);
        int within = 0;
        constexpr int times = 300;
        for (int i = 0; i < times; ++i) {
            double value = 0;
            QList<ForecastPoint> points;
            for (int k = 0; k < 2016; ++k) // two weeks
                points.append({start + k * tenMinutes, value += step(random)});
            const auto meets = Forecast::of(points)->meets(value + 20'000);
            QVERIFY(meets && meets->expected);
            QVERIFY(meets->earliest <= *meets->expected);
            milliseconds at = points.last().at;
            const double limit = value + 20'000;
            while (value < limit) {
                value += step(random);
                at += tenMinutes;
            }
            within += at >= meets->earliest && (!meets->latest || at <= *meets->latest);
        }
        QVERIFY2(within >= times * 6 / 10, qPrintable(QString::number(within)));
    }
};

QTEST_APPLESS_MAIN(TestForecast)
#include "tst_forecast.moc"
