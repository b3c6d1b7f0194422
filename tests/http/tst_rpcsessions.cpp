#include "engine/http/rpcsessions.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

RpcSessions::Session session(const QString &id, const QString &client)
{
    RpcSessions::Session made;
    made.context.session = SessionId(id);
    made.context.tenant = TenantId(u"demo"_s);
    made.context.client = ClientId(client);
    return made;
}

} // namespace

class TestRpcSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // W41
    void tenIdleMinutesEndASession()
    {
        FakeClock clock;
        RpcSessions sessions(clock, {});
        sessions.add(session(u"s1"_s, u"c1"_s));
        clock.advance(9min);
        QVERIFY(sessions.find(SessionId(u"s1"_s)));
        clock.advance(9min);
        QVERIFY(sessions.find(SessionId(u"s1"_s)));
        QCOMPARE(sessions.present().size(), 1);
        clock.advance(10min);
        QVERIFY(sessions.present().isEmpty());
        QVERIFY(!sessions.find(SessionId(u"s1"_s)));
        QCOMPARE(sessions.size(), 0);
    }

    void aNewHelloSupersedesTheClientsOldSession()
    {
        FakeClock clock;
        RpcSessions sessions(clock, {});
        sessions.add(session(u"s1"_s, u"c1"_s));
        sessions.add(session(u"s2"_s, u"c2"_s));
        sessions.add(session(u"s3"_s, u"c1"_s));
        QVERIFY(!sessions.find(SessionId(u"s1"_s)));
        QVERIFY(sessions.find(SessionId(u"s2"_s)));
        QVERIFY(sessions.find(SessionId(u"s3"_s)));
        QVERIFY(!sessions.find(SessionId()));
    }

    void theOneIdleLongestMakesRoom()
    {
        FakeClock clock;
        RpcSessions sessions(clock, {10min, 3});
        for (int i = 0; i < 3; ++i) {
            sessions.add(session(u"s%1"_s.arg(i), u"c%1"_s.arg(i)));
            clock.advance(1s);
        }
        QVERIFY(sessions.find(SessionId(u"s0"_s)));
        sessions.add(session(u"s3"_s, u"c3"_s));
        QCOMPARE(sessions.size(), 3);
        QVERIFY(!sessions.find(SessionId(u"s1"_s)));
        QVERIFY(sessions.find(SessionId(u"s0"_s)));
    }
};

QTEST_APPLESS_MAIN(TestRpcSessions)
#include "tst_rpcsessions.moc"
