#include "ui/models/resultcheck.h"

#include "engine/content/lessoncheck.h"
#include "engine/merge/fieldaddress.h"

#include <QSet>

#include <algorithm>

namespace Batanidza {

namespace {

//! The same fault at another place of the list is the same fault.
QString markOf(const Finding &finding)
{
    return finding.rule + u' ' + finding.message;
}

void learn(const MaybeJson &lesson, QSet<QString> &known)
{
    if (!lesson)
        return;
    for (const Finding &finding : checkLesson(*lesson))
        known.insert(markOf(finding));
}

//! How many steps two pointers have in common, from the root.
qsizetype sharedSteps(const QStringList &a, const QStringList &b)
{
    qsizetype i = 0;
    while (i < a.size() && i < b.size() && a[i] == b[i])
        ++i;
    return i;
}

//! The question nearest to the place; empty where none has anything to do with it.
QString nearestQuestion(const QString &pointer, const Json &document, const QList<DiffRow> &rows)
{
    const auto steps = pointer.split(u'/').mid(1);
    QString nearest;
    qsizetype best = 0;
    for (const DiffRow &row : rows) {
        if (row.state != RowState::Asks)
            continue;
        const auto at = pointerOf(document, row.path);
        if (at.isEmpty())
            continue;
        const auto common = sharedSteps(steps, at.split(u'/').mid(1));
        if (common > best) {
            best = common;
            nearest = row.path;
        }
    }
    return nearest;
}

} // namespace

QList<ResultFinding> checkResult(const ConflictDetail &detail, const Resolution &resolution,
                                 const QList<DiffRow> &rows)
{
    if (detail.row.type != u"lesson")
        return {};
    const auto body = resolve(detail.sides(), detail.outcome(), resolution);
    if (!body || !*body)
        return {};
    QSet<QString> known;
    learn(detail.current.body, known);
    learn(detail.incoming.body, known);
    QList<ResultFinding> found;
    for (const Finding &finding : checkLesson(**body)) {
        if (finding.severity != FindingSeverity::Info && !known.contains(markOf(finding)))
            found.append({finding, nearestQuestion(finding.path, **body, rows)});
    }
    std::stable_partition(found.begin(), found.end(), [](const ResultFinding &one) {
        return one.finding.severity == FindingSeverity::Error;
    });
    return found;
}

} // namespace Batanidza
