#include "engine/store/verify.h"

#include "engine/store/chainwalk.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/eventlog.h"
#include "engine/store/itemsearch.h"
#include "engine/store/personnames.h"
#include "engine/store/query.h"
#include "engine/store/replay.h"
#include "tests/support/temporarystore.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const TenantId demo(u"demo"_s);

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TemporaryStore>();
        m_next = {};
    }

    //! Whatever clients send, the heads are what the log says they are.
    void replayGivesTheSameBytes()
    {
        const quint32 seed = qEnvironmentVariableIsSet("SEED")
                                 ? qEnvironmentVariable("SEED").toUInt()
                                 : QRandomGenerator::system()->generate();
        qInfo("SEED=%u", seed);
        randomEdits(seed, 400);
        const auto report = replayStore(m_store->database());
        QVERIFY(report);
        QVERIFY2(report->isEqual(), qPrintable(report->problems.join(u'\n')));
        QVERIFY(report->items > 5);
        QVERIFY(report->revisions > report->items);
        QVERIFY(report->conflicts > 5);
        // All of them: some were settled again by what came later.
        qint64 rows = 0;
        QVERIFY(firstRow(m_store->database(), u"SELECT count(*) FROM conflict"_s, {},
                         [&](const QSqlQuery &row) { rows = row.value(0).toLongLong(); }));
        QCOMPARE(report->conflicts, rows);
        QVERIFY(ConflictQueue(m_store->database()).count(demo).value() <= rows);
        QVERIFY(verified().isEmpty());
        // A connection that only reads can do it as well.
        const auto reader = Database::open(m_store->file(), Database::Mode::ReadOnly);
        const auto again = replayStore(**reader);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->rebuilt, report->rebuilt);
    }

    void commitsMeanwhileAreNotFaults()
    {
        randomEdits(7, 400);
        const auto reader = Database::open(m_store->file(), Database::Mode::ReadOnly);
        int commits = 0;
        bool now = true;
        // At every second tick, so that a reader that sees each commit comes to an end as well.
        const JobTick commitOne = [&](qint64, qint64, const QString &) {
            if (!std::exchange(now, !now))
                return true;
            const QString id = u"meanwhile"_s;
            const Json body = lessonBody(id, u"text %1"_s.arg(++commits));
            return m_store
                ->inTransaction([&](Committer &committer) -> Result<void> {
                    const auto head = ContentStore(committer.database()).head(demo, ItemId(id));
                    if (!head)
                        return head.error();
                    const EditBase base =
                        *head ? EditBase(BaseVersion{(*head)->version, (*head)->hash})
                              : EditBase(BaseAbsent{});
                    const auto done = committer.commitOwn(demo, bodyEdit(1, id, base, body), {});
                    return done ? Result<void>() : done.error();
                })
                .has_value();
        };
        const auto report = replayStore(**reader, commitOne);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(commits > 0);
        QVERIFY2(report->isEqual(), qPrintable(report->problems.join(u'\n')));
        const int before = commits;
        const auto verified =
            verifyStore(**reader, BlobStore(blobFolder(m_store->folder())), commitOne);
        QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
        QVERIFY(commits > before);
        QVERIFY2(verified->problems.isEmpty(), qPrintable(verified->problems.join(u'\n')));
        // The next one sees what was committed.
        QVERIFY(replayStore(**reader)->events > report->events);
    }

    void namesAndBodiesAreErasedAndTheChainStillVerifies()
    {
        randomEdits(7, 60);
        QList<Sha256> hashes;
        QVERIFY(eachRow(m_store->database(), u"SELECT hash FROM body LIMIT 5"_s, {},
                        [&](const QSqlQuery &row) { hashes.append(hashColumn(row, 0)); }));
        QVERIFY(m_store->inTransaction([&](Committer &committer) -> Result<void> {
            const auto erased = PersonNames(committer.database()).erase(demo, u"Rudo"_s);
            if (!erased || !*erased)
                return Error{};
            for (const Sha256 &hash : hashes) {
                const auto gone = ContentWriter(committer.database()).eraseBody(demo, hash);
                if (!gone || !*gone)
                    return Error{};
            }
            return {};
        }));
        QCOMPARE(ContentStore(m_store->database()).body(demo, hashes[0]).error().code,
                 ErrorCode::NotFound);
        qint64 named = -1;
        QVERIFY(firstRow(m_store->database(), u"SELECT count(*) FROM person WHERE name = 'Rudo'"_s,
                         {}, [&](const QSqlQuery &row) { named = row.value(0).toLongLong(); }));
        QCOMPARE(named, 0);
        QVERIFY2(verified().isEmpty(), qPrintable(verified().join(u'\n')));
    }

    void whatIsWrongIsFoundAndNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("words");
        QTest::newRow("an event's content")
            << u"UPDATE event SET canonical = replace(canonical, '\"A\"', '\"B\"') || ' ' WHERE sequence = 3"_s
            << u"event of tenant demo, row 3: hash"_s;
        QTest::newRow("an event's hash")
            << u"UPDATE event SET hash = x'00' || substr(hash, 2) WHERE sequence = 3"_s
            << u"event of tenant demo, row 4: previous hash"_s;
        QTest::newRow("an event's kind") << u"UPDATE event SET kind = 'admin' WHERE sequence = 3"_s
                                         << u"event of tenant demo, row 3: kind"_s;
        QTest::newRow("an event that is gone")
            << u"DELETE FROM event WHERE sequence = 3"_s
            << u"event of tenant demo, row 4: sequence: expected 3"_s;
        QTest::newRow("the last event gone")
            << u"DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)"_s
            << u"tenant of tenant demo, row demo: head"_s;
        QTest::newRow("the place of the head")
            << u"UPDATE tenant SET head = head + 1"_s << u"head: expected"_s;
        QTest::newRow("the hash of the head")
            << u"UPDATE tenant SET head_hash = x'01' || substr(head_hash, 2)"_s
            << u"head hash: expected"_s;
        QTest::newRow("a body's bytes")
            << u"UPDATE body SET content = substr(content, 1, 20) || x'21' || substr(content, 22) WHERE rowid = 2"_s
            << u"body of tenant demo"_s;
        QTest::newRow("a body that is gone")
            << u"DELETE FROM body WHERE rowid = 2"_s << u"its body"_s;
        QTest::newRow("an item's version")
            << u"UPDATE item SET version = version + 1 WHERE id = (SELECT min(id) FROM item)"_s
            << u"column version: expected"_s;
        QTest::newRow("an item's hash")
            << u"UPDATE item SET hash = x'01' || substr(hash, 2) WHERE id = (SELECT min(id) FROM item)"_s
            << u"column hash: expected"_s;
        QTest::newRow("an item's title")
            << u"UPDATE item SET title = title || 'x' WHERE id = (SELECT min(id) FROM item WHERE deleted = 0)"_s
            << u"column title is not what the body says"_s;
        QTest::newRow("an item that is gone")
            << u"DELETE FROM item WHERE id = (SELECT min(id) FROM item)"_s
            << u"is missing, but the log made it"_s;
        QTest::newRow("an item nobody made")
            << u"INSERT INTO item SELECT tenant, 'zzz', type, version, hash, deleted, sequence, at, bytes, edited_at, person, platform, title, title_key, gloss, level, unit, review_state, search_text FROM item LIMIT 1"_s
            << u"row zzz: is there, but the log never made it"_s;
        QTest::newRow("a revision's time")
            << u"UPDATE revision SET at = at + 1 WHERE sequence = 2"_s
            << u"revision of tenant demo"_s;
        QTest::newRow("a revision's parent")
            << u"UPDATE revision SET parent = parent + 1 WHERE sequence = 2"_s
            << u"column parent: expected"_s;
        QTest::newRow("a conflict's waiting body")
            << u"UPDATE conflict SET incoming_hash = x'01' || substr(incoming_hash, 2) WHERE conflict = (SELECT min(conflict) FROM conflict WHERE incoming_hash IS NOT NULL)"_s
            << u"column incoming_hash: expected"_s;
        QTest::newRow("a conflict that is gone")
            << u"DELETE FROM conflict WHERE conflict = (SELECT min(conflict) FROM conflict)"_s
            << u"is missing, but the log made it"_s;
        QTest::newRow("a receipt's text")
            << u"UPDATE receipt SET receipt = x'7b' WHERE n = 2 AND client = 'c1'"_s
            << u"receipt of tenant demo, row c1/2"_s;
        QTest::newRow("a receipt's version")
            << u"UPDATE receipt SET receipt = CAST(replace(CAST(receipt AS TEXT), '\"version\":', '\"version\":9') AS BLOB) WHERE CAST(receipt AS TEXT) LIKE '%applied%'"_s
            << u"it names a revision that is not there"_s;
        QTest::newRow("a receipt that is gone")
            << u"DELETE FROM receipt WHERE n = 2 AND client = 'c1'"_s
            << u"client of tenant demo, row c1: last edit"_s;
        QTest::newRow("a client's counter")
            << u"UPDATE client SET last_edit = last_edit - 1 WHERE client = 'c1'"_s
            << u"its client's last edit is"_s;
        QTest::newRow("a blob that was never put")
            << u"INSERT INTO blob VALUES ('demo', x'0000000000000000000000000000000000000000000000000000000000000001', 5, 0)"_s
            << u"there is no blob"_s;
    }

    void whatIsWrongIsFoundAndNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, words);
        randomEdits(11, 60);
        QVERIFY(verified().isEmpty());
        QVERIFY(execute(m_store->database(), u"DROP TRIGGER event_refuses_UPDATE"_s));
        QVERIFY(execute(m_store->database(), u"DROP TRIGGER event_refuses_DELETE"_s));
        const auto broken = m_store->database().run(sql);
        QVERIFY2(broken, broken ? "" : qPrintable(broken.error().detail));
        QVERIFY2((*broken)->numRowsAffected() > 0, "the row broke nothing");
        const QStringList problems = verified();
        QVERIFY2(!problems.filter(words).isEmpty(), qPrintable(u"got: "_s + problems.join(u'\n')));
    }

    void aBlobWithAFlippedBitIsFound()
    {
        const BlobStore blobs(blobFolder(m_store->folder()));
        const QByteArray bytes(1000, 'a');
        QVERIFY(blobs.put(Sha256::of(bytes), bytes));
        QVERIFY(m_store->inTransaction([&](Committer &committer) {
            return committer.addBlob(demo, Sha256::of(bytes), bytes.size());
        }));
        QVERIFY(verified().isEmpty());
        QFile file(blobs.path(Sha256::of(bytes)));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(500);
        file.write("b");
        file.close();
        QVERIFY(verified().first().contains(Sha256::of(bytes).toHex()));
        QVERIFY(blobs.contains(Sha256::of(bytes))); // looking changes nothing
    }

    void theChainIsWalkedStepByStepWhileOthersCommit()
    {
        randomEdits(5, 200);
        const auto reader = Database::open(m_store->file(), Database::Mode::ReadOnly);
        ChainWalk walk(demo);
        int steps = 0;
        for (bool more = true; more; ++steps) {
            const auto snapshot = Transaction::begin(**reader);
            const auto stepped = walk.step(**reader, 50);
            QVERIFY(snapshot && stepped);
            more = *stepped;
            if (steps < 2)
                randomEdits(quint32(steps), 20);
        }
        QVERIFY(steps >= 4);
        const auto head = EventLog(m_store->database()).head(demo);
        QCOMPARE(walk.report().upTo, head->sequence);
        QCOMPARE(walk.report().events, head->sequence.value());
        QVERIFY(walk.report().breaks.isEmpty());
    }

    void aBrokenChainIsToldByPlaceAndFault()
    {
        randomEdits(11, 60);
        QVERIFY(execute(m_store->database(), u"DROP TRIGGER event_refuses_UPDATE"_s));
        QVERIFY(execute(m_store->database(),
                        u"UPDATE event SET canonical = canonical || ' ' WHERE sequence = 7"_s));
        ChainWalk walk(demo);
        while (walk.step(m_store->database(), 10).value()) {
        }
        QVERIFY(walk.report().breaks.size() >= 2);
        QCOMPARE(walk.report().breaks[0].sequence, Sequence(7));
        QCOMPARE(walk.report().breaks[0].fault, ChainFault::Content);
        QCOMPARE(walk.report().breaks[1].fault, ChainFault::Form);
    }

    void verifyStopsWhenAsked()
    {
        randomEdits(3, 300);
        const auto stopped =
            verifyStore(m_store->database(), BlobStore(blobFolder(m_store->folder())),
                        [](qint64, qint64, const QString &) { return false; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }

    void theListIsFilteredOrderedAndPaged()
    {
        QVERIFY(m_store->inTransaction([&](Committer &committer) -> Result<void> {
            int n = 0;
            for (const QString &title : {u"Nzvímbo"_s, u"Mhuri"_s, u"mapéno"_s, u"Zororo"_s}) {
                const QString id = u"sna.list."_s + QString::number(++n);
                Json body = lessonBody(id, title);
                body.set(u"vocabulary"_s,
                         JsonArray{JsonObject{{u"headword"_s, u"shoko"_s + QString::number(n)}}});
                const auto done =
                    committer.commitOwn(demo, bodyEdit(0, id, BaseAbsent{}, body), {});
                if (!done)
                    return done.error();
            }
            return {};
        }));
        const auto ids = [&](const ItemSearch &search) {
            QStringList list;
            const auto found = findItems(m_store->database(), demo, search);
            for (const FoundItem &item : found->rows)
                list.append(item.id.toString().last(1));
            list.append(u"%1/%2"_s.arg(found->matching).arg(found->total));
            return list.join(u' ');
        };
        QCOMPARE(ids({}), u"1 2 3 4 4/4"_s);
        QCOMPARE(ids({u"NZVIMBO"_s}), u"1 1/4"_s);
        QCOMPARE(ids({u"nzvímbò"_s}), u"1 1/4"_s);
        QCOMPARE(ids({u"shoko3"_s}), u"3 1/4"_s);
        QCOMPARE(ids({u"gloss sna"_s}), u"1 2 3 4 4/4"_s);
        QCOMPARE(ids({u"gloss nowhere"_s}), u"0/4"_s);
        QCOMPARE(ids({u"%"_s}), u"0/4"_s);
        QCOMPARE(ids({u""_s, u"title"_s}), u"3 2 1 4 4/4"_s);
        QCOMPARE(ids({u""_s, u"title"_s, true, 1, 2}), u"1 2 4/4"_s);
        QCOMPARE(findItems(m_store->database(), demo, {u""_s, u"hash; DROP"_s}).error().code,
                 ErrorCode::Invalid);
        QCOMPARE(findItem(m_store->database(), demo, ItemId(u"sna.list.1"_s)).value()->editedBy,
                 u"Rudo"_s);
        QVERIFY(!findItem(m_store->database(), demo, ItemId(u"sna.none"_s)).value());
    }

private:
    QStringList verified()
    {
        const auto result =
            verifyStore(m_store->database(), BlobStore(blobFolder(m_store->folder())));
        return result ? result->problems : QStringList{result.error().detail};
    }

    //! Edits of three clients on eight items, on right, stale, own and unknown bases.
    void randomEdits(quint32 seed, int count)
    {
        QRandomGenerator random(seed);
        const auto done = m_store->inTransaction([&](Committer &committer) -> Result<void> {
            QList<std::pair<QString, Receipt>> past;
            for (int i = 0; i < count; ++i) {
                m_store->clock().advance(std::chrono::milliseconds(random.bounded(50)));
                const QString client = u"c"_s + QString::number(1 + random.bounded(3));
                const QString id = u"sna.item."_s + QString::number(random.bounded(8));
                Edit edit = bodyEdit(++m_next[client], id, BaseAbsent{},
                                     lessonBody(id, u"Shoko %1"_s.arg(random.bounded(40))));
                edit.at = m_store->clock().utc() +
                          std::chrono::milliseconds(random.bounded(100'000) - 50'000);
                const auto head = ContentStore(committer.database()).head(demo, ItemId(id)).value();
                switch (random.bounded(8)) {
                case 0:
                case 1:
                case 2:
                case 3:
                    if (head)
                        edit.base = BaseVersion{head->version, head->hash};
                    break;
                case 4:
                    if (head)
                        edit.base = BaseVersion{
                            Version(1 + random.bounded(int(head->version.value()))), head->hash};
                    break;
                case 5:
                    for (auto it = past.crbegin(); it != past.crend(); ++it) {
                        if (it->first == client && it->second.id == edit.id) {
                            edit.base = BaseOwnEdit{it->second.n};
                            break;
                        }
                    }
                    break;
                case 6:
                    edit.base = BaseVersion{Version(500), Sha256::of("unknown")};
                    break;
                default:
                    break;
                }
                const int kind = int(random.bounded(10));
                if (kind == 0)
                    edit.content = EditDelete{};
                else if (kind == 1)
                    edit.content = EditPatch{{JsonObject{{u"op"_s, u"replace"_s},
                                                         {u"path"_s, u"/title/en"_s},
                                                         {u"value"_s, QString::number(i)}}}};
                edit.author = random.bounded(2) ? u"Rudo"_s : u"Tendai"_s;
                Submission from;
                from.tenant = demo;
                from.client = ClientId(client);
                from.platform = u"web"_s;
                const auto receipt = committer.take(from, submitted(edit));
                if (!receipt)
                    return receipt.error();
                past.append({client, *receipt});
            }
            return {};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    std::unique_ptr<TemporaryStore> m_store;
    QHash<QString, qint64> m_next;
};

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
