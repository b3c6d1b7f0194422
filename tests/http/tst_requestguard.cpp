#include "engine/http/requestguard.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestRequestGuard : public QObject
{
    Q_OBJECT

    FakeClock clock;
    const QByteArray key = QByteArray(32, 'k');

    QString token(const Gatekeeper &gatekeeper) const
    {
        TokenClaims claims;
        claims.id = TokenId(u"t1"_s);
        claims.tenant = TenantId(u"harare"_s);
        claims.expiresAt = clock.utc() + 24h;
        return gatekeeper.issue(claims);
    }

private Q_SLOTS:
    void origins_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("withToken");
        QTest::addColumn<bool>("allowed");
        const QByteArray none;
        const QByteArray local("127.0.0.1:7301");
        QTest::newRow("no origin: no browser") << none << local << false << true;
        QTest::newRow("our own page")
            << QByteArray("http://127.0.0.1:7301") << local << false << true;
        QTest::newRow("another port of this machine")
            << QByteArray("http://127.0.0.1:8080") << local << false << false;
        QTest::newRow("on the list")
            << QByteArray("https://school.example") << local << false << true;
        QTest::newRow("not on the list")
            << QByteArray("https://evil.example") << local << true << false;
        QTest::newRow("looks like one on the list")
            << QByteArray("https://school.example.evil.example") << local << true << false;
        QTest::newRow("null") << QByteArray("null") << local << true << false;
        QTest::newRow("a name that was rebound to this machine")
            << QByteArray("http://evil.example:7301") << QByteArray("evil.example:7301") << false
            << false;
        QTest::newRow("the same without an origin")
            << none << QByteArray("evil.example:7301") << false << false;
        QTest::newRow("another host name, with a token")
            << none << QByteArray("hub.example") << true << true;
        QTest::newRow("IPv6 loopback")
            << QByteArray("http://[::1]:7301") << QByteArray("[::1]:7301") << false << true;
    }

    // W39
    void anAddressOfTheNetworkThatWeServeIsOwn()
    {
        const Gatekeeper gatekeeper(clock, key, true);
        const RequestGuard guard(clock, gatekeeper, {{}, {u"192.168.1.5:7301"_s}, {}, {}});
        HttpRequest request;
        request.headers["host"] = "192.168.1.5:7301";
        request.headers["origin"] = "https://192.168.1.5:7301";
        QVERIFY(guard.checkOrigin(request));
        request.headers["origin"] = "https://192.168.1.5:8080";
        QVERIFY(!guard.checkOrigin(request));
        request.headers["host"] = "192.168.1.5:8080";
        QVERIFY(!guard.checkOrigin(request));
    }

    // W39
    void origins()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, host);
        QFETCH(bool, withToken);
        QFETCH(bool, allowed);
        const Gatekeeper gatekeeper(clock, key, true);
        const RequestGuard guard(clock, gatekeeper, {{u"https://school.example"_s}, {}, {}, {}});
        HttpRequest request;
        request.loopback = true;
        request.headers["host"] = host;
        if (!origin.isEmpty())
            request.headers["origin"] = origin;
        if (withToken)
            request.headers["authorization"] = "Bearer x";
        const auto checked = guard.checkOrigin(request);
        QCOMPARE(checked.has_value(), allowed);
        HttpResponse response;
        guard.addCors(request, response);
        QCOMPARE(!response.headers.isEmpty(), origin == "https://school.example");
    }

    // W8
    void tokensComeInTheHeaderOnly()
    {
        HttpRequest request;
        QCOMPARE(*RequestGuard::bearer(request), QString());
        request.headers["authorization"] = "bearer  abc ";
        QCOMPARE(*RequestGuard::bearer(request), u"abc"_s);
        request.headers["authorization"] = "Basic abc";
        QCOMPARE(RequestGuard::bearer(request).error().code, ErrorCode::Unauthorised);
        request.headers["authorization"] = "Bearer abc";
        for (const QString &name : {u"token"_s, u"access_token"_s, u"authorization"_s}) {
            request.query = {{name, u"abc"_s}};
            QCOMPARE(RequestGuard::bearer(request).error().code, ErrorCode::Invalid);
        }
    }

    void aTokenHasItsRate()
    {
        const Gatekeeper gatekeeper(clock, key, false);
        RequestGuard guard(clock, gatekeeper, {{}, {}, {10, 3}, {}});
        HttpRequest request;
        request.headers["authorization"] = "Bearer " + token(gatekeeper).toLatin1();
        for (int i = 0; i < 3; ++i)
            QVERIFY(guard.admit(request));
        const auto refused = guard.admit(request);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::RateLimited);
        QCOMPARE(refused.error().retryAfter, 100ms);
        clock.advance(100ms);
        QVERIFY(guard.admit(request));
    }

    void guessingTokensIsSlow()
    {
        const Gatekeeper gatekeeper(clock, key, false);
        RequestGuard guard(clock, gatekeeper, {{}, {}, {}, {1, 5}});
        HttpRequest request;
        request.peer = u"10.0.0.9"_s;
        for (int i = 0; i < 5; ++i) {
            request.headers["authorization"] = "Bearer bz1.guess." + QByteArray::number(i);
            QCOMPARE(guard.admit(request).error().code, ErrorCode::Unauthorised);
        }
        QCOMPARE(guard.admit(request).error().code, ErrorCode::RateLimited);
        // Whoever has a token is let in from there all the same.
        request.headers["authorization"] = "Bearer " + token(gatekeeper).toLatin1();
        QVERIFY(guard.admit(request));
        request.headers["authorization"] = "Bearer x";
        request.peer = u"10.0.0.10"_s;
        QCOMPARE(guard.admit(request).error().code, ErrorCode::Unauthorised);
    }
};

QTEST_APPLESS_MAIN(TestRequestGuard)
#include "tst_requestguard.moc"
