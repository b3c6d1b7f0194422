#include "tests/ui/conflictdata.h"
#include "ui/diff/diffrows.h"
#include "ui/diff/textspans.h"
#include "ui/diff/tonecolumns.h"

#include "engine/merge/shonarules.h"
#include "engine/merge/textmerge.h"

#include <QTest>

#include <random>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Conflicts as rows, texts as spans, tones as columns.
class DiffRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReferenceConflictAsksSixRowsAndSettlesTheRest();
    void rowsOfOneWordAreAGroup();
    void everyFieldStandsOnce();
    void nobodysChangeIsNoQuestion();
    void ruleVectorsThroughTheRows_data();
    void ruleVectorsThroughTheRows();
    void spansGiveThatSide_data();
    void spansGiveThatSide();
    void randomEditsGiveThatSide();
    void aLetterIsNeverPartedFromItsMark();
    void aWordThatIsAnotherWordIsMarkedWhole();
    void tonesStandOverTheirSyllables();
    void oneEntryThatMoved();
    void cellsAreToRead();
};

void DiffRowsTest::theReferenceConflictAsksSixRowsAndSettlesTheRest()
{
    const auto rows = diffRows(referenceConflict());
    QStringList asks;
    QHash<QString, QString> rules;
    int unchanged = 0;
    for (const DiffRow &row : rows) {
        if (row.state == RowState::Asks)
            asks += row.entry + u' ' + row.field;
        else if (row.state == RowState::Settled)
            rules.insert(row.entry + u' ' + row.field, row.rule);
        else
            ++unchanged;
    }
    asks.sort();
    const QStringList expected{u"cn1 markdown/en"_s,  u"d2 en"_s,
                               u"e1 points"_s,        u"v01 headwordToned"_s,
                               u"v01 tone/pattern"_s, u"v04 "_s};
    QCOMPARE(asks, expected);
    QCOMPARE(rules.value(u"v02 headwordToned"_s), u"SN01"_s);
    QCOMPARE(rules.value(u"v03 headword"_s), u"SN03"_s);
    QCOMPARE(rules.value(u"d3 sn"_s), u"SN02"_s);
    QCOMPARE(rules.value(u"v02 gloss/en"_s), u"incoming-only"_s);
    QVERIFY(unchanged > 20);
    QCOMPARE(rows.first().word, u"kutema"_s);
}

void DiffRowsTest::rowsOfOneWordAreAGroup()
{
    QSet<QString> groups;
    int alone = 0;
    for (const DiffRow &row : diffRows(referenceConflict())) {
        if (row.state != RowState::Asks)
            continue;
        if (row.group.isEmpty())
            ++alone;
        else
            groups.insert(row.group);
    }
    QCOMPARE(groups.size() + alone, 5); // decisions for six rows
}

void DiffRowsTest::everyFieldStandsOnce()
{
    QSet<QString> paths;
    for (const DiffRow &row : diffRows(referenceConflict())) {
        QVERIFY2(!paths.contains(row.path), qPrintable(row.path));
        paths.insert(row.path);
    }
}

void DiffRowsTest::nobodysChangeIsNoQuestion()
{
    const auto body = mergeCase(u"reference-conflict"_s, u"base"_s);
    for (const DiffRow &row : diffRows(detailOf(body, body, body)))
        QVERIFY2(row.state != RowState::Asks, qPrintable(row.path));
}

void DiffRowsTest::ruleVectorsThroughTheRows_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("incoming");
    QTest::addColumn<QString>("result");
    QFile file(QStringLiteral(TEST_DATA_DIR "/shona/merge-cases.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto cases = readJson(file.readAll()).value_or(Json());
    int count = 0;
    for (const Json &vector : cases[u"cases"].toArray()) {
        const auto text = [&](QStringView key) { return vector[key].toString(); };
        QTest::newRow(qPrintable(vector[u"id"].toString()))
            << text(u"field") << text(u"base") << text(u"local") << text(u"remote")
            << vector[u"expect"][u"value"].toString();
        ++count;
    }
    QCOMPARE(count, 71);
}

void DiffRowsTest::ruleVectorsThroughTheRows()
{
    QFETCH(QString, field);
    QFETCH(QString, base);
    QFETCH(QString, current);
    QFETCH(QString, incoming);
    QFETCH(QString, result);
    ConflictField question;
    question.question.path = u"/vocabulary/[id=sna.x.001.v01]/"_s + field;
    question.question.base = Json(base);
    question.question.current = Json(current);
    question.question.incoming = Json(incoming);
    const auto row = questionRow(question, JsonObject{});
    QCOMPARE(row.entry, u"v01"_s);
    QCOMPARE(row.field, field);
    QCOMPARE(row.sides == RowSides::None, base == current && base == incoming);
    for (const QString &side : {current, incoming, result}) {
        for (const auto detail : {SpanDetail::Words, SpanDetail::Characters}) {
            const auto spans = textSpans(base, side, detail);
            QCOMPARE(withSpans(base, side, spans), side);
            QCOMPARE(spans.isEmpty(), base == side);
        }
    }
}

void DiffRowsTest::spansGiveThatSide_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("spans");
    QTest::addColumn<bool>("toneOnly");
    QTest::newRow("a lost tone is one letter")
        << u"kut\u00e9m\u00e1"_s << u"kut\u00e9ma"_s << 1 << true;
    QTest::newRow("two tones") << u"kutema"_s << u"kut\u00e9m\u00e1"_s << 2 << true;
    QTest::newRow("stored otherwise") << u"kub\u00e1ta"_s << u"kuba\u0301ta"_s << 1 << true;
    QTest::newRow("n'anga is one word") << u"n'anga huru"_s << u"n\u2019anga huru"_s << 1 << false;
    QTest::newRow("a word put in")
        << u"Clap your hands."_s << u"Clap your cupped hands."_s << 1 << false;
    QTest::newRow("nothing") << u"same"_s << u"same"_s << 0 << false;
    QTest::newRow("from nothing") << QString() << u"all new"_s << 1 << false;
    QTest::newRow("to nothing") << u"all gone"_s << QString() << 1 << false;
}

void DiffRowsTest::spansGiveThatSide()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, spans);
    QFETCH(bool, toneOnly);
    const auto found = textSpans(before, after);
    QCOMPARE(found.size(), spans);
    QCOMPARE(withSpans(before, after, found), after);
    for (const TextSpan &span : found)
        QCOMPARE(span.toneOnly, toneOnly);
}

void DiffRowsTest::randomEditsGiveThatSide()
{
    const auto seed = qEnvironmentVariableIntValue("SEED")
                          ? uint(qEnvironmentVariableIntValue("SEED"))
                          : std::random_device()();
    qInfo("SEED=%u", seed);
    std::mt19937 random(seed);
    const QStringList pieces{u"kut\u00e9m\u00e1"_s,
                             u"kutema"_s,
                             u"a\u0301"_s,
                             u" "_s,
                             u"\u00a0"_s,
                             u"n'anga"_s,
                             u"n\u2019"_s,
                             u"\u200b"_s,
                             u"zvi"_s,
                             u"."_s,
                             u"\n"_s,
                             u"\U0001F600"_s,
                             u"mbw"_s,
                             u"\u0301"_s};
    const auto text = [&] {
        QString made;
        for (uint i = random() % 14; i > 0; --i)
            made += pieces[qsizetype(random() % uint(pieces.size()))];
        return made;
    };
    for (int i = 0; i < 3000; ++i) {
        const auto before = text();
        auto after = text();
        if (i % 2)
            after = QString(before).replace(qsizetype(random() % 5), 2, text());
        for (const auto detail : {SpanDetail::Words, SpanDetail::Characters})
            QCOMPARE(withSpans(before, after, textSpans(before, after, detail)), after);
    }
}

void DiffRowsTest::aLetterIsNeverPartedFromItsMark()
{
    const auto before = u"kuba\u0301ta"_s;
    const auto after = u"kubata\u0301"_s;
    for (const TextSpan &span : textSpans(before, after)) {
        for (const auto &[text, at, length] : {std::tuple(before, span.before, span.beforeLength),
                                               std::tuple(after, span.after, span.afterLength)}) {
            QVERIFY(at >= text.size() || text[at] != QChar(0x301));
            QVERIFY(at + length >= text.size() || text[at + length] != QChar(0x301));
        }
    }
}

void DiffRowsTest::aWordThatIsAnotherWordIsMarkedWhole()
{
    const auto spans = textSpans(u"we are well", u"we are fine");
    QCOMPARE(spans.size(), 1);
    QCOMPARE(spans.first().before, 7);
    QCOMPARE(spans.first().beforeLength, 4);
}

void DiffRowsTest::tonesStandOverTheirSyllables()
{
    const auto toned = toneColumns(Json(u"kut\u00e9ma"), u"kutema"_s);
    QCOMPARE(toned.size(), 3);
    QCOMPARE(toned[0].syllable, u"ku"_s);
    QCOMPARE(toned[0].level, ToneLevel::Low);
    QCOMPARE(toned[1].level, ToneLevel::High);
    QCOMPARE(toned[2].level, ToneLevel::Low);
    auto pattern = toneColumns(Json(u"LLH"), u"kutema"_s);
    QCOMPARE(pattern.size(), 3);
    QCOMPARE(pattern[2].level, ToneLevel::High);
    markChanged(pattern, toned);
    QVERIFY(!pattern[0].changed && pattern[1].changed && pattern[2].changed);
    // No mark and no pattern is unknown, not low.
    for (const ToneColumn &column : toneColumns(Json(u"mangwanani"), {}))
        QCOMPARE(column.level, ToneLevel::Unknown);
    QCOMPARE(toneColumns(Json(u"LHLHL"), u"mangwanani"_s).size(), 5);
    QVERIFY(toneColumns({}, u"kutema"_s).isEmpty());
    QVERIFY(toneColumns(Json(7), u"kutema"_s).isEmpty());
    QVERIFY(!isTonePattern(u"kutema"));
}

void DiffRowsTest::oneEntryThatMoved()
{
    const auto before = Json::fromStrings({u"v01"_s, u"v02"_s, u"v03"_s, u"v05"_s});
    const auto after = Json::fromStrings({u"v05"_s, u"v01"_s, u"v02"_s, u"v03"_s, u"v06"_s});
    QCOMPARE(movedEntry(before, after), u"v05"_s);
    QCOMPARE(placeIn(before, u"v05"_s), 4);
    QCOMPARE(placeIn(after, u"v05"_s), 1);
    QCOMPARE(placeIn(after, u"v99"_s), 0);
    QVERIFY(movedEntry(before, before).isEmpty());
}

void DiffRowsTest::cellsAreToRead()
{
    QCOMPARE(cellText({}), QString());
    QCOMPARE(cellText(Json()), QString());
    QCOMPARE(cellText(Json(15)), u"15"_s);
    QCOMPARE(cellText(Json::fromStrings({u"a"_s, u"b"_s})), u"a, b"_s);
    QCOMPARE(cellText(readJson(R"({"headword":"badza","gloss":{"en":"hoe"}})").value_or(Json())),
             u"badza: hoe"_s);
}

QTEST_GUILESS_MAIN(DiffRowsTest)
#include "tst_diffrows.moc"
