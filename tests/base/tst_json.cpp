#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QTest>

using namespace Batanidza;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonical_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("keys are sorted by UTF-16 unit")
            << QByteArray("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,"
                          "\"\\u0080\":6,\"\\u00f6\":7}")
            << QByteArray("{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"\xc3\xb6\":7,\"\xe2\x82\xac\":1,"
                          "\"\xf0\x9f\x98\x80\":5,\"\xef\xac\xb3\":3}");
        QTest::newRow("the numbers of RFC 8785 section 3.2.2.3")
            << QByteArray("[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0,"
                          "9007199254740992,1e21,-1e-400]")
            << QByteArray("[333333333.3333333,1e+30,4.5,0.002,1e-27,0,9007199254740992,1e+21,0]");
        QTest::newRow("literals and escapes")
            << QByteArray(" [ true , false,null, "
                          "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\" ] ")
            << QByteArray("[true,false,null,\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
        QTest::newRow("tone marks and the n' letter stay")
            << QByteArray("{\"a\":\"k\xc3\xba n'anga\"}")
            << QByteArray("{\"a\":\"k\xc3\xba n'anga\"}");
    }

    void canonical()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        const auto value = readJson(text);
        QVERIFY2(value, qPrintable(value ? QString() : value.error().detail));
        QCOMPARE(writeJson(*value), canonical);
        QCOMPARE(writeJson(*readJson(canonical)), canonical);
        QCOMPARE(writeJson(*readJson(writeJsonIndented(*value))), canonical);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &text, const char *says) {
            QTest::newRow(name) << text << QString::fromLatin1(says);
        };
        row("duplicate keys", "{\"a\":1,\"b\":2,\"a\":3}", "twice");
        row("duplicate keys, one escaped", "{\"a\":1,\"\\u0061\":3}", "twice");
        row("a lone high surrogate", "\"\\ud800x\"", "surrogate");
        row("a lone low surrogate", "\"\\udc00\"", "surrogate");
        row("invalid UTF-8", "\"\xc3\x28\"", "UTF-8");
        row("an overlong form", "\"\xc0\xaf\"", "UTF-8");
        row("a surrogate in UTF-8", "\"\xed\xa0\x80\"", "UTF-8");
        row("an integer beyond 2^53", "9007199254740993", "2^53");
        row("a number that would be written as an integer beyond 2^53", "1e20", "2^53");
        row("a number that overflows", "1e999", "too large");
        row("text after the value", "{} x", "after");
        row("a leading zero", "01", "0");
        row("a plus sign", "+1", "value");
        row("nothing", "", "end");
        row("a cut string", "\"abc", "end");
        row("a tab in a string", "\"a\tb\"", "control");
        row("a trailing comma", "[1,]", "value");
        row("a comment", "[1/*x*/]", "expected");
        row("NaN", "NaN", "value");
        row("a byte order mark", "\xef\xbb\xbf{}", "value");
        row("a NUL byte in a string", QByteArray("\"a\0b\"", 5), "control");
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto value = readJson(text);
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::Invalid);
        QVERIFY2(value.error().detail.contains(says), qPrintable(value.error().detail));
    }

    void depthAndSizeAreLimits()
    {
        const QByteArray deep = QByteArray(65, '[') + QByteArray(65, ']');
        QCOMPARE(readJson(deep).error().code, ErrorCode::TooLarge);
        QVERIFY(readJson(deep, {.depth = 65}));
        QCOMPARE(readJson("[1,2,3]", {.bytes = 6}).error().code, ErrorCode::TooLarge);
    }

    void faultsAreNotedAndTheRestIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("read");
        QTest::addColumn<QStringList>("faults"); // empty = not read at all
        const auto row = [](const char *name, const QByteArray &text, const char *read,
                            const QStringList &faults) {
            QTest::newRow(name) << text << QByteArray(read) << faults;
        };
        const QString a = QStringLiteral("/a invalid");
        row("the first of a key that stands twice", R"({"a":1,"b":2,"a":3})", R"({"a":1,"b":2})",
            {a});
        row("a key three times", R"({"a":1,"a":2,"a":3})", R"({"a":1})", {a});
        row("a lone high surrogate", R"({"a":"x\ud800y"})", "{\"a\":\"x\xef\xbf\xbdy\"}", {a});
        row("two high surrogates and what follows", R"({"a":"\ud800\ud83d\ude00"})",
            "{\"a\":\"\xef\xbf\xbd\xf0\x9f\x98\x80\"}", {a});
        row("a low surrogate in a key", R"({"\udc00":1})", "{\"\xef\xbf\xbd\":1}",
            {QStringLiteral(" invalid")});
        row("beyond 2^53", R"([1,9007199254740993,2])", "[1,null,2]",
            {QStringLiteral("/1 invalid")});
        row("beyond every number", R"({"a":1e999})", R"({"a":null})", {a});
        row("deeper than the limit", "{\"a\":[[[\"]}\\\"\\\\\"]]],\"b\":1}",
            "{\"a\":[[null]],\"b\":1}", {QStringLiteral("/a/0/0 too_large")});
        row("half a million levels",
            "{\"a\":" + QByteArray(500'000, '[') + QByteArray(500'000, ']') + ",\"b\":1}",
            R"({"a":[[null]],"b":1})", {QStringLiteral("/a/0/0 too_large")});
        row("two places", R"({"a":1e999,"c~/":[1e999,1e999]})", R"({"a":null,"c~/":[null,null]})",
            {a, QStringLiteral("/c~0~1/0 invalid"), QStringLiteral("/c~0~1/1 invalid")});
        row("deep and without an end", R"({"a":[[[)", "", {});
        row("deep, and the text ends in a string", "{\"a\":[[[\"\\", "", {});
        row("broken behind a fault", R"({"a":1e999,)", "", {});
        row("a control character", "{\"a\":\"\n\"}", "", {});
        row("bad UTF-8", "{\"a\":\"\xff\"}", "", {});
        row("too many places", '[' + QByteArray("1e999,").repeated(2000) + "1]", "", {});
    }

    void faultsAreNotedAndTheRestIsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, read);
        QFETCH(QStringList, faults);
        const JsonLimits limits{.depth = 3};
        QVERIFY(!readJson(text, limits));
        QList<JsonFault> noted;
        const auto json = readFaultyJson(text, limits, noted);
        QCOMPARE(bool(json), !faults.isEmpty());
        if (!json) {
            QCOMPARE(json.error().code, ErrorCode::Invalid);
            return;
        }
        QCOMPARE(writeJson(*json), read);
        QStringList told;
        for (const JsonFault &fault : std::as_const(noted))
            told.append(fault.pointer + u' ' + errorName(fault.error.code));
        QCOMPARE(told, faults);
    }

    void pointers()
    {
        const auto value = readJson(R"({"a":[{"b/c":1},{"~":2}],"":3})");
        QCOMPARE(atPointer(*value, u"/a/0/b~1c")->toInteger(), 1);
        QCOMPARE(atPointer(*value, u"/a/1/~0")->toInteger(), 2);
        QCOMPARE(atPointer(*value, u"/")->toInteger(), 3);
        QVERIFY(!atPointer(*value, u"/a/2"));
        QVERIFY(!atPointer(*value, u"/a/01"));
        QVERIFY(!atPointer(*value, u"a"));
    }

    void aMembersPlaceIsWhereItsCanonicalFormStands()
    {
        for (const char *text :
             {"{}", "{\"body\":{}}",
              "{\"a\":1,\"body\":{\"z\":[1,\"\\\\\"],\"a\":null},\"n\":\"body\"}",
              "{\"ab\":\"body\",\"body\":\"\\\"body\\\":1\"}", "{\"n\":1}", "[1]", "7"}) {
            const Json value = readJson(text).value();
            JsonPlace place{7, 7};
            const QByteArray bytes = writeJson(value, u"body", place);
            QCOMPARE(bytes, writeJson(value));
            if (value.contains(u"body"))
                QCOMPARE(bytes.sliced(place.at, place.size), writeJson(value[u"body"]));
            else
                QCOMPARE(place.size, 0);
        }
    }

    void numbersSurviveTheRoundTrip()
    {
        quint64 bits = 0x9e3779b97f4a7c15ULL;
        for (int i = 0; i < 20000; ++i) {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            double value = 0;
            memcpy(&value, &bits, sizeof value);
            if (!std::isfinite(value))
                continue;
            const QByteArray text = writeJsonNumber(value);
            if (std::abs(value) > 9007199254740992.0 && std::abs(value) < 1e21)
                continue; // an integer beyond 2^53 is refused on purpose
            const auto back = readJson(text);
            QVERIFY2(back, text.constData());
            QCOMPARE(back->toDouble(), value == 0 ? 0.0 : value);
        }
    }

    //! Every unit below 0x80 among others, and long texts with pairs at any place, come back as
    //! they were.
    void anyTextComesBack()
    {
        for (char16_t unit = 0; unit < 0x80; ++unit) {
            const QString text = QStringLiteral("á") + QChar(unit) + QStringLiteral("z€");
            const auto back = readJson(writeJson(Json(text)));
            QVERIFY(back);
            QCOMPARE(back->toString(), text);
        }
        QCOMPARE(writeJson(Json(QString(QChar(0x1f)))), QByteArray("\"\\u001f\""));
        for (int before = 0; before < 3; ++before) {
            QString text(before, u'a');
            for (int i = 0; i < 5000; ++i)
                text += QString::fromUcs4(U"\U0001F600", 1) +
                        (i % 7 == 0 ? QStringLiteral("a") : QString());
            const QByteArray written = writeJson(Json(text));
            QCOMPARE(written, '"' + text.toUtf8() + '"');
        }
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
