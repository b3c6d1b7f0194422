#include "ui/pages/contentjobs.h"

#include "engine/runtime/awaited.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ContentJobs::ContentJobs(ContentApi &api, JobModel &jobs, const Preferences &preferences,
                         QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_jobs(jobs)
    , m_preferences(preferences)
{}

bool ContentJobs::canImport(const QString &path)
{
    const QFileInfo file(path);
    return file.isDir() ||
           (file.isFile() && file.suffix().compare(u"zip"_s, Qt::CaseInsensitive) == 0);
}

bool ContentJobs::mayStart(bool needsName)
{
    if (isRunning()) {
        Q_EMIT refused(Refusal::Busy);
        return false;
    }
    if (needsName && m_preferences.personName().isEmpty()) {
        Q_EMIT refused(Refusal::NoName);
        return false;
    }
    return true;
}

void ContentJobs::begin(JobModel::Kind kind, std::function<void()> stop)
{
    m_job = m_jobs.start(kind, std::move(stop));
    Q_EMIT runningChanged();
}

void ContentJobs::end()
{
    m_jobs.finish(std::exchange(m_job, 0));
    Q_EMIT runningChanged();
}

void ContentJobs::importFrom(const QString &path)
{
    if (!mayStart(true))
        return;
    if (!canImport(path)) {
        Q_EMIT refused(Refusal::NoFile);
        return;
    }
    runImport(m_api.import(path, m_preferences.personName(), false));
}

void ContentJobs::importSampleCourse()
{
    if (mayStart(true))
        runImport(m_api.importSampleCourse(m_preferences.personName()));
}

void ContentJobs::runImport(const QFuture<Result<ImportReport>> &future)
{
    begin(JobModel::Kind::Import, [running = future]() mutable { running.cancel(); });
    awaitResult(future, this, [this, before = m_lastImport](const Result<ImportReport> &report) {
        onImported(report, before);
    });
}

void ContentJobs::onImported(const Result<ImportReport> &report, const QString &before)
{
    if (report) {
        if (!report->importId.isEmpty())
            m_lastImport = report->importId;
        end();
        Q_EMIT lastImportKnown(m_lastImport);
        Q_EMIT imported(*report);
        return;
    }
    end();
    if (report.error().code != ErrorCode::Cancelled) {
        Q_EMIT failed(report.error());
        return;
    }
    // A stopped future carries no report, but what was taken by then is one step all the same.
    awaitResult(m_api.lastImport(), this, [this, before](const Result<QString> &last) {
        m_lastImport = last.value_or(before);
        Q_EMIT lastImportKnown(m_lastImport);
        Q_EMIT importStopped(m_lastImport == before ? QString() : m_lastImport);
    });
}

void ContentJobs::exportTo(const QString &folder)
{
    if (!mayStart(false))
        return;
    auto future = m_api.exportTo(folder);
    begin(JobModel::Kind::Export, [future]() mutable { future.cancel(); });
    awaitResult(future, this, [this, folder](const Result<ExportReport> &report) {
        if (!report) {
            end();
            Q_EMIT failed(report.error());
            return;
        }
        end();
        Q_EMIT exported(*report, folder);
    });
}

void ContentJobs::undoImport(const QString &importId)
{
    if (importId.isEmpty() || !mayStart(true))
        return;
    begin(JobModel::Kind::Undo);
    awaitResult(m_api.undoImport(importId, m_preferences.personName()), this,
                [this](const Result<qint64> &items) {
                    if (!items) {
                        end();
                        Q_EMIT failed(items.error());
                        return;
                    }
                    end();
                    Q_EMIT undone(*items);
                    askLastImport();
                });
}

void ContentJobs::askLastImport()
{
    awaitResult(m_api.lastImport(), this, [this](const Result<QString> &last) {
        if (!last)
            return;
        m_lastImport = *last;
        Q_EMIT lastImportKnown(m_lastImport);
    });
}

QString importSentence(const ImportReport &report)
{
    const auto count = [](const char *text, qint64 n) {
        return QCoreApplication::translate("ImportSentence", text, nullptr, static_cast<int>(n));
    };
    QStringList sentences;
    const auto taken = report.added + report.changed;
    if (report.cancelled)
        sentences += count(QT_TRANSLATE_NOOP("ImportSentence", "The import was stopped."), 0);
    if (taken > 0)
        sentences += count(QT_TRANSLATE_N_NOOP("ImportSentence", "Imported %n lesson(s)."), taken);
    else
        sentences += count(QT_TRANSLATE_NOOP("ImportSentence", "Nothing is new."), 0);
    if (report.unchanged > 0)
        sentences += count(QT_TRANSLATE_N_NOOP("ImportSentence", "%n lesson(s) were here already."),
                           report.unchanged);
    if (report.queued > 0)
        sentences += count(QT_TRANSLATE_N_NOOP("ImportSentence", "%n edit(s) wait for a person."),
                           report.queued);
    if (report.refused > 0)
        sentences += count(QT_TRANSLATE_N_NOOP("ImportSentence", "%n file(s) were refused."),
                           report.refused);
    return sentences.join(u' ');
}

} // namespace Batanidza
