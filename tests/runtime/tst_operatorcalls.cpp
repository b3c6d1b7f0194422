#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/client/blobtransfer.h"
#include "engine/runtime/engine.h"
#include "engine/runtime/localcontentapi.h"
#include "engine/store/blobstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "tests/support/enginehouse.h"
#include "tests/support/testhub.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What an operator orders from afar, on a whole engine over real sockets: who may, what it costs,
//! what clients do, and what stands in the log afterwards.
class TestOperatorCalls : public QObject
{
    Q_OBJECT

    //! An engine with the sample course, and tokens for whoever comes.
    struct House : EngineHouse
    {
        const qint64 lessons = settled(engine->content().importSampleCourse(u"Rudo"_s))->added;

        //! The newest event of an operator: what, and whose token.
        std::pair<QString, QString> lastOrder() const
        {
            const Json event = lastEvent();
            return {event[u"action"].toString(), event[u"subject"].toString()};
        }
        Json lastEvent() const
        {
            const auto database = openForReading(storeFile(engine->dataFolder()));
            const auto events = EventLog(**database).latest(engine->tenant(), 50);
            for (const Event &event : *events) {
                const QString action = event.canonical[u"action"].toString();
                if (event.kind == u"admin" && !action.startsWith(u"token"))
                    return event.canonical;
            }
            return {};
        }
    };

    static Json hello(RawClient &client, const QString &token, const QString &cursor = {},
                      const QString &id = u"raw"_s)
    {
        JsonObject more{{u"token"_s, token}, {u"types"_s, JsonArray()}};
        if (!cursor.isEmpty())
            more.set(u"cursor"_s, cursor);
        return client.hello(id, Json(more));
    }

private Q_SLOTS:
    // W90
    void onlyAnOperatorMayOrder()
    {
        const House house;
        for (const QString &role : QStringList{u"device"_s, u"editor"_s, u"curriculum"_s}) {
            RawClient client(house.url());
            QVERIFY(client.waitOpen());
            QVERIFY(hello(client, house.token(role), {}, role)[u"result"].isObject());
            for (const QString &method :
                 QStringList{u"admin.forceSyncAll"_s, u"admin.clearLocalContent"_s,
                             u"admin.stats"_s, u"admin.drain"_s}) {
                const Json answer = client.call(method, Json(JsonObject()));
                QCOMPARE(answer[u"error"][u"data"][u"code"].toString(), u"forbidden"_s);
            }
        }
        QCOMPARE(house.lastOrder().first, QString());
    }

    void whoPinsOrChangesThePolicyOfTheCacheIsNoted()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"operator"_s))[u"result"].isObject());
        const Json order(JsonObject{{u"key"_s, u"demo/adapted/none"_s}, {u"pinned"_s, true}});
        const Json nothing = client.call(u"admin.cachePin"_s, order);
        QCOMPARE(nothing[u"error"][u"data"][u"code"].toString(), u"not_found"_s);
        QCOMPARE(house.lastOrder().first, QString());
        // What a new device is sent is kept.
        RawClient device(house.url());
        QVERIFY(device.waitOpen());
        const Json fresh(JsonObject{{u"token"_s, house.token(u"device"_s)}});
        QVERIFY(device.hello(u"tablet"_s, fresh)[u"result"].isObject());
        Json entry;
        QTRY_VERIFY_WITH_TIMEOUT(
            (entry = client
                         .call(u"admin.cacheStats"_s,
                               Json(JsonObject{{u"entries"_s, 1}}))[u"result"][u"entries"]
                         .at(0),
             !entry[u"key"].toString().isEmpty()),
            5000);
        for (const bool pinned : {true, false}) {
            const Json done = client.call(
                u"admin.cachePin"_s,
                Json(JsonObject{{u"key"_s, entry[u"key"].toString()}, {u"pinned"_s, pinned}}));
            QVERIFY2(done[u"error"].isNull(), writeJson(done).constData());
            const auto [action, subject] = house.lastOrder();
            QCOMPARE(action, pinned ? u"cache-pinned"_s : u"cache-unpinned"_s);
            QVERIFY(!subject.isEmpty());
        }
        (void)client.call(u"admin.setSetting"_s,
                          Json(JsonObject{{u"key"_s, u"cache.policy"_s}, {u"value"_s, u"lru"_s}}));
        QTRY_COMPARE(house.lastOrder().first, u"setting-changed"_s);
        QVERIFY(!house.lastOrder().second.isEmpty());
        // Who sits at this computer leaves the same trace, without a name.
        QVERIFY(settled(house.engine->admin().setSetting(u"cache.policy"_s, Json(u"lfu"_s))));
        QCOMPARE(house.lastOrder().first, u"setting-changed"_s);
        QVERIFY(house.lastOrder().second.isEmpty());
        RawClient editor(house.url());
        QVERIFY(editor.waitOpen());
        QVERIFY(hello(editor, house.token(u"editor"_s), {}, u"editor"_s)[u"result"].isObject());
        const Json refused = editor.call(u"admin.cachePin"_s, order);
        QCOMPARE(refused[u"error"][u"data"][u"code"].toString(), u"forbidden"_s);
    }

    //! The settings name the origin while it runs; what it mended stands in the log and on the
    //! page.
    void aDamagedFileIsMendedFromTheHubThatTheSettingsName()
    {
        const QTemporaryDir folder;
        const QByteArray bytes(50'000, 'b');
        const Sha256 hash = Sha256::of(bytes);
        QFile source(folder.filePath(u"clip.ogg"_s));
        QVERIFY(source.open(QIODevice::WriteOnly) && source.write(bytes) == bytes.size());
        source.close();
        const House upstream;
        const House house;
        const auto transfer = [&](const House &hub) {
            SyncClientOptions options;
            options.session.tenant = hub.engine->tenant();
            options.session.platform = u"desktop"_s;
            options.session.token = hub.token(u"editor"_s);
            options.http = QUrl(hub.engine->httpAddress());
            return std::make_unique<BlobTransfer>(options, folder.filePath(u"fetched"_s));
        };
        for (const House *hub : {&upstream, &house})
            QVERIFY(settled(transfer(*hub)->send(source.fileName())));
        const BlobStore blobs(house.engine->dataFolder() + u"/blobs"_s);
        QFile damaged(blobs.path(hash));
        QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.write("damage") == 6);
        damaged.close();

        QFile token(house.engine->dataFolder() + u"/origin.token"_s);
        const QByteArray secret = upstream.token(u"device"_s).toLatin1();
        QVERIFY(token.open(QIODevice::WriteOnly) && token.write(secret + '\n') > 0);
        token.close();
        AdminApi &admin = house.engine->admin();
        QVERIFY(settled(admin.setSetting(u"blobs.originTokenFile"_s, Json(u"origin.token"_s))));
        const Json address(upstream.engine->httpAddress());
        QVERIFY(settled(admin.setSetting(u"blobs.origin"_s, address)));
        QCOMPARE(house.lastEvent()[u"details"][u"value"], address);
        QTRY_COMPARE(settled(house.engine->cache().report(0))->network.host, u"127.0.0.1"_s);

        const auto fetched = settled(transfer(house)->fetch(hash));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().detail));
        QVERIFY(blobs.verify(hash));
        QTRY_COMPARE(house.lastOrder().first, u"blob-repaired"_s);
        QCOMPARE(house.lastEvent()[u"details"][u"hash"].toString(), hash.toHex());
        const auto report = settled(house.engine->cache().report(0));
        QCOMPARE(report->network.fetched, 1);
        QCOMPARE(report->network.repaired, 1);
        QCOMPARE(report->network.bytes, bytes.size());
        // Switched off, it is as it was before.
        QVERIFY(settled(admin.setSetting(u"blobs.origin"_s, Json(u""_s))));
        QTRY_VERIFY(settled(house.engine->cache().report(0))->network.host.isEmpty());
        QVERIFY(damaged.remove());
        QVERIFY(QFile::remove(*fetched));
        QCOMPARE(settled(transfer(house)->fetch(hash)).error().code, ErrorCode::NotFound);
    }

    //! From the store, from every cache, and from what the cache learned from it.
    void whatIsErasedIsNowhereAndTheRestIsWhole()
    {
        const QByteArray secret("pasina anofanira kuziva izvi");
        const DisputedHouse house;
        const auto body = [](const QString &text) {
            return DisputedHouse::body(text, QString(2000, u'b'));
        };
        const auto first =
            house.save(u"doc.9"_s, BaseAbsent{}, body(QString::fromUtf8(secret)), u"Rudo"_s);
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        const Json device(JsonObject{{u"token"_s, house.token(u"device"_s)}});
        QVERIFY(client.hello(u"tablet"_s, device)[u"result"].isObject());
        QVERIFY(!client.next(u"sync.changes"_s).isNull());
        const auto second = house.save(u"doc.9"_s, BaseVersion{*first.version, *first.hash},
                                       body(u"now"_s), u"Rudo"_s);
        QTRY_VERIFY(settled(house.engine->cache().report(9))->entryCount > 0);
        auto &content = dynamic_cast<LocalContentApi &>(house.engine->content());

        // What waits for a person is decided first; of nothing there is nothing to erase.
        QCOMPARE(settled(content.eraseHistory(ItemId(u"doc.1"_s), false)).error().code,
                 ErrorCode::Invalid);
        QCOMPARE(settled(content.eraseHistory(ItemId(u"doc.none"_s), true)).error().code,
                 ErrorCode::NotFound);
        const auto would = settled(content.eraseHistory(ItemId(u"doc.9"_s), true));
        QCOMPARE(would->bodies, 1);
        QVERIFY(settled(house.engine->content().revision(ItemId(u"doc.9"_s), *first.version)));

        QCOMPARE(settled(content.eraseHistory(ItemId(u"doc.9"_s), false)).value_or({}), *would);
        QCOMPARE(settled(house.engine->content().revision(ItemId(u"doc.9"_s), *first.version))
                     .error()
                     .code,
                 ErrorCode::NotFound);
        QCOMPARE(house.head(u"doc.9"_s)[u"a"].toString(), u"now"_s);
        QCOMPARE(settled(house.engine->cache().report(9))->entryCount, 0);
        const auto verified = settled(house.engine->admin().verify());
        QVERIFY2(verified->problems.isEmpty(), qPrintable(verified->problems.join(u'\n')));
        QCOMPARE(settled(content.eraseHistory(ItemId(u"doc.9"_s), false))->bodies, 0);
        // A deleted one goes as a whole.
        Edit gone;
        gone.id = ItemId(u"doc.9"_s);
        gone.type = u"document"_s;
        gone.base = BaseVersion{*second.version, *second.hash};
        gone.content = EditDelete{};
        gone.author = u"Rudo"_s;
        gone.at = house.clock.utc();
        QVERIFY(settled(house.engine->content().save(gone)));
        QVERIFY(settled(content.eraseHistory(ItemId(u"doc.9"_s), false))->bodies >= 1);
        QCOMPARE(settled(house.engine->content().revision(ItemId(u"doc.9"_s), *second.version))
                     .error()
                     .code,
                 ErrorCode::NotFound);
        // Whoever comes now gets the headers, and everything else.
        RawClient later(house.url());
        QVERIFY(later.waitOpen());
        QVERIFY(later.hello(u"phone"_s, device)[u"result"].isObject());
        const Json changes = later.next(u"sync.changes"_s);
        QVERIFY(!changes.isNull());
        QVERIFY(!writeJson(changes).contains(secret));
    }

    void numbersAreToldOverTheLine()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"operator"_s))[u"result"].isObject());
        QTRY_VERIFY(house.engine->monitor().latest());
        const Json answer = client.call(u"admin.stats"_s, Json(JsonObject()));
        QCOMPARE(answer[u"result"][u"platforms"].toArray().size(), 5);
    }

    // W91
    void aDryRunSaysTheCostAndDoesNothing()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        const Json greeted = hello(client, house.token(u"operator"_s));
        const Json params = JsonObject{{u"dryRun"_s, true}};
        // The client is known to the store within about a second.
        Json answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer = client.call(u"admin.clearLocalContent"_s, params),
                                  answer[u"result"][u"devices"].toInteger() == 1),
                                 5000);
        QCOMPARE(answer[u"result"][u"items"].toInteger(), house.lessons);
        QVERIFY(answer[u"result"][u"bytes"].toInteger() > house.lessons * 500);
        QVERIFY(answer[u"result"][u"seq"].isNull());
        const Json compared = client.call(u"admin.forceSyncAll"_s, params);
        QVERIFY(compared[u"result"][u"bytes"].toInteger() <
                answer[u"result"][u"bytes"].toInteger());
        QCOMPARE(house.lastOrder().first, QString());
        QVERIFY(client.next(u"session.goaway"_s, 200).isNull());
        const Json nobody =
            client.call(u"admin.forceSyncAll"_s, Json(JsonObject{{u"client"_s, u"nobody"_s}}));
        QCOMPARE(nobody[u"error"][u"data"][u"code"].toString(), u"not_found"_s);
        const Json both =
            client.call(u"admin.forceSyncAll"_s,
                        Json(JsonObject{{u"client"_s, u"raw"_s}, {u"platform"_s, u"web"_s}}));
        QCOMPARE(both[u"error"][u"code"].toInteger(), -32602);
    }

    // W92
    void whoStandsBeforeAnOrderIsReset_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("clear");
        QTest::newRow("force sync") << u"admin.forceSyncAll"_s << false;
        QTest::newRow("clear local content") << u"admin.clearLocalContent"_s << true;
    }
    void whoStandsBeforeAnOrderIsReset()
    {
        QFETCH(QString, method);
        QFETCH(bool, clear);
        const House house;
        const QString token = house.token(u"operator"_s);
        QString cursor;
        {
            RawClient client(house.url());
            QVERIFY(client.waitOpen());
            cursor = hello(client, token)[u"result"][u"head"].toString();
            const Json answer = client.call(method, Json(JsonObject()));
            QVERIFY(answer[u"result"][u"seq"].toInteger() > 0);
            const auto [action, subject] = house.lastOrder();
            QCOMPARE(action, method.mid(6));
            QVERIFY(!subject.isEmpty());
            const Json goaway = client.next(u"session.goaway"_s);
            QCOMPARE(goaway[u"params"][u"reason"].toString(), u"resync"_s);
        }
        for (const bool again : {false, true}) {
            RawClient client(house.url());
            QVERIFY(client.waitOpen());
            const Json greeted = hello(client, token, cursor)[u"result"];
            QCOMPARE(greeted[u"resume"].toString(), again ? u"live"_s : u"reset"_s);
            QCOMPARE(greeted[u"clear"].toBool(), !again && clear);
            cursor = greeted[u"head"].toString();
        }
        // One that holds nothing has nothing to compare.
        RawClient fresh(house.url());
        QVERIFY(fresh.waitOpen());
        QCOMPARE(hello(fresh, token)[u"result"][u"resume"].toString(), u"live"_s);
    }

    // W93
    void aClientComesBackEqualAndLosesNoEdit_data()
    {
        QTest::addColumn<bool>("clear");
        QTest::addColumn<Carrier>("carrier");
        QTest::newRow("force sync") << false << Carrier::WebSocket;
        QTest::newRow("clear local content") << true << Carrier::WebSocket;
        QTest::newRow("force sync, long poll") << false << Carrier::LongPoll;
        QTest::newRow("clear local content, long poll") << true << Carrier::LongPoll;
    }
    void aClientComesBackEqualAndLosesNoEdit()
    {
        QFETCH(bool, clear);
        QFETCH(Carrier, carrier);
        const House house;
        SyncClientOptions options;
        options.carrier = carrier;
        options.http = QUrl(house.engine->httpAddress());
        options.session.tenant = house.engine->tenant();
        options.session.platform = u"web"_s;
        options.session.token = house.token(u"editor"_s);
        options.storeFile = house.folder.filePath(u"client.db"_s);
        options.webSocket = house.url();
        options.session.form = Wire::Form::Canonical;
        auto client = *SyncClient::open(options, house.clock);
        QSignalSpy caughtUp(client.get(), &SyncClient::caughtUp);
        QSignalSpy cleared(client.get(), &SyncClient::cleared);
        client->start();
        QTRY_COMPARE_WITH_TIMEOUT(caughtUp.count(), 1, 10'000);
        QCOMPARE(client->replica().counts()->items, house.lessons);
        client->stop();
        QTRY_COMPARE(client->status().phase, SyncStatus::Phase::Stopped);
        Draft draft;
        draft.id = ItemId(u"note.1"_s);
        draft.type = u"document"_s;
        draft.content = EditBody{Json(JsonObject{{u"text"_s, u"mhoro"_s}})};
        draft.author = u"Rudo"_s;
        const auto saved = client->save(draft);
        ResyncOrder order;
        order.clear = clear;
        QVERIFY(settled(house.engine->admin().resync(order)));
        client->start();
        QTRY_COMPARE_WITH_TIMEOUT(caughtUp.count(), 2, 10'000);
        QCOMPARE(cleared.count(), clear ? 1 : 0);
        const auto receipt = settled(saved);
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().detail));
        QCOMPARE(receipt->status, EditStatus::Applied);
        QTRY_COMPARE(client->replica().counts()->items, house.lessons + 1);
        // And while it is connected: it leaves, comes back, and is equal again.
        QVERIFY(settled(house.engine->admin().resync(order)));
        QTRY_COMPARE_WITH_TIMEOUT(caughtUp.count(), 3, 10'000);
        QTRY_COMPARE(client->replica().counts()->items, house.lessons + 1);
    }

    // W94
    void aDrainIsAnsweredThenEverybodyLeaves()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"operator"_s))[u"result"].isObject());
        QSignalSpy drained(house.engine.get(), &Engine::drained);
        const Json dry = client.call(u"admin.drain"_s, Json(JsonObject{{u"dryRun"_s, true}}));
        QVERIFY(dry[u"result"][u"sessions"].isInteger());
        QVERIFY(client.next(u"session.goaway"_s, 200).isNull());
        const Json answer = client.call(u"admin.drain"_s, Json(JsonObject()));
        QVERIFY(answer[u"result"].isObject());
        QVERIFY(!client.next(u"session.goaway"_s).isNull());
        QVERIFY(client.waitClosed());
        QCOMPARE(client.closeCode(), 4002);
        QTRY_COMPARE(drained.count(), 1);
        QCOMPARE(house.lastOrder().first, u"drain"_s);
        QVERIFY(!house.lastOrder().second.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOperatorCalls)
#include "tst_operatorcalls.moc"
