#include "engine/base/jsonread.h"
#include "ui/navigation.h"
#include "ui/text/capacitytext.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"

#include "tests/ui/snapshotdata.h"

#include <QLocale>
#include <QTest>

using namespace Batanidza;

//! Numbers, times and sentences as a person reads them.
class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void figures_data();
    void figures();
    void agesCountFromNow();
    void csvIsSafe_data();
    void csvIsSafe();
    void neverGreenWithoutReason_data();
    void neverGreenWithoutReason();
    void everyReasonHasASentence();
    void capacityIsSaidInWords_data();
    void capacityIsSaidInWords();
    void addressesSurviveText_data();
    void addressesSurviveText();
    void historyGoesBackAndForth();
};

void TestFormat::figures_data()
{
    QTest::addColumn<QString>("is");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("a small latency keeps a decimal")
        << Format::milliseconds(2.34) << QStringLiteral("2.3 ms");
    QTest::newRow("a latency has no false figures")
        << Format::milliseconds(123.4) << QStringLiteral("123 ms");
    QTest::newRow("a second is a second") << Format::milliseconds(1300) << QStringLiteral("1.3 s");
    QTest::newRow("no value is a dash") << Format::milliseconds(qQNaN()) << Format::none();
    QTest::newRow("bytes") << Format::bytes(812) << QStringLiteral("812 B");
    QTest::newRow("kilobytes are thousands") << Format::bytes(41'200) << QStringLiteral("41 kB");
    QTest::newRow("megabytes") << Format::bytes(1'340'000) << QStringLiteral("1.3 MB");
    QTest::newRow("gigabytes") << Format::bytes(88'000'000'000) << QStringLiteral("88 GB");
    QTest::newRow("thousands are grouped") << Format::number(18'204) << QStringLiteral("18,204");
    QTest::newRow("version") << Format::version(43) << QStringLiteral("v43");
    QTest::newRow("no version yet") << Format::version(0) << Format::none();
    QTest::newRow("an unknown platform keeps its name")
        << Format::platform(QStringLiteral("kaios")) << QStringLiteral("kaios");
}

void TestFormat::figures()
{
    QFETCH(const QString, is);
    QFETCH(const QString, wanted);
    QCOMPARE(is, wanted);
}

void TestFormat::agesCountFromNow()
{
    const Millis now = sampleNow;
    QCOMPARE(Format::age(now - Millis(12 * 60'000), now), QStringLiteral("12 min ago"));
    QCOMPARE(Format::age(now - Millis(3 * 3'600'000), now), QStringLiteral("3 h ago"));
    QCOMPARE(Format::age(now + Millis(5'000), now), QStringLiteral("just now"));
}

void TestFormat::csvIsSafe_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("plain stays") << QStringLiteral("n'anga") << QStringLiteral("n'anga");
    QTest::newRow("a comma is quoted") << QStringLiteral("a,b") << QStringLiteral("\"a,b\"");
    QTest::newRow("quotes double") << QStringLiteral("a\"b") << QStringLiteral("\"a\"\"b\"");
    QTest::newRow("a formula is defused") << QStringLiteral("=1+1") << QStringLiteral("'=1+1");
}

void TestFormat::csvIsSafe()
{
    QFETCH(const QString, text);
    QFETCH(const QString, field);
    QCOMPARE(Format::csvField(text), field);
}

void TestFormat::neverGreenWithoutReason_data()
{
    QTest::addColumn<EngineSnapshotPtr>("snapshot");
    QTest::addColumn<int>("age");
    QTest::addColumn<bool>("green");
    EngineSnapshot well = sampleSnapshot();
    well.severity = Severity::Ok;
    well.reasons.clear();
    well.conflictsWaiting = 0;
    const auto pointer = [](const EngineSnapshot &snapshot) {
        return std::make_shared<const EngineSnapshot>(snapshot);
    };
    QTest::newRow("all well is green") << EngineSnapshotPtr(pointer(well)) << 500 << true;
    QTest::newRow("old news are not green") << EngineSnapshotPtr(pointer(well)) << 3'500 << false;
    EngineSnapshot waiting = well;
    waiting.conflictsWaiting = 1;
    QTest::newRow("a conflict waits") << EngineSnapshotPtr(pointer(waiting)) << 500 << false;
    EngineSnapshot unknown = well;
    unknown.severity = Severity::Unknown;
    QTest::newRow("nothing was checked yet") << EngineSnapshotPtr(pointer(unknown)) << 500 << false;
}

void TestFormat::neverGreenWithoutReason()
{
    QFETCH(const EngineSnapshotPtr, snapshot);
    QFETCH(const int, age);
    QFETCH(const bool, green);
    QCOMPARE(ReasonText::severity(*snapshot, Millis(age)) == Severity::Ok, green);
    const QString headline = ReasonText::headline(*snapshot, Millis(age));
    QCOMPARE(headline.startsWith(QStringLiteral("All is well")), green);
}

void TestFormat::everyReasonHasASentence()
{
    for (int kind = 0; kind <= static_cast<int>(ReasonKind::Draining); ++kind) {
        for (const bool withPlatform : {false, true}) {
            Reason reason;
            reason.kind = static_cast<ReasonKind>(kind);
            reason.count = 3;
            reason.value = 620;
            reason.limit = 200;
            reason.check = QStringLiteral("clock");
            if (withPlatform)
                reason.platform = Platform::Ios;
            const QString sentence = ReasonText::sentence(reason, sampleNow);
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'%') || reason.kind == ReasonKind::ErrorRate,
                     qPrintable(sentence));
        }
    }
}

void TestFormat::capacityIsSaidInWords_data()
{
    QTest::addColumn<QByteArray>("meets");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("warns");
    QTest::newRow("not within a year")
        << QByteArray() << QStringLiteral("is not met within a year.") << false;
    QTest::newRow("far away") << QByteArray(
                                     R"({"earliest":1710000000000,"expected":1720000000000})")
                              << QStringLiteral("to be met on 03/07/2024, on 09/03/2024 at the "
                                                "earliest.")
                              << false;
    QTest::newRow("perhaps soon") << QByteArray(R"({"earliest":1701000000000,"expected":null})")
                                  << QStringLiteral("may be met on 26/11/2023 at the earliest.")
                                  << true;
    QTest::newRow("now") << QByteArray(R"({"earliest":1699999999000,"expected":1700000000000})")
                         << QStringLiteral("Its limit, 9.0 GB, is met now.") << true;
}

void TestFormat::capacityIsSaidInWords()
{
    QFETCH(const QByteArray, meets);
    QFETCH(const QString, says);
    QFETCH(const bool, warns);
    QByteArray json = R"([{"name":"later"},{"name":"disk","now":4000000000,"perDay":1000000,)"
                      R"("inAMonth":{"low":-5,"expected":4.1e9,"high":4200000000},"limit":9e9)";
    json += (meets.isEmpty() ? QByteArray() : ",\"meets\":" + meets) + "}]";
    const auto capacity = readJson(json);
    QVERIFY(capacity);
    const auto lines = CapacityText::lines(*capacity, sampleNow);
    QCOMPARE(lines.size(), 1);
    const QString &text = lines.constFirst().text;
    QVERIFY2(text.startsWith(QStringLiteral("Disk: 4.0 GB in use; in 30 days between 0 B and "
                                            "4.2 GB. ")),
             qPrintable(text));
    QVERIFY2(text.endsWith(says), qPrintable(text));
    QCOMPARE(lines.constFirst().severity == Severity::Warning, warns);
    QCOMPARE(CapacityText::lines(Json(), sampleNow).constFirst().severity, Severity::Unknown);
}

void TestFormat::addressesSurviveText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("page") << QStringLiteral("batanidza:overview") << true;
    QTest::newRow("object") << QStringLiteral("batanidza:platform/ios") << true;
    QTest::newRow("details") << QStringLiteral("batanidza:content?show=waiting") << true;
    QTest::newRow("another scheme") << QStringLiteral("https://example.org") << false;
    QTest::newRow("a host is not ours") << QStringLiteral("batanidza://host/x") << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("no kind") << QStringLiteral("batanidza:") << false;
}

void TestFormat::addressesSurviveText()
{
    QFETCH(const QString, text);
    QFETCH(const bool, valid);
    const auto address = Address::parse(text);
    QCOMPARE(address.has_value(), valid);
    if (address)
        QCOMPARE(Address::parse(address->toString()), address);
}

void TestFormat::historyGoesBackAndForth()
{
    const Address a{QStringLiteral("overview"), {}, {}};
    const Address b{QStringLiteral("platform"), QStringLiteral("ios"), {}};
    const Address c{QStringLiteral("content"), {}, {}};
    History history;
    history.visit(a);
    history.visit(b);
    history.visit(b);
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back(), a);
    QVERIFY(!history.canGoBack());
    QCOMPARE(history.forward(), b);
    QCOMPARE(history.back(), a);
    history.visit(c);
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back(), a);
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
