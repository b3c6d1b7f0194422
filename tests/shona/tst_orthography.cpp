#include "engine/shona/orthography.h"

#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/shona/graphemes.h"
#include "engine/shona/ipa.h"
#include "engine/shona/normalform.h"
#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Batanidza;
using namespace Batanidza::Shona;

class TestOrthography : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formsAreThoseOfUnicode_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("nothing", {});
        row("letters and loose accents",
            QStringLiteral("ku\u0301te\u0301ma\u0323\u0301 ").repeated(900));
        row("Korean, by syllables", QStringLiteral("\uAC01\uD55C").repeated(2000));
        row("Korean, by letters", QStringLiteral("\u1112\u1161\u11AB").repeated(2000));
        row("Greek with three marks each",
            QStringLiteral("\u1F82\u03B1\u0345\u0301").repeated(1500));
        row("marks beyond the first plane",
            QStringLiteral("x\U0001D165\u0323\U0001D16E").repeated(900));
        row("letters beyond the first plane", QStringLiteral("\U00010400a\u0301").repeated(900));
        row("lonely halves of pairs", QString(2000, QChar(0xD835)) + QString(2000, QChar(0xDC00)));
        row("Tibetan marks that fall apart into marks",
            QStringLiteral("\u0F40\u0F73\u0F71").repeated(900));
        row("thirty marks", u'a' + QStringLiteral("\u0301\u0323").repeated(15));
    }

    void formsAreThoseOfUnicode()
    {
        QFETCH(QString, text);
        for (const auto form : {QString::NormalizationForm_C, QString::NormalizationForm_D,
                                QString::NormalizationForm_KD})
            QCOMPARE(inForm(text, form), text.normalized(form));
    }

    void aFloodOfMarksStaysAsItIs()
    {
        QVERIFY(!hasMarkFlood(u'a' + QString(mostMarks, QChar(0x0301))));
        QVERIFY(hasMarkFlood(u'a' + QString(mostMarks + 1, QChar(0x0301))));
        QVERIFY(hasMarkFlood(QStringLiteral("\U0001D165").repeated(mostMarks + 1)));
        const QString flood = u'a' + QStringLiteral("\u0301\u0323").repeated(120'000);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(composed(flood), flood);
        QCOMPARE(normalise(normalise(flood)), normalise(flood));
        QCOMPARE(skeleton(flood), skeleton(flood));
        QVERIFY(!withoutToneMarks(flood).isEmpty());
        QVERIFY(broadIpa(flood).size() <= flood.size());
        QVERIFY(deriveIpa(flood).size() <= 4 * flood.size());
        QVERIFY(toneOfAccents(flood).pattern.size() <= 1);
        QVERIFY(highOnly(flood).size() <= flood.size());
        // One of the calls alone took a minute when every pair of marks was compared.
        QVERIFY2(clock.elapsed() < 3'000 * patienceFactor, QByteArray::number(clock.elapsed()));
    }

    void normalises_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        const auto row = [](const char *name, const char16_t *text, const char16_t *stored) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(stored);
        };
        row("plain text stays", u"mangwanani", u"mangwanani");
        row("NFD becomes NFC", u"kuba\u0301ta\u0301", u"kub\u00e1t\u00e1");
        row("a zero-width space goes", u"mangwa\u200bnani", u"mangwanani");
        row("a soft hyphen goes", u"svi\u00adka", u"svika");
        row("a byte order mark goes", u"\ufeffsvika", u"svika");
        row("a word joiner goes", u"svi\u2060ka", u"svika");
        row("spaces at the ends go", u"  good morning \n", u"good morning");
        row("spaces inside stay", u"gare  gare", u"gare  gare");
        row("no-break spaces become spaces", u"gare\u00a0gare\u202fgare", u"gare gare gare");
        row("only spaces", u" \u00a0 ", u"");
        row("nothing", u"", u"");
        row("U+2019 after n", u"n\u2019anga", u"n'anga");
        row("U+02BC after n", u"n\u02bcombe", u"n'ombe");
        row("U+2018 after n", u"n\u2018ombe", u"n'ombe");
        row("U+FF07 after n", u"n\uff07ombe", u"n'ombe");
        row("U+02B9 after n", u"n\u02b9ombe", u"n'ombe");
        row("U+2032 after n", u"n\u2032ombe", u"n'ombe");
        row("a backtick after n", u"n`ombe", u"n'ombe");
        row("an acute accent after n", u"n\u00b4ombe", u"n'ombe");
        row("after a capital N", u"N\u2019ANGA", u"N'ANGA");
        row("before w", u"kun\u2019waudza", u"kun'waudza");
        row("before a vowel with a tone mark", u"n\u2019\u00e1nga", u"n'\u00e1nga");
        row("before a vowel with a loose tone mark", u"n\u2019a\u0301nga", u"n'\u00e1nga");
        row("inside a word", u"munin\u2019ina", u"munin'ina");
        row("an English possessive keeps its quote", u"the teacher\u2019s book",
            u"the teacher\u2019s book");
        row("an opening quote after a word keeps its form", u"mwana \u2018anoti",
            u"mwana \u2018anoti");
        row("before a consonant it is no n'", u"n\u2019se", u"n\u2019se");
        row("at the end of a word it is no n'", u"n\u2019", u"n\u2019");
        row("a joiner between n and the apostrophe", u"n\u200d\u2019anga", u"n'anga");
        row("IPA marks stay", u"m\u0324u.s\u034ea", u"m\u0324u.s\u034ea");
    }

    void normalises()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        QCOMPARE(normalise(text), stored);
        QCOMPARE(normalise(stored), stored);
    }

    void skeletons_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const char16_t *text, const char16_t *key) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(key);
        };
        row("plain text is its own", u"mangwanani", u"mangwanani");
        row("capitals fold", u"chiShona", u"chishona");
        row("acute", u"kut\u00e9m\u00e1", u"kutema");
        row("grave, circumflex, macron and caron", u"\u00e0\u00e2\u0101\u01ce", u"aaaa");
        row("loose marks", u"kute\u0301ma\u0301", u"kutema");
        row("a capital with a mark", u"\u00c1mai", u"amai");
        row("the apostrophe", u"N\u2019anga", u"n'anga");
        row("a backtick", u"n`anga", u"n'anga");
        row("invisible characters", u"sv\u200bika", u"svika");
        row("a diaeresis is no tone", u"\u00e4", u"\u00e4");
        row("ends are trimmed", u" Baba ", u"baba");
    }

    void skeletons()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        QCOMPARE(skeleton(text), key);
        QCOMPARE(skeleton(key), key);
    }

    void pairsThatLookAlikeStayApart()
    {
        const QList<QPair<QString, QString>> pairs{
            {QStringLiteral("svika"), QStringLiteral("swika")},
            {QStringLiteral("n'anga"), QStringLiteral("nganga")},
            {QStringLiteral("n'anga"), QStringLiteral("nanga")},
            {QStringLiteral("bara"), QStringLiteral("bhara")}};
        for (const auto &[a, b] : pairs)
            QVERIFY2(skeleton(a) != skeleton(b), qPrintable(a));
    }

    void findsMixedScripts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("places");
        const auto row = [](const char *name, const char16_t *text, const QList<int> &places) {
            QTest::newRow(name) << QString::fromUtf16(text) << places;
        };
        row("plain text", u"mapanga n'anga kut\u00e9m\u00e1", {});
        row("a Cyrillic a", u"tenga m\u0430panga", {6, 7});
        row("a Cyrillic dze at the start", u"\u0455vika", {0, 5});
        row("a Greek omicron", u"k\u03bfna.", {0, 4});
        row("two words", u"m\u0430 n\u0430", {0, 2, 3, 2});
        row("a word of another script only", u"\u0442\u0430\u0440 baba", {});
        row("a digit is of no script", u"K2", {});
        row("the modifier apostrophe is of no script", u"n\u02bcanga", {});
        row("a Mathematical letter outside the first plane", u"ba\U0001d4d0", {});
        row("a hooked letter is Latin", u"\u0253a\u0253a", {});
        row("half a surrogate pair", u"ba\xd835", {});
    }

    void findsMixedScripts()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, places);
        QList<int> found;
        for (const WordSpan &span : mixedScriptWords(text))
            found << int(span.at) << int(span.length);
        QCOMPARE(found, places);
    }

    void findsMisplacedApostrophes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::newRow("n' is right") << QStringLiteral("n'anga") << -1;
        QTest::newRow("n'w is right") << QStringLiteral("kun'waudza") << -1;
        QTest::newRow("ng' is a habit from Swahili") << QStringLiteral("mhang'ara") << 5;
        QTest::newRow("after the vowel") << QStringLiteral("gununu'na") << 6;
        QTest::newRow("elision at the start") << QStringLiteral("'ndokubva") << -1;
        QTest::newRow("elision inside a sentence") << QStringLiteral("iye 'ndokubva") << -1;
        QTest::newRow("a quoted word") << QStringLiteral("anoti 'baba' chete") << -1;
        QTest::newRow("a name's 's") << QStringLiteral("Moyo's mba") << -1;
    }

    void findsMisplacedApostrophes()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        const auto found = misplacedApostrophes(text);
        QCOMPARE(found.isEmpty() ? -1 : int(found.first()), at);
    }

    void convertsDoke_data()
    {
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("modern");
        const auto row = [](const char *name, const char16_t *old, const char16_t *modern) {
            QTest::newRow(name) << QString::fromUtf16(old) << QString::fromUtf16(modern);
        };
        row("the Bible title of 1949", u"Baiberi Magwaro Mat\u023fene aM\u014bari",
            u"Bhaibheri Magwaro Matsvene aMwari");
        row("a plain b stays without a hooked letter", u"baba", u"baba");
        row("a hooked b", u"\u0253a\u0253a", u"baba");
        row("v with hook", u"\u028banhu", u"vanhu");
        row("swash z", u"\u0240ino", u"zvino");
        row("swash z before nh", u"\u0240inhu", u"zvinhu");
        row("d\u0240, n\u0240, t\u023f", u"d\u0240anya n\u0240im\u0253o t\u023faira",
            u"dzvanya nzvimbo tsvaira");
        row("eng before a vowel", u"\u014banga muni\u014bina", u"n'anga munin'ina");
        row("eng before g", u"ma\u014bana ma\u014bgwana", u"man'ana mangwana");
        row("capital Esh", u"\u01a9amwari", u"Shamwari");
        row("esh and ezh", u"mu\u0283a \u0292i\u0292a", u"musha zhizha");
        row("c beside a hooked letter", u"cikoro ci\u0257iki", u"chikoro chidiki");
        row("ch is not converted twice", u"chikoro \u0253a", u"chikoro ba");
        row("plain d and v", u"\u0253a dongi viki", u"ba dhongi vhiki");
        row("dy, dz and nd keep their d", u"\u0253a kudya kudzidza ndi", u"ba kudya kudzidza ndi");
        row("all capitals", u"\u0181A\u0181A \u2c7fINO", u"BABA ZVINO");
        row("capital and small", u"\u2c7fino", u"Zvino");
    }

    void convertsDoke()
    {
        QFETCH(QString, old);
        QFETCH(QString, modern);
        QCOMPARE(fromDoke(old), modern);
        QCOMPARE(fromDoke(modern), modern);
        QCOMPARE(hasDokeLetters(modern), false);
    }

    void everyLetterOfTheTableIsOneSegment_data()
    {
        QTest::addColumn<QString>("grapheme");
        for (const Letter &letter : graphemeTable().letters())
            QTest::newRow(qPrintable(letter.grapheme)) << letter.grapheme;
    }

    void everyLetterOfTheTableIsOneSegment()
    {
        QFETCH(QString, grapheme);
        const QString text = graphemeTable().find(grapheme)->vowel ? grapheme : grapheme + u'a';
        const auto found = segments(text);
        QCOMPARE(found.first().letter->grapheme, grapheme);
        QCOMPARE(found.first().length, grapheme.size());
        QCOMPARE(segments(text.toUpper()).first().letter->grapheme, grapheme);
        if (!found.first().isVowel()) {
            QCOMPARE(syllableCount(text), 1);
            QCOMPARE(syllableCount(QStringLiteral("a") + text), 2);
        }
    }

    void segmentsCoverAnyText()
    {
        const quint64 seed = Jitter().bits() & 0x7fffffff;
        qInfo("SEED=%llu", static_cast<unsigned long long>(seed));
        Jitter random(seed);
        const QString alphabet = QString::fromUtf16(
            u"abdzvnwgys' -.'\u2019\u0301\u0308\u00e1\u00e4\u0430\u200b\u00ad\U0001d4d0N'7\n");
        for (int round = 0; round < 20000; ++round) {
            QString text;
            for (qint64 i = random.between(0, 12); i > 0; --i)
                text += alphabet[random.between(0, alphabet.size() - 1)];
            qsizetype at = 0;
            for (const Segment &segment : segments(text)) {
                QCOMPARE(segment.at, at);
                QVERIFY(segment.length > 0);
                at += segment.length;
            }
            QCOMPARE(at, text.size());
            qsizetype end = 0;
            for (const Syllable &syllable : syllables(text)) {
                QVERIFY(syllable.at >= end);
                QVERIFY(!syllable.text.isEmpty());
                QCOMPARE(text.mid(syllable.at, syllable.text.size()), syllable.text);
                end = syllable.at + syllable.text.size();
            }
            QCOMPARE(normalise(normalise(text)), normalise(text));
            QCOMPARE(skeleton(skeleton(text)), skeleton(text));
        }
    }

    void theTextOfTheMergeCasesNormalisesToWhatTheyExpect_data()
    {
        QTest::addColumn<Json>("vector");
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/merge-cases.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto cases = readJson(file.readAll());
        QVERIFY(cases);
        for (const Json &vector : (*cases)[u"cases"].toArray()) {
            const QString rule = vector[u"rule"].toString();
            if (vector[u"expect"][u"action"].toString() == u"equal" &&
                (rule == u"SN01" || rule == u"SN02" || rule == u"SN03" || rule == u"SN12"))
                QTest::newRow(qPrintable(vector[u"id"].toString())) << vector;
        }
    }

    void theTextOfTheMergeCasesNormalisesToWhatTheyExpect()
    {
        QFETCH(Json, vector);
        const QString value = vector[u"expect"][u"value"].toString();
        for (const QStringView side : {u"local", u"remote"})
            QCOMPARE(fromDoke(normalise(vector[side].toString())), value);
    }

    void keyOfAnyTextIsFast()
    {
        QString text;
        QBENCHMARK
        {
            text = skeleton(u"Mangwanani, shamwari yangu inogara muHarare");
        }
        QVERIFY(!text.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestOrthography)
#include "tst_orthography.moc"
