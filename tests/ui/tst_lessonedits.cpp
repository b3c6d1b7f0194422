#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessongenerator.h"
#include "ui/models/lessondraft.h"
#include "ui/models/lessonedits.h"
#include "ui/models/lessonpairs.h"
#include "ui/models/lessonschema.h"
#include "ui/widgets/tonepaint.h"
#include "ui/widgets/tonetyping.h"

#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What the lesson editor does to a lesson, without a display but for the two text editors.
class LessonEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheMeantPlaceChanges();
    void aWordSpelledAnew_data();
    void aWordSpelledAnew();
    void audioOfTheOldSpellingIsWithheldAndComesBack();
    void marksAndPatternFollowEachOther();
    void anUnknownToneIsNotLow();
    void contoursDriftDownAndFall();
    void whatWasPublishedLeavesATombstone();
    void entriesMoveOverTombstones();
    void freshEntriesHaveTheShapeOfTheSchema();
    void anExerciseKeepsWhatItsNewTypeKnows();
    void aCopyHasIdsOfItsOwn();
    void minimalPairsOfAWord();
    void everyFieldOfTheSchemaFindsItsPlace();
    void toneMarksByKeyboard_data();
    void toneMarksByKeyboard();
    void toneMarksInTextEditors();
    void aDraftIsKept();
    void randomEditsLeaveTheRestAlone();
};

namespace {

Json word(const QString &headword, const QString &pattern = {}, const QString &toned = {})
{
    Json made = JsonObject{{u"id"_s, u"t.l.v01"}, {u"later"_s, u"kept"}, {u"pos"_s, u"verb"}};
    made.set(u"headword"_s, Json(headword));
    made.set(u"headwordToned"_s, toned.isEmpty() ? Json() : Json(toned));
    made.set(u"tone"_s, pattern.isEmpty() ? Json(JsonObject{{u"pattern"_s, Json()},
                                                            {u"scope"_s, Json()},
                                                            {u"status"_s, u"unknown"}})
                                          : Json(JsonObject{{u"pattern"_s, pattern},
                                                            {u"scope"_s, u"surface"},
                                                            {u"source"_s, u"Hannan"},
                                                            {u"status"_s, u"sourced"}}));
    return withNotationsRenewed(made);
}

} // namespace

void LessonEditsTest::onlyTheMeantPlaceChanges()
{
    const Json body = *readJson(R"({"a":{"b":[1,{"c":"x","later":true}]},"z":null})");
    const Json changed = withValue(body, u"/a/b/1/c"_s, Json(u"y"));
    QCOMPARE(QString::fromUtf8(writeJson(changed)),
             u"{\"a\":{\"b\":[1,{\"c\":\"y\",\"later\":true}]},\"z\":null}"_s);
    QCOMPARE(withValue(body, u"/a/b/7/c"_s, Json(u"y")), body);
    QCOMPARE(withValue(body, u"/a/b/x"_s, Json(u"y")), body);
    QCOMPARE(withValue(body, u"no pointer"_s, Json(u"y")), body);
    QCOMPARE(withValue(body, u"/new/en"_s, Json(u"y"))[u"new"][u"en"].toString(), u"y"_s);
    QCOMPARE(withValue(body, u"/new/en"_s, {}), body);
    QVERIFY(!withValue(body, u"/a"_s, {}).contains(u"a"));
    QCOMPARE(withValue(Json(JsonObject()), u"/a~1b/m~0n"_s, Json(1))[u"a/b"][u"m~n"].toInteger(),
             1);
}

void LessonEditsTest::aWordSpelledAnew_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("syllabic");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("toned");
    QTest::newRow("as many syllables: the tone stays and the marks move")
        << u"kudema"_s << u"ku-de-ma"_s << u"LHH"_s << u"kud\u00e9m\u00e1"_s;
    QTest::newRow("other syllables: the tone is unknown again")
        << u"kutemera"_s << u"ku-te-me-ra"_s << QString() << QString();
    QTest::newRow("the same word: nothing is lost")
        << u"kutema"_s << u"ku-te-ma"_s << u"LHH"_s << u"kut\u00e9m\u00e1"_s;
    QTest::newRow("nothing at all") << QString() << QString() << QString() << QString();
}

void LessonEditsTest::aWordSpelledAnew()
{
    QFETCH(QString, to);
    QFETCH(QString, syllabic);
    QFETCH(QString, pattern);
    QFETCH(QString, toned);
    const Json made = withHeadword(word(u"kutema"_s, u"LHH"_s, u"kut\u00e9m\u00e1"_s), to);
    QCOMPARE(made[u"headword"].toString(), to);
    QCOMPARE(made[u"pronunciation"][u"syllabic"].toString(), syllabic);
    QCOMPARE(made[u"tone"][u"pattern"].toString(), pattern);
    QCOMPARE(made[u"tone"][u"status"].toString(), pattern.isEmpty() ? u"unknown"_s : u"sourced"_s);
    QCOMPARE(made[u"headwordToned"].toString(), toned);
    QCOMPARE(made[u"later"].toString(), u"kept"_s);
    QVERIFY(!notationsAreOld(made));
}

void LessonEditsTest::audioOfTheOldSpellingIsWithheldAndComesBack()
{
    Json before = word(u"kusanda"_s);
    before.set(u"audio"_s, JsonObject{{u"forText"_s, u"kusanda"}, {u"durationMs"_s, 900}});
    const Json other = withHeadword(before, u"kushanda"_s);
    QCOMPARE(other[u"audio"][u"state"].toString(), u"withheld"_s);
    QCOMPARE(withHeadword(other, u"kusanda"_s)[u"audio"], before[u"audio"]);
}

void LessonEditsTest::marksAndPatternFollowEachOther()
{
    const Json plain = word(u"kutema"_s);
    const Json marked = withTonedForm(plain, u"kut\u00e9m\u00e1"_s);
    QCOMPARE(marked[u"tone"][u"pattern"].toString(), u"LHH"_s);
    QCOMPARE(marked[u"tone"][u"status"].toString(), u"sourced"_s);
    const Json typed = withTonePattern(plain, u"LLH"_s);
    QCOMPARE(typed[u"headwordToned"].toString(), u"kutem\u00e1"_s);
    QCOMPARE(withTonedForm(typed, u"kut\u00e9ma"_s)[u"tone"][u"pattern"].toString(), u"LHL"_s);
    // While it is typed a pattern is short; it is kept as it is, for the check to say.
    QCOMPARE(withTonePattern(plain, u"LH"_s)[u"tone"][u"pattern"].toString(), u"LH"_s);
    QVERIFY(withTonePattern(plain, u"LH"_s)[u"headwordToned"].isNull());
    // Where marks and pattern differed already, a person solves it: neither follows.
    const Json differ = word(u"kutema"_s, u"LLL"_s, u"kut\u00e9m\u00e1"_s);
    QCOMPARE(withTonedForm(differ, u"kut\u00e9ma"_s)[u"tone"][u"pattern"].toString(), u"LLL"_s);
    QCOMPARE(withTonePattern(differ, u"LHL"_s)[u"headwordToned"].toString(), u"kut\u00e9m\u00e1"_s);
}

void LessonEditsTest::anUnknownToneIsNotLow()
{
    const Json emptied = withTonePattern(word(u"kutema"_s, u"LHH"_s, u"kut\u00e9m\u00e1"_s), {});
    QVERIFY(emptied[u"tone"][u"pattern"].isNull());
    QCOMPARE(emptied[u"tone"][u"status"].toString(), u"unknown"_s);
    QVERIFY(emptied[u"headwordToned"].isNull());
    // A form without a mark says nothing about tone.
    const Json bare = withTonedForm(word(u"kutema"_s), u"kutema"_s);
    QVERIFY(bare[u"tone"][u"pattern"].isNull());
}

void LessonEditsTest::contoursDriftDownAndFall()
{
    const auto columns = [](const QString &tones) {
        QList<ToneColumn> made;
        for (const QChar c : tones) {
            ToneColumn column;
            column.syllable = u"ma"_s;
            column.level = c == u'H'   ? ToneLevel::High
                           : c == u'L' ? ToneLevel::Low
                                       : ToneLevel::Unknown;
            made.append(column);
        }
        return made;
    };
    // Each high after a low is lower than the one before, however many; no high is as low as a low.
    const QList<double> drift = toneHeights(columns(u"HLHLH"_s.repeated(5)));
    const double low = drift[1];
    double last = 0;
    for (qsizetype i = 0; i < drift.size(); ++i) {
        if (drift[i] == low)
            continue;
        const bool afterLow = i > 0 && drift[i - 1] == low;
        QVERIFY(i == 0 || (afterLow ? drift[i] > last : drift[i] == last));
        QVERIFY(low - drift[i] >= 7); // a dot's height
        last = drift[i];
    }
    // Unknown stands between the two, and is drawn in grey squares, the lows in round dots.
    const QList<double> unknown = toneHeights(columns(u"??"_s));
    QVERIFY(unknown[0] > drift[0] && unknown[0] < low - 7);
    QCOMPARE(unknown[0], unknown[1]);
    const auto painted = [&](const QString &tones) {
        const auto made = columns(tones);
        QFont font;
        QImage image(toneSize(made, QFontMetrics(font)), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintTone(painter, {0, 0}, made, {Qt::black, Qt::red, Qt::white, Qt::blue});
        return image;
    };
    const auto reds = [](const QImage &image, const QRect &area) {
        int count = 0;
        for (int x = area.left(); x <= area.right(); ++x) {
            for (int y = area.top(); y <= area.bottom(); ++y)
                count += image.pixelColor(x, y).red() > image.pixelColor(x, y).green() + 60;
        }
        return count;
    };
    QVERIFY(painted(u"??"_s) != painted(u"LL"_s));
    // The line behind the last known syllable falls: there is ink right of the dot, below its
    // middle.
    for (const QString &tones : {u"LH"_s, u"HL"_s}) {
        const QImage image = painted(tones);
        const int width = image.width() / 2;
        const int y = static_cast<int>(toneHeights(columns(tones))[1]);
        const QRect behind(width + width / 2 + 5, y + 1, width / 2 - 6, 6);
        QVERIFY2(reds(image, behind) > 3, qPrintable(tones));
        const QImage open = painted(tones.first(1) + u'?');
        QCOMPARE(reds(open, QRect(behind.x(), 0, behind.width(), 32)), 0);
    }
}

void LessonEditsTest::whatWasPublishedLeavesATombstone()
{
    const Json base = generateLesson(3, 1);
    Json body = withEntryAdded(base, u"vocabulary"_s, freshEntry(base, u"vocabulary"_s));
    const auto words = base[u"vocabulary"].toArray().size();
    QCOMPARE(withEntryRemoved(body, u"vocabulary"_s, words, base), base);
    body = withEntryRemoved(base, u"vocabulary"_s, 0, base);
    QCOMPARE(body[u"vocabulary"].toArray().size(), words);
    QVERIFY(body[u"vocabulary"].at(0)[u"deleted"].toBool());
    QCOMPARE(body[u"vocabulary"].at(0)[u"id"], base[u"vocabulary"].at(0)[u"id"]);
    // The loss of a cultural note is always asked about: no reason settles it.
    const Json note =
        withEntryAdded(base, u"culturalNotes"_s, freshEntry(base, u"culturalNotes"_s));
    const auto at = note[u"culturalNotes"].toArray().size() - 1;
    QVERIFY(!withEntryRemoved(note, u"culturalNotes"_s, at, note)[u"culturalNotes"].at(at).contains(
        u"deleteReason"));
    QCOMPARE(withEntryRemoved(base, u"vocabulary"_s, 999, base), base);
}

void LessonEditsTest::entriesMoveOverTombstones()
{
    const Json body =
        *readJson(R"({"dialogue":[{"id":"a"},{"id":"b","deleted":true},{"id":"c"}]})");
    QCOMPARE(neighbour(body, u"dialogue"_s, 0, 1), 2);
    QCOMPARE(neighbour(body, u"dialogue"_s, 0, -1), -1);
    const Json moved = withEntryMoved(body, u"dialogue"_s, 0, 1);
    QCOMPARE(moved[u"dialogue"].at(2)[u"id"].toString(), u"a"_s);
    QCOMPARE(withEntryMoved(body, u"dialogue"_s, 2, 1), body);
}

void LessonEditsTest::freshEntriesHaveTheShapeOfTheSchema()
{
    Json body = newLesson(u"sna.test.001"_s, u"Tendai"_s);
    for (const SectionSpec &section : lessonSections()) {
        if (section.list.isEmpty())
            continue;
        for (int n = 0; n < 2; ++n)
            body = withEntryAdded(body, section.list, freshEntry(body, section.list));
    }
    for (const QString &type : exerciseTypes())
        body = withEntryAdded(body, u"exercises"_s, freshEntry(body, u"exercises"_s, type));
    const auto findings = checkLesson(body);
    QVERIFY(!findings.isEmpty()); // texts are missing, but nothing has a wrong shape or id
    for (const Finding &finding : findings) {
        const QStringList wrong{
            u"required"_s,  u"shape"_s,       u"id-missing"_s,        u"id-duplicate"_s,
            u"id-prefix"_s, u"value"_s,       u"exercise-type"_s,     u"integer"_s,
            u"json"_s,      u"tone-status"_s, u"experiment-weights"_s};
        QVERIFY2(!wrong.contains(finding.rule),
                 qPrintable(finding.path + u' ' + finding.rule + u' ' + finding.message));
    }
}

void LessonEditsTest::anExerciseKeepsWhatItsNewTypeKnows()
{
    const Json before = JsonObject{{u"id"_s, u"e1"},      {u"type"_s, u"fillBlank"},
                                   {u"points"_s, 5},      {u"answer"_s, JsonArray{Json(u"Ma")}},
                                   {u"later"_s, u"kept"}, {u"accept"_s, JsonArray{Json(u"ma")}}};
    const Json after = withExerciseType(before, u"listenAndType"_s);
    QCOMPARE(after[u"answer"], before[u"answer"]);
    QCOMPARE(after[u"points"].toInteger(), 5);
    QCOMPARE(after[u"later"].toString(), u"kept"_s);
    QVERIFY(!after.contains(u"accept"));
    QCOMPARE(after[u"compare"].toString(), u"skeleton"_s);
}

void LessonEditsTest::aCopyHasIdsOfItsOwn()
{
    const Json body = generateLesson(5, 2);
    const QString from = body[u"id"].toString();
    const QString to = idOfCopy(from);
    QVERIFY(from != to);
    QCOMPARE(idOfCopy(u"a.b-2"_s), u"a.b-3"_s);
    const Json copy = withLessonId(body, to);
    QVERIFY(!QString::fromUtf8(writeJson(copy)).contains(u'"' + from + u'.'));
    QVERIFY(!blocksPublishing(checkLesson(copy)));
    QCOMPARE(withLessonId(copy, from), body);
}

void LessonEditsTest::minimalPairsOfAWord()
{
    Json body = newLesson(u"sna.test.001"_s, u"Tendai"_s);
    body = withEntryAdded(body, u"vocabulary"_s, word(u"posha"_s, u"LH"_s));
    body = withEntryAdded(body, u"vocabulary"_s, word(u"posha"_s, u"HL"_s));
    body = withEntryAdded(body, u"vocabulary"_s, word(u"bara"_s));
    body = withEntryAdded(body, u"vocabulary"_s, word(u"bhara"_s));
    const auto tone = pairsOfWord(body, 0);
    QVERIFY(!tone.isEmpty());
    QCOMPARE(tone.constFirst().kind, Shona::PairKind::Tone);
    QVERIFY(tone.constFirst().inLesson);
    QCOMPARE(tone.constFirst().difference, u"LH / HL"_s);
    const auto letter = pairsOfWord(body, 3);
    QVERIFY(!letter.isEmpty());
    QCOMPARE(letter.constFirst().word, u"bara"_s);
    QCOMPARE(letter.constFirst().difference, u"bh / b"_s);
    QVERIFY(pairsOfWord(body, 99).isEmpty());
}

//! What a lesson of the schema holds can be seen in the editor: no field without a place.
void LessonEditsTest::everyFieldOfTheSchemaFindsItsPlace()
{
    QFile file(QStringLiteral(SOURCE_DIR "/resources/demo/lessons/sna.greetings.001.json"));
    Json body = file.open(QIODevice::ReadOnly) ? readJson(file.readAll()).value_or(Json())
                                               : generateLesson(1, 1);
    const QStringList kept{u"$schema"_s, u"revision"_s, u"contentHash"_s, u"updatedAt"_s,
                           u"language"_s};
    QStringList homeless;
    const std::function<void(const Json &, const QString &, const QList<FieldSpec> &)> walk =
        [&](const Json &value, const QString &path, const QList<FieldSpec> &fields) {
            for (const FieldSpec &field : fields) {
                if (field.path == path)
                    return;
            }
            if (value.isObject() && !value.toObject().isEmpty()) {
                for (const auto &[key, member] : value.toObject()) {
                    if (!path.isEmpty() || !kept.contains(key))
                        walk(member, path.isEmpty() ? key : path + u'/' + key, fields);
                }
            } else if (path != u"id" && path != u"provenance/sentences" && !value.isNull() &&
                       !(value.isArray() && value.toArray().isEmpty())) {
                homeless += path;
            }
        };
    for (const SectionSpec &section : lessonSections()) {
        if (section.list.isEmpty())
            continue;
        for (const Json &entry : body[section.list].toArray())
            walk(entry, {}, entryFields(section.list, entry));
        body.object().remove(section.list);
    }
    walk(body, {}, lessonFields());
    QVERIFY2(homeless.isEmpty(), qPrintable(homeless.join(u", "_s)));
}

void LessonEditsTest::toneMarksByKeyboard_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<QString>("after");
    QTest::newRow("the vowel before the cursor") << u"kute"_s << 4 << u"kut\u00e9"_s;
    QTest::newRow("again takes it away") << u"kut\u00e9"_s << 4 << u"kute"_s;
    QTest::newRow("behind a consonant the vowel before it") << u"kutem"_s << 5 << u"kut\u00e9m"_s;
    QTest::newRow("in the middle") << u"kutema"_s << 2 << u"k\u00fatema"_s;
    QTest::newRow("a grave goes first") << u"kut\u00e8"_s << 4 << u"kute"_s;
    QTest::newRow("decomposed comes out composed") << u"kute\u0301"_s << 5 << u"kute"_s;
    QTest::newRow("a capital") << u"A"_s << 1 << u"\u00c1"_s;
    QTest::newRow("n' is one letter") << u"n'anga"_s << 3 << u"n'\u00e1nga"_s;
    QTest::newRow("not over a space") << u"baba "_s << 5 << u"baba "_s;
    QTest::newRow("no vowel at all") << u"n'"_s << 2 << u"n'"_s;
    QTest::newRow("nothing") << QString() << 0 << QString();
}

void LessonEditsTest::toneMarksByKeyboard()
{
    QFETCH(QString, text);
    QFETCH(int, cursor);
    QFETCH(QString, after);
    const auto typed = toneToggled(text, cursor);
    QCOMPARE(typed.text, after);
    QVERIFY(typed.cursor >= 0 && typed.cursor <= after.size());
}

void LessonEditsTest::toneMarksInTextEditors()
{
    QLineEdit line(u"kutema"_s);
    line.setCursorPosition(4);
    QVERIFY(toggleToneIn(&line));
    QCOMPARE(line.text(), u"kut\u00e9ma"_s);
    QCOMPARE(line.cursorPosition(), 4);
    line.undo();
    QCOMPARE(line.text(), u"kutema"_s);
    QPlainTextEdit plain(u"Mhoro\nbaba"_s);
    plain.moveCursor(QTextCursor::End);
    QVERIFY(toggleToneIn(&plain));
    QCOMPARE(plain.toPlainText(), u"Mhoro\nbab\u00e1"_s);
    line.setReadOnly(true);
    QVERIFY(!toggleToneIn(&line));
    QVERIFY(!toggleToneIn(nullptr));
}

void LessonEditsTest::aDraftIsKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"b.ini"_s);
    LessonDraftState state;
    state.key = u"sna.x.001"_s;
    state.base = BaseVersion{Version(3), Sha256::of("x")};
    state.baseBody = generateLesson(1, 1);
    state.body = withValue(state.baseBody, u"/title/sn"_s, Json(u"Mh\u00f3ro"));
    state.at = Millis(5);
    {
        Preferences preferences(file);
        preferences.setPersonName(u"Tendai"_s);
        DraftBook(preferences).keep(state);
    }
    Preferences preferences(file);
    DraftBook book(preferences);
    QCOMPARE(book.find(state.key), state);
    QCOMPARE(book.entries(), (QList<DraftBook::Entry>{{state.key, u"Mh\u00f3ro"_s, Millis(5)}}));
    preferences.setPersonName(u"Rudo"_s); // drafts are each person's own
    QVERIFY(!book.find(state.key));
    QVERIFY(book.entries().isEmpty());
    preferences.setPersonName(u"Tendai"_s);
    // And of the engine and school that the window is on.
    preferences.setWorkspace(u"wss://hub.example:7300 school-a"_s);
    QVERIFY(!book.find(state.key));
    QVERIFY(book.entries().isEmpty());
    LessonDraftState other = state;
    other.body = state.baseBody;
    book.keep(other);
    preferences.setWorkspace(u"wss://hub.example:7300 school-b"_s);
    QVERIFY(!book.find(state.key));
    preferences.setWorkspace({});
    QCOMPARE(book.find(state.key), state);
    book.drop(state.key);
    preferences.setWorkspace(u"wss://hub.example:7300 school-a"_s);
    QCOMPARE(book.find(state.key), other);
    preferences.setWorkspace({});
    QVERIFY(!book.find(state.key));
    QVERIFY(!book.find(u"never"_s));
}

//! Any edits in any order: a field that nobody here knows stays, and undoing one by one is exact.
void LessonEditsTest::randomEditsLeaveTheRestAlone()
{
    const quint32 seed = qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt()
                                                           : QRandomGenerator::global()->generate();
    const int rounds = qEnvironmentVariable("ROUNDS", u"10"_s).toInt();
    for (int round = 0; round < rounds; ++round) {
        QRandomGenerator random(seed + quint32(round));
        const Json base = withValue(generateLesson(seed + quint32(round), 1), u"/later"_s,
                                    Json(JsonObject{{u"x"_s, 1}}));
        Json body = base;
        const QStringList letters{u"ba"_s,  u"n'a"_s,  u"k\u00fa"_s,
                                  u"zvi"_s, QString(), u" x\u0301"_s};
        for (int step = 0; step < 30; ++step) {
            const auto &sections = lessonSections();
            const QString list = sections[1 + random.bounded(int(sections.size() - 1))].list;
            const auto size = body[list].toArray().size();
            const auto at = size > 0 ? random.bounded(int(size)) : 0;
            QString text;
            for (int n = random.bounded(4); n > 0; --n)
                text += letters[random.bounded(int(letters.size()))];
            const QString place =
                u"/vocabulary/%1"_s.arg(random.bounded(int(base[u"vocabulary"].toArray().size())));
            const Json entry = *atPointer(body, place);
            switch (random.bounded(7)) {
            case 0:
                body = withEntryAdded(body, list, freshEntry(body, list));
                break;
            case 1:
                body = withEntryRemoved(body, list, at, base);
                break;
            case 2:
                body = withEntryMoved(body, list, at, random.bounded(2) ? 1 : -1);
                break;
            case 3:
                body = withValue(body, place, withHeadword(entry, text));
                break;
            case 4:
                body = withValue(body, place, withTonedForm(entry, text));
                break;
            case 5:
                body = withValue(body, place,
                                 withTonePattern(entry, random.bounded(2) ? u"LH"_s : QString()));
                break;
            default:
                body = withValue(body, u"/title/sn"_s, Json(text));
            }
            QVERIFY2(body[u"later"] == base[u"later"] && body[u"id"] == base[u"id"],
                     qPrintable(u"SEED=%1"_s.arg(seed + quint32(round))));
            for (const Finding &finding : checkLesson(body)) {
                const bool broken =
                    finding.rule == u"id-duplicate" || finding.rule == u"json" ||
                    finding.rule == u"id-missing" ||
                    (finding.rule == u"shape" && !finding.path.contains(u"audio"_s));
                QVERIFY2(!broken, qPrintable(u"SEED=%1 %2 %3"_s.arg(seed + quint32(round))
                                                 .arg(finding.path, finding.message)));
            }
        }
    }
}

QTEST_MAIN(LessonEditsTest)
#include "tst_lessonedits.moc"
