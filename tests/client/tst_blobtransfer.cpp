#include "engine/client/blobtransfer.h"
#include "engine/store/blobstore.h"
#include "engine/store/workspace.h"
#include "tests/support/worldserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;

//! Blobs there and back against a real hub.
class TestBlobTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBackAlsoInParts()
    {
        SystemClock clock;
        QTemporaryDir folder;
        WorldServer server(clock, folder.filePath(QStringLiteral("hub")));
        SyncClientOptions options;
        options.http = server.http();
        options.session.tenant = TenantId(QStringLiteral("demo"));
        options.session.platform = QStringLiteral("web");
        BlobTransfer transfer(options, folder.filePath(QStringLiteral("blobs")));

        QByteArray bytes;
        for (int i = 0; i < 300'000; ++i)
            bytes += char(i * 7 + i / 251);
        const Sha256 hash = Sha256::of(bytes);
        const QString source = write(folder.filePath(QStringLiteral("clip")), bytes);

        const auto missing = transfer.fetch(hash);
        QTRY_VERIFY(missing.isFinished());
        QCOMPARE(missing.result().error().code, ErrorCode::NotFound);

        // An upload that broke off earlier goes on where it stopped.
        const BlobStore store(blobFolder(server.dataFolder()));
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
        const QString part = folder.filePath(QStringLiteral("blobs/")) + hash.toHex();
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
        SystemClock clock;
        QTemporaryDir folder;
        WorldServer server(clock, folder.filePath(QStringLiteral("hub")));
        SyncClientOptions options;
        options.http = server.http();
        options.session.tenant = TenantId(QStringLiteral("demo"));
        options.session.platform = QStringLiteral("web");
        BlobTransfer transfer(options, folder.filePath(QStringLiteral("blobs")));
        const QByteArray bytes(50'000, 'a');
        const auto sent = transfer.send(write(folder.filePath(QStringLiteral("clip")), bytes));
        QTRY_VERIFY(sent.isFinished());
        QVERIFY(sent.result());
        const QString target =
            folder.filePath(QStringLiteral("blobs/")) + Sha256::of(bytes).toHex();
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("blobs"))));
        write(target + QStringLiteral(".part"), QByteArray(1000, 'b'));
        const auto fetched = transfer.fetch(Sha256::of(bytes));
        QTRY_VERIFY(fetched.isFinished());
        QCOMPARE(fetched.result().error().code, ErrorCode::Corrupt);
        QVERIFY(!QFile::exists(target + QStringLiteral(".part")));
        const auto second = transfer.fetch(Sha256::of(bytes));
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.result());
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
