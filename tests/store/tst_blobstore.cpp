#include "engine/store/blobstore.h"

#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const TenantId alpha(u"alpha"_s);
const TenantId beta(u"beta"_s);

} // namespace

class TestBlobStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<BlobStore>(m_folder->filePath(u"blobs"_s));
    }

    void whatIsPutIsReadAgain()
    {
        const Sha256 hash = Sha256::of(bytes());
        QVERIFY(!m_store->contains(hash));
        QCOMPARE(m_store->open(hash).error().code, ErrorCode::NotFound);
        QVERIFY(m_store->put(hash, bytes()));
        QVERIFY(m_store->put(hash, bytes()));
        QVERIFY(m_store->path(hash).endsWith(hash.toHex().first(2) + u'/' +
                                             hash.toHex().sliced(2, 2) + u'/' + hash.toHex()));
        QCOMPARE(m_store->read(hash).value(), bytes());
        QCOMPARE(m_store->size(hash).value(), bytes().size());
        const auto file = m_store->open(hash);
        QVERIFY((*file)->seek(1000));
        QCOMPARE((*file)->read(10), bytes().mid(1000, 10));
        QVERIFY(leftovers().isEmpty());
    }

    void whatIsNotItsNameIsRefused()
    {
        const auto put = m_store->put(Sha256::of("other"), bytes());
        QCOMPARE(put.error().code, ErrorCode::Invalid);
        QVERIFY(!m_store->contains(Sha256::of("other")));
        QCOMPARE(
            m_store->put(Sha256::of(bytes()), QByteArray(BlobStore::largest + 1, 'x')).error().code,
            ErrorCode::TooLarge);
    }

    void anUploadGoesOnWhereItStopped()
    {
        const Sha256 hash = Sha256::of(bytes());
        QCOMPARE(m_store->finishUpload(alpha, hash).error().code, ErrorCode::NotFound);
        QVERIFY(m_store->appendUpload(alpha, hash, 0, bytes().first(700)));
        const BlobStore again(m_folder->filePath(u"blobs"_s)); // another run of the program
        QCOMPARE(again.uploadOffset(alpha, hash), 700);
        const auto wrong = again.appendUpload(alpha, hash, 500, bytes().mid(500));
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY(wrong.error().detail.contains(u"byte 700"));
        QVERIFY(again.appendUpload(alpha, hash, 700, bytes().mid(700)));
        QVERIFY(!m_store->contains(hash));
        QVERIFY(again.finishUpload(alpha, hash));
        QCOMPARE(m_store->read(hash).value(), bytes());
        QCOMPARE(m_store->uploadOffset(alpha, hash), 0);
        QCOMPARE(m_store->finishUpload(alpha, hash).error().code, ErrorCode::NotFound);
    }

    //! Else whoever knows a hash could have what another tenant holds.
    void otherBytesAreRefusedAlsoWhereTheBlobIsThere()
    {
        const Sha256 hash = Sha256::of(bytes());
        QVERIFY(m_store->put(hash, bytes()));
        QVERIFY(m_store->appendUpload(beta, hash, 0, "garbage"));
        QCOMPARE(m_store->finishUpload(beta, hash).error().code, ErrorCode::Invalid);
        QCOMPARE(m_store->finishUpload(beta, hash).error().code, ErrorCode::NotFound);
        QVERIFY(m_store->verify(hash));
        QVERIFY(m_store->appendUpload(beta, hash, 0, bytes()));
        QVERIFY(m_store->finishUpload(beta, hash));
        QVERIFY(m_store->verify(hash));
        QVERIFY(leftovers().isEmpty());
    }

    void anUploadIsItsTenantsOwn()
    {
        const Sha256 hash = Sha256::of(bytes());
        QVERIFY(m_store->appendUpload(alpha, hash, 0, bytes().first(700)));
        QCOMPARE(m_store->uploadOffset(beta, hash), 0);
        QVERIFY(m_store->appendUpload(beta, hash, 0, "garbage"));
        m_store->dropUpload(beta, hash);
        QCOMPARE(m_store->uploadOffset(alpha, hash), 700);
    }

    void anUploadOfOtherBytesIsDropped()
    {
        const Sha256 hash = Sha256::of(bytes());
        QVERIFY(m_store->appendUpload(alpha, hash, 0, "noise"));
        QCOMPARE(m_store->finishUpload(alpha, hash).error().code, ErrorCode::Invalid);
        QCOMPARE(m_store->uploadOffset(alpha, hash), 0);
        QCOMPARE(m_store->appendUpload(alpha, hash, BlobStore::largest, "x").error().code,
                 ErrorCode::TooLarge);
    }

    void aFlippedBitIsFoundAndPutAside()
    {
        const Sha256 hash = Sha256::of(bytes());
        QVERIFY(m_store->put(hash, bytes()));
        QVERIFY(m_store->verify(hash));
        QFile file(m_store->path(hash));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(1234);
        file.write("!");
        file.close();
        QCOMPARE(m_store->verify(hash, false).error().code, ErrorCode::Corrupt);
        QVERIFY(m_store->contains(hash));
        QCOMPARE(m_store->read(hash).error().code, ErrorCode::Corrupt);
        QVERIFY(!m_store->contains(hash));
        QVERIFY(m_store->put(hash, bytes())); // sent again
        QVERIFY(m_store->verify(hash));
    }

    void aDamagedBlobIsMendedByPuttingItAgain()
    {
        const Sha256 hash = Sha256::of(bytes());
        const auto damage = [&](const QByteArray &with) {
            QFile file(m_store->path(hash));
            return file.open(QIODevice::WriteOnly) && file.write(with) == with.size();
        };
        QVERIFY(m_store->put(hash, bytes()));
        QVERIFY(damage(bytes().first(10)));
        QVERIFY(m_store->contains(hash));
        QVERIFY(!m_store->contains(hash, bytes().size()));
        QVERIFY(m_store->put(hash, bytes()));
        QVERIFY(m_store->contains(hash, bytes().size()));
        QVERIFY(m_store->verify(hash));
        QVERIFY(damage(QByteArray(bytes().size(), '!')));
        QVERIFY(m_store->appendUpload(alpha, hash, 0, bytes()));
        QVERIFY(m_store->finishUpload(alpha, hash));
        QVERIFY(m_store->verify(hash));
        QVERIFY(leftovers().isEmpty());
    }

    void allAreListedInOrder()
    {
        QList<Sha256> put;
        for (int i = 0; i < 20; ++i) {
            put.append(Sha256::of(QByteArray::number(i)));
            QVERIFY(m_store->put(put.last(), QByteArray::number(i)));
        }
        QVERIFY(m_store->appendUpload(alpha, Sha256::of("later"), 0, "la"));
        std::sort(put.begin(), put.end());
        QList<Sha256> listed;
        QVERIFY(m_store->each([&](const Sha256 &hash, qint64) {
            listed.append(hash);
            return true;
        }));
        QCOMPARE(listed, put);
    }

    void manyArePutAtOnce()
    {
        QVERIFY(m_store->putMany({}));
        QList<BlobBytes> blobs;
        for (int i = 0; i < 300; ++i)
            blobs.append({Sha256::of(QByteArray::number(i)), QByteArray::number(i)});
        blobs.append(blobs.first()); // twice
        QVERIFY(m_store->put(blobs[7].hash, blobs[7].bytes));
        QVERIFY(m_store->putMany(blobs));
        QVERIFY(leftovers().isEmpty());
        for (const BlobBytes &blob : std::as_const(blobs))
            QCOMPARE(m_store->read(blob.hash).value(), blob.bytes);
    }

    void amongManyTheOneThatIsNotItsNameIsRefused()
    {
        QList<BlobBytes> blobs;
        for (int i = 0; i < 50; ++i)
            blobs.append({Sha256::of(QByteArray::number(i)), QByteArray::number(i)});
        blobs[20].bytes = "noise";
        QCOMPARE(m_store->putMany(blobs).error().code, ErrorCode::Invalid);
        QVERIFY(!m_store->contains(blobs[20].hash));
        QVERIFY(leftovers().isEmpty());
        QVERIFY(m_store->each(
            [&](const Sha256 &hash, qint64) { return m_store->verify(hash).has_value(); }));
    }

    void manyThreadsPutTheSameAndDifferentOnes()
    {
        std::atomic<int> failed{0};
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 20; ++i) {
                    const QByteArray content = QByteArray::number(i % 2 ? i : i + 1000 * t);
                    failed += !m_store->put(Sha256::of(content), content);
                    failed += !m_store->read(Sha256::of(content));
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), 0);
        QVERIFY(leftovers().isEmpty());
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        QFile file(m_folder->filePath(u"blobs"_s)); // a file where the folder should be
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto put = m_store->put(Sha256::of(bytes()), bytes());
        QVERIFY(!put);
        QCOMPARE(put.error().code, ErrorCode::Unavailable);
    }

private:
    [[nodiscard]] static QByteArray bytes()
    {
        QByteArray bytes;
        for (int i = 0; i < 3000; ++i)
            bytes.append(char(i * 7));
        return bytes;
    }
    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_folder->filePath(u"blobs/partial"_s)).entryList(QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BlobStore> m_store;
};

QTEST_GUILESS_MAIN(TestBlobStore)
#include "tst_blobstore.moc"
