#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/client/syncclient.h"
#include "engine/content/lessongenerator.h"
#include "engine/store/contentstore.h"
#include "engine/store/replay.h"
#include "engine/store/verify.h"
#include "engine/store/workspace.h"
#include "tests/support/worldserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

namespace {

const TenantId tenant(QStringLiteral("demo"));

Json textBody(const QString &text)
{
    return JsonObject{{QStringLiteral("text"), text}};
}

} // namespace

//! The main story of the product, over real sockets and files: lessons go in, five clients edit,
//! leave and come back, the hub restarts; in the end everybody has the same, and the log proves it.
class TestFiveClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyEndsWithTheSame()
    {
        constexpr int lessons = 200;
        constexpr int edits = 1000;
        constexpr quint64 seed = 20261122;
        qInfo("seed %llu", seed);
        Jitter jitter(seed);
        SystemClock clock;
        QTemporaryDir folder;
        WorldServer server(clock, folder.filePath(QStringLiteral("hub")));

        QList<Edit> course;
        for (int i = 0; i < lessons; ++i) {
            Edit edit;
            const Json body = generateLesson(seed, quint64(i));
            edit.id = ItemId(body[u"id"].toString());
            edit.type = QStringLiteral("lesson");
            edit.content = EditBody{body};
            edit.author = QStringLiteral("import");
            edit.at = clock.utc();
            course.append(edit);
        }
        const auto imported = server.import(tenant, course);
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));

        std::vector<std::unique_ptr<SyncClient>> clients;
        for (const Platform platform : allPlatforms) {
            SyncClientOptions options;
            options.webSocket = server.webSocket();
            options.http = server.http();
            // watchOS may not open WebSockets.
            options.carrier =
                platform == Platform::Watchos ? Carrier::LongPoll : Carrier::WebSocket;
            options.storeFile = folder.filePath(platformName(platform) + QStringLiteral(".db"));
            options.session.tenant = tenant;
            options.session.platform = platformName(platform);
            options.session.form = Wire::Form::Canonical;
            options.session.bodies =
                platform == Platform::Ios ? Wire::Bodies::Inline : Wire::Bodies::Patch;
            options.seed = seed + quint64(platform);
            options.backoff = {50ms, 500ms, 5s};
            auto client = SyncClient::open(options, clock);
            QVERIFY2(client, qPrintable(client ? QString() : client.error().detail));
            clients.push_back(*std::move(client));
            clients.back()->start();
        }
        for (const auto &client : clients)
            QTRY_VERIFY_WITH_TIMEOUT(client->status().caughtUp, 60'000);
        for (const auto &client : clients)
            QCOMPARE(client->replica().counts()->items, lessons);

        QList<QFuture<Result<Receipt>>> receipts;
        int drops = 0;
        for (int i = 0; i < edits; ++i) {
            SyncClient &client = *clients[size_t(jitter.between(0, 4))];
            receipts.append(client.save(someEdit(client, course, jitter, i)));
            if (jitter.chance(0.02)) {
                ++drops;
                clients[size_t(jitter.between(0, 4))]->dropConnection();
            }
            if (i == edits / 2) {
                server.stop();
                server.start();
            }
            if (i % 5 == 0)
                QTest::qWait(1);
        }
        QVERIFY(drops > 5);
        for (const auto &future : receipts)
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 120'000);

        QHash<EditStatus, int> statuses;
        for (const auto &future : receipts) {
            const Result<Receipt> receipt = future.result();
            QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().detail));
            ++statuses[receipt->status];
            QVERIFY2(!receipt->error,
                     qPrintable(receipt->error ? receipt->error->detail : QString()));
        }
        qInfo("applied %d, merged %d, queued %d, unchanged %d", statuses[EditStatus::Applied],
              statuses[EditStatus::Merged], statuses[EditStatus::Queued],
              statuses[EditStatus::Unchanged]);
        QVERIFY(statuses[EditStatus::Applied] > edits / 4);

        const auto database =
            Database::open(storeFile(server.dataFolder()), Database::Mode::ReadOnly);
        QVERIFY(database);
        ContentStore content(**database);
        const auto heads = content.heads(tenant, {}, 1'000'000);
        QVERIFY(heads);
        QStringList expected;
        for (const Head &head : *heads) {
            if (head.deleted)
                continue;
            const auto body = content.body(tenant, head.hash);
            QVERIFY(body);
            expected.append(line(head.id, head.version, head.hash, *body));
        }
        QVERIFY(expected.size() > lessons / 2);
        for (const auto &client : clients) {
            QTRY_COMPARE_WITH_TIMEOUT(contentOf(*client).size(), expected.size(), 60'000);
            QTRY_VERIFY_WITH_TIMEOUT(contentOf(*client) == expected, 60'000);
            QCOMPARE(client->status().unsent, 0);
        }

        const BlobStore blobs(blobFolder(server.dataFolder()));
        const auto verified = verifyStore(**database, blobs);
        QVERIFY(verified);
        QVERIFY2(verified->problems.isEmpty(), qPrintable(verified->problems.join(u'\n')));
        const auto replayed = replayStore(**database);
        QVERIFY(replayed);
        QVERIFY2(replayed->isEqual(), qPrintable(replayed->problems.join(u'\n')));
    }

private:
    static Draft someEdit(SyncClient &client, const QList<Edit> &course, Jitter &jitter, int number)
    {
        Draft draft;
        draft.author = client.options().session.platform;
        draft.id = course[jitter.between(0, course.size() - 1)].id;
        draft.type = QStringLiteral("lesson");
        const auto shown = client.item(draft.id);
        const auto pending = client.pendingEdit(draft.id);
        if (number % 50 == 49 && shown) {
            draft.content = EditDelete{};
            return draft;
        }
        Json body;
        if (pending && *pending && std::holds_alternative<EditBody>((*pending)->content))
            body = std::get<EditBody>((*pending)->content).body;
        else if (shown)
            body = readJson(shown->body).value_or(Json());
        if (!body.isObject() || number % 10 == 9) {
            draft.id = ItemId(QStringLiteral("note.%1").arg(jitter.between(0, 40)));
            draft.type = QStringLiteral("document");
            draft.content = EditBody{textBody(QStringLiteral("note %1").arg(number))};
            return draft;
        }
        body.set(QStringLiteral("notes"), QStringLiteral("edit %1").arg(number));
        draft.content = EditBody{body};
        return draft;
    }

    static QString line(const ItemId &id, Version version, const Sha256 &hash,
                        const QByteArray &body)
    {
        return id.toString() + u' ' + QString::number(version.value()) + u' ' + hash.toHex() +
               u' ' + Sha256::of(body).toHex();
    }

    static QStringList contentOf(SyncClient &client)
    {
        QStringList found;
        const auto items = client.items({}, 1'000'000);
        for (const ReplicaItem &header : *items) {
            const auto item = client.item(header.id);
            found.append(line(item->id, item->version, item->hash, item->body));
        }
        return found;
    }
};

QTEST_GUILESS_MAIN(TestFiveClients)
#include "tst_fiveclients.moc"
