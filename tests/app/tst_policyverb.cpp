#include "engine/base/jsonread.h"
#include "tests/app/daemon.h"
#include "tests/commit/conflictworld.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! `batanidzad policy` on a workspace at rest and on a running engine, and what comes of it where
//! two edits meet.
class TestPolicyVerb : public QObject
{
    Q_OBJECT

    static QString write(const QTemporaryDir &folder, const QByteArray &text)
    {
        const QString name = folder.filePath(u"policy.json"_s);
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return name;
    }

private Q_SLOTS:
    void itIsTheSameAtRestAndRunning_data()
    {
        QTest::addColumn<bool>("running");
        QTest::newRow("at rest") << false;
        QTest::newRow("on a running engine") << true;
    }

    void itIsTheSameAtRestAndRunning()
    {
        QFETCH(bool, running);
        const QTemporaryDir files;
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
        world.store.close();
        const auto run = [&](const QStringList &arguments) {
            return runVerb(QStringList{u"policy"_s, u"--data"_s, world.store.folder()} + arguments);
        };
        std::unique_ptr<RunningDaemon> daemon;
        if (running) {
            daemon = std::make_unique<RunningDaemon>(world.store.folder());
            QVERIFY2(daemon->isReady(), daemon->errors().constData());
        }
        QCOMPARE(run({u"--json"_s, u"show"_s}).out, "{}\n");
        const QByteArray good =
            R"({"document":{"fields":[{"path":"/a","strategy":"incomingWins"}]}})";
        const auto set = run({u"set"_s, write(files, good)});
        QVERIFY2(set.code == 0, set.err.constData());
        QCOMPARE(run({u"--json"_s, u"show"_s}).json(), *readJson(good));

        // What has a fault changes nothing, and says where it is.
        const auto bad =
            run({u"set"_s,
                 write(files, R"({"document":{"fields":[{"path":"/a","strategy":"best"}]}})")});
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.err.contains("/document") && bad.err.contains("/fields/0"),
                 bad.err.constData());
        QCOMPARE(run({u"--json"_s, u"show"_s}).json(), *readJson(good));

        // Two edits that would have waited for a person are merged by it.
        if (!running) {
            world.store.reopen();
            (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                             u"document"_s);
            const Receipt met = world.push(u"ios"_s, ConflictWorld::on(first),
                                           fields({{u"a"_s, u"ios"_s}}), u"document"_s);
            QVERIFY(met.status != EditStatus::Queued);
            world.store.close();
        }
        QCOMPARE(run({u"clear"_s}).code, 0);
        QCOMPARE(run({u"--json"_s, u"show"_s}).out, "{}\n");
    }

    void filesWithFaultsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("policy.json");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("must be an object");
        QTest::newRow("a type without fields")
            << QByteArray(R"({"lesson":[]})") << QByteArray("/lesson");
        QTest::newRow("a path that is none")
            << QByteArray(R"({"lesson":{"fields":[{"path":"a","strategy":"manual"}]}})")
            << QByteArray("/fields/0");
        QTest::newRow("no fault") << QByteArray(R"({"lesson":{"fields":[]}})") << QByteArray();
    }

    void filesWithFaultsAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const QTemporaryDir files;
        const auto checked = runVerb({u"policy"_s, u"check"_s, write(files, text)});
        QCOMPARE(checked.code, says.isEmpty() ? 0 : 1);
        QVERIFY2(checked.err.contains(says), checked.err.constData());
    }

    void wrongUseIsSaid()
    {
        QCOMPARE(runVerb({u"policy"_s, u"set"_s}).code, 2);
        QCOMPARE(runVerb({u"policy"_s, u"what"_s}).code, 2);
        QCOMPARE(runVerb({u"policy"_s, u"check"_s, u"/no/such/file"_s}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestPolicyVerb)
#include "tst_policyverb.moc"
