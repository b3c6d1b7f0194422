#include "engine/base/jsonread.h"
#include "engine/commit/writer.h"
#include "engine/metrics/registry.h"
#include "engine/store/clientstore.h"
#include "engine/store/migrations.h"
#include "engine/store/replay.h"
#include "engine/store/verify.h"
#include "tests/support/temporarystore.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

#include <cstdio>

// A child process commits without end and says each receipt on its standard output once it is
// acknowledged; the parent kills it (SIGKILL) somewhere in the middle and looks at what is left.
using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const TenantId demo(u"demo"_s);

Submission push(int client, qint64 from)
{
    Submission made;
    made.tenant = demo;
    made.client = ClientId(u"client-%1"_s.arg(client));
    made.platform = u"ios"_s;
    for (qint64 n = from; n < from + 7; ++n) {
        const QString id = u"sna.item.%1"_s.arg((n * 5 + client) % 23);
        made.edits.append(submitted(
            bodyEdit(n, id, BaseAbsent{}, lessonBody(id, u"%1 of %2"_s.arg(n).arg(client)))));
    }
    return made;
}

//! Never returns by itself.
int child(QCoreApplication &app, const QString &folder)
{
    const SystemClock clock;
    Registry registry;
    Writer writer(clock, registry, {std::chrono::milliseconds(1), 20, 20'000});
    if (const auto opened = writer.open(folder); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return 2;
    }
    const auto reader = Database::open(storeFile(folder), Database::Mode::ReadOnly);
    std::function<void(int, qint64)> go = [&](int client, qint64 from) {
        Submission submission = push(client, from);
        submission.done = [&, client](const SubmissionResult &result) {
            for (const Receipt &receipt : result.receipts)
                std::printf("%d %s\n", client, writeJson(writeReceipt(receipt)).constData());
            std::fflush(stdout);
            go(client, result.lastEdit.value() + 1);
        };
        writer.submit(std::move(submission));
    };
    for (int client = 0; client < 4; ++client) {
        const auto known = ClientStore(**reader).client(demo, ClientId(u"client-%1"_s.arg(client)));
        go(client, known && *known ? (*known)->lastEdit.value() + 1 : 1);
    }
    return app.exec();
}

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // W22, W76
    void whatWasAcknowledgedIsThereAfterAKill()
    {
        QTemporaryDir folder;
        QRandomGenerator random(QRandomGenerator::system()->generate());
        QHash<std::pair<int, qint64>, QByteArray> acknowledged;
        for (int round = 0; round < 8; ++round) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {u"--child"_s, folder.path()});
            QVERIFY(process.waitForReadyRead(30'000));
            QTest::qWait(int(random.bounded(250)));
            process.kill();
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            const QByteArray said = process.readAllStandardOutput();
            // A last line without its end was cut off by the kill.
            for (const QByteArray &line : said.first(said.lastIndexOf('\n') + 1).split('\n')) {
                const qsizetype space = line.indexOf(' ');
                if (space < 0)
                    continue;
                const auto receipt = readJson(line.mid(space + 1)).and_then(readReceipt);
                QVERIFY(receipt);
                acknowledged.insert({line.first(space).toInt(), receipt->n.value()},
                                    line.mid(space + 1));
            }
            auto database = Database::open(storeFile(folder.path()), Database::Mode::ReadWrite);
            QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
            const auto verified = verifyStore(**database, BlobStore(blobFolder(folder.path())));
            QVERIFY(verified);
            QVERIFY2(verified->problems.isEmpty(), qPrintable(verified->problems.join(u'\n')));
            QVERIFY(replayStore(**database)->isEqual());
            for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it) {
                const auto stored = ClientStore(**database)
                                        .receipt(demo, ClientId(u"client-%1"_s.arg(it.key().first)),
                                                 EditNumber(it.key().second));
                QVERIFY(stored && *stored);
                QCOMPARE(writeJson(writeReceipt(**stored)), it.value());
            }
        }
        QVERIFY2(acknowledged.size() > 100, qPrintable(QString::number(acknowledged.size())));
        qInfo("%lld receipts outlived 8 kills", (long long)acknowledged.size());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--child") == 0)
        return child(app, QString::fromLocal8Bit(argv[2]));
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
