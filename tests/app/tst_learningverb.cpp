#include "engine/base/clock.h"
#include "engine/runtime/csvtable.h"
#include "engine/runtime/remoteconnection.h"
#include "tests/app/daemon.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isIri(const Json &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    return value.isString() && url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty();
}

//! What xAPI 1.0.3 has against a statement; empty where it has nothing.
QString faultOf(const Json &statement)
{
    static const QRegularExpression uuid(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"_s);
    static const QRegularExpression moment(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z$"_s);
    static const QRegularExpression duration(u"^PT\\d+\\.\\d\\dS$"_s);
    static const QStringList known{u"id"_s,     u"actor"_s,   u"verb"_s,     u"object"_s,
                                   u"result"_s, u"context"_s, u"timestamp"_s};
    for (const auto &[key, value] : statement.toObject()) {
        if (!known.contains(key) || value.isNull())
            return u"member "_s + key;
    }
    if (!uuid.match(statement[u"id"].toString()).hasMatch())
        return u"id"_s;
    const QString at = statement[u"timestamp"].toString();
    if (!moment.match(at).hasMatch() || !QDateTime::fromString(at, Qt::ISODateWithMs).isValid())
        return u"timestamp"_s;
    const Json &actor = statement[u"actor"];
    if (actor[u"objectType"].toString() != u"Agent" || !isIri(actor[u"account"][u"homePage"]) ||
        actor[u"account"][u"name"].toString().isEmpty() || actor.contains(u"mbox"))
        return u"actor"_s;
    if (!isIri(statement[u"verb"][u"id"]) ||
        statement[u"verb"][u"display"][u"en"].toString().isEmpty())
        return u"verb"_s;
    if (statement[u"object"][u"objectType"].toString() != u"Activity" ||
        !isIri(statement[u"object"][u"id"]))
        return u"object"_s;
    for (const auto &[key, value] : statement[u"context"][u"extensions"].toObject()) {
        if (!isIri(Json(key)))
            return u"extension "_s + key;
    }
    const Json &result = statement[u"result"];
    if (statement[u"context"].contains(u"platform") &&
        statement[u"context"][u"platform"].toString().isEmpty())
        return u"platform"_s;
    const double scaled = result[u"score"][u"scaled"].toDouble();
    if (scaled < -1 || scaled > 1)
        return u"score"_s;
    if (result.contains(u"duration") && !duration.match(result[u"duration"].toString()).hasMatch())
        return u"duration"_s;
    return {};
}

} // namespace

//! `batanidzad learning`, on a workspace at rest and beside a running engine.
class TestLearningVerb : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;

    QString data() const { return m_folder.filePath(u"w"_s); }
    VerbResult learning(const QStringList &arguments) const
    {
        return runVerb(QStringList{u"learning"_s} + arguments + QStringList{u"--data"_s, data()});
    }
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    //! With texts that a spreadsheet must not run and that break careless CSV and JSON.
    Json eventOf(int n) const
    {
        static const QStringList texts{u"=HYPERLINK(\"http://x\";\"y\")"_s,
                                       u"+1"_s,
                                       u"-2+3"_s,
                                       u"@SUM(A1)"_s,
                                       u"\tcell"_s,
                                       u"two\r\nlines, and \"quotes\""_s,
                                       u"</script><b>"_s,
                                       u"n'anga á\u0301 \u202e rtl"_s,
                                       QString(1000, u'"')};
        static const QStringList verbs{u"initialized"_s, u"experienced"_s, u"answered"_s,
                                       u"completed"_s,   u"progressed"_s,  u"listened"_s};
        return JsonObject{
            {u"id"_s, u"00000000-0000-4000-8000-%1"_s.arg(n, 12, 10, QChar(u'0'))},
            {u"timestamp"_s, toRfc3339(m_clock.utc() - Millis(n * 60'000))},
            {u"actor"_s, JsonObject{{u"key"_s, u"-learner-%1"_s.arg(n % 5)}}},
            {u"verb"_s, verbs[n % verbs.size()]},
            {u"object"_s, JsonObject{{u"id"_s, n % 2 ? u"sna.greet.001"_s
                                                     : u"sna.greet.001#sna.greet.001.e01"_s},
                                     {u"revision"_s, n},
                                     {u"arm"_s, n % 3 ? u""_s : u"b"_s}}},
            {u"result"_s, JsonObject{{u"scorePct"_s, n % 101},
                                     {u"success"_s, n % 2 == 0},
                                     {u"durationMs"_s, n * 7},
                                     {u"response"_s, texts[n % texts.size()]}}},
            {u"context"_s, n % 4 ? Json(JsonObject{{u"platform"_s, u"android"_s},
                                                   {u"appVersion"_s, u"4.2.0"_s},
                                                   {u"offline"_s, n % 2 == 0}})
                                 : Json(JsonObject())},
            {u"consent"_s, JsonObject{{u"analytics"_s, n % 10 != 0}}}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!runVerb({u"token"_s, u"create"_s, u"--data"_s, data(), u"--role"_s, u"device"_s})
                      .json()[u"token"]
                      .toString()
                      .isEmpty(),
                 "a workspace");
    }

    void wrongUseIsOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QByteArray usage("results, path LEARNER, export FILE or erase LEARNER");
        QTest::newRow("nothing") << QStringList{} << 2 << QByteArray();
        QTest::newRow("no such word") << QStringList{u"dream"_s} << 2 << usage;
        QTest::newRow("results of what?") << QStringList{u"results"_s, u"x"_s} << 2 << usage;
        QTest::newRow("whose path?") << QStringList{u"path"_s} << 2 << usage;
        QTest::newRow("too much") << QStringList{u"path"_s, u"learner-1"_s, u"learner-2"_s} << 2
                                  << QByteArray();
        QTest::newRow("an address is no key")
            << QStringList{u"path"_s, u"rudo@example.org"_s} << 1 << QByteArray("8 to 64");
        QTest::newRow("nor to erase") << QStringList{u"erase"_s, u"rudo@example.org"_s} << 1
                                      << QByteArray("no learner's key");
        QTest::newRow("a form that is none")
            << QStringList{u"export"_s, u"@/events.txt"_s} << 2 << QByteArray(".csv or .json");
        QTest::newRow("a folder that is not there")
            << QStringList{u"export"_s, u"@/not/there/events.csv"_s} << 1
            << QByteArray("events.csv");
    }
    void wrongUseIsOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        for (QString &argument : arguments)
            argument.replace(u"@"_s, argument.startsWith(u'@') ? m_folder.path() : u"@"_s);
        const VerbResult result = learning(arguments);
        QCOMPARE(result.code, code);
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY2(result.err.contains(says), result.err.constData());
        QVERIFY(result.out.isEmpty());
    }

    void aWorkspaceThatIsNotThereIsSaid()
    {
        const VerbResult result =
            runVerb({u"learning"_s, u"results"_s, u"--data"_s, u"/nonexistent/w"_s});
        QCOMPARE(result.code, 1);
        QVERIFY(result.err.contains("/nonexistent/w"));
    }

    void nothingLearnedIsAnAnswerToo()
    {
        const VerbResult results = learning({u"results"_s});
        QCOMPARE(results.code, 0);
        QCOMPARE(results.json()[u"events"].toInteger(-1), 0);
        const QString file = m_folder.filePath(u"none.json"_s);
        QCOMPARE(learning({u"export"_s, file}).json()[u"events"].toInteger(-1), 0);
        QVERIFY(readJson(bytesOf(file))->toArray().isEmpty());
        QCOMPARE(learning({u"erase"_s, u"learner-1"_s}).json()[u"events"].toInteger(-1), 0);
        QCOMPARE(learning({u"path"_s, u"learner-1"_s}).json()[u"known"].toBool(true), false);
    }

    // W150 W151
    void besideARunningEngine()
    {
        RunningDaemon daemon(data());
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        RemoteTarget target = *readRemoteAddress(daemon.ws());
        target.token = Secret(
            runVerb({u"token"_s, u"create"_s, u"--data"_s, data(), u"--role"_s, u"operator"_s})
                .json()[u"token"]
                .toString()
                .toLatin1());
        RemoteConnection line(target, m_clock);
        line.start();
        QTRY_VERIFY_WITH_TIMEOUT(line.isOpen(), 10'000);
        JsonArray events;
        for (int n = 1; n <= 300; ++n)
            events.append(eventOf(n));
        const auto sent = line.call(u"learning.record"_s, JsonObject{{u"events"_s, events}});
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 10'000);
        const auto receipt = sent.result();
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().detail));
        QCOMPARE((*receipt)[u"accepted"].toInteger(), 300);
        QCOMPARE((*receipt)[u"textsDropped"].toInteger(), 30);
        QCOMPARE(learning({u"results"_s}).json()[u"events"].toInteger(), 300);
        // A key may look like an option.
        const VerbResult path =
            runVerb({u"learning"_s, u"--data"_s, data(), u"--"_s, u"path"_s, u"-learner-1"_s});
        QVERIFY2(path.json()[u"known"].toBool(), path.err.constData());
    }

    void exportsAreWhatOtherProgramsTake()
    {
        const QString csv = m_folder.filePath(u"events.csv"_s);
        QCOMPARE(learning({u"export"_s, csv}).json()[u"events"].toInteger(), 300);
        const QByteArray bytes = bytesOf(csv);
        const auto table = readCsv(bytes);
        QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
        QCOMPARE(table->header.size(), 16);
        QCOMPARE(table->rows.size(), 300);
        for (const CsvRow &row : table->rows) {
            QCOMPARE(row.cells.size(), 16);
            for (const QString &cell : row.cells)
                QVERIFY2(cell.isEmpty() || !u"=+-@\t\r"_s.contains(cell[0]), qPrintable(cell));
        }
        // Every line ends as RFC 4180 has it, but for those inside of quotes.
        QCOMPARE(bytes.count('\n'), bytes.count("\r\n"));

        const QString json = m_folder.filePath(u"events.json"_s);
        QCOMPARE(learning({u"export"_s, json}).json()[u"events"].toInteger(), 300);
        const auto statements = readJson(bytesOf(json));
        QVERIFY(statements);
        QCOMPARE(statements->toArray().size(), 300);
        QSet<QString> ids;
        for (const Json &statement : statements->toArray()) {
            QCOMPARE(faultOf(statement), QString());
            ids.insert(statement[u"id"].toString());
        }
        QCOMPARE(ids.size(), 300);
    }

    // W153
    void atRestTheyAreErasedForGood()
    {
        const QString key = u"learner_that_leaves"_s;
        {
            RunningDaemon daemon(data());
            RemoteTarget target = *readRemoteAddress(daemon.ws());
            target.token = Secret(
                runVerb({u"token"_s, u"create"_s, u"--data"_s, data(), u"--role"_s, u"operator"_s})
                    .json()[u"token"]
                    .toString()
                    .toLatin1());
            RemoteConnection line(target, m_clock);
            line.start();
            QTRY_VERIFY_WITH_TIMEOUT(line.isOpen(), 10'000);
            Json one = eventOf(1000);
            one.set(u"actor"_s, JsonObject{{u"key"_s, key}});
            const auto sent =
                line.call(u"learning.record"_s, JsonObject{{u"events"_s, Json(JsonArray{one})}});
            QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 10'000);
            QCOMPARE((*sent.result())[u"accepted"].toInteger(), 1);
            QCOMPARE(daemon.stop(), 0);
        }
        const auto kept = [&] {
            const QString store = data() + u"/batanidza.db"_s;
            return bytesOf(store) + bytesOf(store + u"-wal"_s);
        };
        QVERIFY(kept().contains(key.toUtf8()));
        QVERIFY(learning({u"path"_s, key}).json()[u"known"].toBool());
        QCOMPARE(learning({u"erase"_s, key}).json()[u"events"].toInteger(), 1);
        QVERIFY(!kept().contains(key.toUtf8()));
        QCOMPARE(learning({u"erase"_s, key}).json()[u"events"].toInteger(), 0);
        QCOMPARE(learning({u"results"_s}).json()[u"events"].toInteger(), 300);
        QCOMPARE(runVerb({u"verify"_s, u"--data"_s, data()}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestLearningVerb)
#include "tst_learningverb.moc"
