#include "engine/content/lessongenerator.h"
#include "tests/support/fakeapis.h"
#include "tests/support/fakeclock.h"
#include "ui/models/contentmodel.h"
#include "ui/models/lessonedits.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/pages/contentpagetable.h"
#include "ui/pages/contentplaces.h"
#include "ui/pages/contentwork.h"
#include "ui/pages/lessoneditor.h"
#include "ui/pages/lessonform.h"
#include "ui/pages/lessonpublish.h"
#include "ui/pages/waitingedits.h"
#include "ui/text/errortext.h"
#include "ui/widgets/importreport.h"
#include "ui/widgets/lessonview.h"

#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/contentdata.h"

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The Content page as a person uses it, over apis that a test feeds.
class ContentPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheLessonsAndWhoHasThem();
    void cellsTellWhichVersionAPlatformHas_data();
    void cellsTellWhichVersionAPlatformHas();
    void detailsNameVersionsAndFaultsOfAdaptation();
    void showsTheChosenLessonToRead();
    void copiesTheWholeHash();
    void theEditorOpensAndClosesOverTheList();
    void aRefusedPublishKeepsTheDraft_data();
    void aRefusedPublishKeepsTheDraft();
    void aForcedSyncSaysWhichPlatformRefused();
    void doesNotImportWithoutAName();
    void importsAndOffersOneUndo();
    void reportsEachFileThatWasRefused();
    void stopsAnImport();
    void refusesWhatIsNoFolderAndNoZip();
    void takesAFolderThatIsDropped();
    void showsEditsThatWait();
    void emptyErrorAndNoMatchSayWhatToDo();
    void everyWidgetThatTakesTheFocusHasAName();
    void escapeGoesStepByStep();

private:
    void showPage();
    [[nodiscard]] QStringList visibleTexts() const;
    void choose(int row);
    template <typename T>
    [[nodiscard]] T *part() const
    {
        return m_page->findChild<T *>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<ContentPage> m_page;
};

void ContentPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    fillContent(*m_world);
}

void ContentPageTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_folder.reset();
}

void ContentPageTest::showPage()
{
    m_page = std::make_unique<ContentPage>(m_world->context, m_world->content, m_world->conflicts,
                                           m_world->admin);
    m_page->resize(1200, 760);
    m_page->show();
    m_page->setSnapshot(m_world->monitor.latest(), Millis(0));
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto *model = m_page->findChild<ContentModel *>();
    QTRY_VERIFY(model->state() != ContentModel::State::Loading);
}

QStringList ContentPageTest::visibleTexts() const
{
    QStringList texts;
    for (const auto *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts += label->text();
    }
    for (const auto *button : m_page->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            texts += button->text();
    }
    return texts;
}

void ContentPageTest::choose(int row)
{
    part<ContentTable>()->selectRow(row);
    QTRY_COMPARE(part<QTabWidget>()->isVisible(), true);
}

void ContentPageTest::showsTheLessonsAndWhoHasThem()
{
    showPage();
    auto *model = part<ContentModel>();
    QCOMPARE(model->rowCount(), m_world->content.rows.size());
    const int row = model->rowOf(ItemId(u"sna.greet.001"_s));
    QVERIFY(row >= 0);
    const auto at = [&](int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(at(ContentModel::LessonColumn), u"Kukwazisana"_s);
    QCOMPARE(at(ContentModel::WebColumn), u"v7"_s);
    QCOMPARE(at(ContentModel::IosColumn), u"v5 of 7"_s);
    QCOMPARE(at(ContentModel::WatchosColumn), u"v7, off"_s);
    QVERIFY(visibleTexts().contains(u"24 lessons"_s));

    // Nothing is claimed when the engine has not been heard of for a while.
    m_page->setSnapshot(m_world->monitor.latest(), Millis(60'000));
    QCOMPARE(at(ContentModel::WebColumn), u"unknown"_s);
}

void ContentPageTest::cellsTellWhichVersionAPlatformHas_data()
{
    using Place = ContentModel::Place;
    QTest::addColumn<qint64>("acknowledged");
    QTest::addColumn<int>("sessions");
    QTest::addColumn<Severity>("platformIs");
    QTest::addColumn<int>("listed"); // earlier versions that the row tells
    QTest::addColumn<Place>("place");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, qint64 acknowledged, int sessions, Severity severity,
                        int listed, Place place, const QString &cell, const QString &sentence) {
        QTest::newRow(name) << acknowledged << sessions << severity << listed << place << cell
                            << sentence;
    };
    row("all connected clients have the newest", 130, 2, Severity::Ok, 3, Place::HasIt, u"v7"_s,
        u"All connected clients have version 7, the newest."_s);
    row("an older one is named against the newest", 110, 2, Severity::Warning, 3, Place::Behind,
        u"v5 of 7"_s,
        u"The newest is version 7; at least one connected client has only version 5. 1 of 2 "
        "connected clients lack it."_s);
    row("older than all that is told", 40, 2, Severity::Warning, 8, Place::Behind,
        u"before v2 of 7"_s,
        u"The newest is version 7; at least one connected client has one older than 2. 1 of 2 "
        "connected clients lack it."_s);
    row("nothing of the lesson yet", 3, 2, Severity::Warning, 3, Place::Behind, u"has none"_s,
        u"The newest is version 7; at least one connected client has none of this lesson. 1 of 2 "
        "connected clients lack it."_s);
    row("on its way", 120, 2, Severity::Ok, 3, Place::Coming, u"v6 of 7"_s,
        u"Version 7 went out a moment ago; the clients have 6."_s);
    row("a lesson that is new is on its way", 3, 2, Severity::Ok, 0, Place::Coming, u"coming"_s,
        u"Version 7 went out a moment ago; the clients have none yet."_s);
    row("nobody is connected, the last one was behind", 120, 0, Severity::Unknown, 3, Place::Off,
        u"v6, off"_s,
        u"No client of this platform is connected; the last one had version 6, the newest is 7."_s);
    row("nobody ever came", 0, 0, Severity::Unknown, 3, Place::Off, u"off"_s,
        u"No client of this platform is connected, and none has this lesson yet."_s);
}

void ContentPageTest::cellsTellWhichVersionAPlatformHas()
{
    QFETCH(qint64, acknowledged);
    QFETCH(int, sessions);
    QFETCH(Severity, platformIs);
    QFETCH(int, listed);
    QFETCH(ContentModel::Place, place);
    QFETCH(QString, cell);
    QFETCH(QString, sentence);
    ItemRow greet = m_world->content.rows.first();
    greet.earlier.clear();
    for (int n = 0; n < listed; ++n) // 6, 5, 4 ... at 120, 110, 100 ...
        greet.earlier.append({Version(std::max(2, 6 - n)), Sequence(120 - 10 * n)});
    m_world->content.rows.first() = greet;
    EngineSnapshot snapshot = *m_world->monitor.latest();
    auto &ios = *std::ranges::find(snapshot.platforms, Platform::Ios, &PlatformStatus::platform);
    ios.sessions = sessions;
    ios.version = Sequence(acknowledged);
    ios.severity = platformIs;
    for (int n = 0; n < sessions; ++n) {
        ClientStatus client;
        client.connected = true;
        client.acknowledged = Sequence(n == 0 ? acknowledged : 130);
        ios.clients.append(client);
    }
    m_world->monitor.feed(snapshot);
    showPage();
    auto *model = part<ContentModel>();
    const auto *row = model->rowAt(model->rowOf(greet.id));
    QVERIFY(row);
    QCOMPARE(model->place(*row, Platform::Ios), place);
    const auto index = model->index(model->rowOf(greet.id), ContentModel::IosColumn);
    QCOMPARE(index.data().toString(), cell);
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), sentence);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"iOS: "_s + sentence);
}

void ContentPageTest::detailsNameVersionsAndFaultsOfAdaptation()
{
    // More text than the web and the mobile platforms take.
    const ItemId id(u"sna.greet.001"_s);
    auto &detail = m_world->content.details[id];
    JsonArray words;
    for (int n = 0; n < 40; ++n) {
        words.append(
            JsonObject{{u"id"_s, u"sna.greet.001.v%1"_s.arg(n)},
                       {u"headword"_s, u"mangwanani"_s},
                       {u"gloss"_s, JsonObject{{u"en"_s, u"good morning "_s.repeated(1100)}}}});
    }
    detail.body.set(u"vocabulary"_s, words);
    m_world->content.bodies.insert(7, detail.body);
    showPage();
    m_page->open({u"item"_s, id.toString(), {}});
    auto *model = part<ContentModel>();
    const auto web = model->index(model->rowOf(id), ContentModel::WebColumn);
    QTRY_COMPARE(web.data().toString(), u"v7, error"_s);
    QCOMPARE(web.data(ContentModel::SeverityRole).value<Severity>(), Severity::Critical);
    QVERIFY(web.data(Qt::ToolTipRole).toString().contains(u"has an error"_s));
    auto *places = part<ContentPlaces>();
    QStringList lines;
    for (int n = 0; n < places->count(); ++n)
        lines += places->item(n)->text();
    const QString all = lines.join(u'\n');
    QVERIFY2(all.contains(u"iOS: The newest is version 7; at least one connected client has only "
                          "version 5."_s),
             qPrintable(all));
    QVERIFY2(all.contains(u"Web, adaptation error at the whole lesson. L1: The lesson is larger "
                          "than the platform takes."_s),
             qPrintable(all));
    QVERIFY2(all.contains(u"What to do: Split the lesson in two"_s), qPrintable(all));
    QVERIFY(places->inNeed() > 1);
    // What is on the line names the fault opens what the devices show.
    places->setCurrentRow(0);
    Q_EMIT places->itemActivated(places->item(0));
    QCOMPARE(m_world->visited.constLast(), u"batanidza:preview/sna.greet.001"_s);

    // Another version is looked through by itself, and the mark goes.
    auto &row = m_world->content.rows.first();
    row.version = Version(8);
    row.hash = Sha256::of("v8");
    row.sequence = Sequence(131);
    m_world->content.bodies.insert(8, greetings());
    detail.row = row;
    detail.body = greetings();
    Q_EMIT m_world->content.changed(Sequence(131));
    QTRY_VERIFY(!web.data().toString().contains(u"error"_s));
    QTRY_VERIFY(!places->item(1)->text().contains(u"error"_s));
}

void ContentPageTest::showsTheChosenLessonToRead()
{
    showPage();
    m_page->open({u"item"_s, u"sna.greet.001"_s, {}});
    auto *view = part<LessonView>();
    QTRY_VERIFY(view->toPlainText().contains(u"Kukwazisana"_s));
    const auto text = view->toPlainText();
    QVERIFY(text.contains(u"kut\u00e9m\u00e1"_s));
    QVERIFY(text.contains(u"low, high, high"_s));
    QVERIFY(text.contains(u"tone not known"_s));
    QVERIFY(text.contains(u"ma.\u1d51\u0261wa.na.ni"_s));
    // What a learner must know about manners stands before the words.
    QVERIFY(text.indexOf(u"Cultural note, important"_s) < text.indexOf(u"Words"_s));
    QVERIFY(text.contains(u"<b>not markup</b>"_s));
    QCOMPARE(m_page->address().object, u"sna.greet.001"_s);
    auto *history = part<ContentDetail>()->findChild<QTableView *>();
    QCOMPARE(history->model()->rowCount(), 3);
    QCOMPARE(history->model()->index(0, 2).data().toString(), u"Tendai"_s);
}

void ContentPageTest::copiesTheWholeHash()
{
    showPage();
    m_page->open({u"item"_s, u"sna.greet.001"_s, {}});
    auto *detail = part<ContentDetail>();
    QTRY_VERIFY(detail->copyHashAction()->isEnabled());
    detail->copyHashAction()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), Sha256::of("v7").toHex());
}

void ContentPageTest::theEditorOpensAndClosesOverTheList()
{
    showPage();
    m_page->open({u"item"_s, u"sna.greet.001"_s, {{u"edit"_s, u"1"_s}}});
    auto *editor = part<LessonEditor>();
    QTRY_VERIFY(editor->isOpen() && editor->isVisible());
    QVERIFY(!part<ContentTable>()->isVisible());
    QCOMPARE(m_page->address().detail(u"edit"_s), u"1"_s);
    QVERIFY(m_page->escape());
    QVERIFY(!editor->isOpen());
    QVERIFY(part<ContentTable>()->isVisible());
}

void ContentPageTest::aRefusedPublishKeepsTheDraft_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("receipt"); // the commit door said no; else the call itself failed
    QTest::newRow("by validation") << ErrorCode::Invalid << true;
    QTest::newRow("too large") << ErrorCode::TooLarge << true;
    QTest::newRow("by the role of the token") << ErrorCode::Forbidden << false;
    QTest::newRow("by a token that was taken back") << ErrorCode::Unauthorised << false;
    QTest::newRow("its base is not known any more") << ErrorCode::StaleBase << true;
    QTest::newRow("the line was lost") << ErrorCode::Unavailable << false;
    QTest::newRow("the disk is full") << ErrorCode::DiskFull << false;
}

void ContentPageTest::aRefusedPublishKeepsTheDraft()
{
    QFETCH(ErrorCode, code);
    QFETCH(bool, receipt);
    const Error error{code, u"told by the engine"_s, {}};
    if (receipt) {
        Receipt refused = receiptOf(EditStatus::Rejected, 7);
        refused.error = error;
        m_world->content.saveAnswer = refused;
    } else {
        m_world->content.saveAnswer = error;
    }
    const ItemId id(u"sna.greet.001"_s);
    m_world->content.details[id].body = withLessonId(generateLesson(3, 1), id.toString());
    showPage();
    m_page->open({u"item"_s, id.toString(), {{u"edit"_s, u"1"_s}}});
    auto *editor = part<LessonEditor>();
    QTRY_VERIFY(editor->isOpen() && editor->isChecked());
    auto *title = part<LessonForm>()->field(u"/title/en"_s)->findChild<QLineEdit *>();
    title->setFocus();
    QTest::keyClick(title, Qt::Key_End);
    QTest::keyClicks(title, u" again"_s);
    auto *publish = part<LessonPublish>()->publishAction();
    QTRY_VERIFY2(publish->isEnabled(), qPrintable(publish->toolTip()));
    publish->trigger();
    QTRY_COMPARE(m_world->content.saved.size(), 1);
    QTRY_VERIFY2(m_world->bar.message().text.startsWith(u"Not published; the draft is kept. "_s),
                 qPrintable(m_world->bar.message().text));
    QCOMPARE(m_world->bar.message().severity, Severity::Critical);
    QVERIFY(m_world->bar.message().text.contains(ErrorText::sentence(code)));
    QVERIFY(editor->isOpen());
    const auto kept = DraftBook(m_world->preferences).find(id.toString());
    QVERIFY(kept);
    QVERIFY(kept->body[u"title"][u"en"].toString().endsWith(u" again"_s));
    // It can be sent again as it is, and is gone once it is published.
    m_world->content.saveAnswer = receiptOf(EditStatus::Applied, 8);
    QTRY_VERIFY2(publish->isEnabled(), qPrintable(publish->toolTip()));
    publish->trigger();
    QTRY_VERIFY(!editor->isOpen());
    QCOMPARE(m_world->content.saved.size(), 2);
    QCOMPARE(m_world->content.saved[1].base, m_world->content.saved[0].base);
    QVERIFY(!DraftBook(m_world->preferences).find(id.toString()));
}

void ContentPageTest::aForcedSyncSaysWhichPlatformRefused()
{
    m_world->admin.resyncError = Error{ErrorCode::Forbidden, u"an operator's right"_s, {}};
    m_world->admin.refusedPlatform = u"ios"_s;
    showPage();
    EngineSnapshot snapshot = *m_world->monitor.latest();
    for (auto &platform : snapshot.platforms) {
        platform.known = platform.sessions;
        platform.version = Sequence(platform.platform == Platform::Watchos ? 130 : 50);
    }
    m_world->monitor.feed(snapshot);
    m_page->setSnapshot(m_world->monitor.latest(), Millis(0));
    choose(0);
    auto *work = part<ContentWork>();
    const auto actions = work->actions();
    const auto force = std::ranges::find(actions, u"content.forceSync"_s, &QAction::objectName);
    QVERIFY(force != actions.end());
    (*force)->trigger();
    m_world->bar.message().actions.first().run();
    QTRY_VERIFY2(m_world->bar.message().text.startsWith(u"No sync was forced on iOS. "_s),
                 qPrintable(m_world->bar.message().text));
    QVERIFY(m_world->bar.message().text.contains(ErrorText::sentence(ErrorCode::Forbidden)));
    QVERIFY(m_world->bar.message().text.contains(u"compare"_s)); // the others do
    QCOMPARE(m_world->admin.resyncs.size(), 4);
}

void ContentPageTest::doesNotImportWithoutAName()
{
    m_world->preferences.setPersonName({});
    showPage();
    m_page->importFrom(m_folder->path());
    QVERIFY(m_world->content.imported.isEmpty());
    QVERIFY(m_world->bar.message().text.contains(u"Say who you are first"_s));
}

void ContentPageTest::importsAndOffersOneUndo()
{
    ImportReport report;
    report.importId = u"i1"_s;
    report.added = 24;
    report.files = 24;
    m_world->content.importAnswer = report;
    showPage();
    m_page->importFrom(m_folder->path());
    QTRY_COMPARE(m_world->bar.message().text, u"Imported 24 lessons."_s);
    QCOMPARE(m_world->content.authors, QStringList{u"Tendai"_s});
    QCOMPARE(m_world->jobs.rowCount(), 0);
    QCOMPARE(m_world->bar.message().actions.size(), 1);
    m_world->content.undoAnswer = qint64(24);
    m_world->bar.message().actions.first().run();
    QTRY_COMPARE(m_world->content.undone, QStringList{u"i1"_s});
    QTRY_COMPARE(m_world->bar.message().text, u"Took back 24 lessons."_s);
}

void ContentPageTest::reportsEachFileThatWasRefused()
{
    ImportReport report;
    report.files = 2;
    report.refused = 1;
    FileReport file;
    file.file = u"greet.json"_s;
    file.error = {ErrorCode::Invalid, u"tone pattern has 5 letters for 4 syllables"_s, {}};
    file.rule = u"SN10"_s;
    file.pointer = u"/vocabulary/3/tone/pattern"_s;
    file.fix = u"Give one letter for each syllable."_s;
    report.reports = {file};
    m_world->content.importAnswer = report;
    showPage();
    m_page->importFrom(m_folder->path());
    auto *view = part<ImportReportView>();
    QTRY_VERIFY(view->isVisible());
    QCOMPARE(view->text(), u"File\tResult\tWhy\tRule\tWhere\tWhat to do\n"
                           "greet.json\trefused\ttone pattern has 5 letters for 4 syllables\tSN10\t"
                           "/vocabulary/3/tone/pattern\tGive one letter for each syllable.\n"_s);
    QVERIFY(visibleTexts().contains(u"Nothing is new. 1 file was refused."_s));
}

void ContentPageTest::stopsAnImport()
{
    m_world->content.holdImport = true;
    showPage();
    m_page->importFrom(m_folder->path());
    QTRY_COMPARE(m_world->jobs.rowCount(), 1);
    m_page->importFrom(m_folder->path());
    QCOMPARE(m_world->content.imported.size(), 1);
    QVERIFY(m_world->bar.message().text.contains(u"still running"_s));
    m_world->content.last = u"i2"_s;
    m_world->jobs.stop(m_world->jobs.idAt(0));
    QVERIFY(m_world->content.importCancelled());
    m_world->content.finishImport();
    QTRY_VERIFY(m_world->bar.message().text.contains(u"was stopped"_s));
    QCOMPARE(m_world->jobs.rowCount(), 0);
    QCOMPARE(m_world->bar.message().actions.size(), 1);
}

void ContentPageTest::refusesWhatIsNoFolderAndNoZip()
{
    showPage();
    m_page->importFrom(m_folder->filePath(u"nothing.txt"_s));
    QVERIFY(m_world->content.imported.isEmpty());
    QVERIFY(m_world->bar.message().text.contains(u".zip"_s));
}

void ContentPageTest::takesAFolderThatIsDropped()
{
    showPage();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder->path())});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &drop);
    QCOMPARE(m_world->content.imported, QStringList{m_folder->path()});

    QMimeData text;
    text.setUrls({QUrl(u"https://school.example/lessons.zip"_s)});
    QDragEnterEvent foreign({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    foreign.ignore();
    QCoreApplication::sendEvent(m_page.get(), &foreign);
    QVERIFY(!foreign.isAccepted());
}

void ContentPageTest::showsEditsThatWait()
{
    showPage();
    auto *list = qobject_cast<QListWidget *>(part<WaitingEdits>()->list());
    QTRY_COMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().startsWith(
                 u"Kukwazisana: An edit by Rudo from iOS waits for a person, since "_s),
             qPrintable(list->item(0)->text()));
    QVERIFY(visibleTexts().contains(u"1 edit waits for a person"_s));
    m_world->conflicts.rows.clear();
    Q_EMIT m_world->conflicts.changed();
    QTRY_VERIFY(!list->isVisible());
}

void ContentPageTest::emptyErrorAndNoMatchSayWhatToDo()
{
    m_world->content.rows.clear();
    m_world->conflicts.rows.clear();
    showPage();
    QTRY_VERIFY(visibleTexts().join(u' ').contains(u"No lessons are here yet."_s));
    QVERIFY(visibleTexts().contains(u"Import the sample course"_s));
    auto *filter = qobject_cast<QLineEdit *>(m_page->filterField());
    filter->setText(u"xyz"_s);
    QTRY_VERIFY(visibleTexts().join(u' ').contains(u"Nothing matches."_s));
    QVERIFY(m_page->escape());
    QCOMPARE(filter->text(), QString());

    // An engine elsewhere reaches no folder of this computer: none is offered.
    m_world->content.files = false;
    showPage();
    QTRY_VERIFY(visibleTexts().join(u' ').contains(u"where the engine runs"_s));
    QVERIFY(!visibleTexts().contains(u"Import a folder ..."_s));
    QCOMPARE(visibleTexts().count(u"New lesson"_s), 2);
}

void ContentPageTest::everyWidgetThatTakesTheFocusHasAName()
{
    showPage();
    m_page->open({u"item"_s, u"sna.greet.001"_s, {}});
    auto *detail = part<ContentDetail>();
    QTRY_VERIFY(detail->editAction()->isEnabled());
    detail->editAction()->trigger();
    QAccessible::setActive(true);
    for (auto *widget : m_page->findChildren<QWidget *>()) {
        if (widget->window() != m_page.get() || widget->focusPolicy() == Qt::NoFocus ||
            widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(interface);
        const auto name = QString::fromLatin1(widget->metaObject()->className());
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(name));
    }
}

void ContentPageTest::escapeGoesStepByStep()
{
    showPage();
    auto *filter = qobject_cast<QLineEdit *>(m_page->filterField());
    filter->setText(u"sna"_s);
    m_page->open({u"item"_s, u"sna.greet.001"_s, {}});
    auto *detail = part<ContentDetail>();
    QTRY_VERIFY(detail->editAction()->isEnabled());
    detail->editAction()->trigger();
    QVERIFY(part<LessonEditor>()->isOpen());
    QVERIFY(m_page->escape());
    QVERIFY(!part<LessonEditor>()->isOpen());
    QCOMPARE(filter->text(), u"sna"_s);
    QVERIFY(m_page->escape());
    QCOMPARE(filter->text(), QString());
    QVERIFY(!m_page->escape());
}

QTEST_MAIN(ContentPageTest)
#include "tst_contentpage.moc"
