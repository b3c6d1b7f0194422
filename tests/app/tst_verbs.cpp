#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "tests/app/daemon.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestVerbs : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString in(const QString &name) const { return m_folder.filePath(name); }

    static QByteArray fetch(const QString &address, const QByteArray &token, int &status)
    {
        QNetworkAccessManager network;
        QNetworkRequest request{QUrl(address)};
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QSignalSpy done(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            done.wait(10'000);
        status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        return reply->readAll();
    }

    //! Name and bytes of every file below a folder.
    [[nodiscard]] static QMap<QString, QByteArray> filesOf(const QString &folder)
    {
        QMap<QString, QByteArray> files;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
        }
        return files;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY2(QFileInfo(qEnvironmentVariable("BATANIDZAD")).isExecutable(),
                 "BATANIDZAD names the program");
    }

    void everyVerbHasHelp_data()
    {
        QTest::addColumn<QString>("verb");
        for (const char *verb : {"serve", "import", "export", "generate", "push", "changes",
                                 "stats", "verify", "force-sync", "clear-local", "drain", "replay",
                                 "backup", "restore", "token", "shona", "preview", "erase"})
            QTest::newRow(verb) << QString::fromLatin1(verb);
    }

    void everyVerbHasHelp()
    {
        QFETCH(QString, verb);
        const VerbResult help = runVerb({verb, u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.startsWith("Usage: batanidzad " + verb.toLatin1()));
        QVERIFY(help.err.isEmpty());
        const VerbResult wrong = runVerb({verb, u"--no-such-option"_s});
        QCOMPARE(wrong.code, 2);
        QCOMPARE(wrong.err.count('\n'), 1);
    }

    void wrongUseIsOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no such verb")
            << QStringList{u"dance"_s} << 2 << QByteArray("no verb \"dance\"");
        QTest::newRow("a port that is none")
            << QStringList{u"serve"_s, u"--ws"_s, u"127.0.0.1:http"_s} << 2
            << QByteArray("HOST:PORT");
        QTest::newRow("no workspace there")
            << QStringList{u"export"_s, u"/tmp/x"_s, u"--data"_s, u"/nonexistent/w"_s} << 1
            << QByteArray("/nonexistent/w");
        QTest::newRow("generate too many")
            << QStringList{u"generate"_s, u"--lessons"_s, u"100001"_s, u"/tmp/x"_s} << 2
            << QByteArray("100000");
        QTest::newRow("a role that is none")
            << QStringList{u"token"_s, u"create"_s, u"--role"_s,
                           u"king"_s,  u"--data"_s, u"/tmp/batanidza-none"_s}
            << 2 << QByteArray("king");
        QTest::newRow("plaintext beyond this machine")
            << QStringList{u"serve"_s,     u"--data"_s, u"@/plain"_s,    u"--ws"_s,
                           u"0.0.0.0:0"_s, u"--http"_s, u"127.0.0.1:0"_s}
            << 1 << QByteArray("forbidden");
    }

    void wrongUseIsOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        for (QString &argument : arguments)
            argument.replace(u"@"_s, m_folder.path());
        const VerbResult result = runVerb(arguments);
        QCOMPARE(result.code, code);
        QVERIFY2(result.err.contains(says), result.err.constData());
        QCOMPARE(result.err.trimmed().count('\n'), 0);
    }

    void shonaAnswersWordByWord()
    {
        const VerbResult syllables =
            runVerb({u"shona"_s, u"syllables"_s}, "mangwanani\nn\xe2\x80\x99"
                                                  "anga\nkudya\n");
        QCOMPARE(syllables.code, 0);
        QCOMPARE(syllables.out, QByteArray("mangwanani\tma.ngwa.na.ni\nn\xe2\x80\x99"
                                           "anga\tn\xe2\x80\x99"
                                           "a.nga\nkudya\tku.dya\n"));
        const VerbResult ipa = runVerb({u"shona"_s, u"ipa"_s}, "svika\n");
        QCOMPARE(ipa.out, QByteArray("svika\ts\xcd\x8ei.ka\n"));
        const VerbResult normal = runVerb({u"shona"_s, u"normalise"_s}, "n\xe2\x80\x99"
                                                                        "anga\n");
        QCOMPARE(normal.out, QByteArray("n\xe2\x80\x99"
                                        "anga\tn'anga\n"));
    }

    void shonaChecksFiles()
    {
        const QString good = QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json");
        QFile source(good);
        QVERIFY(source.open(QIODevice::ReadOnly));
        QByteArray bytes = source.readAll();
        QCOMPARE(runVerb({u"shona"_s, u"check"_s, good}).code, 0);
        bytes.replace("\"syllabic\": \"ma-ngwa-na-ni\"", "\"syllabic\": \"ma-ngwa-na\"");
        QFile broken(in(u"broken.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(bytes);
        broken.close();
        const VerbResult result = runVerb({u"shona"_s, u"check"_s, broken.fileName()});
        QCOMPARE(result.code, 3);
        QVERIFY(result.out.contains("\"path\":\"/vocabulary/0/pronunciation"));
    }

    void generateIsTheSameForTheSameSeed()
    {
        for (const QString &name : {u"a"_s, u"b"_s}) {
            const VerbResult made = runVerb({u"generate"_s, u"--lessons"_s, u"7"_s, u"--audio"_s,
                                             u"--seed"_s, u"5"_s, in(u"gen-"_s + name)});
            QVERIFY2(made.code == 0, made.err.constData());
            QCOMPARE(made.json()[u"lessons"].toInteger(), 7);
        }
        const auto first = filesOf(in(u"gen-a"_s));
        QVERIFY(first.size() > 14);
        QVERIFY(first == filesOf(in(u"gen-b"_s)));
    }

    void importExportVerifyReplayAtRest()
    {
        QCOMPARE(runVerb({u"generate"_s, u"--lessons"_s, u"12"_s, u"--audio"_s, in(u"set"_s)}).code,
                 0);
        const QString data = in(u"rest"_s);
        const VerbResult imported = runVerb({u"import"_s, in(u"set"_s), u"--data"_s, data});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(imported.json()[u"added"].toInteger(), 12);
        const VerbResult again = runVerb({u"import"_s, in(u"set"_s), u"--data"_s, data});
        QCOMPARE(again.json()[u"unchanged"].toInteger(), 12);
        QCOMPARE(again.json()[u"added"].toInteger(), 0);

        const VerbResult verified = runVerb({u"verify"_s, u"--data"_s, data});
        QVERIFY2(verified.code == 0, verified.err.constData());
        QVERIFY(verified.json()[u"events"].toInteger() >= 12);
        const VerbResult replayed = runVerb({u"replay"_s, u"--data"_s, data});
        QCOMPARE(replayed.code, 0);
        QVERIFY(replayed.json()[u"equal"].toBool());

        QCOMPARE(runVerb({u"export"_s, in(u"out"_s), u"--data"_s, data}).code, 0);
        const QString second = in(u"rest2"_s);
        QCOMPARE(runVerb({u"import"_s, in(u"out"_s), u"--data"_s, second}).code, 0);
        QCOMPARE(runVerb({u"export"_s, in(u"out2"_s), u"--data"_s, second}).code, 0);
        const auto files = filesOf(in(u"out"_s));
        QVERIFY(files.size() >= 12);
        QVERIFY(files == filesOf(in(u"out2"_s)));

        const VerbResult undone = runVerb(
            {u"import"_s, u"--undo"_s, imported.json()[u"importId"].toString(), u"--data"_s, data});
        QVERIFY2(undone.code == 0, undone.err.constData());
        QCOMPARE(runVerb({u"stats"_s, u"--json"_s, u"--data"_s, data}).json()[u"items"].toInteger(),
                 0);

        const VerbResult saved = runVerb({u"backup"_s, in(u"all.tar"_s), u"--data"_s, second});
        QVERIFY2(saved.code == 0, saved.err.constData());
        const VerbResult twice = runVerb({u"backup"_s, in(u"all.tar"_s), u"--data"_s, second});
        QCOMPARE(twice.code, 1);
        QVERIFY2(twice.err.contains("--replace"), twice.err.constData());
        QCOMPARE(runVerb({u"backup"_s, u"--replace"_s, in(u"all.tar"_s), u"--data"_s, second}).code,
                 0);
        const QString third = in(u"rest3"_s);
        QCOMPARE(runVerb({u"restore"_s, in(u"all.tar"_s), u"--data"_s, third}).code, 0);
        const Json before = runVerb({u"stats"_s, u"--json"_s, u"--data"_s, second}).json();
        const Json after = runVerb({u"stats"_s, u"--json"_s, u"--data"_s, third}).json();
        QCOMPARE(after[u"items"].toInteger(), before[u"items"].toInteger());
        QVERIFY(after[u"cursor"].toString() != before[u"cursor"].toString());
        QCOMPARE(runVerb({u"restore"_s, in(u"all.tar"_s), u"--data"_s, third}).code, 1);
    }

    void readingVerbsSayThatThereIsNoStoreOfTheirs_data()
    {
        QTest::addColumn<QStringList>("verb");
        QTest::newRow("verify") << QStringList{u"verify"_s};
        QTest::newRow("replay") << QStringList{u"replay"_s};
        QTest::newRow("stats") << QStringList{u"stats"_s, u"--json"_s};
        QTest::newRow("changes") << QStringList{u"changes"_s};
        QTest::newRow("token list") << QStringList{u"token"_s, u"list"_s};
        QTest::newRow("backup") << QStringList{u"backup"_s, in(u"none.tar"_s)};
    }

    void readingVerbsSayThatThereIsNoStoreOfTheirs()
    {
        QFETCH(QStringList, verb);
        const QTemporaryDir data;
        verb += {u"--data"_s, data.path()};
        QFile file(storeFile(data.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const VerbResult empty = runVerb(verb);
        QCOMPARE(empty.code, 1);
        QVERIFY2(empty.err.contains("holds no store"), empty.err.constData());
        {
            const auto database = Database::open(file.fileName(), Database::Mode::ReadWrite);
            QVERIFY(migrate(**database));
            QVERIFY((*database)->run(u"INSERT INTO migration (number, name, checksum, applied_at) "
                                     "VALUES (9000, '9000_later.sql', 'x', 0)"_s));
        }
        const VerbResult newer = runVerb(verb);
        QCOMPARE(newer.code, 1);
        QVERIFY2(newer.err.contains("9000_later.sql"), newer.err.constData());
    }

    void verbsWorkOnARunningEngine()
    {
        const QString data = in(u"running"_s);
        RunningDaemon daemon(data);
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        QVERIFY(daemon.ws().startsWith(u"ws://127.0.0.1:"_s));
        const QFileInfo run(data + u"/run.json"_s);
        QVERIFY(run.exists());
        QCOMPARE(run.permissions() &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());

        int status = 0;
        fetch(daemon.http() + u"/livez"_s, {}, status);
        QCOMPARE(status, 200);
        fetch(daemon.http() + u"/readyz"_s, {}, status);
        QCOMPARE(status, 200);
        fetch(daemon.http() + u"/v1/manifest?tenant=demo"_s, {}, status);
        QCOMPARE(status, 401);

        QCOMPARE(runVerb({u"generate"_s, u"--lessons"_s, u"5"_s, u"--audio"_s, in(u"five"_s)}).code,
                 0);
        const VerbResult imported = runVerb({u"import"_s, in(u"five"_s), u"--data"_s, data});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(imported.json()[u"added"].toInteger(), 5);

        const VerbResult token =
            runVerb({u"token"_s, u"create"_s, u"--role"_s, u"editor"_s, u"--data"_s, data});
        QVERIFY2(token.code == 0, token.err.constData());
        const QByteArray secret = token.json()[u"token"].toString().toLatin1();
        QVERIFY(!secret.isEmpty());
        const QByteArray manifest =
            fetch(daemon.http() + u"/v1/manifest?tenant=demo"_s, secret, status);
        QVERIFY2(status == 200, manifest.constData());
        const QString id = token.json()[u"id"].toString();
        QCOMPARE(runVerb({u"token"_s, u"revoke"_s, id, u"--data"_s, data}).code, 0);
        fetch(daemon.http() + u"/v1/manifest?tenant=demo"_s, secret, status);
        QCOMPARE(status, 401);
        QVERIFY(
            runVerb({u"token"_s, u"list"_s, u"--data"_s, data}).out.contains("\"revoked\":true"));
        QVERIFY(!runVerb({u"token"_s, u"list"_s, u"--data"_s, data}).out.contains(secret));

        QFile note(in(u"note.json"_s));
        QVERIFY(note.open(QIODevice::WriteOnly));
        note.write(R"({"id":"note.one","text":"mangwanani"})");
        note.close();
        const VerbResult pushed = runVerb({u"push"_s, note.fileName(), u"--data"_s, data});
        QVERIFY2(pushed.code == 0, pushed.err.constData());
        QCOMPARE(pushed.json()[u"status"].toString(), u"applied"_s);
        QCOMPARE(
            runVerb({u"push"_s, note.fileName(), u"--data"_s, data}).json()[u"status"].toString(),
            u"unchanged"_s);
        QVERIFY(runVerb({u"changes"_s, u"--data"_s, data}).out.contains("note.one"));

        const auto say = [&](const QByteArray &text) {
            QFile file(note.fileName());
            (void)(file.open(QIODevice::WriteOnly) &&
                   file.write("{\"id\":\"note.one\",\"text\":\"" + text + "\"}"));
            file.close();
            return runVerb({u"push"_s, note.fileName(), u"--data"_s, data}).code;
        };
        const auto erase = [&](const QString &item, const QStringList &more = {}) {
            return runVerb(QStringList{u"erase"_s, item, u"--data"_s, data} + more);
        };
        QCOMPARE(say("maswera sei"), 0);
        QCOMPARE(erase(u"note.one"_s).json()[u"bodies"].toInteger(), 1);
        const Json erased = erase(u"note.one"_s, {u"--yes"_s}).json();
        QCOMPARE(erased[u"bodies"].toInteger(), 1);
        QVERIFY(erased[u"erased"].toBool());
        QCOMPARE(erase(u"note.one"_s).json()[u"bodies"].toInteger(-1), 0);
        QCOMPARE(erase(u"note.two"_s).code, 1);
        QCOMPARE(say("fambai zvakanaka"), 0);

        // A second engine on the same workspace is told who holds it.
        const VerbResult second = runVerb({u"serve"_s, u"--data"_s, data, u"--ws"_s,
                                           u"127.0.0.1:0"_s, u"--http"_s, u"127.0.0.1:0"_s});
        QCOMPARE(second.code, 4);
        QVERIFY2(second.err.contains(QByteArray::number(daemon.pid())), second.err.constData());

        const Json stats = runVerb({u"stats"_s, u"--json"_s, u"--data"_s, data}).json();
        QVERIFY(stats[u"running"].toBool());
        QCOMPARE(stats[u"items"].toInteger(), 6);
        QCOMPARE(runVerb({u"verify"_s, u"--data"_s, data}).code, 0);

        QCOMPARE(daemon.stop(), 0);
        QVERIFY(!QFile::exists(data + u"/run.json"_s));
        // With nobody there, the cache goes as a whole.
        QVERIFY(QFile::exists(data + u"/cache"_s));
        QCOMPARE(erase(u"note.one"_s).json()[u"bodies"].toInteger(), 1);
        QCOMPARE(erase(u"note.one"_s, {u"--yes"_s}).json()[u"bodies"].toInteger(), 1);
        QVERIFY(!QFile::exists(data + u"/cache"_s));
        QCOMPARE(runVerb({u"verify"_s, u"--data"_s, data}).code, 0);
    }

    void operatorsOrdersWorkOnARunningEngine()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(u"w"_s);
        const auto verb = [&](const QString &name, const QStringList &more) {
            return runVerb(QStringList{name, u"--data"_s, data} + more);
        };
        RunningDaemon daemon(data);
        QVERIFY(daemon.isReady());
        const VerbResult forced = verb(u"force-sync"_s, {u"--json"_s});
        QCOMPARE(forced.code, 0);
        QCOMPARE(forced.json()[u"devices"].toInteger(-1), 0);
        QVERIFY(forced.json()[u"seq"].toInteger() > 0);
        QVERIFY(verb(u"force-sync"_s, {u"--dry-run"_s, u"--json"_s}).json()[u"seq"].isNull());
        // What cannot be undone says its cost, and waits for a yes.
        const VerbResult asked = verb(u"clear-local"_s, {u"--platform"_s, u"ios"_s});
        QCOMPARE(asked.code, 0);
        QVERIFY(asked.out.contains("--yes"));
        QVERIFY(verb(u"clear-local"_s, {u"--json"_s}).json()[u"seq"].isNull());
        QVERIFY(verb(u"clear-local"_s, {u"--yes"_s, u"--json"_s}).json()[u"seq"].toInteger() >
                forced.json()[u"seq"].toInteger());
        QCOMPARE(verb(u"force-sync"_s, {u"--device"_s, u"nobody"_s}).code, 1);
        QCOMPARE(verb(u"force-sync"_s, {u"--platform"_s, u"fridge"_s}).code, 2);
        QCOMPARE(verb(u"force-sync"_s, {u"--device"_s, u"a"_s, u"--platform"_s, u"web"_s}).code, 2);
        QVERIFY(verb(u"drain"_s, {u"--dry-run"_s}).out.contains("0 sessions"));
        const VerbResult drained = verb(u"drain"_s, {});
        QVERIFY2(drained.code == 0, drained.err.constData());
        QVERIFY(daemon.waitEnded());
        for (const QString &name : QStringList{u"force-sync"_s, u"clear-local"_s, u"drain"_s})
            QCOMPARE(verb(name, {}).code, 5);
        const VerbResult events = verb(u"verify"_s, {});
        QCOMPARE(events.code, 0);
    }

    void stoppingInTheMiddleOfAnImportIsOrderly()
    {
        const QString set = in(u"many"_s);
        QCOMPARE(runVerb({u"generate"_s, u"--lessons"_s, u"400"_s, u"--audio"_s, set}).code, 0);
        const QString data = in(u"stopped"_s);
        RunningDaemon daemon(data);
        QVERIFY(daemon.isReady());
        QProcess import;
        import.start(qEnvironmentVariable("BATANIDZAD"), {u"import"_s, set, u"--data"_s, data});
        // Stop once something of it is durable.
        QTRY_VERIFY_WITH_TIMEOUT(
            runVerb({u"stats"_s, u"--json"_s, u"--data"_s, data}).json()[u"items"].toInteger() > 0,
            20'000);
        QCOMPARE(daemon.stop(), 0);
        QVERIFY(import.waitForFinished(20'000));
        const auto report = readJson(import.readAllStandardOutput());
        QVERIFY2(report, import.readAllStandardError().constData());
        QVERIFY(!(*report)[u"importId"].toString().isEmpty());
        QCOMPARE(runVerb({u"verify"_s, u"--data"_s, data}).code, 0);
        QCOMPARE(runVerb({u"import"_s, u"--undo"_s, (*report)[u"importId"].toString(), u"--data"_s,
                          data})
                     .code,
                 0);
        QCOMPARE(runVerb({u"stats"_s, u"--json"_s, u"--data"_s, data}).json()[u"items"].toInteger(),
                 0);
    }

    void anotherTenantIsNotServedByMistake()
    {
        const QString data = in(u"tenants"_s);
        RunningDaemon daemon(data);
        QVERIFY(daemon.isReady());
        QCOMPARE(runVerb({u"generate"_s, u"--lessons"_s, u"2"_s, in(u"two"_s)}).code, 0);
        const VerbResult wrong =
            runVerb({u"import"_s, in(u"two"_s), u"--tenant"_s, u"alpha"_s, u"--data"_s, data});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.err.contains("demo"), wrong.err.constData());
        QCOMPARE(runVerb({u"stats"_s, u"--json"_s, u"--data"_s, data}).json()[u"items"].toInteger(),
                 0);
        QCOMPARE(
            runVerb({u"export"_s, in(u"none"_s), u"--tenant"_s, u"nobody"_s, u"--data"_s, data})
                .code,
            1);
    }

    void aRunFileOfAnotherProgramIsStale()
    {
        const QString data = in(u"stale"_s);
        QCOMPARE(runVerb({u"token"_s, u"create"_s, u"--data"_s, data}).code, 0);
        QFile run(data + u"/run.json"_s);
        QVERIFY(run.open(QIODevice::WriteOnly));
        run.write("{\"pid\":" + QByteArray::number(QCoreApplication::applicationPid()) +
                  ",\"tenant\":\"demo\"}");
        run.close();
        QVERIFY(!runVerb({u"stats"_s, u"--json"_s, u"--data"_s, data}).json()[u"running"].toBool());
        QCOMPARE(runVerb({u"token"_s, u"create"_s, u"--data"_s, data}).code, 0);
    }

    void aKilledEngineLeavesNothingBehindThatHinders()
    {
        const QString data = in(u"killed"_s);
        {
            RunningDaemon daemon(data);
            QVERIFY(daemon.isReady());
            daemon.kill();
        }
        QVERIFY(QFile::exists(data + u"/run.json"_s));
        QCOMPARE(runVerb({u"token"_s, u"create"_s, u"--data"_s, data}).code, 0);
        RunningDaemon daemon(data);
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        QCOMPARE(daemon.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
