#pragma once

#include "ui/models/severity.h"
#include "ui/pages/contentjobs.h"
#include "ui/pages/page.h"

//! Import and export as the Content page offers them: the actions, their file choosers, and what is
//! said when one is over. Main thread.
namespace Batanidza {

class ContentTransfer : public QObject
{
    Q_OBJECT

public:
    //! `page` owns it, and its dialogs stand over it.
    ContentTransfer(PageContext &context, ContentApi &content, QWidget *page);

    [[nodiscard]] QList<QAction *> importActions() const
    {
        return {m_importFolder, m_importZip, m_importSample};
    }
    [[nodiscard]] QAction *exportAction() const { return m_export; }
    [[nodiscard]] QAction *undoAction() const { return m_undoImport; }
    //! Why the action cannot run now; empty where it can.
    [[nodiscard]] QString reasonAgainst(const QAction *action) const;
    [[nodiscard]] bool isRunning() const { return m_jobs->isRunning(); }

    //! A folder or .zip, as dropped on the page or chosen.
    void importFrom(const QString &path);
    void exportTo(const QString &folder);
    void chooseExport();
    void askLastImport() { m_jobs->askLastImport(); }
    void retranslate();

Q_SIGNALS:
    //! Lessons came or went.
    void contentChanged();
    //! A new job begins: what was said of the last one is over.
    void started();
    void reported(const QString &summary, const QList<FileReport> &reports);
    //! `reason` says why nothing can be started now; empty where it can.
    void availabilityChanged(const QString &reason);

private:
    void makeActions();
    void listen();
    void chooseImport(bool folder);
    void onRefused(ContentJobs::Refusal why);
    void onImported(const ImportReport &report);
    void onImportStopped(const QString &importId);
    void onExported(const ExportReport &report, const QString &folder);
    void onUndone(qint64 items);
    void onFailed(const Error &error);
    void onRunning();
    void offerUndo(Severity severity, const QString &sentence, const QString &importId);

    PageContext &m_context;
    QWidget *m_page;
    const bool m_reachesFiles;
    ContentJobs *m_jobs;
    QAction *m_importFolder;
    QAction *m_importZip;
    QAction *m_importSample;
    QAction *m_export;
    QAction *m_undoImport;
};

} // namespace Batanidza
