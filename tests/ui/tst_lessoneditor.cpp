#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "tests/support/enginehouse.h"
#include "tests/ui/contentdata.h"
#include "ui/models/changemodel.h"
#include "ui/models/wordrowmodel.h"
#include "ui/pages/contenthistory.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/pages/contentwork.h"
#include "ui/pages/lessoneditor.h"
#include "ui/pages/lessonform.h"
#include "ui/pages/lessonoutline.h"
#include "ui/pages/lessonpublish.h"
#include "ui/pages/lessonrows.h"
#include "ui/pages/wordimport.h"
#include "ui/widgets/toneentry.h"
#include "ui/widgets/tonetyping.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The lesson editor in the Content page over a running engine, by keys as far as a person types.
class LessonEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void publishesWhatWasTypedWithItsBase();
    void editsThatMeetAreJoined();
    void editsThatCollideWaitInConflicts();
    void aHeadwordTypedAnewBringsItsNotations();
    void toneByKeyboardAndByPattern();
    void undoGoesThroughAllFields();
    void entriesComeGoAndMove();
    void rowsOfAnEntry();
    void findingsStandBesideTheirFieldAndBlock();
    void aDraftSurvivesACrash();
    void fieldsOfALaterSchemaStay();
    void aNewLessonIsWrittenAndPublished();
    void aCopyAndADeletion();
    void versionsAreComparedAndRestored();
    void wordsComeFromATable();
    void everyWidgetThatTakesTheFocusHasAName();
    void theLanguageChangesWhileItIsOpen();

private:
    void showPage();
    void openEditor();
    [[nodiscard]] LessonEditor &editor() const { return *m_page->findChild<LessonEditor *>(); }
    [[nodiscard]] Json head(const QString &id) const
    {
        const auto detail = settled(m_house->engine->content().load(ItemId(id)));
        return detail ? detail->body : Json();
    }
    //! The text field of that pointer, brought to the front.
    template <typename T>
    [[nodiscard]] T *field(const QString &pointer) const
    {
        editor().reveal(pointer);
        auto *found = m_page->findChild<LessonForm *>()->field(pointer);
        return found ? found->findChild<T *>() : nullptr;
    }
    void type(QLineEdit *line, const QString &text)
    {
        line->setFocus();
        line->selectAll();
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, line, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
    void typeTitle(const QString &text) { type(field<QLineEdit>(u"/title/sn"_s), text); }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        for (auto *one : m_page->pageActions().tools + m_page->pageActions().edit) {
            if (one->objectName() == name)
                return one;
        }
        return nullptr;
    }
    void publish()
    {
        QTRY_VERIFY2(action(u"content.publish"_s)->isEnabled(),
                     qPrintable(action(u"content.publish"_s)->toolTip()));
        action(u"content.publish"_s)->trigger();
    }
    void save(const Json &body, const QString &author);
    //! With another English text of a field of texts.
    [[nodiscard]] static Json withPath(Json body, const QString &key, const QString &english)
    {
        body.object().findMutable(key)->set(u"en"_s, Json(english));
        return body;
    }

    const QString m_id = u"sna.greetings.001"_s;
    std::unique_ptr<EngineHouse> m_house;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<ContentPage> m_page;
};

void LessonEditorTest::initTestCase()
{
    m_house = std::make_unique<EngineHouse>();
    QVERIFY(settled(m_house->engine->content().importSampleCourse(u"Rudo"_s)));
}

void LessonEditorTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    showPage();
    openEditor();
}

void LessonEditorTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_folder.reset();
}

void LessonEditorTest::showPage()
{
    m_page.reset();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    m_page = std::make_unique<ContentPage>(m_world->context, m_house->engine->content(),
                                           m_house->engine->conflicts(), m_house->engine->admin());
    m_page->resize(1200, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void LessonEditorTest::openEditor()
{
    m_page->open({u"item"_s, m_id, {{u"edit"_s, u"1"_s}}});
    QTRY_VERIFY(editor().isOpen());
    QTRY_VERIFY(editor().isChecked());
}

void LessonEditorTest::save(const Json &body, const QString &author)
{
    const auto detail = settled(m_house->engine->content().load(ItemId(m_id)));
    Edit edit;
    edit.id = ItemId(m_id);
    edit.type = u"lesson"_s;
    edit.base = BaseVersion{detail->row.version, detail->row.hash};
    edit.content = EditBody{body};
    edit.author = author;
    QCOMPARE(settled(m_house->engine->content().save(edit))->status, EditStatus::Applied);
}

void LessonEditorTest::publishesWhatWasTypedWithItsBase()
{
    QVERIFY(!action(u"content.publish"_s)->isEnabled()); // nothing is changed
    typeTitle(u"Kukwazisana zvakanaka"_s);
    m_page->findChild<LessonPublish *>()->findChild<QComboBox *>()->setCurrentIndex(2);
    QSignalSpy published(&editor(), &LessonEditor::published);
    publish();
    QTRY_VERIFY2(published.size() == 1, qPrintable(m_world->bar.message().text));
    QCOMPARE(published.first().first().value<Receipt>().status, EditStatus::Applied);
    QCOMPARE(head(m_id)[u"title"][u"sn"].toString(), u"Kukwazisana zvakanaka"_s);
    QVERIFY(m_world->bar.message().text.startsWith(u"Published as version "_s));
    QVERIFY(!editor().isOpen());
    QVERIFY(editor().drafts().entries().isEmpty());
}

void LessonEditorTest::editsThatMeetAreJoined()
{
    typeTitle(u"Title of mine"_s);
    save(withPath(head(m_id), u"summary"_s, u"Summary of another."_s), u"Rudo"_s);
    QTRY_VERIFY(m_page->findChild<LessonEditor *>()->findChildren<QLabel *>().size() > 2);
    publish();
    QTRY_VERIFY2(m_world->bar.message().text.contains(u"joined with what others wrote"_s),
                 qPrintable(m_world->bar.message().text));
    QCOMPARE(head(m_id)[u"title"][u"sn"].toString(), u"Title of mine"_s);
    QCOMPARE(head(m_id)[u"summary"][u"en"].toString(), u"Summary of another."_s);
}

void LessonEditorTest::editsThatCollideWaitInConflicts()
{
    type(field<QLineEdit>(u"/title/en"_s), u"One way to say it"_s);
    save(withPath(head(m_id), u"title"_s, u"Quite another heading"_s), u"Rudo"_s);
    publish();
    QTRY_VERIFY2(m_world->bar.message().text.contains(u"waits in Conflicts"_s),
                 qPrintable(m_world->bar.message().text));
    QCOMPARE(m_world->bar.message().actions.size(), 1);
    m_world->bar.message().actions.first().run();
    QVERIFY(m_world->visited.last().startsWith(u"batanidza:conflict/c"_s));
    QCOMPARE(head(m_id)[u"title"][u"en"].toString(), u"Quite another heading"_s);
}

void LessonEditorTest::aHeadwordTypedAnewBringsItsNotations()
{
    type(field<QLineEdit>(u"/vocabulary/0/headword"_s), u"mangwananii"_s);
    const Json word = editor().draft().body()[u"vocabulary"].at(0);
    QCOMPARE(word[u"headword"].toString(), u"mangwananii"_s);
    QCOMPARE(word[u"pronunciation"][u"syllabic"].toString(), u"ma-ngwa-na-ni-i"_s);
    QCOMPARE(field<QLineEdit>(u"/vocabulary/0/pronunciation/syllabic"_s)->text(),
             u"ma-ngwa-na-ni-i"_s);
    action(u"content.previewDraft"_s)->trigger();
    QCOMPARE(m_world->visited.last(), u"batanidza:preview/sna.greetings.001?draft=1"_s);
    // The whole word is one step back.
    m_world->undo.undo();
    QVERIFY(!editor().draft().isChanged());
    QCOMPARE(field<QLineEdit>(u"/vocabulary/0/headword"_s)->text(), u"mangwanani"_s);
}

void LessonEditorTest::toneByKeyboardAndByPattern()
{
    auto *toned = field<QLineEdit>(u"/vocabulary/0/headwordToned"_s);
    type(toned, u"mangwanani"_s);
    toned->setCursorPosition(3);
    QVERIFY(toggleToneIn(toned));
    QCOMPARE(toned->text(), u"m\u00e1ngwanani"_s);
    const auto wordNow = [this] { return editor().draft().body()[u"vocabulary"].at(0); };
    QCOMPARE(wordNow()[u"tone"][u"pattern"].toString(), u"HLLL"_s);
    auto *pattern = m_page->findChild<LessonForm *>()
                        ->field(u"/vocabulary/0/tone/pattern"_s)
                        ->findChild<ToneEntry *>();
    QCOMPARE(pattern->pattern(), u"HLLL"_s);
    type(pattern->line(), u"lhx lh"_s);
    QCOMPARE(pattern->pattern(), u"LH LH"_s); // nothing but H, L and spaces
    type(pattern->line(), u"lhlh"_s);
    QCOMPARE(toned->text(), u"mangw\u00e1nan\u00ed"_s);
    type(pattern->line(), {});
    QVERIFY(wordNow()[u"tone"][u"pattern"].isNull());
    QCOMPARE(wordNow()[u"tone"][u"status"].toString(), u"unknown"_s);
}

void LessonEditorTest::undoGoesThroughAllFields()
{
    const Json before = editor().draft().body();
    typeTitle(u"Abc"_s);
    type(field<QLineEdit>(u"/unit"_s), u"unit-9"_s);
    action(u"content.add.dialogue"_s)->trigger();
    QCOMPARE(m_world->undo.count(), 3);
    const Json after = editor().draft().body();
    m_world->undo.undo();
    m_world->undo.undo();
    QCOMPARE(editor().draft().body()[u"title"][u"sn"].toString(), u"Abc"_s);
    m_world->undo.undo();
    QCOMPARE(editor().draft().body(), before);
    for (int i = 0; i < 3; ++i)
        m_world->undo.redo();
    QCOMPARE(editor().draft().body(), after);
    // Steps of a lesson that was closed do nothing to the next one.
    editor().close();
    m_world->undo.undo();
    QVERIFY(!editor().isOpen());
}

void LessonEditorTest::entriesComeGoAndMove()
{
    const auto words = [this] { return editor().draft().body()[u"vocabulary"].toArray(); };
    const auto count = words().size();
    auto *outline = m_page->findChild<LessonOutline *>();
    action(u"content.add.vocabulary"_s)->trigger();
    QCOMPARE(words().size(), count + 1);
    QCOMPARE(outline->chosenIndex(), count);
    QVERIFY(words().constLast()[u"id"].toString().startsWith(m_id + u".v"_s));
    action(u"content.entryUp"_s)->trigger();
    QCOMPARE(outline->chosenIndex(), count - 1);
    action(u"content.removeEntry"_s)->trigger();
    QCOMPARE(words().size(), count);
    QVERIFY(!editor().draft().isChanged());
    outline->choose(u"vocabulary"_s, 0);
    action(u"content.removeEntry"_s)->trigger();
    QVERIFY(words().constFirst()[u"deleted"].toBool());
    QCOMPARE(outline->chosenList(), u"vocabulary"_s);
    m_world->undo.undo();
    QVERIFY(!editor().draft().isChanged());
}

void LessonEditorTest::rowsOfAnEntry()
{
    editor().reveal(u"/vocabulary/0/examples"_s);
    auto *rows = qobject_cast<LessonRows *>(
        m_page->findChild<LessonForm *>()->field(u"/vocabulary/0/examples"_s));
    QVERIFY(rows);
    const auto examples = [this] {
        return editor().draft().body()[u"vocabulary"].at(0)[u"examples"].toArray();
    };
    const auto count = examples().size();
    rows->addButton()->click();
    QCOMPARE(examples().size(), count + 1);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(line);
    type(line, u"Mangwanani vana."_s);
    QCOMPARE(examples().constLast()[u"sn"].toString(), u"Mangwanani vana."_s);
}

void LessonEditorTest::findingsStandBesideTheirFieldAndBlock()
{
    auto *headword = field<QLineEdit>(u"/vocabulary/0/headword"_s);
    type(headword, u"mangwan\u00e1ni"_s);
    auto *list = m_page->findChild<QListWidget *>(u"findings"_s);
    QVERIFY(list);
    QTRY_VERIFY(headword->accessibleDescription().contains(u"Error"_s));
    QVERIFY(!action(u"content.publish"_s)->isEnabled());
    QVERIFY(action(u"content.publish"_s)->toolTip().contains(u"error"_s));
    editor().reveal(u"/unit"_s);
    action(u"content.nextFinding"_s)->trigger();
    QCOMPARE(m_page->findChild<LessonForm *>()->place(), u"/vocabulary/0"_s);
    QVERIFY(m_page->findChild<LessonForm *>()->isAncestorOf(QApplication::focusWidget()));
}

void LessonEditorTest::aDraftSurvivesACrash()
{
    const auto title = head(m_id)[u"title"][u"sn"].toString();
    typeTitle(u"Begun and not finished"_s);
    QSignalSpy kept(&editor().draft(), &LessonDraft::kept);
    QVERIFY(kept.wait(5'000));
    // Nobody says goodbye: the file is read again as another start of the program finds it.
    const QString copy = m_folder->filePath(u"after.ini"_s);
    m_world->preferences.setState(u"sync"_s, 1, "x");
    QTRY_VERIFY(QFile::exists(m_folder->filePath(u"batanidza.ini"_s)));
    QTRY_VERIFY([&] {
        QFile::remove(copy);
        return QFile::copy(m_folder->filePath(u"batanidza.ini"_s), copy) &&
               Preferences(copy).state(u"sync"_s, 1) == "x";
    }());
    Preferences after(copy);
    const auto draft = DraftBook(after).find(m_id);
    QVERIFY(draft);
    QCOMPARE(draft->body[u"title"][u"sn"].toString(), u"Begun and not finished"_s);
    QCOMPARE(draft->baseBody[u"title"][u"sn"].toString(), title);
    // And after closing the page it is open again, and can be given up.
    editor().close();
    openEditor();
    QCOMPARE(editor().draft().body()[u"title"][u"sn"].toString(), u"Begun and not finished"_s);
    QVERIFY(m_world->bar.message().text.contains(u"Your draft"_s));
    m_world->bar.message().actions.first().run();
    QVERIFY(!editor().isOpen());
    openEditor();
    QCOMPARE(editor().draft().body()[u"title"][u"sn"].toString(), title);
}

void LessonEditorTest::fieldsOfALaterSchemaStay()
{
    editor().close();
    Json body = head(m_id);
    body.set(u"schemaVersion"_s, Json(u"1.4.0"));
    body.set(u"moods"_s, JsonArray{Json(u"glad")});
    JsonArray words = body[u"vocabulary"].toArray();
    words[0].set(u"etymology"_s, JsonObject{{u"from"_s, u"Bantu"}});
    body.set(u"vocabulary"_s, words);
    save(body, u"Rudo"_s);
    openEditor();
    type(field<QLineEdit>(u"/vocabulary/0/gloss/en"_s), u"good morning to you"_s);
    publish();
    QTRY_VERIFY(!editor().isOpen());
    const Json now = head(m_id);
    QCOMPARE(now[u"vocabulary"].at(0)[u"gloss"][u"en"].toString(), u"good morning to you"_s);
    QCOMPARE(now[u"vocabulary"].at(0)[u"etymology"], words[0][u"etymology"]);
    QCOMPARE(now[u"moods"], body[u"moods"]);
}

void LessonEditorTest::aNewLessonIsWrittenAndPublished()
{
    editor().close();
    auto *work = m_page->findChild<ContentWork *>();
    work->newAction()->trigger();
    QVERIFY(editor().isOpen());
    type(field<QLineEdit>(u"/id"_s), u"sna.weather.001"_s);
    typeTitle(u"Mamiriro ekunze"_s);
    type(field<QLineEdit>(u"/title/en"_s), u"The weather"_s);
    type(field<QLineEdit>(u"/unit"_s), u"weather"_s);
    field<QPlainTextEdit>(u"/summary/en"_s)->setPlainText(u"Sun and rain."_s);
    action(u"content.add.vocabulary"_s)->trigger();
    type(field<QLineEdit>(u"/vocabulary/0/headword"_s), u"mvura"_s);
    type(field<QLineEdit>(u"/vocabulary/0/gloss/en"_s), u"rain, water"_s);
    auto *pos = m_page->findChild<LessonForm *>()
                    ->field(u"/vocabulary/0/nounClass"_s)
                    ->findChild<QComboBox *>();
    pos->setCurrentIndex(pos->findData(u"9"_s));
    Q_EMIT pos->activated(pos->currentIndex());
    // An id that is taken is refused before anything is sent.
    publish();
    QTRY_VERIFY2(m_world->bar.message().text.contains(u"already"_s),
                 qPrintable(m_world->bar.message().text));
    type(field<QLineEdit>(u"/id"_s), u"sna.rain.001"_s);
    publish();
    QTRY_VERIFY2(m_world->bar.message().text.startsWith(u"Published as version 1."_s),
                 qPrintable(m_world->bar.message().text));
    const Json now = head(u"sna.rain.001"_s);
    QCOMPARE(now[u"vocabulary"].at(0)[u"id"].toString(), u"sna.rain.001.v01"_s);
    QCOMPARE(now[u"vocabulary"].at(0)[u"pronunciation"][u"syllabic"].toString(), u"mvu-ra"_s);
}

void LessonEditorTest::aCopyAndADeletion()
{
    editor().close();
    auto *detail = m_page->findChild<ContentDetail *>();
    QTRY_VERIFY(detail->detail());
    action(u"content.duplicate"_s)->trigger();
    QVERIFY(editor().isOpen());
    QCOMPARE(editor().item().toString(), u"sna.greetings.001-2"_s);
    typeTitle(u"A copy"_s);
    publish();
    QTRY_VERIFY(!editor().isOpen());
    QVERIFY(head(u"sna.greetings.001-2"_s).isObject());

    m_page->open({u"item"_s, u"sna.greetings.001-2"_s, {}});
    QTRY_VERIFY(detail->detail() && detail->detail()->row.id == ItemId(u"sna.greetings.001-2"_s));
    m_page->findChild<ContentWork *>()->deleteAction()->trigger();
    QVERIFY2(m_world->bar.message().text.contains(u"10 words"_s),
             qPrintable(m_world->bar.message().text));
    QVERIFY(head(u"sna.greetings.001-2"_s).isObject()); // asked, not done
    m_world->bar.message().actions.first().run();
    QTRY_VERIFY(m_world->bar.message().text.contains(u"is deleted"_s));
    QVERIFY(!head(u"sna.greetings.001-2"_s).isObject());
    m_world->bar.message().actions.first().run();
    QTRY_VERIFY(m_world->bar.message().text.contains(u"is back"_s));
    QVERIFY(head(u"sna.greetings.001-2"_s).isObject());
}

void LessonEditorTest::versionsAreComparedAndRestored()
{
    editor().close();
    const Json before = head(m_id);
    save(withPath(before, u"title"_s, u"Something new"_s), u"Rudo"_s);
    m_page->refresh();
    auto *detail = m_page->findChild<ContentDetail *>();
    QTRY_VERIFY(detail->detail() && detail->detail()->body != before);
    auto *history = m_page->findChild<ContentHistory *>();
    QTRY_COMPARE(history->changes().rowCount(), 1); // the last edit, by itself
    QVERIFY(history->changes().rowAt(0)->path.contains(u"title"_s));
    const auto versions = detail->detail()->history;
    // Any two, in any order: also the first against the one before the last.
    history->compare(versions.constLast().version, versions[1].version);
    QTRY_VERIFY(history->changes().rowCount() != 1 || versions.size() == 2);
    QVERIFY(!detail->restoreAction()->isEnabled());
    history->versions()->selectRow(1);
    QVERIFY(detail->restoreAction()->isEnabled());
    detail->restoreAction()->trigger();
    QTRY_VERIFY2(m_world->bar.message().text.contains(u"is restored as version"_s),
                 qPrintable(m_world->bar.message().text));
    QCOMPARE(head(m_id), before);
    QCOMPARE(settled(m_house->engine->content().load(ItemId(m_id)))->history.size(),
             versions.size() + 1); // history is never rewritten
}

void LessonEditorTest::wordsComeFromATable()
{
    const QString file = m_folder->filePath(u"words.csv"_s);
    QFile table(file);
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("Shoko;Chirungu;noun class;ignored;lesson\n"
                "badza;hoe;5;x;\nba8za;odd;9;;\nmvura;water;9;;\n");
    table.close();
    auto *words = m_page->findChild<WordImport *>();
    // Into the lesson that is being edited.
    const auto count = editor().draft().body()[u"vocabulary"].toArray().size();
    m_page->importWords(file);
    QTRY_VERIFY(words->isReady());
    QCOMPARE(words->model().rowCount(), 3);
    QVERIFY(!words->model().rows()[1].isTaken());
    QVERIFY(words->model()
                .index(1, WordRowModel::ResultColumn)
                .data()
                .toString()
                .contains(u"Headword"_s));
    words->take();
    QVERIFY(editor().isVisible());
    QCOMPARE(editor().draft().body()[u"vocabulary"].toArray().size(), count + 2);
    m_world->undo.undo();
    QVERIFY(!editor().draft().isChanged());
    editor().close();
    // Otherwise a draft of a new lesson; another column may be the meaning.
    m_page->importWords(file);
    QTRY_VERIFY(words->isReady());
    words->setColumn(3, WordColumn::GlossEnglish);
    QTRY_VERIFY(words->isReady());
    QCOMPARE(std::ranges::count_if(words->model().rows(), &WordRow::isTaken), 1);
    words->setColumn(1, WordColumn::GlossEnglish);
    QTRY_VERIFY(words->isReady());
    words->take();
    QTRY_VERIFY(editor().isOpen());
    QCOMPARE(editor().draft().body()[u"vocabulary"].toArray().size(), 2);
    QVERIFY(!editor().draft().state().base);
    // A file that is none says so, and nothing else happens.
    m_page->importWords(m_folder->filePath(u"not there.csv"_s));
    QTRY_VERIFY(words->findChildren<QLabel *>().at(1)->text().contains(u"could not be read"_s));
    QVERIFY(m_page->escape());
    QVERIFY(editor().isVisible());
}

void LessonEditorTest::everyWidgetThatTakesTheFocusHasAName()
{
    QAccessible::setActive(true);
    for (const QString &part : {u"/title/sn"_s, u"/vocabulary/0/headword"_s,
                                u"/exercises/0/points"_s, u"/exercises/3/pairs"_s,
                                u"/culturalNotes/0/prominence"_s, u"/variantsAB/0/experiment"_s}) {
        editor().reveal(part);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (auto *widget : editor().findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->window() != m_page.get() || widget->objectName().startsWith(u"qt_"_s))
                continue;
            auto *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(interface);
            QVERIFY2(
                !interface->text(QAccessible::Name).isEmpty(),
                qPrintable(part + u' ' + QString::fromLatin1(widget->metaObject()->className())));
        }
    }
}

void LessonEditorTest::theLanguageChangesWhileItIsOpen()
{
    typeTitle(u"Abc"_s);
    const auto english = action(u"content.publish"_s)->text();
    m_world->language.apply(Preferences::Language::Shona);
    QCoreApplication::sendPostedEvents();
    QVERIFY(action(u"content.publish"_s)->text() != english);
    QCOMPARE(editor().draft().body()[u"title"][u"sn"].toString(), u"Abc"_s);
    m_world->language.apply(Preferences::Language::English);
}

QTEST_MAIN(LessonEditorTest)
#include "tst_lessoneditor.moc"
