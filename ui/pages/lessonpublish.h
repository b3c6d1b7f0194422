#pragma once

#include "engine/content/edit.h"
#include "ui/look.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;

//! The row under a lesson that is being written: how urgent it is, for which platforms, and the
//! button that sends it. Main thread.
namespace Batanidza {

class LessonPublish final : public QWidget
{
    Q_OBJECT

public:
    explicit LessonPublish(const Look &look, QWidget *parent = nullptr);

    //! Why nothing can be sent now; empty where it can.
    void setReason(const QString &reason);
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] Priority priority() const;
    //! Names; empty = all.
    [[nodiscard]] QStringList platforms() const;
    [[nodiscard]] QAction *publishAction() const { return m_publish; }
    //! Back to normal priority and all platforms.
    void reset();
    void retranslate();

private:
    void showPlatforms();

    const Look &m_look;
    QString m_reason;
    QLabel *m_why;
    QLabel *m_priorityLabel;
    QComboBox *m_priority;
    QPushButton *m_platformsButton;
    QMenu *m_platforms;
    QAction *m_publish;
    QPushButton *m_button;
};

} // namespace Batanidza
