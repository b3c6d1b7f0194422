#include "engine/base/jsonread.h"
#include "engine/content/schemaversions.h"
#include "engine/hub/catchup.h"
#include "engine/hub/contentcache.h"
#include "engine/hub/rpc.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memorystore.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

Json renamed(const Json &lesson, const QString &from, const QString &to, const QString &version)
{
    Json made = lesson;
    if (const Json value = made[from]; made.object().remove(from))
        made.set(to, value);
    made.set(u"schemaVersion"_s, version);
    return made;
}

//! Majors made up for these tests: 2 calls the cultural notes something else, 3 also says from
//! which age a lesson is for, which the others cannot.
SchemaVersions madeUp()
{
    const SchemaStep names{[](const Json &lesson) -> Result<Json> {
                               return renamed(lesson, u"culturalNotes"_s, u"culture"_s, u"2.0.0"_s);
                           },
                           [](const Json &lesson) -> Result<Json> {
                               return renamed(lesson, u"culture"_s, u"culturalNotes"_s, u"1.0.0"_s);
                           }};
    const SchemaStep age{[](const Json &lesson) -> Result<Json> {
                             Json made = lesson;
                             made.set(u"schemaVersion"_s, u"3.0.0"_s);
                             return made;
                         },
                         [](const Json &lesson) -> Result<Json> {
                             Json made = lesson;
                             made.object().remove(u"fromAge"_s);
                             made.set(u"schemaVersion"_s, u"2.0.0"_s);
                             return made;
                         }};
    return SchemaVersions(3, {names, age});
}

Json lesson(const QString &version, std::optional<int> age = {})
{
    const QString notes = version.startsWith(u'1') ? u"culturalNotes"_s : u"culture"_s;
    JsonObject made{{u"id"_s, u"sna.a.001"_s},
                    {u"schemaVersion"_s, version},
                    {notes, JsonArray{Json(u"kuombera"_s)}},
                    {u"laterField"_s, u"kept"_s}};
    if (age)
        made.set(u"fromAge"_s, *age);
    return Json(std::move(made));
}

//! A hub of those majors, asked by clients that read some of them.
struct Stage
{
    FakeClock clock;
    MemoryStore store;
    SchemaVersions versions = madeUp();
    std::unique_ptr<ContentReader> reader = store.reader();
    ContentCache cache{clock, PolicyKind::Adaptive, 1024 * 1024};
    Gatekeeper gatekeeper{clock, QByteArray(32, 'k'), true};
    ManifestCache manifests;
    mutable Rpc rpc{*reader, gatekeeper, clock, manifests}; // reading remembers the place

    Stage()
    {
        reader->setSchemas(versions);
        reader->setCache(&cache);
    }
    Result<SessionContext> greet(int from, int to, Wire::Form form = Wire::Form::Adapted,
                                 const QString &platform = u"desktop"_s) const
    {
        Wire::Hello hello;
        hello.tenant = store.tenant();
        hello.platform = platform;
        hello.client = ClientId(u"c%1%2"_s.arg(from).arg(to));
        hello.schemaFrom = from;
        hello.schemaTo = to;
        hello.form = form;
        return rpc.hello(hello, Peer{{}, true}).transform([](const Admission &admission) {
            return admission.context;
        });
    }
    Wire::Item item(const SessionContext &context, const QString &id = u"a"_s) const
    {
        const Reply reply = rpc.call(context, Wire::GetItems{{ItemId(id)}, {}, {}});
        const auto *items = std::get_if<Wire::ItemsAnswer>(&*reply.answer);
        return items && !items->items.isEmpty() ? items->items.constFirst() : Wire::Item();
    }
    Result<Edit> push(const SessionContext &context, const EditBase &base,
                      const EditContent &content) const
    {
        Edit edit;
        edit.n = EditNumber(1);
        edit.id = ItemId(u"a"_s);
        edit.type = u"lesson"_s;
        edit.base = base;
        edit.content = content;
        edit.author = u"rudo"_s;
        edit.at = clock.utc();
        const Reply reply = rpc.call(context, Wire::Push{{writeEdit(edit)}});
        const SubmittedEdit &submitted = reply.submission->edits.constFirst();
        if (!submitted.prepared)
            return submitted.edit;
        // What the writer gets of a whole body is its bytes.
        Edit taken = submitted.edit.value();
        taken.content = EditBody{readJson(submitted.prepared->canonical).value()};
        return taken;
    }
};

} // namespace

class TestSchemaForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSidesAgreeOnTheNewestThatBothRead_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("agreed"); // 0: none
        QTest::newRow("an old app") << 1 << 1 << 1;
        QTest::newRow("one between") << 2 << 2 << 2;
        QTest::newRow("up to date") << 1 << 3 << 3;
        QTest::newRow("newer than the hub") << 1 << 9 << 3;
        QTest::newRow("from the future") << 4 << 9 << 0;
        QTest::newRow("too old") << 0 << 0 << 0;
        QTest::newRow("nonsense") << 3 << 1 << 0;
    }
    void bothSidesAgreeOnTheNewestThatBothRead()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const int, agreed);
        QCOMPARE(madeUp().common(from, to).value_or(0), agreed);
        const auto context = Stage().greet(from, to);
        QCOMPARE(bool(context), agreed != 0);
        if (context)
            QCOMPARE(context->schema.value_or(0), agreed);
        else
            QCOMPARE(context.error().code, ErrorCode::Unsupported);
        // With the one major of this program nothing changes for anybody.
        QCOMPARE(SchemaVersions::builtIn().common(1, 9).value_or(0), 1);
    }

    void thereAndBackIsTheSameWhereNothingIsLeftOut()
    {
        const SchemaVersions versions = madeUp();
        for (const QString &version : {u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s}) {
            const Json given = lesson(version);
            for (int to = 1; to <= 3; ++to) {
                const auto there = versions.migrated(given, to);
                QVERIFY(there);
                QCOMPARE(SchemaVersions::majorOf(*there), to);
                QCOMPARE((*there)[u"laterField"].toString(), u"kept"_s);
                QCOMPARE(there->contains(u"culture"), to > 1);
                QVERIFY(versions.isLossless(given, to));
                QCOMPARE(*versions.migrated(writeJson(given), to), writeJson(*there));
            }
        }
        QVERIFY(versions.isLossless(lesson(u"3.0.0"_s, 7), 3));
        QVERIFY(!versions.isLossless(lesson(u"3.0.0"_s, 7), 2));
        QVERIFY(!versions.migrated(lesson(u"3.0.0"_s, 7), 1)->contains(u"fromAge"));
    }

    void whatSaysNoMajorOfOursIsLeftOrRefused()
    {
        const SchemaVersions versions = madeUp();
        const Json plain{JsonObject{{u"a"_s, 1}}};
        QCOMPARE(*versions.migrated(plain, 1), plain);
        for (const QString &version : {u"4.0.0"_s, u"0.9.0"_s}) {
            const auto made = versions.migrated(lesson(version), 2);
            QVERIFY(!made);
            QCOMPARE(made.error().code, ErrorCode::Unsupported);
            QVERIFY(made.error().detail.contains(u"/schemaVersion"));
        }
        QCOMPARE(*versions.migrated(lesson(u"x.0.0"_s), 2), lesson(u"x.0.0"_s));
        QVERIFY(!versions.migrated(QByteArray("{"), 2));
    }

    //! W7
    void eachReadsLessonsInItsOwnMajor()
    {
        Stage stage;
        const QByteArray stored = writeJson(lesson(u"3.0.0"_s, 7));
        stage.store.put(u"a"_s, lesson(u"3.0.0"_s, 7));
        stage.store.put(u"old"_s, lesson(u"1.0.0"_s)); // from before the hub was updated
        QStringList keys;
        for (int major = 1; major <= 3; ++major) {
            const auto context = stage.greet(major, major);
            QVERIFY(context);
            keys.append(context->formKey());
            for (const QString &id : {u"a"_s, u"old"_s}) {
                const Wire::Item item = stage.item(*context, id);
                const auto body = readJson(item.body);
                QVERIFY(body);
                QCOMPARE(SchemaVersions::majorOf(*body), major);
                QCOMPARE(body->contains(u"culturalNotes"), major == 1);
                QCOMPARE(body->contains(u"fromAge"), major == 3 && id == u"a");
                QCOMPARE(item.adaptedHash, Sha256::of(item.body));
            }
            QCOMPARE(stage.item(*context).hash, Sha256::of(stored));
            // And the same in the feed.
            const auto page =
                readPage(*stage.reader, *context, {stage.store.epoch, Sequence(0)}, {});
            QVERIFY(page);
            QCOMPARE(page->changes.size(), 2);
            for (const Wire::ChangeLine &line : page->changes) {
                QCOMPARE(SchemaVersions::majorOf(*readJson(line.body)), major);
                QCOMPARE(line.adaptedHash, Sha256::of(line.body));
            }
        }
        keys.removeDuplicates();
        QCOMPARE(keys.size(), 3); // no two share a frame
        // The stored bytes are of the newest major only.
        QVERIFY(!stage.greet(1, 2, Wire::Form::Canonical));
        QVERIFY(stage.greet(1, 3, Wire::Form::Canonical));
        const auto old = stage.greet(1, 1);
        const Reply reply =
            stage.rpc.call(*old, Wire::GetItems{{ItemId(u"a"_s)}, {}, Wire::Form::Canonical});
        QVERIFY(!std::get_if<Wire::ItemsAnswer>(&*reply.answer));
    }

    void editsOfAnOldAppAreRaised()
    {
        Stage stage;
        stage.store.put(u"a"_s, lesson(u"3.0.0"_s));
        const BaseVersion base{Version(1), Sha256::of(writeJson(lesson(u"3.0.0"_s)))};
        const auto old = stage.greet(1, 1);
        Json edited = lesson(u"1.0.0"_s);
        edited.set(u"level"_s, u"A2"_s);
        auto taken = stage.push(*old, base, EditBody{edited});
        QVERIFY(taken);
        Json wanted = lesson(u"3.0.0"_s);
        wanted.set(u"level"_s, u"A2"_s);
        QCOMPARE(std::get<EditBody>(taken->content).body, wanted);
        // New ones too, and deletions; but no patch, which fits the stored bytes alone.
        taken = stage.push(*old, BaseAbsent{}, EditBody{lesson(u"1.0.0"_s)});
        QVERIFY(taken);
        QCOMPARE(std::get<EditBody>(taken->content).body, lesson(u"3.0.0"_s));
        QVERIFY(stage.push(*old, base, EditDelete{}));
        const auto patch = stage.push(*old, base, EditPatch{{}});
        QVERIFY(!patch);
        QCOMPARE(patch.error().code, ErrorCode::Unsupported);
        // Nobody deletes what they were never shown.
        stage.store.put(u"a"_s, lesson(u"3.0.0"_s, 7));
        const BaseVersion rich{Version(2), Sha256::of(writeJson(lesson(u"3.0.0"_s, 7)))};
        const auto blind = stage.push(*old, rich, EditBody{edited});
        QVERIFY(!blind);
        QVERIFY(blind.error().detail.contains(u"schema major 1"));
        QVERIFY(stage.push(*stage.greet(3, 3), rich, EditBody{lesson(u"3.0.0"_s, 8)}));
    }
};

QTEST_GUILESS_MAIN(TestSchemaForms)
#include "tst_schemaforms.moc"
