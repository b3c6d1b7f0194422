#include "engine/base/jsonread.h"
#include "tests/ui/contentdata.h"
#include "ui/models/changemodel.h"
#include "ui/models/eventlogmodel.h"
#include "ui/pages/chaincheck.h"
#include "ui/pages/eventlogdetail.h"
#include "ui/pages/eventlogfilter.h"
#include "ui/pages/eventlogpage.h"
#include "ui/text/audittext.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

EventLine lineOf(qint64 sequence, const QString &kind, const QString &author = u"Rudo"_s)
{
    EventLine line;
    line.sequence = Sequence(sequence);
    line.at = Millis(1'795'370'400'000 - 60'000 + sequence);
    line.kind = kind;
    line.item = ItemId(sequence % 2 ? u"sna.greet.001"_s : u"sna.tone.002"_s);
    line.version = Version(sequence);
    line.platform = sequence % 3 ? u"ios"_s : u"web"_s;
    line.author = author;
    if (sequence == 7)
        line.rules = {u"SN05"_s, u"words"_s};
    return line;
}

//! A put in which one text was merged by words and one tone by a Shona rule.
EventDetail mergedEvent(const EventLine &line)
{
    EventDetail detail;
    detail.line = line;
    detail.event = JsonObject{{u"type"_s, u"lesson"_s}, {u"kind"_s, u"put"_s}};
    auto before = greetings();
    auto after = before;
    after.set(u"title"_s, JsonObject{{u"sn"_s, u"Kukwazisana"_s}, {u"en"_s, u"Greeting others"_s}});
    detail.before = before;
    detail.after = after;
    detail.decisions = {{u"/title/en"_s,
                         u"words"_s,
                         Json(u"Greeting each other"_s),
                         Json(u"Greeting others"_s),
                         Json(u"Greeting each other"_s),
                         Json(u"Greeting others"_s),
                         {}}};
    detail.canTakeBack = true;
    return detail;
}

} // namespace

//! The Audit page as a person uses it, by keys, over an api that a test feeds.
class EventLogPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theLogIsReadPageByPage();
    void newEventsKeepThePlaceOfWhoReads();
    void aHundredThousandEventsStayQuick();
    void eachFilterAsksForIt_data();
    void eachFilterAsksForIt();
    void anEventShowsWhatItChanged();
    void oneDecisionAloneIsTakenBack();
    void takeBackSaysWhatCameOfIt();
    void whatCannotBeTakenBackSaysWhy();
    void theChainIsCheckedAndSaidInWords();
    void aBrokenChainLeadsToItsPlace();
    void theCheckCanBeStopped();
    void theChainInWords_data();
    void theChainInWords();
    void whatIsShownIsSaved_data();
    void whatIsShownIsSaved();
    void copyingAndLinks();
    void emptyAndFailedStates();
    void anAddressOpensAnEvent();
    void filtersComeBack();
    void everyWidgetThatTakesTheFocusHasAName();
    void everyLookIsPainted_data();
    void everyLookIsPainted();

private:
    void showPage();
    [[nodiscard]] EventLogModel &model() const { return *m_page->findChild<EventLogModel *>(); }
    [[nodiscard]] EventLogFilter &filter() const { return *m_page->findChild<EventLogFilter *>(); }
    [[nodiscard]] EventLogDetail &detail() const { return *m_page->findChild<EventLogDetail *>(); }
    [[nodiscard]] ChainCheck &chain() const { return *m_page->findChild<ChainCheck *>(); }
    [[nodiscard]] FakeConflictApi &api() const { return m_world->conflicts; }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        return m_page->findChild<QAction *>(name);
    }
    [[nodiscard]] QString visibleText() const;
    void selectRow(int row);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<EventLogPage> m_page;
};

void EventLogPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    for (qint64 sequence = 9; sequence > 0; --sequence) {
        const auto kind = sequence == 9   ? u"admin"_s
                          : sequence == 8 ? u"resolve"_s
                          : sequence == 3 ? u"queue"_s
                                          : u"put"_s;
        const auto line = lineOf(sequence, kind, sequence == 8 ? u"Tendai"_s : u"Rudo"_s);
        m_world->conflicts.eventAnswer.append(line);
        m_world->conflicts.eventDetails.insert(line.sequence, mergedEvent(line));
    }
}

void EventLogPageTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_folder.reset();
}

void EventLogPageTest::showPage()
{
    m_page = std::make_unique<EventLogPage>(m_world->context, m_world->conflicts);
    m_page->resize(1080, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(model().state() != EventLogModel::State::Loading);
    m_page->table()->setFocus();
}

QString EventLogPageTest::visibleText() const
{
    QStringList texts;
    for (const auto *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts += label->text();
    }
    texts += m_world->bar.message().text;
    return texts.join(u'\n');
}

void EventLogPageTest::selectRow(int row)
{
    m_page->table()->selectionModel()->setCurrentIndex(
        model().index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const auto wanted = model().lineAt(row)->sequence;
    QTRY_VERIFY(detail().detail() && detail().detail()->line.sequence == wanted);
}

void EventLogPageTest::theLogIsReadPageByPage()
{
    api().eventAnswer.clear();
    for (qint64 sequence = 500; sequence > 0; --sequence)
        api().eventAnswer.append(lineOf(sequence, u"put"_s));
    showPage();
    const QAbstractItemModelTester tester(&model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model().rowCount() < 500);
    QCOMPARE(model().total(), 500);
    QVERIFY(visibleText().contains(u"500 events"_s));
    QCOMPARE(api().eventQueries.first().before, Sequence());
    QVERIFY(QTest::qWaitFor([this] {
        m_page->table()->scrollToBottom();
        return model().rowCount() == 500;
    }));
    QCOMPARE(api().eventQueries.last().before, Sequence(101));
    QVERIFY(!model().canFetchMore({}));
    QCOMPARE(model().lineAt(499)->sequence, Sequence(1));
    QCOMPARE(model().rowOf(Sequence(123)), 377);
    QCOMPARE(model().rowOf(Sequence(999)), -1);
}

void EventLogPageTest::newEventsKeepThePlaceOfWhoReads()
{
    for (qint64 sequence = 10; sequence < 120; ++sequence)
        api().eventAnswer.prepend(lineOf(sequence, u"put"_s));
    showPage();
    const QAbstractItemModelTester tester(&model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_page->table()->selectRow(40);
    m_page->table()->verticalScrollBar()->setValue(30);
    const auto top = model().lineAt(m_page->table()->rowAt(1))->sequence;
    api().eventAnswer.prepend(lineOf(120, u"put"_s));
    api().eventAnswer.prepend(lineOf(121, u"put"_s));
    Q_EMIT api().changed();
    QTRY_COMPARE(model().total(), 121);
    QCOMPARE(model().lineAt(m_page->table()->rowAt(1))->sequence, top);
    QCOMPARE(model().lineAt(m_page->table()->currentIndex().row())->sequence, Sequence(79));
    // More than one page at once: what is between is not known, so it is read from the start.
    for (qint64 sequence = 122; sequence < 400; ++sequence)
        api().eventAnswer.prepend(lineOf(sequence, u"put"_s));
    Q_EMIT api().changed();
    QTRY_COMPARE(model().total(), 399);
    for (int row = 0; row < model().rowCount(); ++row)
        QCOMPARE(model().lineAt(row)->sequence, Sequence(399 - row));
}

void EventLogPageTest::aHundredThousandEventsStayQuick()
{
    api().eventAnswer.clear();
    api().eventAnswer.reserve(100'000);
    for (qint64 sequence = 100'000; sequence > 0; --sequence)
        api().eventAnswer.append(lineOf(sequence, u"put"_s));
    showPage();
    // 5,000 rows are scrolled through; no step may hold the window up.
    QElapsedTimer timer;
    qint64 worst = 0;
    while (model().rowCount() < 5'000) {
        const int rows = model().rowCount();
        timer.start();
        m_page->table()->scrollToBottom();
        m_page->grab();
        worst = std::max(worst, timer.elapsed());
        QTRY_VERIFY(model().rowCount() > rows);
    }
    QVERIFY2(worst < 500, qPrintable(u"%1 ms"_s.arg(worst))); // 16 ms on a machine of its own
    QCOMPARE(model().total(), 100'000);
}

void EventLogPageTest::eachFilterAsksForIt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QList<qint64>>("left");
    QTest::newRow("a part of a lesson's name") << u"lesson"_s << QList<qint64>{8, 6, 4, 2};
    QTest::newRow("what happened") << u"kind"_s << QList<qint64>{8};
    QTest::newRow("a person") << u"person"_s << QList<qint64>{8};
    QTest::newRow("a platform") << u"platform"_s << QList<qint64>{9, 6, 3};
    QTest::newRow("a rule") << u"rule"_s << QList<qint64>{7};
    QTest::newRow("a time") << u"time"_s << QList<qint64>{9, 8, 7, 6, 5, 4, 3, 2, 1};
    QTest::newRow("two of them together") << u"both"_s << QList<qint64>{6};
}

void EventLogPageTest::eachFilterAsksForIt()
{
    QFETCH(QString, what);
    QFETCH(QList<qint64>, left);
    showPage();
    const auto choose = [](QComboBox *box, const QString &text) {
        const int at = box->findText(text);
        QVERIFY2(at >= 0, qPrintable(text));
        box->setCurrentIndex(at);
    };
    if (what == u"lesson" || what == u"both")
        QTest::keyClicks(filter().lesson(), u"tone"_s);
    if (what == u"kind")
        choose(filter().kind(), u"Decided"_s);
    if (what == u"person")
        choose(filter().person(), u"Tendai"_s); // who stands in the log is offered
    if (what == u"platform" || what == u"both")
        choose(filter().platform(), u"Web"_s);
    if (what == u"rule")
        filter().rule()->setEditText(u"SN05"_s);
    if (what == u"time")
        choose(filter().time(), u"Last hour"_s);
    QTRY_VERIFY(model().isFiltered());
    QTRY_COMPARE(model().state(), EventLogModel::State::Ready);
    QList<qint64> shown;
    for (int row = 0; row < model().rowCount(); ++row)
        shown.append(model().lineAt(row)->sequence.value());
    QCOMPARE(shown, left);
    QTRY_VERIFY(visibleText().contains(u"%1 of 9"_s.arg(left.size())));
    QVERIFY(m_page->escape());
    QTRY_COMPARE(model().rowCount(), 9);
    QVERIFY(!m_page->escape());
}

void EventLogPageTest::anEventShowsWhatItChanged()
{
    showPage();
    // Who comes into the list has its first event chosen.
    QCOMPARE(m_page->table()->selectionModel()->selectedRows().size(), 1);
    selectRow(2); // sequence 7
    QVERIFY2(visibleText().contains(u"Rudo, iOS: Changed, sna.greet.001, v7."_s),
             qPrintable(visibleText()));
    const auto &changes = detail().changeModel();
    QCOMPARE(changes.rowCount(), 1);
    QCOMPARE(changes.index(0, 1).data().toString(), u"Greeting each other"_s);
    QCOMPARE(changes.index(0, 2).data().toString(), u"Greeting others"_s);
    QVERIFY(changes.index(0, 2).data(ChangeModel::ChangedRole).toBool());
    QCOMPARE(changes.index(0, 2).data(ChangeModel::AgainstRole).toString(),
             u"Greeting each other"_s);
    QVERIFY(!changes.index(0, 3).data().toString().isEmpty()); // said in words
    QCOMPARE(detail().decisionModel().rowCount(), 1);
    // By which rule, in words and never by the code's name.
    const auto by = detail().decisionModel().index(0, 5).data().toString();
    QVERIFY2(!by.isEmpty() && by != u"words"_s, qPrintable(by));
    const auto rules = model().index(2, EventLogModel::RuleColumn).data().toString();
    QVERIFY2(rules.startsWith(u"SN05; "_s), qPrintable(rules));
    QVERIFY(model()
                .index(2, EventLogModel::TimeColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"UTC"_s));
    const auto sentence = model().index(2, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(sentence.contains(u"Rudo, iOS: Changed"_s), qPrintable(sentence));
    // Enter goes to the details.
    QTest::keyClick(m_page->table(), Qt::Key_Return);
    QTRY_VERIFY(detail().changes()->hasFocus());
}

void EventLogPageTest::oneDecisionAloneIsTakenBack()
{
    showPage();
    selectRow(2);
    QVERIFY(!action(u"audit.takeBackOne"_s)->isEnabled());
    auto *tabs = m_page->findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    detail().decisions()->selectRow(0);
    QVERIFY(action(u"audit.takeBackOne"_s)->isEnabled());
    TakeBackReport report;
    report.receipts = {receiptOf(EditStatus::Applied, 10)};
    api().takeBackAnswer = report;
    api().eventDetails[Sequence(7)].canTakeBack = false;
    action(u"audit.takeBackOne"_s)->trigger();
    QTRY_COMPARE(api().takenBack.size(), 1);
    QCOMPARE(api().takenBack.first(), QList<Sequence>{Sequence(7)});
    QCOMPARE(api().takenBackPaths.first(), u"/title/en"_s);
    // What came of it is seen at once: it cannot be taken back again.
    QTRY_VERIFY(!action(u"audit.takeBackOne"_s)->isEnabled());
    QVERIFY(!action(u"audit.takeBack"_s)->isEnabled());
}

void EventLogPageTest::takeBackSaysWhatCameOfIt()
{
    showPage();
    selectRow(2);
    TakeBackReport report;
    report.receipts = {receiptOf(EditStatus::Applied, 10)};
    report.receipts.first().sequence = Sequence(10);
    report.leftAlone = {u"sna.greet.001 /title/sn"_s};
    api().takeBackAnswer = report;
    QTest::keyClick(m_page->table(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY2(visibleText().contains(
                     u"Taken back: 1 lesson as before. 1 field stays: others changed it since."_s),
                 qPrintable(visibleText()));
    QCOMPARE(m_world->bar.message().actions.size(), 1);
    m_world->bar.message().actions.first().run(); // Undo: the taking back is taken back
    QTRY_COMPARE(api().takenBack.size(), 2);
    QCOMPARE(api().takenBack.last(), QList<Sequence>{Sequence(10)});
    // Several are one step.
    QTRY_VERIFY(action(u"audit.takeBack"_s)->isEnabled());
    m_page->table()->selectRow(1);
    m_page->table()->selectionModel()->select(model().index(2, 0), QItemSelectionModel::Select |
                                                                       QItemSelectionModel::Rows);
    QTRY_VERIFY(action(u"audit.takeBack"_s)->isEnabled());
    action(u"audit.takeBack"_s)->trigger();
    QTRY_COMPARE(api().takenBack.size(), 3);
    QCOMPARE(api().takenBack.last().size(), 2);
}

void EventLogPageTest::whatCannotBeTakenBackSaysWhy()
{
    showPage();
    auto *takeBack = action(u"audit.takeBack"_s);
    m_page->table()->clearSelection();
    QVERIFY(!takeBack->isEnabled());
    QCOMPARE(takeBack->toolTip(), u"Choose an event first."_s);
    selectRow(0);
    QCOMPARE(takeBack->toolTip(), u"Only changes of lessons and decisions can be taken back."_s);
    auto &resolved = api().eventDetails[Sequence(8)];
    resolved.canTakeBack = false;
    selectRow(1);
    QVERIFY(!takeBack->isEnabled());
    QVERIFY2(takeBack->toolTip().contains(u"taken back already"_s),
             qPrintable(takeBack->toolTip()));
    selectRow(2);
    QVERIFY(takeBack->isEnabled());
    m_world->preferences.setPersonName({});
    QVERIFY(!takeBack->isEnabled());
    QVERIFY(takeBack->toolTip().contains(u"name"_s));
    QTest::keyClick(m_page->table(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(api().takenBack.isEmpty());
}

void EventLogPageTest::theChainIsCheckedAndSaidInWords()
{
    showPage();
    QVERIFY(visibleText().contains(u"The chain was not checked yet."_s));
    api().holdChain = true;
    api().chainAnswer = {7, Sequence(7), m_world->clock.utc(), {}};
    chain().action()->trigger();
    QVERIFY(chain().isRunning());
    QCOMPARE(m_world->jobs.rowCount(), 1);
    QCOMPARE(chain().action()->text(), u"Stop checking"_s);
    Q_EMIT api().progressed({u"chain"_s, 3, 9, {}});
    QVERIFY(visibleText().contains(u"Checking the chain of events"_s));
    api().finishChain();
    QTRY_VERIFY(!chain().isRunning());
    QCOMPARE(m_world->jobs.rowCount(), 0);
    QVERIFY2(visibleText().contains(u"The chain of all 7 events is whole."_s),
             qPrintable(visibleText()));
    QVERIFY(
        visibleText().contains(u"2 events came since."_s)); // never said of what was not looked at
}

void EventLogPageTest::aBrokenChainLeadsToItsPlace()
{
    showPage();
    api().chainAnswer = {9,
                         Sequence(9),
                         m_world->clock.utc(),
                         {{Sequence(4), ChainFault::Content, u"aa"_s, u"bb"_s},
                          {Sequence(5), ChainFault::Link, u"aa"_s, u"bb"_s}}};
    chain().action()->trigger();
    QTRY_VERIFY(visibleText().contains(u"The chain is broken. Event 4 says something else"_s));
    QVERIFY(visibleText().contains(u"2 places in all."_s));
    // Also where a filter hides it.
    filter().lesson()->setText(u"greet"_s);
    QTRY_COMPARE(model().rowCount(), 5);
    for (auto *button : chain().findChildren<QPushButton *>()) {
        if (button->text() == u"Show the place"_s)
            button->click();
    }
    QTRY_COMPARE(detail().shown(), Sequence(4));
    QTRY_COMPARE(model().rowCount(), 9);
    QCOMPARE(m_page->address().object, u"4"_s);
}

void EventLogPageTest::theCheckCanBeStopped()
{
    showPage();
    api().holdChain = true;
    chain().action()->trigger();
    m_world->jobs.stop(m_world->jobs.idAt(0));
    QVERIFY(api().chainCancelled());
    api().finishChain();
    QTRY_VERIFY(!chain().isRunning());
    QVERIFY(visibleText().contains(u"The chain was not checked yet."_s));
}

void EventLogPageTest::theChainInWords_data()
{
    QTest::addColumn<ChainFault>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("gone") << ChainFault::Place << u"Event 3 is missing: behind it comes event 4."_s;
    QTest::newRow("not linked") << ChainFault::Link << u"Event 4 is not linked"_s;
    QTest::newRow("other content") << ChainFault::Content << u"Event 4 says something else"_s;
    QTest::newRow("no JSON") << ChainFault::Unreadable << u"Event 4 cannot be read."_s;
    QTest::newRow("another kind") << ChainFault::Kind
                                  << u"Event 4 does not stand as it was written."_s;
    QTest::newRow("another end") << ChainFault::End << u"The log ends with event 4"_s;
}

void EventLogPageTest::theChainInWords()
{
    QFETCH(ChainFault, fault);
    QFETCH(QString, words);
    const auto text = AuditText::chainBreak({Sequence(4), fault, u"3"_s, u"4"_s});
    QVERIFY2(text.startsWith(words), qPrintable(text));
}

void EventLogPageTest::whatIsShownIsSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("as CSV") << u"events.csv"_s;
    QTest::newRow("as JSON") << u"events.json"_s;
}

void EventLogPageTest::whatIsShownIsSaved()
{
    QFETCH(QString, name);
    api().eventAnswer.clear();
    for (qint64 sequence = 2500; sequence > 0; --sequence)
        api().eventAnswer.append(lineOf(sequence, u"put"_s, u"Rudo, \"R\""_s));
    showPage();
    filter().lesson()->setText(u"tone"_s);
    QTRY_VERIFY(model().isFiltered() && model().state() == EventLogModel::State::Ready);
    const auto path = m_folder->filePath(name);
    m_page->exportTo(path);
    QTRY_VERIFY(m_world->bar.message().text.startsWith(u"1,250 events saved"_s) ||
                m_world->bar.message().text.startsWith(u"1250 events saved"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    if (name.endsWith(u"json"_s)) {
        const auto json = readJson(bytes);
        QVERIFY(json && json->isArray());
        QCOMPARE(json->toArray().size(), 1250);
        QCOMPARE(json->at(0)[u"sequence"].toInteger(), 2500);
        QCOMPARE(json->at(0)[u"person"].toString(), u"Rudo, \"R\""_s);
    } else {
        const auto lines = bytes.split('\n');
        QCOMPARE(lines.size(), 1252);
        QVERIFY(lines[1].startsWith("2500,2026-"));
        QVERIFY(lines[1].contains("\"Rudo, \"\"R\"\"\""));
    }
    QCOMPARE(m_world->jobs.rowCount(), 0);
    // A place that cannot be written is said.
    m_page->exportTo(m_folder->filePath(u"none/"_s + name));
    QTRY_VERIFY(m_world->bar.message().text.contains(u"could not be written"_s));
}

void EventLogPageTest::copyingAndLinks()
{
    showPage();
    selectRow(2);
    QVERIFY(m_page->copySelection());
    const auto text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.split(u'\n').size(), 3); // header, one row, the end
    QVERIFY(text.startsWith(u"Time\tWho\tWhat\tLesson"_s));
    QVERIFY(text.contains(u"sna.greet.001"_s));
    action(u"audit.copyLink"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"batanidza:audit/7"_s);
}

void EventLogPageTest::emptyAndFailedStates()
{
    api().eventAnswer.clear();
    showPage();
    QVERIFY(visibleText().contains(u"Nothing has happened yet."_s));
    filter().lesson()->setText(u"x"_s);
    QTRY_VERIFY(visibleText().contains(u"Nothing matches."_s));
    m_page.reset();
    m_world->preferences.setState(u"audit/filter"_s, 1, {});
    api().eventError = Error{ErrorCode::Unavailable, u"closed"_s, {}};
    showPage();
    QVERIFY(visibleText().contains(u"The log could not be read."_s));
    api().eventError.reset();
    init();
    QPushButton *again = nullptr;
    for (auto *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == u"Try again"_s)
            again = button;
    }
    QVERIFY(again && again->isVisible());
    m_page.reset();
}

void EventLogPageTest::anAddressOpensAnEvent()
{
    m_page = std::make_unique<EventLogPage>(m_world->context, m_world->conflicts);
    m_page->open({u"audit"_s, u"4"_s, {}});
    m_page->show();
    QTRY_VERIFY(detail().detail() && detail().detail()->line.sequence == Sequence(4));
    QCOMPARE(m_page->table()->currentIndex().row(), 5);
    m_page->open({u"audit"_s, {}, {{u"item"_s, u"sna.tone.002"_s}}});
    QTRY_COMPARE(model().rowCount(), 4);
}

void EventLogPageTest::filtersComeBack()
{
    showPage();
    filter().lesson()->setText(u"greet"_s);
    filter().person()->setEditText(u"Rudo"_s);
    QTRY_COMPARE(model().rowCount(), 5);
    m_page->saveState();
    m_page = std::make_unique<EventLogPage>(m_world->context, m_world->conflicts);
    m_page->restoreState();
    m_page->show();
    QTRY_COMPARE(model().rowCount(), 5);
    QCOMPARE(model().query().author, u"Rudo"_s);
}

void EventLogPageTest::everyWidgetThatTakesTheFocusHasAName()
{
    QAccessible::setActive(true);
    showPage();
    selectRow(2);
    for (const auto *widget : m_page->findChildren<QWidget *>()) {
        const bool part = widget->objectName().startsWith(u"qt_") || widget->inherits("QScrollBar");
        if (!widget->isVisible() || part || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        if (widget->inherits("QTabBar") || widget->parentWidget()->inherits("QComboBox"))
            continue;
        auto *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    for (const auto *found : m_page->findChildren<QAction *>()) {
        if (!found->objectName().startsWith(u"audit."))
            continue;
        QVERIFY2(!found->text().isEmpty(), qPrintable(found->objectName()));
        if (!found->isEnabled())
            QVERIFY2(!found->toolTip().isEmpty(), qPrintable(found->objectName()));
    }
}

void EventLogPageTest::everyLookIsPainted_data()
{
    QTest::addColumn<Preferences::Theme>("theme");
    QTest::addColumn<Preferences::Language>("language");
    QTest::newRow("light-en") << Preferences::Theme::Light << Preferences::Language::English;
    QTest::newRow("dark-sn") << Preferences::Theme::Dark << Preferences::Language::Shona;
    QTest::newRow("contrast-en") << Preferences::Theme::HighContrast
                                 << Preferences::Language::English;
}

void EventLogPageTest::everyLookIsPainted()
{
    QFETCH(Preferences::Theme, theme);
    QFETCH(Preferences::Language, language);
    m_world->preferences.setTheme(theme);
    m_world->language.apply(language);
    showPage();
    selectRow(2);
    const auto folder = qEnvironmentVariable("BATANIDZA_PICTURES");
    const QImage picture = m_page->grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 7) {
        for (int x = 0; x < picture.width(); x += 7)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY(colours.size() > 5);
    if (!folder.isEmpty())
        QVERIFY(picture.save(
            u"%1/audit-%2.png"_s.arg(folder, QLatin1StringView(QTest::currentDataTag()))));
    m_world->language.apply(Preferences::Language::English);
}

QTEST_MAIN(EventLogPageTest)
#include "tst_eventlogpage.moc"
