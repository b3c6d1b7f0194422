#pragma once

#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStandardItemModel;
class QTableView;

//! One strategy for many conflicts: first what it would decide of each, then Apply, with progress
//! and a way to stop (I5). Main thread.
namespace Batanidza {

class ConflictBulk final : public QWidget
{
    Q_OBJECT

public:
    ConflictBulk(PageContext &context, ConflictApi &api, QWidget *parent = nullptr);

    void start(const QList<ConflictId> &ids);
    [[nodiscard]] bool isRunning() const { return m_running; }
    //! The one that is chosen now.
    [[nodiscard]] Strategy strategy() const;
    [[nodiscard]] QWidget *focusTarget() const;

Q_SIGNALS:
    void done(const Batanidza::BulkReport &report, int asked);
    void left();
    void failed(const Batanidza::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void preview();
    void show(const QList<ConflictPreview> &previews);
    void apply();
    void stop();
    void retranslate();

    PageContext &m_context;
    ConflictApi &m_api;
    QList<ConflictId> m_ids;
    QList<ConflictPreview> m_previews;
    QLabel *m_title;
    QComboBox *m_strategy;
    QLabel *m_sum;
    QStandardItemModel *m_model;
    QTableView *m_table;
    QProgressBar *m_progress;
    QPushButton *m_apply;
    QPushButton *m_keep;
    QFuture<Result<BulkReport>> m_job;
    quint64 m_asked = 0;
    bool m_running = false;
};

} // namespace Batanidza
