#include "engine/cache/simulation.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Traces as people have them: named or not, gzip or plain, whole or damaged.
class TestTraceReader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &text, bool packed = false)
    {
        const QString path = m_folder.filePath(name);
        if (packed) {
            gzFile out = gzopen(qPrintable(path), "wb");
            gzwrite(out, text.constData(), unsigned(text.size()));
            gzclose(out);
            return path;
        }
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write");
        return path;
    }

    //! Every access as "number of the key in order of appearance,size,op", or the error.
    static QString readAll(const QString &path)
    {
        auto trace = TraceReader::open(path);
        if (!trace)
            return errorName(trace.error().code) + u": "_s + trace.error().detail;
        QString text;
        QHash<quint64, int> ids;
        TraceAccess access;
        while (true) {
            const auto more = trace->next(access);
            if (!more)
                return errorName(more.error().code) + u": "_s + more.error().detail;
            if (!*more)
                return text;
            if (!ids.contains(access.hash))
                ids.insert(access.hash, int(ids.size()) + 1);
            text += u"%1,%2%3 "_s.arg(ids[access.hash])
                        .arg(access.bytes)
                        .arg(access.op == TraceAccess::Op::Read   ? u""_s
                             : access.op == TraceAccess::Op::Scan ? u"s"_s
                                                                  : u"p"_s);
        }
    }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("packed");
        QTest::addColumn<QString>("expected");
        const QByteArray runs = "5 3\n4 2\n";
        QTest::newRow("keys by name")
            << u"a.keys"_s << QByteArray("7\n8\n7\n") << false << u"1,1 2,1 1,1 "_s;
        QTest::newRow("keys by name, gzip")
            << u"b.keys.gz"_s << QByteArray("7\n8\n7\n") << true << u"1,1 2,1 1,1 "_s;
        QTest::newRow("a name that says gzip on a plain file")
            << u"c.keys.gz"_s << QByteArray("7\n8\n") << false << u"1,1 2,1 "_s;
        QTest::newRow("runs by name") << u"a.runs"_s << runs << false << u"1,1 2,1 3,1 4,1 1,1 "_s;
        QTest::newRow("runs by content, gzip")
            << u"some"_s << runs << true << u"1,1 2,1 3,1 4,1 1,1 "_s;
        QTest::newRow("sizes by name") << u"a.sized"_s << QByteArray("7,100\n8,200\n7,100\n")
                                       << false << u"1,100 2,200 1,100 "_s;
        QTest::newRow("sizes by content")
            << u"trace.csv"_s << QByteArray("7,100\r\n8,200\r\n") << false << u"1,100 2,200 "_s;
        QTest::newRow("keys by content, no newline at the end")
            << u"plain.txt"_s << QByteArray("18446744073709551615\n0") << false << u"1,1 2,1 "_s;
        QTest::newRow("lessons by content")
            << u"l.csv.gz"_s << QByteArray("1,g,L1,500\n2,s,L2,600\n9,p,L1,510\n") << true
            << u"1,500 2,600s 1,510p "_s;
        QTest::newRow("empty lines are passed over")
            << u"e.keys"_s << QByteArray("\n1\n\n2\n\n") << false << u"1,1 2,1 "_s;
    }
    void reads()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(bool, packed);
        QFETCH(QString, expected);
        QCOMPARE(readAll(file(name, text, packed)), expected);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing at all") << u"x.keys"_s << QByteArray() << u"holds no requests"_s;
        QTest::newRow("a run that is no number")
            << u"x.runs"_s << QByteArray("1 2\nfive 2\n") << u"line 2 must be `start count`"_s;
        QTest::newRow("a run of none") << u"x.runs"_s << QByteArray("1 0\n") << u"line 1"_s;
        QTest::newRow("a run without end")
            << u"x.runs"_s << QByteArray("1 99999999999999\n") << u"line 1"_s;
        QTest::newRow("a size that is none")
            << u"x.sized"_s << QByteArray("1,2\n1,x\n") << u"line 2 must be `key,size`"_s;
        QTest::newRow("a negative size") << u"x.sized"_s << QByteArray("1,-2\n") << u"line 1"_s;
        QTest::newRow("two columns where keys were promised")
            << u"x.keys"_s << QByteArray("1\n1 2\n") << u"line 2 must be one key"_s;
        QTest::newRow("a lesson's line with an unknown op")
            << u"x.csv"_s << QByteArray("1,g,L1,500\n1,q,L1,500\n") << u"line 2"_s;
        QTest::newRow("a table of five columns")
            << u"x.csv"_s << QByteArray("1,2,3,4,5\n") << u"is no trace"_s;
        QTest::newRow("a line without end")
            << u"x.keys"_s << QByteArray(10'000, '7') << u"too long"_s;
    }
    void refuses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const QString said = readAll(file(name, text));
        QVERIFY2(said.startsWith(u"invalid: "_s) && said.contains(expected), qPrintable(said));
    }

    void saysWhereAGzipStreamBreaksOff()
    {
        QByteArray text;
        for (int i = 0; i < 50'000; ++i)
            text += QByteArray::number((i * 7919) % 100'003) + '\n';
        const QString whole = file(u"whole.keys.gz"_s, text, true);
        QFile in(whole);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray packed = in.readAll();
        const QString cut = readAll(file(u"cut.keys.gz"_s, packed.first(packed.size() / 2)));
        QVERIFY2(cut.startsWith(u"corrupt: "_s), qPrintable(cut));
        QByteArray flipped = packed;
        flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 0x10);
        const QString broken = readAll(file(u"flipped.keys.gz"_s, flipped));
        QVERIFY2(broken.startsWith(u"corrupt: "_s), qPrintable(broken.left(80)));
        QVERIFY(readAll(m_folder.filePath(u"missing"_s)).startsWith(u"not_found: "_s));
        QVERIFY(readAll(m_folder.path()).startsWith(u"not_found: "_s));
    }

    void lessonsCountPeopleApartAndForgetOldVersions()
    {
        const QString path =
            file(u"day.csv"_s, "1,g,L1,1000\n2,g,L1,1000\n3,p,L1,1010\n4,g,L1,1010\n"
                               "5,s,L1,1010\n6,s,L2,1000\n7,g,L2,1000\n");
        auto trace = TraceReader::open(path);
        QVERIFY(trace);
        const auto result = simulate(*trace, {PolicyKind::Adaptive, 100'000, true, 0});
        QVERIFY(result);
        QCOMPARE(result->requests, 6u);
        QCOMPARE(result->foreground, 4u);
        QCOMPARE(result->foregroundHits, 2u);
        QCOMPARE(result->hits, 3u);
    }

    void whatLeavesMemoryIsFoundOnDisk()
    {
        QByteArray text;
        for (int round = 0; round < 3; ++round) {
            for (int n = 0; n < 100; ++n)
                text += QByteArray::number(n) + ",1000\n";
        }
        auto trace = TraceReader::open(file(u"loop.sized"_s, text));
        QVERIFY(trace);
        const auto result = simulate(*trace, {PolicyKind::Lru, 50'000, true, 1'000'000});
        QVERIFY(result);
        QCOMPARE(result->hits, 0u);
        QCOMPARE(result->diskHits, 200u);
    }
};

QTEST_GUILESS_MAIN(TestTraceReader)
#include "tst_tracereader.moc"
