#include "engine/runtime/lagclock.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestLagClock : public QObject
{
    Q_OBJECT

private:
    const ClientId m_client{u"c"_s};

    static Millis look(LagClock &lag, qint64 head, qint64 now, const ClientId &client, qint64 place)
    {
        lag.begin(Sequence(head), Millis(now));
        const Millis since = lag.behindSince(client, Sequence(place));
        lag.end();
        return since;
    }

private Q_SLOTS:
    void whoHasEverythingIsNotBehind()
    {
        LagClock lag;
        QCOMPARE(look(lag, 5, 1000, m_client, 5), Millis(0));
        QCOMPARE(look(lag, 5, 2000, m_client, 5), Millis(0));
    }

    void aClientAMomentBehindABusyLogIsNeverLate()
    {
        LagClock lag;
        for (qint64 second = 1; second <= 100; ++second) {
            const Millis since = look(lag, second, second * 1000, m_client, second - 1);
            // The first look cannot know better: the client was not here before.
            QCOMPARE(since, Millis(second * 1000));
        }
    }

    void theAgeIsThatOfTheOldestChangeItLacks()
    {
        LagClock lag;
        QCOMPARE(look(lag, 5, 1000, m_client, 5), Millis(0));
        QCOMPARE(look(lag, 6, 2000, m_client, 5), Millis(2000));
        QCOMPARE(look(lag, 9, 3000, m_client, 5), Millis(2000));
        QCOMPARE(look(lag, 9, 4000, m_client, 7), Millis(3000)); // it moved on, and lacks 8
        QCOMPARE(look(lag, 9, 5000, m_client, 9), Millis(0));
    }

    void whoComesBackIsBehindSinceItCame()
    {
        LagClock lag;
        QCOMPARE(look(lag, 5, 1000, m_client, 5), Millis(0));
        const ClientId other(u"other"_s);
        QCOMPARE(look(lag, 9, 2000, other, 9), Millis(0)); // the first one left
        QCOMPARE(look(lag, 9, 60'000, m_client, 5), Millis(60'000));
    }

    void anotherLogBeginsAnew()
    {
        LagClock lag;
        QCOMPARE(look(lag, 500, 1000, m_client, 500), Millis(0));
        QCOMPARE(look(lag, 3, 2000, m_client, 3), Millis(0));
        QCOMPARE(look(lag, 4, 3000, m_client, 3), Millis(3000));
    }

    void aLongHistoryIsKeptCoarsely()
    {
        LagClock lag;
        QCOMPARE(look(lag, 1, 1000, m_client, 1), Millis(0));
        Millis since{0};
        for (qint64 second = 2; second <= 50'000; ++second)
            since = look(lag, second, second * 1000, m_client, 1);
        QVERIFY2(since >= Millis(1000) && since <= Millis(2000),
                 qPrintable(QString::number(since.count())));
    }
};

QTEST_APPLESS_MAIN(TestLagClock)
#include "tst_lagclock.moc"
