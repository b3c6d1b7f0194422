#include "engine/base/jsonwrite.h"
#include "engine/content/lessongenerator.h"
#include "engine/runtime/localaudioapi.h"
#include "engine/runtime/previewdesk.h"
#include "tests/ui/conflictdata.h"
#include "tests/ui/contentdata.h"
#include "ui/models/lessondraft.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/previewcase.h"
#include "ui/pages/previewexport.h"
#include "ui/pages/previewframes.h"
#include "ui/pages/previewpage.h"
#include "ui/pages/previewtabs.h"
#include "ui/text/previewhtml.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/devicedelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/playbutton.h"
#include "ui/widgets/wordpanel.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPrintDialog>
#include <QPrinter>
#include <QProcess>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Notes how long the window was held up, by the time that its thread computed at one go: that
//! other programs share the machine does not count.
class Stalls : public QObject
{
public:
    Stalls()
    {
        m_before = computed();
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double now = computed();
            m_longest = std::max(m_longest, now - std::exchange(m_before, now));
        });
        m_timer.start(1);
    }
    //! Milliseconds.
    [[nodiscard]] double longest() const { return m_longest; }

private:
    static double computed()
    {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    double m_before = 0;
    double m_longest = 0;
};

QString shownText(const DeviceFrame &frame)
{
    QStringList texts;
    for (int row = 0; row < frame.model().rowCount(); ++row)
        texts += frame.model().index(row).data().toString();
    return texts.join(u'\n');
}

//! Down to its last piece: they are laid out a few at a time.
bool isLaidOut(const DeviceFrame &frame)
{
    const int rows = frame.model().rowCount();
    return rows > 0 && frame.list()->visualRect(frame.model().index(rows - 1)).isValid();
}

const QStringList attacks{u"<script>window.ran=1</script>"_s,
                          u"\"><img src=x onerror=\"window.ran=1\">"_s,
                          u"</p><svg onload=window.ran=1>"_s,
                          u"<a href=\"javascript:window.ran=1\">x</a>"_s,
                          u"[x](javascript:window.ran=1)"_s,
                          u"</style><script>window.ran=1</script>"_s,
                          u"<iframe srcdoc=\"<script>parent.ran=1</script>\">"_s,
                          u"</title><script>window.ran=1</script>"_s};

Json hostileLesson(const QStringList &texts)
{
    JsonArray words;
    JsonArray lines;
    JsonArray notes;
    JsonArray exercises;
    JsonArray objectives;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const Json text(texts[i]);
        const Json number(QString::number(i));
        const Json both = JsonObject{{u"sn"_s, text}, {u"en"_s, text}};
        words.append(
            JsonObject{{u"id"_s, u"w%1"_s.arg(i)},
                       {u"headword"_s, text},
                       {u"headwordToned"_s, text},
                       {u"gloss"_s, both},
                       {u"tone"_s, JsonObject{{u"pattern"_s, text}}},
                       {u"pronunciation"_s,
                        JsonObject{{u"ipa"_s, text}, {u"phonetic"_s, text}, {u"syllabic"_s, text}}},
                       {u"examples"_s, JsonArray{both}}});
        lines.append(JsonObject{
            {u"id"_s, u"d%1"_s.arg(i)}, {u"speaker"_s, text}, {u"sn"_s, text}, {u"en"_s, text}});
        notes.append(JsonObject{{u"id"_s, u"c%1"_s.arg(i)},
                                {u"title"_s, both},
                                {u"markdown"_s, both},
                                {u"prominence"_s, u"high"_s}});
        exercises.append(JsonObject{{u"id"_s, u"e%1"_s.arg(i)},
                                    {u"type"_s, text},
                                    {u"prompt"_s, both},
                                    {u"options"_s, JsonArray{both}},
                                    {u"tokens"_s, JsonArray{text}}});
        objectives.append(JsonObject{{u"id"_s, u"o%1"_s.arg(i)}, {u"en"_s, text}});
    }
    return JsonObject{{u"id"_s, u"sna.hostile.001"_s},
                      {u"title"_s, JsonObject{{u"sn"_s, texts[0]}, {u"en"_s, texts[0]}}},
                      {u"summary"_s, JsonObject{{u"en"_s, texts[0]}}},
                      {u"vocabulary"_s, words},
                      {u"dialogue"_s, lines},
                      {u"culturalNotes"_s, notes},
                      {u"grammarNotes"_s, notes},
                      {u"exercises"_s, exercises},
                      {u"objectives"_s, objectives}};
}

} // namespace

//! The Preview page as an editor uses it, over the real adapters and apis that a test feeds.
class PreviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachFrameShowsItsAdaptedData();
    void thePayloadIsTheBodyItself();
    void whatIsChosenIsChosenEverywhere();
    void framesScrollByWhatTheyShow();
    void keysWalkOverTheFrames();
    void theTraceTellsRulesAndIsFiltered();
    void warningsLeadToTheirFields();
    void differencesFromAVersionAndAPlatform();
    void versionsDraftsAndConflictsAreChosen();
    void aLessonIsFoundByTyping();
    void allNotationsAndWhoIsHeard();
    void framesPlayWhatTheirPlatformGot();
    void sizeThemeAndLanguageAreOfTheFrames();
    void emptyLoadingFailedAndForbidden();
    void aNewerVersionIsOnlyAnnounced();
    void savedAsPictureDocumentAndPage();
    void thePrinterIsAskedForByADialog();
    void hostileTextsStayTexts();
    void theSavedPageRunsNothingInChromium();
    void floodsOfMarksAndOtherDirections();
    void aLargeLessonDoesNotHoldTheWindowUp();
    void lettersWithoutAFontAreTold();
    void stateComesBack();
    void everyWidgetThatTakesTheFocusHasAName();
    void everyLookIsPainted_data();
    void everyLookIsPainted();

private:
    void showPage(const QSize &size = {1200, 760});
    void openLesson();
    void put(const Json &body);
    [[nodiscard]] DeviceFrame &frame(const QString &platform) const
    {
        return *m_page->frames().frame(platform);
    }
    [[nodiscard]] bool isReady() const
    {
        return m_page->shown().state() == PreviewCase::State::Ready && m_page->shown().preview();
    }
    void key(Qt::Key code, Qt::KeyboardModifiers modifiers = {}) const
    {
        auto *focus = m_page->focusWidget();
        QTest::keyClick(focus ? focus : m_page.get(), code, modifiers);
    }
    [[nodiscard]] QString visibleText() const
    {
        QStringList texts;
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<PreviewDrafts> m_drafts;
    std::unique_ptr<PreviewPage> m_page;
    const ItemId m_lesson{u"sna.greet.001"_s};
};

void PreviewPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    m_drafts = std::make_unique<PreviewDrafts>();
    m_world->context.drafts = m_drafts.get();
    fillContent(*m_world);
    for (qint64 version = 5; version < 8; ++version)
        m_world->content.bodies.insert(version, greetings());
}

void PreviewPageTest::cleanup()
{
    m_page.reset();
    m_drafts.reset();
    m_world.reset();
    m_folder.reset();
}

void PreviewPageTest::showPage(const QSize &size)
{
    m_page = std::make_unique<PreviewPage>(
        m_world->context, std::make_unique<PreviewDesk>(m_world->content, m_world->conflicts),
        m_world->content, m_world->conflicts);
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void PreviewPageTest::openLesson()
{
    m_page->open({u"preview"_s, m_lesson.toString(), {}});
    QTRY_VERIFY(isReady());
    QTRY_VERIFY(m_page->chooser().versionBox()->count() > 0);
}

void PreviewPageTest::put(const Json &body)
{
    auto detail = m_world->content.details.value(m_lesson);
    detail.body = body;
    m_world->content.details.insert(m_lesson, detail);
}

void PreviewPageTest::eachFrameShowsItsAdaptedData()
{
    showPage();
    openLesson();
    const auto &preview = *m_page->shown().preview();
    const QStringList texts{u"kutémá"_s,   u"to cut"_s,         u"[ku.te.ma]"_s,
                            u"ku-te-ma"_s, u"Clapping hands"_s, u"Mangwanani, baba."_s};
    for (const QString &name : {u"web"_s, u"ios"_s, u"android"_s, u"desktop"_s}) {
        QAbstractItemModelTester tester(frame(name).list()->model());
        const QString shown = shownText(frame(name));
        for (const QString &text : texts)
            QVERIFY2(shown.contains(text), qPrintable(name + u": "_s + text + u"\n"_s + shown));
        QCOMPARE(frame(name).model().blocks(),
                 previewBlocks(*preview.of(name), preview.source.body));
    }
    // The watch has words and a hint of the note, and nothing of the rest.
    const QString watch = shownText(frame(u"watchos"_s));
    QVERIFY(watch.contains(u"kutema"_s) && watch.contains(u"There is one"_s));
    QVERIFY(!watch.contains(u"Clapping"_s) && !watch.contains(u"ku.te.ma"_s));
    // Notes of high prominence stand before the words.
    for (const QString &name : {u"web"_s, u"ios"_s, u"android"_s, u"desktop"_s}) {
        const int note = frame(name).model().rowOf(u"culturalNotes/cn1"_s);
        QVERIFY(note >= 0 && note < frame(name).model().rowOf(u"vocabulary/sna.greet.001.v01"_s));
        QVERIFY(frame(name).model().blockAt(note)->prominent);
        QVERIFY(frame(name).model().index(note).data().toString().contains(
            u"Cultural note, important"_s));
    }
    QVERIFY(shownText(frame(u"web"_s)).contains(u"/lessons/"_s)); // what search engines show
    QVERIFY(visibleText().contains(u"Approximate layout"_s));
    QVERIFY(visibleText().contains(u"v7 by Tendai"_s));
}

void PreviewPageTest::thePayloadIsTheBodyItself()
{
    showPage();
    openLesson();
    m_page->tabs().tabs()->setCurrentIndex(PreviewTabs::PayloadTab);
    for (const Platform platform : allPlatforms) {
        const QString name = platformName(platform);
        frame(name).list()->setFocus();
        QCOMPARE(m_page->frames().platform(), name);
        const auto *one = m_page->shown().preview()->of(name);
        QStringList lines;
        const auto *model = m_page->tabs().payload()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            lines += model->index(row, 0).data().toString();
        QCOMPARE(lines.join(u'\n').toUtf8() + '\n', writeJsonIndented(one->made.body, 2));
        QCOMPARE(m_page->tabs().copyText().toUtf8(), one->made.bytes);
        QVERIFY(visibleText().contains(PreviewText::size(*one)));
        QVERIFY(visibleText().contains(Sha256::of(one->made.bytes).toHex()));
    }
    QVERIFY(visibleText().contains(u"together at most 262"_s));
}

void PreviewPageTest::whatIsChosenIsChosenEverywhere()
{
    showPage();
    openLesson();
    const QString word = u"vocabulary/sna.greet.001.v02"_s;
    auto &web = frame(u"web"_s);
    web.list()->setFocus();
    web.list()->setCurrentIndex(web.model().index(web.model().rowOf(word)));
    for (const Platform platform : allPlatforms)
        QCOMPARE(frame(platformName(platform)).chosenKey(), word);
    const auto &tabs = m_page->tabs();
    QCOMPARE(tabs.traceModel().rowAt(tabs.trace()->currentIndex().row())->key, word);
    QVERIFY(m_page->panel().text().contains(u"v02 kutema"_s));

    // A line of the trace chooses its piece, on whatever the watch does not show too.
    tabs.trace()->setFocus();
    const QString note = u"culturalNotes/cn2"_s;
    tabs.trace()->setCurrentIndex(tabs.traceModel().index(tabs.traceModel().rowOf(note), 0));
    QCOMPARE(frame(u"ios"_s).chosenKey(), note);
    QVERIFY(frame(u"watchos"_s).chosenKey().isEmpty());
    QVERIFY2(m_page->panel().text().contains(u"watchOS: not shown. G5"_s),
             qPrintable(m_page->panel().text()));
    // A heading stands for its list, also for what a platform has no room for.
    m_page->frames().chooseKey(u"dialogue"_s);
    Q_EMIT m_page->frames().chosen();
    QVERIFY2(
        m_page->panel().text().contains(u"watchOS: not shown. G2: The watch has no room for it."_s),
        qPrintable(m_page->panel().text()));
    m_page->frames().chooseKey(note);
    Q_EMIT m_page->frames().chosen();
    // And the payload shows where it stands.
    m_page->tabs().tabs()->setCurrentIndex(PreviewTabs::PayloadTab);
    QVERIFY(tabs.payload()->currentIndex().data().toString().contains(u"cn2"_s));
    QCOMPARE(m_page->address().detail(u"show"_s), note);
}

void PreviewPageTest::framesScrollByWhatTheyShow()
{
    put(generateLesson(3, 1));
    showPage({1200, 620});
    openLesson();
    auto &web = frame(u"web"_s);
    QTRY_VERIFY(web.list()->verticalScrollBar()->maximum() > 200);
    QTRY_VERIFY(frame(u"desktop"_s).list()->verticalScrollBar()->maximum() > 200);
    QTRY_VERIFY(frame(u"ios"_s).list()->verticalScrollBar()->maximum() > 200);
    for (const DeviceFrame *one : m_page->frames().frames())
        QTRY_VERIFY(isLaidOut(*one));
    int row = -1;
    for (int i = 0; i < web.model().rowCount() && row < 0; ++i) {
        if (web.model().blockAt(i)->kind == BlockKind::Word)
            row = i + 3;
    }
    const QString key = web.model().blockAt(row)->key;
    web.list()->scrollTo(web.model().index(row), QAbstractItemView::PositionAtTop);
    QCOMPARE(web.topKey(), key);
    QTRY_COMPARE(frame(u"ios"_s).topKey(), key);
    QTRY_COMPARE(frame(u"desktop"_s).topKey(), key);
}

void PreviewPageTest::keysWalkOverTheFrames()
{
    showPage();
    openLesson();
    frame(u"web"_s).list()->setFocus();
    key(Qt::Key_Right);
    QCOMPARE(m_page->frames().platform(), u"ios"_s);
    QVERIFY(frame(u"ios"_s).list()->hasFocus());
    key(Qt::Key_4);
    QVERIFY(frame(u"desktop"_s).list()->hasFocus());
    key(Qt::Key_Left);
    QVERIFY(frame(u"android"_s).list()->hasFocus());
    key(Qt::Key_5);
    key(Qt::Key_Right); // there is no sixth
    QVERIFY(frame(u"watchos"_s).list()->hasFocus());
    key(Qt::Key_End);
    QCOMPARE(frame(u"watchos"_s).chosenKey(), u"vocabulary/sna.greet.001.v03"_s);
    key(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(m_page->chooser().lessonField()->hasFocus());
    QVERIFY(m_page->escape());
    QVERIFY(frame(u"watchos"_s).list()->hasFocus());
    QVERIFY(m_page->copySelection());
    key(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!m_page->chooser().isFitted());
    QTRY_VERIFY(frame(u"web"_s).width() > 1280);
    key(Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(frame(u"web"_s).width() < 400);
    const auto panes = m_page->panes();
    QCOMPARE(panes.first(), frame(u"watchos"_s).list());
    for (QWidget *pane : panes)
        QVERIFY(pane->focusPolicy() != Qt::NoFocus || pane->focusProxy());
}

void PreviewPageTest::theTraceTellsRulesAndIsFiltered()
{
    showPage();
    openLesson();
    frame(u"watchos"_s).list()->setFocus();
    const auto &model = m_page->tabs().traceModel();
    const auto &trace = m_page->shown().preview()->of(u"watchos"_s)->made.trace;
    QCOMPARE(model.rowCount(), static_cast<int>(trace.size()));
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.rowAt(row)->line, trace[row]);
        QCOMPARE(model.index(row, TraceModel::RuleColumn).data().toString(), trace[row].rule);
        QVERIFY(!model.index(row, TraceModel::WhyColumn).data().toString().isEmpty());
    }
    m_page->tabs().traceShow()->setCurrentIndex(1);
    QVERIFY(model.rowCount() > 0 && model.rowCount() < static_cast<int>(trace.size()));
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(model.rowAt(row)->line.fate != FieldFate::Kept);
    m_page->tabs().traceShow()->setCurrentIndex(0);
    m_page->tabs().onlyChosen()->setChecked(true);
    const QString word = u"vocabulary/sna.greet.001.v02"_s;
    m_page->frames()
        .frame(u"watchos"_s)
        ->list()
        ->setCurrentIndex(
            frame(u"watchos"_s).model().index(frame(u"watchos"_s).model().rowOf(word)));
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowAt(row)->key, word);
    // Each rule that there is has its sentence.
    for (const AdaptRule &rule : adaptRules())
        QCOMPARE(PreviewText::why(rule.name.toString()), rule.why.toString());
}

void PreviewPageTest::warningsLeadToTheirFields()
{
    Json body = greetings();
    Json words = body[u"vocabulary"];
    Json word = words.at(1);
    word.set(u"gloss"_s, JsonObject{{u"en"_s, QString(60, u'g')}});
    words.array()[1] = word;
    body.set(u"vocabulary"_s, words);
    put(body);
    showPage();
    openLesson();
    const auto &warnings = m_page->tabs().warningModel();
    int cut = -1;
    for (int row = 0; row < warnings.rowCount(); ++row) {
        if (warnings.warnings()[row].rule == u"T1")
            cut = row;
    }
    QVERIFY(cut >= 0);
    QCOMPARE(warnings.warnings()[cut].platform, u"watchos"_s);
    m_page->tabs().tabs()->setCurrentIndex(PreviewTabs::WarningsTab);
    m_page->tabs().warnings()->setFocus();
    m_page->tabs().warnings()->setCurrentIndex(warnings.index(cut, 0));
    QCOMPARE(m_page->frames().platform(), u"watchos"_s);
    QCOMPARE(frame(u"watchos"_s).chosenKey(), u"vocabulary/sna.greet.001.v02"_s);
    QVERIFY(visibleText().contains(u"warning"_s));
    m_world->visited.clear();
    key(Qt::Key_Return);
    QCOMPARE(m_world->visited.size(), 1);
    const auto address = Address::parse(m_world->visited.first());
    QVERIFY(address);
    QCOMPARE(address->kind, u"item"_s);
    QCOMPARE(address->detail(u"field"_s), u"/vocabulary/[id=sna.greet.001.v02]/gloss/en"_s);
    // Alt+Down goes on to the next one.
    key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_page->tabs().warnings()->currentIndex().row(), (cut + 1) % warnings.rowCount());
}

void PreviewPageTest::differencesFromAVersionAndAPlatform()
{
    Json older = greetings();
    older.set(u"title"_s, JsonObject{{u"sn"_s, u"Kukwazisa"_s}, {u"en"_s, u"Greeting"_s}});
    auto detail = m_world->content.details.value(m_lesson);
    showPage();
    openLesson();
    m_page->tabs().tabs()->setCurrentIndex(PreviewTabs::DifferencesTab);
    // By itself the version before this one; the fake gives the same body for it.
    const auto compare = m_page->chooser().compare();
    QVERIFY(compare.version);
    QCOMPARE(compare.version->version, Version(6));
    auto *box = m_page->chooser().compareBox();
    frame(u"ios"_s).list()->setFocus();
    const int web = 1;
    box->setCurrentIndex(web);
    Q_EMIT box->activated(web);
    QCOMPARE(m_page->chooser().compare().platform, u"web"_s);
    QTRY_VERIFY(m_page->tabs().changes().rowCount() > 0);
    // What the web has and iOS has not: its search block.
    bool seo = false;
    for (int row = 0; row < m_page->tabs().changes().rowCount(); ++row)
        seo |= m_page->tabs().changes().rowAt(row)->path.startsWith(u"/seo"_s);
    QVERIFY(seo);
    frame(u"web"_s).list()->setFocus();
    QTRY_COMPARE(m_page->tabs().changes().rowCount(), 0);
    QVERIFY(visibleText().contains(u"compared with itself"_s));

    // A draft is compared with what is there.
    LessonDraftState draft;
    draft.key = m_lesson.toString();
    draft.base = BaseVersion{Version(7), Sha256::of("v7")};
    draft.baseBody = greetings();
    draft.body = older;
    draft.at = m_world->clock.utc();
    DraftBook(m_world->preferences).keep(draft);
    m_page->open({u"preview"_s, m_lesson.toString(), {{u"draft"_s, u"1"_s}}});
    QTRY_VERIFY(isReady() && m_page->shown().preview()->subject.draft);
    QTRY_VERIFY(m_page->chooser().compare().version &&
                m_page->chooser().compare().version->version == Version());
    QTRY_VERIFY(m_page->tabs().changes().rowCount() >= 1);
    QStringList paths;
    for (int row = 0; row < m_page->tabs().changes().rowCount(); ++row)
        paths += m_page->tabs().changes().rowAt(row)->path;
    QVERIFY2(paths.contains(u"/title/sn"_s), qPrintable(paths.join(u' ')));
    QVERIFY(visibleText().contains(u"no platform has it"_s));
}

void PreviewPageTest::versionsDraftsAndConflictsAreChosen()
{
    const auto detail = referenceConflict();
    m_world->conflicts.details.insert(detail.row.id, detail);
    auto row = detail.row;
    row.item = m_lesson;
    m_world->conflicts.rows = {row};
    showPage();
    openLesson();
    auto *box = m_page->chooser().versionBox();
    QCOMPARE(box->count(), 4); // v7, v6, v5 and what the conflict would give
    QVERIFY(box->itemText(0).contains(u"v7"_s));
    QVERIFY(box->itemText(3).contains(u"812"_s));
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QTRY_VERIFY(isReady() && m_page->shown().preview()->version == Version(6));
    QCOMPARE(m_page->address().detail(u"version"_s), u"6"_s);
    m_page->open({u"preview"_s, m_lesson.toString(), {{u"conflict"_s, u"812"_s}}});
    QTRY_VERIFY(isReady() && !m_page->shown().preview()->subject.conflict.isEmpty());
    QVERIFY(visibleText().contains(u"undecided questions show what the lesson says now"_s));
    QCOMPARE(m_page->address().detail(u"conflict"_s), u"812"_s);
    // To a field of it: that is the conflict's.
    m_world->visited.clear();
    m_page->findChild<QAction *>(u"preview.openField"_s)->trigger();
    QCOMPARE(Address::parse(m_world->visited.value(0))->kind, u"conflict"_s);
}

void PreviewPageTest::aLessonIsFoundByTyping()
{
    showPage();
    QVERIFY(visibleText().contains(u"Choose a lesson (Ctrl+O)."_s));
    auto *field = m_page->chooser().lessonField();
    key(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"greet"_s);
    QTRY_VERIFY(!m_world->content.queries.isEmpty());
    QCOMPARE(m_world->content.queries.last().filter, u"greet"_s);
    QTest::qWait(20);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(isReady());
    QCOMPARE(m_page->shown().preview()->item, m_lesson);
    QTRY_VERIFY(frame(u"web"_s).list()->hasFocus());
}

void PreviewPageTest::allNotationsAndWhoIsHeard()
{
    Json body = greetings();
    Json words = body[u"vocabulary"];
    const auto clip = [](const char *codec, const char *container, const QString &origin) {
        const Json file =
            JsonObject{{u"codec"_s, QString::fromLatin1(codec)},
                       {u"container"_s, QString::fromLatin1(container)},
                       {u"bytes"_s, 5000},
                       {u"sha256"_s, Sha256::of(QByteArray(codec) + origin.toUtf8()).toHex()}};
        return Json(JsonObject{{u"forText"_s, u"kutema"_s},
                               {u"origin"_s, origin},
                               {u"durationMs"_s, 900},
                               {u"renditions"_s, JsonArray{file}}});
    };
    Json person = words.at(1);
    Json audio = clip("opus", "ogg", u"human"_s); // no file for iOS and the watch
    person.set(u"audio"_s, audio);
    person.set(u"pronunciation"_s, JsonObject{{u"ipa"_s, u"ku.te.ma"_s},
                                              {u"phonetic"_s, u"koo-teh-mah"_s},
                                              {u"syllabic"_s, u"ku-te-ma"_s}});
    Json synthetic = words.at(0);
    audio = clip("aac", "m4a", u"tts"_s);
    audio.set(u"forText"_s, synthetic[u"headword"]);
    synthetic.set(u"audio"_s, audio);
    Json withheld = words.at(2);
    audio = clip("aac", "m4a", u"human"_s);
    audio.set(u"state"_s, u"withheld"_s);
    withheld.set(u"audio"_s, audio);
    body.set(u"vocabulary"_s, JsonArray{synthetic, person, withheld});
    put(body);
    showPage();
    openLesson();

    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v02"_s);
    Q_EMIT m_page->frames().chosen();
    const QString said = m_page->panel().text();
    for (const QString &part :
         {u"IPA: [ku.te.ma]"_s, u"Phonetic: koo-teh-mah"_s, u"Syllables: ku-te-ma"_s,
          u"3 syllables: low, high, high"_s, u"What is written fits the word."_s,
          u"Web: shown. A person is heard."_s, u"iOS: shown"_s,
          u"the device speaks with a synthetic voice"_s})
        QVERIFY2(said.contains(part), qPrintable(part + u"\n"_s + said));
    const auto markOn = [&](const QString &platform, const QString &id) {
        const auto &model = frame(platform).model();
        return model.blockAt(model.rowOf(u"vocabulary/sna.greet.001."_s + id))->speech;
    };
    QCOMPARE(markOn(u"web"_s, u"v02"_s), SpeechMark::Person);
    QCOMPARE(markOn(u"android"_s, u"v02"_s), SpeechMark::Person);
    QCOMPARE(markOn(u"ios"_s, u"v02"_s), SpeechMark::Device);
    QCOMPARE(markOn(u"watchos"_s, u"v02"_s), SpeechMark::Device);
    for (const Platform platform : allPlatforms) {
        const QString name = platformName(platform);
        QCOMPARE(markOn(name, u"v01"_s), SpeechMark::SyntheticFile);
        QCOMPARE(markOn(name, u"v03"_s), SpeechMark::Withheld);
        // What is synthetic is always labelled, what is withheld is said.
        QVERIFY(shownText(frame(name)).contains(u"Synthetic voice, recorded"_s));
        QVERIFY(shownText(frame(name)).contains(u"Recording withheld"_s));
    }
    // A word whose tone is not known says so, and is not drawn low.
    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v01"_s);
    Q_EMIT m_page->frames().chosen();
    QVERIFY(m_page->panel().text().contains(u"Tone: not known"_s));
    // The button plays what the chosen platform has; here is no sound, and it says so.
    QVERIFY(m_page->panel().playButton()->isVisible());
    QCOMPARE(m_page->panel().playButton()->state(), PlayButton::State::Silent);
    m_page->frames().chooseKey(u"culturalNotes/cn1"_s);
    Q_EMIT m_page->frames().chosen();
    QVERIFY(!m_page->panel().playButton()->isVisible()); // no dead button
}

void PreviewPageTest::framesPlayWhatTheirPlatformGot()
{
    Json body = greetings();
    const JsonArray words = body[u"vocabulary"].toArray();
    const auto file = [](const QByteArray &bytes, const QString &codec, const QString &container) {
        return Json(JsonObject{{u"codec"_s, codec},
                               {u"container"_s, container},
                               {u"bytes"_s, qint64(bytes.size())},
                               {u"sha256"_s, Sha256::of(bytes).toHex()}});
    };
    // Each file says by its bytes what it is; the player is a script that keeps what it was given.
    const QByteArray opus("OggS\0\0\0\0opus", 12);
    const QByteArray aac("\0\0\0\x18"
                         "ftypM4A aac.",
                         16);
    Json both = words.at(1);
    both.set(u"audio"_s, JsonObject{{u"forText"_s, both[u"headword"]},
                                    {u"origin"_s, u"human"_s},
                                    {u"durationMs"_s, 900},
                                    {u"renditions"_s, JsonArray{file(aac, u"aac"_s, u"m4a"_s),
                                                                file(opus, u"opus"_s, u"ogg"_s)}}});
    Json withheld = words.at(2);
    Json clip = both[u"audio"];
    clip.set(u"forText"_s, withheld[u"headword"]);
    clip.set(u"state"_s, u"withheld"_s);
    withheld.set(u"audio"_s, clip);
    body.set(u"vocabulary"_s, JsonArray{words.at(0), both, withheld});
    put(body);

    QTemporaryDir programs;
    const auto script = [&](const QString &name, const QByteArray &text) {
        QFile made(programs.filePath(name));
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write("#!/bin/sh\n" + text + "\n");
        made.close();
        QVERIFY(made.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    };
    const auto heard = [&] {
        QFile copy(programs.filePath(u"heard"_s));
        const QByteArray bytes = copy.open(QIODevice::ReadOnly) ? copy.readAll() : QByteArray();
        copy.remove();
        return bytes;
    };
    script(u"ffplay"_s,
           "for last; do :; done\ncp \"$last\" '" + programs.filePath(u"heard"_s).toUtf8() + "'");
    QHash<Sha256, QByteArray> files{{Sha256::of(opus), opus}, {Sha256::of(aac), aac}};
    LocalAudioApi audio({[&](const Sha256 &hash) { return files.contains(hash); },
                         [&](const Sha256 &hash) -> Result<QByteArray> { return files[hash]; }},
                        [&] { return findAudioPrograms({programs.path()}); });
    m_world->context.audio = &audio;
    showPage();
    openLesson();
    const auto button = [&](const QString &platform) { return frame(platform).playButton(); };
    QCOMPARE(button(u"web"_s)->state(), PlayButton::State::Empty);

    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v02"_s);
    const auto plays = [&](const QString &platform, const QByteArray &bytes) {
        QTRY_COMPARE(button(platform)->state(), PlayButton::State::Ready);
        button(platform)->click();
        QCOMPARE(button(platform)->state(), PlayButton::State::Playing);
        QTRY_COMPARE(button(platform)->state(), PlayButton::State::Ready);
        QCOMPARE(heard(), bytes);
    };
    plays(u"ios"_s, aac);
    plays(u"android"_s, opus);
    plays(u"desktop"_s, opus);
    // The key of the frames does the same on the chosen one.
    frame(u"ios"_s).list()->setFocus();
    QTest::keyClick(frame(u"ios"_s).list(), Qt::Key_P);
    QCOMPARE(button(u"ios"_s)->state(), PlayButton::State::Playing);
    QTRY_COMPARE(button(u"ios"_s)->state(), PlayButton::State::Ready);
    QCOMPARE(heard(), aac);
    QVERIFY(button(u"ios"_s)->accessibleName().startsWith(u"iOS"_s));

    // Withheld: nothing plays without a voice, and with one it is called synthetic.
    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v03"_s);
    for (DeviceFrame *one : m_page->frames().frames()) {
        if (one->chosenKey().isEmpty())
            continue; // the watch does not show the word
        QTRY_COMPARE(one->playButton()->state(), PlayButton::State::Silent);
        QVERIFY(!one->playButton()->isEnabled());
        one->playButton()->click();
    }
    QVERIFY(heard().isEmpty());
    script(u"espeak-ng"_s, "exit 1");
    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v02"_s);
    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v03"_s);
    QTRY_COMPARE(button(u"ios"_s)->state(), PlayButton::State::Ready);
    QCOMPARE(button(u"ios"_s)->text(), u"Synthetic"_s);

    // No player: a button that says so.
    QVERIFY(QFile::remove(programs.filePath(u"ffplay"_s)));
    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v02"_s);
    QTRY_COMPARE(button(u"web"_s)->state(), PlayButton::State::Silent);
    QCOMPARE(button(u"web"_s)->text(), u"No sound"_s);
    QVERIFY(button(u"web"_s)->toolTip().contains(u"No player is on this computer"_s));
    m_page.reset();
    m_world->context.audio = nullptr;
}

void PreviewPageTest::sizeThemeAndLanguageAreOfTheFrames()
{
    Json body = greetings();
    body.set(u"summary"_s, JsonObject{{u"en"_s, u"In English."_s}, {u"sn"_s, u"NechiShona."_s}});
    put(body);
    showPage();
    openLesson();
    auto &web = frame(u"web"_s);
    const auto height = [&] { return web.list()->visualRect(web.model().index(1)).height(); };
    QTRY_VERIFY(height() > 0);
    const int before = height();
    m_page->chooser().sizeBox()->setCurrentIndex(3);
    QTRY_VERIFY(height() > before * 3 / 2);
    QVERIFY(shownText(web).contains(u"In English."_s));
    QVERIFY(shownText(web).contains(u"Words"_s));
    m_page->chooser().languageBox()->setCurrentIndex(1);
    QVERIFY(shownText(web).contains(u"NechiShona."_s));
    QVERIFY(!shownText(web).contains(u"\nWords\n"_s));
    QVERIFY(shownText(web).contains(u"\nMazwi\n"_s));
    const auto background = [&](const QString &name) {
        return frame(name).list()->palette().color(QPalette::Base);
    };
    const QColor light = background(u"web"_s);
    const QColor watch = background(u"watchos"_s);
    m_page->chooser().themeBox()->setCurrentIndex(1);
    QVERIFY(background(u"web"_s).lightness() < light.lightness());
    QCOMPARE(background(u"watchos"_s), watch); // it is always dark
}

void PreviewPageTest::emptyLoadingFailedAndForbidden()
{
    showPage();
    QVERIFY(visibleText().contains(u"Choose a lesson (Ctrl+O)."_s));
    m_page->open({u"preview"_s, u"sna.none.001"_s, {}});
    QVERIFY(visibleText().contains(u"Making the preview"_s));
    QTRY_VERIFY(m_page->shown().state() == PreviewCase::State::Failed);
    QVERIFY(visibleText().contains(u"The preview could not be made."_s));
    QVERIFY(visibleText().contains(u"It is not there, or not any more."_s));
    openLesson();
    QVERIFY(m_page->frames().isVisible());

    auto other = m_world->content.details.value(m_lesson);
    other.row.type = u"document"_s;
    m_world->content.details.insert(ItemId(u"doc.1"_s), other);
    m_page->open({u"preview"_s, u"doc.1"_s, {}});
    QTRY_VERIFY(m_page->shown().state() == PreviewCase::State::Failed);
    QVERIFY(visibleText().contains(u"It is no lesson"_s));

    m_world->conflicts.error = Error{ErrorCode::Forbidden, u"role"_s, {}};
    m_page->open({u"preview"_s, {}, {{u"conflict"_s, u"812"_s}}});
    QTRY_VERIFY(m_page->shown().error().code == ErrorCode::Forbidden);
    QVERIFY(visibleText().contains(u"curriculum staff"_s));
}

void PreviewPageTest::aNewerVersionIsOnlyAnnounced()
{
    showPage();
    openLesson();
    const auto before = m_page->shown().preview();
    auto detail = m_world->content.details.value(m_lesson);
    detail.row.version = Version(8);
    detail.body.set(u"title"_s, JsonObject{{u"sn"_s, u"Chitsva"_s}});
    m_world->content.details.insert(m_lesson, detail);
    Q_EMIT m_world->content.changed(Sequence(200));
    QTRY_VERIFY(visibleText().contains(u"v8 is there now; F5 shows it."_s));
    QCOMPARE(m_page->shown().preview(), before);
    m_page->refresh();
    QTRY_VERIFY(shownText(frame(u"ios"_s)).contains(u"Chitsva"_s));
    QTRY_VERIFY(!visibleText().contains(u"is there now"_s));
}

void PreviewPageTest::savedAsPictureDocumentAndPage()
{
    showPage();
    openLesson();
    const auto save = [&](const QString &name) {
        const QString file = m_folder->filePath(name);
        m_world->bar.dismiss();
        m_page->exportTo(file);
        (void)QTest::qWaitFor([&] { return m_world->bar.message().text.contains(file); }, 20'000);
        QFile made(file);
        return made.open(QIODevice::ReadOnly) ? made.readAll() : QByteArray();
    };
    QImage picture;
    QVERIFY(picture.loadFromData(save(u"p.png"_s), "PNG"));
    QVERIFY(picture.width() > 3000 && picture.height() > 1000);
    if (const auto folder = qEnvironmentVariable("BATANIDZA_PICTURES"); !folder.isEmpty())
        picture.save(folder + u"/preview-export.png"_s);
    QVERIFY(save(u"p.pdf"_s).startsWith("%PDF"));
    // The printer gets the same pages.
    const auto pages = [](const QByteArray &pdf) { return pdf.count("/Type /Page\n"); };
    QPrinter printer;
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setPageSize(QPageSize(QPageSize::A4));
    const QString paper = m_folder->filePath(u"paper.pdf"_s);
    printer.setOutputFileName(paper);
    QVERIFY(m_page->findChild<PreviewExport *>()->print(printer));
    QFile printed(paper);
    QVERIFY(printed.open(QIODevice::ReadOnly));
    const QByteArray sheets = printed.readAll();
    QVERIFY(sheets.startsWith("%PDF"));
    QVERIFY(pages(sheets) >= 5);
    QPrinter nowhere;
    nowhere.setOutputFormat(QPrinter::PdfFormat);
    nowhere.setOutputFileName(u"/no/such/folder/paper.pdf"_s);
    QVERIFY(!m_page->findChild<PreviewExport *>()->print(nowhere));
    const QByteArray page = save(u"p.html"_s);
    QVERIFY(page.contains("Clapping hands") && page.contains("Content-Security-Policy"));
    QVERIFY(page.contains("G5"));
    QCOMPARE(save(u"p.web.html"_s), m_page->shown().preview()->webPage);
    QCOMPARE(save(u"p.json"_s), m_page->shown().preview()->of(u"web"_s)->made.bytes);
    QVERIFY(m_world->bar.message().text.contains(u"Saved as"_s));
    m_page->exportTo(u"/no/such/folder/p.png"_s);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"could not be written"_s));
}

void PreviewPageTest::thePrinterIsAskedForByADialog()
{
    showPage();
    QAction *print = nullptr;
    for (auto *action : m_page->pageActions().file) {
        if (action->objectName() == u"preview.print")
            print = action;
    }
    QVERIFY(print);
    QCOMPARE(print->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_P));
    const auto dialog = [this] { return m_page->findChild<QPrintDialog *>(); };
    print->trigger();
    QVERIFY(!dialog()); // there is nothing to print yet
    openLesson();
    print->trigger();
    QVERIFY(dialog() && dialog()->isVisible());
    // What the person chooses in it is where it goes.
    const QString paper = m_folder->filePath(u"chosen.pdf"_s);
    dialog()->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog()->printer()->setOutputFileName(paper);
    Q_EMIT dialog()->QDialog::accepted();
    QTRY_COMPARE(m_world->bar.message().text, u"The preview went to the printer."_s);
    QVERIFY(QFileInfo(paper).size() > 1000);
    dialog()->reject();
    QTRY_VERIFY(!dialog());
}

void PreviewPageTest::hostileTextsStayTexts()
{
    QTcpServer server; // whoever fetches anything is noticed
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString place = u"http://127.0.0.1:%1/x"_s.arg(server.serverPort());
    put(hostileLesson(attacks + QStringList{u"<img src=\"%1\">"_s.arg(place),
                                            u"![x](%1)"_s.arg(place),
                                            u"<link rel=stylesheet href=%1>"_s.arg(place)}));
    showPage();
    openLesson();
    for (const Platform platform : allPlatforms) {
        const auto &shown = frame(platformName(platform));
        const QString text = shownText(shown);
        QVERIFY(text.contains(attacks[0]) || platform == Platform::Watchos);
        for (const QString &script : attacks.first(2))
            QVERIFY(text.contains(script) || platform == Platform::Watchos);
        // Every row can be painted.
        (void)shown.picture(300, 1, 4000);
    }
    // What could fetch anything has done so once the picture is there.
    m_page->exportTo(m_folder->filePath(u"h.png"_s));
    QTRY_VERIFY(QFileInfo(m_folder->filePath(u"h.png"_s)).size() > 0);
    QVERIFY(!server.hasPendingConnections());
    const QByteArray page =
        PreviewHtml::page(*m_page->shown().preview(), PreviewText::words(u"en"_s), u"x"_s);
    for (const char *markup : {"<script", "<img", "<svg", "<iframe", "<link", "<a href=\"java"})
        QVERIFY2(!page.contains(markup), markup);
}

void PreviewPageTest::theSavedPageRunsNothingInChromium()
{
    QString program;
    for (const QString &candidate : {u"/usr/bin/chromium"_s, u"/usr/bin/chromium-browser"_s}) {
        if (QFile::exists(candidate))
            program = candidate;
    }
    if (program.isEmpty())
        QSKIP("Chromium is not here");
    put(hostileLesson(attacks));
    showPage();
    openLesson();
    const auto &preview = *m_page->shown().preview();
    const QByteArray mark = "<script>document.title=window.ran?'ran':'quiet'</script></body>";
    int number = 0;
    for (QByteArray page :
         {PreviewHtml::page(preview, PreviewText::words(u"en"_s), attacks[0]), preview.webPage}) {
        // Without its policy: the text itself has to be harmless. Our own script tells.
        page.replace("Content-Security-Policy", "X-None");
        QVERIFY(page.contains("</body>"));
        page.replace("</body>", mark);
        const QString name = m_folder->filePath(u"%1.html"_s.arg(number++));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(page);
        file.close();
        QProcess browser;
        browser.start(program,
                      {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
                       u"--user-data-dir="_s + m_folder->filePath(u"chromium"_s),
                       u"--virtual-time-budget=2000"_s, u"--dump-dom"_s, u"file://"_s + name});
        QVERIFY(browser.waitForFinished(60'000));
        const QByteArray dom = browser.readAllStandardOutput();
        QVERIFY2(dom.contains("<title>quiet</title>"), dom.left(400).constData());
    }
}

void PreviewPageTest::floodsOfMarksAndOtherDirections()
{
    const QString marks = u"e"_s + QString(20'000, QChar(0x0301));
    const QString arabic = u"\u202e\u0645\u0631\u062d\u0628\u0627 abc \u2066\u2067\u2069"_s;
    put(hostileLesson({marks, arabic, QString(100'000, u'x'), QString(5000, u'\n'),
                       u"\ufffc\ufdd0\u0001\u2028\u2029"_s, QString(3000, QChar(0x200f))}));
    QElapsedTimer clock;
    clock.start();
    showPage();
    openLesson();
    for (const Platform platform : allPlatforms) {
        auto &shown = frame(platformName(platform));
        for (int row = 0; row < shown.model().rowCount(); ++row) {
            for (const auto &line : blockLines(*shown.model().blockAt(row), shown.model().words()))
                QVERIFY(line.text.size() <= 30'000);
        }
        QVERIFY(!shown.picture(300, 1, 3000).isNull());
    }
    // What is left out is said.
    QVERIFY(shownText(frame(u"web"_s)).contains(u"Not all of it is drawn here"_s));
    const CalmText calm = calmText(marks);
    QVERIFY(calm.calmed && calm.text.size() <= 13);
    QCOMPARE(calmText(u"kutémá"_s).text, u"kutémá"_s);
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
}

void PreviewPageTest::aLargeLessonDoesNotHoldTheWindowUp()
{
    Json body = greetings();
    JsonArray words;
    for (int i = 0; i < 200; ++i) {
        Json word = body[u"vocabulary"].at(1);
        word.set(u"id"_s, u"sna.greet.001.v%1"_s.arg(i));
        words.append(word);
    }
    body.set(u"vocabulary"_s, words);
    put(body);
    showPage();
    openLesson(); // fonts are there now
    put(greetings());
    m_page->refresh();
    QTRY_COMPARE(frame(u"web"_s).model().rowOf(u"vocabulary/sna.greet.001.v150"_s), -1);
    put(body);
    Stalls stalls;
    m_page->refresh();
    QTRY_VERIFY(frame(u"web"_s).model().rowOf(u"vocabulary/sna.greet.001.v150"_s) > 0);
    QTRY_VERIFY(frame(u"web"_s).list()->verticalScrollBar()->maximum() > 2000);
    for (const DeviceFrame *one : m_page->frames().frames())
        QTRY_VERIFY_WITH_TIMEOUT(isLaidOut(*one), 20'000);
    QVERIFY2(stalls.longest() < 100, qPrintable(u"held up for %1 ms"_s.arg(stalls.longest())));
    qInfo("longest hold-up: %.0f ms", stalls.longest());
}

void PreviewPageTest::lettersWithoutAFontAreTold()
{
    Json body = greetings();
    body.set(u"summary"_s, JsonObject{{u"en"_s, u"private \U000F1234 letter"_s}});
    put(body);
    showPage();
    openLesson();
    const auto &warnings = m_page->shown().warnings();
    const auto found = std::find_if(warnings.cbegin(), warnings.cend(), [](const auto &one) {
        return one.kind == PreviewWarning::Kind::Letters && one.detail == u"U+F1234";
    });
    QVERIFY(found != warnings.cend());
    QCOMPARE(found->path, u"/summary/en"_s);
    QVERIFY(std::none_of(warnings.cbegin(), warnings.cend(), [](const auto &one) {
        return one.detail == u"U+00E9"; // é is in every font
    }));
}

void PreviewPageTest::stateComesBack()
{
    showPage();
    openLesson();
    m_page->chooser().sizeBox()->setCurrentIndex(2);
    m_page->chooser().themeBox()->setCurrentIndex(1);
    m_page->chooser().languageBox()->setCurrentIndex(1);
    m_page->chooser().setFitted(false);
    m_page->saveState();
    showPage();
    m_page->restoreState();
    QCOMPARE(m_page->chooser().sizeBox()->currentIndex(), 2);
    QCOMPARE(m_page->chooser().themeBox()->currentIndex(), 1);
    QCOMPARE(m_page->chooser().languageBox()->currentIndex(), 1);
    QVERIFY(!m_page->chooser().isFitted());
    QTRY_VERIFY(isReady());
    QCOMPARE(m_page->shown().preview()->item, m_lesson);
}

void PreviewPageTest::everyWidgetThatTakesTheFocusHasAName()
{
    QAccessible::setActive(true);
    showPage();
    openLesson();
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            qobject_cast<QTabBar *>(widget) || widget->objectName().startsWith(u"qt_"))
            continue;
        auto *face = QAccessible::queryAccessibleInterface(widget);
        const bool named = face && !face->text(QAccessible::Name).isEmpty();
        QVERIFY2(named,
                 qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                           widget->objectName())));
    }
}

void PreviewPageTest::everyLookIsPainted_data()
{
    QTest::addColumn<Preferences::Theme>("theme");
    QTest::addColumn<Preferences::Language>("language");
    QTest::addColumn<QSize>("size");
    using Theme = Preferences::Theme;
    using Language = Preferences::Language;
    QTest::newRow("light-en") << Theme::Light << Language::English << QSize(1200, 760);
    QTest::newRow("dark-sn") << Theme::Dark << Language::Shona << QSize(1200, 760);
    QTest::newRow("contrast-en") << Theme::HighContrast << Language::English << QSize(1200, 760);
    QTest::newRow("narrow-sn") << Theme::Light << Language::Shona << QSize(824, 590);
}

void PreviewPageTest::everyLookIsPainted()
{
    QFETCH(Preferences::Theme, theme);
    QFETCH(Preferences::Language, language);
    QFETCH(QSize, size);
    m_world->preferences.setTheme(theme);
    m_world->language.apply(language);
    showPage(size);
    openLesson();
    m_page->frames().chooseKey(u"vocabulary/sna.greet.001.v02"_s);
    Q_EMIT m_page->frames().chosen();
    QTRY_VERIFY(m_page->panel().playButton()->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY2(m_page->minimumSizeHint().width() <= 830 && m_page->minimumSizeHint().height() <= 590,
             qPrintable(u"%1x%2"_s.arg(m_page->minimumSizeHint().width())
                            .arg(m_page->minimumSizeHint().height())));
    const QImage image = m_page->grab().toImage();
    QVERIFY(!image.isNull());
    if (const auto folder = qEnvironmentVariable("BATANIDZA_PICTURES"); !folder.isEmpty())
        image.save(folder + u"/preview-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(PreviewPageTest)
#include "tst_previewpage.moc"
