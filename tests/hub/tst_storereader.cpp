#include "engine/hub/storereader.h"

#include "tests/support/temporarystore.h"

#include <QtTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestStoreReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlobIsThereForWhomItWasGivenAndWhileItsFileIs()
    {
        TemporaryStore store;
        const BlobStore blobs(blobFolder(store.folder()));
        const TenantId alpha(u"alpha"_s);
        const TenantId beta(u"beta"_s);
        const QByteArray bytes(3000, 'a');
        const Sha256 hash = Sha256::of(bytes);
        const auto reader = StoreReader::open(store.folder());
        QVERIFY(reader);

        QVERIFY(blobs.put(hash, bytes));
        QVERIFY(!(*reader)->hasBlob(alpha, hash).value()); // a file that nobody was given
        QVERIFY(store.inTransaction(
            [&](Committer &committer) { return committer.addBlob(alpha, hash, bytes.size()); }));
        QVERIFY((*reader)->hasBlob(alpha, hash).value());
        QVERIFY(!(*reader)->hasBlob(beta, hash).value());

        QVERIFY(QFile::resize(blobs.path(hash), 2999));
        QVERIFY(!(*reader)->hasBlob(alpha, hash).value());
        QVERIFY(QFile::remove(blobs.path(hash)));
        QVERIFY(!(*reader)->hasBlob(alpha, hash).value());
    }
};

QTEST_GUILESS_MAIN(TestStoreReader)
#include "tst_storereader.moc"
