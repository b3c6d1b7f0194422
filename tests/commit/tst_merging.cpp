#include "engine/commit/conflictjson.h"
#include "engine/commit/editmerge.h"
#include "engine/store/query.h"
#include "tests/commit/conflictworld.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>

#include <functional>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Two edits of one item that meet: what becomes the head, what waits, and what is kept of it.
class TestMerging : public QObject
{
    Q_OBJECT

    static QStringList paths(const QList<FieldConflict> &questions)
    {
        QStringList paths;
        for (const FieldConflict &question : questions)
            paths.append(question.path);
        return paths;
    }
    KeptOutcome outcomeOf(ConflictWorld &world, const Json &event)
    {
        const auto hash = Sha256::fromHex(event[u"outcome"].toString());
        return readOutcome(**keptBody(ContentStore(world.store.database()), world.tenant, *hash))
            .value();
    }

private Q_SLOTS:
    void twoFieldsMergeAndBothParentsStand()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
        const Receipt second = world.push(u"web"_s, ConflictWorld::on(first),
                                          fields({{u"a"_s, u"web"_s}}), u"document"_s);
        const Json sent = fields({{u"b"_s, u"ios"_s}});
        const Receipt merged = world.push(u"ios"_s, ConflictWorld::on(first), sent, u"document"_s);
        QCOMPARE(merged.status, EditStatus::Merged);
        QCOMPARE(world.body(), fields({{u"a"_s, u"web"_s}, {u"b"_s, u"ios"_s}}));
        QCOMPARE(merged.version, Version(3));
        QCOMPARE(merged.hash, world.head().hash);
        QCOMPARE(merged.sequence, world.head().sequence);
        const RevisionInfo revision = world.revision(Version(3));
        QCOMPARE(revision.parent, *second.version);
        QCOMPARE(revision.secondParent, hashOf(sent));
        QCOMPARE(revision.author, u"ios"_s);
        // What came is kept whole, and each decision with its rule and both inputs.
        QCOMPARE(ContentStore(world.store.database()).body(world.tenant, hashOf(sent)).value(),
                 writeJson(sent));
        const Json event = world.lastEvent();
        QCOMPARE(event[u"kind"].toString(), u"put"_s);
        QCOMPARE(event[u"baseHash"].toString(), first.hash->toHex());
        QCOMPARE(event[u"rules"].toStrings(), (QStringList{u"current-only"_s, u"incoming-only"_s}));
        const auto decisions = outcomeOf(world, event).decisions;
        QCOMPARE(decisions.size(), 2);
        QCOMPARE(decisions[1].path, u"/b"_s);
        QCOMPARE(decisions[1].current, MaybeJson(Json(u"first"_s)));
        QCOMPARE(decisions[1].incoming, MaybeJson(Json(u"ios"_s)));
        QCOMPARE(world.faults(), QStringList());
    }

    //! Majors made up: 2 calls the cultural notes something else.
    static SchemaVersions madeUpSchemas()
    {
        const auto renamed = [](const QString &from, const QString &to, const QString &version) {
            return [=](const Json &lesson) -> Result<Json> {
                Json made = lesson;
                if (const Json value = made[from]; made.object().remove(from))
                    made.set(to, value);
                made.set(u"schemaVersion"_s, version);
                return made;
            };
        };
        return SchemaVersions(2,
                              {SchemaStep{renamed(u"culturalNotes"_s, u"culture"_s, u"2.0.0"_s),
                                          renamed(u"culture"_s, u"culturalNotes"_s, u"1.0.0"_s)}});
    }
    static Json lessonOf(int major, const QString &note, const QString &title)
    {
        const QString notes = major == 1 ? u"culturalNotes"_s : u"culture"_s;
        return JsonObject{{u"id"_s, u"sna.greet.001"_s},
                          {u"schemaVersion"_s, u"%1.0.0"_s.arg(major)},
                          {u"title"_s, JsonObject{{u"en"_s, title}}},
                          {notes, JsonArray{JsonObject{{u"id"_s, u"c1"_s}, {u"title"_s, note}}}}};
    }

    void lessonsOfTwoMajorsMeetInTheNewer_data()
    {
        QTest::addColumn<int>("base"); // 0 = there is none
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("incoming");
        QTest::newRow("an edit of the newer on a stored older one") << 1 << 1 << 2;
        QTest::newRow("an edit of the older on a stored newer one") << 1 << 2 << 1;
        QTest::newRow("only the base is of the older") << 1 << 2 << 2;
        QTest::newRow("both are of the older, the base of the newer") << 2 << 1 << 1;
        QTest::newRow("all of the older stay there") << 1 << 1 << 1;
    }

    void lessonsOfTwoMajorsMeetInTheNewer()
    {
        QFETCH(int, base);
        QFETCH(int, current);
        QFETCH(int, incoming);
        const MergeSides sides{lessonOf(base, u"clap"_s, u"Hello"_s),
                               lessonOf(current, u"clap softly"_s, u"Hello"_s),
                               lessonOf(incoming, u"clap"_s, u"Greetings"_s),
                               {},
                               {}};
        const auto outcome = mergeMet(sides, true, MergePolicy::plain(Strategy::FieldMerge),
                                      u"lesson", madeUpSchemas());
        QVERIFY(outcome.isClean());
        QCOMPARE(*outcome.merged,
                 lessonOf(std::max({base, current, incoming}), u"clap softly"_s, u"Greetings"_s));
    }

    void aMajorNobodyReadsIsAskedForAsAWhole()
    {
        const MergeSides sides{lessonOf(1, u"clap"_s, u"Hello"_s),
                               lessonOf(1, u"clap softly"_s, u"Hello"_s),
                               lessonOf(9, u"clap"_s, u"Greetings"_s),
                               {},
                               {}};
        const auto policy = MergePolicy::plain(Strategy::FieldMerge);
        const auto outcome = mergeMet(sides, true, policy, u"lesson", madeUpSchemas());
        QCOMPARE(paths(outcome.conflicts), QStringList{QString()});
        QCOMPARE(*outcome.merged, *sides.current);
        // A document may call a field of its own so.
        QCOMPARE(paths(mergeMet(sides, true, policy, u"document", madeUpSchemas()).conflicts),
                 QStringList());
        // And in the store: the edit waits whole, the head stays.
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, *sides.base, u"lesson"_s);
        world.push(u"web"_s, ConflictWorld::on(first), *sides.current, u"lesson"_s);
        const Receipt queued =
            world.push(u"ios"_s, ConflictWorld::on(first), *sides.incoming, u"lesson"_s);
        QVERIFY2(!queued.error, qPrintable(queued.error ? queued.error->detail : QString()));
        QCOMPARE(queued.status, EditStatus::Queued);
        QCOMPARE(world.body(), *sides.current);
    }

    //! Marks enough to fill a lesson: sorting them two by two would hold the writer for a minute.
    void aFloodOfMarksHoldsNobodyUp()
    {
        const auto lesson = [](const QString &marks) {
            const QString flood = u'a' + marks.repeated(30'000);
            return Json(JsonObject{
                {u"id"_s, u"sna.greet.001"_s},
                {u"title"_s, JsonObject{{u"en"_s, flood}, {u"sn"_s, flood}}},
                {u"vocabulary"_s,
                 JsonArray{JsonObject{{u"id"_s, u"v1"_s},
                                      {u"headword"_s, flood},
                                      {u"headwordToned"_s, flood},
                                      {u"pronunciation"_s, JsonObject{{u"ipa"_s, flood}}}}}}});
        };
        const MergeSides sides{lesson(u"\u0301\u0323"_s),
                               lesson(u"\u0323\u0301"_s),
                               lesson(u"\u0301\u0324"_s),
                               {},
                               {}};
        QElapsedTimer clock;
        clock.start();
        const auto outcome = mergeMet(sides, true, MergePolicy::builtIn(u"lesson"), u"lesson");
        QVERIFY(!outcome.isClean());
        QVERIFY2(clock.elapsed() < 5'000 * patienceFactor, QByteArray::number(clock.elapsed()));
    }

    void everyMeeting_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("baseKnown");
        QTest::addColumn<Json>("current");  // null = deleted
        QTest::addColumn<Json>("incoming"); // null = a deletion
        QTest::addColumn<EditStatus>("status");
        QTest::addColumn<Json>("head"); // null = deleted
        QTest::addColumn<QStringList>("asked");
        using enum EditStatus;
        const QString document = u"document"_s;
        const auto row = [&](const char *name, const Json &current, const Json &incoming,
                             EditStatus status, const Json &head, const QStringList &asked = {},
                             bool baseKnown = true) {
            QTest::newRow(name) << document << baseKnown << current << incoming << status << head
                                << asked;
        };
        const Json a1 = fields({{u"a"_s, u"one"_s}});
        const Json a2 = fields({{u"a"_s, u"two"_s}});
        const Json a1b2 = fields({{u"a"_s, u"one"_s}, {u"b"_s, u"two"_s}});
        row("one field, two values: a person decides", a1, a2, Queued, a1, {u"/a"_s});
        row("one field, two values, and another field: waits whole", a1,
            fields({{u"a"_s, u"two"_s}, {u"c"_s, u"two"_s}}), Queued, a1, {u"/a"_s});
        row("what came has all of it: applied as sent", a1, a1b2, Applied, a1b2);
        row("what came is undone already by nobody: merged without a change", a1b2, a1, Merged,
            a1b2);
        row("deleted here, edited there: a person decides", {}, a2, Queued, {}, {u""_s});
        row("edited here, deleted there: a person decides", a1, {}, Queued, a1, {u""_s});
        row("added on both sides of a field", fields({{u"d"_s, u"one"_s}}),
            fields({{u"d"_s, u"two"_s}}), Queued, fields({{u"d"_s, u"one"_s}}), {u"/d"_s});
        row("unknown base, other fields: both stay", fields({{u"d"_s, 1}}), fields({{u"e"_s, 2}}),
            Merged, fields({{u"d"_s, 1}, {u"e"_s, 2}}), {}, false);
        row("unknown base, one field differs: a person decides", a1, a2, Queued, a1, {u"/a"_s},
            false);
        row("unknown base, deletion: a person decides", a1, {}, Queued, a1, {u""_s}, false);
        row("unknown base of what is deleted: a person decides", {}, a2, Queued, {}, {u""_s},
            false);
    }

    void everyMeeting()
    {
        QFETCH(QString, type);
        QFETCH(bool, baseKnown);
        QFETCH(Json, current);
        QFETCH(Json, incoming);
        QFETCH(EditStatus, status);
        QFETCH(Json, head);
        QFETCH(QStringList, asked);
        ConflictWorld world;
        const auto side = [](const Json &json) {
            return json.isNull() ? std::optional<Json>() : std::optional(json);
        };
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), type);
        QCOMPARE(world.push(u"web"_s, ConflictWorld::on(first), side(current), type).status,
                 EditStatus::Applied);
        const Head before = world.head();
        const EditBase base = baseKnown ? EditBase(ConflictWorld::on(first))
                                        : EditBase(BaseVersion{Version(9), Sha256::of("nobody")});
        const Receipt receipt = world.push(u"ios"_s, base, side(incoming), type);
        QCOMPARE(receipt.status, status);
        QCOMPARE(world.head().deleted, head.isNull());
        if (!head.isNull())
            QCOMPARE(world.body(), head);
        QCOMPARE(receipt.version, world.head().version);
        QCOMPARE(receipt.hash, world.head().hash);
        if (status == EditStatus::Queued) {
            QCOMPARE(world.head(), before);
            const auto detail = world.load(receipt.conflict);
            QVERIFY(detail);
            QCOMPARE(paths(detail->outcome().conflicts), asked);
            QCOMPARE(detail->row.fields, asked.size());
            QCOMPARE(detail->incoming.body, side(incoming));
            QCOMPARE(detail->base.known, baseKnown);
            QCOMPARE(paths(outcomeOf(world, world.lastEvent()).conflicts), asked);
        } else {
            QCOMPARE(world.head().version, before.version.next());
            QCOMPARE(world.revision(world.head().version).secondParent, hashOf(incoming));
        }
        QCOMPARE(world.faults(), QStringList());
    }

    void addOnBothSidesIsMerged()
    {
        ConflictWorld world;
        (void)world.push(u"web"_s, BaseAbsent{}, JsonObject{{u"a"_s, 1}}, u"document"_s);
        const Receipt receipt =
            world.push(u"ios"_s, BaseAbsent{}, JsonObject{{u"b"_s, 2}}, u"document"_s);
        QCOMPARE(receipt.status, EditStatus::Merged);
        QCOMPARE(world.body(), Json(JsonObject{{u"a"_s, 1}, {u"b"_s, 2}}));
    }

    //! W64: three-way from the body as sent to the head.
    void anOwnMergedEditIsABase_data()
    {
        QTest::addColumn<bool>("patch");
        QTest::newRow("the whole body") << false;
        QTest::newRow("a patch of what was sent") << true;
    }

    void anOwnMergedEditIsABase()
    {
        QFETCH(bool, patch);
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         u"document"_s);
        QCOMPARE(world
                     .push(u"ios"_s, ConflictWorld::on(first), fields({{u"b"_s, u"ios"_s}}),
                           u"document"_s)
                     .status,
                 EditStatus::Merged);
        // The client has not seen "a": its own text of it is no edit.
        Edit edit = bodyEdit(0, world.item.toString(), BaseOwnEdit{world.numberOf(u"ios"_s)},
                             fields({{u"b"_s, u"ios"_s}, {u"c"_s, u"ios"_s}}));
        edit.type = u"document"_s;
        if (patch) {
            edit.content = EditPatch{{JsonObject{
                {u"op"_s, u"replace"_s}, {u"path"_s, u"/c"_s}, {u"value"_s, u"ios"_s}}}};
        }
        const Receipt receipt = world.push(u"ios"_s, edit);
        QCOMPARE(receipt.status, EditStatus::Merged);
        QCOMPARE(world.body(),
                 fields({{u"a"_s, u"web"_s}, {u"b"_s, u"ios"_s}, {u"c"_s, u"ios"_s}}));
        QCOMPARE(world.faults(), QStringList());
    }

    void anEditJoinsItsWaitingConflict()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         u"document"_s);
        const Receipt waits = world.push(u"ios"_s, ConflictWorld::on(first),
                                         fields({{u"a"_s, u"ios"_s}}), u"document"_s);
        QCOMPARE(waits.status, EditStatus::Queued);
        const Receipt joined =
            world.push(u"ios"_s, BaseOwnEdit{world.numberOf(u"ios"_s)},
                       fields({{u"a"_s, u"ios again"_s}, {u"b"_s, u"ios"_s}}), u"document"_s);
        QCOMPARE(joined.status, EditStatus::Queued);
        QCOMPARE(joined.conflict, waits.conflict);
        const auto detail = world.load(waits.conflict);
        QVERIFY(detail);
        QCOMPARE(detail->incoming.body->toObject()[u"a"].toString(), u"ios again"_s);
        QCOMPARE(detail->base.hash, *first.hash);
        QCOMPARE(detail->row.sequence, *waits.sequence); // it has waited since then
        QCOMPARE(world.faults(), QStringList());

        // It says now what the head says: nothing is left to be asked.
        const Receipt agreed =
            world.push(u"ios"_s, BaseOwnEdit{world.numberOf(u"ios"_s)},
                       fields({{u"a"_s, u"web"_s}, {u"b"_s, u"ios"_s}}), u"document"_s);
        QCOMPARE(agreed.status, EditStatus::Applied);
        QCOMPARE(world.body(), fields({{u"a"_s, u"web"_s}, {u"b"_s, u"ios"_s}}));
        QCOMPARE(world.load(waits.conflict)->row.state, ConflictState::Superseded);
        QCOMPARE(world.faults(), QStringList());
    }

    void theLaterOneWinsWhoeverCameFirst()
    {
        for (const bool laterFirst : {false, true}) {
            ConflictWorld world;
            QVERIFY(world.store.inTransaction([&](Committer &committer) -> Result<void> {
                return committer
                    .setMergePolicy(
                        world.tenant,
                        readJson(
                            R"({"document":{"fields":[{"path":"/a","strategy":"latestWins"}]}})")
                            .value())
                    .and_then([](Sequence) { return Result<void>(); });
            }));
            const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
            const auto write = [&](const QString &client, qint64 seconds) {
                world.at = std::chrono::milliseconds(1'700'000'000'000 + 1000 * seconds);
                return world.push(client, ConflictWorld::on(first), fields({{u"a"_s, client}}),
                                  u"document"_s);
            };
            if (laterFirst) {
                (void)write(u"later"_s, 20);
                QCOMPARE(write(u"earlier"_s, 10).status, EditStatus::Merged);
            } else {
                (void)write(u"earlier"_s, 10);
                QCOMPARE(write(u"later"_s, 20).status, EditStatus::Applied);
            }
            QCOMPARE(world.body()[u"a"].toString(), u"later"_s);
            QCOMPARE(world.faults(), QStringList());
        }
    }

    void eachTenantHasItsPolicy()
    {
        ConflictWorld world;
        const auto set = [&](const QByteArray &json) {
            return world.store.inTransaction([&](Committer &committer) -> Result<void> {
                return committer.setMergePolicy(world.tenant, readJson(json).value())
                    .and_then([](Sequence) { return Result<void>(); });
            });
        };
        QVERIFY(set(R"({"document":{"fields":[{"path":"/a","strategy":"incomingWins"}]}})"));
        const auto bad = set(R"({"document":{"fields":[{"path":"/a","strategy":"whoever"}]}})");
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, ErrorCode::Invalid);
        QVERIFY(bad.error().detail.contains(u"/document"_s));
        // The last good one stays; another tenant has the built-in one.
        MergePolicies policies(world.store.database());
        const auto strategyOf = [&](const TenantId &tenant) {
            return policies.of(tenant, u"document"_s)->root().child(u"a").rule().strategy;
        };
        QCOMPARE(strategyOf(world.tenant), Strategy::IncomingWins);
        QCOMPARE(strategyOf(TenantId(u"other"_s)), Strategy::FieldMerge);
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
        (void)world.push(u"web"_s, ConflictWorld::on(first), fields({{u"a"_s, u"web"_s}}),
                         u"document"_s);
        QCOMPARE(world
                     .push(u"ios"_s, ConflictWorld::on(first), fields({{u"a"_s, u"ios"_s}}),
                           u"document"_s)
                     .status,
                 EditStatus::Applied);
        QCOMPARE(world.body()[u"a"].toString(), u"ios"_s);
    }

    void aMergeThatGrowsTooLargeWaits()
    {
        TemporaryStore store;
        CommitLimits limits;
        limits.bodyBytes = 400;
        const QString text(300, u'x');
        Committer committer(store.database(), store.clock(), limits);
        const TenantId tenant(u"demo"_s);
        auto transaction = Transaction::begin(store.database());
        const auto give = [&](const QString &client, const EditBase &base, const Json &body) {
            Edit edit = bodyEdit(1, u"item"_s, base, body);
            edit.type = u"document"_s;
            Submission from;
            from.tenant = tenant;
            from.client = ClientId(client);
            return committer.take(from, submitted(edit));
        };
        const auto first = give(u"c1"_s, BaseAbsent{}, JsonObject{{u"k"_s, 1}});
        QVERIFY(first);
        QVERIFY(give(u"c2"_s, ConflictWorld::on(*first), JsonObject{{u"k"_s, 1}, {u"a"_s, text}}));
        const auto waits =
            give(u"c3"_s, ConflictWorld::on(*first), JsonObject{{u"k"_s, 1}, {u"b"_s, text}});
        QVERIFY(waits);
        QCOMPARE(waits->status, EditStatus::Queued);
    }

    void aHeadWhoseBodyWasErasedIsNotMergedWith()
    {
        ConflictWorld world;
        const Receipt first = world.push(u"web"_s, BaseAbsent{}, fields({}), u"document"_s);
        const Receipt second = world.push(u"web"_s, ConflictWorld::on(first),
                                          fields({{u"a"_s, u"web"_s}}), u"document"_s);
        QVERIFY(world.store.inTransaction([&](Committer &committer) -> Result<void> {
            return ContentWriter(committer.database())
                .eraseBody(world.tenant, *second.hash)
                .and_then([](bool) { return Result<void>(); });
        }));
        const Receipt receipt = world.push(u"ios"_s, ConflictWorld::on(first),
                                           fields({{u"b"_s, u"ios"_s}}), u"document"_s);
        QCOMPARE(receipt.status, EditStatus::Queued);
        QCOMPARE(world.faults(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestMerging)
#include "tst_merging.moc"
