#include "engine/base/jsonread.h"
#include "tests/ui/conflictdata.h"
#include "tests/ui/contentdata.h"
#include "ui/diff/fielddelegate.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/models/resultcheck.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflictspage.h"
#include "ui/text/differencekinds.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What one does on the Conflicts page beside deciding: the check of the result, filters, narrow
//! windows, long texts, saving, other people.
class ConflictWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void changesAreMarkedInTheText();
    void theResultIsCheckedForWhatIsNew();
    void anErrorGoesToItsFieldAndNothingIsSent();
    void aWarningIsAcceptedByANote();
    void fieldsAreFilteredByKindOfDifference_data();
    void fieldsAreFilteredByKindOfDifference();
    void inANarrowWindowTheCellsStack();
    void aLongTextIsOpenedAndFolded();
    void theConflictIsSaved_data();
    void theConflictIsSaved();
    void anotherPersonGetsIt();
    void postponedUntil_data();
    void postponedUntil();
    void whatWasOpenInAnotherWorkspaceGivesWayToTheFirst();
    void whatCouldNotBeSentIsSentOnce();
    void whatWasSettledMeanwhileComesBack();
    void decisionsMadeOfflineSurviveQuitting();

private:
    void showPage(int width = 1300);
    [[nodiscard]] ConflictFields &fields() const { return *m_page->findChild<ConflictFields *>(); }
    [[nodiscard]] ConflictQueue &queue() const { return *m_page->findChild<ConflictQueue *>(); }
    [[nodiscard]] FieldChoiceModel &model() const { return fields().model(); }
    [[nodiscard]] FakeConflictApi &api() const { return m_world->conflicts; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void write(const QString &path, const QString &text);
    [[nodiscard]] ConflictDetail &detail() const
    {
        return m_world->conflicts.details[ConflictId(u"812"_s)];
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<ConflictsPage> m_page;
};

void ConflictWorkTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    const auto reference = referenceConflict();
    m_world->conflicts.rows = {reference.row};
    m_world->conflicts.details.insert(reference.row.id, reference);
}

void ConflictWorkTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_folder.reset();
}

void ConflictWorkTest::showPage(int width)
{
    m_page = std::make_unique<ConflictsPage>(m_world->context, m_world->conflicts);
    m_page->resize(width, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->openCase().isReady());
    fields().table()->setFocus();
}

void ConflictWorkTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *focus = m_page->focusWidget();
    QTest::keyClick(focus ? focus : m_page.get(), key, modifiers);
}

void ConflictWorkTest::write(const QString &path, const QString &text)
{
    fields().choose(path);
    key(Qt::Key_E);
    auto *field = fields().findChild<QPlainTextEdit *>();
    QTRY_VERIFY(field->isVisible() && field->hasFocus());
    field->setPlainText(text);
    QTest::keyClick(field, Qt::Key_Return);
}

void ConflictWorkTest::changesAreMarkedInTheText()
{
    const auto tone = markedText(u"kut\u00e9m\u00e1"_s, u"kut\u00e9ma"_s, SpanDetail::Characters);
    QCOMPARE(tone.text, u"kut\u00e9ma"_s);
    QCOMPARE(tone.marks.size(), 1);
    QVERIFY(tone.marks.first().first.toneOnly && !tone.marks.first().second);
    // What is gone stands struck out at its place.
    const auto gone = markedText(u"one two three"_s, u"one three"_s, SpanDetail::Words);
    QVERIFY(gone.text.contains(u"two"_s));
    QVERIFY(gone.marks.first().second);
    // The same in another stored form reads the same.
    const auto stored =
        markedText(u"kub\u00e1t\u00e1"_s, u"kuba\u0301ta\u0301"_s, SpanDetail::Characters);
    QVERIFY(stored.marks.isEmpty());
    QCOMPARE(stored.text, u"kuba\u0301ta\u0301"_s);
    QVERIFY(withInvisible(markedText(u"a b"_s, u"a\u00a0b"_s, SpanDetail::Words))
                .text.contains(u"no-break space"_s));
}

void ConflictWorkTest::theResultIsCheckedForWhatIsNew()
{
    const auto reference = referenceConflict();
    const auto rows = diffRows(reference);
    Resolution all;
    for (const ConflictField &field : reference.fields)
        all.choices.append({field.question.path, Choice::Current, {}});
    // One side as it was brings no fault that it did not have.
    QVERIFY(checkResult(reference, all, rows).isEmpty());
    const QString points = u"/exercises/[id=e1]/points"_s;
    for (FieldChoice &choice : all.choices) {
        if (choice.path == points)
            choice = {points, Choice::Own, Json(-3)};
    }
    const auto found = checkResult(reference, all, rows);
    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first().finding.severity, FindingSeverity::Error);
    QCOMPARE(found.first().path, points);
    // A group taken apart by hand: its marks and its pattern must agree (D6).
    const QString toned = u"/vocabulary/[id=sna.tone.001.v01]/headwordToned"_s;
    for (FieldChoice &choice : all.choices) {
        if (choice.path == points)
            choice = {points, Choice::Current, {}};
        else if (choice.path == toned)
            choice = {toned, Choice::Own, Json(u"kut\u00e9m\u00e1"_s)};
    }
    const auto apart = checkResult(reference, all, rows);
    QVERIFY(!apart.isEmpty());
    QVERIFY(apart.first().path.startsWith(u"/vocabulary/[id=sna.tone.001.v01]"_s));
    auto document = reference;
    document.row.type = u"document"_s;
    QVERIFY(checkResult(document, all, rows).isEmpty());
}

void ConflictWorkTest::anErrorGoesToItsFieldAndNothingIsSent()
{
    showPage();
    key(Qt::Key_A, Qt::ShiftModifier);
    const QString points = u"/exercises/[id=e1]/points"_s;
    write(points, u"-3"_s);
    fields().choose(model().rowAt(0)->path);
    QVERIFY(fields().chosenPath() != points);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(
        m_world->bar.message().text.startsWith(u"The result is no valid lesson (1 fault)"_s),
        qPrintable(m_world->bar.message().text));
    QCOMPARE(fields().chosenPath(), points);
    QVERIFY(api().resolved.isEmpty());
    // Mended, it is sent.
    key(Qt::Key_A);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(api().resolved.size(), 1);
}

void ConflictWorkTest::aWarningIsAcceptedByANote()
{
    showPage();
    key(Qt::Key_A, Qt::ShiftModifier);
    write(u"/dialogue/[id=d2]/en"_s, u"We are well "_s); // a space too many
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(m_world->bar.message().text.contains(u"1 warning about the result."_s),
                 qPrintable(m_world->bar.message().text));
    QVERIFY(api().resolved.isEmpty());
    // Finishing once more without a note says it again.
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(200);
    QVERIFY(api().resolved.isEmpty());
    m_world->bar.message().actions.last().run(); // Accept with a note
    auto *line = qobject_cast<QLineEdit *>(m_page->focusWidget());
    QVERIFY(line);
    QTest::keyClicks(line, u"The elders say it so"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(api().noted.size(), 1);
    QTRY_COMPARE(m_page->openCase().detail().notes.size(), 1);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(api().resolved.size(), 1);
}

void ConflictWorkTest::fieldsAreFilteredByKindOfDifference_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("has");
    QTest::addColumn<QString>("hasNot");
    QTest::newRow("tone") << int(DifferenceKinds::Tone) << u"headwordToned"_s << u"points"_s;
    QTest::newRow("numbers") << int(DifferenceKinds::Values) << u"points"_s << u"headwordToned"_s;
    QTest::newRow("punctuation") << int(DifferenceKinds::Punctuation) << u"headword"_s
                                 << u"points"_s;
    QTest::newRow("stored form") << int(DifferenceKinds::Stored) << u"d3"_s << u"points"_s;
    QTest::newRow("moved") << int(DifferenceKinds::Order) << u"#order"_s << u"points"_s;
    QTest::newRow("added or removed") << int(DifferenceKinds::Presence) << u"v04"_s << u"points"_s;
}

void ConflictWorkTest::fieldsAreFilteredByKindOfDifference()
{
    QFETCH(int, kind);
    QFETCH(QString, has);
    QFETCH(QString, hasNot);
    showPage();
    const int before = model().rowCount();
    for (auto *box : fields().findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"Which differences"_s)
            box->setCurrentIndex(kind);
    }
    QVERIFY(model().rowCount() > 0 && model().rowCount() < before);
    QStringList paths;
    for (int row = 0; row < model().rowCount(); ++row)
        paths += model().rowAt(row)->path;
    const auto all = paths.join(u' ');
    QVERIFY2(all.contains(has), qPrintable(all));
    QVERIFY2(!all.contains(hasNot), qPrintable(all));
    QCOMPARE(model().questions(), 6); // what is hidden still counts
}

void ConflictWorkTest::inANarrowWindowTheCellsStack()
{
    showPage(1300);
    auto *table = fields().table();
    const auto *delegate = qobject_cast<FieldDelegate *>(table->itemDelegate());
    QVERIFY(!delegate->isStacked());
    QVERIFY(!table->isColumnHidden(FieldChoiceModel::AColumn));
    const int wide = table->rowHeight(0);
    m_page->resize(1060, 700);
    QTRY_VERIFY(delegate->isStacked());
    QVERIFY(table->isColumnHidden(FieldChoiceModel::AColumn));
    QVERIFY(table->isColumnHidden(FieldChoiceModel::ResultColumn));
    QVERIFY(table->rowHeight(0) > 2 * wide);
    QCOMPARE(model()
                 .headerData(FieldChoiceModel::OriginalColumn, Qt::Horizontal, Qt::DisplayRole)
                 .toString(),
             u"Original / A / B / Result"_s);
    // All four are painted: A and B in their tints.
    const auto picture = table->viewport()->grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y)
        colours.insert(picture.pixel(picture.width() - 40, y));
    QVERIFY(colours.contains(m_world->look.color(ColorRole::SideATint).rgb()));
    QVERIFY(colours.contains(m_world->look.color(ColorRole::SideBTint).rgb()));
    key(Qt::Key_J);
    key(Qt::Key_A); // keys work as before
    QVERIFY(model().decided() > 0);
    m_page->resize(1300, 700);
    QTRY_VERIFY(!delegate->isStacked());
    QVERIFY(!table->isColumnHidden(FieldChoiceModel::BColumn));
}

void ConflictWorkTest::aLongTextIsOpenedAndFolded()
{
    QString text;
    for (int i = 0; i < 80; ++i)
        text += u"This is sentence %1 of a long note. "_s.arg(i);
    for (ConflictField &field : detail().fields) {
        if (field.question.path.contains(u"culturalNotes"_s))
            field.question.current = Json(text);
    }
    showPage();
    int row = -1;
    for (int i = 0; i < model().rowCount(); ++i) {
        if (model().rowAt(i)->path.contains(u"culturalNotes"_s))
            row = i;
    }
    QVERIFY(row >= 0);
    auto *table = fields().table();
    const int folded = table->rowHeight(row);
    fields().choose(model().rowAt(row)->path);
    key(Qt::Key_Return);
    QVERIFY(table->rowHeight(row) > 2 * folded);
    key(Qt::Key_Return);
    QCOMPARE(table->rowHeight(row), folded);
}

void ConflictWorkTest::theConflictIsSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("as JSON") << u"c.json"_s;
    QTest::newRow("as text") << u"c.txt"_s;
}

void ConflictWorkTest::theConflictIsSaved()
{
    QFETCH(QString, name);
    showPage();
    key(Qt::Key_A);
    const auto path = m_folder->filePath(name);
    m_page->exportTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    if (name.endsWith(u"json"_s)) {
        const auto json = readJson(bytes);
        QVERIFY(json);
        QCOMPARE((*json)[u"conflict"][u"id"].toString(), u"812"_s);
        QCOMPARE((*json)[u"choices"].toArray().size(), 2); // the tone's group
    } else {
        QVERIFY(bytes.contains("Matauriro"));
        QVERIFY(bytes.contains("High tone lost on syllable 3"));
    }
    QVERIFY(m_world->bar.message().text.startsWith(u"Saved as"_s));
    m_page->exportTo(m_folder->filePath(u"none/"_s + name));
    QVERIFY(m_world->bar.message().text.contains(u"could not be written"_s));
}

void ConflictWorkTest::anotherPersonGetsIt()
{
    showPage();
    queue().list()->setFocus();
    queue().assignOtherAction()->trigger();
    QVERIFY(queue().otherField()->isVisible() && queue().otherField()->hasFocus());
    QTest::keyClick(queue().otherField(), Qt::Key_Escape);
    QVERIFY(!queue().otherField()->isVisible());
    queue().assignOtherAction()->trigger();
    QTest::keyClicks(queue().otherField(), u"  Nyasha   Moyo "_s);
    QTest::keyClick(queue().otherField(), Qt::Key_Return);
    QTRY_COMPARE(api().assigned.size(), 1);
    QCOMPARE(api().assigned.first().second, u"Nyasha Moyo"_s);
    QVERIFY(queue().list()->hasFocus());
}

void ConflictWorkTest::postponedUntil_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    const qint64 hour = 3'600'000;
    QTest::newRow("by an hour") << 0 << hour << hour;
    QTest::newRow("until tomorrow at eight") << 1 << hour << 32 * hour;
    QTest::newRow("by a week") << 2 << 7 * 24 * hour << 7 * 24 * hour;
}

void ConflictWorkTest::postponedUntil()
{
    QFETCH(int, choice);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    showPage();
    queue().postponeChoices()[choice]->trigger();
    QTRY_COMPARE(api().postponed.size(), 1);
    const auto length = (api().postponed.first().second - m_world->clock.utc()).count();
    QVERIFY2(length >= least && length <= most, qPrintable(QString::number(length)));
}

void ConflictWorkTest::whatWasOpenInAnotherWorkspaceGivesWayToTheFirst()
{
    m_world->preferences.setState(u"conflict/open"_s, 1, "c999");
    m_page = std::make_unique<ConflictsPage>(m_world->context, m_world->conflicts);
    m_page->restoreState();
    m_page->show();
    QTRY_VERIFY(m_page->openCase().isReady());
    QCOMPARE(m_page->openCase().id(), ConflictId(u"812"_s));
}

void ConflictWorkTest::whatCouldNotBeSentIsSentOnce()
{
    api().resolveError = Error{ErrorCode::Unavailable, u"the line is lost"_s, {}};
    showPage();
    key(Qt::Key_A, Qt::ShiftModifier);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->pending().count(), 1);
    const auto said = [this] {
        for (const auto *label : queue().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == u"1 decision will be sent when online."_s)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
    // Quit and start: it is there still.
    m_page->saveState();
    m_page.reset();
    m_page = std::make_unique<ConflictsPage>(m_world->context, m_world->conflicts);
    m_page->show();
    QCOMPARE(m_page->pending().count(), 1);
    QTRY_VERIFY(said());
    const auto tried = api().resolved.size();
    api().resolveError.reset();
    m_page->pending().send();
    QTRY_COMPARE(m_page->pending().count(), 0);
    QCOMPARE(api().resolved.size(), tried + 1);
    QCOMPARE(api().resolved.last().second.choices.size(), 6);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"was sent"_s));
    Q_EMIT api().changed(); // nothing is sent again
    QTest::qWait(50);
    QCOMPARE(api().resolved.size(), tried + 1);
}

void ConflictWorkTest::whatWasSettledMeanwhileComesBack()
{
    api().resolveError = Error{ErrorCode::Unavailable, u"the line is lost"_s, {}};
    showPage();
    key(Qt::Key_B, Qt::ShiftModifier);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->pending().count(), 1);
    api().resolveError.reset();
    api().resolveAnswer = ConflictMoved{detail(), {detail().fields[0].question.path}};
    m_page->pending().send();
    QTRY_COMPARE(m_page->pending().count(), 0);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"look at it again"_s));
    QTRY_COMPARE(api().drafts.size(), 1); // nothing is lost
    QCOMPARE(api().drafts.first().second.size(), 6);
}

void ConflictWorkTest::decisionsMadeOfflineSurviveQuitting()
{
    api().draftError = Error{ErrorCode::Unavailable, u"the line is lost"_s, {}};
    showPage();
    key(Qt::Key_A);
    const auto made = fields().model().resolution().choices;
    QVERIFY(!made.isEmpty());
    const auto restart = [this] {
        m_page->saveState();
        QTest::qWait(1); // the refusal comes, or does not come any more
        m_page.reset();
        m_page = std::make_unique<ConflictsPage>(m_world->context, m_world->conflicts);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY(m_page->openCase().isReady());
        fields().table()->setFocus();
    };
    restart();
    QCOMPARE(fields().model().resolution().choices, made);
    QVERIFY2(m_world->bar.message().text.contains(u"is here again"_s),
             qPrintable(m_world->bar.message().text));

    // Not in another workspace, where a conflict may have the same name, and not for another
    // person.
    m_world->preferences.setWorkspace(u"another"_s);
    restart();
    QVERIFY(fields().model().resolution().choices.isEmpty());
    m_world->preferences.setWorkspace({});
    m_world->preferences.setPersonName(u"Rudo"_s);
    restart();
    QVERIFY(fields().model().resolution().choices.isEmpty());
    m_world->preferences.setPersonName(u"Tendai"_s);

    // A question that asks something else now is asked again; the others stand.
    key(Qt::Key_A, Qt::ShiftModifier);
    const auto all = fields().model().resolution().choices.size();
    const auto before = detail();
    detail().fields[0].question.current = Json(u"moved meanwhile");
    detail().headVersion = Version(43);
    restart();
    const auto now = fields().model().resolution().choices;
    QVERIFY(!now.isEmpty() && now.size() < all);
    detail() = before;

    // Once the engine took them as a draft nothing is kept here any more.
    api().draftError.reset();
    m_page->openCase().saveDraft(ConflictId(u"812"_s));
    QTRY_VERIFY(!KeptChoices(m_world->preferences).contains(ConflictId(u"812"_s)));
}

QTEST_MAIN(ConflictWorkTest)
#include "tst_conflictwork.moc"
