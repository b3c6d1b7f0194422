#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/metrics/registry.h"
#include "tests/support/temporarystore.h"

#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QThread>

#include <cstdio>

// Durable edits a second through the Writer, as clients see them: lessons of about 2 KB, pushed by
// several clients that each wait for their receipts before they push again.
using namespace Batanidza;

namespace {

Json twoKilobytes(const QString &id, int salt)
{
    Json body = lessonBody(id, QStringLiteral("Kukwazisana %1").arg(salt));
    const QStringList words{QStringLiteral("mangwanani"), QStringLiteral("masikati"),
                            QStringLiteral("manheru"),    QStringLiteral("makadii"),
                            QStringLiteral("ndiripo"),    QStringLiteral("tatenda"),
                            QStringLiteral("nzvimbo"),    QStringLiteral("mhuri"),
                            QStringLiteral("amai"),       QStringLiteral("baba")};
    JsonArray vocabulary;
    for (int i = 0; i < 12; ++i) {
        const QString word =
            words[(i * 7 + salt) % words.size()] + QString::number((salt * 31 + i * 17) % 997);
        vocabulary.append(
            JsonObject{{QStringLiteral("id"), QStringLiteral("%1.v%2").arg(id).arg(i)},
                       {QStringLiteral("headword"), word},
                       {QStringLiteral("gloss"),
                        JsonObject{{QStringLiteral("en"), QStringLiteral("meaning of ") + word}}},
                       {QStringLiteral("pos"), QStringLiteral("noun")},
                       {QStringLiteral("nounClass"), QStringLiteral("9")}});
    }
    body.set(QStringLiteral("vocabulary"), vocabulary);
    return body;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int clients = argc > 1 ? atoi(argv[1]) : 8;
    const int perPush = argc > 2 ? atoi(argv[2]) : 50;
    const int total = argc > 3 ? atoi(argv[3]) : 20000;
    const int rounds = total / clients / perPush;
    const QTemporaryDir folder(QDir::currentPath() + QStringLiteral("/bench-commit-XXXXXX"));

    const SystemClock clock;
    Registry registry;
    Writer writer(clock, registry);
    QThread thread;
    writer.moveToThread(&thread);
    thread.start();
    const auto inWriter = [&](const std::function<void()> &call) {
        QMetaObject::invokeMethod(&writer, call, Qt::BlockingQueuedConnection);
    };
    inWriter([&] {
        if (const auto opened = writer.open(folder.path()); !opened)
            qFatal("%s", qPrintable(opened.error().detail));
    });

    // Made beforehand: what is measured is the way from submit() to the durable receipt.
    QList<QList<Submission>> work(clients);
    qint64 bytes = 0;
    for (int c = 0; c < clients; ++c) {
        int n = 0;
        for (int r = 0; r < rounds; ++r) {
            Submission submission;
            submission.tenant = TenantId(QStringLiteral("demo"));
            submission.client = ClientId(QStringLiteral("client-%1").arg(c));
            submission.platform = QStringLiteral("ios");
            for (int e = 0; e < perPush; ++e) {
                ++n;
                const QString id = QStringLiteral("sna.bench.%1-%2").arg(c).arg(n);
                const Json body = twoKilobytes(id, n * clients + c);
                bytes += writeJson(body).size();
                submission.edits.append(submitted(bodyEdit(n, id, BaseAbsent{}, body)));
            }
            work[c].append(submission);
        }
    }
    const qint64 edits = qint64(clients) * rounds * perPush;
    std::printf("%lld edits of %lld bytes, %d clients, %d in a push\n", (long long)edits,
                (long long)(bytes / edits), clients, perPush);

    QSemaphore finished;
    std::atomic<qint64> applied{0};
    std::function<void(int, int)> push = [&](int c, int r) {
        if (r == rounds) {
            finished.release();
            return;
        }
        Submission submission = work[c][r];
        submission.done = [&, c, r](const SubmissionResult &result) {
            applied += result.receipts.size();
            push(c, r + 1);
        };
        writer.submit(std::move(submission));
    };
    QElapsedTimer timer;
    timer.start();
    for (int c = 0; c < clients; ++c)
        push(c, 0);
    finished.acquire(clients);
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const qint64 commits = registry.counter(QStringLiteral("batanidza_commits_total"), {}).value();
    const Histogram times =
        registry.distribution(QStringLiteral("batanidza_commit_seconds"), {}).total();
    std::printf("%.0f durable edits/s (%lld applied in %.2f s, %lld commits, %.0f edits each, "
                "commit P50 %.1f ms P99 %.1f ms)\n",
                double(edits) / seconds, (long long)applied, seconds, (long long)commits,
                double(edits) / double(commits), times.quantile(0.5) * 1e3,
                times.quantile(0.99) * 1e3);
    Bench::report("durable edits through the writer, 1.6 KB lessons, 8 clients",
                  double(edits) / seconds, "/s", Bench::Aim::AtLeast, 2000);
    Bench::report("one group commit of 200 edits, P99", times.quantile(0.99) * 1e3, "ms");
    inWriter([&] { writer.close(); });
    thread.quit();
    thread.wait();
    return applied == edits ? 0 : 1;
}
