#include "engine/runtime/engineconfig.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestEngineConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsComplete()
    {
        QStringList keys;
        for (const Setting &row : EngineConfig::table()) {
            QVERIFY2(!row.meaning.isEmpty() && row.meaning.endsWith(u'.'), qPrintable(row.key));
            QVERIFY2(row.key.contains(u'.'), qPrintable(row.key));
            if (row.defaultValue.isNumber())
                QVERIFY2(row.defaultValue.toDouble() >= row.least &&
                             row.defaultValue.toDouble() <= row.most,
                         qPrintable(row.key));
            QVERIFY2(!keys.contains(row.key), qPrintable(row.key));
            keys.append(row.key);
            QCOMPARE(EngineConfig().value(row.key), row.defaultValue);
        }
    }

    void changesAreChecked_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<Json>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("a number in its range is taken")
            << u"targets.updateP99Ms"_s << Json(300) << QString();
        QTest::newRow("a fraction of a percent is taken")
            << u"targets.errorPercent"_s << Json(0.25) << QString();
        QTest::newRow("a list of texts is taken")
            << u"hub.allowedOrigins"_s << Json::fromStrings({u"https://a.example"_s}) << QString();
        QTest::newRow("an unknown key is named") << u"hub.colour"_s << Json(1) << u"hub.colour"_s;
        QTest::newRow("too small") << u"targets.updateP99Ms"_s << Json(1) << u"from 10 to 60000"_s;
        QTest::newRow("too large") << u"writer.groupEdits"_s << Json(2001) << u"from 1 to 2000"_s;
        QTest::newRow("a text for a number") << u"writer.groupEdits"_s << Json(u"5") << u"type"_s;
        QTest::newRow("a fraction for a count")
            << u"writer.groupEdits"_s << Json(1.5) << u"whole"_s;
        const QString tenants = u"cache.tenantsMiB"_s;
        QTest::newRow("tenants with memory, and disk")
            << tenants << Json(u" demo=32/128 ,ngano = 16"_s) << QString();
        QTest::newRow("no tenants") << tenants << Json(u" "_s) << QString();
        QTest::newRow("a tenant without a size") << tenants << Json(u"demo"_s) << u"TENANT=MIB"_s;
        QTest::newRow("a size without a tenant") << tenants << Json(u"=4"_s) << u"TENANT=MIB"_s;
        QTest::newRow("a tenant's name in capitals")
            << tenants << Json(u"demo=4,Demo=4"_s) << u"\"Demo=4\""_s;
        QTest::newRow("a tenant named twice") << tenants << Json(u"demo=4, demo=5"_s) << u"twice"_s;
        QTest::newRow("a tenant with nothing")
            << tenants << Json(u"demo=0"_s) << u"whole numbers"_s;
        QTest::newRow("a tenant with no disk") << tenants << Json(u"demo=4/0"_s) << u"whole"_s;
        QTest::newRow("a tenant with three sizes")
            << tenants << Json(u"demo=1/2/3"_s) << u"whole"_s;
        QTest::newRow("a tenant with too much")
            << tenants << Json(u"demo=1048577"_s) << u"to 1048576"_s;
        QTest::newRow("a comma too many") << tenants << Json(u"demo=4,"_s) << u"TENANT=MIB"_s;
        const QString origin = u"blobs.origin"_s;
        QTest::newRow("an origin") << origin << Json(u"https://cdn.example/files"_s) << QString();
        QTest::newRow("no origin") << origin << Json(u""_s) << QString();
        QTest::newRow("an origin in plain text")
            << origin << Json(u"http://cdn.example"_s) << u"https://"_s;
        QTest::newRow("a secret in an origin")
            << origin << Json(u"https://rudo:secret@cdn.example"_s) << u"into a file"_s;
        QTest::newRow("a token's file in the data folder")
            << u"blobs.originTokenFile"_s << Json(u"origin.token"_s) << QString();
        QTest::newRow("a token's file elsewhere")
            << u"blobs.originTokenFile"_s << Json(u"/etc/passwd"_s) << u"without a path"_s;
        QTest::newRow("a list with a number in it")
            << u"hub.allowedOrigins"_s << Json(JsonArray{Json(1)}) << u"texts"_s;
    }

    void changesAreChecked()
    {
        QFETCH(QString, key);
        QFETCH(Json, value);
        QFETCH(QString, says);
        const auto changed = EngineConfig().with(key, value);
        QCOMPARE(changed.has_value(), says.isEmpty());
        if (changed) {
            QCOMPARE(changed->value(key), value);
            const auto again = EngineConfig::fromJson(changed->toJson());
            QVERIFY(again);
            QCOMPARE(again->value(key), value);
        } else {
            QCOMPARE(changed.error().code, ErrorCode::Invalid);
            QVERIFY2(changed.error().detail.contains(says), qPrintable(changed.error().detail));
            QVERIFY(!EngineConfig::fromJson(Json(JsonObject{{key, value}})));
        }
    }
};

QTEST_APPLESS_MAIN(TestEngineConfig)
#include "tst_engineconfig.moc"
