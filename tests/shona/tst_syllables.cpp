#include "engine/shona/ipa.h"
#include "engine/shona/orthography.h"
#include "engine/shona/pronunciation.h"
#include "engine/shona/syllables.h"
#include "tests/support/tsv.h"

#include "engine/shona/graphemes.h"

#include <QTest>

using namespace Batanidza;
using namespace Batanidza::Shona;

class TestSyllables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTable_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("split");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("ipa");
        for (const QStringList &row : readTsv(QStringLiteral(TEST_DATA_DIR "/shona/syllables.tsv")))
            QTest::newRow(qPrintable(row[0])) << row[0] << row[1] << row[2].toInt() << row[3];
    }

    void theTable()
    {
        QFETCH(QString, word);
        QFETCH(QString, split);
        QFETCH(int, count);
        QFETCH(QString, ipa);
        QCOMPARE(joined(syllables(word), u'.'), split);
        QCOMPARE(syllableCount(word), count);
        QCOMPARE(deriveIpa(word), ipa.normalized(QString::NormalizationForm_C));
    }

    void theWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("split");
        QTest::addColumn<QString>("ipa");
        for (const QStringList &row :
             readTsv(QStringLiteral(SOURCE_DIR "/resources/shona/words.tsv")))
            QTest::addRow("%s: %s", qPrintable(row[0]), qPrintable(row[2]))
                << row[0] << row[6] << row[7];
    }

    void theWords()
    {
        QFETCH(QString, word);
        QFETCH(QString, split);
        QFETCH(QString, ipa);
        QCOMPARE(joined(syllables(word.toLower()), u'.'), split);
        QCOMPARE(deriveIpa(word), ipa.normalized(QString::NormalizationForm_C));
        QString plain = word;
        plain.remove(u'-');
        QCOMPARE(syllabicSpelling(word).remove(u'-'), plain);
    }

    void threeThousandFrequentForms()
    {
        const auto rows = readTsv(QStringLiteral(TEST_DATA_DIR "/shona/wordforms.tsv"));
        QCOMPARE(rows.size(), 3000);
        for (const QStringList &row : rows) {
            const QString &word = row[0];
            const auto list = syllables(word);
            QString again;
            for (const Syllable &syllable : list) {
                QVERIFY2(syllable.flags == SyllableFlags(), qPrintable(word));
                const auto pieces = segments(syllable.text);
                // One onset at most, then one vowel.
                QVERIFY2(pieces.size() <= 2 && pieces.last().isVowel(), qPrintable(word));
                again += syllable.text;
            }
            QVERIFY2(again == word, qPrintable(word));
            QVERIFY2(skeleton(word) == word && normalise(word) == word, qPrintable(word));
            QVERIFY2(sameSound(deriveIpa(word), deriveIpa(word.toUpper())), qPrintable(word));
        }
    }

    void runningTextHasAlmostOnlyOpenSyllables()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/text-sample.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int words = 0;
        int flagged = 0;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const QString &line : lines) {
            if (line.startsWith(u'#'))
                continue;
            for (const QString &word : line.split(u' ', Qt::SkipEmptyParts)) {
                ++words;
                for (const Syllable &syllable : syllables(word)) {
                    if (syllable.flags) {
                        ++flagged;
                        break;
                    }
                }
            }
        }
        QVERIFY(words > 1000);
        QVERIFY2(flagged * 100 < words,
                 qPrintable(QStringLiteral("%1 of %2").arg(flagged).arg(words)));
    }

    void flags_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("split");
        QTest::addColumn<QList<int>>("flags");
        const int coda = int(SyllableFlag::ForeignCoda);
        const int nasal = int(SyllableFlag::SyllabicNasal);
        const int length = int(SyllableFlag::Length);
        QTest::newRow("an elided mu-")
            << QStringLiteral("msangano") << QStringLiteral("m.sa.nga.no")
            << QList<int>{nasal, 0, 0, 0};
        QTest::newRow("an elided mu- before one syllable")
            << QStringLiteral("mso") << QStringLiteral("m.so") << QList<int>{nasal, 0};
        QTest::newRow("no syllabic nasal in mbwa")
            << QStringLiteral("mbwa") << QStringLiteral("mbwa") << QList<int>{0};
        QTest::newRow("a loan that ends in a consonant")
            << QStringLiteral("intanet") << QStringLiteral("i.nta.net") << QList<int>{0, 0, coda};
        QTest::newRow("letters without a vowel")
            << QStringLiteral("TV") << QStringLiteral("TV") << QList<int>{coda};
        QTest::newRow("a cluster joins the next onset")
            << QStringLiteral("festiyedhi") << QStringLiteral("fe.sti.ye.dhi")
            << QList<int>{0, 0, 0, 0};
        QTest::newRow("length") << QStringLiteral("pu-u") << QStringLiteral("pu.u")
                                << QList<int>{0, length};
        QTest::newRow("another vowel after the hyphen is no length")
            << QStringLiteral("pu-a") << QStringLiteral("pu-a") << QList<int>{0, 0};
        QTest::newRow("a longer part after the hyphen is no length")
            << QStringLiteral("kuru-uya") << QStringLiteral("ku.ru-u.ya") << QList<int>{0, 0, 0, 0};
        QTest::newRow("tone marks and capitals stay")
            << QStringLiteral("N'\u00c1nga") << QStringLiteral("N'\u00c1.nga") << QList<int>{0, 0};
        QTest::newRow("loose tone marks belong to their vowel")
            << QStringLiteral("kute\u0301ma") << QStringLiteral("ku.te\u0301.ma")
            << QList<int>{0, 0, 0};
        QTest::newRow("punctuation divides words")
            << QStringLiteral("Ndarara, kana.") << QStringLiteral("Nda.ra.ra ka.na")
            << QList<int>{0, 0, 0, 0, 0};
        QTest::newRow("elision") << QStringLiteral("'ndokubva") << QStringLiteral("'ndo.ku.bva")
                                 << QList<int>{0, 0, 0};
        QTest::newRow("a misplaced apostrophe stays with its onset")
            << QStringLiteral("gununu'na") << QStringLiteral("gu.nu.nu.'na")
            << QList<int>{0, 0, 0, 0};
        QTest::newRow("a letter of another script is an onset")
            << QStringLiteral("m\u0430panga") << QStringLiteral("m.\u0430pa.nga")
            << QList<int>{nasal, 0, 0};
        QTest::newRow("no letters") << QStringLiteral("12, - '") << QString() << QList<int>{};
        QTest::newRow("nothing") << QString() << QString() << QList<int>{};
    }

    void flags()
    {
        QFETCH(QString, text);
        QFETCH(QString, split);
        QFETCH(QList<int>, flags);
        const auto list = syllables(text);
        QCOMPARE(joined(list, u'.'), split);
        QList<int> found;
        for (const Syllable &syllable : list)
            found << int(syllable.flags);
        QCOMPARE(found, flags);
    }

    void phoneticSpellings_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("phonetic");
        QTest::newRow("mangwanani")
            << QStringLiteral("mangwanani") << QStringLiteral("mah-ngwah-nah-nee");
        QTest::newRow("manheru") << QStringLiteral("manheru") << QStringLiteral("mah-nheh-roo");
        QTest::newRow("makadii") << QStringLiteral("makadii") << QStringLiteral("mah-kah-dee-ee");
        QTest::newRow("n'anga") << QStringLiteral("n\u2019anga") << QStringLiteral("n'ah-ngah");
        QTest::newRow("tone marks go")
            << QStringLiteral("kut\u00e9m\u00e1") << QStringLiteral("koo-teh-mah");
        QTest::newRow("capitals go")
            << QStringLiteral("chiShona") << QStringLiteral("chee-shoh-nah");
        QTest::newRow("words stay apart")
            << QStringLiteral("gare gare") << QStringLiteral("gah-reh gah-reh");
    }

    void phoneticSpellings()
    {
        QFETCH(QString, word);
        QFETCH(QString, phonetic);
        QCOMPARE(phoneticSpelling(word), phonetic);
    }

    void theFourNotationsTogether()
    {
        const Pronunciation spoken = pronunciationOf(u"kut\u00e9m\u00e1");
        QCOMPARE(spoken.ipa, QStringLiteral("ku.te.ma"));
        QCOMPARE(spoken.phonetic, QStringLiteral("koo-teh-mah"));
        QCOMPARE(spoken.syllabic, QStringLiteral("ku-te-ma"));
        QCOMPARE(spoken.tone.toString(), QStringLiteral("LHH"));
        QCOMPARE(spoken.notation, QStringLiteral("sna-1"));
        QVERIFY(pronunciationOf(u"kutema").tone.isEmpty());
        QCOMPARE(pronunciationOf(u"chiShona").syllabic, QStringLiteral("chi-Sho-na"));
    }

    void everyAliasSoundsAsItsLetter_data()
    {
        QTest::addColumn<QString>("ipa");
        QTest::addColumn<QString>("alias");
        for (const Letter &letter : graphemeTable().letters()) {
            for (const QString &alias : letter.aliases)
                QTest::addRow("%s: %s", qPrintable(letter.grapheme), qPrintable(alias))
                    << letter.ipa << alias;
        }
    }

    void everyAliasSoundsAsItsLetter()
    {
        QFETCH(QString, ipa);
        QFETCH(QString, alias);
        QVERIFY2(sameSound(QStringLiteral("a.%1a").arg(ipa), QStringLiteral("a%1a").arg(alias)),
                 qPrintable(broadIpa(ipa) + QStringLiteral(" / ") + broadIpa(alias)));
    }

    void broadComparison_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, const char16_t *one, const char16_t *other,
                            bool same) {
            QTest::newRow(name) << QString::fromUtf16(one) << QString::fromUtf16(other) << same;
        };
        row("dots", u"ma.si.ka.ti", u"masikati", true);
        row("stress and length", u"masi\u02c8ka\u02d0ti", u"masikati", true);
        row("tone accents", u"k\u00fa.ba", u"ku.\u0253a", true);
        row("tone letters", u"ku\u02e5.ba\u02e9", u"ku.\u0253a", true);
        row("tie bars", u"t\u0361\u0283i", u"t\u0283i", true);
        row("a prenasal as two letters", u"\u207fda", u"nda", true);
        row("ASCII g", u"\u1d51\u0261a", u"\u014bga", true);
        row("epitran's whistle", u"s\u034eika", u"s\u02b7ika", true);
        row("the whistle of the literature", u"s\u034eika", u"\u023fika", true);
        row("the older table's whistle", u"z\u034eino", u"z\u03b2ino", true);
        row("order of marks", u"m\u0324a", u"m\u0324a", true);
        row("sv is not sw", u"s\u034eika", u"swika", false);
        row("zv is not zw", u"z\u034ea", u"zwa", false);
        row("n' is not ng", u"\u014ba", u"\u1d51\u0261a", false);
        row("n' is not n", u"\u014ba", u"na", false);
        row("nh is not n", u"n\u0324a", u"na", false);
        row("mh is not m", u"m\u0324a", u"ma", false);
        row("v is not vh", u"\u028ba", u"va", false);
        row("sh is not s", u"ku.\u0283a.\u207fda", u"ku.sa.nda", false);
        row("nz is not nzv", u"\u207fza", u"\u207fz\u034ea", false);
        row("vowels", u"ma", u"me", false);
    }

    void broadComparison()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, same);
        QCOMPARE(sameSound(one, other), same);
        QCOMPARE(sameSound(other, one), same);
    }

    void splittingIsFast()
    {
        qsizetype count = 0;
        QBENCHMARK
        {
            count = syllableCount(u"dzvanyiriri");
        }
        QCOMPARE(count, 4);
    }
};

QTEST_APPLESS_MAIN(TestSyllables)
#include "tst_syllables.moc"
