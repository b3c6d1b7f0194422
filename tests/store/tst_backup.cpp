#include "engine/store/backup.h"

#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/query.h"
#include "engine/store/replay.h"
#include "engine/store/verify.h"
#include "tests/support/temporarystore.h"

#include <QtTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const TenantId demo(u"demo"_s);

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TemporaryStore>();
        m_out = std::make_unique<QTemporaryDir>();
        m_blobs = std::make_unique<BlobStore>(blobFolder(m_store->folder()));
        m_file = m_out->filePath(u"all.backup"_s);
        for (int i = 0; i < 3; ++i) {
            const QByteArray bytes = QByteArray(700, char('a' + i));
            QVERIFY(m_blobs->put(Sha256::of(bytes), bytes));
        }
        QVERIFY(m_store->inTransaction([&](Committer &committer) -> Result<void> {
            for (int i = 0; i < 3; ++i) {
                const QString id = u"sna.item."_s + QString::number(i);
                const auto done = committer.commitOwn(
                    demo, bodyEdit(0, id, BaseAbsent{}, lessonBody(id, u"x"_s)), {});
                const QByteArray bytes = QByteArray(700, char('a' + i));
                const auto blob = committer.addBlob(demo, Sha256::of(bytes), bytes.size());
                if (!done || !blob)
                    return Error{};
            }
            return {};
        }));
    }

    // W45
    void whatIsBackedUpComesBackWithANewEpoch()
    {
        const auto reader = Database::open(m_store->file(), Database::Mode::ReadOnly);
        const auto made = backUp(**reader, *m_blobs, m_file);
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QCOMPARE(made->blobs, 3);
        QVERIFY(made->problems.isEmpty());
        QCOMPARE(m_out->isValid() ? QDir(m_out->path()).entryList(QDir::Files) : QStringList(),
                 QStringList{u"all.backup"_s});
        const QString folder = m_out->filePath(u"restored"_s);
        const auto restored = restore(m_file, folder);
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().detail));
        QCOMPARE(restored->blobs, 3);
        const auto copy = Database::open(storeFile(folder), Database::Mode::ReadWrite);
        QVERIFY(copy);
        QVERIFY(verifyStore(**copy, BlobStore(blobFolder(folder)))->problems.isEmpty());
        QCOMPARE(replayStore(**copy)->stored, replayStore(m_store->database())->stored);
        const auto before = EventLog(m_store->database()).head(demo).value();
        const auto after = EventLog(**copy).head(demo).value();
        QCOMPARE(after.sequence, before.sequence);
        QVERIFY(after.epoch != before.epoch);
    }

    void aDamagedBlobIsNamedAndTheRestIsSaved()
    {
        const Sha256 hash = Sha256::of(QByteArray(700, 'b'));
        QFile file(m_blobs->path(hash));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("z");
        file.close();
        const auto made = backUp(m_store->database(), *m_blobs, m_file);
        QVERIFY(made);
        QCOMPARE(made->blobs, 2);
        QVERIFY(made->problems.first().contains(hash.toHex()));
        const auto restored = restore(m_file, m_out->filePath(u"restored"_s));
        QVERIFY(restored);
        QVERIFY(restored->problems.first().contains(hash.toHex()));
    }

    void aDamagedStoreIsNotBackedUp()
    {
        QVERIFY(execute(m_store->database(), u"UPDATE item SET version = 9"_s));
        const auto made = backUp(m_store->database(), *m_blobs, m_file);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Corrupt);
        QVERIFY(QDir(m_out->path()).entryList(QDir::Files).isEmpty());
    }

    void aBadBackupLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("find");
        QTest::addColumn<qint64>("keep");
        QTest::newRow("a flipped byte of the database")
            << QByteArray("SQLite format 3") << qint64(-1);
        QTest::newRow("a flipped byte of a blob") << QByteArray("bbbbbbbb") << qint64(-1);
        QTest::newRow("a flipped byte of a name") << QByteArray("batanidza.db") << qint64(-1);
        QTest::newRow("a flipped byte of the manifest") << QByteArray("\"blobs\":3") << qint64(-1);
        QTest::newRow("cut off in the database") << QByteArray() << qint64(5000);
        QTest::newRow("cut off before the end") << QByteArray() << qint64(-1100);
        QTest::newRow("empty") << QByteArray() << qint64(0);
    }

    void aBadBackupLeavesNothing()
    {
        QFETCH(QByteArray, find);
        QFETCH(qint64, keep);
        QVERIFY(backUp(m_store->database(), *m_blobs, m_file));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (find.isEmpty()) {
            QVERIFY(file.resize(keep >= 0 ? keep : file.size() + keep));
        } else {
            const qint64 at = file.readAll().lastIndexOf(find);
            QVERIFY(at >= 0);
            file.seek(at + find.size() - 1);
            file.write("9");
        }
        file.close();
        const QString folder = m_out->filePath(u"restored"_s);
        const auto restored = restore(m_file, folder);
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::Corrupt);
        QVERIFY(!QDir(folder).exists());
    }

    void aFolderThatIsNotEmptyIsRefused()
    {
        QVERIFY(backUp(m_store->database(), *m_blobs, m_file));
        const auto restored = restore(m_file, m_out->path());
        QCOMPARE(restored.error().code, ErrorCode::Invalid);
        QVERIFY(QFile::exists(m_file));
    }

    void aStoppedJobLeavesNothing()
    {
        const auto stop = [](qint64, qint64, const QString &) { return false; };
        QCOMPARE(backUp(m_store->database(), *m_blobs, m_file, stop).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(QDir(m_out->path()).entryList(QDir::Files).isEmpty());
        QVERIFY(backUp(m_store->database(), *m_blobs, m_file));
        QCOMPARE(restore(m_file, m_out->filePath(u"r"_s), stop).error().code, ErrorCode::Cancelled);
        QVERIFY(!QDir(m_out->filePath(u"r"_s)).exists());
    }

private:
    std::unique_ptr<TemporaryStore> m_store;
    std::unique_ptr<QTemporaryDir> m_out;
    std::unique_ptr<BlobStore> m_blobs;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
