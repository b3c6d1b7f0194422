#include "engine/content/lessonjson.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>
#include <QTest>

using namespace Batanidza;

class TestLessonJson : public QObject
{
    Q_OBJECT

    Json m_example;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto json = readJson(file.readAll());
        QVERIFY2(json, qPrintable(json ? QString() : json.error().detail));
        m_example = *json;
    }

    void theExampleLessonsHashIsRight()
    {
        const auto said = readContentHash(m_example[u"contentHash"]);
        QVERIFY(said);
        QCOMPARE(contentHashOf(m_example).toHex(), said->toHex());
    }

    void theEnvelopeComesOffAndGoesBackOn()
    {
        const auto stored = storedBody(m_example);
        QVERIFY(stored);
        QCOMPARE(stored->envelope.revision, 7);
        QVERIFY(stored->envelope.updatedAt);
        QVERIFY(!stored->body.contains(u"revision"));
        QVERIFY(!stored->body.contains(u"contentHash"));
        QVERIFY(!stored->body.contains(u"updatedAt"));
        QCOMPARE(stored->body.toObject().size(), m_example.toObject().size() - 3);
        QCOMPARE(writeJson(fileJson(stored->body, stored->envelope)), writeJson(m_example));
    }

    void anotherRevisionGetsAnotherHashThatFits()
    {
        auto stored = storedBody(m_example);
        stored->envelope.revision = 8;
        const Json file = fileJson(stored->body, stored->envelope);
        QCOMPARE(file[u"revision"].toInteger(), 8);
        QVERIFY(file[u"contentHash"] != m_example[u"contentHash"]);
        QCOMPARE(*readContentHash(file[u"contentHash"]), contentHashOf(file));
        QCOMPARE(bodyHash(storedBody(file)->body), bodyHash(stored->body));
    }

    void fieldsThatNobodyKnowsStay()
    {
        Json file = m_example;
        file.set(QStringLiteral("x-future"), JsonArray{Json(1), Json(u"n'anga")});
        const auto stored = storedBody(file);
        QCOMPARE(stored->body[u"x-future"].at(1).toString(), QStringLiteral("n'anga"));
        QCOMPARE(fileJson(stored->body, stored->envelope)[u"x-future"], file[u"x-future"]);
    }

    void millisecondsStay()
    {
        const auto at = std::chrono::milliseconds(1'768'464'000'123);
        const Json file = fileJson(JsonObject{}, {.revision = 1, .updatedAt = at});
        QCOMPARE(file[u"updatedAt"].toString(), QStringLiteral("2026-01-15T08:00:00.123Z"));
        QCOMPARE(*storedBody(file)->envelope.updatedAt, at);
    }

    void whatIsMissingIsAllowed()
    {
        const auto stored = storedBody(JsonObject{{QStringLiteral("id"), Json(u"a.b")}});
        QVERIFY(stored);
        QCOMPARE(stored->envelope, LessonEnvelope());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("object");
        QTest::newRow("null") << QByteArray("null") << QStringLiteral("object");
        QTest::newRow("revision 0")
            << QByteArray(R"({"revision":0})") << QStringLiteral("/revision");
        QTest::newRow("a broken revision")
            << QByteArray(R"({"revision":1.5})") << QStringLiteral("/revision");
        QTest::newRow("a revision as text")
            << QByteArray(R"({"revision":"7"})") << QStringLiteral("/revision");
        QTest::newRow("a hash without its prefix")
            << QByteArray("{\"contentHash\":\"") + QByteArray(64, 'a') + "\"}"
            << QStringLiteral("/contentHash");
        QTest::newRow("a hash in capitals")
            << QByteArray("{\"contentHash\":\"sha256:") + QByteArray(64, 'A') + "\"}"
            << QStringLiteral("/contentHash");
        QTest::newRow("a time without Z")
            << QByteArray(R"({"updatedAt":"2026-01-15T08:00:00+02:00"})")
            << QStringLiteral("/updatedAt");
        QTest::newRow("a time that is none")
            << QByteArray(R"({"updatedAt":"yesterday"})") << QStringLiteral("/updatedAt");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, says);
        const auto stored = storedBody(*readJson(file));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::Invalid);
        QVERIFY2(stored.error().detail.contains(says), qPrintable(stored.error().detail));
    }
};

QTEST_APPLESS_MAIN(TestLessonJson)
#include "tst_lessonjson.moc"
