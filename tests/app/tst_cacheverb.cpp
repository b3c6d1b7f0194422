#include "tests/app/daemon.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! `batanidzad cache` as scripts start it.
class TestCacheVerb : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write");
        return path;
    }
    static VerbResult simulate(const QStringList &arguments)
    {
        return runVerb(QStringList{u"cache"_s, u"simulate"_s} + arguments);
    }

private Q_SLOTS:
    void everyPolicyReplaysATrace_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<int>("hits");
        // 1 2 3 1 1 4 2 1, room for three
        QTest::newRow("lru") << u"lru"_s << 3;
        QTest::newRow("lfu") << u"lfu"_s << 3;
        QTest::newRow("ttl") << u"ttl"_s << 3;
        QTest::newRow("priority") << u"priority"_s << 3;
    }
    void everyPolicyReplaysATrace()
    {
        QFETCH(QString, policy);
        QFETCH(int, hits);
        const QString trace = file(u"t.keys"_s, "1\n2\n3\n1\n1\n4\n2\n1\n");
        const VerbResult result = simulate({u"--policy"_s, policy, u"--capacity"_s, u"3"_s, trace});
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.code, 0);
        QCOMPARE(result.out.count('\n'), 1);
        const Json json = result.json();
        QCOMPARE(json[u"policy"].toString(), policy);
        QCOMPARE(json[u"requests"].toInteger(), 8);
        QCOMPARE(json[u"hits"].toInteger(), hits);
        QCOMPARE(json[u"hitRatio"].toDouble(), hits / 8.0);
    }

    void bytesCountWhereAskedFor()
    {
        const QString trace = file(u"t.sized"_s, "1,600\n2,600\n1,600\n2,600\n");
        QCOMPARE(simulate({u"--policy"_s, u"lru"_s, u"--capacity"_s, u"1000"_s, trace})
                     .json()[u"hits"]
                     .toInteger(),
                 2);
        QCOMPARE(
            simulate({u"--policy"_s, u"lru"_s, u"--capacity"_s, u"1000"_s, u"--bytes"_s, trace})
                .json()[u"hits"]
                .toInteger(),
            0);
    }

    void lessonsTellThePeopleApart()
    {
        const QString trace = file(u"l.csv"_s, "1,g,L1,600\n2,s,L1,600\n3,s,L2,600\n4,g,L1,600\n");
        const Json json = simulate({u"--capacity"_s, u"1MB"_s, u"--lessons"_s, trace}).json();
        QCOMPARE(json[u"policy"].toString(), u"adaptive"_s);
        QCOMPARE(json[u"requests"].toInteger(), 4);
        QCOMPARE(json[u"foregroundHitRatio"].toDouble(), 0.5);
        QCOMPARE(json[u"hitRatio"].toDouble(), 0.5);
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QString trace = file(u"w.keys"_s, "1\n");
        const QString damaged = file(u"d.runs"_s, "1 2\nx\n");
        QTest::newRow("no capacity") << QStringList{trace} << 2 << QByteArray("--capacity");
        QTest::newRow("a capacity of none")
            << QStringList{u"--capacity"_s, u"0"_s, trace} << 2 << QByteArray("--capacity");
        QTest::newRow("an unknown policy")
            << QStringList{u"--policy"_s, u"fifo"_s, u"--capacity"_s, u"5"_s, trace} << 2
            << QByteArray("lru, lfu, ttl, priority, adaptive");
        QTest::newRow("no trace") << QStringList{u"--capacity"_s, u"5"_s} << 2
                                  << QByteArray("takes one trace");
        QTest::newRow("a trace that is not there")
            << QStringList{u"--capacity"_s, u"5"_s, u"/nowhere/x.keys"_s} << 1
            << QByteArray("there is no such file");
        QTest::newRow("a damaged trace")
            << QStringList{u"--capacity"_s, u"5"_s, damaged} << 1 << QByteArray("line 2");
        QTest::newRow("an unknown word")
            << QStringList{u"--nonsense"_s, trace} << 2 << QByteArray("nonsense");
    }
    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const VerbResult result = simulate(arguments);
        QCOMPARE(result.code, code);
        QVERIFY2(result.err.contains(says), result.err.constData());
        QCOMPARE(result.err.count('\n'), 1);
        QCOMPARE(result.out, QByteArray());
    }

    void aRunningCacheIsShownPurgedAndWarmed()
    {
        const QString data = m_folder.filePath(u"w"_s);
        const auto cache = [&](const QStringList &arguments) {
            return runVerb(QStringList{u"cache"_s} + arguments +
                           QStringList{u"--data"_s, data, u"--json"_s});
        };
        RunningDaemon daemon(data, {u"--open-loopback"_s});
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        VerbResult result = cache({u"stats"_s, u"--entries"_s, u"5"_s});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.json()[u"policy"].toString(), u"adaptive"_s);
        QCOMPARE(result.json()[u"tiers"].at(1)[u"name"].toString(), u"disk"_s);
        result = cache({u"purge"_s});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.json()[u"seq"].toInteger(), 0); // nothing was done
        result = cache({u"purge"_s, u"--tier"_s, u"memory"_s, u"--yes"_s});
        QCOMPARE(result.code, 0);
        QVERIFY(result.json()[u"seq"].toInteger() > 0); // stands in the log
        QCOMPARE(cache({u"warm"_s}).json()[u"items"].toInteger(), 0);
        QCOMPARE(cache({u"purge"_s, u"--tier"_s, u"cellar"_s}).code, 2);
        QCOMPARE(cache({u"fill"_s}).code, 2);
        QCOMPARE(daemon.stop(), 0);
        QCOMPARE(cache({u"stats"_s}).code, 5);
    }
};

QTEST_GUILESS_MAIN(TestCacheVerb)
#include "tst_cacheverb.moc"
