#pragma once

#include "engine/base/jsonread.h"
#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/http/bloborigin.h"
#include "engine/http/httpserver.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/workerthread.h"
#include "engine/store/workspace.h"
#include "tests/support/temporarystore.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTemporaryDir>

//! A writer on a temporary store and an HTTP server over it, and ways to ask it. One thread.
namespace Batanidza {

struct HttpAnswer
{
    int status = 0; //!< 0 = none came
    QByteArray body;
    QNetworkReply *reply = nullptr;
    [[nodiscard]] QByteArray header(const char *name) const { return reply->rawHeader(name); }
};

class HttpHouse
{
public:
    //! With `originLimits` there is a network tier, which has to be told where its origin is.
    explicit HttpHouse(const HttpLimits &limits = quick(), bool openLoopback = true,
                       const OriginLimits *originLimits = nullptr, const TlsConfig &tls = {})
        : gatekeeper(clock, QByteArray(32, 'k'), openLoopback)
        , writer(QStringLiteral("writer"),
                 [this] { return std::make_unique<Writer>(clock, registry); })
        , sink(*writer)
        , origin(originLimits ? std::make_unique<WorkerThread<BlobOrigin>>(
                                    QStringLiteral("origin"),
                                    [&] {
                                        return std::make_unique<BlobOrigin>(
                                            clock, registry, BlobStore(blobFolder(folder.path())),
                                            nullptr, *originLimits);
                                    })
                              : nullptr)
        , server({clock,
                  gatekeeper,
                  registry,
                  *writer,
                  sink,
                  manifests,
                  folder.path(),
                  nullptr,
                  {},
                  {},
                  nullptr,
                  nullptr,
                  origin ? origin->root() : nullptr},
                 limits)
    {
        writer.call([this] {
            if (const auto opened = writer->open(folder.path()); !opened)
                qFatal("%s", qPrintable(opened.error().detail));
        });
        const auto made = perform([](Committer &committer) -> Result<void> {
            const auto tenant = committer.ensureTenant(TenantId(QStringLiteral("demo")));
            return tenant ? Result<void>() : tenant.error();
        });
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        QObject::connect(writer.root(), &Writer::committed, &server, &HttpServer::onCommitted);
        HttpPlace place;
        place.port = 0;
        place.tls = tls;
        if (const auto started = server.start(place); !started)
            qFatal("%s", qPrintable(started.error().detail));
    }
    ~HttpHouse() { server.stop(); }

    static HttpLimits quick()
    {
        HttpLimits limits;
        limits.stopWithin = std::chrono::milliseconds(500);
        limits.readyWithin = std::chrono::milliseconds(500);
        return limits;
    }

    Result<void> perform(std::function<Result<void>(Committer &)> work)
    {
        std::binary_semaphore finished(0);
        Result<void> outcome;
        writer->perform(std::move(work), [&](const Result<void> &result) {
            outcome = result;
            finished.release();
        });
        finished.acquire();
        return outcome;
    }
    //! Commits a lesson as the hub's own edit.
    void commit(const QString &id, const QString &text)
    {
        commitLater(id, text, {});
        (void)perform([](Committer &) { return Result<void>(); });
    }
    using Moment = std::shared_ptr<std::atomic<qint64>>;
    //! `at` becomes the monotonic nanosecond at which the writer said that it is done.
    void commitLater(const QString &id, const QString &text, const Moment &at)
    {
        writer->perform(
            [id, text](Committer &committer) -> Result<void> {
                const auto receipt =
                    committer.commitOwn(TenantId(QStringLiteral("demo")),
                                        bodyEdit(1, id, BaseAbsent{}, lessonBody(id, text)), {});
                return receipt ? Result<void>() : receipt.error();
            },
            [this, at](const Result<void> &) {
                if (at)
                    *at = clock.monotonic().count();
            });
    }

    QString token(Role role, const QString &tenant = QStringLiteral("demo"),
                  const QString &id = QStringLiteral("t1")) const
    {
        TokenClaims claims;
        claims.id = TokenId(id);
        claims.tenant = TenantId(tenant);
        claims.role = role;
        claims.expiresAt = clock.utc() + std::chrono::hours(1);
        return gatekeeper.issue(claims);
    }

    QNetworkReply *begin(const QByteArray &method, const QString &path,
                         const QList<std::pair<QByteArray, QByteArray>> &headers = {},
                         const QByteArray &body = {})
    {
        QNetworkRequest request(QUrl(server.address() + path));
        request.setTransferTimeout(10'000);
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        if (method == "HEAD") // Qt would wait for the body of any other verb
            return network.head(request);
        return network.sendCustomRequest(request, method, body);
    }
    HttpAnswer finish(QNetworkReply *reply)
    {
        if (!reply->isFinished()) {
            QEventLoop loop;
            QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
            loop.exec();
        }
        reply->setParent(&network);
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->readAll(), reply};
    }
    HttpAnswer ask(const QByteArray &method, const QString &path,
                   const QList<std::pair<QByteArray, QByteArray>> &headers = {},
                   const QByteArray &body = {})
    {
        return finish(begin(method, path, headers, body));
    }
    HttpAnswer rpc(const QByteArray &json, const QByteArray &session = {},
                   const QList<std::pair<QByteArray, QByteArray>> &more = {})
    {
        auto headers = more;
        headers.append(std::pair<QByteArray, QByteArray>("Content-Type", "application/json"));
        if (!session.isEmpty())
            headers.append(std::pair<QByteArray, QByteArray>("Batanidza-Session", session));
        return ask("POST", QStringLiteral("/v1/rpc"), headers, json);
    }
    //! Says hello; gives the session's id.
    QByteArray hello(const QByteArray &client)
    {
        const auto answer = rpc("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"session.hello\","
                                "\"params\":{\"protocol\":[1],"
                                "\"tenant\":\"demo\",\"platform\":\"watchos\",\"clientId\":\"" +
                                client +
                                "\",\"app\":{\"name\":\"t\",\"version\":\"1\"},\"schema\":[1,1],"
                                "\"form\":\"canonical\"}}");
        const auto json = readJson(answer.body);
        return json ? (*json)[u"result"][u"sessionId"].toString().toLatin1() : QByteArray();
    }

    //! Sends bytes as they are; gives all that came until the server closed or `atMost` passed.
    QByteArray talk(const QByteArray &bytes,
                    std::chrono::milliseconds atMost = std::chrono::seconds(3))
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, server.port());
        socket.waitForConnected(1000);
        QByteArray got;
        qsizetype sent = 0;
        const QDeadlineTimer deadline(atMost);
        while (socket.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired()) {
            // In pieces, and no more once an answer came: who goes on sending to a server that has
            // refused loses the answer to the reset.
            if (got.isEmpty() && sent < bytes.size() && socket.bytesToWrite() == 0)
                sent += socket.write(bytes.mid(sent, 16'384));
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            got += socket.readAll();
        }
        return got + socket.readAll();
    }

    struct Sink final : EditSink
    {
        explicit Sink(Writer &to)
            : writer(to)
        {}
        void submit(Submission submission) override { writer.submit(std::move(submission)); }
        void acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence) override
        {
            writer.acknowledge(tenant, client, sequence);
        }
        void introduce(const TenantId &tenant, const ClientRecord &client) override
        {
            writer.introduce(tenant, client);
        }
        Writer &writer;
    };

    QTemporaryDir folder;
    SystemClock clock;
    Registry registry;
    Gatekeeper gatekeeper;
    ManifestCache manifests;
    WorkerThread<Writer> writer;
    Sink sink;
    std::unique_ptr<WorkerThread<BlobOrigin>> origin;
    HttpServer server;
    QNetworkAccessManager network;
};

} // namespace Batanidza
