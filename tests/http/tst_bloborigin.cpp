#include "engine/http/bloborigin.h"
#include "engine/http/originaddress.h"
#include "engine/runtime/workerthread.h"
#include "tests/http/byteserver.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Batanidza;

namespace {

//! A network tier alone, over a folder.
struct Tier
{
    explicit Tier(const Clock &time, const OriginLimits &limits = quickOrigin())
        : store(folder.filePath(u"blobs"_s))
        , thread(u"origin"_s, [&] {
            return std::make_unique<BlobOrigin>(
                time, registry, store, [this](const Sha256 &, qint64) { ++repaired; }, limits);
        })
    {}
    void setPlace(const OriginPlace &place)
    {
        thread.call([&] { thread->setPlace(place); });
    }
    struct Asking
    {
        std::atomic<int> answered = 0;
        std::atomic<int> failed = 0;
        std::mutex mutex;
        Error error;
    };
    std::shared_ptr<Asking> ask(const QByteArray &bytes, int times = 1)
    {
        auto asking = std::make_shared<Asking>();
        for (int i = 0; i < times; ++i)
            bring(bytes, asking);
        return asking;
    }
    void bring(const QByteArray &bytes, const std::shared_ptr<Asking> &asking)
    {
        thread->bring(Sha256::of(bytes), bytes.size(), [asking](const Result<void> &outcome) {
            if (!outcome) {
                const std::lock_guard lock(asking->mutex);
                asking->error = outcome.error();
                ++asking->failed;
            }
            ++asking->answered;
        });
    }
    //! Nothing came of it: the code, else nothing.
    std::optional<Error> brought(const QByteArray &bytes)
    {
        const auto asking = ask(bytes);
        if (!QTest::qWaitFor([&] { return asking->answered == 1; }, 20'000))
            return Error{ErrorCode::Internal, u"no answer"_s};
        const std::lock_guard lock(asking->mutex);
        return asking->failed ? std::optional(asking->error) : std::nullopt;
    }
    [[nodiscard]] bool has(const QByteArray &bytes) const
    {
        const auto read = store.read(Sha256::of(bytes));
        return read && *read == bytes;
    }
    [[nodiscard]] QStringList partials() const
    {
        return QDir(store.partialFolder()).entryList(QDir::Files);
    }

    QTemporaryDir folder;
    BlobStore store;
    Registry registry;
    std::atomic<int> repaired = 0;
    WorkerThread<BlobOrigin> thread;
};

using Behaviour = std::function<void(int turn, const Asked &, QTcpSocket &)>;

} // namespace

Q_DECLARE_METATYPE(Batanidza::ErrorCode)
Q_DECLARE_METATYPE(Batanidza::OriginReason)
Q_DECLARE_METATYPE(Behaviour)

//! Blobs that should be here and come from an upstream hub, a CDN, or something that is neither.
class TestBlobOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address"); //!< empty where it is refused
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << u" "_s << u""_s << u""_s;
        QTest::newRow("a CDN") << u"https://cdn.example/"_s << u"https://cdn.example"_s << u""_s;
        QTest::newRow("a path and a port")
            << u"https://cdn.example:8443/a/b//"_s << u"https://cdn.example:8443/a/b"_s << u""_s;
        QTest::newRow("plain on this machine")
            << u"http://127.0.0.1:7301"_s << u"http://127.0.0.1:7301"_s << u""_s;
        QTest::newRow("plain beyond it") << u"http://cdn.example"_s << u""_s << u"https://"_s;
        QTest::newRow("a name that begins as loopback")
            << u"http://127.0.0.1.evil.example"_s << u""_s << u"plain text"_s;
        QTest::newRow("a token in it") << u"https://tok3n@cdn.example"_s << u""_s << u"file"_s;
        QTest::newRow("a query") << u"https://cdn.example/?key=tok3n"_s << u""_s << u"file"_s;
        QTest::newRow("a fragment") << u"https://cdn.example/#tok3n"_s << u""_s << u"file"_s;
        QTest::newRow("another scheme") << u"file:///etc/tok3n"_s << u""_s << u"address"_s;
        QTest::newRow("no scheme") << u"cdn.example"_s << u""_s << u"address"_s;
        QTest::newRow("upwards") << u"https://cdn.example/a/../b"_s << u""_s << u"place"_s;
        QTest::newRow("too long") << u"https://cdn.example/"_s + QString(2000, u'a') << u""_s
                                  << u"address"_s;
    }

    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(QString, says);
        const auto read = readOriginAddress(text);
        QCOMPARE(read.has_value(), says.isEmpty());
        if (read) {
            QCOMPARE(read->toString(), address);
            return;
        }
        QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
        QVERIFY(!read.error().detail.contains(u"tok3n"_s));
    }

    void tokenNames()
    {
        QCOMPARE(readOriginTokenName(u" origin.token "_s).value_or(u"?"_s), u"origin.token"_s);
        QCOMPARE(readOriginTokenName({}).value_or(u"?"_s), QString());
        for (const QString &bad : {u"/etc/shadow"_s, u"../token"_s, u"a/b"_s, u".hidden"_s,
                                   u"a b"_s, u"tok\nen"_s, QString(200, u'x')})
            QVERIFY2(!readOriginTokenName(bad), qPrintable(bad));
    }

    void whoAsksForAnotherIsKnown()
    {
        QVERIFY(asksForAnother("batanidza"));
        QVERIFY(asksForAnother("cdn.example; id=1, batanidza;v=2"));
        QVERIFY(!asksForAnother("cdn.example, batanidzas"));
        QVERIFY(!asksForAnother({}));
    }

    //! Each comes to the blob in the end.
    void whatIsBadEnoughToAskAgain_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<int>("requests"); // 0: Qt itself asks again, too
        QTest::addColumn<int>("resumed");
        QTest::newRow("nothing is") << Behaviour([](int, const Asked &asked, QTcpSocket &socket) {
            serve(blob, asked, socket);
        }) << 1 << 0;
        QTest::newRow("the line is cut twice")
            << Behaviour([](int turn, const Asked &asked, QTcpSocket &socket) {
                   if (turn > 0) {
                       QCOMPARE(asked.headers.value("if-range"), QByteArray("\"t\""));
                       QVERIFY(asked.from() > 0);
                   }
                   serve(blob, asked, socket, turn < 2 ? 100'000 : -1);
               })
            << 3 << 2;
        QTest::newRow("it is cut, and the whole comes again")
            << Behaviour([](int turn, const Asked &asked, QTcpSocket &socket) {
                   serve(blob, turn == 0 ? asked : Asked(), socket, turn == 0 ? 100'000 : -1);
               })
            << 2 << 0;
        QTest::newRow("it is cut, and cannot be gone on with")
            << Behaviour([](int turn, const Asked &asked, QTcpSocket &socket) {
                   if (turn == 1) {
                       socket.write(head("416 Range Not Satisfiable", length(0)));
                       socket.disconnectFromHost();
                   } else {
                       serve(blob, asked, socket, turn == 0 ? 100'000 : -1);
                   }
               })
            << 3 << 0;
        QTest::newRow("it is cut, and goes on elsewhere")
            << Behaviour([](int turn, const Asked &asked, QTcpSocket &socket) {
                   if (turn == 1) {
                       socket.write(
                           head("206 Partial Content",
                                "Content-Range: bytes 0-299999/300000\r\n" + length(300'000)));
                       socket.disconnectFromHost();
                   } else {
                       serve(blob, asked, socket, turn == 0 ? 100'000 : -1);
                   }
               })
            << 3 << 0;
        QTest::newRow("it is busy for a moment")
            << Behaviour([](int turn, const Asked &asked, QTcpSocket &socket) {
                   if (turn < 2) {
                       socket.write(head(turn == 0 ? "503 Busy" : "429 Too Many", length(0)));
                       socket.disconnectFromHost();
                   } else {
                       serve(blob, asked, socket);
                   }
               })
            << 3 << 0;
        QTest::newRow("it hangs up without a word")
            << Behaviour([](int turn, const Asked &asked, QTcpSocket &socket) {
                   if (turn == 0)
                       socket.abort();
                   else
                       serve(blob, asked, socket);
               })
            << 0 << 0;
        QTest::newRow("it does not say how long it is")
            << Behaviour([](int, const Asked &, QTcpSocket &socket) {
                   socket.write(head("200 OK") + blob);
                   socket.disconnectFromHost();
               })
            << 1 << 0;
    }

    void whatIsBadEnoughToAskAgain()
    {
        QFETCH(Behaviour, behaviour);
        QFETCH(int, requests);
        QFETCH(int, resumed);
        const SystemClock clock;
        Tier tier(clock);
        int turn = 0;
        ByteServer server(
            [&](const Asked &asked, QTcpSocket &socket) { behaviour(turn++, asked, socket); });
        tier.setPlace({server.address()});
        const auto failure = tier.brought(blob);
        QVERIFY2(!failure, failure ? qPrintable(failure->detail) : "");
        QVERIFY(tier.has(blob));
        QCOMPARE(tier.partials(), QStringList());
        QVERIFY(tier.thread->isWhole(Sha256::of(blob), blob.size()));
        const OriginNumbers numbers = tier.thread->numbers();
        if (requests > 0) {
            QCOMPARE(int(numbers.requests), requests);
            QCOMPARE(server.asked.size(), requests);
        }
        QCOMPARE(int(numbers.resumed), resumed);
        QCOMPARE(numbers.fetched, 1);
        QCOMPARE(numbers.failures, 0);
        QCOMPARE(numbers.loading, 0);
        QVERIFY(numbers.bytes >= blob.size());
        const Asked &first = server.asked.first();
        QVERIFY(first.line.startsWith("GET /store" + pathOf(blob).toLatin1() + ' '));
        QCOMPARE(first.headers.value("accept-encoding"), QByteArray("identity"));
        QCOMPARE(first.headers.value("cdn-loop"), QByteArray("batanidza"));
        QVERIFY(!first.headers.contains("authorization"));
        QVERIFY(!first.headers.contains("range"));
    }

    //! Nothing of it is ever kept or shown.
    void whatIsNotTaken_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<OriginReason>("reason");
        QTest::addColumn<int>("requests");
        const auto say = [](const QByteArray &status, const QByteArray &headers,
                            const QByteArray &body = {}) {
            return Behaviour([=](int, const Asked &, QTcpSocket &socket) {
                socket.write(head(status, headers) + body);
                socket.disconnectFromHost();
            });
        };
        const auto row = [](const char *name, const Behaviour &behaviour, ErrorCode code,
                            OriginReason reason, int requests = 1) {
            QTest::newRow(name) << behaviour << code << reason << requests;
        };
        const QByteArray other = someBytes(blob.size(), 7);
        row("it is not there", say("404 Not Found", length(4), "none"), ErrorCode::NotFound,
            OriginReason::NotThere);
        row("it is gone", say("410 Gone", length(0)), ErrorCode::NotFound, OriginReason::NotThere);
        row("a token is needed", say("401 Unauthorized", length(0)), ErrorCode::Unavailable,
            OriginReason::Refused);
        row("other bytes", say("200 OK", length(other.size()), other), ErrorCode::Corrupt,
            OriginReason::Hash);
        row("more bytes than it has", say("200 OK", length(blob.size() + 1), blob + 'x'),
            ErrorCode::Corrupt, OriginReason::Length);
        row("a length beyond all bounds", say("200 OK", "Content-Length: 99999999999999\r\n"),
            ErrorCode::Corrupt, OriginReason::Length);
        row("fewer bytes than it has", say("200 OK", length(10), blob.first(10)),
            ErrorCode::Corrupt, OriginReason::Length);
        row("more bytes, and no word of how many", say("200 OK", {}, blob + blob),
            ErrorCode::Corrupt, OriginReason::Length);
        row("a part that nobody asked for",
            say("206 Partial Content", "Content-Range: bytes 0-9/300000\r\n" + length(10),
                blob.first(10)),
            ErrorCode::Corrupt, OriginReason::Status);
        row("another encoding", say("200 OK", "Content-Encoding: gzip\r\n" + length(3), "abc"),
            ErrorCode::Corrupt, OriginReason::Status);
        row("no content", say("204 No Content", {}), ErrorCode::Unavailable, OriginReason::Status);
        row("busy again and again", say("503 Busy", length(0)), ErrorCode::Unavailable,
            OriginReason::Busy, 4);
        row("busy for a minute", say("429 Too Many", "Retry-After: 60\r\n" + length(0)),
            ErrorCode::Unavailable, OriginReason::Busy);
        row("no HTTP at all", Behaviour([](int, const Asked &, QTcpSocket &socket) {
                socket.write("220 mail.example ESMTP\r\n");
                socket.disconnectFromHost();
            }),
            ErrorCode::Unavailable, OriginReason::Line, 0);
        row("cut again and again", Behaviour([](int, const Asked &asked, QTcpSocket &socket) {
                serve(blob, asked, socket, 1000);
            }),
            ErrorCode::Unavailable, OriginReason::Line, 4);
    }

    void whatIsNotTaken()
    {
        QFETCH(Behaviour, behaviour);
        QFETCH(ErrorCode, code);
        QFETCH(OriginReason, reason);
        QFETCH(int, requests);
        FakeClock clock;
        Tier tier(clock);
        ByteServer server(
            [&](const Asked &asked, QTcpSocket &socket) { behaviour(0, asked, socket); });
        tier.setPlace({server.address()});
        const auto failure = tier.brought(blob);
        QVERIFY(failure);
        QCOMPARE(failure->code, code);
        QVERIFY(!tier.store.contains(Sha256::of(blob)));
        QTRY_COMPARE(tier.partials(), QStringList());
        QCOMPARE(tier.thread->numbers().lastFailure, reason);
        QCOMPARE(tier.thread->numbers().failures, 1);
        if (requests > 0)
            QCOMPARE(server.asked.size(), requests);
        const auto before = server.asked.size();
        // Whoever comes next is told the same, and the origin is left alone for a while.
        QCOMPARE(tier.brought(blob)->code, code);
        QCOMPARE(server.asked.size(), before);
        clock.advance(6s);
        QCOMPARE(tier.brought(blob)->code, code);
        QVERIFY(server.asked.size() > before);
    }

    void aRedirectIsNotFollowed()
    {
        const SystemClock clock;
        Tier tier(clock);
        ByteServer elsewhere(
            [](const Asked &asked, QTcpSocket &socket) { serve(blob, asked, socket); });
        ByteServer server([&](const Asked &, QTcpSocket &socket) {
            socket.write(head("302 Found", "Location: " + elsewhere.address().toEncoded() +
                                               pathOf(blob).toLatin1() + "\r\n" + length(0)));
            socket.disconnectFromHost();
        });
        tier.setPlace({server.address(), [] { return Result<Secret>(Secret("tok3n")); }});
        const auto failure = tier.brought(blob);
        QCOMPARE(failure->code, ErrorCode::Unavailable);
        QVERIFY(!failure->detail.contains(u"tok3n"_s));
        QCOMPARE(tier.thread->numbers().lastFailure, OriginReason::Redirect);
        QCOMPARE(server.asked.value(0).headers.value("authorization"), QByteArray("Bearer tok3n"));
        QCOMPARE(elsewhere.asked.size(), 0);
    }

    void anOriginThatFailsAgainAndAgainIsLeftAlone()
    {
        FakeClock clock;
        OriginLimits limits = quickOrigin();
        limits.attempts = 1;
        Tier tier(clock, limits);
        bool well = false;
        ByteServer server([&](const Asked &asked, QTcpSocket &socket) {
            if (well)
                return serve(blob, asked, socket);
            socket.write(head("503 Busy", length(0)));
            socket.disconnectFromHost();
        });
        tier.setPlace({server.address()});
        for (quint32 i = 0; i < 5; ++i)
            QCOMPARE(tier.brought(someBytes(50, i))->code, ErrorCode::Unavailable);
        QCOMPARE(server.asked.size(), 5);
        well = true;
        const auto failure = tier.brought(blob);
        QCOMPARE(failure->code, ErrorCode::Unavailable);
        QVERIFY(failure->retryAfter > 0ms);
        QCOMPARE(server.asked.size(), 5);
        QCOMPARE(tier.thread->numbers().lastFailure, OriginReason::Busy);
        QCOMPARE(tier.thread->numbers().failures, 6);
        clock.advance(11s);
        QVERIFY(!tier.brought(blob));
        QVERIFY(!tier.brought(blob));
        QVERIFY(tier.has(blob));
    }

    void aDiskThatDoesNotTakeItIsSaid()
    {
        const SystemClock clock;
        Tier tier(clock);
        QVERIFY(QDir().mkpath(tier.store.folder()));
        QFile inTheWay(tier.store.partialFolder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ByteServer server(
            [](const Asked &asked, QTcpSocket &socket) { serve(blob, asked, socket); });
        tier.setPlace({server.address()});
        QCOMPARE(tier.brought(blob)->code, ErrorCode::Unavailable);
        QCOMPARE(tier.thread->numbers().lastFailure, OriginReason::Disk);
        QVERIFY(!tier.store.contains(Sha256::of(blob)));
    }

    void aTokenThatCannotBeReadAsksNobody()
    {
        const SystemClock clock;
        Tier tier(clock);
        ByteServer server(
            [](const Asked &asked, QTcpSocket &socket) { serve(blob, asked, socket); });
        tier.setPlace({server.address(), [] {
                           return Result<Secret>(Error{ErrorCode::NotFound, u"gone"_s});
                       }});
        QCOMPARE(tier.brought(blob)->code, ErrorCode::Unavailable);
        QCOMPARE(tier.thread->numbers().lastFailure, OriginReason::Refused);
        QCOMPARE(server.asked.size(), 0);
    }

    void whoIsTooSlowIsCutOff_data()
    {
        QTest::addColumn<bool>("drips");
        QTest::newRow("says nothing at all") << false;
        QTest::newRow("drips a byte at a time") << true;
    }

    void whoIsTooSlowIsCutOff()
    {
        QFETCH(bool, drips);
        const SystemClock clock;
        OriginLimits limits = quickOrigin();
        limits.attempts = 2;
        limits.quiet = 300ms;
        limits.slowest = 1'000'000;
        Tier tier(clock, limits);
        ByteServer server([&](const Asked &asked, QTcpSocket &socket) {
            if (!drips)
                return;
            socket.write(head("200 OK", length(blob.size())));
            auto *timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
            timer->start(20);
            Q_UNUSED(asked)
        });
        tier.setPlace({server.address()});
        QCOMPARE(tier.brought(blob)->code, ErrorCode::Unavailable);
        QCOMPARE(tier.thread->numbers().lastFailure, OriginReason::Timeout);
        QCOMPARE(server.asked.size(), 2);
        QVERIFY(!tier.store.contains(Sha256::of(blob)));
    }

    void aThousandWhoAskAtOnceLoadItOnce()
    {
        const SystemClock clock;
        Tier tier(clock);
        std::vector<QTcpSocket *> waiting;
        ByteServer server([&](const Asked &, QTcpSocket &socket) { waiting.push_back(&socket); });
        tier.setPlace({server.address()});
        const auto asking = std::make_shared<Tier::Asking>();
        {
            std::vector<std::jthread> threads;
            threads.reserve(4);
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&] {
                    for (int n = 0; n < 250; ++n)
                        tier.bring(blob, asking);
                });
            }
        }
        QTRY_COMPARE(waiting.size(), 1U);
        QCOMPARE(asking->answered, 0);
        QCOMPARE(tier.thread->numbers().coalesced, 999);
        waiting[0]->write(head("200 OK", length(blob.size())) + blob);
        QTRY_COMPARE(asking->answered, 1000);
        QCOMPARE(asking->failed, 0);
        QCOMPARE(server.asked.size(), 1);
        QVERIFY(!tier.brought(blob)); // is here: nobody is asked
        QCOMPARE(server.asked.size(), 1);
    }

    void manyBlobsComeAFewAtATime()
    {
        const SystemClock clock;
        Tier tier(clock);
        QHash<QByteArray, QByteArray> blobs;
        for (quint32 i = 0; i < 40; ++i) {
            const QByteArray bytes = someBytes(2000 + i, i);
            blobs.insert(pathOf(bytes).toLatin1(), bytes);
        }
        int open = 0;
        int most = 0;
        ByteServer server([&](const Asked &asked, QTcpSocket &socket) {
            most = std::max(most, ++open);
            QTimer::singleShot(5, &socket, [&, asked] {
                --open;
                serve(blobs.value(asked.line.split(' ').value(1).sliced(6)), asked, socket);
            });
        });
        tier.setPlace({server.address()});
        std::vector<std::shared_ptr<Tier::Asking>> all;
        for (const QByteArray &bytes : std::as_const(blobs))
            all.push_back(tier.ask(bytes));
        QTRY_VERIFY(std::all_of(all.begin(), all.end(),
                                [](const auto &one) { return one->answered == 1; }));
        QVERIFY(
            std::none_of(all.begin(), all.end(), [](const auto &one) { return one->failed > 0; }));
        QVERIFY2(most > 1 && most <= OriginLimits().atOnce, qPrintable(QString::number(most)));
        for (const QByteArray &bytes : std::as_const(blobs))
            QVERIFY(tier.has(bytes));
    }

    void oneWhoWaitsTooLongIsToldAndTheFetchGoesOn()
    {
        FakeClock clock;
        OriginLimits limits = quickOrigin();
        limits.slowest = 1;
        Tier tier(clock, limits);
        QTcpSocket *waiting = nullptr;
        ByteServer server([&](const Asked &, QTcpSocket &socket) { waiting = &socket; });
        tier.setPlace({server.address()});
        const auto asking = tier.ask(blob);
        QTRY_VERIFY(waiting);
        waiting->write(head("200 OK", length(blob.size())) + blob.first(250'000));
        QTRY_COMPARE(tier.thread->numbers().bytes, 250'000);
        clock.advance(14s); // within what is quiet; and then bytes come
        waiting->write(blob.sliced(250'000, 10'000));
        QTRY_COMPARE(tier.thread->numbers().bytes, 260'000);
        clock.advance(1s);
        const auto late = tier.ask(blob);
        QCOMPARE(late->answered, 0);
        clock.advance(11s); // the first has waited 26 s
        QTRY_COMPARE(asking->failed, 1);
        QCOMPARE(late->answered, 0);
        waiting->write(blob.sliced(260'000));
        QTRY_COMPARE(late->answered, 1);
        QCOMPARE(late->failed, 0);
        QCOMPARE(server.asked.size(), 1);
        QVERIFY(tier.has(blob));
    }

    void damageIsFoundAndMended_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::newRow("a byte was flipped") << qint64(blob.size());
        QTest::newRow("it was cut") << qint64(1000);
        QTest::newRow("it is empty") << qint64(0);
        QTest::newRow("it is longer") << qint64(blob.size() + 5);
    }

    void damageIsFoundAndMended()
    {
        QFETCH(qint64, left);
        const SystemClock clock;
        Tier tier(clock);
        ByteServer server(
            [](const Asked &asked, QTcpSocket &socket) { serve(blob, asked, socket); });
        tier.setPlace({server.address()});
        const Sha256 hash = Sha256::of(blob);
        QVERIFY(tier.store.put(hash, blob));
        QVERIFY(!tier.thread->isWhole(hash, blob.size())); // nobody looked yet
        QVERIFY(!tier.brought(blob));
        QVERIFY(tier.thread->isWhole(hash, blob.size()));
        QCOMPARE(server.asked.size(), 0);
        {
            QFile file(tier.store.path(hash));
            QVERIFY(file.open(QIODevice::ReadWrite));
            if (left == blob.size())
                QVERIFY(file.seek(1234) && file.write(blob[1234] == 'x' ? "y" : "x") == 1);
            else
                QVERIFY(file.resize(left));
        }
        QVERIFY(!tier.thread->isWhole(hash, blob.size()));
        QVERIFY(!tier.brought(blob));
        QVERIFY(tier.has(blob));
        QCOMPARE(server.asked.size(), 1);
        QCOMPARE(tier.repaired, 1);
        QCOMPARE(tier.thread->numbers().repaired, 1);
    }

    void anEmptyBlobComesToo()
    {
        const SystemClock clock;
        Tier tier(clock);
        ByteServer server([](const Asked &asked, QTcpSocket &socket) { serve({}, asked, socket); });
        tier.setPlace({server.address()});
        QVERIFY(!tier.brought({}));
        QVERIFY(tier.store.contains(Sha256::of({}), 0));
    }

    void whatAKilledProcessLeftIsSwept()
    {
        QTemporaryDir folder;
        const BlobStore store(folder.path());
        QVERIFY(QDir().mkpath(store.partialFolder()));
        for (const QString &name : {u"coming-0123456789abcdef"_s, u"an-upload.demo"_s}) {
            QFile file(store.partialFolder() + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        }
        const SystemClock clock;
        Registry registry;
        const BlobOrigin origin(clock, registry, store);
        QCOMPARE(QDir(store.partialFolder()).entryList(QDir::Files),
                 QStringList(u"an-upload.demo"_s));
    }

    void closingAndMovingTellWhoWaits_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("the engine stops") << true;
        QTest::newRow("the origin is changed") << false;
    }

    void closingAndMovingTellWhoWaits()
    {
        QFETCH(bool, closes);
        const SystemClock clock;
        Tier tier(clock);
        ByteServer silent([](const Asked &, QTcpSocket &socket) {
            socket.write(head("200 OK", length(blob.size())) + blob.first(5000));
        });
        ByteServer other(
            [](const Asked &asked, QTcpSocket &socket) { serve(blob, asked, socket); });
        tier.setPlace({silent.address()});
        const auto asking = tier.ask(blob, 20);
        QTRY_COMPARE(tier.thread->numbers().bytes, 5000);
        if (closes)
            tier.thread.call([&] { tier.thread->close(); });
        else
            tier.setPlace({other.address()});
        QCOMPARE(asking->failed, 20);
        QCOMPARE(tier.partials(), QStringList());
        const auto next = tier.brought(blob);
        QCOMPARE(next.has_value(), closes);
        QCOMPARE(tier.has(blob), !closes);
        tier.setPlace({});
        QVERIFY(!tier.thread->isOn());
        QCOMPARE(tier.brought(someBytes(10))->code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestBlobOrigin)
#include "tst_bloborigin.moc"
