#include "engine/base/jsonread.h"
#include "engine/client/syncclient.h"
#include "engine/store/query.h"
#include "tests/support/worldserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

namespace {

const ItemId note(QStringLiteral("note.1"));

Draft draft(const QString &text)
{
    Draft made;
    made.id = note;
    made.type = QStringLiteral("document");
    made.content = EditBody{JsonObject{{QStringLiteral("text"), text}}};
    made.author = QStringLiteral("rudo");
    return made;
}

QString textOf(const SyncClient &client)
{
    const auto item = client.item(note);
    return item ? readJson(item->body).value_or(Json())[u"text"].toString() : QString();
}

} // namespace

//! SyncClient against a real hub, over both carriers.
class TestSyncClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server =
            std::make_unique<WorldServer>(m_clock, m_folder->filePath(QStringLiteral("hub")));
    }

    void cleanup()
    {
        m_server.reset();
        m_folder.reset();
    }

    void anEditReachesTheOther_data() { carriers(); }

    void anEditReachesTheOther()
    {
        QFETCH(Carrier, carrier);
        const auto first = client(QStringLiteral("web"), Carrier::WebSocket);
        const auto second = client(QStringLiteral("watchos"), carrier);
        first->start();
        second->start();
        QTRY_VERIFY(first->status().caughtUp && second->status().caughtUp);
        const auto receipt = first->save(draft(QStringLiteral("one")));
        QTRY_VERIFY(receipt.isFinished());
        QCOMPARE(receipt.result()->status, EditStatus::Applied);
        QTRY_COMPARE(textOf(*second), QStringLiteral("one"));
        // And back, made from what it saw.
        const auto answer = second->save(draft(QStringLiteral("two")));
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result()->version, std::optional(Version(2)));
        QTRY_COMPARE(textOf(*first), QStringLiteral("two"));
        QCOMPARE(second->status().unsent, 0);
        const auto fetched = second->fetch(note, Wire::Form::Canonical);
        QTRY_VERIFY(fetched.isFinished());
        QCOMPARE(fetched.result()->version, Version(2));
    }

    void whatIsEditedOfflineIsSentOnceLater_data() { carriers(); }

    void whatIsEditedOfflineIsSentOnceLater()
    {
        QFETCH(Carrier, carrier);
        {
            const auto offline = client(QStringLiteral("ios"), carrier);
            for (int i = 1; i <= 20; ++i)
                (void)offline->save(draft(QString::number(i)));
            QCOMPARE(offline->status().unsent, 20);
            QVERIFY(*offline->pendingEdit(note));
        }
        const auto again = client(QStringLiteral("ios"), carrier);
        QSignalSpy receipts(again.get(), &SyncClient::receiptArrived);
        again->start();
        QTRY_COMPARE(again->status().unsent, 0);
        QCOMPARE(receipts.count(), 20);
        QTRY_COMPARE(textOf(*again), QStringLiteral("20"));
        QCOMPARE(again->item(note)->version, Version(20));
    }

    void comesBackByItself_data() { carriers(); }

    void comesBackByItself()
    {
        QFETCH(Carrier, carrier);
        const auto one = client(QStringLiteral("android"), carrier);
        QSignalSpy connected(one.get(), &SyncClient::connected);
        QSignalSpy disconnected(one.get(), &SyncClient::disconnected);
        one->start();
        QTRY_COMPARE(connected.count(), 1);
        one->dropConnection();
        QTRY_COMPARE(disconnected.count(), 1);
        QTRY_COMPARE(connected.count(), 2);
        m_server->stop();
        QTRY_COMPARE(disconnected.count(), 2);
        QTRY_COMPARE(one->status().phase, SyncStatus::Phase::Waiting);
        QVERIFY(one->status().problem);
        const auto receipt = one->save(draft(QStringLiteral("while it was away")));
        m_server->start();
        QTRY_COMPARE(connected.count(), 3);
        QTRY_VERIFY(receipt.isFinished());
        one->stop();
        QTRY_COMPARE(one->status().phase, SyncStatus::Phase::Stopped);
        QTest::qWait(200);
        QCOMPARE(connected.count(), 3);
    }

    void startsAgainWhileItIsStillClosing_data() { carriers(); }

    void startsAgainWhileItIsStillClosing()
    {
        QFETCH(Carrier, carrier);
        const auto one = client(QStringLiteral("web"), carrier);
        one->start();
        QTRY_VERIFY(one->status().caughtUp);
        one->stop();
        one->start();
        QTRY_VERIFY(one->status().caughtUp);
        QTRY_COMPARE(one->status().phase, SyncStatus::Phase::Connected);
        one->stop();
        one->start();
        one->stop();
        QTRY_COMPARE(one->status().phase, SyncStatus::Phase::Stopped);
        one->start();
        QTRY_VERIFY(one->status().caughtUp);
    }

    void givesUpWhereItIsRefused_data() { carriers(); }

    void givesUpWhereItIsRefused()
    {
        QFETCH(Carrier, carrier);
        m_token = QStringLiteral("not-a-token");
        const auto one = client(QStringLiteral("web"), carrier);
        m_token.clear();
        QSignalSpy failed(one.get(), &SyncClient::failed);
        one->start();
        QTRY_COMPARE(one->status().phase, SyncStatus::Phase::Stopped);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(one->status().problem->code, ErrorCode::Unauthorised);
    }

    void theSecondConnectionOfOneIdWins()
    {
        const auto one = client(QStringLiteral("web"), Carrier::WebSocket);
        one->start();
        QTRY_VERIFY(one->status().caughtUp);
        const ClientId id = *one->outbox().clientId();
        const auto other = client(QStringLiteral("desktop"), Carrier::WebSocket);
        QVERIFY(execute(other->replica().database(),
                        QStringLiteral("INSERT OR REPLACE INTO client_state (key, value) VALUES "
                                       "('client', ?)"),
                        {id.toString()}));
        other->start();
        QTRY_COMPARE(one->status().phase, SyncStatus::Phase::Stopped);
        QCOMPARE(one->status().problem->code, ErrorCode::Locked);
        QTRY_VERIFY(other->status().caughtUp);
    }

    void tooLargeAnEditIsRefusedBeforeItUsesANumber()
    {
        const auto one = client(QStringLiteral("web"), Carrier::WebSocket);
        const auto refused = one->save(draft(QString(1'100'000, u'x')));
        QCOMPARE(refused.result().error().code, ErrorCode::TooLarge);
        QCOMPARE(one->status().unsent, 0);
    }

    void aClosedClientSaysSoToThoseWhoWait()
    {
        auto one = client(QStringLiteral("web"), Carrier::WebSocket);
        const auto receipt = one->save(draft(QStringLiteral("one")));
        const auto fetched = one->fetch(note);
        one.reset();
        QCOMPARE(receipt.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(fetched.result().error().code, ErrorCode::Cancelled);
    }

private:
    static void carriers()
    {
        QTest::addColumn<Carrier>("carrier");
        QTest::newRow("over a WebSocket") << Carrier::WebSocket;
        QTest::newRow("over HTTP, waiting") << Carrier::LongPoll;
    }

    std::unique_ptr<SyncClient> client(const QString &platform, Carrier carrier)
    {
        SyncClientOptions options;
        options.webSocket = m_server->webSocket();
        options.http = m_server->http();
        options.carrier = carrier;
        options.storeFile = m_folder->filePath(platform + QStringLiteral(".db"));
        options.session.tenant = TenantId(QStringLiteral("demo"));
        options.session.platform = platform;
        options.session.token = m_token;
        options.session.form = Wire::Form::Canonical;
        options.backoff = {20ms, 200ms, 5s};
        auto made = SyncClient::open(options, m_clock);
        return made ? *std::move(made) : nullptr;
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorldServer> m_server;
    QString m_token;
};

QTEST_GUILESS_MAIN(TestSyncClient)
#include "tst_syncclient.moc"
