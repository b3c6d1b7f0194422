#pragma once

#include "ui/look.h"

#include <QWidget>

class QLabel;
class QPushButton;

//! What stands where there is nothing yet: what would be here, and the first step (I13).
//! Main thread.
namespace Batanidza {

class TextLabel;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const Look &look, const QString &icon, QWidget *parent = nullptr);

    //! `action` empty = no button.
    void setText(const QString &title, const QString &text, const QString &action = {});

Q_SIGNALS:
    void triggered();

private:
    void paintIcon();

    const Look &m_look;
    QString m_iconName;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QPushButton *m_action;
};

} // namespace Batanidza
