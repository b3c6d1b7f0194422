#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

//! Cards side by side, all of one width; where the window is too narrow for all of them they go on
//! in a further row, so that nobody has to scroll sideways. Main thread.
namespace Batanidza {

class CardRow final : public QWidget
{
    Q_OBJECT

public:
    explicit CardRow(QWidget *parent = nullptr);

    //! In this order, also for Tab. The row owns it.
    void addCard(QWidget *card);
    //! How many stand side by side now.
    [[nodiscard]] int columns() const { return m_columns; }

    //! One card is enough.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();

    QGridLayout *m_grid;
    QList<QWidget *> m_cards;
    int m_columns = 0;
};

} // namespace Batanidza
