#include "tests/app/daemon.h"
#include "tests/commit/conflictworld.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! `batanidzad conflicts` on a workspace at rest and on a running engine: one answer for both.
class TestConflictsVerb : public QObject
{
    Q_OBJECT

    //! A workspace in which one edit waits; nobody holds it.
    struct Workspace
    {
        ConflictWorld world;
        QString conflict;

        Workspace()
        {
            const QString document = u"document"_s;
            const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
            (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                             document);
            conflict = world
                           .push(u"ios"_s, ConflictWorld::on(first),
                                 fields({{u"a"_s, u"ios"_s}, {u"b"_s, u"ios"_s}}), document)
                           .conflict.toString();
            world.store.close();
        }
        [[nodiscard]] VerbResult run(const QStringList &arguments) const
        {
            return runVerb(QStringList{u"conflicts"_s, u"--data"_s, world.store.folder()} +
                           arguments);
        }
    };

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
        Workspace workspace;
        std::unique_ptr<RunningDaemon> daemon;
        if (running) {
            daemon = std::make_unique<RunningDaemon>(workspace.world.store.folder());
            QVERIFY2(daemon->isReady(), daemon->errors().constData());
        }
        const auto list = workspace.run({u"--json"_s, u"list"_s});
        QVERIFY2(list.code == 0, list.err.constData());
        QCOMPARE(list.json()[u"conflicts"].toArray().size(), 1);
        QCOMPARE(list.json()[u"conflicts"].at(0)[u"id"].toString(), workspace.conflict);
        QVERIFY(workspace.run({u"list"_s}).out.contains("ios"));
        QCOMPARE(workspace.run({u"--json"_s, u"--platform"_s, u"watchos"_s, u"list"_s})
                     .json()[u"conflicts"]
                     .toArray()
                     .size(),
                 0);
        const auto shown = workspace.run({u"show"_s, workspace.conflict});
        QVERIFY2(shown.out.contains("/a  (edit-edit)"), shown.out.constData());

        const auto moved = workspace.run({u"--take"_s, u"/a=incoming"_s, u"--head-version"_s,
                                          u"1"_s, u"resolve"_s, workspace.conflict});
        QCOMPARE(moved.code, 1);
        QVERIFY2(moved.err.contains("conflict_moved"), moved.err.constData());
        const auto done = workspace.run({u"--json"_s, u"--as"_s, u"Rudo"_s, u"--take"_s,
                                         u"/a=current"_s, u"resolve"_s, workspace.conflict});
        QVERIFY2(done.code == 0, done.err.constData());
        QCOMPARE(done.json()[u"status"].toString(), u"applied"_s);
        QCOMPARE(done.json()[u"version"].toInteger(), 3);
        const auto late =
            workspace.run({u"--take"_s, u"/a=current"_s, u"resolve"_s, workspace.conflict});
        QCOMPARE(late.code, 1);
        QVERIFY2(late.err.contains("Rudo"), late.err.constData());
        QCOMPARE(workspace.run({u"reopen"_s, workspace.conflict}).code, 0);
        const auto own = workspace.run(
            {u"--json"_s, u"--value"_s, u"/a \"both\""_s, u"resolve"_s, workspace.conflict});
        QVERIFY2(own.code == 0, own.err.constData());
        if (daemon)
            QCOMPARE(daemon->stop(), 0);
        const auto verified = runVerb({u"verify"_s, u"--data"_s, workspace.world.store.folder()});
        QVERIFY2(verified.code == 0, (verified.out + verified.err).constData());
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no such action") << QStringList{u"decide"_s} << 2 << QByteArray("usage");
        QTest::newRow("no id") << QStringList{u"show"_s} << 2 << QByteArray("usage");
        QTest::newRow("no such conflict")
            << QStringList{u"show"_s, u"c999"_s} << 1 << QByteArray("not_found");
        QTest::newRow("no choice") << QStringList{u"resolve"_s, u"c3"_s} << 1 << QByteArray("/a");
        QTest::newRow("a side that is none")
            << QStringList{u"--take"_s, u"/a=mine"_s, u"resolve"_s, u"c3"_s} << 2
            << QByteArray("--take");
        QTest::newRow("a value that is no JSON")
            << QStringList{u"--value"_s, u"/a {"_s, u"resolve"_s, u"c3"_s} << 2
            << QByteArray("--value");
        QTest::newRow("a strategy that is none")
            << QStringList{u"--strategy"_s, u"best"_s, u"resolve"_s, u"c3"_s} << 2
            << QByteArray("shonaAware");
        QTest::newRow("a strategy that leaves it")
            << QStringList{u"--strategy"_s, u"manual"_s, u"resolve"_s, u"c3"_s} << 1
            << QByteArray("/a");
        QTest::newRow("a state that is none")
            << QStringList{u"--state"_s, u"lost"_s, u"list"_s} << 2 << QByteArray("--state");
    }

    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const Workspace workspace;
        QCOMPARE(workspace.conflict, u"c3"_s);
        const auto result = workspace.run(arguments);
        QCOMPARE(result.code, code);
        QVERIFY2(result.err.contains(says), result.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestConflictsVerb)
#include "tst_conflictsverb.moc"
