#include "engine/merge/shonarules.h"
#include "tests/ui/conflictdata.h"
#include "ui/text/difference.h"
#include "ui/text/differenceflags.h"
#include "ui/text/language.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Differences in words.
class DifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_language.apply(Preferences::Language::English); }
    void textsDifferInWords_data();
    void textsDifferInWords();
    void patternsDifferInWords();
    void ordersAndItemsDifferInWords();
    void everyFlagHasOneSentenceInBothLanguages();
    void everyRuleHasWordsInBothLanguages();
    void theReferenceConflictSaysWhatTheWireframeSays();
    void equalValuesSayNothing();
    void rowsHaveNames();

private:
    Language m_language;
};

void DifferenceTest::textsDifferInWords_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QString &before, const QString &after,
                        DifferenceKind kind, const QString &sentence) {
        QTest::newRow(name) << before << after << int(kind) << sentence;
    };
    row("one high tone lost", u"kut\u00e9m\u00e1"_s, u"kutem\u00e1"_s, DifferenceKind::Tone,
        u"High tone lost on syllable 2 (t\u00e9 became te)."_s);
    row("tones added", u"mangwanani"_s, u"mangwan\u00e1n\u00ed"_s, DifferenceKind::Tone,
        u"High tone added on syllables 3, 4."_s);
    row("all tones lost", u"nd\u00e1z\u00edv\u00e1"_s, u"ndaziva"_s, DifferenceKind::Tone,
        u"All 3 tone marks lost."_s);
    row("grave accents", u"kut\u00e9m\u00e1"_s, u"k\u00f9t\u00e9m\u00e1"_s, DifferenceKind::Tone,
        u"Same tones, written with grave accents."_s);
    row("letters", u"kutema"_s, u"kudema"_s, DifferenceKind::Letters,
        u"Letters changed: kutema to kudema."_s);
    row("decomposed", u"kub\u00e1t\u00e1"_s, u"kuba\u0301ta\u0301"_s, DifferenceKind::StoredForm,
        u"Same text, stored differently (decomposed marks)."_s);
    row("no-break space", u"Ndatenda zvikuru."_s, u"Ndatenda\u00a0zvikuru."_s,
        DifferenceKind::Invisible, u"no-break space instead of a space after Ndatenda."_s);
    row("zero-width space", u"mangwanani"_s, u"mangwa\u200bnani"_s, DifferenceKind::Invisible,
        u"A character that nobody can see was put in: zero-width space."_s);
    row("taken out", u"svi\u00adka"_s, u"svika"_s, DifferenceKind::Invisible,
        u"A character that nobody can see was taken out: soft hyphen."_s);
    row("spaces", u"good morning"_s, u"good  morning"_s, DifferenceKind::Invisible,
        u"The number of spaces differs."_s);
    row("line endings", u"a\nb"_s, u"a\r\nb"_s, DifferenceKind::Invisible,
        u"Only line endings differ."_s);
    row("apostrophe", u"n'anga"_s, u"n\u2019anga"_s, DifferenceKind::Apostrophe,
        u"The apostrophe became U+2019 in n'anga."_s);
    row("apostrophe back", u"n\u2019anga"_s, u"n'anga"_s, DifferenceKind::Apostrophe,
        u"The apostrophe became the plain one (U+0027)."_s);
    row("capitals", u"chishona"_s, u"chiShona"_s, DifferenceKind::Capitals,
        u"Only capitals differ."_s);
    row("punctuation", u"We are well, if"_s, u"We are well if"_s, DifferenceKind::Punctuation,
        u"Only punctuation differs."_s);
    row("word division", u"ndiri kuenda"_s, u"ndirikuenda"_s, DifferenceKind::Punctuation,
        u"Words are divided differently."_s);
    row("a word", u"We are well"_s, u"We are fine"_s, DifferenceKind::Words,
        u"Words changed: well became fine."_s);
    row("words added", u"Clap hands now"_s, u"Clap cupped hands now"_s, DifferenceKind::Words,
        u"1 word added: cupped"_s);
    row("words removed", u"Clap cupped hands now"_s, u"Clap hands now"_s, DifferenceKind::Words,
        u"1 word removed: cupped"_s);
}

void DifferenceTest::textsDifferInWords()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, kind);
    QFETCH(QString, sentence);
    const auto found = DifferenceText::ofTexts(before, after);
    QCOMPARE(DifferenceText::sentences(found), sentence);
    QCOMPARE(int(found.first().kind), kind);
    m_language.apply(Preferences::Language::Shona);
    const auto shona = DifferenceText::sentences(DifferenceText::ofTexts(before, after));
    QVERIFY(!shona.isEmpty());
    QVERIFY2(shona != sentence, qPrintable(shona));
}

void DifferenceTest::patternsDifferInWords()
{
    const auto said = [](const QString &before, const QString &after) {
        return DifferenceText::sentences(DifferenceText::ofPatterns(before, after));
    };
    QCOMPARE(said(u"LHH"_s, u"LHL"_s), u"High tone lost on syllable 3."_s);
    QCOMPARE(said(u"LHH"_s, u"LLH"_s), u"High tone lost on syllable 2."_s);
    QCOMPARE(said(u"LLL"_s, u"LHH"_s), u"High tone added on syllables 2, 3."_s);
    QCOMPARE(said(u"LLLL"_s, u"LHLHL"_s), u"The pattern had 4 tone letters and now has 5."_s);
    QCOMPARE(DifferenceText::tones(u"kut\u00e9m\u00e1"_s), u"3 syllables: low, high, high"_s);
    QCOMPARE(DifferenceText::tones(u"kutema"_s), u"tone not known"_s);
}

void DifferenceTest::ordersAndItemsDifferInWords()
{
    const auto before =
        Json::fromStrings({u"x.v01"_s, u"x.v02"_s, u"x.v03"_s, u"x.v04"_s, u"x.v05"_s});
    const auto after =
        Json::fromStrings({u"x.v05"_s, u"x.v01"_s, u"x.v02"_s, u"x.v03"_s, u"x.v04"_s});
    const auto said = [](const MaybeJson &a, const MaybeJson &b, RowKind kind) {
        return DifferenceText::sentences(DifferenceText::differences(a, b, kind));
    };
    QCOMPARE(said(before, after, RowKind::Order), u"v05 moved from place 5 to place 1."_s);
    QCOMPARE(said(Json(JsonObject{}), {}, RowKind::Item), u"Taken out."_s);
    QCOMPARE(said({}, Json(JsonObject{}), RowKind::Item), u"Put in."_s);
    QCOMPARE(said(Json(10), Json(15), RowKind::Number), u"10 became 15."_s);
    QCOMPARE(said(Json(u"a"), Json(JsonArray{}), RowKind::List),
             u"It became another kind of value."_s);
    QCOMPARE(said(Json::fromStrings({u"a"_s}), Json::fromStrings({u"a"_s, u"b"_s}), RowKind::List),
             u"Added: b."_s);
}

void DifferenceTest::everyFlagHasOneSentenceInBothLanguages()
{
    QSet<QString> english;
    for (const QString &flag : shonaFlags()) {
        const auto sentence = MergeText::flag(flag);
        QVERIFY2(!sentence.isEmpty(), qPrintable(flag));
        QVERIFY2(!english.contains(sentence), qPrintable(flag));
        english.insert(sentence);
    }
    m_language.apply(Preferences::Language::Shona);
    for (const QString &flag : shonaFlags())
        QVERIFY2(!english.contains(MergeText::flag(flag)), qPrintable(flag));
    QVERIFY(MergeText::flag(u"no-such-flag"_s).isEmpty());
}

void DifferenceTest::everyRuleHasWordsInBothLanguages()
{
    QStringList names;
    for (const ShonaRuleText &rule : shonaRules())
        names += rule.name.toString();
    for (const MergeRuleText &rule : mergeRules())
        names += rule.name.toString();
    QStringList english;
    for (const QString &name : std::as_const(names)) {
        english += MergeText::rule(name);
        QVERIFY2(english.last() != name, qPrintable(name));
    }
    m_language.apply(Preferences::Language::Shona);
    for (qsizetype i = 0; i < names.size(); ++i)
        QVERIFY2(MergeText::rule(names[i]) != english[i], qPrintable(names[i]));
}

void DifferenceTest::theReferenceConflictSaysWhatTheWireframeSays()
{
    QHash<QString, DiffRow> rows;
    for (const DiffRow &row : diffRows(referenceConflict()))
        rows.insert(row.entry + u' ' + row.field, row);
    const auto said = [&](const QString &name, bool a) {
        const auto &row = rows[name];
        return DifferenceText::sentences(
            DifferenceText::differences(row.base, a ? row.current : row.incoming, row.kind));
    };
    QVERIFY(said(u"v01 headwordToned"_s, true).startsWith(u"High tone lost on syllable 3"_s));
    QVERIFY(said(u"v01 headwordToned"_s, false).startsWith(u"High tone lost on syllable 2"_s));
    QCOMPARE(said(u"v02 headwordToned"_s, false),
             u"Same text, stored differently (decomposed marks)."_s);
    QCOMPARE(said(u"v03 headword"_s, true), u"The apostrophe became U+2019 in n'anga."_s);
    QCOMPARE(said(u"v04 "_s, true), u"Taken out."_s);
    QCOMPARE(said(u"d2 en"_s, true), u"Only punctuation differs."_s);
    QCOMPARE(said(u"d3 sn"_s, false), u"no-break space instead of a space after Ndatenda."_s);
    QCOMPARE(said(u"e1 points"_s, true), u"10 became 15."_s);
}

void DifferenceTest::equalValuesSayNothing()
{
    for (const MaybeJson &value : {MaybeJson(), MaybeJson(Json(u"a")), MaybeJson(Json(1))})
        QVERIFY(DifferenceText::differences(value, value, RowKind::Text).isEmpty());
    QVERIFY(DifferenceText::differences({}, Json(), RowKind::Text).isEmpty());
}

void DifferenceTest::rowsHaveNames()
{
    const auto rows = diffRows(referenceConflict());
    QCOMPARE(MergeText::rowName(rows.first()), u"v01 kutema, toned form"_s);
    for (const DiffRow &row : rows)
        QVERIFY2(!MergeText::rowName(row).isEmpty(), qPrintable(row.path));
}

QTEST_MAIN(DifferenceTest)
#include "tst_difference.moc"
