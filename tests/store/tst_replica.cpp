#include "engine/store/query.h"
#include "engine/store/replica.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;

namespace {

ReplicaItem lesson(const char *id, qint64 version, qint64 sequence, const QByteArray &body = "{}")
{
    ReplicaItem item;
    item.id = ItemId(QString::fromLatin1(id));
    item.type = QStringLiteral("lesson");
    item.version = Version(version);
    item.hash = Sha256::of("canonical " + body);
    item.adaptedHash = Sha256::of(body);
    item.sequence = Sequence(sequence);
    item.hasBody = !body.isEmpty();
    item.body = body;
    return item;
}

QStringList names(const QList<ReplicaItem> &items)
{
    QStringList found;
    for (const ReplicaItem &item : items)
        found.append(item.id.toString());
    return found;
}

} // namespace

class TestReplica : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void cleanup()
    {
        m_replica.reset();
        m_database.reset();
        m_folder.reset();
    }

    void anItemComesBackAsItWasPut()
    {
        const ReplicaItem full = lesson("a", 3, 17, R"({"title":"Mhoro"})");
        QVERIFY(m_replica->put(full));
        reopen();
        QCOMPARE(**m_replica->item(full.id), full);
        const ReplicaItem header = lesson("b", 1, 18, {});
        QVERIFY(m_replica->put(header));
        QCOMPARE(**m_replica->item(header.id), header);
        QVERIFY(!*m_replica->item(ItemId(QStringLiteral("c"))));
    }

    void listsOnlyWhatIsThere()
    {
        for (const char *id : {"a", "b", "c", "d"})
            QVERIFY(m_replica->put(lesson(id, 1, 1)));
        ReplicaItem gone = lesson("b", 2, 5);
        gone.deleted = true;
        QVERIFY(m_replica->put(gone));
        ReplicaItem other = lesson("d", 1, 1);
        other.type = QStringLiteral("document");
        QVERIFY(m_replica->put(other));
        const ItemId wantedOnly(QStringLiteral("e"));
        QVERIFY(m_replica->want(wantedOnly, QStringLiteral("lesson"), Version(2)));

        QCOMPARE(names(*m_replica->items({}, 100)), QStringList({u"a"_qs, u"c"_qs, u"d"_qs}));
        QCOMPARE(names(*m_replica->items(ItemId(u"a"_qs), 1)), QStringList({u"c"_qs}));
        QCOMPARE(names(*m_replica->items({}, 100, u"document"_qs)), QStringList({u"d"_qs}));
        QCOMPARE(*m_replica->types(), QStringList({u"document"_qs, u"lesson"_qs}));
        const auto counts = m_replica->counts();
        QCOMPARE(counts->items, 3);
        QCOMPARE(counts->bodies, 3);
        QCOMPARE(counts->wanted, 1);
        QVERIFY(!(**m_replica->item(wantedOnly)).isLive());
    }

    void theCursorAndTheRulesAreKept()
    {
        QVERIFY(!*m_replica->cursor());
        QVERIFY(m_replica->adapter()->isEmpty());
        const Cursor cursor{newEpoch(), Sequence(41)};
        QVERIFY(m_replica->setCursor(cursor));
        QVERIFY(m_replica->setAdapter(u"rules"_qs));
        reopen();
        QCOMPARE(*m_replica->cursor(), std::optional(cursor));
        QCOMPARE(*m_replica->adapter(), u"rules"_qs);
    }

    void aDamagedCursorIsAnError()
    {
        QVERIFY(execute(*m_database,
                        u"INSERT INTO client_state (key, value) VALUES ('cursor', 'x')"_qs));
        QCOMPARE(m_replica->cursor().error().code, ErrorCode::Corrupt);
    }

    // W79
    void deletedItemsAreRememberedUntilTheCursorPassedThem()
    {
        ReplicaItem gone = lesson("a", 4, 20, {});
        gone.deleted = true;
        QVERIFY(m_replica->put(gone));
        QVERIFY(m_replica->trimDeleted(Sequence(19)));
        QCOMPARE((**m_replica->item(gone.id)).version, Version(4));
        QVERIFY(m_replica->trimDeleted(Sequence(20)));
        QVERIFY(!*m_replica->item(gone.id));
    }

    void wantedItemsAreFoundAgainAfterARestart()
    {
        QVERIFY(m_replica->put(lesson("a", 3, 1)));
        QVERIFY(m_replica->want(ItemId(u"a"_qs), u"lesson"_qs, Version(5)));
        QVERIFY(m_replica->want(ItemId(u"a"_qs), u"lesson"_qs, Version(4)));
        QVERIFY(m_replica->want(ItemId(u"b"_qs), u"lesson"_qs, Version()));
        reopen();
        QCOMPARE(*m_replica->wanted({}, 10), QList<ItemId>({ItemId(u"a"_qs), ItemId(u"b"_qs)}));
        QCOMPARE(*m_replica->wanted(ItemId(u"a"_qs), 10), QList<ItemId>({ItemId(u"b"_qs)}));
        // What is held stays readable as long as the new form has not come.
        const auto held = **m_replica->item(ItemId(u"a"_qs));
        QCOMPARE(held.version, Version(3));
        QCOMPARE(held.wanted, Version(5));
        QVERIFY(held.hasBody);
    }

    void newRulesOfAdaptationWantAllBodiesAndNoHeaders()
    {
        QVERIFY(m_replica->put(lesson("a", 3, 1)));
        QVERIFY(m_replica->put(lesson("b", 1, 2, {})));
        QVERIFY(m_replica->wantAllBodies());
        QCOMPARE(*m_replica->wanted({}, 10), QList<ItemId>({ItemId(u"a"_qs)}));
    }

    // W78
    void aResetMakesEverythingWaitForConfirmation()
    {
        QVERIFY(m_replica->put(lesson("a", 9, 50)));
        QVERIFY(m_replica->put(lesson("b", 2, 51)));
        ReplicaItem gone = lesson("c", 4, 99);
        gone.deleted = true;
        QVERIFY(m_replica->put(gone));
        QVERIFY(!*m_replica->repairing());
        const Cursor head{newEpoch(), Sequence(7)};
        QVERIFY(m_replica->beginRepair(head));
        reopen();
        QVERIFY(*m_replica->repairing());
        QCOMPARE(*m_replica->cursor(), std::optional(head));
        const auto held = **m_replica->item(ItemId(u"a"_qs));
        QCOMPARE(held.version, Version(9));
        QCOMPARE(held.counted(), Version(0));
        QCOMPARE(held.sequence, Sequence(0));
        QVERIFY(!*m_replica->item(ItemId(u"c"_qs))); // its place was one of the old log
        QVERIFY(m_replica->confirm(ItemId(u"a"_qs)));
        QCOMPARE((**m_replica->item(ItemId(u"a"_qs))).counted(), Version(9));
        QVERIFY(m_replica->endRepair());
        QVERIFY(!*m_replica->repairing());
    }

    void aNewerProgramsStoreIsRefused()
    {
        QVERIFY(execute(
            *m_database,
            u"INSERT INTO migration (number, name, checksum, applied_at) VALUES (99, 'x', 'y', 0)"_qs));
        m_replica.reset();
        m_database.reset();
        const auto again = Replica::openStore(m_folder->filePath(u"client.db"_qs));
        QCOMPARE(again.error().code, ErrorCode::NewerStore);
    }

private:
    void reopen()
    {
        m_replica.reset();
        m_database.reset();
        auto database = Replica::openStore(m_folder->filePath(QStringLiteral("client.db")));
        QVERIFY2(database, qPrintable(database ? QString() : database.error().detail));
        m_database = *std::move(database);
        m_replica.emplace(*m_database);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::optional<Replica> m_replica;
};

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
