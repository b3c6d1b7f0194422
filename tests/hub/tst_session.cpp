#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/hub/session.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memorystore.h"

#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

namespace {

const char *const helloText =
    R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"tenant":"demo","platform":"web","clientId":"c"}})";
const char *const badHelloText =
    R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[9],"tenant":"demo","platform":"web","clientId":"c"}})";
const char *const callText =
    R"({"jsonrpc":"2.0","id":2,"method":"blob.have","params":{"hashes":[]}})";
const char *const unknownText = R"({"jsonrpc":"2.0","id":2,"method":"no.such","params":{}})";
const char *const noticeText = R"({"jsonrpc":"2.0","method":"no.such"})";
const char *const responseText = R"({"jsonrpc":"2.0","id":7,"result":{}})";
const char *const twiceText =
    R"({"jsonrpc":"2.0","id":2,"method":"blob.have","params":{"hashes":[],"hashes":[]}})";
const char *const malformedText = R"({"jsonrpc":"2.0","id":2,"method":7})";

} // namespace

//! One session over a store in memory and a clock that we drive.
struct Stage
{
    FakeClock clock;
    MemoryStore store;
    std::unique_ptr<ContentReader> reader = store.reader();
    Gatekeeper gatekeeper{clock, QByteArray(32, 'k'), true};
    ManifestCache manifests;
    SessionSettings settings;
    Rpc rpc{*reader, gatekeeper, clock, manifests};
    Session session{rpc, clock, settings, Peer{{}, true}};

    SessionActions say(const QByteArray &text)
    {
        return session.onFrame(Wire::FrameForm::Text, text);
    }
    void bring(SessionState state)
    {
        if (state == SessionState::Greeting)
            return;
        (void)say(helloText);
        if (state == SessionState::Leaving)
            (void)session.onGoaway(QStringLiteral("x"), 1ms);
        else if (state == SessionState::Closed)
            (void)session.onDrained();
    }
};

namespace {

//! What came out, as short words in order: "answer", "error:code", "close:4500", "ping" ...
QString told(const SessionActions &actions)
{
    QStringList words;
    for (const SessionAction &action : actions) {
        if (const auto *control = std::get_if<SendControl>(&action)) {
            const Json json = *readJson(control->text);
            if (json.isArray())
                words.append(QStringLiteral("batch:%1").arg(json.toArray().size()));
            else if (json.contains(u"error"))
                words.append(QStringLiteral("error:") +
                             json[u"error"][u"data"][u"code"].toString());
            else
                words.append(json.contains(u"method") ? json[u"method"].toString()
                                                      : QStringLiteral("answer"));
        } else if (const auto *close = std::get_if<CloseLink>(&action)) {
            words.append(QStringLiteral("close:%1").arg(static_cast<int>(close->code)));
        } else if (std::holds_alternative<SendPing>(action)) {
            words.append(QStringLiteral("ping"));
        } else if (std::holds_alternative<SendChanges>(action)) {
            words.append(QStringLiteral("changes"));
        } else if (std::holds_alternative<SubmitEdits>(action)) {
            words.append(QStringLiteral("submit"));
        } else if (std::holds_alternative<Acknowledged>(action)) {
            words.append(QStringLiteral("ack"));
        } else if (std::holds_alternative<Joined>(action)) {
            words.append(QStringLiteral("joined"));
        } else if (std::holds_alternative<Moved>(action)) {
            words.append(QStringLiteral("moved"));
        }
    }
    return words.join(u' ');
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventInEveryState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("after");
        constexpr int greeting = 0;
        constexpr int open = 1;
        constexpr int leaving = 2;
        constexpr int closed = 3;
        struct Cell
        {
            const char *outcome;
            int after;
        };
        const auto row = [](const char *event, Cell g, Cell o, Cell l) {
            const std::array<Cell, 4> cells{g, o, l, Cell{"", closed}};
            const std::array<const char *, 4> names{"Greeting", "Open", "Leaving", "Closed"};
            for (int state = greeting; state <= closed; ++state) {
                const Cell &cell = cells[static_cast<size_t>(state)];
                QTest::addRow("%s, %s", names[static_cast<size_t>(state)], event)
                    << state << QString::fromLatin1(event) << QString::fromLatin1(cell.outcome)
                    << cell.after;
            }
        };
        //   event            Greeting                              Open Leaving
        row("hello", {"joined answer", open}, {"error:invalid", open},
            {"error:unavailable", leaving});
        row("bad hello", {"error:unsupported close:4503", closed}, {"error:invalid", open},
            {"error:unavailable", leaving});
        row("call", {"close:4500", closed}, {"answer", open}, {"error:unavailable", leaving});
        row("unknown call", {"close:4500", closed}, {"error:unsupported", open},
            {"error:unavailable", leaving});
        row("push", {"close:4500", closed}, {"submit", open}, {"error:unavailable", leaving});
        row("ack", {"close:4500", closed}, {"ack", open}, {"ack", leaving});
        row("ack of a place never given", {"close:4500", closed}, {"", open}, {"", leaving});
        row("notice", {"close:4500", closed}, {"", open}, {"", leaving});
        row("response", {"close:4500", closed}, {"", open}, {"", leaving});
        row("malformed", {"error:invalid close:4500", closed}, {"error:invalid", open},
            {"error:invalid", leaving});
        row("a key twice", {"error:invalid close:4500", closed}, {"error:invalid", open},
            {"error:invalid", leaving});
        row("not JSON", {"close:4500", closed}, {"error:invalid close:4500", closed},
            {"error:invalid close:4500", closed});
        row("too large", {"close:1009", closed}, {"close:1009", closed}, {"close:1009", closed});
        row("tick", {"", greeting}, {"", open}, {"", leaving});
        row("10 s later", {"close:4001", closed}, {"ping", open}, {"ping", leaving});
        row("20 s of silence", {"close:4001", closed}, {"close:4001", closed},
            {"close:4001", closed});
        row("goaway", {"close:4002", closed}, {"session.goaway", leaving}, {"", leaving});
        row("drained", {"close:4002", closed}, {"close:4002", closed}, {"close:4002", closed});
        row("superseded", {"close:4504", closed}, {"close:4504", closed}, {"close:4504", closed});
        row("overflow", {"close:4001", closed}, {"close:4001", closed}, {"close:4001", closed});
        row("a commit of no ticket", {"", greeting}, {"", open}, {"", leaving});
        row("walk", {"", greeting}, {"changes", open}, {"changes", leaving});
        row("link closed", {"", closed}, {"", closed}, {"", closed});
    }

    // W5, W28
    void everyEventInEveryState()
    {
        QFETCH(int, state);
        QFETCH(QString, event);
        QFETCH(QString, outcome);
        QFETCH(int, after);
        Stage stage;
        stage.bring(static_cast<SessionState>(state));
        QCOMPARE(told(happen(stage, event)), outcome);
        QCOMPARE(static_cast<int>(stage.session.state()), after);
    }

    // W22
    void aPushIsAnsweredWhenItIsDurableAndOnlyThen()
    {
        Stage stage;
        stage.bring(SessionState::Open);
        SessionActions actions = happen(stage, QStringLiteral("push"));
        QCOMPARE(told(actions), QStringLiteral("submit"));
        auto submit = std::get<SubmitEdits>(actions.first());
        SubmissionResult result;
        submit.submission.done = [&](const SubmissionResult &done) { result = done; };
        stage.store.submit(submit.submission);
        actions = stage.session.onCommitted(submit.ticket, result);
        QCOMPARE(told(actions), QStringLiteral("answer"));
        QVERIFY2(stage.session.onCommitted(submit.ticket, result).isEmpty(),
                 "a ticket is used once");
    }

    // W27
    void whatWasTakenIsStillAnsweredWhileLeaving()
    {
        Stage stage;
        stage.bring(SessionState::Open);
        const auto submit = std::get<SubmitEdits>(happen(stage, QStringLiteral("push")).first());
        (void)stage.session.onGoaway(QStringLiteral("x"), 1ms);
        QCOMPARE(told(stage.session.onCommitted(submit.ticket, {{}, EditNumber(1), {}})),
                 QStringLiteral("answer"));
    }

    void aTokenThatEndsEndsItsSession_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("outcome");
        for (const char *end : {"expired", "revoked"}) {
            const QString how = QString::fromLatin1(end);
            QTest::addRow("W32: %s, told at the next tick", end)
                << how << QStringLiteral("tick") << QStringLiteral("close:4501");
            QTest::addRow("W32: %s, nothing is pushed any more", end)
                << how << QStringLiteral("push") << QStringLiteral("error:unauthorised close:4501");
            QTest::addRow("W32: %s, nothing is read any more", end)
                << how << QStringLiteral("call") << QStringLiteral("error:unauthorised close:4501");
        }
        QTest::newRow("W32: a good token goes on")
            << QStringLiteral("good") << QStringLiteral("push") << QStringLiteral("submit");
    }

    void aTokenThatEndsEndsItsSession()
    {
        QFETCH(QString, end);
        QFETCH(QString, event);
        QFETCH(QString, outcome);
        Stage stage;
        TokenClaims claims;
        claims.id = TokenId(QStringLiteral("t1"));
        claims.tenant = stage.store.tenant();
        claims.expiresAt = stage.clock.utc() + 5s;
        QByteArray text = helloText;
        text.replace("\"clientId\"", "\"token\":\"" + stage.gatekeeper.issue(claims).toLatin1() +
                                         "\",\"clientId\"");
        QCOMPARE(told(stage.say(text)), QStringLiteral("joined answer"));
        QCOMPARE(told(stage.session.onTick()), QString());
        if (end == u"expired")
            stage.clock.advance(5s);
        else if (end == u"revoked")
            stage.gatekeeper.revoke(claims.id);
        QCOMPARE(told(happen(stage, event)), outcome);
    }

    void whoNeedsNoTokenIsNotSentAwayForOne()
    {
        Stage stage;
        stage.bring(SessionState::Open);
        for (int i = 0; i < 2 * 24 * 60; ++i) {
            stage.clock.advance(60s);
            stage.session.onHeard();
            QVERIFY(!told(stage.session.onTick()).contains(QStringLiteral("close")));
        }
        QCOMPARE(told(happen(stage, QStringLiteral("push"))), QStringLiteral("submit"));
    }

    // W1
    void theRepliesOfABatchGoTogether()
    {
        Stage stage;
        stage.bring(SessionState::Open);
        const SessionActions actions =
            stage.say('[' + QByteArray(callText) + ',' + pushText(1) + ',' + noticeText + ']');
        QCOMPARE(told(actions), QStringLiteral("submit"));
        const auto submit = std::get<SubmitEdits>(
            *std::find_if(actions.cbegin(), actions.cend(),
                          [](const auto &a) { return std::holds_alternative<SubmitEdits>(a); }));
        QCOMPARE(told(stage.session.onCommitted(submit.ticket, {{}, EditNumber(1), {}})),
                 QStringLiteral("batch:2"));
    }

    // W31
    void tooManyCallsAreRefusedWithATime()
    {
        Stage stage;
        stage.settings.calls = {10, 3};
        Session session(stage.rpc, stage.clock, stage.settings, Peer{{}, true});
        (void)session.onFrame(Wire::FrameForm::Text, helloText);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(told(session.onFrame(Wire::FrameForm::Text, callText)),
                     QStringLiteral("answer"));
        const SessionActions refused = session.onFrame(Wire::FrameForm::Text, callText);
        QCOMPARE(told(refused), QStringLiteral("error:rate_limited"));
        const auto *control = std::get_if<SendControl>(&refused.last());
        QVERIFY(control);
        const Json data = (*readJson(control->text))[u"error"][u"data"];
        QCOMPARE(data[u"retry"].toString(), QStringLiteral("after"));
        QCOMPARE(data[u"retryAfterMs"].toInteger(), 100);
        stage.clock.advance(100ms);
        QCOMPARE(told(session.onFrame(Wire::FrameForm::Text, callText)), QStringLiteral("answer"));
    }

    // W31
    void pushesMayWaitUpToABoundInBytes()
    {
        Stage stage;
        const QByteArray push =
            R"({"jsonrpc":"2.0","id":7,"method":"sync.push","params":{"edits":[{"n":1,"id":"a",)"
            R"("type":"document","base":null,"body":{},"author":"x","at":"2026-11-22T12:00:00.000Z"}]}})";
        stage.settings.pushBytesUnderWay = 100 * push.size();
        Session session(stage.rpc, stage.clock, stage.settings, Peer{{}, true});
        (void)session.onFrame(Wire::FrameForm::Text, helloText);
        QList<quint64> tickets;
        QString last = QStringLiteral("submit");
        while (last == QStringLiteral("submit") && tickets.size() < 1000) {
            const SessionActions actions = session.onFrame(Wire::FrameForm::Text, push);
            last = told(actions);
            if (const auto *submit = std::get_if<SubmitEdits>(&actions.first()))
                tickets.append(submit->ticket);
        }
        QCOMPARE(last, QStringLiteral("error:rate_limited"));
        QCOMPARE(tickets.size(), 101);
        (void)session.onCommitted(tickets[0], {{}, EditNumber(1), {}});
        QCOMPARE(told(session.onFrame(Wire::FrameForm::Text, push)), QStringLiteral("submit"));
    }

    // W25
    void aSkippedPlaceIsToldWithinAHeartbeat()
    {
        Stage stage;
        stage.store.put(QStringLiteral("a"), JsonObject{}, QStringLiteral("document"));
        QByteArray text = helloText;
        text.replace("\"clientId\"", "\"types\":[\"lesson\"],\"clientId\"");
        (void)stage.say(text);
        Session::Step step = stage.session.walk({});
        // Who just came hears at once that it has caught up.
        QCOMPARE(told(step.actions), QStringLiteral("changes"));
        QCOMPARE(stage.session.place(), stage.session.given());
        stage.store.put(QStringLiteral("a"), JsonObject{}, QStringLiteral("document"));
        step = stage.session.walk({});
        QVERIFY(step.moved && step.actions.isEmpty());
        QVERIFY(stage.session.place() != stage.session.given());
        stage.clock.advance(8s);
        QCOMPARE(told(stage.session.onTick()), QString());
        stage.clock.advance(1s);
        QCOMPARE(told(stage.session.onTick()), QStringLiteral("changes"));
        QCOMPARE(stage.session.place(), stage.session.given());
    }

    // W28
    void pingsOfManyAreSpreadOverTheHeartbeat()
    {
        Stage stage;
        stage.session.setPingPhase(4s);
        (void)stage.say(helloText);
        QList<int> pings;
        for (int second = 1; second <= 30; ++second) {
            stage.clock.advance(1s);
            stage.session.onHeard();
            if (told(stage.session.onTick()) == u"ping")
                pings.append(second);
        }
        QCOMPARE(pings, (QList<int>{6, 16, 26}));
    }

    // W25
    void aBeatIsSentWhereItWasAskedFor()
    {
        Stage stage;
        QByteArray text = helloText;
        text.replace("\"clientId\"", "\"beat\":true,\"clientId\"");
        (void)stage.say(text);
        stage.clock.advance(9s);
        const SessionActions actions = stage.session.onTick();
        QCOMPARE(told(actions), QStringLiteral("changes"));
        const Json params = (*readJson(std::get<SendChanges>(actions.first()).text))[u"params"];
        QCOMPARE(params[u"from"], params[u"to"]);
    }

    // W17
    void aPageThatWasAskedForMovesTheSession()
    {
        Stage stage;
        for (int i = 0; i < 5; ++i)
            stage.store.put(QStringLiteral("i%1").arg(i), JsonObject{});
        stage.bring(SessionState::Open);
        QVERIFY(stage.session.walk({}).moved);
        QCOMPARE(stage.session.given(), stage.store.head());
        const QString ask = QStringLiteral(
            R"({"jsonrpc":"2.0","id":2,"method":"sync.changes","params":{"limit":2,"cursor":"%1.1"}})");
        QCOMPARE(told(stage.say(ask.arg(stage.store.epoch.toString()).toUtf8())),
                 QStringLiteral("moved answer"));
        QCOMPARE(stage.session.given().sequence.value(), 3);
        const Session::Step step = stage.session.walk({});
        const Json params =
            (*readJson(std::get<SendChanges>(step.actions.first()).text))[u"params"];
        QCOMPARE(params[u"from"].toString(), stage.store.epoch.toString() + QStringLiteral(".3"));
    }

    //! Sessions of one form that stand at one place share what was read and encoded, and come out
    //! at one place; the log's growth meanwhile is not missed.
    void whoWalksTheSameWaySharesThePages()
    {
        Stage one;
        for (int i = 0; i < 5; ++i)
            one.store.put(QStringLiteral("i%1").arg(i), JsonObject{});
        one.bring(SessionState::Open);
        SharedPages pages;
        const Session::Step first = one.session.walk({}, &pages, one.store.head().sequence);
        QVERIFY(first.moved && !first.more);
        const auto shared = std::get<SendChanges>(first.actions.first()).shared;
        QVERIFY(shared);
        const Cursor before = one.store.head();
        one.store.put(QStringLiteral("later"), JsonObject{});

        const QString again = QStringLiteral(
            R"({"jsonrpc":"2.0","id":2,"method":"sync.changes","params":{"limit":1,"cursor":"%1.0"}})");
        (void)one.say(again.arg(one.store.epoch.toString()).toUtf8());
        QCOMPARE(one.session.place().sequence.value(), 1);
        const Session::Step rest = one.session.walk({}, &pages, one.store.head().sequence);
        QVERIFY(rest.moved && !rest.more);
        QVERIFY(std::get<SendChanges>(rest.actions.first()).shared != shared); // from elsewhere

        Session other(one.rpc, one.clock, one.settings, Peer{{}, true});
        (void)other.onFrame(Wire::FrameForm::Text, helloText);
        QCOMPARE(other.formKey(), one.session.formKey());
        const Session::Step same = other.walk({}, &pages, one.store.head().sequence);
        QCOMPARE(std::get<SendChanges>(same.actions.first()).shared, shared);
        QCOMPARE(other.place(), before);
        QVERIFY(same.more);
        QVERIFY(other.walk({}, &pages, one.store.head().sequence).moved);
        QCOMPARE(other.place(), one.store.head());
    }

    void keptPagesStayUnderTheirBound()
    {
        SharedPages pages(nullptr, 10'000);
        for (int i = 0; i < 100; ++i) {
            const auto page = std::make_shared<SharedPage>();
            page->textBytes = 1000;
            page->text = QByteArray(1000, 'x');
            pages.keep(QString::number(i), page);
            QVERIFY(pages.bytes() <= 10'000);
        }
        QVERIFY(pages.find(QStringLiteral("99")));
        QVERIFY(!pages.find(QStringLiteral("0")));
    }

private:
    static QByteArray pushText(int n)
    {
        const QString text = QStringLiteral(
            R"({"jsonrpc":"2.0","id":5,"method":"sync.push","params":{"edits":[{"n":%1,"id":"a","type":"lesson","base":null,"body":{},"author":"r","at":"2026-11-22T12:00:00.000Z"}]}})");
        return text.arg(n).toUtf8();
    }
    static QByteArray ackText(const Stage &stage, qint64 sequence)
    {
        const QString text =
            QStringLiteral(R"({"jsonrpc":"2.0","method":"sync.ack","params":{"cursor":"%1.%2"}})");
        return text.arg(stage.store.epoch.toString()).arg(sequence).toUtf8();
    }

    static SessionActions happen(Stage &stage, const QString &event)
    {
        Session &session = stage.session;
        if (event == u"hello")
            return stage.say(helloText);
        if (event == u"bad hello")
            return stage.say(badHelloText);
        if (event == u"call")
            return stage.say(callText);
        if (event == u"unknown call")
            return stage.say(unknownText);
        if (event == u"push")
            return stage.say(pushText(1));
        if (event == u"ack")
            return stage.say(ackText(stage, 0));
        if (event == u"ack of a place never given")
            return stage.say(ackText(stage, 99));
        if (event == u"notice")
            return stage.say(noticeText);
        if (event == u"response")
            return stage.say(responseText);
        if (event == u"malformed")
            return stage.say(malformedText);
        if (event == u"a key twice")
            return stage.say(twiceText);
        if (event == u"not JSON")
            return stage.say("{");
        if (event == u"too large")
            return stage.say(QByteArray(1024 * 1024 + 1, ' '));
        if (event == u"tick")
            return session.onTick();
        if (event == u"10 s later") {
            stage.clock.advance(10s);
            return session.onTick();
        }
        if (event == u"20 s of silence") {
            stage.clock.advance(20s);
            return session.onTick();
        }
        if (event == u"goaway")
            return session.onGoaway(QStringLiteral("restart"), 250ms);
        if (event == u"drained")
            return session.onDrained();
        if (event == u"superseded")
            return session.onSuperseded();
        if (event == u"overflow")
            return session.onOverflow();
        if (event == u"a commit of no ticket")
            return session.onCommitted(77, {});
        if (event == u"walk") {
            stage.store.put(QStringLiteral("w"), JsonObject{});
            return session.walk({}).actions;
        }
        session.onLinkClosed();
        return {};
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "tst_session.moc"
