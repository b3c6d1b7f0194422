#include "engine/client/syncclient.h"
#include "tests/support/worldserver.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

//! A hub that is stopped in the middle of everything: edits under way on sockets, requests under
//! way over HTTP. It ends each time, and nothing that was asked of it is lost.
class TestStopping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHubStopsUnderFire()
    {
        SystemClock clock;
        QTemporaryDir folder;
        WorldServer server(clock, folder.filePath(QStringLiteral("hub")));
        std::vector<std::unique_ptr<SyncClient>> clients;
        for (int i = 0; i < 4; ++i) {
            SyncClientOptions options;
            options.webSocket = server.webSocket();
            options.http = server.http();
            options.carrier = i % 2 == 0 ? Carrier::WebSocket : Carrier::LongPoll;
            options.storeFile = folder.filePath(QStringLiteral("%1.db").arg(i));
            options.session.tenant = TenantId(QStringLiteral("demo"));
            options.session.platform = QStringLiteral("desktop");
            options.session.form = Wire::Form::Canonical;
            options.seed = 20261122 + quint64(i);
            options.backoff = {20ms, 100ms, 5s};
            auto client = SyncClient::open(options, clock);
            QVERIFY2(client, qPrintable(client ? QString() : client.error().detail));
            clients.push_back(*std::move(client));
            clients.back()->start();
        }

        QNetworkAccessManager network;
        QList<QFuture<Result<Receipt>>> receipts;
        for (int round = 0; round < 25; ++round) {
            for (const auto &client : clients)
                QTRY_VERIFY_WITH_TIMEOUT(client->status().caughtUp, 30'000);
            for (int i = 0; i < 40; ++i) {
                for (const auto &client : clients)
                    receipts.append(client->save(note(receipts.size())));
                post(network, server.http());
            }
            QTest::qWait(round % 4); // sometimes at once, sometimes in the middle of the commits
            server.stop();
            server.start();
        }
        for (const auto &future : receipts) {
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
            const auto receipt = future.result();
            QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().detail));
            QVERIFY(receipt->status == EditStatus::Applied);
        }
    }

private:
    static Draft note(qsizetype number)
    {
        Draft draft;
        draft.id = ItemId(QStringLiteral("note.%1").arg(number));
        draft.type = QStringLiteral("document");
        draft.author = QStringLiteral("rudo");
        draft.content = EditBody{Json(JsonObject{{QStringLiteral("n"), double(number)}})};
        return draft;
    }

    static void post(QNetworkAccessManager &network, QUrl url)
    {
        url.setPath(QStringLiteral("/v1/rpc"));
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply *reply = network.post(
            request, R"({"jsonrpc":"2.0","id":1,"method":"content.get","params":{"ids":["a"]}})");
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }
};

QTEST_GUILESS_MAIN(TestStopping)
#include "tst_stopping.moc"
