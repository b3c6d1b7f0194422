#include "engine/security/gatekeeper.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray key(32, 'k');

TokenClaims claimsOf(const Clock &clock)
{
    TokenClaims claims;
    claims.id = TokenId(u"t1"_s);
    claims.tenant = TenantId(u"harare"_s);
    claims.role = Role::Editor;
    claims.platform = u"ios"_s;
    claims.label = u"Mufaro's phone \u00e1"_s;
    claims.issuedAt = clock.utc();
    claims.expiresAt = clock.utc() + 1h;
    return claims;
}

} // namespace

class TestGatekeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenSaysWhatItWasIssuedFor()
    {
        FakeClock clock;
        const Gatekeeper gatekeeper(clock, key, false);
        const TokenClaims claims = claimsOf(clock);
        const QString token = gatekeeper.issue(claims);
        const auto admitted = gatekeeper.admit(token, false);
        QVERIFY2(admitted, admitted ? "" : qPrintable(admitted.error().detail));
        QCOMPARE(*admitted, claims);
        for (const QChar c : token)
            QVERIFY(c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.');
        QVERIFY(token.size() <= Gatekeeper::longestToken);
    }

    void theLongestLabelFitsAToken()
    {
        FakeClock clock;
        const Gatekeeper gatekeeper(clock, key, false);
        TokenClaims claims = claimsOf(clock);
        claims.label = QString(1000, u'\u1e3f');
        const auto admitted = gatekeeper.admit(gatekeeper.issue(claims), false);
        QVERIFY(admitted);
        QCOMPARE(admitted->label, claims.label.left(120));
    }

    void everyChangedCharacterIsRefused()
    {
        FakeClock clock;
        const Gatekeeper gatekeeper(clock, key, false);
        const QString token = gatekeeper.issue(claimsOf(clock));
        for (qsizetype i = 0; i < token.size(); ++i) {
            for (const QChar other : {u'A', u'B', u'.', u'=', u'\u00e9', u'0'}) {
                QString torn = token;
                if (torn[i] == other)
                    continue;
                torn[i] = other;
                const auto admitted = gatekeeper.admit(torn, true);
                QVERIFY2(!admitted, qPrintable(QStringLiteral("character %1").arg(i)));
                QCOMPARE(admitted.error().code, ErrorCode::Unauthorised);
                QVERIFY(!admitted.error().detail.contains(torn));
            }
        }
        for (qsizetype length = 1; length < token.size(); ++length)
            QVERIFY(!gatekeeper.admit(QStringView(token).first(length), true));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<bool>("openLoopback");
        QTest::addColumn<bool>("fromLoopback");
        QTest::addColumn<QString>("says");
        FakeClock clock;
        const Gatekeeper own(clock, key, false);
        const Gatekeeper foreign(clock, QByteArray(32, 'x'), false);
        TokenClaims claims = claimsOf(clock);
        QTest::newRow("no token") << QString() << false << false << u"no token"_s;
        QTest::newRow("no token, on loopback that is not open")
            << QString() << false << true << u"no token"_s;
        QTest::newRow("no token, from elsewhere, with open loopback")
            << QString() << true << false << u"no token"_s;
        QTest::newRow("signed with another key")
            << foreign.issue(claims) << false << false << u"signature"_s;
        QTest::newRow("a bad token on open loopback")
            << foreign.issue(claims) << true << true << u"signature"_s;
        QTest::newRow("no token of ours") << u"Bearer"_s << false << false << u"no token of ours"_s;
        QTest::newRow("only the prefix") << u"bz1."_s << false << false << u"no token of ours"_s;
        QTest::newRow("empty claims and signature")
            << u"bz1.."_s << false << false << u"signature"_s;
        QTest::newRow("a very long text")
            << QString(100'000, u'a') << false << false << u"longer"_s;
        claims.expiresAt = clock.utc();
        QTest::newRow("expired this moment") << own.issue(claims) << false << false << u"expired"_s;
        claims = claimsOf(clock);
        claims.tenant = TenantId(u"NOT A TENANT"_s);
        QTest::newRow("signed, but for an impossible tenant")
            << own.issue(claims) << false << false << u"cannot be read"_s;
    }

    void refused()
    {
        QFETCH(QString, token);
        QFETCH(bool, openLoopback);
        QFETCH(bool, fromLoopback);
        QFETCH(QString, says);
        FakeClock clock;
        const Gatekeeper gatekeeper(clock, key, openLoopback);
        const auto admitted = gatekeeper.admit(token, fromLoopback);
        QVERIFY(!admitted);
        QCOMPARE(admitted.error().code, ErrorCode::Unauthorised);
        QVERIFY2(admitted.error().detail.contains(says), qPrintable(admitted.error().detail));
    }

    void openLoopbackAdmitsADeviceOfTheDemo()
    {
        FakeClock clock;
        const Gatekeeper gatekeeper(clock, key, true);
        const auto admitted = gatekeeper.admit({}, true);
        QVERIFY(admitted);
        QCOMPARE(admitted->tenant, TenantId(u"demo"_s));
        QCOMPARE(admitted->role, Role::Device);
        QVERIFY(admitted->platform.isEmpty());
    }

    void timeEndsAToken()
    {
        FakeClock clock;
        const Gatekeeper gatekeeper(clock, key, false);
        const QString token = gatekeeper.issue(claimsOf(clock));
        clock.advance(1h - 1ms);
        QVERIFY(gatekeeper.admit(token, false));
        clock.advance(1ms);
        QVERIFY(!gatekeeper.admit(token, false));
    }

    void revokedTokensStayOut()
    {
        FakeClock clock;
        Gatekeeper gatekeeper(clock, key, false);
        TokenClaims other = claimsOf(clock);
        other.id = TokenId(u"t2"_s);
        const QString one = gatekeeper.issue(claimsOf(clock));
        const QString two = gatekeeper.issue(other);
        gatekeeper.revoke(TokenId(u"t1"_s));
        QVERIFY(!gatekeeper.admit(one, false));
        QVERIFY(gatekeeper.admit(two, false));
        gatekeeper.setRevoked({u"t2"_s});
        QVERIFY(gatekeeper.admit(one, false));
        QVERIFY(!gatekeeper.admit(two, false));
    }

    void aTokenIsForItsTenantAndPlatformOnly()
    {
        FakeClock clock;
        TokenClaims claims = claimsOf(clock);
        QVERIFY(checkPlace(claims, TenantId(u"harare"_s), u"ios"));
        QVERIFY(checkPlace(claims, TenantId(u"harare"_s), u""));
        const auto tenant = checkPlace(claims, TenantId(u"mutare"_s), u"ios");
        QVERIFY(!tenant);
        QCOMPARE(tenant.error().code, ErrorCode::Forbidden);
        const auto platform = checkPlace(claims, TenantId(u"harare"_s), u"web");
        QVERIFY(!platform);
        QCOMPARE(platform.error().code, ErrorCode::Forbidden);
        claims.platform.clear();
        QVERIFY(checkPlace(claims, TenantId(u"harare"_s), u"web"));
    }
};

QTEST_APPLESS_MAIN(TestGatekeeper)
#include "tst_gatekeeper.moc"
