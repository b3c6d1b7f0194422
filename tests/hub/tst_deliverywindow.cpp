// What a connection was given and has not acknowledged, by the book of each event.
#include "engine/hub/deliverywindow.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Cursor at(qint64 sequence, const QString &epoch = u"a"_s)
{
    return {Epoch(epoch), Sequence(sequence)};
}

DeliveryWindow windowAt(qint64 sequence)
{
    DeliveryWindow window;
    window.start(at(sequence), 1s);
    return window;
}

} // namespace

class TestDeliveryWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAcknowledgedLeavesTheWindow();
    void wordsThatProveNothing_data();
    void wordsThatProveNothing();
    void isFullOnlyForWhoAcknowledges();
    void framesCountBesideBytes();
    void oneThatNeverAcknowledgesKeepsABound();
    void whatWasLeftOutMovesThePlaceAlone();
    void aWordIsDue_data();
    void aWordIsDue();
    void aPageByCallStartsTheWindowAnew();
};

void TestDeliveryWindow::whatIsAcknowledgedLeavesTheWindow()
{
    DeliveryWindow window = windowAt(5);
    window.gave(at(6), 100, 2s, 3s);
    window.gave(at(8), 200, 0s, 4s); // nobody knows when it was committed
    window.gave(at(9), 400, 4s, 5s);
    QCOMPARE(window.bytesUnderWay(), 700);
    QCOMPARE(window.acknowledge(at(7), 6s), QList<double>{4000});
    QCOMPARE(window.bytesUnderWay(), 600); // the frame to 8 is not through
    QCOMPARE(window.acknowledged(), Sequence(7));
    QCOMPARE(window.acknowledge(at(9), 7s), QList<double>{3000});
    QCOMPARE(window.bytesUnderWay(), 0);
    QCOMPARE(window.acknowledge(at(6), 8s), QList<double>{}); // an old one that comes late
    QCOMPARE(window.acknowledged(), Sequence(9));
}

void TestDeliveryWindow::wordsThatProveNothing_data()
{
    QTest::addColumn<Cursor>("cursor");
    QTest::newRow("another log") << at(6, u"b"_s);
    QTest::newRow("never given") << at(7);
}

void TestDeliveryWindow::wordsThatProveNothing()
{
    QFETCH(const Cursor, cursor);
    DeliveryWindow window = windowAt(5);
    window.gave(at(6), 100, 2s, 3s);
    QVERIFY(!window.acknowledge(cursor, 4s));
    QCOMPARE(window.bytesUnderWay(), 100);
    QCOMPARE(window.acknowledged(), Sequence());
}

void TestDeliveryWindow::isFullOnlyForWhoAcknowledges()
{
    DeliveryWindow window = windowAt(0);
    window.gave(at(1), 1000, 0s, 2s);
    QVERIFY(!window.isFull(1000));
    QVERIFY(window.acknowledge(at(0), 3s));
    QVERIFY(window.isFull(1000));
    QVERIFY(!window.isFull(1001));
}

void TestDeliveryWindow::framesCountBesideBytes()
{
    DeliveryWindow window = windowAt(0);
    QVERIFY(window.acknowledge(at(0), 1s));
    qint64 sent = 0;
    while (!window.isFull(1'000'000) && sent < 1'000'000)
        window.gave(at(++sent), 1, 0s, 2s);
    QCOMPARE(sent, 4096);
}

void TestDeliveryWindow::oneThatNeverAcknowledgesKeepsABound()
{
    DeliveryWindow window = windowAt(0);
    for (qint64 sent = 1; sent <= 10'000; ++sent)
        window.gave(at(sent), 10, 0s, 2s);
    QCOMPARE(window.bytesUnderWay(), 40'960);
    QCOMPARE(window.given(), at(10'000));
}

void TestDeliveryWindow::whatWasLeftOutMovesThePlaceAlone()
{
    DeliveryWindow window = windowAt(5);
    window.gave(at(9), 0, 0s, 2s);
    QCOMPARE(window.place(), at(9));
    QCOMPARE(window.given(), at(5));
    QVERIFY(!window.acknowledge(at(9), 3s)); // it was never told of 9
    window.told(window.place(), 3s);
    QCOMPARE(window.given(), at(9));
    QVERIFY(window.acknowledge(at(9), 4s));
}

void TestDeliveryWindow::aWordIsDue_data()
{
    using Time = DeliveryWindow::Time;
    QTest::addColumn<bool>("skipped");
    QTest::addColumn<bool>("beat");
    QTest::addColumn<Time>("now");
    QTest::addColumn<bool>("due");
    // Asked once a second: what is due before the next time is due now.
    QTest::newRow("nothing happened") << false << false << Time(100s) << false;
    QTest::newRow("left out, early") << true << false << Time(10s) << false;
    QTest::newRow("left out, long ago") << true << false << Time(11s) << true;
    QTest::newRow("beat, early") << false << true << Time(9s) << false;
    QTest::newRow("beat") << false << true << Time(10s) << true;
}

void TestDeliveryWindow::aWordIsDue()
{
    QFETCH(const bool, skipped);
    QFETCH(const bool, beat);
    QFETCH(const DeliveryWindow::Time, now);
    DeliveryWindow window = windowAt(5);
    if (skipped) {
        window.gave(at(6), 0, 0s, 2s);
        window.gave(at(7), 0, 0s, 8s); // the first counts
    }
    QTEST(window.wantsWord(now, 10s, beat), "due");
    window.told(window.place(), now);
    QVERIFY(!window.wantsWord(now, 10s, beat));
}

void TestDeliveryWindow::aPageByCallStartsTheWindowAnew()
{
    DeliveryWindow window = windowAt(5);
    window.gave(at(6), 100, 2s, 3s);
    window.gave(at(8), 0, 0s, 4s);
    window.restart(at(20));
    QCOMPARE(window.place(), at(20));
    QCOMPARE(window.given(), at(20));
    QCOMPARE(window.bytesUnderWay(), 0);
    QVERIFY(!window.wantsWord(100s, 10s, false));
    QCOMPARE(window.acknowledge(at(20), 5s), QList<double>{});
}

QTEST_APPLESS_MAIN(TestDeliveryWindow)
#include "tst_deliverywindow.moc"
