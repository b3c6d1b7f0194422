#include "engine/base/deflate.h"
#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/wire/codec.h"

#include <QTest>

using namespace Batanidza;
using namespace Batanidza::Wire;

namespace {

const QString epoch = QStringLiteral("3b1f00000000000000000000000000aa");

Cursor place(qint64 sequence)
{
    return {Epoch(epoch), Sequence(sequence)};
}

ChangeLine aLine(qint64 sequence)
{
    ChangeLine line;
    line.change.sequence = Sequence(sequence);
    line.change.id = ItemId(QStringLiteral("sna.greet.001"));
    line.change.type = QStringLiteral("lesson");
    line.change.version = Version(7);
    line.body = R"({"id":"sna.greet.001","title":{"sn":"Kukwazisana"}})";
    line.change.hash = Sha256::of(line.body);
    line.adaptedHash = line.change.hash;
    line.change.priority = Priority::High;
    line.change.at = std::chrono::milliseconds(1'763'812'800'123);
    line.change.origin = {QStringLiteral("ios"), QStringLiteral("rudo"),
                          QStringLiteral("9c01aa00bb11cc22")};
    return line;
}

Message onlyOne(const QByteArray &text)
{
    const auto decoded = decode(FrameForm::Text, text);
    if (!decoded || decoded->messages.size() != 1)
        return Malformed{};
    return decoded->messages.first();
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsSurviveTheTrip_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < calls().size(); ++i)
            QTest::addRow("%s %d", qPrintable(methodName(calls().at(i))), i) << i;
    }

    // W11
    void callsSurviveTheTrip()
    {
        QFETCH(int, which);
        const Message sent = Request{Json(which + 1), calls().at(which)};
        const QByteArray text = encode(sent);
        QVERIFY2(onlyOne(text) == sent, text.constData());
        const Message named = Request{Json(QStringLiteral("id-é")), calls().at(which)};
        QVERIFY(onlyOne(encode(named)) == named);
    }

    void answersSurviveTheTrip()
    {
        HelloAnswer hello;
        hello.session = SessionId(QStringLiteral("s1"));
        hello.resume = Resume::Reset;
        hello.head = place(44);
        hello.lastEdit = EditNumber(17);
        hello.serverTime = std::chrono::milliseconds(1'763'812'800'001);
        hello.adapter = QStringLiteral("ab");
        hello.limits.batch = 7;
        same(hello);
        Receipt receipt;
        receipt.n = EditNumber(17);
        receipt.status = EditStatus::Applied;
        receipt.id = ItemId(QStringLiteral("a"));
        receipt.version = Version(3);
        receipt.hash = Sha256::of("x");
        receipt.sequence = Sequence(9);
        same(PushAnswer{{receipt}, EditNumber(17)});
        ChangeLine removed = aLine(43);
        removed.change.deleted = true;
        removed.body.clear();
        ChangeLine patched = aLine(44);
        patched.body.clear();
        patched.change.affectedPlatforms = QStringList{QStringLiteral("web")};
        patched.patch =
            ItemPatch{Version(6), readJson(R"([{"op":"remove","path":"/a"}])")->toArray()};
        same(ChangesPage{place(41), place(44), {aLine(42), removed, patched}, true});
        same(ChangesPage{place(41), place(41), {}, false});
        Item item{ItemId(QStringLiteral("a")),
                  QStringLiteral("document"),
                  Version(2),
                  Sha256::of("1"),
                  Sha256::of("2"),
                  "{\"a\":1}"};
        Item headers = item;
        headers.body.clear();
        same(ItemsAnswer{{item, headers},
                         {ItemId(QStringLiteral("b"))},
                         {ItemId(QStringLiteral("c"))},
                         {ItemId(QStringLiteral("d"))}});
        ManifestNode leaf{QStringLiteral("lesson"),
                          QByteArray("\x0a\xff", 2),
                          Sha256::of("3"),
                          {{ItemId(QStringLiteral("a")), Version(2), Sha256::of("1")}},
                          {}};
        ManifestNode inner{QStringLiteral("lesson"), {}, Sha256::of("4"), {}, {}};
        for (int i = 0; i < 256; ++i)
            inner.children.append(i % 3 ? std::optional(Sha256::of(QByteArray::number(i)))
                                        : std::nullopt);
        same(ManifestAnswer{place(5), Sha256::of("5"), {leaf, inner}});
        same(BlobHaveAnswer{{Sha256::of("b")}});
    }

    void noticesSurviveTheTrip()
    {
        const QList<NoticeContent> contents{
            Ack{place(3)}, ChangesNotice{{place(41), place(42), {aLine(42)}, false}},
            UrgentNotice{{aLine(42)}},
            GoawayNotice{QStringLiteral("draining"), std::chrono::milliseconds(250)}};
        for (const NoticeContent &content : contents) {
            const Message sent = Notice{content};
            QVERIFY2(onlyOne(encode(sent)) == sent, encode(sent).constData());
        }
    }

    void aBodyGoesOutByteForByte()
    {
        const ChangeLine line = aLine(42);
        const QByteArray text = writeChangeLine(line);
        QVERIFY(text.contains("\"body\":" + line.body));
        QVERIFY(readJson(text));
        QCOMPARE(writeChangesNotice(place(41), place(42), {text}),
                 encode(Notice{ChangesNotice{{place(41), place(42), {line}, false}}}));
    }

    // W30
    void errorsSurviveTheTrip()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            const Error error{static_cast<ErrorCode>(code), QStringLiteral("why"),
                              std::chrono::milliseconds(5)};
            const RpcError rpc = toRpcError(error);
            QCOMPARE(rpc.number, -32001 - code);
            const Message sent = Response{Json(1), rpc};
            QVERIFY(onlyOne(encode(sent)) == sent);
            QCOMPARE(toError(rpc), error);
        }
        QCOMPARE(toRpcError({ErrorCode::DiskFull, QStringLiteral("/home/x")}).code,
                 ErrorCode::Unavailable);
        QVERIFY(!toRpcError({ErrorCode::DiskFull, QStringLiteral("/home/x")})
                     .message.contains(u"/home"));
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("number");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<bool>("answerable");
        const auto row = [](const char *name, const QByteArray &text, int number,
                            const QByteArray &id, bool answerable) {
            QTest::newRow(name) << text << number << id << answerable;
        };
        row("W3: a bare number", "1", -32600, "null", true);
        row("W3: a text", "\"hello\"", -32600, "null", true);
        row("W3: an empty batch", "[]", -32600, "null", true);
        row("W3: no jsonrpc", R"({"id":1,"method":"sync.ack"})", -32600, "1", true);
        row("W3: JSON-RPC 1.0", R"({"jsonrpc":"1.0","id":1,"method":"sync.ack"})", -32600, "1",
            true);
        row("W3: id is an object", R"({"jsonrpc":"2.0","id":{},"method":"sync.ack"})", -32600,
            "null", true);
        row("W3: id has a fraction", R"({"jsonrpc":"2.0","id":1.5,"method":"x"})", -32600, "null",
            true);
        row("W3: method is a number", R"({"jsonrpc":"2.0","id":1,"method":7})", -32600, "1", true);
        row("W3: nothing but an id", R"({"jsonrpc":"2.0","id":1})", -32600, "1", true);
        row("W33: the id stands twice", R"({"jsonrpc":"2.0","id":1,"id":2,"method":"x"})", -32600,
            "null", true);
        row("W33: a lone surrogate for a method", R"({"jsonrpc":"2.0","id":1,"method":"\ud800"})",
            -32600, "1", true);
        row("W33: params stand twice",
            R"({"jsonrpc":"2.0","id":1,"method":"sync.push","params":{},"params":{"edits":[]}})",
            -32602, "1", true);
        row("W33: a number beyond 2^53 in a call",
            R"({"jsonrpc":"2.0","id":1,"method":"sync.changes","params":{"cursor":"ab.1","limit":9007199254740993}})",
            -32602, "1", true);
        row("W33: the n of an edit stands twice",
            R"({"jsonrpc":"2.0","id":1,"method":"sync.push","params":{"edits":[{"n":1,"n":2}]}})",
            -32602, "1", true);
        row("W33: the edits stand twice",
            R"({"jsonrpc":"2.0","id":1,"method":"sync.push","params":{"edits":[],"edits":[{"n":2}]}})",
            -32602, "1", true);
        row("W33: a fault in a notice is not answered",
            R"({"jsonrpc":"2.0","method":"sync.ack","params":{"cursor":1e999}})", -32602, "null",
            false);
        row("W33: a call that nests too deeply",
            R"({"jsonrpc":"2.0","id":1,"method":"x","params":)" + QByteArray(300'000, '[') +
                QByteArray(300'000, ']') + '}',
            -32602, "1", true);
        row("W4: hello without params", R"({"jsonrpc":"2.0","id":"a","method":"session.hello"})",
            -32602, "\"a\"", true);
        row("W4: push without edits",
            R"({"jsonrpc":"2.0","id":2,"method":"sync.push","params":{}})", -32602, "2", true);
        row("W4: push of an object",
            R"({"jsonrpc":"2.0","id":2,"method":"sync.push","params":{"edits":{}}})", -32602, "2",
            true);
        row("W4: params by position",
            R"({"jsonrpc":"2.0","id":2,"method":"sync.ack","params":["x"]})", -32602, "2", true);
        row("W4: a cursor without a dot",
            R"({"jsonrpc":"2.0","id":2,"method":"sync.ack","params":{"cursor":"44"}})", -32602, "2",
            true);
        row("W4: a cursor below zero",
            R"({"jsonrpc":"2.0","id":2,"method":"sync.changes","params":{"cursor":"ab.-1"}})",
            -32602, "2", true);
        row("W4: limit 0",
            R"({"jsonrpc":"2.0","id":2,"method":"sync.changes","params":{"cursor":"ab.1","limit":0}})",
            -32602, "2", true);
        row("W4: a damaged notice is not answered",
            R"({"jsonrpc":"2.0","method":"sync.ack","params":{"cursor":4}})", -32602, "null",
            false);
        row("W4: get with id and ids",
            R"({"jsonrpc":"2.0","id":2,"method":"content.get","params":{"id":"a","ids":["b"]}})",
            -32602, "2", true);
        row("W4: get with a path for an id",
            R"({"jsonrpc":"2.0","id":2,"method":"content.get","params":{"id":"../a"}})", -32602,
            "2", true);
        row("W4: half a byte of path",
            R"({"jsonrpc":"2.0","id":2,"method":"content.manifest","params":{"path":"abc"}})",
            -32602, "2", true);
        row("W4: capital hex",
            R"({"jsonrpc":"2.0","id":2,"method":"content.manifest","params":{"path":"AB"}})",
            -32602, "2", true);
        row("W4: a short hash",
            R"({"jsonrpc":"2.0","id":2,"method":"blob.have","params":{"hashes":["ab"]}})", -32602,
            "2", true);
    }

    void malformed()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, number);
        QFETCH(QByteArray, id);
        QFETCH(bool, answerable);
        const auto decoded = decode(FrameForm::Text, text);
        QVERIFY(decoded);
        QCOMPARE(decoded->messages.size(), 1);
        const auto *found = std::get_if<Malformed>(&decoded->messages.first());
        QVERIFY(found);
        QCOMPARE(found->error.number, number);
        QCOMPARE(writeJson(found->id), id);
        QCOMPARE(found->answerable, answerable);
        QVERIFY(!found->error.message.isEmpty());
    }

    void badHello_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("tenant with a slash") << QStringLiteral("tenant") << QByteArray("\"a/b\"");
        QTest::newRow("tenant missing") << QStringLiteral("tenant") << QByteArray("null");
        QTest::newRow("client of 129")
            << QStringLiteral("clientId") << '"' + QByteArray(129, 'a') + '"';
        QTest::newRow("platform with a space")
            << QStringLiteral("platform") << QByteArray("\"i os\"");
        QTest::newRow("protocol a number") << QStringLiteral("protocol") << QByteArray("1");
        QTest::newRow("schema upside down") << QStringLiteral("schema") << QByteArray("[3,1]");
        QTest::newRow("schema of one") << QStringLiteral("schema") << QByteArray("[3]");
        QTest::newRow("bodies of another kind")
            << QStringLiteral("bodies") << QByteArray("\"lazy\"");
        QTest::newRow("form of another kind") << QStringLiteral("form") << QByteArray("\"raw\"");
        QTest::newRow("types a text") << QStringLiteral("types") << QByteArray("\"lesson\"");
        QTest::newRow("types with a number") << QStringLiteral("types") << QByteArray("[1]");
        QTest::newRow("beat a text") << QStringLiteral("beat") << QByteArray("\"yes\"");
        QTest::newRow("a token of 5000")
            << QStringLiteral("token") << '"' + QByteArray(5000, 'a') + '"';
        QTest::newRow("app a text") << QStringLiteral("app") << QByteArray("\"web\"");
    }

    void badHello()
    {
        QFETCH(QString, member);
        QFETCH(QByteArray, value);
        Json params = writeCall(calls().first());
        params.set(member, *readJson(value));
        const auto call = readCall(QStringLiteral("session.hello"), params);
        QVERIFY(!call);
        QCOMPARE(call.error().code, ErrorCode::Invalid);
        QVERIFY2(call.error().detail.contains(QStringLiteral("/params/") + member),
                 qPrintable(call.error().detail));
    }

    // W0
    void unknownMembersAndMethodsAreNoErrors()
    {
        Json params = writeCall(calls().first());
        params.set(QStringLiteral("colour"), Json(u"blue"));
        QVERIFY(*readCall(QStringLiteral("session.hello"), params) == calls().first());
        const Message message =
            onlyOne(R"({"jsonrpc":"2.0","id":1,"method":"learning.dream","params":{"x":1}})");
        QVERIFY(std::holds_alternative<UnknownCall>(std::get<Request>(message).call));
        QVERIFY(
            std::holds_alternative<Notice>(onlyOne(R"({"jsonrpc":"2.0","method":"later.news"})")));
    }

    void notJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut off") << QByteArray(R"({"jsonrpc":"2.0","id":)");
        QTest::newRow("bad UTF-8")
            << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}");
        QTest::newRow("two messages") << QByteArray("{} {}");
    }

    void notJson()
    {
        QFETCH(QByteArray, text);
        const auto decoded = decode(FrameForm::Text, text);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, ErrorCode::Invalid);
    }

    // W4, W35
    void deflatedMessagesAreReadAndBombsAreNot()
    {
        const Message sent = Request{Json(1), Ack{place(3)}};
        const auto decoded = decode(FrameForm::Deflate, deflateBytes(encode(sent)));
        QVERIFY(decoded && decoded->messages.first() == sent);
        const QByteArray bomb = deflateBytes(QByteArray(64 * 1024 * 1024, ' '));
        QVERIFY(bomb.size() < 1024 * 1024);
        QCOMPARE(decode(FrameForm::Deflate, bomb).error().code, ErrorCode::TooLarge);
        QCOMPARE(decode(FrameForm::Deflate, "plain").error().code, ErrorCode::Invalid);
        QByteArray cut = deflateBytes(encode(sent));
        cut.chop(3);
        QCOMPARE(decode(FrameForm::Deflate, cut).error().code, ErrorCode::Invalid);
        QCOMPARE(decode(FrameForm::Deflate, deflateBytes(encode(sent)) + "x").error().code,
                 ErrorCode::Invalid);
        QCOMPARE(decode(FrameForm::Text, QByteArray(1024 * 1024 + 1, ' ')).error().code,
                 ErrorCode::TooLarge);
    }

    // W1
    void batches()
    {
        QList<QByteArray> messages(64, encode(Request{Json(1), Ack{place(3)}}));
        auto decoded = decode(FrameForm::Text, encodeBatch(messages));
        QVERIFY(decoded && decoded->batch);
        QCOMPARE(decoded->messages.size(), 64);
        messages.append(messages.first());
        decoded = decode(FrameForm::Text, encodeBatch(messages));
        QVERIFY(decoded);
        QCOMPARE(decoded->messages.size(), 1);
        QCOMPARE(std::get<Malformed>(decoded->messages.first()).error.code, ErrorCode::TooLarge);
        decoded = decode(
            FrameForm::Text,
            R"([1,{"jsonrpc":"2.0","id":4,"method":"sync.ack","params":{"cursor":"ab.1"}}])");
        QVERIFY(decoded);
        QCOMPARE(decoded->messages.size(), 2);
        QVERIFY(std::holds_alternative<Malformed>(decoded->messages[0]));
        QVERIFY(std::holds_alternative<Request>(decoded->messages[1]));
    }

    void depthIsLimited()
    {
        const auto push = [](int depth) {
            return R"({"jsonrpc":"2.0","id":1,"method":"sync.push","params":{"edits":[{"body":)" +
                   QByteArray("{\"a\":").repeated(depth - 1) + "{}" + QByteArray(depth - 1, '}') +
                   "}]}}";
        };
        QVERIFY(std::holds_alternative<Request>(onlyOne(push(64))));
        const Message deep = onlyOne(push(80));
        const auto &faults = std::get<Push>(std::get<Request>(deep).call).faults;
        QCOMPARE(faults.keys(), QList<qsizetype>{0});
        QCOMPARE(faults[0].code, ErrorCode::TooLarge);
        const Json body =
            std::get<Push>(std::get<Request>(onlyOne(push(64))).call).edits[0][u"body"];
        QCOMPARE(nestingDepth(body, 64), 64);
        QVERIFY(nestingDepth(
                    std::get<Push>(std::get<Request>(onlyOne(push(66))).call).edits[0][u"body"],
                    64) > 64);
    }

    void aFaultInOneEditSpoilsThatEditAlone()
    {
        const QByteArray push =
            R"({"jsonrpc":"2.0","id":1,"method":"sync.push","params":{"edits":[{"n":1,"body":{}},{"n":2,"body":{"t":"\ud800"}},{"n":3}]}})";
        const auto check = [](const Message &message, QStringView pointer) {
            const auto *request = std::get_if<Request>(&message);
            const auto *read = request ? std::get_if<Push>(&request->call) : nullptr;
            return read && read->edits.size() == 3 && read->faults.keys() == QList<qsizetype>{1} &&
                   read->faults[1].code == ErrorCode::Invalid &&
                   read->faults[1].detail.startsWith(
                       QStringLiteral("edit %1: a lone surrogate").arg(pointer));
        };
        QVERIFY(check(onlyOne(push), u"/body/t"));
        const auto batch =
            decode(FrameForm::Text,
                   R"([{"jsonrpc":"2.0","id":7,"method":"blob.have","params":{"hashes":[]}},)" +
                       push + R"(,{"jsonrpc":"2.0","id":8,"id":9,"method":"x"}])");
        QVERIFY(batch);
        QCOMPARE(batch->messages.size(), 3);
        QVERIFY2(std::holds_alternative<Request>(batch->messages[0]), "its neighbours are fine");
        QVERIFY(check(batch->messages[1], u"/body"));
        QVERIFY(std::holds_alternative<Malformed>(batch->messages[2]));
    }

    void damagedBytesNeverCrash()
    {
        const quint64 seed = std::random_device{}();
        qInfo() << "seed" << seed;
        Jitter random(seed);
        QList<QByteArray> texts;
        for (const Call &call : calls())
            texts.append(encode(Request{Json(1), call}));
        texts.append(encode(Notice{ChangesNotice{{place(41), place(42), {aLine(42)}, false}}}));
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text = texts[random.between(0, texts.size() - 1)];
            for (qint64 i = random.between(1, 4); i > 0; --i) {
                const qsizetype at = random.between(0, text.size() - 1);
                if (random.chance(0.3))
                    text.remove(at, random.between(1, 8));
                else if (random.chance(0.4))
                    text.insert(at, text.mid(random.between(0, text.size() - 1), 12));
                else
                    text[at] = static_cast<char>(random.between(0, 255));
                if (text.isEmpty())
                    break;
            }
            const auto decoded = decode(FrameForm::Text, text);
            QVERIFY(!decoded || !decoded->messages.isEmpty());
        }
    }

    // W2
    void packingIsOnlyUsedWhereItHelps()
    {
        const QByteArray large = encode(
            Notice{ChangesNotice{{place(1), place(9), QList<ChangeLine>(9, aLine(2)), false}}});
        QVERIFY(pack(large, true).form == FrameForm::Deflate);
        QVERIFY(pack(large, false).form == FrameForm::Text);
        QVERIFY(pack("{}", true).form == FrameForm::Text);
        QCOMPARE(*inflateBytes(pack(large, true).bytes, 1 << 20), large);
    }

private:
    static QList<Call> calls()
    {
        Hello hello;
        hello.tenant = TenantId(QStringLiteral("demo"));
        hello.platform = QStringLiteral("web");
        hello.client = ClientId(QStringLiteral("6f0c"));
        Hello full = hello;
        full.token = QStringLiteral("t");
        full.appName = QStringLiteral("web-player");
        full.appVersion = QStringLiteral("4.2.0");
        full.schemaTo = 3;
        full.cursor = place(41);
        full.deflate = true;
        full.types = QStringList{};
        full.bodies = Bodies::Patch;
        full.form = Form::Canonical;
        full.beat = true;
        Hello latest = hello;
        latest.latest = true;
        latest.types = QStringList{QStringLiteral("lesson")};
        latest.bodies = Bodies::None;
        GetItems one{{ItemId(QStringLiteral("a"))}, Version(3), Form::Canonical};
        GetItems many{{ItemId(QStringLiteral("a")), ItemId(QStringLiteral("b"))}, {}, {}};
        return {hello,
                full,
                latest,
                Push{{Json(JsonObject{{QStringLiteral("n"), 1}})}},
                Ack{place(44)},
                ReadChanges{place(1), {}, {}, {}},
                ReadChanges{place(1), 10, 1000, 25'000},
                one,
                many,
                ReadManifest{},
                ReadManifest{QStringList{QStringLiteral("lesson")}, QByteArray("\x00\xab", 2)},
                BlobHave{{Sha256::of("a"), Sha256::of("b")}},
                Admin{AdminMethod::ForceSyncAll, std::nullopt, {}, true},
                Admin{AdminMethod::ClearLocalContent, ClientId(QStringLiteral("c1")), {}, false},
                Admin{AdminMethod::ForceSyncAll, std::nullopt, QStringLiteral("ios"), false},
                Admin{AdminMethod::Stats, std::nullopt, {}, false},
                Admin{AdminMethod::Drain, std::nullopt, {}, true},
                UnknownCall{QStringLiteral("admin.dance"), Json(JsonObject{})}};
    }

    template <typename T>
    void same(const T &answer)
    {
        const QByteArray text = encode(Response{Json(3), answer});
        const Message message = onlyOne(text);
        QVERIFY2(std::holds_alternative<Response>(message), text.constData());
        const auto &response = std::get<Response>(message);
        QCOMPARE(writeJson(response.id), QByteArray("3"));
        const auto back = readAnswer<T>(std::get<Json>(response.answer));
        QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
        QVERIFY2(*back == answer, text.constData());
    }
};

QTEST_APPLESS_MAIN(TestCodec)
#include "tst_codec.moc"
