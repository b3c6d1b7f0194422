#include "tests/ui/conflictdata.h"
#include "tests/ui/contentdata.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictbulk.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflictspage.h"
#include "ui/widgets/tonecontour.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The Conflicts page as a person uses it, by keys, over an api that a test feeds.
class ConflictsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theReferenceConflictInFourteenKeys();
    void openingChangesNothing();
    void saysHowTheSidesDiffer();
    void aDraftComesBack();
    void finishSaysWhyItCannot();
    void whatOneWritesIsTheResult();
    void aLetterTypedInATextStaysThere();
    void aNewerHeadKeepsWhatIsNotAffected();
    void theHeadMovedAtFinish();
    void somebodyElseWasFaster();
    void manyAtOnceByOneStrategy();
    void theStrategyOnlyPreviews();
    void assignPostponeAndNote();
    void emptyErrorAndNoName();
    void closingKeepsDecisionsAsADraft();
    void everyWidgetThatTakesTheFocusHasAName();
    void bothLanguages();
    void everyLookIsPainted_data();
    void everyLookIsPainted();

private:
    void showPage();
    [[nodiscard]] ConflictFields &fields() const { return *m_page->findChild<ConflictFields *>(); }
    [[nodiscard]] ConflictQueue &queue() const { return *m_page->findChild<ConflictQueue *>(); }
    [[nodiscard]] FieldChoiceModel &model() const { return fields().model(); }
    [[nodiscard]] ConflictActions &actions() const
    {
        return *m_page->findChild<ConflictActions *>();
    }
    [[nodiscard]] QString visibleText() const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<ConflictsPage> m_page;
};

void ConflictsPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    const auto detail = referenceConflict();
    m_world->conflicts.rows = {detail.row};
    m_world->conflicts.details.insert(detail.row.id, detail);
    ConflictPreview preview{
        detail.row.id, detail.row.item, detail.row.title, detail.headVersion, {}, {}};
    for (const ConflictField &field : detail.fields)
        preview.leaves += field.question.path;
    m_world->conflicts.previewAnswer = {preview};
}

void ConflictsPageTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_folder.reset();
}

void ConflictsPageTest::showPage()
{
    m_page = std::make_unique<ConflictsPage>(m_world->context, m_world->conflicts);
    m_page->resize(1080, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(queue().state() != ConflictQueue::State::Loading);
    if (!m_world->conflicts.rows.isEmpty() && !m_world->conflicts.error) {
        QTRY_VERIFY(m_page->openCase().isReady());
        fields().table()->setFocus();
    }
}

QString ConflictsPageTest::visibleText() const
{
    QStringList texts;
    for (const auto *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts += label->text();
    }
    texts += m_world->bar.message().text;
    return texts.join(u'\n');
}

void ConflictsPageTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *focus = m_page->focusWidget();
    QTest::keyClick(focus ? focus : m_page.get(), key, modifiers);
}

void ConflictsPageTest::theReferenceConflictInFourteenKeys()
{
    showPage();
    QVERIFY(fields().table()->hasFocus());
    int keys = 0;
    const auto press = [&](Qt::Key one, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        key(one, modifiers);
        ++keys;
    };
    press(Qt::Key_A); // v01, toned form and pattern
    QCOMPARE(model().decided(), 2);
    press(Qt::Key_J);
    press(Qt::Key_B); // v04: the edit stays
    press(Qt::Key_J);
    press(Qt::Key_A); // d2
    press(Qt::Key_J);
    press(Qt::Key_P); // cn1: both edits of the note
    press(Qt::Key_J);
    press(Qt::Key_B); // e1 points
    QCOMPARE(model().decided(), 6);
    press(Qt::Key_Return, Qt::ControlModifier);
    auto &api = m_world->conflicts;
    QTRY_COMPARE(api.resolved.size(), 1);
    QCOMPARE(api.resolved.first().second.choices.size(), 6);
    const auto detail = referenceConflict();
    const auto result = resolve(detail.sides(), detail.outcome(), api.resolved.first().second);
    QVERIFY(result && *result);
    QTRY_VERIFY(visibleText().contains(u"Matauriro is resolved."_s));
    QTRY_COMPARE(queue().model().rowCount(), 0);
    press(Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(api.takenBack.size(), 1);
    QCOMPARE(api.takenBack.first(), QList<Sequence>{Sequence(900)});
    QVERIFY2(keys <= 14, qPrintable(QString::number(keys)));
    // Nothing is lost: the conflict waits again with the decisions.
    QTRY_VERIFY(m_page->openCase().isReady());
    QTRY_COMPARE(model().decided(), 6);
}

void ConflictsPageTest::openingChangesNothing()
{
    showPage();
    auto &api = m_world->conflicts;
    QVERIFY(api.resolved.isEmpty() && api.drafts.isEmpty() && api.assigned.isEmpty());
    QVERIFY(m_world->undo.count() == 0);
    QCOMPARE(model().decided(), 0);
    QCOMPARE(api.viewed.last().second, true); // only that somebody looks
    m_page->hide();
    QCOMPARE(api.viewed.last().second, false);
}

void ConflictsPageTest::saysHowTheSidesDiffer()
{
    showPage();
    const auto text = visibleText();
    QVERIFY2(text.contains(u"A: High tone lost on syllable 3"_s), qPrintable(text));
    QVERIFY(text.contains(u"B: High tone lost on syllable 2"_s));
    QVERIFY(text.contains(u"Both sides set different tones."_s));
    QVERIFY(text.contains(u"0 of 6 decided"_s));
    QTRY_VERIFY(visibleText().contains(u"1 proposed, 5 need you"_s));
    const auto contours = m_page->findChildren<ToneContour *>();
    QCOMPARE(contours.size(), 4);
    QVERIFY(contours[0]->isVisible());
    QCOMPARE(contours[0]->accessibleName(), u"Original, 3 syllables: low, high, high"_s);
    const auto sentence = model().index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(
        sentence.contains(u"undecided. Original: 3 syllables: low, high, high. A: High tone"_s),
        qPrintable(sentence));
    fields().choose(u"/exercises/[id=e1]/points"_s);
    QVERIFY(visibleText().contains(u"Suggested: A, side A (14 of 15 like this were decided so)"_s));
}

void ConflictsPageTest::aDraftComesBack()
{
    auto &detail = m_world->conflicts.details[ConflictId(u"812"_s)];
    detail.draft = ConflictDraft{
        {{detail.fields[0].question.path, Choice::Base, {}}}, u"Tendai"_s, Millis(1), Version(42)};
    showPage();
    QCOMPARE(model().decided(), 1);
    QVERIFY(!actions().saveDraft->isEnabled());
    key(Qt::Key_J);
    key(Qt::Key_B);
    QVERIFY(actions().saveDraft->isEnabled());
    key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_world->conflicts.drafts.size(), 1);
    QVERIFY(m_world->conflicts.drafts.first().second.size() >= 2);
    QTRY_VERIFY(!actions().saveDraft->isEnabled());
}

void ConflictsPageTest::finishSaysWhyItCannot()
{
    showPage();
    QVERIFY(!actions().finish->isEnabled());
    QCOMPARE(actions().finish->toolTip(), u"6 fields are still undecided."_s);
    key(Qt::Key_A, Qt::ShiftModifier);
    QVERIFY(actions().finish->isEnabled());
    m_world->undo.undo();
    QVERIFY(!actions().finish->isEnabled());
    m_world->undo.redo();
    key(Qt::Key_U);
    QVERIFY(!actions().finish->isEnabled());
}

void ConflictsPageTest::whatOneWritesIsTheResult()
{
    showPage();
    fields().choose(u"/exercises/[id=e1]/points"_s);
    key(Qt::Key_E);
    auto *text = fields().findChild<QPlainTextEdit *>();
    QTRY_VERIFY(text->isVisible() && text->hasFocus());
    QTest::keyClicks(text, u"12"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(fields().table()->hasFocus());
    const auto *row = model().rowAt(model().rowOf(u"/exercises/[id=e1]/points"_s));
    QCOMPARE(model().result(*row), MaybeJson(Json(12)));
    key(Qt::Key_E);
    QTest::keyClicks(text, u"many"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(visibleText().contains(u"A number must stand here."_s));
    QCOMPARE(model().result(*row), MaybeJson(Json(12)));
}

void ConflictsPageTest::aLetterTypedInATextStaysThere()
{
    showPage();
    queue().filterField()->setFocus();
    QTest::keyClicks(queue().filterField(), u"abo"_s);
    QCOMPARE(queue().filterField()->text(), u"abo"_s);
    QCOMPARE(model().decided(), 0);
    QVERIFY(m_page->escape());
    QVERIFY(queue().filterField()->text().isEmpty());
}

void ConflictsPageTest::aNewerHeadKeepsWhatIsNotAffected()
{
    showPage();
    key(Qt::Key_A, Qt::ShiftModifier);
    QCOMPARE(model().decided(), 6);
    auto &detail = m_world->conflicts.details[ConflictId(u"812"_s)];
    detail.headVersion = Version(44);
    detail.current.platform = u"ios"_s;
    for (ConflictField &field : detail.fields) {
        if (field.question.path.endsWith(u"points"))
            field.question.current = Json(17);
    }
    Q_EMIT m_world->conflicts.changed();
    QTRY_VERIFY2(visibleText().contains(u"iOS sent v44. 1 of your decisions is affected."_s),
                 qPrintable(visibleText()));
    QCOMPARE(model().decided(), 6); // nothing reloads by itself
    m_page->hide();                 // other pages do not hear of it
    QVERIFY(m_world->bar.isHidden());
    m_page->show();
    QVERIFY(!m_world->bar.isHidden());
    // Who said "later" is not told of each version.
    m_world->bar.message().actions.last().run();
    m_world->bar.dismiss();
    detail.headVersion = Version(45);
    Q_EMIT m_world->conflicts.changed();
    QTRY_COMPARE(m_page->openCase().newer().headVersion, Version(45));
    QVERIFY(m_world->bar.isHidden());
    detail.headVersion = Version(44);
    Q_EMIT m_world->conflicts.changed();
    QTRY_COMPARE(m_page->openCase().newer().headVersion, Version(44));
    m_page->openCase().takeNewer();
    QTRY_COMPARE(m_page->openCase().detail().headVersion, Version(44));
    QTRY_COMPARE(model().decided(), 5);
}

void ConflictsPageTest::theHeadMovedAtFinish()
{
    showPage();
    key(Qt::Key_A, Qt::ShiftModifier);
    auto fresh = m_world->conflicts.details[ConflictId(u"812"_s)];
    fresh.headVersion = Version(45);
    fresh.fields[0].question.current = Json(u"kut\u00e8ma");
    const auto path = fresh.fields[0].question.path;
    m_world->conflicts.resolveAnswer = ConflictMoved{fresh, {path}};
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(visibleText().contains(u"1 field has to be decided again"_s));
    QTRY_COMPARE(model().decided(), 5);
    QVERIFY(!actions().finish->isEnabled());
}

void ConflictsPageTest::somebodyElseWasFaster()
{
    showPage();
    key(Qt::Key_B, Qt::ShiftModifier);
    m_world->conflicts.resolveAnswer =
        ConflictClosed{ConflictState::Resolved, u"Rudo"_s, m_world->clock.utc(), Sequence(7)};
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(visibleText().contains(u"Rudo settled this conflict"_s));
    QCOMPARE(m_world->conflicts.resolved.size(), 1);
}

void ConflictsPageTest::manyAtOnceByOneStrategy()
{
    auto &api = m_world->conflicts;
    api.rows.clear();
    api.previewAnswer.clear();
    for (int i = 0; i < 40; ++i) {
        auto row = referenceConflict().row;
        row.id = ConflictId(u"c%1"_s.arg(i));
        row.title = u"Lesson %1"_s.arg(i);
        api.rows.append(row);
        auto detail = referenceConflict();
        detail.row = row;
        api.details.insert(row.id, detail);
        api.previewAnswer.append({row.id,
                                  row.item,
                                  row.title,
                                  Version(42),
                                  {},
                                  i == 7 ? QStringList{u"/a"_s} : QStringList()});
    }
    showPage();
    queue().list()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(queue().selected().size(), 40);
    queue().bulkAction()->trigger();
    auto *bulk = m_page->findChild<ConflictBulk *>();
    QTRY_VERIFY(bulk->isVisible());
    QPushButton *apply = nullptr;
    for (auto *button : bulk->findChildren<QPushButton *>()) {
        if (button->text() == u"Apply"_s)
            apply = button;
    }
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY(visibleText().contains(u"settles 39 of 40 wholly"_s));
    apply->click();
    QTRY_COMPARE(api.bulk.size(), 1);
    QCOMPARE(api.bulk.first().first.size(), 39);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"39 conflicts resolved."_s));
    QCOMPARE(m_world->bar.message().actions.size(), 1);
    m_world->bar.message().actions.first().run(); // one step for all
    QTRY_COMPARE(api.takenBack.size(), 1);
    QCOMPARE(api.takenBack.first().size(), 39);
}

void ConflictsPageTest::theStrategyOnlyPreviews()
{
    const auto path = referenceConflict().fields[0].question.path;
    m_world->conflicts.previewAnswer[0].decides = {{path, Choice::Incoming, {}}};
    m_world->conflicts.previewAnswer[0].leaves.removeAll(path);
    showPage();
    const int row = model().rowOf(path);
    QTRY_COMPARE(model().resultFrom(*model().rowAt(row)), ResultFrom::Preview);
    QCOMPARE(model().decided(), 0);
    QPushButton *apply = nullptr;
    for (auto *button : fields().findChildren<QPushButton *>()) {
        if (button->text() == u"Apply"_s)
            apply = button;
    }
    apply->click();
    QCOMPARE(model().decided(), 1);
    m_world->undo.undo();
    QCOMPARE(model().decided(), 0);
}

void ConflictsPageTest::assignPostponeAndNote()
{
    showPage();
    queue().list()->setFocus();
    key(Qt::Key_S, Qt::ShiftModifier);
    QTRY_COMPARE(m_world->conflicts.assigned.size(), 1);
    QCOMPARE(m_world->conflicts.assigned.first().second, u"Tendai"_s);
    key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(m_world->conflicts.postponed.size(), 1);
    fields().table()->setFocus();
    key(Qt::Key_N);
    auto *line = qobject_cast<QLineEdit *>(m_page->focusWidget());
    QVERIFY(line);
    QTest::keyClicks(line, u"Ask the elders"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(m_world->conflicts.noted.size(), 1);
    QTRY_VERIFY(m_page->findChild<QListWidget *>()->count() == 1);
    Q_EMIT m_world->conflicts.viewersChanged(ConflictId(u"812"_s), {u"Rudo"_s, u"Tendai"_s});
    QVERIFY(visibleText().contains(u"Rudo is viewing"_s));
}

void ConflictsPageTest::emptyErrorAndNoName()
{
    m_world->conflicts.rows.clear();
    showPage();
    QTRY_VERIFY(visibleText().contains(u"No conflicts."_s));
    m_page.reset();
    m_world->conflicts.error = Error{ErrorCode::Unavailable, u"closed"_s, {}};
    showPage();
    QTRY_VERIFY(visibleText().contains(u"The queue could not be read."_s));
    m_page.reset();
    init();
    m_world->preferences.setPersonName({});
    showPage();
    key(Qt::Key_A, Qt::ShiftModifier);
    QVERIFY(!actions().finish->isEnabled());
    QVERIFY(actions().finish->toolTip().contains(u"name"_s));
    QVERIFY(!queue().assignAction()->isEnabled());
    QVERIFY(visibleText().contains(u"Give your name in the settings first."_s));
    m_world->preferences.setPersonName(u"Tendai"_s);
    QVERIFY(actions().finish->isEnabled());
    QVERIFY(queue().assignAction()->isEnabled());
}

void ConflictsPageTest::closingKeepsDecisionsAsADraft()
{
    showPage();
    key(Qt::Key_A);
    m_page->saveState();
    QTRY_COMPARE(m_world->conflicts.drafts.size(), 1);
    QCOMPARE(m_world->conflicts.drafts.first().second.size(), 2);
}

void ConflictsPageTest::everyWidgetThatTakesTheFocusHasAName()
{
    QAccessible::setActive(true);
    showPage();
    for (const auto *widget : m_page->findChildren<QWidget *>()) {
        const bool part = widget->objectName().startsWith(u"qt_") || widget->inherits("QScrollBar");
        if (!widget->isVisible() || part || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        if (widget->inherits("QLabel") || widget->inherits("QTabBar"))
            continue;
        auto *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    for (const auto *action : m_page->findChildren<QAction *>()) {
        if (!action->objectName().startsWith(u"conflict."))
            continue;
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        if (!action->isEnabled())
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
    }
}

void ConflictsPageTest::bothLanguages()
{
    showPage();
    const auto english = visibleText();
    m_world->language.apply(Preferences::Language::Shona);
    QTRY_VERIFY(visibleText() != english);
    QVERIFY2(!visibleText().contains(u"decided"_s), qPrintable(visibleText()));
    m_world->language.apply(Preferences::Language::English);
}

void ConflictsPageTest::everyLookIsPainted_data()
{
    QTest::addColumn<Preferences::Theme>("theme");
    QTest::addColumn<Preferences::Language>("language");
    QTest::newRow("light-en") << Preferences::Theme::Light << Preferences::Language::English;
    QTest::newRow("dark-sn") << Preferences::Theme::Dark << Preferences::Language::Shona;
    QTest::newRow("contrast-en") << Preferences::Theme::HighContrast
                                 << Preferences::Language::English;
}

void ConflictsPageTest::everyLookIsPainted()
{
    QFETCH(Preferences::Theme, theme);
    QFETCH(Preferences::Language, language);
    const auto folder = qEnvironmentVariable("BATANIDZA_PICTURES");
    m_world->preferences.setTheme(theme);
    m_world->language.apply(language);
    showPage();
    const auto save = [&](const char *name) {
        const QImage picture = m_page->grab().toImage();
        QCOMPARE(picture.size(), m_page->size() * m_page->devicePixelRatio());
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 7) {
            for (int x = 0; x < picture.width(); x += 7)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY(colours.size() > 5); // something is painted
        if (folder.isEmpty())
            return;
        QTest::qWait(300); // the result is made in the pool
        const auto file = u"%1/conflicts-%2-%3.png"_s.arg(
            folder, QLatin1StringView(QTest::currentDataTag()), QLatin1StringView(name));
        QVERIFY(m_page->grab().save(file));
    };
    save("open");
    key(Qt::Key_A);
    key(Qt::Key_J);
    key(Qt::Key_B);
    key(Qt::Key_J);
    key(Qt::Key_J);
    save("half");
    m_page->resize(1024, 620);
    save("small");
    m_page->resize(1280, 760);
    save("wide");
    m_world->conflicts.rows.clear();
    m_page.reset();
    showPage();
    save("empty");
}

QTEST_MAIN(ConflictsPageTest)
#include "tst_conflictspage.moc"
