#include "engine/base/sha256.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Batanidza;

class TestSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! FIPS 180-4, and the NIST examples.
    void vectors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("hex");
        const auto row = [](const char *name, const QByteArray &bytes, const char *hex) {
            QTest::newRow(name) << bytes << QString::fromLatin1(hex);
        };
        row("nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        row("abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        row("two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        row("a million a", QByteArray(1'000'000, 'a'),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void vectors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, hex);
        QCOMPARE(Sha256::of(bytes).toHex(), hex);
        const QByteArrayView view(bytes);
        const qsizetype cut = bytes.size() / 3;
        QCOMPARE(Sha256::of(view.first(cut), view.sliced(cut)).toHex(), hex);
    }

    //! By the processor's instructions or not, it is what Qt gives: for every length around the
    //! blocks' ends, and wherever the two parts meet.
    void asQtHasIt()
    {
        QByteArray bytes;
        for (int i = 0; i < 300; ++i)
            bytes.append(static_cast<char>((i * 131 + 7) & 255));
        for (qsizetype length = 0; length <= bytes.size(); ++length) {
            const QByteArrayView view = QByteArrayView(bytes).first(length);
            const QByteArray expected =
                QCryptographicHash::hash(view.toByteArray(), QCryptographicHash::Sha256);
            QCOMPARE(Sha256::of(view).toBytes(), expected);
            for (qsizetype cut = 0; cut <= length; cut += 1 + length / 40)
                QCOMPARE(Sha256::of(view.first(cut), view.sliced(cut)).toBytes(), expected);
        }
    }

    void textAndBytesLeadBack()
    {
        const Sha256 hash = Sha256::of("batanidza");
        QCOMPARE(*Sha256::fromHex(hash.toHex()), hash);
        QCOMPARE(*Sha256::fromBytes(hash.toBytes()), hash);
        QVERIFY(!hash.isNull());
        QVERIFY(Sha256().isNull());
        QCOMPARE(Sha256().toHex(), QString(64, u'0'));
        QVERIFY(Sha256() < hash);
    }

    void onlyOneFormIsTaken()
    {
        QVERIFY(!Sha256::fromHex(QString(64, u'A')));
        QVERIFY(!Sha256::fromHex(QString(63, u'a')));
        QVERIFY(!Sha256::fromHex(QString(65, u'a')));
        QVERIFY(!Sha256::fromHex(QString(63, u'a') + u'g'));
        QVERIFY(!Sha256::fromHex(QString(63, u'a') + QChar(0xff11))); // a full-width 1
        QVERIFY(!Sha256::fromHex(u""));
        QVERIFY(!Sha256::fromBytes(QByteArray(31, 'x')));
        QVERIFY(!Sha256::fromBytes(QByteArray(33, 'x')));
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
