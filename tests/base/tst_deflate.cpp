#include "engine/base/deflate.h"

#include "engine/base/jitter.h"

#include <QTest>

using namespace Batanidza;

class TestDeflate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        const quint64 seed = Jitter().bits() & 0x7fffffff;
        qInfo("SEED=%llu", static_cast<unsigned long long>(seed));
        Jitter random(seed);
        for (int round = 0; round < 300; ++round) {
            QByteArray plain;
            for (qint64 i = random.between(0, 5000); i > 0; --i)
                plain += char(random.between(0, round % 2 ? 255 : 3));
            const auto back = inflateBytes(deflateBytes(plain, 1 + round % 9), plain.size());
            QVERIFY(back);
            QCOMPARE(*back, plain);
        }
    }

    void theLimitIsExact()
    {
        const QByteArray packed = deflateBytes(QByteArray(10'000, 'x'));
        QVERIFY(inflateBytes(packed, 10'000));
        QCOMPARE(inflateBytes(packed, 9'999).error().code, ErrorCode::TooLarge);
        QCOMPARE(inflateBytes(packed, 0).error().code, ErrorCode::TooLarge);
        QVERIFY(inflateBytes(deflateBytes({}), 0));
    }

    void aBombIsRefusedAtTheLimit()
    {
        const QByteArray bomb = deflateBytes(QByteArray(64 * 1024 * 1024, '\0'), 9);
        QVERIFY(bomb.size() < 100'000);
        const auto result = inflateBytes(bomb, 8 * 1024);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
        QVERIFY(result.error().detail.contains(QStringLiteral("8192")));
    }

    void damageIsRefused()
    {
        const QByteArray packed = deflateBytes("Mangwanani, shamwari. Marara here?");
        QCOMPARE(inflateBytes({}, 100).error().code, ErrorCode::Invalid);
        for (qsizetype size = 0; size < packed.size(); ++size)
            QCOMPARE(inflateBytes(QByteArrayView(packed).first(size), 100).error().code,
                     ErrorCode::Invalid);
        for (qsizetype i = 0; i < packed.size(); ++i) {
            QByteArray damaged = packed;
            damaged[i] = char(damaged[i] ^ 0x15);
            QVERIFY(!inflateBytes(damaged, 100));
        }
        QCOMPARE(inflateBytes(packed + "x", 100).error().code, ErrorCode::Invalid);
        QCOMPARE(inflateBytes(packed + packed, 100).error().code, ErrorCode::Invalid);
        QCOMPARE(inflateBytes("this is no zlib stream", 100).error().code, ErrorCode::Invalid);
    }
};

QTEST_APPLESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
