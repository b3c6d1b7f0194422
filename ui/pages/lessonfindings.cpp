#include "ui/pages/lessonfindings.h"

#include "ui/models/lessonschema.h"
#include "ui/text/lessonfieldtext.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PathRole = Qt::UserRole;
constexpr qsizetype mostShown = 200;

} // namespace

LessonFindings::LessonFindings(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(u"findings"_s);
    m_list->setWordWrap(true);
    m_list->setMaximumHeight(fontMetrics().lineSpacing() * 6);
    m_title->setBuddy(m_list);
    m_title->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT chosen(item->data(PathRole).toString());
    });
}

void LessonFindings::show(const QList<Finding> &findings, const Json &body)
{
    m_findings = findings;
    m_next = 0;
    m_list->clear();
    const auto errors = std::ranges::count(m_findings, FindingSeverity::Error, &Finding::severity);
    for (const Finding &finding : m_findings.mid(0, mostShown)) {
        const auto list = finding.path.section(u'/', 1, 1);
        const auto index = finding.path.section(u'/', 2, 2).toInt();
        const QString where = body[list].isArray() ? entryName(list, body[list].at(index))
                                                   : LessonFieldText::field(finding.path.mid(1));
        //: One thing that a check found: %1 "Error", %2 the word or part, %3 a sentence
        auto *item = new QListWidgetItem(tr("%1, %2: %3")
                                             .arg(LessonFieldText::severity(finding.severity),
                                                  where, LessonFieldText::finding(finding)),
                                         m_list);
        item->setData(PathRole, finding.path);
    }
    m_list->setVisible(!m_findings.isEmpty());
    if (m_findings.isEmpty())
        m_title->setText(tr("The check found nothing."));
    else
        m_title->setText(
            errors > 0 ? tr("%n error(s) must be mended before publishing. F8 goes to the next.",
                            nullptr, static_cast<int>(errors))
                       : tr("%n remark(s); none of them keeps you from publishing.", nullptr,
                            static_cast<int>(m_findings.size())));
}

void LessonFindings::next()
{
    if (m_findings.isEmpty())
        return;
    m_next %= static_cast<int>(m_findings.size());
    m_list->setCurrentRow(m_next);
    const Finding finding = m_findings[m_next++];
    Q_EMIT chosen(finding.path);
    Q_EMIT told(LessonFieldText::finding(finding));
}

void LessonFindings::retranslate()
{
    m_list->setAccessibleName(tr("What the check found"));
}

} // namespace Batanidza
