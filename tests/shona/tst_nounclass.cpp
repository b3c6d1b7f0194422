#include "engine/shona/nounclass.h"

#include "engine/shona/graphemes.h"
#include "tests/support/tsv.h"

#include <QTest>

using namespace Batanidza;
using namespace Batanidza::Shona;

class TestNounClass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTable_data()
    {
        QTest::addColumn<QStringList>("row");
        for (const QStringList &row :
             readTsv(QStringLiteral(SOURCE_DIR "/resources/shona/noun-classes.tsv")))
            QTest::addRow("class %s", qPrintable(row[0])) << row;
    }

    void theTable()
    {
        QFETCH(QStringList, row);
        const NounClass *noun = nounClass(row[0]);
        QVERIFY(noun);
        QCOMPARE(noun->example, row[11]);
        QVERIFY(noun->pair.isEmpty() || nounClass(noun->pair));
        const PrefixFit fit = prefixFit(row[11], row[0]);
        QVERIFY(fit == PrefixFit::Fits || fit == PrefixFit::NotChecked);
        if (!row[13].isEmpty())
            QVERIFY(pluralFit(row[11], row[13], row[0]) != PluralFit::Wrong);
    }

    void theWords_data()
    {
        QTest::addColumn<QStringList>("row");
        for (const QStringList &row :
             readTsv(QStringLiteral(SOURCE_DIR "/resources/shona/words.tsv"))) {
            if (row[3] == u"noun")
                QTest::addRow("%s class %s, %s", qPrintable(row[0]), qPrintable(row[4]),
                              qPrintable(row[2]))
                    << row;
        }
    }

    void theWords()
    {
        QFETCH(QStringList, row);
        QVERIFY2(nounClass(row[4]), qPrintable(row[4]));
        const PrefixFit fit = prefixFit(row[0], row[4]);
        QVERIFY(fit == PrefixFit::Fits || fit == PrefixFit::NotChecked);
        if (row[5].isEmpty())
            return;
        const PluralFit plural = pluralFit(row[0], row[5], row[4]);
        // The source itself gives majaha for mujaha, and says so.
        QCOMPARE(plural == PluralFit::Wrong, row[0] == u"mujaha");
        if (row[11].contains(QStringLiteral("class 5 voicing")))
            QCOMPARE(plural, PluralFit::FitsByVoicing);
    }

    void prefixes_data()
    {
        QTest::addColumn<QString>("noun");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("fit");
        const auto row = [](const char *what, const char *noun, const char *name, PrefixFit fit) {
            QTest::newRow(what) << QString::fromUtf8(noun) << QString::fromLatin1(name) << int(fit);
        };
        row("chikoro is no class 8", "chikoro", "8", PrefixFit::Wrong);
        row("nothing is said about class 9", "chikoro", "9", PrefixFit::NotChecked);
        row("sekuru has no prefix", "sekuru", "1a", PrefixFit::NotChecked);
        row("class 1 is only a warning", "sekuru", "1", PrefixFit::Unlikely);
        row("wanhu as in Manyika", "wanhu", "2", PrefixFit::Fits);
        row("capitals inside do not matter", "ChiShona", "7", PrefixFit::Fits);
        row("tone marks do not matter", "ch\u00edkoro", "7", PrefixFit::Fits);
        row("bw- before a vowel", "bwadzira", "14", PrefixFit::Fits);
        row("zi- of class 21, not ma-", "mazimunhu", "21", PrefixFit::Wrong);
        row("there is no class 20", "zimunhu", "20", PrefixFit::NotChecked);
    }

    void prefixes()
    {
        QFETCH(QString, noun);
        QFETCH(QString, name);
        QFETCH(int, fit);
        QCOMPARE(int(prefixFit(noun, name)), fit);
    }

    void plurals_data()
    {
        QTest::addColumn<QString>("noun");
        QTest::addColumn<QString>("plural");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("fit");
        const auto row = [](const char *what, const char *noun, const char *plural,
                            const char *name, PluralFit fit) {
            QTest::newRow(what) << QString::fromUtf8(noun) << QString::fromUtf8(plural)
                                << QString::fromLatin1(name) << int(fit);
        };
        row("machikoro is not of class 8", "chikoro", "machikoro", "7", PluralFit::Wrong);
        row("zvikoro is", "chikoro", "zvikoro", "7", PluralFit::Fits);
        row("gore, makore", "gore", "makore", "5", PluralFit::FitsByVoicing);
        row("denga, matenga", "denga", "matenga", "5", PluralFit::FitsByVoicing);
        row("bino, mapino", "bino", "mapino", "5", PluralFit::FitsByVoicing);
        row("dzvoti, matsvoti", "dzvoti", "matsvoti", "5", PluralFit::FitsByVoicing);
        row("guta, maguta", "guta", "maguta", "5", PluralFit::Fits);
        row("muti is no class 1 by its plural", "muti", "miti", "1", PluralFit::Wrong);
        row("muti is class 3", "muti", "miti", "3", PluralFit::Fits);
        row("the same word in class 9", "mombe", "mombe", "9", PluralFit::NotChecked);
        row("kakomana, tukomana", "kakomana", "tukomana", "12", PluralFit::Fits);
    }

    void plurals()
    {
        QFETCH(QString, noun);
        QFETCH(QString, plural);
        QFETCH(QString, name);
        QFETCH(int, fit);
        QCOMPARE(int(pluralFit(noun, plural, name)), fit);
    }

    void everyLetterHasAPhonemeForSpeech()
    {
        for (const QStringList &row :
             readTsv(QStringLiteral(SOURCE_DIR "/resources/shona/tts-phonemes.tsv"))) {
            QVERIFY2(graphemeTable().find(row[0]), qPrintable(row[0]));
            QVERIFY2(!row[1].isEmpty(), qPrintable(row[0]));
        }
    }
};

QTEST_APPLESS_MAIN(TestNounClass)
#include "tst_nounclass.moc"
