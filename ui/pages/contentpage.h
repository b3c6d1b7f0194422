#pragma once

#include "ui/pages/page.h"

#include <QTimer>

#include <memory>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;

//! Content (Ctrl+8): the lessons with what each platform has of them, one of them to read and to
//! change, import and export, and the edits that wait for a person. Main thread.
namespace Batanidza {

class AdaptationWatch;
class ContentDetail;
class ContentModel;
class ContentTable;
class ContentTransfer;
class ContentWork;
class ImportReportView;
class LessonEditor;
class PreviewApi;
class WordImport;
class WaitingEdits;

class ContentPage : public Page
{
    Q_OBJECT

public:
    ContentPage(PageContext &context, ContentApi &content, ConflictApi &conflicts, AdminApi &admin,
                QWidget *parent = nullptr);
    ~ContentPage() override;

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
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

    //! A folder or .zip, as dropped on the page or chosen; what came of it is shown on the page.
    void importFrom(const QString &path);
    void exportTo(const QString &folder);
    //! A table of words, for the lesson that is being edited or for others.
    void importWords(const QString &file);

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void listen();
    void readConflicts();
    void showConflicts();
    void showCounts();
    void onCurrentChanged();
    void onChosen();
    void showEditor(bool shown);
    void showDrafts();
    void showReport(const QString &summary, const QList<FileReport> &reports);
    void closeReport();
    [[nodiscard]] ItemId currentItem() const;
    void choose(const ItemId &id);
    //! Looks the lessons through that are in sight.
    void lookThrough();

    ContentApi &m_content;
    ConflictApi &m_conflictApi;
    ContentTransfer *m_transfer;
    ContentWork *m_work;
    std::unique_ptr<PreviewApi> m_adapters;
    AdaptationWatch *m_faults;
    ContentModel *m_model;
    QTimer m_rest;           //!< after the list came to rest
    QStackedWidget *m_whole; //!< the list, or the editor
    EngineSnapshotPtr m_snapshot;
    EngineSnapshotPtr m_shownSnapshot;
    QList<ConflictRow> m_conflicts;
    ItemId m_wanted; //!< an address may come before the row does

    QLineEdit *m_filter;
    QLabel *m_counts;
    QPushButton *m_newButton;
    QPushButton *m_draftsButton;
    QPushButton *m_importButton;
    QPushButton *m_exportButton;
    WaitingEdits *m_waiting;
    QSplitter *m_split;
    QTabWidget *m_tabs;
    QStackedWidget *m_stack;
    ContentTable *m_table;
    QLabel *m_message;
    QPushButton *m_messageButton;
    QPushButton *m_messageSecond;
    ContentDetail *m_detail;
    ImportReportView *m_report;
    LessonEditor *m_editor;
    WordImport *m_words;
};

//! The page's place in the rail.
[[nodiscard]] PageEntry contentEntry(ContentApi &content, ConflictApi &conflicts, AdminApi &admin);

} // namespace Batanidza
