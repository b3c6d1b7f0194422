#include "engine/shona/tone.h"

#include "engine/base/jsonread.h"
#include "engine/shona/orthography.h"
#include "tests/support/tsv.h"

#include <QTest>

using namespace Batanidza;
using namespace Batanidza::Shona;

class TestTone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("size");
        QTest::newRow("one letter") << QStringLiteral("H") << 1;
        QTest::newRow("a word") << QStringLiteral("HLH") << 3;
        QTest::newRow("two words") << QStringLiteral("LL LH") << 4;
        QTest::newRow("nothing") << QString() << -1;
        QTest::newRow("small letters") << QStringLiteral("hl") << -1;
        QTest::newRow("a mid tone") << QStringLiteral("HML") << -1;
        QTest::newRow("two spaces") << QStringLiteral("L  L") << -1;
        QTest::newRow("a space first") << QStringLiteral(" L") << -1;
        QTest::newRow("a space last") << QStringLiteral("L ") << -1;
        QTest::newRow("a Cyrillic En") << QStringLiteral("\u041d") << -1;
    }

    void parses()
    {
        QFETCH(QString, text);
        QFETCH(int, size);
        const auto pattern = TonePattern::parse(text);
        QCOMPARE(pattern ? int(pattern->size()) : -1, size);
        if (pattern)
            QCOMPARE(pattern->toString(), text);
        else
            QCOMPARE(pattern.error().code, ErrorCode::Invalid);
    }

    void theWordsOfTheTable_data()
    {
        QTest::addColumn<QStringList>("row");
        for (const QStringList &row :
             readTsv(QStringLiteral(SOURCE_DIR "/resources/shona/words.tsv"))) {
            if (!row[8].isEmpty())
                QTest::addRow("%s %s %s", qPrintable(row[0]), qPrintable(row[8]),
                              qPrintable(row[2]))
                    << row;
        }
    }

    void theWordsOfTheTable()
    {
        QFETCH(QStringList, row);
        const QString scopeName = row[9];
        const auto pattern = TonePattern::parse(row[8]);
        QVERIFY(pattern);
        if (scopeName == u"anomaly") {
            QVERIFY(!fits(*pattern, row[0], ToneScope::Surface));
            return;
        }
        const auto scope =
            scopeName == u"long-vowel" ? ToneScope::Surface : toneScopeFromName(scopeName);
        QVERIFY2(scope, qPrintable(scopeName));
        QVERIFY(fits(*pattern, row[0], *scope));
        const QString toned = row[1];
        if (!toned.isEmpty()) {
            QCOMPARE(skeleton(toned), skeleton(row[0]));
            QCOMPARE(toneOfAccents(toned).pattern, *pattern);
        }
        if (*scope == ToneScope::Surface) {
            const auto written = withAccents(row[0], *pattern);
            QVERIFY(written);
            QCOMPARE(toneOfAccents(*written).pattern, *pattern);
            QCOMPARE(withoutToneMarks(*written), row[0]);
            if (!toned.isEmpty())
                QCOMPARE(*written, toned);
        }
    }

    void theLengthRule_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<bool>("fitting");
        const auto row = [](const char *name, const char *text, const char *pattern,
                            const char *scope, bool yes) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(pattern)
                                << QString::fromLatin1(scope) << yes;
        };
        row("one for each syllable", "mangwanani", "LHLL", "surface", true);
        row("one too many", "mangwanani", "LHLHL", "surface", false);
        row("one too few", "Apurei", "HLL", "surface", false);
        row("spaces are not counted", "gare gare", "LL LL", "surface", true);
        row("a phrase without spaces in the pattern", "gare gare", "LLLL", "surface", true);
        row("a long vowel has one tone", "fa-a", "L", "surface", true);
        row("a long vowel has not two", "fa-a", "LL", "surface", false);
        row("a verb class is one letter", "davira", "H", "class", true);
        row("a verb class is not three", "davira", "HHH", "class", false);
        row("an infinitive counts its ku-", "ganhira", "LHLH", "infinitive", true);
        row("a stem alone is too short", "ganhira", "HLH", "infinitive", false);
        row("an infinitive given with its ku-", "kuganhira", "LHLH", "infinitive", true);
        row("a stem that begins with ku", "kura", "LHH", "infinitive", true);
    }

    void theLengthRule()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        QFETCH(QString, scope);
        QFETCH(bool, fitting);
        QCOMPARE(fits(*TonePattern::parse(pattern), text, *toneScopeFromName(scope)), fitting);
    }

    void theMergeCasesOnLength_data()
    {
        QTest::addColumn<Json>("vector");
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/merge-cases.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto cases = readJson(file.readAll());
        for (const Json &vector : (*cases)[u"cases"].toArray()) {
            if (vector[u"rule"].toString() == u"SN10")
                QTest::newRow(qPrintable(vector[u"id"].toString())) << vector;
        }
    }

    void theMergeCasesOnLength()
    {
        QFETCH(Json, vector);
        const Json &context = vector[u"context"];
        const auto pattern = TonePattern::parse(vector[u"local"].toString());
        const bool verb = context[u"pos"].toString() == u"verb";
        const auto scope = context.contains(u"toneScope")
                               ? *toneScopeFromName(context[u"toneScope"].toString())
                           : verb && pattern->size() == 1 ? ToneScope::Class
                                                          : ToneScope::Surface;
        QCOMPARE(fits(*pattern, context[u"headword"].toString(), scope),
                 vector[u"expect"][u"action"].toString() != u"queue");
    }

    void readsAccents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("marked");
        QTest::addColumn<bool>("unusual");
        const auto row = [](const char *name, const char16_t *text, const char *pattern,
                            bool marked, bool unusual) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromLatin1(pattern)
                                << marked << unusual;
        };
        row("acute is H", u"kut\u00e9m\u00e1", "LHH", true, false);
        row("loose acute", u"kute\u0301ma\u0301", "LHH", true, false);
        row("grave is L", u"k\u00f9t\u00e9m\u00e1", "LHH", true, false);
        row("no mark is unknown", u"kutema", "LLL", false, false);
        row("a falling tone is kept, not understood", u"b\u00e2ba", "LL", true, true);
        row("a capital", u"\u00c1mai", "HLL", true, false);
        row("a long vowel", u"f\u00e1-a", "H", true, false);
        row("a long vowel, marked at its end", u"fa-\u00e1", "H", true, false);
        row("n' before a marked vowel", u"n\u2019\u00e1nga", "HL", true, false);
        row("a syllabic nasal", u"m\u0301so", "HL", true, false);
    }

    void readsAccents()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        QFETCH(bool, marked);
        QFETCH(bool, unusual);
        const WrittenTone written = toneOfAccents(text);
        QCOMPARE(written.pattern.toString(), pattern);
        QCOMPARE(written.marked, marked);
        QCOMPARE(written.unusual, unusual);
    }

    void writesAccents()
    {
        QCOMPARE(*withAccents(u"gare gare", *TonePattern::parse(u"LH HL")),
                 QStringLiteral("gar\u00e9 g\u00e1re"));
        QCOMPARE(*withAccents(u"k\u00fatema", *TonePattern::parse(u"LHH")),
                 QStringLiteral("kut\u00e9m\u00e1"));
        QCOMPARE(*withAccents(u"fa-a", *TonePattern::parse(u"H")), QStringLiteral("f\u00e1-a"));
        QCOMPARE(*withAccents(u"mwana", *TonePattern::parse(u"HL")), QStringLiteral("mw\u00e1na"));
        QCOMPARE(*withAccents(u"n'anga", *TonePattern::parse(u"HH")),
                 QStringLiteral("n'\u00e1ng\u00e1"));
        const auto wrong = withAccents(u"kutema", *TonePattern::parse(u"LH"));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().detail.contains(QStringLiteral("3 syllables")));
    }

    void highOnlyTakesTheGraveAway()
    {
        QCOMPARE(highOnly(u"k\u00f9t\u00e9m\u00e1"), QStringLiteral("kut\u00e9m\u00e1"));
        QCOMPARE(highOnly(u"b\u00e2ba"), QStringLiteral("b\u00e2ba"));
    }
};

QTEST_APPLESS_MAIN(TestTone)
#include "tst_tone.moc"
