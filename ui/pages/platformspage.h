#pragma once

#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QSplitter;
class QTabWidget;
class QTableView;
class QToolButton;

//! Which platform, since when, and why: a table of the five and the detail of the chosen one.
//! Main thread.
namespace Batanidza {

class FoldingFilter;
class PlatformDetail;
class PlatformModel;
class ResyncActions;
class TextLabel;

class PlatformsPage final : public Page
{
    Q_OBJECT

public:
    PlatformsPage(PageContext &context, MonitorApi &monitor, AdminApi &admin,
                  QWidget *parent = nullptr);

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    //! "platform/ios" chooses iOS and goes to what last happened there.
    void open(const Address &address) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] PageActions pageActions() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *filterField() override;
    bool foldSideList() override;
    void refresh() override;
    bool exportData() override;
    bool copySelection() override;
    bool escape() override;
    void saveState() override;
    void restoreState() override;

    //! The table as CSV: values in C locale, times in UTC.
    [[nodiscard]] QByteArray csv() const;

protected:
    void retranslate() override;

private:
    QWidget *buildList();
    void choose(Platform platform);
    void onChosen();
    void showCount();
    void fillColumnMenu();

    EngineSnapshotPtr m_snapshot;
    Millis m_age{0};
    Platform m_chosen = Platform::Web;
    PlatformModel *m_model;
    FoldingFilter *m_filter;
    QTabWidget *m_tabs;
    QSplitter *m_splitter;
    QWidget *m_list;
    QLineEdit *m_field;
    TextLabel *m_count;
    QToolButton *m_columns;
    QTableView *m_table;
    PlatformDetail *m_detail;
    ResyncActions *m_resync;
    QToolButton *m_orders;
    QAction *m_copy;
    QAction *m_export;
};

} // namespace Batanidza
