#include "engine/shona/minimalpairs.h"
#include "engine/shona/pronunciation.h"
#include "engine/shona/wordlist.h"

#include <QTest>

using namespace Batanidza::Shona;
using namespace Qt::Literals::StringLiterals;

class TestPronunciation : public QObject
{
    Q_OBJECT

    static TonePattern tone(const QString &letters)
    {
        return TonePattern::parse(letters).value_or(TonePattern());
    }

private Q_SLOTS:
    void whatIsDerivedFitsItsWord()
    {
        for (const WordFacts &facts : wordList()) {
            const Pronunciation made = pronunciationOf(facts.word);
            const NotationFits fits = checkNotations(facts.word, made);
            QVERIFY2(fits.allFit(), qPrintable(facts.word));
            QCOMPARE(fits.ipa, NotationFit::Fits);
            QCOMPARE(fits.tone, NotationFit::Missing); // spelling does not tell it
            QCOMPARE(made.notation, currentNotation());
        }
    }

    void eachNotationIsCheckedByItself_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<Pronunciation>("written");
        QTest::addColumn<NotationFits>("fits");
        using enum NotationFit;
        const Pronunciation right{u"ku.te.ma"_s, u"koo-teh-mah"_s, u"ku-te-ma"_s, tone(u"LHH"_s),
                                  currentNotation()};
        const auto row = [&](const char *name, const QString &word, const Pronunciation &written,
                             NotationFits fits) { QTest::newRow(name) << word << written << fits; };
        row("all four fit", u"kutema"_s, right, {Fits, Fits, Fits, Fits});
        row("with the accents too", u"kutémá"_s, right, {Fits, Fits, Fits, Fits});
        row("other accents", u"kutéma"_s, right, {Fits, Fits, Fits, Differs});
        row("another word", u"kutamba"_s, right, {Differs, Differs, Differs, Fits});
        row("a longer one", u"kutambisa"_s, right, {Differs, Differs, Differs, Differs});
        row("nothing is written", u"kutema"_s, {}, {Missing, Missing, Missing, Missing});
        Pronunciation other = right;
        other.ipa = u"kutema"_s;
        row("IPA without its dots is the same", u"kutema"_s, other, {Fits, Fits, Fits, Fits});
        other.syllabic = u"kut-ema"_s;
        row("syllables divided elsewhere", u"kutema"_s, other, {Fits, Fits, Differs, Fits});
    }

    void eachNotationIsCheckedByItself()
    {
        QFETCH(QString, word);
        QFETCH(Pronunciation, written);
        QFETCH(NotationFits, fits);
        QVERIFY(checkNotations(word, written) == fits);
    }

    void aNewSpellingKeepsWhatStillFits()
    {
        const Pronunciation written{u"sa.nda"_s, u"sah-ndah"_s, u"sa-nda"_s, tone(u"LH"_s),
                                    u"sna-0"_s};
        const Pronunciation made = renewed(u"shanda", written, true);
        QCOMPARE(made.ipa, pronunciationOf(u"shanda").ipa);
        QCOMPARE(made.syllabic, u"sha-nda"_s);
        QCOMPARE(made.tone.toString(), u"LH"_s); // as many syllables
        QCOMPARE(made.notation, currentNotation());
        QVERIFY(renewed(u"kushanda", written, true).tone.isEmpty());
        const Pronunciation human{u"sanda"_s, {}, {}, {}, {}};
        QCOMPARE(renewed(u"sanda", human, true).ipa, u"sanda"_s);
        QCOMPARE(renewed(u"sanda", human, false).ipa, pronunciationOf(u"sanda").ipa);
    }

    void minimalPairsAreListed()
    {
        const QList<PairWord> words{{u"posha"_s, tone(u"H"_s), ToneScope::Class, u"lend"_s},
                                    {u"svika"_s, {}, ToneScope::Surface, u"arrive"_s},
                                    {u"posha"_s, tone(u"L"_s), ToneScope::Class, u"throw"_s},
                                    {u"swika"_s, {}, ToneScope::Surface, {}},
                                    {u"posha"_s, tone(u"LH"_s), ToneScope::Surface, {}},
                                    {u"ndaziva"_s, tone(u"HHL"_s), ToneScope::Surface, u"I know"_s},
                                    {u"ndaziva"_s, tone(u"LHL"_s), ToneScope::Surface, {}},
                                    {u"ndaziva"_s, {}, ToneScope::Surface, u"tone unknown"_s},
                                    {u"bhara"_s, {}, ToneScope::Surface, {}},
                                    {u"bara"_s, {}, ToneScope::Surface, {}},
                                    {u"n'anga"_s, {}, ToneScope::Surface, {}},
                                    {u"nganga"_s, {}, ToneScope::Surface, {}},
                                    {u"mbudzi"_s, {}, ToneScope::Surface, {}}};
        const QList<MinimalPair> pairs = minimalPairs(words);
        const QList<MinimalPair> expected{{PairKind::Tone, 0, 2, u"H / L"_s},
                                          {PairKind::Tone, 5, 6, u"HHL / LHL"_s},
                                          {PairKind::Letter, 1, 3, u"sv / sw"_s},
                                          {PairKind::Letter, 8, 9, u"bh / b"_s},
                                          {PairKind::Letter, 10, 11, u"n' / ng"_s}};
        QCOMPARE(pairs.size(), expected.size());
        for (qsizetype i = 0; i < pairs.size(); ++i)
            QVERIFY2(pairs[i] == expected[i], qPrintable(pairs[i].difference));
        QVERIFY(minimalPairs({}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestPronunciation)
#include "tst_pronunciation.moc"
