#include "ui/widgets/cardrow.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace Batanidza {

namespace {

int widestOf(const QList<QWidget *> &cards)
{
    int widest = 1;
    for (const QWidget *card : cards)
        widest = std::max({widest, card->minimumSizeHint().width(), card->sizeHint().width()});
    return widest;
}

} // namespace

CardRow::CardRow(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
}

void CardRow::addCard(QWidget *card)
{
    card->setParent(this);
    m_cards.append(card);
    m_columns = 0;
    arrange();
}

QSize CardRow::minimumSizeHint() const
{
    return {widestOf(m_cards), m_grid->minimumSize().height()};
}

void CardRow::arrange()
{
    const int all = static_cast<int>(m_cards.size());
    if (all == 0)
        return;
    const int card = widestOf(m_cards) + m_grid->horizontalSpacing();
    int columns = std::clamp((width() + m_grid->horizontalSpacing()) / card, 1, all);
    // Rows of one length look meant: five in two rows are three and two.
    const int rows = (all + columns - 1) / columns;
    columns = (all + rows - 1) / rows;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (QWidget *one : std::as_const(m_cards))
        m_grid->removeWidget(one);
    for (int i = 0; i < all; ++i) {
        m_grid->addWidget(m_cards[i], i / columns, i % columns);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    updateGeometry();
}

void CardRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// A card may want another width: another language, a larger text, other numbers.
bool CardRow::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return done;
}

} // namespace Batanidza
