#include "engine/client/blobtransfer.h"
#include "engine/client/bundlefetch.h"
#include "engine/store/blobstore.h"
#include "engine/store/tarfile.h"
#include "engine/store/workspace.h"
#include "tests/support/worldserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;

namespace {

//! A hub, and what a device needs to reach it.
struct House
{
    SystemClock clock;
    QTemporaryDir folder;
    WorldServer server{clock, folder.filePath(QStringLiteral("hub"))};

    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
    [[nodiscard]] SyncClientOptions options() const
    {
        SyncClientOptions options;
        options.http = server.http();
        options.session.tenant = TenantId(QStringLiteral("demo"));
        options.session.platform = QStringLiteral("web");
        return options;
    }
};

} // namespace

//! Blobs there and back against a real hub.
class TestBlobTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBackAlsoInParts()
    {
        House house;
        BlobTransfer transfer(house.options(), house.path(QStringLiteral("blobs")));

        QByteArray bytes;
        for (int i = 0; i < 300'000; ++i)
            bytes += char(i * 7 + i / 251);
        const Sha256 hash = Sha256::of(bytes);
        const QString source = write(house.path(QStringLiteral("clip")), bytes);

        const auto missing = transfer.fetch(hash);
        QTRY_VERIFY(missing.isFinished());
        QCOMPARE(missing.result().error().code, ErrorCode::NotFound);

        // An upload that broke off earlier goes on where it stopped.
        const BlobStore store(blobFolder(house.server.dataFolder()));
        QVERIFY(store.appendUpload(TenantId(QStringLiteral("demo")), hash, 0,
                                   QByteArrayView(bytes).first(100'000)));
        const auto sent = transfer.send(source);
        QTRY_VERIFY(sent.isFinished());
        QVERIFY2(sent.result(),
                 qPrintable(sent.result() ? QString() : sent.result().error().detail));
        QCOMPARE(*sent.result(), hash);
        const auto again = transfer.send(source);
        QTRY_VERIFY(again.isFinished());
        QVERIFY(again.result());

        // So does a download.
        const QString part = house.path(QStringLiteral("blobs/")) + hash.toHex();
        write(part + QStringLiteral(".part"), bytes.first(120'000));
        const auto fetched = transfer.fetch(hash);
        QTRY_VERIFY(fetched.isFinished());
        QVERIFY2(fetched.result(),
                 qPrintable(fetched.result() ? QString() : fetched.result().error().detail));
        QFile file(*fetched.result());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void aDamagedPartIsDroppedAndSaid()
    {
        House house;
        BlobTransfer transfer(house.options(), house.path(QStringLiteral("blobs")));
        const QByteArray bytes(50'000, 'a');
        const auto sent = transfer.send(write(house.path(QStringLiteral("clip")), bytes));
        QTRY_VERIFY(sent.isFinished());
        QVERIFY(sent.result());
        const QString target = house.path(QStringLiteral("blobs/")) + Sha256::of(bytes).toHex();
        QVERIFY(QDir().mkpath(house.path(QStringLiteral("blobs"))));
        write(target + QStringLiteral(".part"), QByteArray(1000, 'b'));
        const auto fetched = transfer.fetch(Sha256::of(bytes));
        QTRY_VERIFY(fetched.isFinished());
        QCOMPARE(fetched.result().error().code, ErrorCode::Corrupt);
        QVERIFY(!QFile::exists(target + QStringLiteral(".part")));
        const auto second = transfer.fetch(Sha256::of(bytes));
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.result());
    }

    void manyComeInBundlesAndWhatDoesNotFitAlone()
    {
        House house;
        BlobTransfer sender(house.options(), house.path(QStringLiteral("sent")));
        QList<Sha256> hashes;
        QHash<Sha256, QByteArray> all;
        // Small ones, more than one bundle holds in bytes, an empty one would be no blob, one that
        // is too large for bundles.
        for (int i = 0; i < 12; ++i) {
            const QByteArray bytes(i == 11 ? 1'500'000 : i % 2 ? 700'000 : 10 + i, char('a' + i));
            const auto sent = sender.send(write(house.path(QStringLiteral("clip")), bytes));
            QTRY_VERIFY(sent.isFinished());
            QVERIFY(sent.result());
            hashes.append(*sent.result());
            all.insert(*sent.result(), bytes);
        }
        const Sha256 nowhere = Sha256::of("nowhere");
        hashes.append(nowhere);
        hashes.append(hashes.first()); // twice is once
        const QString target = house.path(QStringLiteral("blobs"));
        BlobTransfer transfer(house.options(), target);
        const auto fetched = transfer.fetchMany(hashes);
        QTRY_VERIFY(fetched.isFinished());
        QVERIFY2(fetched.result(),
                 qPrintable(fetched.result() ? QString() : fetched.result().error().detail));
        QCOMPARE(*fetched.result(), QList<Sha256>{nowhere});
        for (auto blob = all.cbegin(); blob != all.cend(); ++blob) {
            QFile file(target + u'/' + blob.key().toHex());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll() == blob.value());
        }
        QCOMPARE(QDir(target).entryList(QDir::Files).size(), all.size());
        // What is here is not asked for again.
        const auto again = transfer.fetchMany(hashes.first(12));
        QTRY_VERIFY(again.isFinished());
        QVERIFY(again.result() && again.result()->isEmpty());
    }

    void aBundleIsNotTrusted_data()
    {
        QTest::addColumn<QByteArray>("tar");
        const QByteArray bytes("mhoro");
        const QString name = Sha256::of(bytes).toHex();
        const auto entry = [](const QString &called, const QByteArray &content) {
            return tarHeader(called, content.size()) + content +
                   QByteArray(tarPadding(content.size()), '\0');
        };
        QTest::newRow("other bytes than the name says") << entry(name, "mhara") + tarEnd();
        QTest::newRow("a file nobody asked for") << entry(Sha256::of("x").toHex(), "x") + tarEnd();
        QTest::newRow("a path") << entry(QStringLiteral("../../evil"), "x") + tarEnd();
        QTest::newRow("cut off in a header") << entry(name, bytes).first(300);
        QTest::newRow("cut off in a file") << entry(name, QByteArray(2000, 'x')).first(1000);
        QTest::newRow("no end") << entry(name, bytes);
        QTest::newRow("no tar") << QByteArray(1024, 'z');
        QTest::newRow("nothing") << QByteArray();
    }

    void aBundleIsNotTrusted()
    {
        QFETCH(QByteArray, tar);
        const QTemporaryDir folder;
        const auto got = BundleFetch::unpack(tar, {Sha256::of("mhoro")}, folder.path());
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::Corrupt);
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).size() <= 1);
    }

private:
    static QString write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
};

QTEST_GUILESS_MAIN(TestBlobTransfer)
#include "tst_blobtransfer.moc"
