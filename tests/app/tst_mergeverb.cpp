#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;

//! `batanidzad merge` as git and scripts start it.
class TestMergeVerb : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    struct Ended
    {
        int code;
        QByteArray out;
        QByteArray err;
    };

    static Ended run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.start(qEnvironmentVariable("BATANIDZAD"),
                      QStringList{QStringLiteral("merge")} + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            process.kill();
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QString file(const char *name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(QLatin1StringView(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write %s", name);
        return path;
    }

    static QByteArray textOf(const QString &path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("missing");
    }

private Q_SLOTS:
    void aMergeDriverWritesCurrentAndKeepsItsLayout()
    {
        const QString base =
            file("base", "{\n\t\"z\": 1,\n\t\"a\": [1, 2],\n\t\"m\": {\"x\": 1}\n}\n");
        const QString current = file(
            "current", "{\n\t\"z\": 1,\n\t\"a\": [1, 2],\n\t\"own\": 5,\n\t\"m\": {\"x\": 1}\n}\n");
        const QString incoming =
            file("incoming",
                 "{\n\t\"z\": 2,\n\t\"new\": true,\n\t\"a\": [1, 2],\n\t\"m\": {\"x\": 1}\n}\n");
        const Ended ended = run({QStringLiteral("--driver"), base, current, incoming});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.code, 0);
        QCOMPARE(textOf(current),
                 QByteArray("{\n\t\"z\": 2,\n\t\"new\": true,\n\t\"a\": [1, 2],\n\t\"own\": 5,\n"
                            "\t\"m\": {\"x\": 1}\n}\n"));
    }

    void questionsEndWithFindings()
    {
        const Ended ended =
            run({file("b", "{\"a\":1}"), file("c", "{\"a\":2}"), file("i", "{\"a\":3}")});
        QCOMPARE(ended.code, 3);
        QCOMPARE(ended.out, QByteArray("{\"a\":2}"));
        const auto question = readJson(ended.err.trimmed());
        QVERIFY(question);
        QCOMPARE((*question)[u"path"].toString(), QStringLiteral("/a"));
        QCOMPARE((*question)[u"incoming"].toInteger(), 3);
    }

    void anEmptyBaseIsNoBase()
    {
        const Ended ended = run({file("b", ""), file("c", "{\"a\":1}"), file("i", "{\"b\":1}")});
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.out, QByteArray("{\"a\":1,\"b\":1}"));
    }

    void aLessonFileGetsItsEnvelopeAnew()
    {
        QFile example(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        QVERIFY(example.open(QIODevice::ReadOnly));
        const QByteArray base = example.readAll();
        QByteArray current = base;
        current.replace("\"good evening\"", "\"good evening to you\"");
        QByteArray incoming = base;
        incoming.replace("\"good afternoon\"", "\"good day\"");
        const Ended ended = run({file("b", base), file("c", current), file("i", incoming)});
        QCOMPARE(ended.code, 0);
        const QString merged = file("merged.json", ended.out);
        QProcess check;
        check.start(qEnvironmentVariable("BATANIDZAD"),
                    {QStringLiteral("shona"), QStringLiteral("check"), merged});
        QVERIFY(check.waitForFinished(60'000));
        QCOMPARE(check.exitCode(), 0);
        QVERIFY(ended.out.contains("good evening to you") && ended.out.contains("\"good day\""));
        QVERIFY(ended.out.contains("\"revision\": 8"));
    }

    void changesAreShownFieldByField()
    {
        const Ended ended =
            run({QStringLiteral("--diff"), file("b", "{\"l\":[{\"id\":1,\"v\":1},{\"id\":2}]}"),
                 file("c", "{\"l\":[{\"id\":2},{\"id\":1,\"v\":2}]}")});
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.out, QByteArray("/l/[id=1]/v\n  - 1\n  + 2\n/l (order)\n"
                                       "  - [\"1\",\"2\"]\n  + [\"2\",\"1\"]\n"));
    }

    void linesGetOneAnswerEach()
    {
        const Ended ended =
            run({QStringLiteral("--jsonl")},
                "{\"id\":\"one\",\"base\":{},\"source\":{\"a\":1},\"target\":{\"b\":2}}\n"
                "this is no JSON\n"
                "{\"id\":3,\"base\":{\"a\":1},\"source\":{\"a\":2},\"target\":{\"a\":3}}\n");
        QCOMPARE(ended.code, 0);
        const auto lines = ended.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0],
                 QByteArray("{\"conflicts\":[],\"id\":\"one\",\"merged\":{\"a\":1,\"b\":2}}"));
        QVERIFY(lines[1].contains("unreadable"));
        QCOMPARE((*readJson(lines[2]))[u"conflicts"].toArray().size(), 1);
    }

    void badInputIsToldInOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QString good = file("good", "{}");
        const QString twice = file("twice", "{\"a\":1,\"a\":2}");
        const QString policy =
            file("policy", "{\"version\":1,\"types\":{\"document\":{\"default\":\"no\"}}}");
        QTest::newRow("two files") << QStringList{good, good} << 2 << QByteArray("three files");
        QTest::newRow("a file that is not there")
            << QStringList{good, good, good + QStringLiteral("x")} << 1 << QByteArray("not_found");
        QTest::newRow("a key twice") << QStringList{good, twice, good} << 1 << QByteArray("twice");
        QTest::newRow("no such strategy")
            << QStringList{QStringLiteral("--strategy"), QStringLiteral("mine"), good, good, good}
            << 1 << QByteArray("must be one of currentWins");
        QTest::newRow("a policy with an error")
            << QStringList{QStringLiteral("--policy"), policy, good, good, good} << 1
            << QByteArray("policy /types/document/default");
    }

    void badInputIsToldInOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const Ended ended = run(arguments);
        QCOMPARE(ended.code, code);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains(says), ended.err.constData());
        QCOMPARE(ended.err.count('\n'), 1);
    }
};

QTEST_APPLESS_MAIN(TestMergeVerb)
#include "tst_mergeverb.moc"
