#include "engine/store/contentstore.h"
#include "engine/store/database.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/query.h"
#include "engine/store/tenantstore.h"

#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"store.db"_s);
    }

    void aNewStoreIsItsOwnersAloneAndLogsAhead()
    {
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(database);
        QVERIFY(migrate(**database));
        QVERIFY(migrate(**database)); // a second run finds nothing to do
        for (const QString &suffix : {u""_s, u"-wal"_s}) {
            const auto allowed = QFile::permissions(m_file + suffix);
            QVERIFY(!(allowed & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                 QFileDevice::ReadOther | QFileDevice::WriteOther)));
        }
        QString mode;
        int synchronous = 0;
        QVERIFY(firstRow(**database, u"PRAGMA journal_mode"_s, {},
                         [&](const QSqlQuery &row) { mode = row.value(0).toString(); }));
        QVERIFY(firstRow(**database, u"PRAGMA synchronous"_s, {},
                         [&](const QSqlQuery &row) { synchronous = row.value(0).toInt(); }));
        QCOMPARE(mode, u"wal"_s);
        QCOMPARE(synchronous, 2);
    }

    void aReaderSeesCommitsAndCannotWrite()
    {
        const auto writer = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(writer);
        QVERIFY(migrate(**writer));
        const auto reader = Database::open(m_file, Database::Mode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(checkMigrated(**reader));
        QVERIFY(TenantStore(**reader).tenants()->isEmpty());
        QVERIFY(!EventLog(**reader).head(TenantId(u"demo"_s)));
        const auto made = TenantStore(**writer).ensure(TenantId(u"demo"_s), {});
        QVERIFY(made);
        QCOMPARE(EventLog(**reader).head(TenantId(u"demo"_s)).value(), *made);
        const auto refused = execute(**reader, u"DELETE FROM tenant"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    }

    void aStoreInAFolderThatNobodyMayWriteCanBeRead()
    {
        {
            const auto writer = Database::open(m_file, Database::Mode::ReadWrite);
            QVERIFY(writer);
            QVERIFY(migrate(**writer));
        }
        // The superuser may write everywhere: then somebody else reads.
        const bool superuser = ::geteuid() == 0;
        constexpr uid_t nobody = 65534;
        if (superuser) {
            for (const QString &path : {m_folder->path(), m_file})
                QCOMPARE(::chown(QFile::encodeName(path).constData(), nobody, 0), 0);
        }
        QVERIFY(QFile::setPermissions(m_folder->path(),
                                      QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        if (superuser)
            QCOMPARE(::setresuid(nobody, nobody, 0), 0);
        const auto back = qScopeGuard([this, superuser] {
            if (superuser)
                QCOMPARE(::setresuid(0, 0, 0), 0);
            QVERIFY(QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner |
                                                                QFileDevice::WriteOwner |
                                                                QFileDevice::ExeOwner));
        });
        QVERIFY(!QFile(m_folder->filePath(u"other"_s)).open(QIODevice::WriteOnly));
        const auto reader = openForReading(m_file);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().detail));
        QVERIFY(TenantStore(**reader).tenants()->isEmpty());
    }

    void aTransactionThatIsNotCommittedLeavesNothing()
    {
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(migrate(**database));
        {
            const auto transaction = Transaction::begin(**database);
            QVERIFY(transaction);
            QVERIFY(TenantStore(**database).ensure(TenantId(u"a"_s), {}));
        }
        QVERIFY(TenantStore(**database).tenants()->isEmpty());
    }

    void twoWritersOneWaitsAndIsToldWhy()
    {
        const auto first = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(migrate(**first));
        const auto second = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(second);
        QVERIFY(execute(**second, u"PRAGMA busy_timeout=10"_s));
        const auto held = Transaction::begin(**first);
        QVERIFY(held);
        const auto refused = Transaction::begin(**second);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Locked);
    }

    void whatIsNoStoreIsCorrupt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a text file") << QByteArray(5000, 'x');
        QTest::newRow("the right first bytes and then noise")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(8000, '\x7f');
    }

    void whatIsNoStoreIsCorrupt()
    {
        QFETCH(QByteArray, bytes);
        put(m_file, bytes);
        for (const auto mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
            const auto database = Database::open(m_file, mode);
            QVERIFY(!database);
            QCOMPARE(database.error().code, ErrorCode::Corrupt);
        }
    }

    void whereNothingIsAReaderSaysSo()
    {
        const auto database = Database::open(m_file, Database::Mode::ReadOnly);
        QVERIFY(!database);
        QCOMPARE(database.error().code, ErrorCode::Unavailable);
        QVERIFY(!QFile::exists(m_file));
    }

    void onlyAStoreThisProgramKnowsIsOpenedForReading()
    {
        put(m_file, {});
        QCOMPARE(openForReading(m_file).error().code, ErrorCode::NotFound);
        QVERIFY(openForReading(m_file).error().detail.contains(m_file));
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QCOMPARE(openForReading(m_file).error().code, ErrorCode::NotFound);
        QVERIFY(migrate(**database));
        QVERIFY(openForReading(m_file));
        QVERIFY(execute(
            **database,
            u"INSERT INTO migration (number, name, checksum, applied_at) VALUES (9000, '9000_later.sql', 'x', 0)"_s));
        QCOMPARE(openForReading(m_file).error().code, ErrorCode::NewerStore);
        QVERIFY(execute(**database, u"DELETE FROM migration"_s));
        QCOMPARE(openForReading(m_file).error().code, ErrorCode::Unavailable);
    }

    void aNewerStoreIsRefusedAndNamed()
    {
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(migrate(**database));
        QVERIFY(execute(
            **database,
            u"INSERT INTO migration (number, name, checksum, applied_at) VALUES (9000, '9000_later.sql', 'x', 0)"_s));
        for (const auto &result : {migrate(**database), checkMigrated(**database)}) {
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::NewerStore);
            QVERIFY(result.error().detail.contains(u"9000_later.sql"));
        }
    }

    void aStepThatDiffersFromOursIsCorrupt()
    {
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(migrate(**database));
        QVERIFY(execute(**database, u"UPDATE migration SET checksum = 'other' WHERE number = 1"_s));
        const auto result = migrate(**database);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
    }

    void aFailingStepIsUndoneWhole()
    {
        const QString folder = m_folder->filePath(u"sql"_s);
        QVERIFY(QDir().mkpath(folder));
        put(folder + u"/0001_good.sql"_s, "CREATE TABLE good (a INTEGER)\n");
        put(folder + u"/0002_bad.sql"_s, "CREATE TABLE half (a INTEGER)\n;\nCREATE NONSENSE\n");
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(!migrate(**database, folder));
        QVERIFY(execute(**database, u"SELECT * FROM good"_s));
        QVERIFY(!execute(**database, u"SELECT * FROM half"_s));
        put(folder + u"/0002_bad.sql"_s, "CREATE TABLE half (a INTEGER)\n");
        QVERIFY(migrate(**database, folder));
        QVERIFY(execute(**database, u"SELECT * FROM half"_s));
    }

    void theLogOnlyGrows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("an event is not changed") << u"UPDATE event SET kind = 'admin'"_s;
        QTest::newRow("an event is not deleted") << u"DELETE FROM event"_s;
    }

    void theLogOnlyGrows()
    {
        QFETCH(QString, sql);
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(migrate(**database));
        QVERIFY(execute(**database,
                        u"INSERT INTO event VALUES ('demo', 1, 'put', x'7b7d', x'00', x'00')"_s));
        const auto refused = execute(**database, sql);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"only grows"));
    }

    void aFullDiskIsToldAndTheStoreStaysUsable()
    {
        const auto database = Database::open(m_file, Database::Mode::ReadWrite);
        QVERIFY(migrate(**database));
        QVERIFY(execute(**database, u"PRAGMA max_page_count=60"_s));
        {
            const auto transaction = Transaction::begin(**database);
            QVERIFY(transaction);
            Result<void> written;
            for (int i = 0; written && i < 200; ++i) {
                written = execute(**database, u"INSERT INTO body VALUES ('demo', ?, 0, 0, ?)"_s,
                                  {QByteArray::number(i), QByteArray(4096, 'x')});
            }
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::DiskFull);
        }
        QVERIFY(execute(**database, u"PRAGMA max_page_count=100000"_s));
        QVERIFY(TenantStore(**database).ensure(TenantId(u"a"_s), {}));
        QCOMPARE(ContentStore(**database).counts(TenantId(u"demo"_s))->bodies, 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
