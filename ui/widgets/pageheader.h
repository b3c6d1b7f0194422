#pragma once

#include "ui/look.h"

#include <QWidget>

class QLabel;
class QToolButton;

//! The line above every page: where we are, whether this is the demo, how all is, and how fresh
//! what is shown is. Main thread.
namespace Batanidza {

class StatusPill;
class TextLabel;

class PageHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const Look &look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    //! The line to an engine elsewhere; nothing where the engine is in this process.
    void setLine(const std::optional<LineStatus> &line);
    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age);
    void setCanGo(bool back, bool forward);

Q_SIGNALS:
    void back();
    void forward();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    EngineSnapshotPtr m_snapshot;
    Millis m_age{0};
    QToolButton *m_back;
    QToolButton *m_forward;
    TextLabel *m_title;
    TextLabel *m_demo;
    TextLabel *m_remote;
    std::optional<LineStatus> m_line;
    StatusPill *m_health;
    TextLabel *m_asOf;
};

} // namespace Batanidza
