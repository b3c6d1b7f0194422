#pragma once

#include "engine/runtime/contentapi.h"
#include "ui/models/jobmodel.h"
#include "ui/models/preferences.h"

#include <QObject>

//! Runs the long work on content for the pages that offer it: import, sample course, export, undo
//! of an import; each as a job of the status bar that can be stopped. One at a time, so that the
//! report and the undo that a person sees belong together. Main thread.
namespace Batanidza {

class ContentJobs : public QObject
{
    Q_OBJECT

public:
    enum class Refusal {
        Busy,   //!< another one is running
        NoName, //!< the author of what is taken is not known: Preferences::personName() is empty
        NoFile, //!< no folder and no .zip of that name
    };
    Q_ENUM(Refusal)

    ContentJobs(ContentApi &api, JobModel &jobs, const Preferences &preferences,
                QObject *parent = nullptr);

    void importFrom(const QString &path);
    void importSampleCourse();
    void exportTo(const QString &folder);
    //! Takes back everything of one import, in one step.
    void undoImport(const QString &importId);
    //! Reads which import could be taken back; lastImportKnown() tells.
    void askLastImport();

    [[nodiscard]] bool isRunning() const { return m_job != 0; }
    //! Empty where there is none.
    [[nodiscard]] QString lastImport() const { return m_lastImport; }
    //! True for a local folder or .zip.
    [[nodiscard]] static bool canImport(const QString &path);

Q_SIGNALS:
    void refused(Batanidza::ContentJobs::Refusal why);
    void imported(const Batanidza::ImportReport &report);
    //! Stopped by a person without a report: what was taken by then is `importId`, or nothing.
    void importStopped(const QString &importId);
    void exported(const Batanidza::ExportReport &report, const QString &folder);
    void undone(qint64 items);
    void failed(const Batanidza::Error &error);
    void lastImportKnown(const QString &importId);
    void runningChanged();

private:
    void runImport(const QFuture<Result<ImportReport>> &future);
    void onImported(const Result<ImportReport> &report, const QString &before);
    [[nodiscard]] bool mayStart(bool needsName);
    void begin(JobModel::Kind kind, std::function<void()> stop = {});
    void end();

    ContentApi &m_api;
    JobModel &m_jobs;
    const Preferences &m_preferences;
    int m_job = 0;
    QString m_lastImport;
};

//! "Imported 24 lessons: 20 new, 4 changed." and what else there is to say.
[[nodiscard]] QString importSentence(const ImportReport &report);

} // namespace Batanidza
