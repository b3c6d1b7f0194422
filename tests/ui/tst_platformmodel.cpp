#include "ui/models/charttablemodel.h"
#include "ui/models/clientstatusmodel.h"
#include "ui/models/eventlinemodel.h"
#include "ui/models/foldingfilter.h"
#include "ui/models/platformmodel.h"

#include "tests/ui/snapshotdata.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Batanidza;

//! The models of Overview and Platforms: they say what changed and nothing else.
class TestPlatformModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOnlyWhatChanged();
    void newEventsComeInOnTop();
    void eventsOfOnePlatform();
    void clientsKeepTheirRows();
    void filterFoldsMarks_data();
    void filterFoldsMarks();
    void theTableTwinHasEveryBucket();
};

void TestPlatformModel::saysOnlyWhatChanged()
{
    PlatformModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    EngineSnapshot snapshot = sampleSnapshot();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setPlatforms(snapshot.platforms);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 5);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPlatforms(snapshot.platforms);
    QCOMPARE(changed.size(), 0);
    snapshot.platforms[1].behind = 4;
    model.setPlatforms(snapshot.platforms);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.constFirst().at(1).toModelIndex().column(), int(PlatformModel::Behind));
    QCOMPARE(reset.size(), 1);
    // What is off has no version, and a platform with few samples no P95.
    QVERIFY(!model.index(4, PlatformModel::VersionColumn).data(PlatformModel::ValueRole).isValid());
    snapshot.platforms[0].propagation = Histogram();
    snapshot.platforms[0].propagation.record(5, 19);
    model.setPlatforms(snapshot.platforms);
    QVERIFY(!model.index(0, PlatformModel::P95).data(PlatformModel::ValueRole).isValid());
    QCOMPARE(model.rowOf(Platform::Android), 2);
}

void TestPlatformModel::newEventsComeInOnTop()
{
    EventLineModel model(20);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<EventLine> events = sampleSnapshot().recent;
    model.setEvents(events);
    QCOMPARE(model.rowCount(), 20);
    const QPersistentModelIndex chosen(model.index(3, EventLineModel::Item));
    const QString item = chosen.data().toString();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    EventLine line = events.constFirst();
    line.sequence = Sequence(44);
    events.prepend(line);
    events.prepend(line);
    events.first().sequence = Sequence(45);
    model.setEvents(events);
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.at(0).sequence, Sequence(45));
    QCOMPARE(chosen.row(), 5); // the chosen event moved down and is the same
    QCOMPARE(chosen.data().toString(), item);
    model.setEvents({});
    QCOMPARE(model.rowCount(), 0);
    model.setEvents(events);
    QCOMPARE(model.rowCount(), 20);
}

void TestPlatformModel::eventsOfOnePlatform()
{
    EventLineModel model(20);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEvents(sampleSnapshot().recent);
    model.setPlatform(QStringLiteral("ios"));
    QCOMPARE(model.rowCount(), 10);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.at(row).platform, QStringLiteral("ios"));
    model.setPlatform(QStringLiteral("watchos"));
    QCOMPARE(model.rowCount(), 0);
    model.setPlatform({});
    QCOMPARE(model.rowCount(), 20);
}

void TestPlatformModel::clientsKeepTheirRows()
{
    ClientStatusModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<ClientStatus> clients = sampleSnapshot().platforms.at(1).clients;
    model.setClients(clients);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    clients[2].behind = 9;
    model.setClients(clients);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 2);
    clients[0].roundTrip.reset();
    model.setClients(clients);
    QVERIFY(!model.index(0, ClientStatusModel::RoundTrip).data().isValid());
    clients.removeFirst();
    model.setClients(clients);
    QCOMPARE(model.rowCount(), 2);
}

void TestPlatformModel::filterFoldsMarks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::newRow("nothing typed shows all") << QString() << 3;
    QTest::newRow("plain letters find toned ones") << QStringLiteral("badza") << 2;
    QTest::newRow("toned letters find plain ones") << QStringLiteral("b\u00E0dz\u00E1") << 2;
    QTest::newRow("case does not matter") << QStringLiteral("POSHO") << 1;
    QTest::newRow("the second column counts") << QStringLiteral("maize") << 1;
    QTest::newRow("what is not there") << QStringLiteral("xyz") << 0;
}

void TestPlatformModel::filterFoldsMarks()
{
    QFETCH(const QString, text);
    QFETCH(const int, rows);
    QStandardItemModel words(0, 2);
    words.appendRow({new QStandardItem(QStringLiteral("b\u00E0dz\u00E1")),
                     new QStandardItem(QStringLiteral("hoe"))});
    words.appendRow(
        {new QStandardItem(QStringLiteral("badza")), new QStandardItem(QStringLiteral("hoe"))});
    words.appendRow({new QStandardItem(QStringLiteral("Posho")),
                     new QStandardItem(QStringLiteral("maize ration"))});
    FoldingFilter filter;
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&words);
    filter.setText(text);
    QCOMPARE(filter.rowCount(), rows);
}

void TestPlatformModel::theTableTwinHasEveryBucket()
{
    ChartTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    ChartTableModel::Texts texts;
    texts.names = QStringList{QStringLiteral("P50"), QStringLiteral("P95"), QStringLiteral("P99")};
    texts.timeText = [](Millis time) { return QString::number(time.count()); };
    texts.valueText = [](double value) { return QString::number(value, 'f', 0); };
    texts.noData = [](Millis) { return QStringLiteral("no data"); };
    texts.none = QStringLiteral("-");
    model.setTexts(texts);
    const ChartData data =
        latencyData(sampleHistory(), sampleNow - Millis(900'000), sampleNow, Millis(10'000));
    model.setChart(data);
    QCOMPARE(model.rowCount(), data.buckets.size());
    QCOMPARE(model.columnCount(), 5);
    int empty = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        empty += model.index(row, 1).data().toString() == u"no data";
    QCOMPARE(empty, 6); // the minute that nobody measured
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setChart(data);
    QCOMPARE(reset.size(), 0);
}

QTEST_MAIN(TestPlatformModel)
#include "tst_platformmodel.moc"
