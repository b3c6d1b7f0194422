#include "engine/runtime/eventlines.h"
#include "engine/store/chainwalk.h"
#include "tests/bench/report.h"
#include "tests/support/temporarystore.h"

#include <QCoreApplication>
#include <QElapsedTimer>

// How long the Audit page's questions take in a log of 100,000 events (F4), and the check of its
// chain.
using namespace Batanidza;

namespace {

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int events = argc > 1 ? atoi(argv[1]) : 100'000;
    const TenantId demo(QStringLiteral("demo"));
    TemporaryStore store;
    for (int from = 0; from < events; from += 2000) {
        const auto done = store.inTransaction([&](Committer &committer) -> Result<void> {
            for (int i = from; i < std::min(events, from + 2000); ++i) {
                store.clock().advance(std::chrono::milliseconds(1000));
                const QString id = QStringLiteral("sna.log.%1").arg(i);
                Edit edit = bodyEdit(0, id, BaseAbsent{}, lessonBody(id, QStringLiteral("Shoko")));
                edit.author = i % 1000 == 7 ? QStringLiteral("Tendai") : QStringLiteral("Rudo");
                if (const auto made = committer.commitOwn(demo, edit, {}); !made)
                    return made.error();
            }
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    const auto beside = [&](qsizetype rows) {
        return Bench::grouped(rows) + " rows of " + Bench::grouped(events) + " events; worst of 5";
    };
    const auto measure = [&](const char *name, const EventQuery &query) {
        double worst = 0;
        qsizetype rows = 0;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto found = findEventLines(store.database(), demo, query);
            worst = std::max(worst, since(timer));
            rows = found ? found->size() : -1;
        }
        Bench::report(name, worst, "ms", Bench::Aim::AtMost, 150, beside(rows));
    };
    measure("log: first page", {});
    EventQuery query;
    query.before = Sequence(events / 2);
    measure("log: page in the middle", query);
    query = {};
    query.itemPart = QStringLiteral("LOG.4711");
    measure("log: part of a lesson's name", query);
    query = {};
    query.author = QStringLiteral("Tendai");
    measure("log: a person who did little", query);
    query = {};
    query.rule = QStringLiteral("SN05");
    measure("log: a rule that decided nothing", query);
    query = {};
    query.platform = QStringLiteral("watchos");
    measure("log: a platform that sent nothing", query);
    query = {};
    query.to = store.clock().utc() - std::chrono::milliseconds(qint64(events) * 990);
    measure("log: the oldest hundredth", query);

    ChainWalk walk(demo);
    double worst = 0;
    QElapsedTimer whole;
    whole.start();
    for (bool more = true; more;) {
        QElapsedTimer timer;
        timer.start();
        more = walk.step(store.database(), 1000).value_or(false);
        worst = std::max(worst, since(timer));
    }
    Bench::report("log: the chain checked", double(events) / since(whole) * 1000, "events/s");
    Bench::report("log: one turn of the check", worst, "ms", Bench::Aim::AtMost, 50,
                  "1,000 events; other readers wait that long");
    return walk.report().breaks.isEmpty() ? 0 : 1;
}
