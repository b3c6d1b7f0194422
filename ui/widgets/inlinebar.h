#pragma once

#include "engine/base/error.h"
#include "engine/runtime/enginesnapshot.h"

#include <QFrame>
#include <QTimer>

#include <chrono>
#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

//! A message over the page with things to do about it, in place of a dialog (I1, I2). It never
//! takes the focus; Esc in the window closes it. Main thread.
namespace Batanidza {

class Look;

struct BarAction
{
    QString text;
    std::function<void()> run; //!< the bar closes first
};

struct BarMessage
{
    Severity severity = Severity::Unknown; //!< Unknown shows as information
    QString text;                          //!< what, how many, and what it costs
    QList<BarAction> actions;
    std::chrono::milliseconds stays{0}; //!< 0 = until closed
};

class InlineBar final : public QFrame
{
    Q_OBJECT

public:
    explicit InlineBar(const Look &look, QWidget *parent = nullptr);

    //! In place of what it shows now.
    void post(const BarMessage &message);
    //! What failed, in words, with the details to copy; until it is closed.
    void post(const Error &error);
    void dismiss();
    [[nodiscard]] const BarMessage &message() const { return m_message; }

Q_SIGNALS:
    void posted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    const Look &m_look;
    BarMessage m_message;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
    QTimer m_timer;
};

} // namespace Batanidza
