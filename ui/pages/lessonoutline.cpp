#include "ui/pages/lessonoutline.h"

#include "engine/content/shapecheck.h"
#include "ui/models/lessonschema.h"
#include "ui/text/lessonfieldtext.h"
#include "ui/widgets/icons.h"

#include <QHeaderView>
#include <QSignalBlocker>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ListRole = Qt::UserRole;
constexpr int IndexRole = Qt::UserRole + 1;

//! "/vocabulary/3" of "/vocabulary/3/headword"; "/vocabulary" of itself; empty for the lesson's
//! own.
QString partOf(const QString &pointer)
{
    const QStringList steps = pointer.split(u'/');
    if (steps.size() < 2)
        return {};
    bool isList = false;
    for (const SectionSpec &section : lessonSections())
        isList = isList || (!section.list.isEmpty() && section.list == steps[1]);
    if (!isList)
        return {};
    return steps.size() > 2 ? u"/%1/%2"_s.arg(steps[1], steps[2]) : u"/%1"_s.arg(steps[1]);
}

} // namespace

LessonOutline::LessonOutline(const Look &look, QWidget *parent)
    : QTreeWidget(parent)
    , m_look(look)
{
    setColumnCount(1);
    header()->hide();
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            Q_EMIT chosen(chosenList(), chosenIndex());
    });
}

void LessonOutline::show(const Json &body)
{
    m_body = body;
    const QString list = chosenList();
    const auto index = chosenIndex();
    const QSignalBlocker blocked(this);
    const auto &sections = lessonSections();
    while (topLevelItemCount() < sections.size()) {
        auto *made = new QTreeWidgetItem(this);
        made->setExpanded(true);
    }
    for (int at = 0; at < sections.size(); ++at) {
        auto *top = topLevelItem(at);
        top->setData(0, ListRole, sections[at].list);
        top->setData(0, IndexRole, -1);
        const JsonArray &entries = body[sections[at].list].toArray();
        int row = 0;
        for (qsizetype i = 0; i < entries.size() && !sections[at].list.isEmpty(); ++i) {
            if (isTombstone(entries[i]))
                continue;
            auto *item = row < top->childCount() ? top->child(row) : new QTreeWidgetItem(top);
            item->setData(0, ListRole, sections[at].list);
            item->setData(0, IndexRole, i);
            label(item);
            ++row;
        }
        while (top->childCount() > row)
            delete top->takeChild(top->childCount() - 1);
        label(top);
    }
    choose(list, index);
}

void LessonOutline::label(QTreeWidgetItem *item)
{
    const QString list = item->data(0, ListRole).toString();
    const auto index = item->data(0, IndexRole).toInt();
    QString text;
    QString key;
    if (index >= 0) {
        const Json &entry = m_body[list].at(index);
        text = entryName(list, entry);
        key = u"/%1/%2"_s.arg(list).arg(index);
        if (list == u"culturalNotes" && entry[u"prominence"].toString() == u"high")
            //: In the outline of a lesson: a cultural note that is shown above the exercises
            text = tr("%1 (important)").arg(text);
    } else if (list.isEmpty()) {
        text = LessonFieldText::section(list);
    } else {
        //: In the outline of a lesson: %1 a list ("Words"), %2 how many are in it
        text = tr("%1 (%2)").arg(LessonFieldText::section(list)).arg(item->childCount());
        key = u'/' + list;
    }
    const auto faults = m_faults.value(key);
    if (faults.first > 0)
        //: In the outline of a lesson: %1 a part of it
        text = tr("%1, %n error(s)", nullptr, faults.first).arg(text);
    else if (faults.second > 0)
        //: In the outline of a lesson: %1 a part of it
        text = tr("%1, %n warning(s)", nullptr, faults.second).arg(text);
    item->setText(0, text);
    item->setToolTip(0, text);
    const auto severity = faults.first > 0    ? Severity::Critical
                          : faults.second > 0 ? Severity::Warning
                                              : Severity::Unknown;
    item->setIcon(0, severity == Severity::Unknown
                         ? QIcon()
                         : statusIconFor(severity, m_look.color(severity),
                                         m_look.color(ColorRole::SelectionText),
                                         fontMetrics().height(), devicePixelRatioF()));
}

void LessonOutline::setFindings(const QList<Finding> &findings)
{
    m_faults.clear();
    for (const Finding &finding : findings) {
        auto &faults = m_faults[partOf(finding.path)];
        faults.first += finding.severity == FindingSeverity::Error;
        faults.second += finding.severity == FindingSeverity::Warning;
    }
    const QSignalBlocker blocked(this);
    for (int at = 0; at < topLevelItemCount(); ++at) {
        label(topLevelItem(at));
        for (int row = 0; row < topLevelItem(at)->childCount(); ++row)
            label(topLevelItem(at)->child(row));
    }
}

void LessonOutline::choose(const QString &list, qsizetype index)
{
    for (int at = 0; at < topLevelItemCount(); ++at) {
        auto *top = topLevelItem(at);
        if (top->data(0, ListRole).toString() != list)
            continue;
        auto *wanted = top;
        for (int row = 0; row < top->childCount(); ++row) {
            if (index >= 0 && top->child(row)->data(0, IndexRole).toInt() <= index)
                wanted = top->child(row);
        }
        if (currentItem() == wanted)
            Q_EMIT chosen(chosenList(), chosenIndex());
        else
            setCurrentItem(wanted);
        scrollToItem(wanted);
        return;
    }
}

QString LessonOutline::chosenList() const
{
    return currentItem() ? currentItem()->data(0, ListRole).toString() : QString();
}

qsizetype LessonOutline::chosenIndex() const
{
    return currentItem() ? currentItem()->data(0, IndexRole).toInt() : -1;
}

void LessonOutline::retranslate()
{
    setAccessibleName(tr("Parts of the lesson"));
    if (topLevelItemCount() > 0)
        show(m_body);
}

} // namespace Batanidza
