#include "engine/store/conflictqueue.h"

#include "tests/commit/conflictcase.h"

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The queue: hand over, postpone, note, filter, drafts, and what is suggested.
class TestConflictQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handingOverPostponingAndNotesAreEvents()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const auto did = [&](auto &&what) {
            return world.act<void>(std::forward<decltype(what)>(what));
        };
        const auto later = world.store.clock().utc() + std::chrono::hours(2);
        QVERIFY(did([&](ConflictDesk &desk) {
            return desk.assign(world.tenant, made->id, u"Chipo"_s, {u"Rudo"_s});
        }));
        QVERIFY(did([&](ConflictDesk &desk) {
            return desk.postpone(world.tenant, made->id, later, {u"Rudo"_s});
        }));
        QVERIFY(did([&](ConflictDesk &desk) {
            return desk.note(world.tenant, made->id, u"Ask the speaker in Gutu"_s, {u"Rudo"_s});
        }));
        QVERIFY(!did([&](ConflictDesk &desk) {
            return desk.note(world.tenant, made->id, QString(20'000, u'x'), {u"Rudo"_s});
        }));
        QVERIFY(!did([&](ConflictDesk &desk) {
            return desk.postpone(world.tenant, made->id, std::chrono::milliseconds(5), {u"Rudo"_s});
        }));
        QVERIFY(!did(
            [&](ConflictDesk &desk) { return desk.reopen(world.tenant, made->id, {u"Rudo"_s}); }));
        const auto detail = world.load(made->id);
        QVERIFY(detail);
        QCOMPARE(detail->row.assignee, u"Chipo"_s);
        QCOMPARE(detail->row.state, ConflictState::Postponed);
        QCOMPARE(detail->row.postponedUntil, later);
        QCOMPARE(detail->notes.size(), 1);
        QCOMPARE(detail->notes[0].text, u"Ask the speaker in Gutu"_s);
        QCOMPARE(detail->notes[0].author, u"Rudo"_s);
        const ConflictQueue queue(world.store.database());
        QCOMPARE(queue.count(world.tenant, world.store.clock().utc()).value(), 0);
        QCOMPARE(queue.count(world.tenant, later).value(), 1);
        // A note is content: it stands in no event, and it can be erased.
        const auto log = EventLog(world.store.database()).events(world.tenant, {}, 100);
        for (const Event &event : *log)
            QVERIFY(!writeJson(event.canonical).contains("Gutu"));
        world.store.clock().advance(std::chrono::hours(3));
        QCOMPARE(world.load(made->id)->row.state, ConflictState::Open);
        QCOMPARE(world.faults(), QStringList());
    }

    void rowsAreFiltered()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        ConflictReader reader(world.store.database(), world.tenant, world.memory);
        const auto count = [&](const ConflictQuery &query) {
            const auto page = reader.find(query, world.store.clock().utc());
            return page ? page->rows.size() : -1;
        };
        ConflictQuery query;
        QCOMPARE(count(query), 1);
        query.platform = u"ios"_s;
        QCOMPARE(count(query), 1);
        query.platform = u"web"_s;
        QCOMPARE(count(query), 0);
        query = {};
        query.assignee = u""_s;
        QCOMPARE(count(query), 1);
        query.assignee = u"Chipo"_s;
        QCOMPARE(count(query), 0);
        query = {};
        query.item = ItemId(u"other"_s);
        QCOMPARE(count(query), 0);
        query = {};
        query.states = {ConflictState::Resolved, ConflictState::Superseded};
        QCOMPARE(count(query), 0);
        QVERIFY(world.resolve(made->id, world.head().version, {take(Choice::Current)}));
        QCOMPARE(count(query), 1);
        QCOMPARE(count({}), 0);
    }

    void aDraftStandsWhereItsQuestionsDo()
    {
        const auto made = queued();
        ConflictWorld &world = made->world;
        const auto save = [&](const QList<FieldChoice> &choices) {
            return world.act<void>([&](ConflictDesk &desk) {
                return desk.saveDraft(world.tenant, made->id, world.head().version, choices,
                                      {u"Rudo"_s});
            });
        };
        const Sequence head = EventLog(world.store.database()).head(world.tenant)->sequence;
        QVERIFY(save({{u"/a"_s, Choice::Own, Json(u"both"_s)}}));
        QCOMPARE(EventLog(world.store.database()).head(world.tenant)->sequence, head); // no act
        auto detail = world.load(made->id);
        QCOMPARE(detail->draft->choices.size(), 1);
        QCOMPARE(detail->draft->choices[0].value, MaybeJson(Json(u"both"_s)));
        (void)moveHead(world, u"d"_s, u"new"_s);
        detail = world.load(made->id);
        QCOMPARE(detail->draft->choices.size(), 1);
        QVERIFY(!detail->fields[0].affected);
        (void)moveHead(world, u"a"_s, u"moved"_s);
        detail = world.load(made->id);
        QCOMPARE(detail->draft->choices.size(), 0);
        QCOMPARE(detail->affected, QStringList{u"/a"_s});
        QVERIFY(detail->fields[0].affected);
        QVERIFY(save({}));
        QVERIFY(!world.load(made->id)->draft);
    }

    void earlierDecisionsSuggest()
    {
        ConflictWorld world;
        Receipt head = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
        for (int round = 0; round < 6; ++round) {
            const EditBase base = ConflictWorld::on(head);
            const QString mark = QString::number(round);
            (void)world.push(u"web"_s, base, fields({{u"a"_s, u"a longer text "_s + mark}}),
                             document);
            const ConflictId id =
                world.push(u"ios"_s, base, fields({{u"a"_s, u"short "_s + mark}}), document)
                    .conflict;
            const auto detail = world.load(id);
            QVERIFY(detail);
            const auto &suggestion = detail->fields[0].suggestion;
            QCOMPARE(suggestion.has_value(), round >= 5);
            if (suggestion) {
                QCOMPARE(suggestion->preference, Preference::Longer);
                QCOMPARE(suggestion->agreed, 5);
                QCOMPARE(suggestion->value, MaybeJson(Json(u"a longer text "_s + mark)));
                QVERIFY(suggestion->confidence > 0.5 && suggestion->confidence < 1);
            }
            QVERIFY(world.resolve(id, world.head().version, {take(Choice::Current)}));
            head.version = world.head().version;
            head.hash = world.head().hash;
        }
    }
};

QTEST_GUILESS_MAIN(TestConflictQueue)
#include "tst_conflictqueue.moc"
