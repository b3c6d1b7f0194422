#include "ui/pages/waitingedits.h"

#include "ui/look.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace Batanidza {

WaitingEdits::WaitingEdits(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_label(new QLabel(this))
    , m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_label);
    layout->addWidget(m_list);
    m_label->setBuddy(m_list);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT chosen(ItemId(item->data(Qt::UserRole).toString()));
    });
    hide();
}

QWidget *WaitingEdits::list() const
{
    return m_list;
}

void WaitingEdits::setConflicts(const QList<ConflictRow> &conflicts, Millis now)
{
    m_list->setAccessibleName(tr("Edits that wait for a person"));
    const int current = m_list->currentRow();
    m_list->clear();
    for (const auto &conflict : conflicts) {
        //: %1 the title of a lesson, %2 a sentence
        auto *item = new QListWidgetItem(
            tr("%1: %2").arg(conflict.title, conflictSentence(conflict, now)), m_list);
        item->setData(Qt::UserRole, conflict.item.toString());
        item->setToolTip(tr("Made from version %1; the newest is version %2.")
                             .arg(conflict.baseVersion.value())
                             .arg(conflict.headVersion.value()));
        item->setIcon(
            QIcon(tintedPixmap(statusIcon(Severity::Warning), m_look.color(Severity::Warning),
                               fontMetrics().height(), devicePixelRatioF())));
    }
    m_list->setCurrentRow(std::clamp(current, -1, m_list->count() - 1));
    m_label->setText(
        tr("%n edit(s) wait for a person", nullptr, static_cast<int>(conflicts.size())));
    const int rows = std::clamp(static_cast<int>(conflicts.size()), 1, 4);
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * rows + 2 * m_list->frameWidth() + 4);
    setVisible(!conflicts.isEmpty());
}

} // namespace Batanidza
