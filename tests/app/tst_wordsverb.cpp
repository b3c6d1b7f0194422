#include "tests/app/daemon.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! `batanidzad words` as scripts start it: tables of words become lessons that can be imported.
class TestWordsVerb : public QObject
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
    static Json lesson(const QString &path)
    {
        QFile in(path);
        if (!in.open(QIODevice::ReadOnly))
            return {};
        return readJson(in.readAll()).value_or(Json());
    }
    static VerbResult words(const QStringList &arguments)
    {
        return runVerb(QStringList{u"words"_s} + arguments);
    }

private Q_SLOTS:
    void aTableBecomesLessonsThatAreImported()
    {
        const QString table = file(u"a.csv"_s, "word,english,class,lesson\n"
                                               "badza,hoe,5,sna.farm.001\n"
                                               "mhoro,hello,,\n"
                                               "munhu,person,1,sna.farm.001\n");
        const QDir out(m_folder.filePath(u"out"_s));
        VerbResult result = words({table, u"--out"_s, out.path(), u"--author"_s, u"Chipo"_s});
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.code, 0);
        QCOMPARE(result.json()[u"lessons"].toInteger(), 2);
        QCOMPARE(result.json()[u"words"].toInteger(), 3);
        QCOMPARE(out.entryList(QDir::Files),
                 (QStringList{u"sna.farm.001.json"_s, u"sna.words.001.json"_s}));
        const Json farm = lesson(out.filePath(u"sna.farm.001.json"_s));
        QCOMPARE(farm[u"vocabulary"].toArray().size(), 2);
        QCOMPARE(farm[u"provenance"][u"authors"].at(0).toString(), u"Chipo"_s);

        // Once more changes nothing.
        result = words({table, u"--out"_s, out.path()});
        QCOMPARE(result.code, 3);
        QVERIFY2(result.err.contains("a.csv:2: error: word:"), result.err.constData());
        QCOMPARE(lesson(out.filePath(u"sna.farm.001.json"_s)), farm);

        // Words are added to what is there.
        const QString more = file(u"more.csv"_s, "word,english,class,lesson\n"
                                                 "dura,granary,5,sna.farm.001\n");
        result = words({more, u"--out"_s, out.path()});
        QCOMPARE(result.code, 0);
        QCOMPARE(lesson(out.filePath(u"sna.farm.001.json"_s))[u"vocabulary"].toArray().size(), 3);

        const VerbResult imported =
            runVerb({u"import"_s, u"--data"_s, m_folder.filePath(u"w"_s), out.path()});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QCOMPARE(imported.json()[u"added"].toInteger(), 2);
    }

    void withoutAFolderNothingIsWritten()
    {
        const QString table = file(u"only.csv"_s, "word,english,class\nbadza,hoe,5\n");
        const auto before = QDir(m_folder.path()).entryList();
        QCOMPARE(words({table}).json()[u"words"].toInteger(), 1);
        QCOMPARE(QDir(m_folder.path()).entryList(), before);
    }

    void eachFaultIsALineWithItsPlace()
    {
        const QString table =
            file(u"b.csv"_s, "word,english,class\nbadza,hoe,5\nbadza,hoe,5\n,none,\n");
        const VerbResult result = words({table});
        QCOMPARE(result.code, 3);
        QCOMPARE(result.json()[u"words"].toInteger(), 1);
        QCOMPARE(result.json()[u"refused"].toInteger(), 2);
        QVERIFY2(result.err.contains("b.csv:3: error: word:"), result.err.constData());
        QVERIFY2(result.err.contains("b.csv:4: error: word:"), result.err.constData());
    }

    void badTablesAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no UTF-8") << QByteArray("word,english\n\xff\xfe\xc3,x\n")
                                  << QByteArray("UTF-8");
        QTest::newRow("no column of words")
            << QByteArray("a,b\n1,2\n") << QByteArray("headword, word or shoko");
        QTest::newRow("a quote that stays open")
            << QByteArray("word,english\n\"badza,hoe\n") << QByteArray("line 2");
        QTest::newRow("more than is read")
            << QByteArray(32 * 1024 * 1024 + 1, 'a') << QByteArray("split it");
    }
    void badTablesAreRefusedWhole()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const QDir out(m_folder.filePath(u"none"_s));
        const VerbResult result = words({file(u"bad.csv"_s, text), u"--out"_s, out.path()});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.err.contains(says), result.err.constData());
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY(!out.exists());
    }

    void wrongUseIsSaid()
    {
        const QString table = file(u"c.csv"_s, "word,english,class\nbadza,hoe,5\n");
        VerbResult result = words({table, u"--lesson"_s, u"X Y"_s});
        QCOMPARE(result.code, 2);
        QVERIFY(result.err.contains("--lesson"));
        result = words({m_folder.filePath(u"nowhere.csv"_s)});
        QCOMPARE(result.code, 1);
        QVERIFY(result.err.contains("nowhere.csv"));
    }
};

QTEST_GUILESS_MAIN(TestWordsVerb)
#include "tst_wordsverb.moc"
