#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/client/clientsession.h"
#include "engine/content/jsonpatch.h"
#include "engine/wire/codec.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;
using State = ClientSession::State;

namespace {

const Epoch epoch(QStringLiteral("e1"));
const Epoch otherEpoch(QStringLiteral("e2"));

Cursor at(qint64 sequence, const Epoch &in = epoch)
{
    return {in, Sequence(sequence)};
}

QByteArray body(const QString &text)
{
    return writeJson(JsonObject{{QStringLiteral("text"), text}});
}

Wire::ChangeLine put(const char *id, qint64 version, qint64 sequence, const QString &text)
{
    Wire::ChangeLine line;
    line.change.sequence = Sequence(sequence);
    line.change.id = ItemId(QString::fromLatin1(id));
    line.change.type = QStringLiteral("document");
    line.change.version = Version(version);
    line.body = body(text);
    line.change.hash = Sha256::of(line.body);
    line.adaptedHash = line.change.hash;
    line.change.at = 1'700'000'000'000ms;
    line.change.origin.platform = QStringLiteral("ios");
    return line;
}

Wire::ChangeLine patched(const char *id, qint64 version, qint64 sequence, const QString &before,
                         const QString &after)
{
    Wire::ChangeLine line = put(id, version, sequence, after);
    line.patch = Wire::ItemPatch{Version(version - 1),
                                 makePatch(*readJson(body(before)), *readJson(body(after)))};
    line.body.clear();
    return line;
}

Wire::ChangeLine deletion(const char *id, qint64 version, qint64 sequence)
{
    Wire::ChangeLine line = put(id, version, sequence, QString());
    line.body.clear();
    line.change.deleted = true;
    return line;
}

Wire::Item whole(const char *id, qint64 version, const QString &text)
{
    const QByteArray bytes = body(text);
    return {ItemId(QString::fromLatin1(id)),
            QStringLiteral("document"),
            Version(version),
            Sha256::of(bytes),
            Sha256::of(bytes),
            bytes};
}

Receipt applied(qint64 n, const char *id, qint64 version, qint64 sequence)
{
    Receipt receipt;
    receipt.n = EditNumber(n);
    receipt.status = EditStatus::Applied;
    receipt.id = ItemId(QString::fromLatin1(id));
    receipt.version = Version(version);
    receipt.hash = Sha256::of("x");
    receipt.sequence = Sequence(sequence);
    return receipt;
}

Wire::RpcError rpcError(ErrorCode code, Wire::Retry retry = Wire::Retry::Never,
                        std::chrono::milliseconds after = {})
{
    Wire::RpcError error = Wire::toRpcError(Error{code, QStringLiteral("because")});
    error.retry = retry;
    error.retryAfter = after;
    return error;
}

} // namespace

//! A hub that says what the test wants it to say, as bytes of the line.
class TestClientSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_options = {};
        m_options.tenant = TenantId(QStringLiteral("demo"));
        m_options.platform = QStringLiteral("web");
        m_options.form = Wire::Form::Canonical;
        m_lastEdit = 0;
        m_resume = Wire::Resume::Live;
        m_head = at(0);
        m_adapter = QStringLiteral("rules");
        auto database = Replica::openStore(m_folder->filePath(QStringLiteral("client.db")));
        QVERIFY2(database, qPrintable(database ? QString() : database.error().detail));
        m_database = *std::move(database);
        m_replica = std::make_unique<Replica>(*m_database);
        m_outbox = std::make_unique<Outbox>(*m_database);
        fresh();
    }

    void cleanup()
    {
        m_session.reset();
        m_outbox.reset();
        m_replica.reset();
        m_database.reset();
        m_folder.reset();
    }

    // The whole table: every state against every event.

    void table_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("event");
        QTest::addColumn<int>("after");
        QTest::addColumn<QStringList>("actions");
        const auto row = [](State state, const char *event, State after,
                            const QStringList &actions = {}) {
            static const char *names[] = {"new", "greeting", "live", "asking", "leaving", "ended"};
            QTest::addRow("%s, %s -> %s", names[int(state)], event, names[int(after)])
                << int(state) << QString::fromLatin1(event) << int(after) << actions;
        };
        const QString hello = QStringLiteral("session.hello");
        const QString close = QStringLiteral("close");
        const QString ended = QStringLiteral("ended");
        const QString ask = QStringLiteral("sync.changes");
        const QString changed = QStringLiteral("changed");

        row(State::New, "connected", State::Greeting, {hello});
        row(State::New, "a frame in place", State::New);
        row(State::New, "an edit", State::New);
        row(State::New, "a fetch", State::New);
        row(State::New, "silence", State::New);
        row(State::New, "stop", State::Leaving, {close});
        row(State::New, "garbage", State::Leaving, {close});
        row(State::New, "disconnected", State::Ended, {ended});

        row(State::Greeting, "connected", State::Greeting);
        row(State::Greeting, "hello answered: live", State::Live, {u"greeted"_qs, u"caughtUp"_qs});
        row(State::Greeting, "hello answered: reset", State::Live,
            {u"greeted"_qs, u"content.manifest"_qs});
        row(State::Greeting, "hello refused", State::Leaving, {close});
        row(State::Greeting, "a frame in place", State::Greeting);
        row(State::Greeting, "a frame out of place", State::Greeting);
        row(State::Greeting, "urgent", State::Greeting);
        row(State::Greeting, "an unknown notice", State::Greeting);
        row(State::Greeting, "a damaged notice", State::Leaving, {close});
        row(State::Greeting, "an answer to nothing", State::Greeting);
        row(State::Greeting, "a request", State::Greeting);
        row(State::Greeting, "an edit", State::Greeting);
        row(State::Greeting, "a fetch", State::Greeting);
        row(State::Greeting, "silence", State::Leaving, {close});
        row(State::Greeting, "stop", State::Leaving, {close});
        row(State::Greeting, "garbage", State::Leaving, {close});
        row(State::Greeting, "disconnected", State::Ended, {ended});

        row(State::Live, "connected", State::Live);
        row(State::Live, "a frame in place", State::Live, {changed});
        row(State::Live, "a frame out of place", State::Asking, {ask});
        row(State::Live, "a frame seen before", State::Asking, {ask});
        row(State::Live, "urgent", State::Live, {changed});
        row(State::Live, "goaway", State::Leaving, {close});
        row(State::Live, "an unknown notice", State::Live);
        row(State::Live, "a damaged notice", State::Leaving, {close});
        row(State::Live, "an answer to nothing", State::Live);
        row(State::Live, "an error about nothing", State::Leaving, {close});
        row(State::Live, "a request", State::Live);
        row(State::Live, "an edit", State::Live, {u"sync.push"_qs});
        row(State::Live, "a fetch", State::Live, {u"content.get"_qs});
        row(State::Live, "silence", State::Leaving, {close});
        row(State::Live, "stop", State::Leaving, {close});
        row(State::Live, "garbage", State::Leaving, {close});
        row(State::Live, "disconnected", State::Ended, {ended});

        row(State::Asking, "connected", State::Asking);
        row(State::Asking, "a frame in place", State::Asking);
        row(State::Asking, "a frame out of place", State::Asking);
        row(State::Asking, "urgent", State::Asking, {changed});
        row(State::Asking, "the asked changes", State::Live, {changed});
        row(State::Asking, "the changes of another place", State::Leaving, {close});
        row(State::Asking, "a refusal", State::Leaving, {close});
        row(State::Asking, "goaway", State::Leaving, {close});
        row(State::Asking, "an unknown notice", State::Asking);
        row(State::Asking, "a damaged notice", State::Leaving, {close});
        row(State::Asking, "an edit", State::Asking, {u"sync.push"_qs});
        row(State::Asking, "a fetch", State::Asking, {u"content.get"_qs});
        row(State::Asking, "silence", State::Leaving, {close});
        row(State::Asking, "stop", State::Leaving, {close});
        row(State::Asking, "garbage", State::Leaving, {close});
        row(State::Asking, "disconnected", State::Ended, {ended});

        for (const char *event : {"connected", "a frame in place", "urgent", "goaway", "an edit",
                                  "a fetch", "silence", "stop", "garbage", "a damaged notice"}) {
            row(State::Leaving, event, State::Leaving);
            row(State::Ended, event, State::Ended);
        }
        row(State::Leaving, "disconnected", State::Ended, {ended});
        row(State::Ended, "disconnected", State::Ended);
    }

    // W0, W17
    void table()
    {
        QFETCH(int, state);
        QFETCH(QString, event);
        QFETCH(int, after);
        QFETCH(QStringList, actions);
        enter(State(state));
        QCOMPARE(int(m_session->state()), state);
        happen(event);
        QCOMPARE(names(), actions);
        QCOMPARE(int(m_session->state()), after);
    }

    // The hello.

    void saysWhoItIsAndWhereItStands()
    {
        QVERIFY(m_replica->setCursor(at(41)));
        m_options.token = QStringLiteral("secret");
        m_options.types = QStringList{QStringLiteral("lesson")};
        fresh();
        act(m_session->connected());
        const auto hello = sent<Wire::Hello>();
        QVERIFY(hello);
        QCOMPARE(hello->cursor, std::optional(at(41)));
        QCOMPARE(hello->token, QStringLiteral("secret"));
        QCOMPARE(hello->client, *m_outbox->clientId());
        QCOMPARE(hello->types, m_options.types);
        QVERIFY(hello->beat && hello->deflate && !hello->latest);
    }

    void refusedHello_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("retry");
        QTest::addColumn<int>("next");
        const auto row = [](const char *name, ErrorCode code, Wire::Retry retry, NextAttempt next) {
            QTest::newRow(name) << int(code) << int(retry) << int(next);
        };
        row("no token -> never again", ErrorCode::Unauthorised, Wire::Retry::Never,
            NextAttempt::Never);
        row("not allowed -> never again", ErrorCode::Forbidden, Wire::Retry::Never,
            NextAttempt::Never);
        row("too old -> never again", ErrorCode::Unsupported, Wire::Retry::Never,
            NextAttempt::Never);
        row("busy -> later", ErrorCode::Unavailable, Wire::Retry::After, NextAttempt::AfterBackoff);
        row("too many -> later", ErrorCode::RateLimited, Wire::Retry::After,
            NextAttempt::AfterBackoff);
        row("a fault of the hub -> later", ErrorCode::Internal, Wire::Retry::Never,
            NextAttempt::AfterBackoff);
    }

    // W85
    void refusedHello()
    {
        QFETCH(int, code);
        QFETCH(int, retry);
        QFETCH(int, next);
        enter(State::Greeting);
        refuse(rpcError(ErrorCode(code), Wire::Retry(retry), 3s));
        act(m_session->disconnected(1000, {}));
        const auto end = taken<ClientAction::Ended>();
        QCOMPARE(int(end->next), next);
        QCOMPARE(end->error->code, ErrorCode(code));
        QCOMPARE(end->floor, 3000ms);
    }

    void closeCodes_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("next");
        for (const int code : {1001, 1006, 1009, 1011, 4000, 4001, 4002, 4499})
            QTest::addRow("%d -> again", code) << code << int(NextAttempt::AfterBackoff);
        for (const int code : {1000, 4500, 4501, 4502, 4503, 4504, 4999})
            QTest::addRow("%d -> never by itself", code) << code << int(NextAttempt::Never);
    }

    // W29
    void closeCodes()
    {
        QFETCH(int, code);
        QFETCH(int, next);
        enter(State::Live);
        act(m_session->disconnected(code, QStringLiteral("why")));
        const auto end = taken<ClientAction::Ended>();
        QCOMPARE(int(end->next), next);
        QVERIFY(end->error && end->error->detail.contains(QString::number(code)));
    }

    // W84
    void goawayWaitsForReceiptsAndTellsWhenToComeBack()
    {
        enter(State::Live);
        edit("a", QStringLiteral("one"));
        notify(Wire::GoawayNotice{QStringLiteral("draining"), 5s});
        QCOMPARE(m_session->state(), State::Live);
        edit("a", QStringLiteral("two"));
        QVERIFY(!sent<Wire::Push>()); // nothing new is begun
        reply(Wire::PushAnswer{{applied(1, "a", 1, 1)}, EditNumber(1)});
        QCOMPARE(m_session->state(), State::Leaving);
        act(m_session->disconnected(1001, {}));
        const auto end = taken<ClientAction::Ended>();
        QCOMPARE(end->next, NextAttempt::AfterBackoff);
        QCOMPARE(end->floor, 5000ms);
        QCOMPARE(*m_outbox->unreceiptedCount(), 1);
    }

    void goawayIsRememberedWhenTheHubClosesFirst()
    {
        enter(State::Live);
        edit("a", QStringLiteral("one"));
        notify(Wire::GoawayNotice{QStringLiteral("draining"), 5s});
        act(m_session->disconnected(4002, {}));
        QCOMPARE(taken<ClientAction::Ended>()->floor, 5000ms);
    }

    // The numbers of edits.

    // W72
    void aHigherLastEditThanWeGaveMeansAnotherId()
    {
        QVERIFY(m_outbox->add(draft("a", QStringLiteral("mine"))));
        const ClientId before = *m_outbox->clientId();
        m_lastEdit = 2;
        enter(State::Greeting);
        greet();
        QCOMPARE(m_session->state(), State::Leaving);
        act(m_session->disconnected(1000, {}));
        const auto end = taken<ClientAction::Ended>();
        QCOMPARE(end->next, NextAttempt::AtOnce);
        QVERIFY(!end->error);
        QVERIFY(*m_outbox->clientId() != before);
        m_lastEdit = 0;
        fresh();
        act(m_session->connected());
        QCOMPARE(sent<Wire::Hello>()->client, *m_outbox->clientId());
        greet();
        QCOMPARE(pushedNumbers(), (QList<qint64>{1}));
    }

    // W73
    void aLowerLastEditThanOurReceiptsMeansARestoredHub()
    {
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(m_outbox->add(draft("a", QString::number(i))));
            QVERIFY(m_outbox->receive(applied(i, "a", i, i), 0ms));
        }
        QVERIFY(m_outbox->add(draft("a", QStringLiteral("4"))));
        m_lastEdit = 1;
        enter(State::Live);
        QCOMPARE(pushedNumbers(), (QList<qint64>{2, 3, 4}));
    }

    // W72
    void whatHasNoReceiptIsSentAgainWithTheSameBytes()
    {
        QVERIFY(m_outbox->add(draft("a", QStringLiteral("1"))));
        m_lastEdit = 1; // it was taken; the answer was lost
        enter(State::Live);
        const auto push = sent<Wire::Push>();
        QCOMPARE(push->edits.size(), 1);
        QCOMPARE(writeJson(push->edits[0]), (*m_outbox->entry(EditNumber(1)))->bytes);
        reply(Wire::PushAnswer{{applied(1, "a", 1, 1)}, EditNumber(1)});
        QCOMPARE(taken<ClientAction::Receipted>()->receipt.n, EditNumber(1));
    }

    void refusedPush_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("retry");
        QTest::addColumn<QString>("then");
        const auto row = [](const char *name, ErrorCode code, Wire::Retry retry, const char *then) {
            QTest::newRow(name) << int(code) << int(retry) << QString::fromLatin1(then);
        };
        using R = Wire::Retry;
        row("edit_reused -> another id, at once", ErrorCode::EditReused, R::Never, "another id");
        row("edit_gap -> hello again", ErrorCode::EditGap, R::Reset, "hello again");
        row("reset -> hello again", ErrorCode::Unauthorised, R::Reset, "hello again");
        row("rate_limited -> waits, then sends", ErrorCode::RateLimited, R::After, "waits");
        row("unavailable -> waits, then sends", ErrorCode::Unavailable, R::After, "waits");
        row("unauthorised -> never again", ErrorCode::Unauthorised, R::Never, "never");
        row("forbidden -> never again", ErrorCode::Forbidden, R::Never, "never");
    }

    // W72, W74
    void refusedPush()
    {
        QFETCH(int, code);
        QFETCH(int, retry);
        QFETCH(QString, then);
        enter(State::Live);
        const ClientId before = *m_outbox->clientId();
        edit("a", QStringLiteral("one"));
        QVERIFY(sent<Wire::Push>());
        m_actions.clear();
        refuse(rpcError(ErrorCode(code), Wire::Retry(retry), 2s));
        if (then == u"waits") {
            QCOMPARE(m_session->state(), State::Live);
            QVERIFY(!sent<Wire::Push>());
            advanceHeard(1900ms);
            QVERIFY(!sent<Wire::Push>());
            advanceHeard(200ms);
            QCOMPARE(pushedNumbers(), (QList<qint64>{1}));
            return;
        }
        QCOMPARE(m_session->state(), State::Leaving);
        act(m_session->disconnected(1000, {}));
        const auto end = taken<ClientAction::Ended>();
        const QHash<QString, NextAttempt> expected{
            {QStringLiteral("another id"), NextAttempt::AtOnce},
            {QStringLiteral("hello again"), NextAttempt::AfterBackoff},
            {QStringLiteral("never"), NextAttempt::Never}};
        QCOMPARE(end->next, expected[then]);
        QCOMPARE(*m_outbox->clientId() != before, then == u"another id");
        QCOMPARE(*m_outbox->unreceiptedCount(), 1); // nothing is lost, whatever was answered
    }

    void pushesAreBoundedAndConsecutive()
    {
        for (int i = 1; i <= 1200; ++i)
            QVERIFY(m_outbox->add(draft("a", QString::number(i))));
        enter(State::Live);
        QList<Wire::Push> pushes = allSent<Wire::Push>();
        QCOMPARE(pushes.size(), 4); // the window
        qint64 expected = 1;
        for (const Wire::Push &push : pushes) {
            QVERIFY(push.edits.size() <= 256);
            for (const Json &each : push.edits)
                QCOMPARE(each[u"n"].toInteger(), expected++);
        }
        // An error in the first one: the others are refused as gaps, then all goes again.
        const QList<qint64> ids = std::exchange(m_ids, {});
        respond(ids[ids.size() - 4], rpcError(ErrorCode::Unavailable, Wire::Retry::After, 1s));
        for (int i = 3; i >= 1; --i)
            respond(ids[ids.size() - i], rpcError(ErrorCode::EditGap, Wire::Retry::Reset));
        QCOMPARE(m_session->state(), State::Live);
        advanceHeard(1100ms);
        QCOMPARE(allSent<Wire::Push>().first().edits.first()[u"n"].toInteger(), 1);
    }

    // W81
    void ourOwnEditInTheFeedCountsAsReceipted()
    {
        QVERIFY(m_outbox->add(draft("a", QStringLiteral("mine"))));
        m_lastEdit = 1;
        enter(State::Live); // the push is under way: its receipt will come
        auto line = put("a", 1, 1, QStringLiteral("mine"));
        line.change.origin.editMark = editMark(*m_outbox->clientId(), EditNumber(1));
        frame(0, 1, {line});
        QVERIFY(!taken<ClientAction::Receipted>());
        QCOMPARE(*m_outbox->unreceiptedCount(), 1);
        // Refused for now; before it goes again the feed says that it was taken after all.
        refuse(rpcError(ErrorCode::Unavailable, Wire::Retry::After, 2s));
        auto merged = put("a", 2, 2, QStringLiteral("mine and theirs"));
        merged.change.origin.editMark = line.change.origin.editMark;
        frame(1, 2, {merged});
        const auto receipted = taken<ClientAction::Receipted>();
        QVERIFY(receipted);
        QCOMPARE(receipted->receipt.status, EditStatus::Merged);
        QCOMPARE(*m_outbox->unreceiptedCount(), 0);
        advanceHeard(3s);
        QVERIFY(!sent<Wire::Push>());
    }

    // Changes.

    // W79
    void appliesByVersionOnly()
    {
        enter(State::Live);
        frame(0, 3,
              {put("a", 1, 1, QStringLiteral("one")), put("a", 3, 3, QStringLiteral("three"))});
        QCOMPARE(textOf("a"), QStringLiteral("three"));
        m_actions.clear();
        frame(3, 4, {put("a", 2, 2, QStringLiteral("two"))});
        QVERIFY(!taken<ClientAction::Changed>());
        QCOMPARE(textOf("a"), QStringLiteral("three"));
        QCOMPARE(*m_replica->cursor(), std::optional(at(4)));
    }

    // W26
    void anUrgentChangeComesAheadAndAgainInItsTurn()
    {
        enter(State::Live);
        frame(0, 1, {put("a", 1, 1, QStringLiteral("one"))});
        m_actions.clear();
        notify(Wire::UrgentNotice{{put("a", 2, 5, QStringLiteral("two"))}});
        QVERIFY(taken<ClientAction::Changed>()->change.urgent);
        QCOMPARE(textOf("a"), QStringLiteral("two"));
        QCOMPARE(*m_replica->cursor(), std::optional(at(1)));
        m_actions.clear();
        frame(1, 5, {put("a", 2, 5, QStringLiteral("two"))});
        QVERIFY(!taken<ClientAction::Changed>());
    }

    // W79
    void anUrgentDeletionIsNotUndoneByWhatCameBefore()
    {
        enter(State::Live);
        frame(0, 1, {put("a", 1, 1, QStringLiteral("one"))});
        notify(Wire::UrgentNotice{{deletion("a", 3, 5)}});
        frame(1, 3, {put("a", 2, 3, QStringLiteral("two"))});
        QVERIFY(!(*m_replica->item(ItemId(QStringLiteral("a"))))->isLive());
        frame(3, 5, {deletion("a", 3, 5)});
        QVERIFY(!*m_replica->item(ItemId(QStringLiteral("a"))));
        frame(5, 6, {put("a", 4, 6, QStringLiteral("back"))}); // a revival
        QCOMPARE(textOf("a"), QStringLiteral("back"));
    }

    void patchesAreCheckedByTheirHash_data()
    {
        QTest::addColumn<QString>("held");
        QTest::addColumn<qint64>("heldVersion");
        QTest::addColumn<bool>("wrongHash");
        QTest::addColumn<bool>("applies");
        QTest::newRow("from what we hold -> applied") << u"one"_qs << 1LL << false << true;
        QTest::newRow("another hash than ours -> fetched whole")
            << u"one"_qs << 1LL << true << false;
        QTest::newRow("we hold an older version -> fetched whole")
            << u"zero"_qs << 0LL << false << false;
        QTest::newRow("our body is another one -> fetched whole")
            << u"other"_qs << 1LL << false << true;
    }

    // W80
    void patchesAreCheckedByTheirHash()
    {
        QFETCH(QString, held);
        QFETCH(qint64, heldVersion);
        QFETCH(bool, wrongHash);
        QFETCH(bool, applies);
        enter(State::Live);
        if (heldVersion > 0)
            frame(0, 1, {put("a", heldVersion, 1, held)});
        else
            frame(0, 1, {});
        m_actions.clear();
        auto line = patched("a", 2, 2, QStringLiteral("one"), QStringLiteral("two"));
        if (wrongHash)
            line.adaptedHash = Sha256::of("other");
        frame(1, 2, {line});
        QCOMPARE(*m_replica->cursor(), std::optional(at(2)));
        if (applies) {
            QCOMPARE(textOf("a"), QStringLiteral("two"));
            return;
        }
        const auto get = sent<Wire::GetItems>();
        QVERIFY(get);
        QCOMPARE(get->ids, QList<ItemId>{ItemId(QStringLiteral("a"))});
        if (heldVersion > 0)
            QCOMPARE(textOf("a"), held); // readable until the new one is here
        reply(Wire::ItemsAnswer{{whole("a", 2, QStringLiteral("two"))}, {}, {}, {}});
        QCOMPARE(textOf("a"), QStringLiteral("two"));
        QCOMPARE(m_replica->counts()->wanted, 0);
    }

    void aFetchedBodyWithAnotherHashIsReportedAndNotAskedForAtOnce()
    {
        enter(State::Live);
        frame(0, 1, {patched("a", 2, 1, QStringLiteral("one"), QStringLiteral("two"))});
        auto item = whole("a", 2, QStringLiteral("two"));
        item.body += ' ';
        item.adaptedHash = Sha256::of("else");
        m_actions.clear();
        reply(Wire::ItemsAnswer{{item}, {}, {}, {}});
        QCOMPARE(taken<ClientAction::Trouble>()->error.code, ErrorCode::Corrupt);
        QVERIFY(!sent<Wire::GetItems>());
        advanceHeard(6s);
        QVERIFY(sent<Wire::GetItems>());
    }

    void whatWasWantedIsFetchedAfterAReconnect()
    {
        enter(State::Live);
        frame(0, 1, {patched("a", 2, 1, QStringLiteral("one"), QStringLiteral("two"))});
        QVERIFY(sent<Wire::GetItems>());
        act(m_session->disconnected(1006, {}));
        fresh();
        enter(State::Live);
        QVERIFY(sent<Wire::GetItems>());
        QVERIFY(!m_session->isCaughtUp());
        reply(Wire::ItemsAnswer{{}, {ItemId(QStringLiteral("a"))}, {}, {}});
        QVERIFY(!*m_replica->item(ItemId(QStringLiteral("a"))));
        QVERIFY(m_session->isCaughtUp());
    }

    // W19
    void headersForOtherPlatformsAreKeptWithoutFetching()
    {
        enter(State::Live);
        auto line = put("a", 1, 1, QStringLiteral("one"));
        line.body.clear();
        line.change.affectedPlatforms = QStringList{QStringLiteral("ios")};
        frame(0, 1, {line});
        const auto held = *m_replica->item(line.change.id);
        QVERIFY(held->isLive() && !held->hasBody);
        QVERIFY(!sent<Wire::GetItems>());
        // A header for us means that the body fitted no message.
        auto large = put("b", 1, 2, QStringLiteral("large"));
        large.body.clear();
        frame(1, 2, {large});
        QVERIFY(sent<Wire::GetItems>());
        auto item = whole("b", 1, QStringLiteral("large"));
        const QByteArray bytes = std::exchange(item.body, {});
        reply(Wire::ItemsAnswer{{item}, {}, {}, {}});
        const auto overHttp = taken<ClientAction::FetchOverHttp>();
        QCOMPARE(overHttp->id, item.id);
        item.body = bytes;
        act(m_session->itemArrived(item));
        QCOMPARE(textOf("b"), QStringLiteral("large"));
    }

    void lazyBodiesAreFetchedWhenTheyAreWanted()
    {
        m_options.bodies = Wire::Bodies::None;
        fresh();
        enter(State::Live);
        auto line = put("a", 1, 1, QStringLiteral("one"));
        line.body.clear();
        frame(0, 1, {line});
        QVERIFY(!sent<Wire::GetItems>());
        QVERIFY(!(*m_replica->item(line.change.id))->hasBody);
        act(m_session->fetch(line.change.id));
        reply(Wire::ItemsAnswer{{whole("a", 1, QStringLiteral("one"))}, {}, {}, {}});
        QVERIFY(taken<ClientAction::Fetched>()->item);
        QCOMPARE(textOf("a"), QStringLiteral("one"));
        act(m_session->fetch(ItemId(QStringLiteral("b"))));
        m_actions.clear();
        reply(Wire::ItemsAnswer{{}, {}, {ItemId(QStringLiteral("b"))}, {}});
        QCOMPARE(taken<ClientAction::Fetched>()->item.error().code, ErrorCode::NotFound);
    }

    // W57
    void newRulesOfAdaptationFetchAgainWhatIsHeld()
    {
        m_options.form = Wire::Form::Adapted;
        fresh();
        enter(State::Live);
        frame(0, 1, {put("a", 1, 1, QStringLiteral("one"))});
        act(m_session->disconnected(1006, {}));
        m_adapter = QStringLiteral("new rules");
        fresh();
        enter(State::Live);
        QCOMPARE(sent<Wire::GetItems>()->ids, QList<ItemId>{ItemId(QStringLiteral("a"))});
        auto item = whole("a", 1, QStringLiteral("one, adapted anew"));
        reply(Wire::ItemsAnswer{{item}, {}, {}, {}});
        QCOMPARE(textOf("a"), QStringLiteral("one, adapted anew"));
    }

    void acknowledgesInBatches()
    {
        enter(State::Live);
        frame(0, 1, {put("a", 1, 1, QStringLiteral("one"))});
        frame(1, 2, {put("a", 2, 2, QStringLiteral("two"))});
        QVERIFY(!acked());
        QVERIFY(m_session->nextDeadline() <= m_clock.monotonic() + 25ms);
        advanceHeard(25ms);
        QCOMPARE(acked(), std::optional(at(2)));
        m_actions.clear();
        advanceHeard(1s);
        QVERIFY(!acked()); // nothing new to tell
        frame(2, 3, {put("a", 3, 3, QStringLiteral("three"))}, 200'000);
        QCOMPARE(acked(), std::optional(at(3))); // much: at once
    }

    void aBeatKeepsItAliveAndNeedsNoAck()
    {
        enter(State::Live);
        for (int i = 0; i < 10; ++i) {
            m_clock.advance(15s);
            frame(0, 0, {});
            act(m_session->tick());
        }
        QCOMPARE(m_session->state(), State::Live);
        QVERIFY(!acked());
        m_clock.advance(19'999ms);
        act(m_session->tick());
        QCOMPARE(m_session->state(), State::Live);
        m_clock.advance(1ms);
        act(m_session->tick());
        QCOMPARE(m_session->state(), State::Leaving);
        act(m_session->disconnected(1006, {}));
        QCOMPARE(taken<ClientAction::Ended>()->next, NextAttempt::AfterBackoff);
    }

    void aCallThatIsNeverAnsweredEndsIt()
    {
        enter(State::Live);
        edit("a", QStringLiteral("one"));
        for (int i = 0; i < 29; ++i)
            advanceHeard(1s);
        QCOMPARE(m_session->state(), State::Live);
        advanceHeard(1s);
        QCOMPARE(m_session->state(), State::Leaving);
    }

    // Reset and repair.

    // W78
    void aResetComparesManifestsAndFetchesWhatDiffers()
    {
        enter(State::Live);
        frame(0, 4,
              {put("same", 1, 1, QStringLiteral("s")),
               put("older", 9, 2, QStringLiteral("old epoch")),
               put("gone", 1, 3, QStringLiteral("g")), put("edited", 1, 4, QStringLiteral("e"))});
        act(m_session->disconnected(1006, {}));
        QVERIFY(m_outbox->add(draft("edited", QStringLiteral("mine"))));

        m_resume = Wire::Resume::Reset;
        m_head = at(2, otherEpoch);
        fresh();
        act(m_session->connected());
        greet();
        QVERIFY(m_session->isRepairing());
        const auto question = sent<Wire::ReadManifest>();
        QVERIFY(question && question->path.isEmpty());
        const auto same = whole("same", 1, QStringLiteral("s"));
        const auto older = whole("older", 2, QStringLiteral("restored"));
        const auto fresher = whole("new", 1, QStringLiteral("n"));
        const QList<ManifestEntry> theirs{{same.id, same.version, same.hash},
                                          {older.id, older.version, older.hash},
                                          {fresher.id, fresher.version, fresher.hash}};
        m_actions.clear();
        const qint64 asked = m_ids.last();
        m_ids.removeAll(asked);
        respond(asked, manifestOf(theirs, at(2, otherEpoch)));
        // Held with the same hash: kept. Held and not there: deleted, but not below an unsent edit.
        QVERIFY(!*m_replica->item(ItemId(QStringLiteral("gone"))));
        QVERIFY(*m_replica->item(ItemId(QStringLiteral("edited"))));
        QVERIFY(!(*m_replica->item(same.id))->stale);
        const auto get = sent<Wire::GetItems>();
        QCOMPARE(QSet<ItemId>(get->ids.begin(), get->ids.end()),
                 (QSet<ItemId>{older.id, fresher.id}));
        QVERIFY(!m_session->isRepairing());
        QVERIFY(!m_session->isCaughtUp());
        reply(Wire::ItemsAnswer{{older, fresher}, {}, {}, {}});
        QCOMPARE(textOf("older"), QStringLiteral("restored")); // a lower version than was held
        QCOMPARE(textOf("new"), QStringLiteral("n"));
        QVERIFY(m_session->isCaughtUp());
        QVERIFY(!*m_replica->repairing());
        QCOMPARE(*m_replica->cursor(), std::optional(at(2, otherEpoch)));
    }

    void anItemThatOnlyAnUnsentEditKeptIsAskedForWhenThatIsAnswered()
    {
        enter(State::Live);
        frame(0, 1, {put("edited", 1, 1, QStringLiteral("e"))});
        edit("edited", QStringLiteral("mine"));
        act(m_session->disconnected(1006, {}));
        m_resume = Wire::Resume::Reset;
        m_head = at(2, otherEpoch);
        fresh();
        act(m_session->connected());
        greet();
        const QList<qint64> ids = m_ids; // push, then manifest
        respond(ids.last(), manifestOf({}, at(2, otherEpoch)));
        m_actions.clear();
        Receipt queued = applied(1, "edited", 1, 3);
        queued.status = EditStatus::Queued;
        respond(ids[ids.size() - 2], Wire::PushAnswer{{queued}, EditNumber(1)});
        QCOMPARE(sent<Wire::GetItems>()->ids, QList<ItemId>{ItemId(QStringLiteral("edited"))});
        reply(Wire::ItemsAnswer{{}, {}, {ItemId(QStringLiteral("edited"))}, {}});
        QVERIFY(!*m_replica->item(ItemId(QStringLiteral("edited"))));
    }

    void aRepairGoesOnAfterAReconnect()
    {
        enter(State::Live);
        frame(0, 1, {put("a", 1, 1, QStringLiteral("e"))});
        act(m_session->disconnected(1006, {}));
        m_resume = Wire::Resume::Reset;
        m_head = at(2, otherEpoch);
        fresh();
        act(m_session->connected());
        greet();
        act(m_session->disconnected(1006, {}));
        m_resume = Wire::Resume::Live;
        fresh();
        act(m_session->connected());
        QCOMPARE(sent<Wire::Hello>()->cursor, std::optional(at(2, otherEpoch)));
        m_actions.clear();
        greet();
        QVERIFY(m_session->isRepairing());
        QVERIFY(sent<Wire::ReadManifest>());
        // What comes by the log meanwhile is newer than the manifest's answer.
        frameFrom(at(2, otherEpoch), at(3, otherEpoch), {put("a", 1, 3, QStringLiteral("live"))});
        respond(m_ids.last(), manifestOf({}, at(2, otherEpoch)));
        QCOMPARE(textOf("a"), QStringLiteral("live"));
    }

    void aLargeManifestIsWalkedWhereItDiffers()
    {
        QList<ManifestEntry> theirs;
        enter(State::Live);
        QList<Wire::ChangeLine> lines;
        for (int i = 0; i < 600; ++i) {
            const auto line =
                put(qPrintable(QStringLiteral("item.%1").arg(i)), 1, i + 1, QString::number(i));
            lines.append(line);
            theirs.append({line.change.id, line.change.version, line.change.hash});
        }
        frame(0, 600, lines);
        act(m_session->disconnected(1006, {}));
        theirs[77].version = Version(2);
        theirs[77].hash = Sha256::of("changed");
        m_resume = Wire::Resume::Reset;
        m_head = at(5, otherEpoch);
        fresh();
        act(m_session->connected());
        greet();
        const ManifestTree tree(theirs);
        int questions = 0;
        while (const auto question = sent<Wire::ReadManifest>()) {
            ++questions;
            m_actions.clear();
            reply(manifestOf(theirs, at(5, otherEpoch), question->path));
        }
        QCOMPARE(questions, 2); // the root, and the one child that differs
        QCOMPARE(sent<Wire::GetItems>()->ids, QList<ItemId>{theirs[77].id});
    }

    // Over HTTP.

    void pollsWhereTheHubCannotSend()
    {
        m_options.polling = true;
        fresh();
        act(m_session->connected());
        QVERIFY(!sent<Wire::Hello>()->beat);
        greet();
        QCOMPARE(sent<Wire::ReadChanges>()->waitMs, std::optional<qint64>(25'000));
        m_actions.clear();
        m_clock.advance(24s);
        act(m_session->tick());
        QCOMPARE(m_session->state(), State::Live); // nobody pings over HTTP
        reply(Wire::ChangesPage{at(0), at(1), {put("a", 1, 1, QStringLiteral("one"))}, false});
        QCOMPARE(textOf("a"), QStringLiteral("one"));
        QCOMPARE(sent<Wire::ReadChanges>()->cursor, at(1));
    }

private:
    //! What a test does to the session, by the names of the table.
    void happen(const QString &event)
    {
        m_actions.clear();
        if (event == u"connected")
            act(m_session->connected());
        else if (event == u"hello answered: live")
            greet();
        else if (event == u"hello answered: reset")
            greet(Wire::Resume::Reset);
        else if (event == u"hello refused" || event == u"a refusal")
            refuse(rpcError(ErrorCode::Unauthorised));
        else if (event == u"a frame in place")
            frame(0, 1, {put("a", 1, 1, QStringLiteral("one"))});
        else if (event == u"a frame out of place")
            frame(7, 8, {put("a", 8, 8, QStringLiteral("eight"))});
        else if (event == u"a frame seen before")
            frameFrom(at(0, otherEpoch), at(1, otherEpoch), {});
        else if (event == u"urgent")
            notify(Wire::UrgentNotice{{put("u", 2, 9, QStringLiteral("urgent"))}});
        else if (event == u"the asked changes")
            reply(Wire::ChangesPage{at(0), at(1), {put("a", 1, 1, QStringLiteral("one"))}, false});
        else if (event == u"the changes of another place")
            reply(Wire::ChangesPage{at(5), at(6), {}, false});
        else if (event == u"goaway")
            notify(Wire::GoawayNotice{QStringLiteral("draining"), 5s});
        else if (event == u"an unknown notice")
            notify(Wire::UnknownNotice{QStringLiteral("weather.changed")});
        else if (event == u"a damaged notice")
            raw(R"({"jsonrpc":"2.0","method":"sync.changes","params":{"from":3}})");
        else if (event == u"an answer to nothing")
            raw(R"({"jsonrpc":"2.0","id":999,"result":{}})");
        else if (event == u"an error about nothing")
            raw(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no JSON"}})");
        else if (event == u"a request")
            raw(R"({"jsonrpc":"2.0","id":1,"method":"device.sing","params":{}})");
        else if (event == u"an edit")
            edit("a", QStringLiteral("mine"));
        else if (event == u"a fetch")
            act(m_session->fetch(ItemId(QStringLiteral("a"))));
        else if (event == u"silence") {
            m_clock.advance(21s);
            act(m_session->tick());
        } else if (event == u"stop")
            act(m_session->stop());
        else if (event == u"garbage")
            act(m_session->garbled({ErrorCode::Invalid, QStringLiteral("no JSON")}));
        else if (event == u"disconnected")
            act(m_session->disconnected(1006, {}));
        else
            QFAIL(qPrintable(event));
    }

    void enter(State state)
    {
        if (state == State::New)
            return;
        act(m_session->connected());
        if (state == State::Greeting)
            return;
        if (state == State::Leaving || state == State::Ended) {
            act(m_session->stop());
            if (state == State::Ended)
                act(m_session->disconnected(1000, {}));
            return;
        }
        greet();
        if (state == State::Asking)
            frame(7, 8, {});
    }

    void fresh()
    {
        m_actions.clear();
        m_ids.clear();
        m_session = std::make_unique<ClientSession>(*m_replica, *m_outbox, m_clock, m_options);
    }

    void act(const ClientActions &actions)
    {
        for (const AnyClientAction &action : actions) {
            m_actions.append(action);
            const auto *send = std::get_if<ClientAction::Send>(&action);
            const auto *request = send ? std::get_if<Wire::Request>(&send->message) : nullptr;
            if (request)
                m_ids.append(request->id.toInteger());
        }
    }

    void raw(const QByteArray &text)
    {
        const auto decoded = Wire::decode(Wire::FrameForm::Text, text);
        QVERIFY2(decoded, qPrintable(decoded ? QString() : decoded.error().detail));
        act(m_session->received(decoded->messages, text.size()));
    }

    void say(const Wire::Message &message) { raw(Wire::encode(message)); }
    void notify(Wire::NoticeContent content) { say(Wire::Notice{std::move(content)}); }
    void respond(qint64 id, Wire::Answer answer)
    {
        say(Wire::Response{Json(id), std::move(answer)});
    }
    //! To the newest call.
    void reply(Wire::Answer answer) { respond(m_ids.takeLast(), std::move(answer)); }
    void refuse(const Wire::RpcError &error) { reply(error); }

    void greet() { greet(m_resume); }
    void greet(Wire::Resume resume)
    {
        Wire::HelloAnswer answer;
        answer.session = SessionId(QStringLiteral("s1"));
        answer.resume = resume;
        answer.head = m_head;
        answer.lastEdit = EditNumber(m_lastEdit);
        answer.adapter = m_adapter;
        reply(answer);
    }

    void frameFrom(const Cursor &from, const Cursor &to, const QList<Wire::ChangeLine> &lines,
                   qint64 bytes = 0)
    {
        const QByteArray text =
            Wire::encode(Wire::Notice{Wire::ChangesNotice{{from, to, lines, false}}});
        const auto decoded = Wire::decode(Wire::FrameForm::Text, text);
        QVERIFY(decoded);
        act(m_session->received(decoded->messages, bytes > 0 ? bytes : text.size()));
    }
    void frame(qint64 from, qint64 to, const QList<Wire::ChangeLine> &lines, qint64 bytes = 0)
    {
        frameFrom(at(from), at(to), lines, bytes);
    }

    static Wire::ManifestAnswer manifestOf(const QList<ManifestEntry> &items, const Cursor &cursor,
                                           const QByteArray &path = {})
    {
        const ManifestTree tree(items);
        Wire::ManifestAnswer answer;
        answer.cursor = cursor;
        if (tree.isEmpty())
            return answer;
        answer.root = manifestRoot({{QStringLiteral("document"), tree.hash()}});
        const auto node = tree.node(path);
        Wire::ManifestNode told{QStringLiteral("document"), path, node.hash, {}, node.children};
        for (const ManifestEntry &entry : node.items)
            told.items.append({entry.id, entry.version, entry.hash});
        answer.nodes.append(told);
        return answer;
    }

    static Edit draft(const char *id, const QString &text)
    {
        Edit edit;
        edit.id = ItemId(QString::fromLatin1(id));
        edit.type = QStringLiteral("document");
        edit.base = BaseAbsent{};
        edit.content = EditBody{*readJson(body(text))};
        edit.author = QStringLiteral("rudo");
        edit.at = 1'700'000'000'000ms;
        return edit;
    }

    void edit(const char *id, const QString &text)
    {
        m_actions.clear();
        QVERIFY(m_outbox->add(draft(id, text)));
        act(m_session->edited());
    }

    void advanceHeard(std::chrono::milliseconds by)
    {
        m_clock.advance(by);
        m_session->heard();
        m_actions.clear();
        act(m_session->tick());
    }

    QString textOf(const char *id)
    {
        const auto item = *m_replica->item(ItemId(QString::fromLatin1(id)));
        return item ? readJson(item->body).value_or(Json())[u"text"].toString() : QString();
    }

    QStringList names() const
    {
        QStringList found;
        for (const AnyClientAction &action : m_actions) {
            if (const auto *send = std::get_if<ClientAction::Send>(&action)) {
                const auto *request = std::get_if<Wire::Request>(&send->message);
                found.append(request ? Wire::methodName(request->call) : QStringLiteral("notice"));
            } else {
                static const char *kinds[] = {"send",    "close",    "ended",   "greeted",
                                              "changed", "cleared",  "receipt", "caughtUp",
                                              "fetched", "overHttp", "trouble"};
                found.append(QString::fromLatin1(kinds[action.index()]));
            }
        }
        return found;
    }

    template <typename T>
    QList<T> allSent() const
    {
        QList<T> found;
        for (const AnyClientAction &action : m_actions) {
            const auto *send = std::get_if<ClientAction::Send>(&action);
            const auto *request = send ? std::get_if<Wire::Request>(&send->message) : nullptr;
            if (const auto *call = request ? std::get_if<T>(&request->call) : nullptr)
                found.append(*call);
        }
        return found;
    }
    //! The newest call of this kind since the actions were cleared.
    template <typename T>
    std::optional<T> sent() const
    {
        const QList<T> all = allSent<T>();
        return all.isEmpty() ? std::nullopt : std::optional(all.last());
    }
    template <typename T>
    std::optional<T> taken() const
    {
        for (const AnyClientAction &action : m_actions) {
            if (const auto *found = std::get_if<T>(&action))
                return *found;
        }
        return std::nullopt;
    }
    std::optional<Cursor> acked() const
    {
        for (const AnyClientAction &action : m_actions) {
            const auto *send = std::get_if<ClientAction::Send>(&action);
            const auto *told = send ? std::get_if<Wire::Notice>(&send->message) : nullptr;
            if (const auto *ack = told ? std::get_if<Wire::Ack>(&told->content) : nullptr)
                return ack->cursor;
        }
        return std::nullopt;
    }
    QList<qint64> pushedNumbers() const
    {
        QList<qint64> found;
        for (const Wire::Push &push : allSent<Wire::Push>()) {
            for (const Json &each : push.edits)
                found.append(each[u"n"].toInteger());
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<Outbox> m_outbox;
    FakeClock m_clock;
    ClientSessionOptions m_options;
    std::unique_ptr<ClientSession> m_session;
    ClientActions m_actions;
    QList<qint64> m_ids; //!< of calls that are not answered, oldest first
    Wire::Resume m_resume = Wire::Resume::Live;
    Cursor m_head = at(0);
    qint64 m_lastEdit = 0;
    QString m_adapter;
};

QTEST_GUILESS_MAIN(TestClientSession)
#include "tst_clientsession.moc"
