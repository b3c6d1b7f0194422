#pragma once

#include "ui/models/chartfeed.h"

#include <QFrame>

class QDateTimeEdit;
class QLabel;
class QPushButton;

//! A small sheet in which a person says from when to when the charts of a page shall go. What
//! cannot be shown is explained as it is entered. Main thread.
namespace Batanidza {

class SpanEntry final : public QFrame
{
    Q_OBJECT

public:
    //! The feed outlives this.
    explicit SpanEntry(ChartFeed &feed, QWidget *parent = nullptr);

    //! With what the charts show now, below that widget.
    void popUp(QWidget &below);
    [[nodiscard]] QDateTimeEdit &fromField() const { return *m_from; }
    [[nodiscard]] QDateTimeEdit &toField() const { return *m_to; }
    //! Why what is entered cannot be shown; empty where it can.
    [[nodiscard]] QString problem() const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void showZone();
    void check();
    void apply();

    ChartFeed &m_feed;
    QLabel *m_fromName;
    QLabel *m_toName;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QLabel *m_zone;
    QLabel *m_problem;
    QPushButton *m_show;
    QPushButton *m_leave;
};

} // namespace Batanidza
