#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/metrics/registry.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/query.h"
#include "engine/store/workspacelock.h"
#include "tests/support/temporarystore.h"

#include <QSignalSpy>
#include <QtTest>

#include <thread>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const TenantId demo(u"demo"_s);

Submission submission(const QString &client, QList<SubmittedEdit> edits)
{
    Submission made;
    made.tenant = demo;
    made.client = ClientId(client);
    made.platform = u"ios"_s;
    made.edits = std::move(edits);
    return made;
}

SubmittedEdit fresh(qint64 n, const QString &id, const QString &text = u"x"_s)
{
    return submitted(bodyEdit(n, id, BaseAbsent{}, lessonBody(id, text)));
}

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_registry = std::make_unique<Registry>();
        m_writer = std::make_unique<Writer>(m_clock, *m_registry);
        QVERIFY(m_writer->open(m_folder->path()));
    }
    void cleanup() { m_writer.reset(); }

    void manySubmissionsShareAFewCommits()
    {
        QSignalSpy batches(m_writer.get(), &Writer::committed);
        int answered = 0;
        for (int i = 0; i < 400; ++i) {
            const QString id = u"sna.item."_s + QString::number(i);
            auto made = submission(u"client-%1"_s.arg(i), {fresh(1, id)});
            made.done = [&, id](const SubmissionResult &result) {
                ++answered;
                QVERIFY(!result.error);
                QCOMPARE(result.lastEdit, EditNumber(1));
                QCOMPARE(result.receipts.size(), 1);
                // The receipt is given only after the commit: another connection sees it.
                QVERIFY(reader().head(demo, ItemId(id)).value());
            };
            m_writer->submit(std::move(made));
        }
        QCOMPARE(m_writer->queued(), 400);
        QTRY_COMPARE(answered, 400);
        QCOMPARE(m_writer->queued(), 0);
        const qint64 commits = counter(u"batanidza_commits_total"_s);
        QVERIFY2(commits <= 4, qPrintable(QString::number(commits)));
        QCOMPARE(m_registry->counter(u"batanidza_edits_total"_s, {}, {{u"status"_s, u"applied"_s}})
                     .value(),
                 400);
        Sequence at;
        for (const auto &arguments : batches) {
            const auto batch = arguments[0].value<CommitBatchPtr>();
            QCOMPARE(batch->from.sequence, at);
            at = batch->to.sequence;
        }
        QCOMPARE(at, Sequence(400));
    }

    void theLogIsMovedIntoTheDatabaseMeanwhile()
    {
        const QFileInfo database(storeFile(m_folder->path()));
        const qint64 before = database.size();
        int answered = 0;
        // A third of the length at which the writer would do it itself.
        for (int i = 0; i < 700; ++i) {
            auto made = submission(u"client"_s, {fresh(i + 1, u"sna.item.%1"_s.arg(i))});
            made.done = [&](const SubmissionResult &result) { answered += !result.error; };
            m_writer->submit(std::move(made));
        }
        QTRY_COMPARE(answered, 700);
        const auto moved = [&] {
            QFileInfo now(database.filePath());
            return now.size() - before;
        };
        QTRY_VERIFY2(moved() > 100 * 1024, qPrintable(QString::number(moved())));
        // And all is there for who reads, from both places.
        for (int i = 0; i < 700; i += 50)
            QVERIFY(reader().head(demo, ItemId(u"sna.item.%1"_s.arg(i))).value());
    }

    void aBadEditHarmsNoOther()
    {
        QList<SubmissionResult> results;
        const auto keep = [&](const SubmissionResult &result) { results.append(result); };
        auto gap = submission(
            u"a"_s, {fresh(1, u"sna.a1"_s), fresh(3, u"sna.a3"_s), fresh(2, u"sna.a2"_s)});
        gap.done = keep;
        auto good = submission(u"b"_s, {fresh(1, u"sna.b1"_s)});
        good.done = keep;
        m_writer->submit(gap);
        m_writer->submit(good);
        QTRY_COMPARE(results.size(), 2);
        QCOMPARE(results[0].receipts.size(), 1);
        QCOMPARE(results[0].lastEdit, EditNumber(1));
        QCOMPARE(results[0].error->code, ErrorCode::EditGap);
        QCOMPARE(results[1].receipts.size(), 1);
        QVERIFY(!results[1].error);
        QVERIFY(!reader().head(demo, ItemId(u"sna.a2"_s)).value());
    }

    void anEditThatFailsHalfDoneHarmsNoOther()
    {
        QList<SubmissionResult> results;
        const auto send = [&](const QString &client, QList<SubmittedEdit> edits) {
            auto made = submission(client, std::move(edits));
            made.done = [&](const SubmissionResult &result) { results.append(result); };
            m_writer->submit(std::move(made));
        };
        send(u"first"_s, {fresh(1, u"sna.hurt"_s)});
        QTRY_COMPARE(results.size(), 1);
        const Receipt hurt = results.takeFirst().receipts.value(0);
        std::optional<Result<void>> damaged;
        m_writer->perform(
            [](Committer &committer) {
                return execute(committer.database(), u"UPDATE body SET packing = 1, content = ?"_s,
                               {QByteArray("no")});
            },
            [&](const Result<void> &result) { damaged = result; });
        QTRY_VERIFY(damaged && *damaged);

        Edit patch = bodyEdit(2, u"sna.hurt"_s, BaseVersion{*hurt.version, *hurt.hash}, Json());
        patch.content = EditPatch{{JsonObject{
            {u"op"_s, u"replace"_s}, {u"path"_s, u"/id"_s}, {u"value"_s, u"sna.hurt"_s}}}};
        // In one group: a client with a good edit before it, itself, and one behind it.
        send(u"first"_s, {submitted(patch), fresh(3, u"sna.never"_s)});
        send(u"second"_s, {fresh(1, u"sna.b1"_s), fresh(2, u"sna.b2"_s)});
        QTRY_COMPARE(results.size(), 2);
        QVERIFY(results[0].receipts.isEmpty());
        QCOMPARE(results[0].error.value().code, ErrorCode::Corrupt);
        QCOMPARE(results[0].lastEdit, EditNumber(1));
        QVERIFY(!results[1].error);
        QCOMPARE(results[1].receipts.size(), 2);
        QCOMPARE(results[1].receipts[1].status, EditStatus::Applied);
        QVERIFY(reader().head(demo, ItemId(u"sna.b2"_s)).value());
        QVERIFY(!reader().head(demo, ItemId(u"sna.never"_s)).value());
        QCOMPARE(counter(u"batanidza_commit_failures_total"_s), 0);
    }

    void performIsOneTransactionOfItsOwn()
    {
        std::optional<Result<void>> failed;
        m_writer->perform(
            [](Committer &committer) -> Result<void> {
                if (const auto blob = committer.addBlob(demo, Sha256::of("x"), 1); !blob)
                    return blob;
                return Error{ErrorCode::Cancelled, u"stopped"_s};
            },
            [&](const Result<void> &result) { failed = result; });
        std::optional<Result<void>> done;
        m_writer->perform(
            [](Committer &committer) -> Result<void> {
                const auto told = committer.recordAdmin(demo, u"test"_s, Json());
                return told ? Result<void>() : told.error();
            },
            [&](const Result<void> &result) { done = result; });
        QTRY_VERIFY(done);
        QCOMPARE(failed->error().code, ErrorCode::Cancelled);
        QVERIFY(*done);
        qint64 blobs = -1;
        QVERIFY(firstRow(readerDatabase(), u"SELECT count(*) FROM blob"_s, {},
                         [&](const QSqlQuery &row) { blobs = row.value(0).toLongLong(); }));
        QCOMPARE(blobs, 0);
        QCOMPARE(EventLog(readerDatabase()).latest(demo, 5)->first().kind, u"admin"_s);
    }

    void aFullDiskIsToldToAllAndPassesAgain()
    {
        QSignalSpy states(m_writer.get(), &Writer::storeStateChanged);
        bool set = false;
        m_writer->perform(
            [](Committer &committer) {
                return execute(committer.database(), u"PRAGMA max_page_count=60"_s);
            },
            [&](const Result<void> &) { set = true; });
        QTRY_VERIFY(set);
        QList<SubmissionResult> results;
        QString noise;
        for (int i = 0; noise.size() < 600'000; ++i)
            noise += QString::fromLatin1(
                QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256)
                    .toHex());
        for (const QString &client : {u"a"_s, u"b"_s}) {
            const QString id = u"sna."_s + client;
            auto made = submission(client, {fresh(1, id, client == u"b" ? noise : u"small"_s)});
            made.done = [&](const SubmissionResult &result) { results.append(result); };
            m_writer->submit(made);
        }
        QTRY_COMPARE(results.size(), 2);
        for (const SubmissionResult &result : results) {
            QVERIFY(result.receipts.isEmpty());
            QCOMPARE(result.lastEdit, EditNumber(0));
            QCOMPARE(result.error->code, ErrorCode::DiskFull);
        }
        QCOMPARE(ContentStore(readerDatabase()).counts(demo)->items, 0);
        QCOMPARE(states.size(), 1);
        QVERIFY(!states[0][0].toString().isEmpty());
        m_writer->perform([](Committer &committer) {
            return execute(committer.database(), u"PRAGMA max_page_count=100000"_s);
        });
        QTRY_COMPARE_WITH_TIMEOUT(states.size(), 2, 5000);
        QVERIFY(states[1][0].toString().isEmpty());
        auto again = submission(u"a"_s, {fresh(1, u"sna.a"_s, u"small"_s)});
        again.done = [&](const SubmissionResult &result) { results.append(result); };
        m_writer->submit(again);
        QTRY_COMPARE(results.size(), 3);
        QCOMPARE(results[2].receipts.size(), 1);
    }

    void aStoreThatWasFullIsTriedAgainByItself()
    {
        QSignalSpy states(m_writer.get(), &Writer::storeStateChanged);
        // A second writer that holds the database stands for any store that cannot be written.
        const auto other = Database::open(storeFile(m_folder->path()), Database::Mode::ReadWrite);
        QVERIFY(other);
        m_writer->perform([](Committer &committer) {
            return execute(committer.database(), u"PRAGMA busy_timeout=1"_s);
        });
        std::optional<Result<void>> ready;
        m_writer->perform([](Committer &) { return Result<void>(); },
                          [&](const Result<void> &result) { ready = result; });
        QTRY_VERIFY(ready);
        {
            const auto held = Transaction::begin(**other);
            QVERIFY(held);
            std::optional<SubmissionResult> result;
            auto made = submission(u"a"_s, {fresh(1, u"sna.a"_s)});
            made.done = [&](const SubmissionResult &answer) { result = answer; };
            m_writer->submit(made);
            QTRY_VERIFY(result);
            QCOMPARE(result->error->code, ErrorCode::Unavailable);
            QCOMPARE(states.size(), 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(states.size(), 2, 5000);
        QVERIFY(states[1][0].toString().isEmpty());
    }

    // W74
    void tooManyWaitingAreRefusedAtOnce()
    {
        Writer small(m_clock, *m_registry, {std::chrono::milliseconds(5), 200, 3});
        QTemporaryDir folder;
        QVERIFY(small.open(folder.path()));
        QList<SubmissionResult> results;
        for (int i = 0; i < 2; ++i) {
            auto made = submission(u"c"_s + QString::number(i),
                                   {fresh(1, u"sna.a"_s), fresh(2, u"sna.b"_s)});
            made.done = [&](const SubmissionResult &result) { results.append(result); };
            small.submit(made);
        }
        QTRY_COMPARE(results.size(), 2);
        QCOMPARE(std::count_if(results.begin(), results.end(),
                               [](const auto &result) {
                                   return result.error &&
                                          result.error->code == ErrorCode::Unavailable;
                               }),
                 1);
    }

    void closingCommitsWhatItHoldsAndThenRefuses()
    {
        QList<SubmissionResult> results;
        auto made = submission(u"a"_s, {fresh(1, u"sna.a"_s)});
        made.done = [&](const SubmissionResult &result) { results.append(result); };
        m_writer->submit(made);
        m_writer->close();
        QCOMPARE(results.size(), 1);
        QCOMPARE(results[0].receipts.size(), 1);
        m_writer->submit(made);
        QTRY_COMPARE(results.size(), 2);
        QCOMPARE(results[1].error->code, ErrorCode::Unavailable);
    }

    void whatIsNotedOfAClientNeverGoesBack()
    {
        int answered = 0;
        auto edits = submission(u"watch"_s, {fresh(1, u"sna.a"_s), fresh(2, u"sna.b"_s)});
        edits.done = [&](const SubmissionResult &) { ++answered; };
        m_writer->submit(std::move(edits));
        QTRY_COMPARE(answered, 1);
        const auto note = [&](const ClientRecord &seen) {
            std::optional<Result<void>> done;
            m_writer->perform(
                [&](Committer &committer) { return committer.noteClient(demo, seen); },
                [&](const Result<void> &result) { done = result; });
            QTRY_VERIFY(done && *done);
        };
        const ClientId watch(u"watch"_s);
        const auto ms = [](int n) { return std::chrono::milliseconds(n); };
        note({watch, u"kept"_s, u"watchos"_s, u"app 2"_s, {}, Sequence(7), ms(90'000)});
        note({watch, u"later"_s, {}, {}, {}, Sequence(5), ms(80'000)});
        note({watch, {}, u"ios"_s, {}, {}, Sequence(9), ms(70'000)});
        note({ClientId(u"new"_s), {}, {}, {}, {}, {}, ms(1)});
        const ClientStore store(readerDatabase());
        const ClientRecord stored = **store.client(demo, watch);
        QCOMPARE(stored.subject, u"kept"_s);
        QCOMPARE(stored.platform, u"ios"_s);
        QCOMPARE(stored.app, u"app 2"_s);
        QCOMPARE(stored.lastEdit, EditNumber(2));
        QCOMPARE(stored.acknowledged, Sequence(9));
        QVERIFY(stored.lastSeen >= ms(90'000));
        QCOMPARE((**store.client(demo, ClientId(u"new"_s))).lastEdit, EditNumber());
    }

    void acknowledgementsAreWrittenWithinAboutASecond()
    {
        ClientRecord hello;
        hello.id = ClientId(u"watch"_s);
        hello.platform = u"watchos"_s;
        m_writer->introduce(demo, hello);
        m_writer->acknowledge(demo, ClientId(u"watch"_s), Sequence(7));
        m_writer->acknowledge(demo, ClientId(u"watch"_s), Sequence(5));
        const auto stored = [&] {
            return ClientStore(readerDatabase()).client(demo, ClientId(u"watch"_s)).value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(stored(), 3000);
        QCOMPARE(stored()->acknowledged, Sequence(7));
        QCOMPARE(stored()->platform, u"watchos"_s);
        QCOMPARE(stored()->lastSeen, m_clock.utc());
    }

    void submittingFromManyThreadsLosesNothing()
    {
        std::atomic<int> answered{0};
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 1; i <= 50; ++i) {
                    auto made = submission(u"client-%1"_s.arg(t),
                                           {fresh(i, u"sna.item.%1-%2"_s.arg(t).arg(i))});
                    made.done = [&](const SubmissionResult &result) {
                        answered += int(result.receipts.size());
                    };
                    m_writer->submit(std::move(made));
                    m_writer->acknowledge(demo, ClientId(u"client-%1"_s.arg(t)), Sequence(i));
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QTRY_COMPARE_WITH_TIMEOUT(answered.load(), 200, 20000);
        QCOMPARE(ContentStore(readerDatabase()).counts(demo)->items, 200);
    }

    void theSecondOnAWorkspaceIsToldWhoHoldsIt()
    {
        Writer second(m_clock, *m_registry);
        const auto opened = second.open(m_folder->path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Locked);
        QVERIFY(
            opened.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        m_writer->close();
        QVERIFY(second.open(m_folder->path()));
    }

    void aLockOfADeadProcessHoldsNobodyUp()
    {
        m_writer->close();
        QFile file(m_folder->filePath(u"lock"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"host":"elsewhere","pid":4194000})");
        file.close();
        WorkspaceLock lock;
        QVERIFY(lock.acquire(m_folder->path()));
    }

private:
    Database &readerDatabase()
    {
        m_reader.reset();
        auto opened = Database::open(storeFile(m_folder->path()), Database::Mode::ReadOnly);
        m_reader = std::move(*opened);
        return *m_reader;
    }
    ContentStore reader() { return ContentStore(readerDatabase()); }
    qint64 counter(const QString &name) { return m_registry->counter(name, {}).value(); }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Database> m_reader;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
