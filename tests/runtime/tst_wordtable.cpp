#include "engine/content/lessoncheck.h"
#include "engine/content/wordedit.h"
#include "engine/runtime/wordtable.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Tables of words as spreadsheets write them, good and bad.
class TestWordTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatSpreadsheetsWrite_data();
    void readsWhatSpreadsheetsWrite();
    void refusesWhatIsNoTable_data();
    void refusesWhatIsNoTable();
    void quotesNewLinesAndEmptyRows();
    void knowsColumnsByTheirHeads();
    void aRowGivesAWord();
    void marksInTheHeadwordAreItsTone();
    void saysWhatIsWrongByRowAndColumn();
    void wordsGoToTheirLessons();
    void aLessonTakesNoMoreThanItHolds();
    void anyBytesGetAnAnswer();
    void manyRowsAreReadInTime();

private:
    [[nodiscard]] static QList<WordRow> rowsOf(const QString &text)
    {
        const auto table = readCsv(text.toUtf8());
        return table ? readWordRows(*table, guessWordColumns(table->header)) : QList<WordRow>();
    }
};

void TestWordTable::readsWhatSpreadsheetsWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QChar>("separator");
    const QString comma = u"word,english\nn'anga,\"healer, doctor\"\n"_s;
    const QString semicolon = u"word;english\r\nn'anga;healer, doctor\r\n"_s;
    const QString tab = u"word\tenglish\nn'anga\thealer, doctor"_s;
    QTest::newRow("UTF-8 and commas") << comma.toUtf8() << QChar(u',');
    QTest::newRow("UTF-8 with a mark")
        << QByteArray("\xEF\xBB\xBF") + comma.toUtf8() << QChar(u',');
    QTest::newRow("semicolons and CR LF") << semicolon.toUtf8() << QChar(u';');
    QTest::newRow("tabs, no last line end") << tab.toUtf8() << QChar(u'\t');
    const auto wide = [](const QString &text, QStringConverter::Encoding encoding, bool mark) {
        QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom
                                              : QStringConverter::Flag::Default);
        return QByteArray(encoder.encode(text));
    };
    QTest::newRow("UTF-16 of Excel") << wide(tab, QStringConverter::Utf16LE, true) << QChar(u'\t');
    QTest::newRow("UTF-16 big-endian")
        << wide(semicolon, QStringConverter::Utf16BE, true) << QChar(u';');
    QTest::newRow("UTF-16 without a mark")
        << wide(comma, QStringConverter::Utf16LE, false) << QChar(u',');
}

void TestWordTable::readsWhatSpreadsheetsWrite()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QChar, separator);
    const auto table = readCsv(bytes);
    QVERIFY2(table, qPrintable(table ? QString() : table.error().detail));
    QCOMPARE(table->separator, separator);
    QCOMPARE(table->header, (QStringList{u"word"_s, u"english"_s}));
    QCOMPARE(table->rows, (QList<CsvRow>{{2, {u"n'anga"_s, u"healer, doctor"_s}}}));
}

void TestWordTable::refusesWhatIsNoTable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Invalid << u"empty"_s;
    QTest::newRow("only blank lines")
        << QByteArray("\n , ,\n\n") << ErrorCode::Invalid << u"empty"_s;
    QTest::newRow("Latin-1") << QByteArray("word,english\nmw\xE1na,child\n") << ErrorCode::Invalid
                             << u"CSV UTF-8"_s;
    QTest::newRow("Latin-1 has its place")
        << QByteArray("word,english\nmwan\xC3\xA1,child\nmw\xE1na,child\n") << ErrorCode::Invalid
        << u"line 3, column 3 is no UTF-8"_s;
    QTest::newRow("a character cut at the end")
        << QByteArray("word\nmwan\xC3") << ErrorCode::Invalid << u"line 2, column 5"_s;
    QTest::newRow("a zero character") << QByteArray("word\nba\0ba\n", 11) << ErrorCode::Invalid
                                      << u"line 2, column 3 holds a zero"_s;
    QTest::newRow("half a pair in UTF-16")
        << QByteArray("\xFF\xFEw\0\n\0\0\xD8\n\0", 10) << ErrorCode::Invalid << u"UTF-16"_s;
    QTest::newRow("an open quote") << QByteArray("word\nbaba\nx,\"amai\n\n\n") << ErrorCode::Invalid
                                   << u"line 3, column 3: a quote"_s;
    QTest::newRow("a quote that is open for megabytes")
        << "word\nbaba,\"" + QByteArray("amai,mother\n").repeated(200'000) << ErrorCode::TooLarge
        << u"line 2, column 6: a quote"_s;
    QTest::newRow("one line of 30 MB") << QByteArray(30 * 1024 * 1024, 'a') << ErrorCode::TooLarge
                                       << u"line 1, column 1: a field"_s;
    QTest::newRow("one line of 30 MB of columns")
        << QByteArray("ab,").repeated(10 * 1024 * 1024) << ErrorCode::TooLarge
        << u"line 1, column 303: more than 100 columns"_s;
    QTest::newRow("thirty million empty lines")
        << "word" + QByteArray(30 * 1024 * 1024, '\n') << ErrorCode::TooLarge << u"lines"_s;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)
                               << ErrorCode::Invalid << QString();
    QTest::newRow("UTF-16 cut in two")
        << QByteArray("\xFF\xFEw", 3) << ErrorCode::Invalid << u"cut"_s;
    QTest::newRow("a huge cell") << "word\n" + QByteArray(5'000, 'a') << ErrorCode::TooLarge
                                 << u"line 2"_s;
    QTest::newRow("too many columns")
        << QByteArray(200, ',') << ErrorCode::TooLarge << u"columns"_s;
    QTest::newRow("too many rows") << QByteArray("word\n") + QByteArray("a\n").repeated(20'001)
                                   << ErrorCode::TooLarge << u"rows"_s;
    QTest::newRow("too many bytes")
        << QByteArray(32 * 1024 * 1024 + 1, 'a') << ErrorCode::TooLarge << u"bytes"_s;
}

void TestWordTable::refusesWhatIsNoTable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const auto table = readCsv(bytes);
    QVERIFY(!table);
    QCOMPARE(table.error().code, code);
    QVERIFY2(table.error().detail.contains(says), qPrintable(table.error().detail));
}

void TestWordTable::quotesNewLinesAndEmptyRows()
{
    const auto table = readCsv(
        "word,english\n\n\"baba\",\"he said \"\"father\"\"\nand left\"\n,\namai , mother\n");
    QVERIFY(table);
    QCOMPARE(table->rows, (QList<CsvRow>{{3, {u"baba"_s, u"he said \"father\"\nand left"_s}},
                                         {6, {u"amai"_s, u"mother"_s}}}));
}

void TestWordTable::knowsColumnsByTheirHeads()
{
    using enum WordColumn;
    QCOMPARE(guessWordColumns({u"Shoko"_s, u"Chirungu"_s, u"NOUN_CLASS"_s, u"Tone pattern"_s,
                               u"colour"_s, u"Word"_s}),
             (QList<WordColumn>{Headword, GlossEnglish, NounClass, TonePattern, Ignore, Ignore}));
    QCOMPARE(guessWordColumns({u"Shona"_s, u"English"_s}),
             (QList<WordColumn>{Headword, GlossEnglish}));
    QCOMPARE(guessWordColumns({QString(), u""_s}), (QList<WordColumn>{Ignore, Ignore}));
    for (const WordColumn column : wordColumns()) {
        if (column != Ignore)
            QCOMPARE(guessWordColumns({u"headword"_s, wordColumnName(column)})
                         .at(column == Headword ? 0 : 1),
                     column);
    }
}

void TestWordTable::aRowGivesAWord()
{
    const auto rows = rowsOf(u"word,toned,english,pos,class,plural,tone,source,example,example "
                             "english,tags\nn\u2019anga,n'\u00e1ng\u00e1,healer,noun,9,n'anga,[HH],"
                             "Hannan,N'anga yauya.,The healer came.,\"topic:health, loan\"\n"_s);
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows[0].faults.isEmpty(),
             qPrintable(rows[0].faults.isEmpty() ? QString() : rows[0].faults[0].message));
    const Json &word = rows[0].entry;
    QCOMPARE(word[u"headword"].toString(), u"n'anga"_s); // U+0027
    QCOMPARE(word[u"headwordToned"].toString(), u"n'\u00e1ng\u00e1"_s);
    QCOMPARE(word[u"tone"][u"pattern"].toString(), u"HH"_s);
    QCOMPARE(word[u"tone"][u"status"].toString(), u"sourced"_s);
    QCOMPARE(word[u"pronunciation"][u"syllabic"].toString(), u"n'a-nga"_s);
    QCOMPARE(word[u"examples"].at(0)[u"en"].toString(), u"The healer came."_s);
    QCOMPARE(word[u"tags"].toStrings(), (QStringList{u"topic:health"_s, u"loan"_s}));
    QVERIFY(rows[0].isTaken());
}

void TestWordTable::marksInTheHeadwordAreItsTone()
{
    const auto rows = rowsOf(u"word;english;pos;source\nkut\u00e9m\u00e1;to cut;verb;Fortune\n"
                             "kubika;to cook;verb;\n"_s);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].entry[u"headword"].toString(), u"kutema"_s);
    QCOMPARE(rows[0].entry[u"tone"][u"pattern"].toString(), u"LHH"_s);
    QVERIFY(rows[1].entry[u"tone"][u"pattern"].isNull()); // unknown is not low
}

void TestWordTable::saysWhatIsWrongByRowAndColumn()
{
    const auto rows = rowsOf(u"word,english,class,tone,lesson\n"
                             "badza,hoe,5,,\n"
                             ",nothing,,,\n"
                             "ba8za,odd,9,,\n"
                             "chikoro,school,9,LHLH,\n"
                             "badza,hoe,5,,\n"
                             "miti,,4,,\n"
                             "mwana,child,1,,NOT AN ID\n"_s);
    QCOMPARE(rows.size(), 7);
    const auto has = [&](int row, WordColumn column, const QString &rule) {
        for (const WordFault &fault : rows[row].faults) {
            if (fault.column == column && fault.rule == rule)
                return true;
        }
        return false;
    };
    QVERIFY(rows[0].isTaken());
    QCOMPARE(rows[1].line, 3);
    QVERIFY(has(1, WordColumn::Headword, u"row-empty"_s));
    QVERIFY(has(2, WordColumn::Headword, u"grapheme"_s));
    QVERIFY(has(3, WordColumn::TonePattern, u"tone-length"_s));
    QVERIFY(has(4, WordColumn::Headword, u"row-twice"_s));
    QVERIFY(has(5, WordColumn::GlossEnglish, u"text-en"_s));
    QVERIFY(has(6, WordColumn::Lesson, u"lesson-id"_s));
    QVERIFY(!rows[1].isTaken() && !rows[3].isTaken() && !rows[4].isTaken() && !rows[6].isTaken());
}

void TestWordTable::wordsGoToTheirLessons()
{
    auto rows = rowsOf(u"word,english,class,lesson\nbadza,hoe,5,sna.farm.001\n"
                       "gejo,plough,5,sna.farm.001\nmvura,water,9,\n"_s);
    Json farm = newLesson(u"sna.farm.001"_s, u"Rudo"_s);
    Json word = newWord(u"sna.farm.001.v01"_s);
    farm.set(u"vocabulary"_s, JsonArray{withHeadword(word, u"munda"_s)});
    farm.set(u"later"_s, Json(u"kept"));
    const auto lessons = lessonsOfWords(rows, {farm}, u"sna.new.001"_s, u"Tendai"_s);
    QCOMPARE(lessons.size(), 2);
    QCOMPARE(lessons[0][u"vocabulary"].toArray().size(), 3);
    QCOMPARE(lessons[0][u"vocabulary"].at(1)[u"id"].toString(), u"sna.farm.001.v02"_s);
    QCOMPARE(lessons[0][u"later"].toString(), u"kept"_s);
    QCOMPARE(lessons[1][u"id"].toString(), u"sna.new.001"_s);
    // The same table once more adds nothing.
    auto again = rowsOf(u"word,english,class,lesson\nBadza,Hoe,5,sna.farm.001\n"
                        "badza,spade,5,sna.farm.001\n"_s);
    const auto same = lessonsOfWords(again, lessons, u"sna.new.001"_s, {});
    QCOMPARE(again[0].faults.last().rule, u"word-there"_s);
    QVERIFY(again[1].isTaken());
    QCOMPARE(same[0][u"vocabulary"].toArray().size(), 4);
    QCOMPARE(lessons[1][u"provenance"][u"authors"].toStrings(), QStringList{u"Tendai"_s});
}

void TestWordTable::aLessonTakesNoMoreThanItHolds()
{
    QString text = u"word,english,class\n"_s;
    for (int i = 0; i < 205; ++i)
        text += u"badza,hoe %1,5\n"_s.arg(i);
    auto rows = rowsOf(text);
    const auto lessons = lessonsOfWords(rows, {}, u"sna.new.001"_s, {});
    QCOMPARE(lessons[0][u"vocabulary"].toArray().size(), vocabularyLimit);
    QCOMPARE(std::ranges::count_if(rows, &WordRow::isTaken), vocabularyLimit);
    QCOMPARE(rows.last().faults.last().rule, u"vocabulary-limit"_s);
}

void TestWordTable::anyBytesGetAnAnswer()
{
    const quint32 seed = qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt()
                                                           : QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    const QByteArray pieces[] = {"word",  ",",    "\n",   "\"",       "\"\"",     "\r\n",
                                 ";",     "\t",   "a",    "n'",       "\xCC\x81", "\xEF\xBB\xBF",
                                 "class", "tone", "\xFF", "kutema\n", "HL",       "english"};
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes =
            random.bounded(2) ? QByteArray("word,english,tone,class\n") : QByteArray();
        for (int n = random.bounded(60); n > 0; --n)
            bytes += pieces[random.bounded(int(std::size(pieces)))];
        const auto table = readCsv(bytes);
        if (!table) {
            QVERIFY2(!table.error().detail.isEmpty(), qPrintable(QString::number(seed)));
            continue;
        }
        auto rows = readWordRows(*table, guessWordColumns(table->header));
        QVERIFY2(rows.size() == table->rows.size(), qPrintable(QString::number(seed)));
        for (const Json &lesson : lessonsOfWords(rows, {}, u"sna.new.001"_s, {})) {
            for (const Finding &finding : checkLesson(lesson)) {
                QVERIFY2(
                    finding.severity != FindingSeverity::Error ||
                        !finding.path.startsWith(u"/vocabulary"_s),
                    qPrintable(u"SEED=%1 %2 %3"_s.arg(seed).arg(finding.path, finding.message)));
            }
        }
    }
}

void TestWordTable::manyRowsAreReadInTime()
{
    QString text = u"word,english,class\n"_s;
    for (int i = 0; i < 5'000; ++i)
        text += u"badza,hoe %1,5\n"_s.arg(i);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(rowsOf(text).size(), 5'000);
    QVERIFY2(timer.elapsed() < 20'000 * patienceFactor,
             qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestWordTable)
#include "tst_wordtable.moc"
