#pragma once

#include "ui/pages/page.h"

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

//! Checks the chain of the log when asked, with progress, and says in words what came of it and
//! where the chain breaks. The engine does it in its own threads. Main thread.
namespace Batanidza {

class ChainCheck final : public QWidget
{
    Q_OBJECT

public:
    ChainCheck(PageContext &context, ConflictApi &api, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_job != 0; }
    [[nodiscard]] QAction *action() const { return m_action; }
    //! All events of the log, as far as known; those behind the last check are said.
    void setTotal(qint64 events);
    void retranslate();

Q_SIGNALS:
    //! A person wants to see the event where the chain breaks.
    void showWanted(Batanidza::Sequence sequence);

private:
    void startOrStop();
    void onDone(const Result<ChainReport> &report);
    void showState();

    PageContext &m_context;
    ConflictApi &m_api;
    QAction *m_action;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_show;
    QProgressBar *m_progress;
    QPushButton *m_button;
    QFuture<Result<ChainReport>> m_running;
    std::optional<ChainReport> m_report;
    std::optional<Error> m_error;
    qint64 m_total = 0;
    int m_job = 0;
};

} // namespace Batanidza
