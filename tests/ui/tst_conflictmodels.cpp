#include "tests/ui/conflictdata.h"
#include "ui/models/conflictmodel.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictstep.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <random>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

ConflictRow rowOf(const QString &id)
{
    ConflictRow row;
    row.id = ConflictId(id);
    row.title = u"Lesson "_s + id;
    return row;
}

FieldChoiceModel::Words plainWords()
{
    return {[](const DiffRow &row) { return row.path; },
            [](const DiffRow &row, ResultFrom, const QString &result) {
                return row.path + u' ' + result;
            },
            [](const DiffRow &row, int) { return cellText(row.base); },
            [](int column) { return QString::number(column); }};
}

} // namespace

//! The queue, the choices of a conflict and their steps of Undo.
class ConflictModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQueueKeepsItsRows();
    void aDecisionCountsForItsGroup();
    void oneStepForAll();
    void filtersShowWhatTheySay();
    void whatIsUnsavedIsKnown();
    void aPreviewIsNoDecision();
    void aRandomWalkComesBack();
    void aStepOfAPageThatIsGoneDoesNothing();
};

void ConflictModelsTest::theQueueKeepsItsRows()
{
    ConflictModel model([](const ConflictRow &row) { return row.title; });
    QAbstractItemModelTester tester(&model);
    model.setRows({rowOf(u"c1"_s), rowOf(u"c2"_s), rowOf(u"c3"_s)});
    const QPersistentModelIndex third = model.index(2);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setRows({rowOf(u"c0"_s), rowOf(u"c2"_s), rowOf(u"c3"_s), rowOf(u"c4"_s)});
    QCOMPARE(resets.size(), 0);
    QCOMPARE(third.data(ConflictModel::IdRole).toString(), u"c3"_s);
    QCOMPARE(model.rowCount(), 4);
    model.setRows({rowOf(u"c4"_s), rowOf(u"c3"_s)});
    QCOMPARE(third.row(), 1);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setViewers(ConflictId(u"c3"_s), {u"Rudo"_s});
    model.setViewers(ConflictId(u"c3"_s), {u"Rudo"_s});
    QCOMPARE(changes.size(), 1);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

void ConflictModelsTest::aDecisionCountsForItsGroup()
{
    QUndoStack undo;
    ConflictChoices desk;
    FieldChoiceModel model(desk, plainWords());
    QAbstractItemModelTester tester(&model);
    const ConflictId id(u"c812"_s);
    model.show(id, diffRows(referenceConflict()));
    QCOMPARE(model.questions(), 6);
    QCOMPARE(model.decided(), 0);
    const auto *tone = model.rowAt(0);
    QVERIFY(!tone->group.isEmpty());
    decideAsStep(undo, desk, id, model.with(*tone, Choice::Current), u"Take A"_s);
    QCOMPARE(model.decided(), 2); // toned form and pattern
    QCOMPARE(model.resultFrom(*model.rowAt(0)), ResultFrom::A);
    QCOMPARE(model.result(*model.rowAt(0)), tone->current);
    QCOMPARE(model.resultFrom(*model.rowAt(1)), ResultFrom::A);
    QCOMPARE(undo.undoText(), u"Take A"_s);
    // The same again is no step.
    decideAsStep(undo, desk, id, model.with(*tone, Choice::Current), u"Take A"_s);
    QCOMPARE(undo.count(), 1);
    undo.undo();
    QCOMPARE(model.decided(), 0);
    undo.redo();
    QCOMPARE(model.decided(), 2);
    decideAsStep(undo, desk, id, model.without(*model.rowAt(1)), u"Undecide"_s);
    QCOMPARE(model.decided(), 0);
    // A text of one's own is for its field alone.
    decideAsStep(undo, desk, id,
                 model.with(*model.rowAt(0), Choice::Own, Json(u"kut\u00e9m\u00e1")), u"Write"_s);
    QCOMPARE(model.decided(), 1);
    QCOMPARE(model.resultFrom(*model.rowAt(0)), ResultFrom::Own);
}

void ConflictModelsTest::oneStepForAll()
{
    QUndoStack undo;
    ConflictChoices desk;
    FieldChoiceModel model(desk, plainWords());
    const ConflictId id(u"c812"_s);
    model.show(id, diffRows(referenceConflict()));
    decideAsStep(undo, desk, id, model.with(*model.rowAt(2), Choice::Incoming), u"Take B"_s);
    decideAsStep(undo, desk, id, model.withAll(Choice::Current), u"A for all"_s);
    QCOMPARE(model.decided(), 6);
    QCOMPARE(model.resolution().choices.size(), 6);
    QCOMPARE(model.resultFrom(*model.rowAt(2)), ResultFrom::B); // what was decided stays
    QCOMPARE(model.nextUndecided(0, 1), -1);
    undo.undo();
    QCOMPARE(model.decided(), 1);
    const auto detail = referenceConflict();
    undo.redo();
    QVERIFY(resolve(detail.sides(), detail.outcome(), model.resolution()));
}

void ConflictModelsTest::filtersShowWhatTheySay()
{
    ConflictChoices desk;
    FieldChoiceModel model(desk, plainWords());
    QAbstractItemModelTester tester(&model);
    const ConflictId id(u"c812"_s);
    model.show(id, diffRows(referenceConflict()));
    const int changed = model.rowCount();
    QVERIFY(changed > 6);
    QCOMPARE(model.nextUndecided(0, 1), 1);
    QCOMPARE(model.nextUndecided(0, -1), 5);
    model.setFilter(FieldFilter::All);
    QCOMPARE(model.rowCount(), changed + model.unchanged());
    model.setFilter(FieldFilter::Undecided);
    QCOMPARE(model.rowCount(), 6);
    desk.decide(id, model.with(*model.rowAt(5), Choice::Base));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.rowOf(u"/no/such/field"_s), -1);
    QVERIFY(!model.rowAt(5));
}

void ConflictModelsTest::whatIsUnsavedIsKnown()
{
    ConflictChoices desk;
    const ConflictId id(u"c1"_s);
    QVERIFY(!desk.isUnsaved(id));
    const ChoicesByPath choices{{u"/a"_s, {u"/a"_s, Choice::Base, {}}}};
    desk.decide(id, choices);
    QCOMPARE(desk.unsaved(), QList<ConflictId>{id});
    desk.markSaved(id);
    QVERIFY(!desk.isUnsaved(id));
    desk.decide(id, {});
    QVERIFY(desk.isUnsaved(id));
    desk.put(id, choices);
    QVERIFY(!desk.isUnsaved(id));
}

void ConflictModelsTest::aPreviewIsNoDecision()
{
    ConflictChoices desk;
    FieldChoiceModel model(desk, plainWords());
    model.show(ConflictId(u"c812"_s), diffRows(referenceConflict()));
    model.setPreview({{model.rowAt(0)->path, Choice::Incoming, {}}});
    QCOMPARE(model.decided(), 0);
    QCOMPARE(model.resultFrom(*model.rowAt(0)), ResultFrom::Preview);
    QCOMPARE(model.result(*model.rowAt(0)), model.rowAt(0)->incoming);
    QVERIFY(model.resolution().choices.isEmpty());
}

void ConflictModelsTest::aRandomWalkComesBack()
{
    const auto seed = std::random_device()();
    qInfo("SEED=%u", seed);
    std::mt19937 random(seed);
    QUndoStack undo;
    ConflictChoices desk;
    FieldChoiceModel model(desk, plainWords());
    const ConflictId id(u"c812"_s);
    model.show(id, diffRows(referenceConflict()));
    QList<ChoicesByPath> states{{}};
    for (int i = 0; i < 200; ++i) {
        const auto &row = *model.rowAt(int(random() % 6));
        const auto next =
            random() % 4 == 0 ? model.without(row) : model.with(row, Choice(random() % 3));
        const auto before = undo.count();
        decideAsStep(undo, desk, id, next, u"step"_s);
        if (undo.count() > before)
            states.append(desk.choices(id));
    }
    const auto last = desk.choices(id);
    for (qsizetype i = states.size() - 1; i >= 0; --i) {
        QCOMPARE(desk.choices(id), states[i]);
        undo.undo();
    }
    while (undo.canRedo())
        undo.redo();
    QCOMPARE(desk.choices(id), last);
}

void ConflictModelsTest::aStepOfAPageThatIsGoneDoesNothing()
{
    QUndoStack undo;
    auto desk = std::make_unique<ConflictChoices>();
    decideAsStep(undo, *desk, ConflictId(u"c1"_s), {{u"/a"_s, {u"/a"_s, Choice::Base, {}}}},
                 u"step"_s);
    desk.reset();
    undo.undo();
    QVERIFY(!undo.canRedo());
}

QTEST_MAIN(ConflictModelsTest)
#include "tst_conflictmodels.moc"
