#include "tests/commit/conflictcase.h"

#include "engine/content/lessongenerator.h"
#include "engine/store/conflictqueue.h"

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What people do with a conflict: decide, take back, hand over, postpone, note, open again.
class TestConflictDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionBecomesAnEdit_data()
    {
        QTest::addColumn<Choice>("choice");
        QTest::addColumn<MaybeJson>("value");
        QTest::addColumn<Json>("result");
        const auto result = [](const QString &a) {
            return fields({{u"a"_s, a}, {u"b"_s, u"ios"_s}, {u"c"_s, u"web"_s}});
        };
        QTest::newRow("what the hub has") << Choice::Current << MaybeJson() << result(u"web"_s);
        QTest::newRow("what came") << Choice::Incoming << MaybeJson() << result(u"ios"_s);
        QTest::newRow("what was before") << Choice::Base << MaybeJson() << result(u"first"_s);
        QTest::newRow("a text of one's own")
            << Choice::Own << MaybeJson(Json(u"both"_s)) << result(u"both"_s);
        Json without = result(u"x"_s);
        without.object().remove(u"a");
        QTest::newRow("the field taken out") << Choice::Own << MaybeJson() << without;
    }

    void aDecisionBecomesAnEdit()
    {
        QFETCH(Choice, choice);
        QFETCH(MaybeJson, value);
        QFETCH(Json, result);
        const auto made = queued();
        ConflictWorld &world = made->world;
        const auto outcome =
            world.resolve(made->id, world.head().version, {{u"/a"_s, choice, value}});
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        const auto *resolved = std::get_if<ConflictResolved>(&*outcome);
        QVERIFY(resolved);
        QCOMPARE(resolved->receipt.status, EditStatus::Applied);
        QCOMPARE(world.body(), result);
        QCOMPARE(world.head().version, made->second.version->next());
        QCOMPARE(resolved->receipt.version, world.head().version);
        // Both parents, the person, and the decision as an event of its own.
        const RevisionInfo revision = world.revision(world.head().version);
        QCOMPARE(revision.parent, *made->second.version);
        QCOMPARE(revision.secondParent, hashOf(fields({{u"a"_s, u"ios"_s}, {u"b"_s, u"ios"_s}})));
        QCOMPARE(revision.author, u"Rudo"_s);
        const Json event = world.lastEvent();
        QCOMPARE(event[u"kind"].toString(), u"resolve"_s);
        QCOMPARE(event[u"seq"].toInteger(), resolved->sequence.value());
        QCOMPARE(event[u"edit"].toInteger(), resolved->receipt.sequence->value());
        const auto queue = ConflictQueue(world.store.database());
        QCOMPARE(queue.count(world.tenant).value(), 0);
        const auto row = queue.find(world.tenant, made->id).value();
        QCOMPARE(row->state, ConflictState::Resolved);
        QCOMPARE(row->closedBy, u"Rudo"_s);
        QCOMPARE(world.faults(), QStringList());
    }

    void currentEverywhereChangesNothing()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         document);
        const Receipt waits =
            world.push(u"ios"_s, ConflictWorld::on(first), fields({{u"a"_s, u"ios"_s}}), document);
        const Head before = world.head();
        const auto outcome = world.resolve(waits.conflict, before.version, {take(Choice::Current)});
        QVERIFY(outcome);
        QCOMPARE(std::get<ConflictResolved>(*outcome).receipt.status, EditStatus::Unchanged);
        QCOMPARE(world.head(), before);
        QCOMPARE(world.faults(), QStringList());
    }

    void aDeletionCanWin()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         document);
        const Receipt waits =
            world.push(u"ios"_s, ConflictWorld::on(first), std::nullopt, document);
        const auto outcome =
            world.resolve(waits.conflict, world.head().version, {{u""_s, Choice::Incoming, {}}});
        QVERIFY(outcome);
        QVERIFY(world.head().deleted);
        QCOMPARE(world.faults(), QStringList());
        const auto back = world.takeBack({std::get<ConflictResolved>(*outcome).sequence});
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(world.body(), fields({{u"a"_s, u"web"_s}}));
        QCOMPARE(world.faults(), QStringList());
    }

    void aBadDecisionIsRefused_data()
    {
        QTest::addColumn<QList<FieldChoice>>("choices");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing is chosen") << QList<FieldChoice>{} << u"/a"_s;
        QTest::newRow("a field that is not in question")
            << QList<FieldChoice>{take(Choice::Current), take(Choice::Current, u"/zzz"_s)}
            << u"/zzz"_s;
        QTest::newRow("a proposal where there is none")
            << QList<FieldChoice>{take(Choice::Proposal)} << u"proposal"_s;
        Json deep(u"x"_s);
        for (int i = 0; i < 70; ++i)
            deep = JsonArray{deep};
        QTest::newRow("a value that is nested too deep")
            << QList<FieldChoice>{{u"/a"_s, Choice::Own, deep}} << u"deep"_s;
        QTest::newRow("a value that is too large")
            << QList<FieldChoice>{{u"/a"_s, Choice::Own, Json(QString(5'000'000, u'x'))}}
            << u"bytes"_s;
    }

    void aBadDecisionIsRefused()
    {
        QFETCH(QList<FieldChoice>, choices);
        QFETCH(QString, says);
        const auto made = queued();
        const Head before = made->world.head();
        const auto outcome = made->world.resolve(made->id, before.version, choices);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().detail.contains(says), qPrintable(outcome.error().detail));
        QCOMPARE(made->world.head(), before);
        QCOMPARE(ConflictQueue(made->world.store.database()).count(made->world.tenant).value(), 1);
        QCOMPARE(made->world.faults(), QStringList());
    }

    void whatIsNotThereIsSaid()
    {
        const auto made = queued();
        const auto none = made->world.resolve(ConflictId(u"c999"_s), Version(1), {});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        const auto version = made->world.resolve(made->id, Version(77), {take(Choice::Current)});
        QVERIFY(!version);
        QVERIFY(version.error().detail.contains(u"77"_s));
        const auto event = made->world.takeBack({Sequence(999)});
        QVERIFY(!event);
        QCOMPARE(event.error().code, ErrorCode::NotFound);
    }

    void aHeadThatMovedElsewhereChangesNothing()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const Version seen = world.head().version;
        (void)moveHead(world, u"d"_s, u"new"_s);
        const auto outcome = world.resolve(made->id, seen, {take(Choice::Incoming)});
        QVERIFY(outcome);
        QVERIFY(std::holds_alternative<ConflictResolved>(*outcome));
        QCOMPARE(
            world.body(),
            fields(
                {{u"a"_s, u"ios"_s}, {u"b"_s, u"ios"_s}, {u"c"_s, u"web"_s}, {u"d"_s, u"new"_s}}));
    }

    void aHeadThatMovedAtAChosenFieldIsShown()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const Version seen = world.head().version;
        (void)moveHead(world, u"a"_s, u"moved"_s);
        const Head before = world.head();
        const auto outcome = world.resolve(made->id, seen, {take(Choice::Incoming)});
        QVERIFY(outcome);
        const auto *moved = std::get_if<ConflictMoved>(&*outcome);
        QVERIFY(moved);
        QCOMPARE(moved->affected, QStringList{u"/a"_s});
        QCOMPARE(moved->fresh.headVersion, before.version);
        QCOMPARE(moved->fresh.fields[0].question.current, MaybeJson(Json(u"moved"_s)));
        QCOMPARE(world.head(), before);
        // On what it shows it can be decided.
        const auto again = world.resolve(made->id, before.version, {take(Choice::Incoming)});
        QVERIFY(again && std::holds_alternative<ConflictResolved>(*again));
        QCOMPARE(world.body()[u"a"].toString(), u"ios"_s);
    }

    void aNewQuestionIsShownAndTheOthersStand()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const Version seen = world.head().version;
        (void)moveHead(world, u"b"_s, u"android"_s); // ios changed it too
        const auto outcome = world.resolve(made->id, seen, {take(Choice::Incoming)});
        const auto *moved = std::get_if<ConflictMoved>(&*outcome);
        QVERIFY(moved);
        QCOMPARE(moved->affected, QStringList{u"/b"_s});
        QCOMPARE(moved->fresh.draft->choices, QList<FieldChoice>{take(Choice::Incoming)});
    }

    void whoComesLateIsToldWhoDecided()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const Version seen = world.head().version;
        QVERIFY(world.resolve(made->id, seen, {take(Choice::Current)}, u"Rudo"_s));
        const Head after = world.head();
        const auto late = world.resolve(made->id, seen, {take(Choice::Incoming)}, u"Tendai"_s);
        const auto *closed = std::get_if<ConflictClosed>(&*late);
        QVERIFY(closed);
        QCOMPARE(closed->by, u"Rudo"_s);
        QCOMPARE(closed->at, world.store.clock().utc());
        QCOMPARE(world.head(), after);
        const auto assigned = world.act<void>([&](ConflictDesk &desk) {
            return desk.assign(world.tenant, made->id, u"Tendai"_s, {u"Tendai"_s});
        });
        QVERIFY(!assigned);
        QVERIFY(assigned.error().detail.contains(u"Rudo"_s));
    }

    void aDecisionIsTakenBack()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const Json before = world.body();
        const auto outcome =
            world.resolve(made->id, world.head().version, {take(Choice::Incoming)});
        const auto resolved = std::get<ConflictResolved>(*outcome);
        (void)moveHead(world, u"d"_s, u"since"_s);
        const auto back = world.takeBack({resolved.sequence});
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(back->reopened, QList<ConflictId>{made->id});
        QCOMPARE(back->leftAlone, QStringList());
        Json expected = before;
        expected.set(u"d"_s, u"since"_s);
        QCOMPARE(world.body(), expected);
        QCOMPARE(ConflictQueue(world.store.database()).count(world.tenant).value(), 1);
        QCOMPARE(world.faults(), QStringList());
        // Once is enough; and then it can be decided again.
        QVERIFY(!world.takeBack({resolved.sequence}));
        const auto again = world.resolve(made->id, world.head().version, {take(Choice::Current)});
        QVERIFY(again && std::holds_alternative<ConflictResolved>(*again));
        QCOMPARE(world.faults(), QStringList());
    }

    void theEditOfADecisionStandsForIt()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const auto outcome =
            world.resolve(made->id, world.head().version, {take(Choice::Incoming)});
        const auto back = world.takeBack({*std::get<ConflictResolved>(*outcome).receipt.sequence});
        QVERIFY(back);
        QCOMPARE(back->reopened, QList<ConflictId>{made->id});
    }

    void aMergeIsTakenBackWholeOrInPart()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         document);
        const Receipt merged =
            world.push(u"ios"_s, ConflictWorld::on(first),
                       fields({{u"b"_s, u"ios"_s}, {u"c"_s, u"ios"_s}}), document);
        QCOMPARE(merged.status, EditStatus::Merged);
        const auto part = world.takeBack({*merged.sequence}, u"/b"_s);
        QVERIFY2(part, part ? "" : qPrintable(part.error().detail));
        QCOMPARE(world.body(), fields({{u"a"_s, u"web"_s}, {u"c"_s, u"ios"_s}}));
        (void)moveHead(world, u"c"_s, u"since"_s);
        const auto rest = world.takeBack({*merged.sequence});
        QVERIFY(rest);
        QCOMPARE(rest->leftAlone, QStringList{world.item.toString() + u" /c"_s});
        QCOMPARE(world.body(), fields({{u"a"_s, u"web"_s}, {u"c"_s, u"since"_s}}));
        const auto nothing = world.takeBack({*merged.sequence}, u"/nowhere"_s);
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, ErrorCode::NotFound);
        QCOMPARE(world.faults(), QStringList());
    }

    void manyDecisionsAreOneStepBack()
    {
        ConflictWorld world;
        QList<Sequence> steps;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         document);
        const Json before = world.body();
        QList<ConflictId> ids;
        for (const QString &client : {u"ios"_s, u"android"_s, u"desktop"_s})
            ids.append(
                world.push(client, ConflictWorld::on(first), fields({{u"a"_s, client}}), document)
                    .conflict);
        for (const ConflictId &id : ids) {
            const auto done = world.act<std::optional<ConflictResolved>>([&](ConflictDesk &desk) {
                return desk.resolveBy(world.tenant, id, Strategy::IncomingWins, {u"Rudo"_s});
            });
            QVERIFY(done && *done);
            steps.append((*done)->sequence);
        }
        QCOMPARE(world.body()[u"a"].toString(), u"desktop"_s);
        const auto back = world.takeBack(steps);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(back->reopened.size(), 3);
        QCOMPARE(world.body(), before);
        QCOMPARE(world.faults(), QStringList());
    }

    void aStrategyOnlyShowsWhatItWouldDo()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const Sequence head = EventLog(world.store.database()).head(world.tenant)->sequence;
        ConflictReader reader(world.store.database(), world.tenant, world.memory);
        const auto preview = [&](Strategy strategy) {
            return reader.preview(made->id, strategy, world.store.clock().utc()).value();
        };
        QCOMPARE(preview(Strategy::CurrentWins).decides, QList{take(Choice::Current)});
        QCOMPARE(preview(Strategy::IncomingWins).decides, QList{take(Choice::Incoming)});
        for (const Strategy strategy : allStrategies()) {
            const auto shown = preview(strategy);
            QCOMPARE(shown.decides.size() + shown.leaves.size(), 1);
            QCOMPARE(shown.headVersion, world.head().version);
        }
        QCOMPARE(preview(Strategy::Manual).leaves, QStringList{u"/a"_s});
        QCOMPARE(preview(Strategy::FieldMerge).leaves, QStringList{u"/a"_s});
        QCOMPARE(EventLog(world.store.database()).head(world.tenant)->sequence, head);
        const auto left = world.act<std::optional<ConflictResolved>>([&](ConflictDesk &desk) {
            return desk.resolveBy(world.tenant, made->id, Strategy::Manual, {u"Rudo"_s});
        });
        QVERIFY(left && !*left);
    }

    void othersThatWantTheSameAreSuperseded()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         document);
        const auto wants = [&](const QString &client) {
            return world
                .push(client, ConflictWorld::on(first), fields({{u"a"_s, u"both"_s}}), document)
                .conflict;
        };
        const ConflictId one = wants(u"ios"_s);
        const ConflictId two = wants(u"android"_s);
        QVERIFY(world.resolve(one, world.head().version, {take(Choice::Incoming)}));
        const auto row = ConflictQueue(world.store.database()).find(world.tenant, two).value();
        QCOMPARE(row->state, ConflictState::Superseded);
        QCOMPARE(world.faults(), QStringList());
    }

    //! W64: what is new since the decision counts, and the decision stands.
    void anEditOnADecidedOneKeepsTheDecision()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        QVERIFY(world.resolve(made->id, world.head().version, {take(Choice::Current)}));
        const Receipt next = world.push(
            u"ios"_s, BaseOwnEdit{world.numberOf(u"ios"_s)},
            fields({{u"a"_s, u"ios"_s}, {u"b"_s, u"ios"_s}, {u"e"_s, u"ios"_s}}), document);
        QCOMPARE(next.status, EditStatus::Merged);
        QCOMPARE(
            world.body(),
            fields(
                {{u"a"_s, u"web"_s}, {u"b"_s, u"ios"_s}, {u"c"_s, u"web"_s}, {u"e"_s, u"ios"_s}}));
    }

    //! What was good on both sides does not become bad by a choice.
    void aResultThatIsNoGoodLessonIsRefused()
    {
        ConflictWorld world;
        Json lesson = generateLesson(7, 1);
        lesson.set(u"id"_s, world.item.toString());
        lesson.set(u"level"_s, u"A1"_s);
        const auto titled = [&](const QString &title) {
            Json changed = lesson;
            changed.set(u"level"_s, title);
            return changed;
        };
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, lesson);
        (void)world.push(u"web"_s, ConflictWorld::on(first), titled(u"A2"_s));
        const Receipt waits = world.push(u"ios"_s, ConflictWorld::on(first), titled(u"B1"_s));
        QCOMPARE(waits.status, EditStatus::Queued);
        const auto bad = world.resolve(waits.conflict, world.head().version,
                                       {{u"/level"_s, Choice::Own, Json(u"no level at all"_s)}});
        QVERIFY(!bad);
        QVERIFY2(bad.error().detail.contains(u"/level"_s), qPrintable(bad.error().detail));
        const auto good = world.resolve(waits.conflict, world.head().version,
                                        {{u"/level"_s, Choice::Incoming, {}}});
        QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestConflictDesk)
#include "tst_conflictdesk.moc"
