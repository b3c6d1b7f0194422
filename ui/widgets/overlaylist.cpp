#include "ui/widgets/overlaylist.h"

#include "ui/models/foldingfilter.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Batanidza {

OverlayList::OverlayList(const Look &look, QWidget *window)
    : QFrame(window)
    , m_field(new QLineEdit(this))
    , m_view(new QTreeView(this))
    , m_model(new QStandardItemModel(0, 2, this))
    , m_filter(new FoldingFilter(this))
{
    setFrameShape(QFrame::StyledPanel);
    setLineWidth(2);
    setAutoFillBackground(true);
    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->setRootIsDecorated(false);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_field);
    layout->addWidget(m_view);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        Q_EMIT typed(text);
        chooseFirst();
    });
    connect(m_view, &QTreeView::activated, this, &OverlayList::runCurrent);
    connect(&look, &Look::changed, this, &OverlayList::place);
    hide();
}

void OverlayList::present(const QString &title, const QString &placeholder,
                          const QList<OverlayEntry> &entries)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    setAccessibleName(title);
    m_field->setAccessibleName(title);
    m_view->setAccessibleName(title);
    m_field->setPlaceholderText(placeholder);
    m_model->setRowCount(0);
    m_entries.clear();
    for (const OverlayEntry &entry : entries)
        append(entry);
    m_fixed = m_entries.size();
    m_field->clear();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    chooseFirst();
}

void OverlayList::setFound(const QList<OverlayEntry> &entries)
{
    m_model->setRowCount(static_cast<int>(m_fixed));
    m_entries.resize(m_fixed);
    for (const OverlayEntry &entry : entries)
        append(entry);
    chooseFirst();
}

void OverlayList::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT dismissed();
}

int OverlayList::visibleCount() const
{
    return m_filter->rowCount();
}

void OverlayList::append(const OverlayEntry &entry)
{
    m_entries.append(entry);
    auto *text = new QStandardItem(entry.text); // owned by the model
    auto *hint = new QStandardItem(entry.hint);
    hint->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    text->setEnabled(entry.enabled);
    hint->setEnabled(entry.enabled);
    m_model->appendRow({text, hint});
}

void OverlayList::place()
{
    const QSize all = parentWidget()->size();
    const int width = std::min(all.width() - 32, fontMetrics().averageCharWidth() * 90);
    const int height = std::min(all.height() - 64, fontMetrics().height() * 26);
    setGeometry((all.width() - width) / 2, std::min(56, all.height() / 10), width, height);
}

void OverlayList::chooseFirst()
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.flags() & Qt::ItemIsEnabled) {
            m_view->setCurrentIndex(index);
            return;
        }
    }
}

void OverlayList::runCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || !(current.flags() & Qt::ItemIsEnabled))
        return;
    const auto run = m_entries.at(m_filter->mapToSource(current).row()).run;
    if (!run)
        return;
    dismiss();
    run();
}

bool OverlayList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_view, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void OverlayList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace Batanidza
