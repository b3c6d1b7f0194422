#include "engine/base/jsonwrite.h"
#include "engine/client/blobtransfer.h"
#include "engine/runtime/remoteengine.h"
#include "tests/app/daemon.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QWebSocketServer>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

//! A window's line to a batanidzad in a process of its own: what comes over it, losing it and
//! getting it back, and everything that is no way in.
class TestRemote : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;

    QString data() const { return m_folder.filePath(u"w"_s); }
    QString token(const QString &role, const QString &tenant = u"demo"_s) const
    {
        const auto made = runVerb({u"token"_s, u"create"_s, u"--data"_s, data(), u"--role"_s, role,
                                   u"--tenant"_s, tenant});
        return made.json()[u"token"].toString();
    }
    static RemoteTarget target(const QString &address, const QString &token)
    {
        RemoteTarget made = *readRemoteAddress(address);
        made.token = Secret(token.toLatin1());
        return made;
    }
    static RemoteOptions quick()
    {
        RemoteOptions options;
        options.backoff = {50ms, 400ms, 30s};
        options.openWithin = 3s;
        options.seed = 7;
        return options;
    }
    template <typename T>
    static Result<T> settled(QFuture<Result<T>> future)
    {
        const bool done = QTest::qWaitFor([&] { return future.isFinished(); }, 20'000);
        if (!done || future.resultCount() == 0)
            return Error{ErrorCode::Internal, u"the future did not finish"_s};
        return future.result();
    }
    static bool greenAnywhere(const EngineSnapshot &snapshot)
    {
        bool green = snapshot.severity == Severity::Ok;
        for (const PlatformStatus &platform : snapshot.platforms)
            green = green || platform.severity == Severity::Ok;
        for (const HealthCheck &check : snapshot.checks)
            green = green || check.severity == Severity::Ok;
        return green;
    }

private Q_SLOTS:
    void theFourApisWorkOverTheLine()
    {
        RunningDaemon daemon(data());
        QVERIFY2(daemon.isReady(), daemon.errors().constData());
        RemoteEngine remote(target(daemon.ws(), token(u"operator"_s)), m_clock, quick());
        QSignalSpy moved(&remote.content(), &ContentApi::changed);
        remote.connection().start();
        QTRY_VERIFY_WITH_TIMEOUT(remote.monitor().latest(), 10'000);
        QCOMPARE(remote.monitor().latest()->line->state, LineState::Open);
        QCOMPARE(remote.monitor().latest()->workspace, data());
        QCOMPARE(remote.monitor().latest()->connections, 0);

        const auto imported = settled(remote.content().importSampleCourse(u"Rudo"_s));
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().detail));
        QTRY_VERIFY_WITH_TIMEOUT(moved.count() > 0, 5000);
        const auto page = settled(remote.content().list({}));
        QVERIFY(page);
        QCOMPARE(page->total, imported->added);
        const auto detail = settled(remote.content().load(page->rows.first().id));
        QVERIFY(detail);
        QCOMPARE(Sha256::of(writeJson(detail->body)), detail->row.hash);

        Edit edit;
        edit.id = detail->row.id;
        edit.type = detail->row.type;
        edit.base = BaseVersion{detail->row.version, detail->row.hash};
        Json body = detail->body;
        body.set(u"subtitle"_s, Json(u"mhóró"_s));
        edit.content = EditBody{body};
        edit.author = u"Rudo"_s;
        edit.at = m_clock.utc();
        const auto receipt = settled(remote.content().save(edit));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().detail));
        QCOMPARE(receipt->status, EditStatus::Applied);
        QCOMPARE(settled(remote.content().load(edit.id))->body[u"subtitle"].toString(), u"mhóró"_s);
        const auto first = settled(remote.content().revision(edit.id, detail->row.version));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
        QCOMPARE(first->body, detail->body);
        QCOMPARE(first->revision.hash, detail->row.hash);
        QCOMPARE(settled(remote.content().revision(edit.id, Version(99))).error().code,
                 ErrorCode::NotFound);

        QVERIFY(settled(remote.conflicts().list(4)));
        QVERIFY(settled(remote.admin().setSetting(u"targets.updateP99Ms"_s, Json(321))));
        QCOMPARE((*settled(remote.admin().settings()))[u"targets.updateP99Ms"].toInteger(), 321);
        QVERIFY(!settled(remote.admin().setSetting(u"no.such"_s, Json(1))));
        TokenRequest request;
        request.role = u"device"_s;
        request.label = u"Chipo's phone"_s;
        const auto invitation = settled(remote.admin().inviteDevice(request));
        QVERIFY(invitation);
        QVERIFY(settled(remote.admin().revokeToken(invitation->token.id)));
        const auto tokens = settled(remote.admin().tokens());
        QVERIFY(std::any_of(tokens->cbegin(), tokens->cend(), [&](const TokenInfo &one) {
            return one.id == invitation->token.id && one.revoked && one.label == u"Chipo's phone";
        }));
        const auto verified = settled(remote.admin().verify());
        QVERIFY(verified && verified->problems.isEmpty() && verified->events > 0);
        const auto buckets = settled(remote.monitor().history(
            {m_clock.utc() - Millis(60'000), m_clock.utc(), 600, std::nullopt}));
        QVERIFY(buckets && !buckets->isEmpty());
        QVERIFY(settled(remote.monitor().diagnostics())->contains(daemon.ws()));
        const auto report = settled(remote.cache().report(10));
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->tiers.size(), 2);
        const auto purged = settled(remote.cache().purge({u"disk"_s, {}, {}, true}));
        QVERIFY(purged);
        QCOMPARE(purged->sequence, Sequence());
        QVERIFY(settled(remote.cache().purge({})));
        QVERIFY(settled(remote.cache().warm()));
        QCOMPARE(settled(remote.cache().pin(u"no/such/entry"_s, true)).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(settled(remote.content().import(u"/tmp"_s, u"Rudo"_s, false)).error().code,
                 ErrorCode::Unsupported);
        QCOMPARE(settled(remote.admin().backup(u"/tmp/x"_s)).error().code, ErrorCode::Unsupported);
        const auto undone = settled(
            remote.content().undoImport(*settled(remote.content().lastImport()), u"Rudo"_s));
        QVERIFY(undone && *undone > 0);
    }

    void aLostLineIsNeverGreenAndComesBackByItself()
    {
        auto daemon = std::make_unique<RunningDaemon>(data());
        QVERIFY2(daemon->isReady(), daemon->errors().constData());
        const QString address = daemon->ws();
        RemoteEngine remote(target(address, token(u"operator"_s)), m_clock, quick());
        remote.connection().start();
        QTRY_VERIFY_WITH_TIMEOUT(
            remote.monitor().latest() && greenAnywhere(*remote.monitor().latest()), 10'000);
        const Millis known = remote.monitor().latest()->takenAt;

        const auto underWay = remote.admin().verify();
        daemon->kill();
        QTRY_COMPARE_WITH_TIMEOUT(remote.connection().status().state, LineState::Lost, 10'000);
        const auto old = remote.monitor().latest();
        QCOMPARE(old->line->state, LineState::Lost);
        QVERIFY(old->line->since >= known);
        QVERIFY(!greenAnywhere(*old));
        QVERIFY(old->takenAt >= known);
        // What was asked ends with a word, and what is asked now does so at once.
        const auto broken = settled(underWay);
        QVERIFY(broken || broken.error().code == ErrorCode::Unavailable);
        const auto refused = settled(remote.content().list({}));
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(refused.error().detail.contains(address));
        QTRY_COMPARE_WITH_TIMEOUT(remote.connection().status().problem, LineProblem::Unreachable,
                                  10'000);
        QVERIFY(remote.connection().status().nextTry.count() > 0);

        QSignalSpy moved(&remote.content(), &ContentApi::changed);
        daemon = std::make_unique<RunningDaemon>(data(),
                                                 QStringList{u"--ws"_s, QUrl(address).authority()});
        QVERIFY2(daemon->isReady(), daemon->errors().constData());
        QCOMPARE(daemon->ws(), address);
        QTRY_COMPARE_WITH_TIMEOUT(remote.connection().status().state, LineState::Open, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(remote.monitor().latest()->takenAt > old->takenAt &&
                                     greenAnywhere(*remote.monitor().latest()),
                                 10'000);
        QCOMPARE(remote.monitor().latest()->line->state, LineState::Open);
        QTRY_VERIFY(moved.count() > 0);
        QVERIFY(settled(remote.content().list({})));

        // An orderly end says so, and the line comes to rest in the same way.
        QCOMPARE(daemon->stop(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(remote.connection().status().state, LineState::Lost, 10'000);
        QVERIFY(!greenAnywhere(*remote.monitor().latest()));
    }

    void recordingsAreFetchedCheckedAndPlayed()
    {
        QTemporaryDir programs;
        const auto script = [&](const QString &name, const QByteArray &text) {
            QFile made(programs.filePath(name));
            QVERIFY(made.open(QIODevice::WriteOnly));
            made.write("#!/bin/sh\n" + text + "\n");
            made.close();
            QVERIFY(made.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        };
        // The player keeps what it is given: no test needs a loudspeaker.
        const QString copy = programs.filePath(u"heard"_s);
        script(u"ffplay"_s, "for last; do :; done\ncp \"$last\" '" + copy.toUtf8() + "'");
        const auto heard = [&] {
            QFile file(copy);
            const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            file.remove();
            return bytes;
        };
        const auto ogg = [](const QByteArray &says) {
            return QByteArray("OggS\0\0\0\0\0\0\0\0", 12) + says;
        };
        const auto word = [](const QByteArray &bytes) {
            const Json file = JsonObject{{u"codec"_s, u"opus"_s},
                                         {u"container"_s, u"ogg"_s},
                                         {u"bytes"_s, qint64(bytes.size())},
                                         {u"sha256"_s, Sha256::of(bytes).toHex()}};
            return VocabularyEntry(
                JsonObject{{u"headword"_s, u"mombe"_s},
                           {u"audio"_s, JsonObject{{u"forText"_s, u"mombe"_s},
                                                   {u"origin"_s, u"human"_s},
                                                   {u"durationMs"_s, 500},
                                                   {u"renditions"_s, JsonArray{file}}}}});
        };
        // Three files stand in the workspace; one of them is not what its name says.
        const QString workspace = m_folder.filePath(u"recordings"_s);
        const auto serve = [&] { return std::make_unique<RunningDaemon>(workspace); };
        auto daemon = serve();
        QVERIFY2(daemon->isReady(), daemon->errors().constData());
        const auto made = runVerb({u"token"_s, u"create"_s, u"--data"_s, workspace, u"--role"_s,
                                   u"operator"_s, u"--tenant"_s, u"demo"_s});
        const RemoteTarget to = target(daemon->ws(), made.json()[u"token"].toString());
        const auto upload = [&](const QByteArray &bytes) {
            SyncClientOptions options;
            options.http = QUrl(daemon->http());
            options.session.tenant = to.tenant;
            options.session.platform = u"desktop"_s;
            options.session.token = QString::fromLatin1(to.token.reveal());
            BlobTransfer transfer(options, m_folder.filePath(u"sent"_s));
            QFile file(m_folder.filePath(u"send"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            const auto sent = settled(transfer.send(file.fileName()));
            QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().detail));
        };
        const QByteArray good = ogg("good");
        const QByteArray later = ogg("asked for when the line is gone");
        const QByteArray spoilt = ogg("spoilt");
        for (const QByteArray &bytes : {good, later, spoilt})
            upload(bytes);

        RemoteEngine remote(to, m_clock, quick(),
                            [&] { return findAudioPrograms({programs.path()}); });
        // Before the line is there nothing can be heard, and it says so at once.
        QCOMPARE(settled(remote.audio().choose(word(good)))->choice.kind, SpeechKind::Text);
        remote.connection().start();
        QTRY_VERIFY_WITH_TIMEOUT(remote.monitor().latest(), 10'000);
        const auto hearing = settled(remote.audio().choose(word(good)));
        QVERIFY(hearing);
        QCOMPARE(hearing->choice.kind, SpeechKind::Recording);
        const auto played = settled(remote.audio().play(word(good)));
        QVERIFY2(played, qPrintable(played ? QString() : played.error().detail));
        QCOMPARE(heard(), good);
        QCOMPARE(settled(remote.audio().choose(word(ogg("nobody sent it"))))->choice.kind,
                 SpeechKind::Text);

        // Bytes that are not those of the name never reach the player.
        const QString name = Sha256::of(spoilt).toHex();
        QDirIterator found(workspace, {name}, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(found.hasNext());
        QFile file(found.next());
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("OggX");
        file.close();
        const auto refused = settled(remote.audio().play(word(spoilt)));
        QVERIFY(!refused);
        QVERIFY2(refused.error().code == ErrorCode::Corrupt ||
                     refused.error().code == ErrorCode::Unavailable,
                 qPrintable(refused.error().detail));
        QVERIFY(heard().isEmpty());

        // What was played once is at hand when the line is gone; what was not is not.
        daemon->kill();
        QTRY_VERIFY_WITH_TIMEOUT(!remote.connection().isOpen(), 10'000);
        QVERIFY(settled(remote.audio().play(word(good))));
        QCOMPARE(heard(), good);
        QCOMPARE(settled(remote.audio().choose(word(later)))->choice.kind, SpeechKind::Text);
    }

    void aTokenThatIsTakenBackEndsTheLineForGood()
    {
        RunningDaemon daemon(data());
        QVERIFY(daemon.isReady());
        RemoteEngine remote(target(daemon.ws(), token(u"operator"_s)), m_clock, quick());
        remote.connection().start();
        QTRY_VERIFY_WITH_TIMEOUT(remote.connection().isOpen(), 10'000);
        const auto tokens = settled(remote.admin().tokens());
        QVERIFY(tokens);
        for (const TokenInfo &one : *tokens) {
            if (!one.revoked && remote.connection().isOpen())
                (void)settled(remote.admin().revokeToken(one.id));
        }
        QTRY_COMPARE_WITH_TIMEOUT(remote.connection().status().state, LineState::Refused, 10'000);
        QCOMPARE(remote.connection().status().problem, LineProblem::BadToken);
        QCOMPARE(remote.connection().status().nextTry, Millis(0));
        // A person may try again, and hears the same.
        remote.connection().tryNow();
        QCOMPARE(remote.connection().status().state, LineState::Connecting);
        QTRY_COMPARE_WITH_TIMEOUT(remote.connection().status().state, LineState::Refused, 10'000);
    }

    void whatIsNoWayInIsSaid()
    {
        RunningDaemon daemon(data());
        QVERIFY(daemon.isReady());
        const QString good = token(u"operator"_s);
        const auto outcome = [&](RemoteTarget to) {
            RemoteEngine remote(std::move(to), m_clock, quick());
            remote.connection().start();
            (void)QTest::qWaitFor(
                [&] { return remote.connection().status().problem != LineProblem::None; }, 8000);
            const LineStatus &status = remote.connection().status();
            return std::pair(status.problem, status.state);
        };
        using P = LineProblem;
        using S = LineState;
        QCOMPARE(outcome(target(daemon.ws(), u"bz1.x.y"_s)), std::pair(P::BadToken, S::Refused));
        QCOMPARE(outcome(target(daemon.ws(), QString())), std::pair(P::BadToken, S::Refused));
        QCOMPARE(outcome(target(daemon.ws(), token(u"device"_s))),
                 std::pair(P::Forbidden, S::Refused));
        RemoteTarget other = target(daemon.ws(), good);
        other.tenant = TenantId(u"other"_s);
        QCOMPARE(outcome(other), std::pair(P::Forbidden, S::Refused));
        // The hub's own HTTP port is no hub's socket.
        const QString http = QString(daemon.http()).replace(u"http://"_s, u"ws://"_s);
        QCOMPARE(outcome(target(http, good)), std::pair(P::NoHub, S::Connecting));
        // TLS to who speaks none.
        const QString tls = QString(daemon.ws()).replace(u"ws://"_s, u"wss://"_s);
        QVERIFY(outcome(target(tls, good)).second == S::Connecting);

        QTcpServer deaf;
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        const QString place = u"ws://127.0.0.1:%1"_s;
        QCOMPARE(outcome(target(place.arg(deaf.serverPort()), good)),
                 std::pair(P::NoHub, S::Connecting));
        const quint16 gone = deaf.serverPort();
        deaf.close();
        QCOMPARE(outcome(target(place.arg(gone), good)), std::pair(P::Unreachable, S::Connecting));

        // Somebody's WebSocket that answers whatever it likes.
        for (
            const auto &[answer, problem] : QList<std::pair<QString, P>>{
                {u"good day"_s, P::NoHub},
                {u"[]"_s, P::NoHub},
                {uR"({"jsonrpc":"2.0","id":0,"result":{"protocol":1}})"_s, P::NoHub},
                {uR"({"jsonrpc":"2.0","id":0,"method":"x","params":{}})"_s, P::NoHub},
                {uR"({"jsonrpc":"2.0","id":0,"error":{"code":-32013,"message":"this hub speaks protocol 9","data":{"code":"unsupported","retry":"never"}}})"_s,
                 P::OtherVersion}}) {
            QWebSocketServer server(u"x"_s, QWebSocketServer::NonSecureMode);
            server.setSupportedSubprotocols({u"batanidza.v1"_s});
            QVERIFY(server.listen(QHostAddress::LocalHost));
            connect(&server, &QWebSocketServer::newConnection, &server, [&server, answer = answer] {
                QWebSocket *socket = server.nextPendingConnection();
                socket->setParent(&server);
                connect(socket, &QWebSocket::textMessageReceived, socket,
                        [socket, answer] { socket->sendTextMessage(answer); });
                connect(socket, &QWebSocket::binaryMessageReceived, socket,
                        [socket, answer] { socket->sendTextMessage(answer); });
            });
            QCOMPARE(outcome(target(place.arg(server.serverPort()), good)).first, problem);
        }
    }

    void anAddressIsReadOrRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("plain");
        QTest::addColumn<QString>("address"); // or the error
        const auto row = [](const char *name, const QString &text, const QString &wanted,
                            bool plain = false) { QTest::newRow(name) << text << plain << wanted; };
        row("plain text on this machine", u"ws://127.0.0.1:7300"_s, u"ws://127.0.0.1:7300"_s);
        row("no port is the usual one", u"wss://hub.example"_s, u"wss://hub.example:7300"_s);
        row("white space around it", u" ws://localhost:1 "_s, u"ws://localhost:1"_s);
        row("the whole path is as good", u"wss://h:1/v1/sync"_s, u"wss://h:1"_s);
        row("IPv6", u"ws://[::1]:7300"_s, u"ws://[::1]:7300"_s);
        row("plain text beyond is refused", u"ws://hub.example:7300"_s, u"forbidden"_s);
        row("unless it is said by name", u"ws://hub.example:7300"_s, u"ws://hub.example:7300"_s,
            true);
        row("http is no socket", u"http://127.0.0.1:7301"_s, u"invalid"_s);
        row("no scheme", u"127.0.0.1:7300"_s, u"invalid"_s);
        row("nothing", QString(), u"invalid"_s);
        row("a token in the query", u"wss://h:1/?token=bz1.SECRET"_s, u"invalid"_s);
        row("a token as a name", u"wss://bz1.SECRET@h:1"_s, u"invalid"_s);
        row("a token as a fragment", u"wss://h:1#bz1.SECRET"_s, u"invalid"_s);
        row("another path", u"wss://h:1/bz1.SECRET"_s, u"invalid"_s);
        row("no port number", u"wss://h:port"_s, u"invalid"_s);
    }
    void anAddressIsReadOrRefused()
    {
        QFETCH(QString, text);
        QFETCH(bool, plain);
        QFETCH(QString, address);
        const auto read = readRemoteAddress(text, plain);
        QCOMPARE(read ? read->address() : errorName(read.error().code), address);
        if (!read)
            QVERIFY(!read.error().detail.contains(u"SECRET"));
    }

    void aTokenFileHoldsOneToken()
    {
        const QString file = m_folder.filePath(u"token"_s);
        const auto write = [&](const QByteArray &text) {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(text);
        };
        QCOMPARE(readTokenFile(file).error().code, ErrorCode::NotFound);
        write(" bz1.a.b\n");
        QCOMPARE(readTokenFile(file)->reveal(), QByteArray("bz1.a.b"));
        for (const QByteArray &bad :
             {QByteArray("\n"), QByteArray("a\nb"), QByteArray(5000, 'a')}) {
            write(bad);
            QCOMPARE(readTokenFile(file).error().code, ErrorCode::Invalid);
        }
    }
};

QTEST_GUILESS_MAIN(TestRemote)
#include "tst_remote.moc"
