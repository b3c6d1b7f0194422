#pragma once

#include "ui/models/changemodel.h"
#include "ui/models/tracemodel.h"
#include "ui/pages/page.h"
#include "ui/pages/previewcase.h"
#include "ui/pages/previewchooser.h"

class QComboBox;
class QCheckBox;
class QListView;
class QStringListModel;
class QTabWidget;
class QTableView;

//! Below the frames: the trace with its rules, the payload, the differences, the warnings. Main
//! thread; differences are found in the pool.
namespace Batanidza {

class ChangeDelegate;

class PreviewTabs final : public QWidget
{
    Q_OBJECT

public:
    enum Tab { TraceTab, PayloadTab, DifferencesTab, WarningsTab };

    PreviewTabs(PageContext &context, const PreviewCase &shown, QWidget *parent = nullptr);

    //! The lesson is another one.
    void showPreview();
    void showPlatform(const QString &platform);
    //! What is chosen in the frames; empty = nothing.
    void showKey(const QString &key);
    void showDifferences(const PreviewChooser::Compare &compare);

    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    [[nodiscard]] QTableView *trace() const { return m_trace; }
    [[nodiscard]] QListView *payload() const { return m_payload; }
    [[nodiscard]] QTableView *differences() const { return m_differences; }
    [[nodiscard]] QTableView *warnings() const { return m_warnings; }
    [[nodiscard]] const TraceModel &traceModel() const { return *m_traceModel; }
    [[nodiscard]] const ChangeModel &changes() const { return *m_changes; }
    [[nodiscard]] const PreviewWarningModel &warningModel() const { return *m_warningModel; }
    [[nodiscard]] QComboBox *traceShow() const { return m_show; }
    [[nodiscard]] QCheckBox *onlyChosen() const { return m_onlyChosen; }
    //! What there is to copy of the tab that is seen; empty where nothing is.
    [[nodiscard]] QString copyText() const;
    void retranslate();

Q_SIGNALS:
    //! A line of a tab leads to a piece, on a platform where it says which.
    void jumpWanted(const QString &platform, const QString &key);
    //! Enter on a warning: to the field itself.
    void fieldWanted(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void listen();
    [[nodiscard]] const Json &lesson() const;
    void showPayload();
    void findInPayload();
    void makeDifferences();
    void nameTabs();
    void layOutColumns();

    PageContext &m_context;
    const PreviewCase &m_case;
    QString m_platform;
    QString m_key;
    PreviewChooser::Compare m_compared;
    quint64 m_asked = 0;

    QTabWidget *m_tabs;
    QComboBox *m_show;
    QCheckBox *m_onlyChosen;
    QTableView *m_trace;
    TraceModel *m_traceModel;
    QLabel *m_size;
    QListView *m_payload;
    QStringListModel *m_lines;
    QLabel *m_difference;
    QTableView *m_differences;
    ChangeModel *m_changes;
    ChangeDelegate *m_delegate;
    QLabel *m_noWarning;
    QTableView *m_warnings;
    PreviewWarningModel *m_warningModel;
};

} // namespace Batanidza
