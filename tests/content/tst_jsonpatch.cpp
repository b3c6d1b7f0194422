#include "engine/content/jsonpatch.h"

#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>
#include <QTest>

using namespace Batanidza;

namespace {

Json parse(const QByteArray &text)
{
    const auto json = readJson(text);
    if (!json)
        qFatal("bad test text %s: %s", text.constData(), qPrintable(json.error().detail));
    return *json;
}

JsonArray operations(const QByteArray &text)
{
    return parse(text).toArray();
}

//! Documents of many shapes, with few different keys and values so that parts of two are alike.
class Documents
{
public:
    explicit Documents(quint64 seed)
        : m_random(seed)
    {}

    Json any(int depth)
    {
        const qint64 kind = m_random.between(0, depth > 0 ? 7 : 4);
        switch (kind) {
        case 0:
            return Json();
        case 1:
            return Json(m_random.chance(0.5));
        case 2:
            return Json(m_random.between(-2, 3));
        case 3:
            return Json(m_random.between(0, 5) * 0.25);
        case 4:
            return Json(text());
        case 5: {
            JsonArray list;
            const qint64 size = m_random.between(0, 6);
            for (qint64 i = 0; i < size; ++i)
                list.append(any(depth - 1));
            return Json(list);
        }
        default: {
            JsonObject object;
            const qint64 size = m_random.between(0, 5);
            for (qint64 i = 0; i < size; ++i)
                object.set(text(), any(depth - 1));
            if (m_random.chance(0.4))
                object.set(QStringLiteral("id"), Json(text()));
            return Json(object);
        }
        }
    }

    //! The same document after a few edits such as people make.
    Json edited(const Json &from, int depth)
    {
        if (m_random.chance(0.08))
            return any(depth);
        if (from.isObject()) {
            JsonObject object;
            for (const auto &[key, value] : from.toObject()) {
                if (!m_random.chance(0.06))
                    object.set(key, edited(value, depth - 1));
            }
            if (m_random.chance(0.1))
                object.set(text(), any(depth - 1));
            return Json(object);
        }
        if (from.isArray()) {
            JsonArray list;
            for (const Json &entry : from.toArray()) {
                if (m_random.chance(0.1))
                    list.append(any(depth - 1));
                if (!m_random.chance(0.1))
                    list.append(edited(entry, depth - 1));
            }
            if (list.size() > 1 && m_random.chance(0.1))
                list.swapItemsAt(0, list.size() - 1);
            return Json(list);
        }
        return from;
    }

private:
    QString text()
    {
        static const QStringList texts{
            QStringLiteral("sn"), QStringLiteral("en"),     QStringLiteral("a/b"),
            QStringLiteral("~1"), QStringLiteral(""),       QStringLiteral("-"),
            QStringLiteral("0"),  QStringLiteral("n'anga"), QStringLiteral("kut\u00e9m\u00e1")};
        return texts[m_random.between(0, texts.size() - 1)];
    }

    Jitter m_random;
};

} // namespace

class TestJsonPatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applies_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *document, const char *patch,
                            const char *expected) {
            QTest::newRow(name) << QByteArray(document) << QByteArray(patch)
                                << QByteArray(expected);
        };
        // The examples of RFC 6902, appendix A.
        row("A.1 adding an object member", R"({"foo":"bar"})",
            R"([{"op":"add","path":"/baz","value":"qux"}])", R"({"baz":"qux","foo":"bar"})");
        row("A.2 adding an array element", R"({"foo":["bar","baz"]})",
            R"([{"op":"add","path":"/foo/1","value":"qux"}])", R"({"foo":["bar","qux","baz"]})");
        row("A.3 removing an object member", R"({"baz":"qux","foo":"bar"})",
            R"([{"op":"remove","path":"/baz"}])", R"({"foo":"bar"})");
        row("A.4 removing an array element", R"({"foo":["bar","qux","baz"]})",
            R"([{"op":"remove","path":"/foo/1"}])", R"({"foo":["bar","baz"]})");
        row("A.5 replacing a value", R"({"baz":"qux","foo":"bar"})",
            R"([{"op":"replace","path":"/baz","value":"boo"}])", R"({"baz":"boo","foo":"bar"})");
        row("A.6 moving a value",
            R"({"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}})",
            R"([{"op":"move","from":"/foo/waldo","path":"/qux/thud"}])",
            R"({"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}})");
        row("A.7 moving an array element", R"({"foo":["all","grass","cows","eat"]})",
            R"([{"op":"move","from":"/foo/1","path":"/foo/3"}])",
            R"({"foo":["all","cows","eat","grass"]})");
        row("A.8 testing a value", R"({"baz":"qux","foo":["a",2,"c"]})",
            R"([{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}])",
            R"({"baz":"qux","foo":["a",2,"c"]})");
        row("A.10 adding a nested object", R"({"foo":"bar"})",
            R"([{"op":"add","path":"/child","value":{"grandchild":{}}}])",
            R"({"child":{"grandchild":{}},"foo":"bar"})");
        row("A.11 ignoring unknown members", R"({"foo":"bar"})",
            R"([{"op":"add","path":"/baz","value":"qux","xyz":123}])",
            R"({"baz":"qux","foo":"bar"})");
        row("A.14 escape ordering", R"({"/":9,"~1":10})",
            R"([{"op":"test","path":"/~01","value":10}])", R"({"/":9,"~1":10})");
        row("A.16 adding an array value at the end", R"({"foo":["bar"]})",
            R"([{"op":"add","path":"/foo/-","value":["abc","def"]}])",
            R"({"foo":["bar",["abc","def"]]})");
        row("add replaces a member that exists", R"({"a":1})",
            R"([{"op":"add","path":"/a","value":2}])", R"({"a":2})");
        row("null is a value", R"({"a":1})", R"([{"op":"replace","path":"/a","value":null}])",
            R"({"a":null})");
        row("the whole document is replaced", R"({"a":1})",
            R"([{"op":"replace","path":"","value":[1]}])", R"([1])");
        row("the whole document is copied into itself", R"({"a":1})",
            R"([{"op":"copy","from":"","path":"/b"}])", R"({"a":1,"b":{"a":1}})");
        row("a copy is a value of its own", R"({"a":{"x":1}})",
            R"([{"op":"copy","from":"/a","path":"/b"},{"op":"replace","path":"/a/x","value":2}])",
            R"({"a":{"x":2},"b":{"x":1}})");
        row("moving to the same place changes nothing", R"({"a":1})",
            R"([{"op":"move","from":"/a","path":"/a"}])", R"({"a":1})");
        row("the empty key is a key", R"({"":1})", R"([{"op":"replace","path":"/","value":2}])",
            R"({"":2})");
        row("no operations", R"({"a":1})", R"([])", R"({"a":1})");
    }

    void applies()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, expected);
        const auto result = applyPatch(parse(document), operations(patch));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
        QCOMPARE(writeJson(*result), writeJson(parse(expected)));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *patch, const char *says) {
            QTest::newRow(name) << QByteArray(patch) << QString::fromLatin1(says);
        };
        row("an operation that is no object", R"([7])", "operation 0");
        row("an operation that is null", R"([null])", "operation 0");
        row("no op", R"([{"path":"/a"}])", "\"op\"");
        row("an unknown op", R"([{"op":"spam","path":"/a"}])", "\"op\"");
        row("op is a number", R"([{"op":1,"path":"/a"}])", "\"op\"");
        row("no path", R"([{"op":"remove"}])", "\"path\"");
        row("a path without a slash", R"([{"op":"remove","path":"a"}])", "JSON Pointer");
        row("a path with a bad escape", R"([{"op":"remove","path":"/a~2"}])", "JSON Pointer");
        row("a path that ends in a tilde", R"([{"op":"remove","path":"/a~"}])", "JSON Pointer");
        row("add without a value", R"([{"op":"add","path":"/a"}])", "\"value\"");
        row("test without a value", R"([{"op":"test","path":"/a"}])", "\"value\"");
        row("remove of nothing", R"([{"op":"remove","path":"/zz"}])", "nothing");
        row("remove of the whole document", R"([{"op":"remove","path":""}])", "whole");
        row("replace of nothing", R"([{"op":"replace","path":"/zz","value":1}])", "nothing");
        row("add below nothing", R"([{"op":"add","path":"/zz/a","value":1}])", "parent");
        row("add below a text", R"([{"op":"add","path":"/t/a","value":1}])", "parent");
        row("an index with a leading zero", R"([{"op":"remove","path":"/l/01"}])", "nothing");
        row("a negative index", R"([{"op":"remove","path":"/l/-1"}])", "nothing");
        row("an index with a sign", R"([{"op":"add","path":"/l/+1","value":1}])", "place");
        row("an index beyond the end", R"([{"op":"add","path":"/l/4","value":1}])", "place");
        row("an index beyond 64 bits", R"([{"op":"remove","path":"/l/99999999999999999999999"}])",
            "nothing");
        row("remove of the place behind the end", R"([{"op":"remove","path":"/l/-"}])", "nothing");
        row("replace of the place behind the end", R"([{"op":"replace","path":"/l/-","value":1}])",
            "nothing");
        row("a key where a list needs an index", R"([{"op":"add","path":"/l/x","value":1}])",
            "place");
        row("a failed test", R"([{"op":"test","path":"/a","value":2}])", "another");
        row("a test of 1 against the text 1", R"([{"op":"test","path":"/a","value":"1"}])",
            "another");
        row("move from nothing", R"([{"op":"move","from":"/zz","path":"/a"}])", "from");
        row("move without from", R"([{"op":"move","path":"/a"}])", "from");
        row("move into itself", R"([{"op":"move","from":"/o","path":"/o/x"}])", "itself");
        row("the second fails, named by number",
            R"([{"op":"remove","path":"/a"},{"op":"remove","path":"/a"}])", "operation 1");
    }

    void refuses()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QString, says);
        const char *text = R"({"a":1,"l":[1,2,3],"o":{"x":{}},"t":"text"})";
        const Json document = parse(text);
        const auto result = applyPatch(document, operations(patch));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Invalid);
        QVERIFY2(result.error().detail.contains(says), qPrintable(result.error().detail));
        QCOMPARE(document, parse(text));
    }

    void doublingIsStopped()
    {
        JsonArray doubling;
        for (int i = 0; i < 60; ++i) {
            doubling.append(JsonObject{{QStringLiteral("op"), Json(u"copy")},
                                       {QStringLiteral("from"), Json(u"/l")},
                                       {QStringLiteral("path"), Json(u"/l/-")}});
        }
        const auto result = applyPatch(parse(R"({"l":["abcdefgh"]})"), doubling);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
    }

    void wideDoublingIsStopped()
    {
        // Depth never grows here, only size.
        JsonArray doubling;
        for (int i = 0; i < 4000; ++i) {
            doubling.append(
                JsonObject{{QStringLiteral("op"), Json(u"copy")},
                           {QStringLiteral("from"), Json(u"/a")},
                           {QStringLiteral("path"), Json(QStringLiteral("/b%1").arg(i))}});
        }
        const auto result =
            applyPatch(JsonObject{{QStringLiteral("a"), Json(QString(100'000, u'x'))}}, doubling);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
        QVERIFY(result.error().detail.contains(QStringLiteral("bytes")));
    }

    void nestingByMovesIsStopped()
    {
        JsonArray nesting;
        for (int i = 0; i < 5000; ++i) {
            nesting.append(parse(R"({"op":"add","path":"/b","value":{}})"));
            nesting.append(parse(R"({"op":"move","from":"/a","path":"/b/a"})"));
            nesting.append(parse(R"({"op":"move","from":"/b","path":"/a"})"));
        }
        const auto result = applyPatch(parse(R"({"a":{}})"), nesting);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
        QVERIFY(result.error().detail.contains(QStringLiteral("deeper")));
    }

    void isSmall_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("patch");
        const auto row = [](const char *name, const char *from, const char *to, const char *patch) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(patch);
        };
        row("nothing changed", R"({"a":[1,{"b":2}]})", R"({"a":[1,{"b":2}]})", R"([])");
        row("one field deep inside", R"({"t":{"sn":"Kwaziso yakanaka","en":"A good greeting"}})",
            R"({"t":{"sn":"Kwazisai","en":"A good greeting"}})",
            R"([{"op":"replace","path":"/t/sn","value":"Kwazisai"}])");
        row("an entry inserted at the front",
            R"([{"id":"v1","headword":"baba","gloss":"father"},{"id":"v2","headword":"amai"}])",
            R"([{"id":"v0","headword":"aiwa"},{"id":"v1","headword":"baba","gloss":"father"},{"id":"v2","headword":"amai"}])",
            R"([{"op":"add","path":"/0","value":{"headword":"aiwa","id":"v0"}}])");
        row("an entry taken out and the next one edited",
            R"([{"id":"v1","headword":"baba","gloss":"father"},{"id":"v2","headword":"amai","gloss":"mother of all"},{"id":"v3","headword":"tete"}])",
            R"([{"id":"v2","headword":"amai","gloss":"mother"},{"id":"v3","headword":"tete"}])",
            R"([{"op":"remove","path":"/0"},{"op":"replace","path":"/0/gloss","value":"mother"}])");
        row("entries without ids are matched by value",
            R"(["Ndarara kana mararawo.","Hongu.","Varipo, tatenda chaizvo.","Sarai."])",
            R"(["Ndarara kana mararawo.","Varipo, tatenda chaizvo.","Sarai.","Kwete."])",
            R"([{"op":"remove","path":"/1"},{"op":"add","path":"/3","value":"Kwete."}])");
        row("an entry that became another is replaced whole", R"([{"id":"a","x":1,"y":2,"z":3}])",
            R"([{"id":"b"}])", R"([{"op":"replace","path":"","value":[{"id":"b"}]}])");
        row("another type of value", R"({"a":{"b":1}})", R"({"a":[1]})",
            R"([{"op":"replace","path":"/a","value":[1]}])");
    }

    void isSmall()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, patch);
        const auto made = makePatch(parse(from), parse(to));
        QCOMPARE(writeJson(Json(made)), writeJson(parse(patch)));
        QCOMPARE(*applyPatch(parse(from), made), parse(to));
    }

    void aPatchLeadsFromOneDocumentToTheOther()
    {
        const quint64 seed = qEnvironmentVariableIntValue("SEED") > 0
                                 ? quint64(qEnvironmentVariableIntValue("SEED"))
                                 : Jitter().bits() & 0x7fffffff;
        qInfo("SEED=%llu", static_cast<unsigned long long>(seed));
        Documents documents(seed);
        for (int i = 0; i < 4000; ++i) {
            const Json a = documents.any(5);
            const Json b = i % 4 == 0 ? documents.any(5) : documents.edited(a, 5);
            const JsonArray patch = makePatch(a, b);
            QCOMPARE(patch.isEmpty(), a == b);
            const auto back = applyPatch(a, patch);
            QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
            if (*back != b) {
                qWarning("round %d: %s\n -> %s\n by %s", i, writeJson(a).constData(),
                         writeJson(b).constData(), writeJson(Json(patch)).constData());
            }
            QCOMPARE(*back, b);
        }
    }

    void longListsWithoutIdsStayBounded()
    {
        JsonArray from;
        JsonArray to;
        for (int i = 0; i < 3000; ++i) {
            from.append(Json(i));
            to.append(Json(i * 7 % 3001));
        }
        const auto patch = makePatch(Json(from), Json(to));
        QCOMPARE(*applyPatch(Json(from), patch), Json(to));
    }

    void aLessonWithOneWordInsertedGivesAPatchOfThatWord()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json lesson = parse(file.readAll());
        Json edited = lesson;
        Json *words = edited.object().findMutable(u"vocabulary");
        Json word = words->at(3);
        word.set(QStringLiteral("id"), Json(u"sna.greet.001.v99"));
        words->array().insert(2, word);
        words->array()[5].set(QStringLiteral("plural"), Json(u"x"));
        const JsonArray patch = makePatch(lesson, edited);
        QCOMPARE(patch.size(), 2);
        QCOMPARE(patch[0][u"path"].toString(), QStringLiteral("/vocabulary/2"));
        QCOMPARE(patch[1][u"path"].toString(), QStringLiteral("/vocabulary/5/plural"));
        QCOMPARE(*applyPatch(lesson, patch), edited);
    }
};

QTEST_APPLESS_MAIN(TestJsonPatch)
#include "tst_jsonpatch.moc"
