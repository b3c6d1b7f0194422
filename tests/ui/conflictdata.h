#pragma once

#include "engine/base/jsonread.h"
#include "engine/commit/conflictdetail.h"
#include "engine/merge/mergepolicy.h"
#include "engine/merge/threeway.h"

#include <QFile>

//! The reference conflict (tests/data/merge/reference-conflict) as an engine would show it, for
//! tests of the window. Values only.
namespace Batanidza {

inline Json mergeCase(const QString &name, const QString &side)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/merge/%1/%2.json").arg(name, side));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing %s", qPrintable(file.fileName()));
    return readJson(file.readAll()).value_or(Json());
}

inline ConflictDetail detailOf(const MaybeJson &base, const MaybeJson &current,
                               const MaybeJson &incoming)
{
    ConflictDetail detail;
    detail.row.id = ConflictId(QStringLiteral("812"));
    detail.row.item = ItemId(QStringLiteral("sna.tone.001"));
    detail.row.title = QStringLiteral("Matauriro");
    detail.row.type = QStringLiteral("lesson");
    detail.row.author = QStringLiteral("Rudo");
    detail.row.platform = QStringLiteral("ios");
    detail.row.queuedAt = std::chrono::milliseconds(1'795'366'800'000);
    detail.row.fields = 6;
    detail.base.body = base;
    detail.base.version = Version(41);
    detail.current = {current, QStringLiteral("Tendai"), QStringLiteral("web"), {}, Version(42), {},
                      true};
    detail.current.at = std::chrono::milliseconds(1'795'366'500'000);
    detail.incoming = {incoming, QStringLiteral("Rudo"), QStringLiteral("ios"), {}, Version(0), {},
                       true};
    detail.incoming.at = std::chrono::milliseconds(1'795'366'800'000);
    detail.headVersion = Version(42);
    MergeSides sides;
    sides.base = base;
    sides.current = current;
    sides.incoming = incoming;
    const auto outcome = threeWay(sides, MergePolicy::builtIn(u"lesson"));
    detail.merged = outcome.merged;
    detail.decisions = outcome.decisions;
    detail.flags = outcome.flags;
    for (const FieldConflict &question : outcome.conflicts) {
        detail.fields.append({question, {}, false});
        if (!detail.row.kinds.contains(question.kind))
            detail.row.kinds.append(question.kind);
    }
    return detail;
}

inline ConflictDetail referenceConflict()
{
    const auto side = [](const char *name) {
        return mergeCase(QStringLiteral("reference-conflict"), QLatin1StringView(name));
    };
    auto detail = detailOf(side("base"), side("current"), side("incoming"));
    for (ConflictField &field : detail.fields) {
        if (field.question.path.endsWith(u"points")) {
            field.suggestion =
                Suggestion{Preference::Current, field.question.current, 14, 15, {}, 0.7};
            field.suggestion->alike = QStringLiteral("field");
        }
    }
    return detail;
}

} // namespace Batanidza
