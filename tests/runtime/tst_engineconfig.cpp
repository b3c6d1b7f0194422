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
