#include "tests/support/fakeapis.h"
#include "tests/support/fakeclock.h"
#include "ui/models/contentmodel.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/pages/contentpagetable.h"
#include "ui/pages/lessoneditor.h"
#include "ui/pages/waitingedits.h"
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
    void showsTheChosenLessonToRead();
    void copiesTheWholeHash();
    void theEditorOpensAndClosesOverTheList();
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
    QCOMPARE(at(ContentModel::IosColumn), u"behind"_s);
    QCOMPARE(at(ContentModel::WatchosColumn), u"off"_s);
    QVERIFY(visibleTexts().contains(u"24 lessons"_s));

    // Nothing is claimed when the engine has not been heard of for a while.
    m_page->setSnapshot(m_world->monitor.latest(), Millis(60'000));
    QCOMPARE(at(ContentModel::WebColumn), u"unknown"_s);
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
