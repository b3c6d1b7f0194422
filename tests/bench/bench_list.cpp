#include "engine/store/itemsearch.h"
#include "tests/support/temporarystore.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <ctime>

// How long the Content page's list takes over many items: filtered, ordered and paged.
using namespace Batanidza;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int items = argc > 1 ? atoi(argv[1]) : 100'000;
    const TenantId demo(QStringLiteral("demo"));
    TemporaryStore store;
    for (int from = 0; from < items; from += 2000) {
        const auto done = store.inTransaction([&](Committer &committer) -> Result<void> {
            for (int i = from; i < std::min(items, from + 2000); ++i) {
                const QString id = QStringLiteral("sna.list.%1").arg(i);
                Json body = lessonBody(id, QStringLiteral("Nzvímbo %1").arg((i * 7919) % items));
                JsonArray words;
                for (int w = 0; w < 12; ++w)
                    words.append(JsonObject{{QStringLiteral("headword"),
                                             QStringLiteral("shoko%1").arg((i + w * 31) % 5000)}});
                body.set(QStringLiteral("vocabulary"), words);
                if (const auto made =
                        committer.commitOwn(demo, bodyEdit(0, id, BaseAbsent{}, body), {});
                    !made)
                    return made.error();
            }
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    struct Case
    {
        const char *name;
        ItemSearch search;
    };
    const auto text = [](const char16_t *value) { return QString::fromUtf16(value); };
    for (const Case &one :
         {Case{"first page by id", {}}, Case{"first page by title", {QString(), text(u"title")}},
          Case{"page in the middle by title", {QString(), text(u"title"), false, items / 2}},
          Case{"by time, newest first", {QString(), text(u"editedAt"), true}},
          Case{"filter that many match", {text(u"NZVIMBO")}},
          Case{"filter that few match", {text(u"shoko4711 nzvimbo")}},
          Case{"filter that none matches, by title", {text(u"nowhere"), text(u"title")}}}) {
        double best = 1e9;
        double worst = 0;
        double busy = 1e9;
        qint64 matching = 0;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            const std::clock_t before = std::clock();
            timer.start();
            const auto found = findItems(store.database(), demo, one.search);
            const double ms = double(timer.nsecsElapsed()) / 1e6;
            // What others on this machine do does not count in it.
            busy = std::min(busy, 1e3 * double(std::clock() - before) / CLOCKS_PER_SEC);
            best = std::min(best, ms);
            worst = std::max(worst, ms);
            matching = found ? found->matching : -1;
        }
        std::printf("%-36s %8lld of %d  best %6.1f ms  worst %6.1f ms  processor %6.1f ms\n",
                    one.name, (long long)matching, items, best, worst, busy);
    }
    return 0;
}
