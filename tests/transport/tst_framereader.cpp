#include "engine/base/jitter.h"
#include "engine/transport/framereader.h"
#include "engine/transport/upgrade.h"

#include <QTest>
#include <QtEndian>

using namespace Batanidza;

//! A client's bytes, read piece by piece; the same rules as tests/web/test_rfc6455.py sees from
//! outside.
class TestFrameReader : public QObject
{
    Q_OBJECT

    //! A masked frame.
    static QByteArray frame(int first, const QByteArray &payload)
    {
        QByteArray bytes(1, char(first));
        if (payload.size() < 126) {
            bytes += char(0x80 | payload.size());
        } else if (payload.size() < 65536) {
            bytes += char(0x80 | 126);
            const auto size = qToBigEndian(quint16(payload.size()));
            bytes.append(reinterpret_cast<const char *>(&size), sizeof size);
        } else {
            bytes += char(0x80 | 127);
            const auto size = qToBigEndian(quint64(payload.size()));
            bytes.append(reinterpret_cast<const char *>(&size), sizeof size);
        }
        const QByteArray mask("\x11\x22\x00\xff", 4);
        bytes += mask;
        for (qsizetype i = 0; i < payload.size(); ++i)
            bytes += char(payload[i] ^ mask[i % 4]);
        return bytes;
    }

    //! What was read, in words.
    static QString told(const QList<FrameReader::Event> &events)
    {
        QStringList words;
        for (const auto &event : events) {
            if (const auto *message = std::get_if<FrameReader::Message>(&event))
                words.append((message->kind == FrameKind::Text ? QStringLiteral("text ")
                                                               : QStringLiteral("binary ")) +
                             (message->payload.size() > 40
                                  ? QString::number(message->payload.size())
                                  : QString::fromUtf8(message->payload)));
            else if (const auto *ping = std::get_if<FrameReader::Ping>(&event))
                words.append(QStringLiteral("ping ") + QString::fromUtf8(ping->payload));
            else if (const auto *pong = std::get_if<FrameReader::Pong>(&event))
                words.append(QStringLiteral("pong ") + QString::fromUtf8(pong->payload));
            else if (const auto *close = std::get_if<FrameReader::Close>(&event))
                words.append(QStringLiteral("close %1 %2").arg(close->code).arg(close->reason));
            else if (const auto *breach = std::get_if<FrameReader::Breach>(&event))
                words.append(QStringLiteral("breach %1").arg(breach->code));
        }
        return words.join(u", ");
    }

private Q_SLOTS:
    void frames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
            QTest::newRow(name) << bytes << QString::fromUtf8(expected);
        };
        row("a text", frame(0x81, "abc"), "text abc");
        row("an empty text", frame(0x81, ""), "text ");
        row("a letter in two fragments", frame(0x01, "\xc3") + frame(0x80, "\xa9"), "text é");
        row("a ping between fragments", frame(0x02, "a") + frame(0x89, "p") + frame(0x80, "b"),
            "ping p, binary ab");
        row("a pong that nobody asked for", frame(0x8a, "x") + frame(0x81, "y"), "pong x, text y");
        row("126 bytes", frame(0x82, QByteArray(126, 'x')), "binary 126");
        row("65,536 bytes", frame(0x82, QByteArray(65536, 'x')), "binary 65536");
        row("the largest message", frame(0x82, QByteArray(100'000, 'x')), "binary 100000");
        row("one byte more", frame(0x82, QByteArray(100'001, 'x')), "breach 1009");
        row("one byte more in fragments", frame(0x02, QByteArray(100'000, 'x')) + frame(0x80, "x"),
            "breach 1009");
        row("a close without a code", frame(0x88, ""), "close 1005 ");
        row("a close with a reason", frame(0x88, QByteArray("\x0f\xa2", 2) + "drain"),
            "close 4002 drain");
        row("nothing is read behind a close", frame(0x88, "") + frame(0x81, "late"), "close 1005 ");
        row("half a close code", frame(0x88, "\x03"), "breach 1002");
        row("close code 1005", frame(0x88, "\x03\xed"), "breach 1002");
        row("close code 5000", frame(0x88, "\x13\x88"), "breach 1002");
        row("a reason in bad UTF-8", frame(0x88, "\x03\xe8\xff"), "breach 1007");
        row("not masked",
            QByteArray("\x81\x03"
                       "abc"),
            "breach 1002");
        row("a reserved bit", frame(0xc1, "a"), "breach 1002");
        row("a reserved kind of data", frame(0x83, "a"), "breach 1002");
        row("a reserved kind of control", frame(0x8b, "a"), "breach 1002");
        row("a long ping", frame(0x89, QByteArray(126, 'p')), "breach 1002");
        row("a ping in fragments", frame(0x09, "p"), "breach 1002");
        row("a continuation of nothing", frame(0x80, "a"), "breach 1002");
        row("a message inside another", frame(0x01, "a") + frame(0x81, "b"), "breach 1002");
        row("bad UTF-8", frame(0x81, "\xff"), "breach 1007");
        row("a surrogate", frame(0x81, "\xed\xa0\x80"), "breach 1007");
        row("bad UTF-8 in a binary message is its own affair", frame(0x82, "\x01"), "binary \x01");
        row("2^63 bytes", QByteArray("\x82\xff\x80\0\0\0\0\0\0\0abcd", 14), "breach 1002");
        row("2^62 bytes", QByteArray("\x82\xff\x40\0\0\0\0\0\0\0abcd", 14), "breach 1009");
    }

    void frames()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        FrameReader whole(100'000);
        QCOMPARE(told(whole.take(bytes)), expected);
        // The same however the bytes are cut.
        FrameReader drip(100'000);
        QList<FrameReader::Event> events;
        for (const char byte : std::as_const(bytes))
            events += drip.take(QByteArrayView(&byte, 1));
        QCOMPARE(told(events), expected);
        QVERIFY(whole.take(frame(0x81, "more")).isEmpty() ==
                (expected.contains(u"close") || expected.contains(u"breach")));
    }

    void anyBytesAreReadWithoutHarm()
    {
        const quint64 seed = 20261122;
        qInfo("seed %llu", seed);
        Jitter random(seed);
        const auto below = [&](int most) { return int(random.bits() % quint64(most)); };
        for (int round = 0; round < 5000; ++round) {
            QByteArray bytes;
            for (int i = below(4); i >= 0; --i)
                bytes += frame(below(256), QByteArray(below(200), char(below(256))));
            if (below(2) == 0 && !bytes.isEmpty())
                bytes[below(int(bytes.size()))] = char(below(256));
            FrameReader whole(1000);
            const QString expected = told(whole.take(bytes));
            FrameReader cut(1000);
            QList<FrameReader::Event> events;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype size = std::min<qsizetype>(1 + below(40), bytes.size() - at);
                events += cut.take(QByteArrayView(bytes).sliced(at, size));
                at += size;
            }
            QCOMPARE(told(events), expected);
        }
    }

    void aTokenIsReadFromTheHandshake_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QByteArray() << QString();
        QTest::newRow("a bearer") << QByteArray("Authorization: Bearer abc.def\r\n")
                                  << QStringLiteral("abc.def");
        QTest::newRow("in other letters")
            << QByteArray("AUTHORIZATION:bearer  abc\r\n") << QStringLiteral("abc");
        QTest::newRow("another scheme") << QByteArray("Authorization: Basic abc\r\n") << QString();
        QTest::newRow("too short") << QByteArray("Authorization: Be\r\n") << QString();
    }

    void aTokenIsReadFromTheHandshake()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, expected);
        const auto answer =
            answerUpgrade("GET /v1/sync HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                              header + "\r\n",
                          QStringLiteral("/v1/sync"), QStringLiteral("batanidza.v1"), {});
        QVERIFY(answer.accepted);
        QCOMPARE(answer.bearer, expected);
        QVERIFY(!answer.response.contains("Sec-WebSocket-Protocol"));
    }

    void aHeadThatSaysTwoThingsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("two hosts") << QByteArray("Host: a\r\nHost: b");
        QTest::newRow("two keys") << QByteArray(
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: x");
        QTest::newRow("two origins") << QByteArray("Origin: http://a\r\nOrigin: http://b");
        QTest::newRow("a folded line") << QByteArray("Host: a\r\n b");
        QTest::newRow("a line without a colon") << QByteArray("Host");
        QTest::newRow("a name with a space") << QByteArray("Ho st: a");
    }

    void aHeadThatSaysTwoThingsIsRefused()
    {
        QFETCH(QByteArray, lines);
        const auto answer = answerUpgrade("GET /v1/sync HTTP/1.1\r\n" + lines + "\r\n\r\n",
                                          QStringLiteral("/v1/sync"), {}, {});
        QVERIFY(!answer.accepted);
        QVERIFY2(answer.response.startsWith("HTTP/1.1 400 "), answer.response);
    }
};

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
