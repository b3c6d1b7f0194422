#include "engine/merge/mergepolicy.h"
#include "engine/merge/threeway.h"
#include "tests/bench/report.h"
#include "tests/ui/contentdata.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictspage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

// A conflict of 2,000 fields in the window (F5): rows made in the worker, first paint, one step of
// scrolling. Software drawing, no display.
using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int entries = 200; // a lesson holds so many words; with ten fields each

Json lessonWith(int side)
{
    JsonArray words;
    for (int i = 0; i < entries; ++i) {
        const auto text = [&](const QString &name, int changedBy) {
            const bool changed = side != 0 && (changedBy == 3 || changedBy == side);
            return changed
                       ? u"%1 %2 edited by side %3, with some more words"_s.arg(name).arg(i).arg(
                             side)
                       : u"%1 %2 as it was at first, with some more words"_s.arg(name).arg(i);
        };
        JsonObject word{{u"id"_s, u"sna.big.001.v%1"_s.arg(i)},
                        {u"headword"_s, u"shoko%1"_s.arg(i)}};
        for (int field = 0; field < 9; ++field)
            word.set(u"note%1"_s.arg(field), text(u"note"_s, field % 4));
        words.append(Json(std::move(word)));
    }
    return JsonObject{{u"id"_s, u"sna.big.001"_s}, {u"vocabulary"_s, words}};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double p95(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() * 95 / 100];
}

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QTemporaryDir folder;
    PageWorld world(folder.filePath(u"batanidza.ini"_s));
    ConflictDetail detail;
    detail.row.id = ConflictId(u"1"_s);
    detail.row.item = ItemId(u"sna.big.001"_s);
    detail.row.title = u"Big"_s;
    detail.row.type = u"document"_s;
    detail.base.body = lessonWith(0);
    detail.current.body = lessonWith(1);
    detail.incoming.body = lessonWith(2);
    detail.headVersion = Version(2);
    const auto outcome = threeWay(detail.sides(), MergePolicy::builtIn(u"lesson"));
    detail.merged = outcome.merged;
    detail.decisions = outcome.decisions;
    for (const FieldConflict &question : outcome.conflicts)
        detail.fields.append({question, {}, false});
    world.conflicts.rows = {detail.row};
    world.conflicts.details.insert(detail.row.id, detail);

    std::vector<double> rows;
    qsizetype fields = 0;
    for (int i = 0; i < 11; ++i) {
        QElapsedTimer timer;
        timer.start();
        fields = diffRows(detail).size();
        rows.push_back(since(timer));
    }
    const auto beside = Bench::grouped(fields) + " fields, " +
                        std::to_string(outcome.conflicts.size()) + " ask; median";
    Bench::report("window: rows of a conflict, in the worker", median(rows), "ms",
                  Bench::Aim::AtMost, 50, beside);

    ConflictsPage page(world.context, world.conflicts);
    page.resize(1280, 800);
    page.show();
    if (!QTest::qWaitFor([&] { return page.openCase().isReady(); }, 20'000))
        qFatal("the conflict was not opened");
    auto *view = page.findChild<ConflictFields *>();
    std::vector<double> paints;
    for (int i = 0; i < 11; ++i) {
        view->model().setFilter(FieldFilter::Changed);
        QElapsedTimer timer;
        timer.start();
        view->model().setFilter(FieldFilter::All); // all rows anew, laid out and painted
        QApplication::processEvents();
        view->table()->viewport()->grab();
        paints.push_back(since(timer));
    }
    Bench::report("window: a conflict laid out and painted", median(paints), "ms",
                  Bench::Aim::AtMost, 50, beside);
    std::vector<double> steps;
    auto *bar = view->table()->verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->maximum() * i / 200);
        view->table()->viewport()->grab();
        steps.push_back(since(timer));
    }
    Bench::report("window: one step of scrolling a conflict", p95(steps), "ms", Bench::Aim::AtMost,
                  16, "p95 of 200 steps, each to a new place");
    return 0;
}
