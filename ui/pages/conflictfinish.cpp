#include "ui/pages/conflictfinish.h"

#include "engine/runtime/awaited.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictpool.h"
#include "ui/pages/conflicttabs.h"
#include "ui/text/differenceflags.h"
#include "ui/text/findingtext.h"

#include <QTableView>

#include <algorithm>

namespace Batanidza {

using namespace std::chrono_literals;

ConflictFinish::ConflictFinish(PageContext &context, ConflictCase &open, ConflictFields &fields,
                               ConflictTabs &tabs, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_case(open)
    , m_fields(fields)
    , m_tabs(tabs)
{}

void ConflictFinish::start()
{
    if (!m_case.isReady() || m_case.isSending())
        return;
    const auto resolution = m_fields.model().resolution();
    const auto check = [detail = m_case.detail(), resolution, rows = m_case.rows()] {
        return checkResult(detail, resolution, rows);
    };
    awaitResult(inPool(check), this,
                [this, resolution, id = m_case.id(),
                 asked = ++m_asked](const Result<QList<ResultFinding>> &findings) {
                    // Who went on deciding meanwhile finishes again.
                    if (asked == m_asked && findings && m_case.id() == id &&
                        m_fields.model().resolution() == resolution)
                        onChecked(*findings, resolution);
                });
}

void ConflictFinish::onChecked(const QList<ResultFinding> &findings, const Resolution &resolution)
{
    const bool blocked = std::ranges::any_of(findings, [](const ResultFinding &found) {
        return found.finding.severity == FindingSeverity::Error;
    });
    const bool accepted =
        m_warnedOf == m_case.id() && m_warned == findings && m_case.detail().notes.size() > m_notes;
    if (blocked || (!findings.isEmpty() && !accepted)) {
        refuse(findings);
        return;
    }
    m_warned.clear();
    m_case.finish(resolution);
}

QString ConflictFinish::sentence(const ResultFinding &found) const
{
    QString where = found.finding.path;
    for (const DiffRow &row : m_case.rows()) {
        if (row.path == found.path)
            where = MergeText::rowName(row);
    }
    const auto fix = FindingText::fix(found.finding.fix);
    //: %1 a field, %2 what is wrong with it
    const auto wrong = tr("%1: %2.").arg(where, FindingText::message(found.finding.message));
    return fix.isEmpty() ? wrong
                         //: %1 a sentence, %2 what would be right
                         : tr("%1 Right would be: %2.").arg(wrong, fix);
}

void ConflictFinish::refuse(const QList<ResultFinding> &findings)
{
    const auto &first = findings.first();
    const bool error = first.finding.severity == FindingSeverity::Error;
    const auto count = static_cast<int>(findings.size());
    BarMessage message;
    message.severity = error ? Severity::Critical : Severity::Warning;
    //: %1 a sentence about the first one
    message.text = error ? tr("The result is no valid lesson (%n fault(s)), so it was not sent. %1",
                              nullptr, count)
                               .arg(sentence(first))
                         : tr("%n warning(s) about the result. %1 Solve it, or write a note why it "
                              "is right (N) and finish again.",
                              nullptr, count)
                               .arg(sentence(first));
    if (!first.path.isEmpty()) {
        m_fields.choose(first.path); // the message goes to the field by itself
        m_fields.table()->setFocus(Qt::OtherFocusReason);
        message.actions.append({tr("Go to the field"), [this, path = first.path] {
                                    m_fields.choose(path);
                                    m_fields.table()->setFocus(Qt::OtherFocusReason);
                                }});
    }
    if (!error) {
        m_warned = findings;
        m_warnedOf = m_case.id();
        m_notes = m_case.detail().notes.size();
        message.actions.append({tr("Accept with a note"), [this] { m_tabs.startNote(); }});
    }
    m_context.bar.post(message);
    m_context.announcer.announce(message.text);
}

} // namespace Batanidza
