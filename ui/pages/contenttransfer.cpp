#include "ui/pages/contenttransfer.h"

#include "ui/text/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/importreport.h"

#include <QFileDialog>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

ContentTransfer::ContentTransfer(PageContext &context, ContentApi &content, QWidget *page)
    : QObject(page)
    , m_context(context)
    , m_page(page)
    , m_reachesFiles(content.reachesFiles())
    , m_jobs(new ContentJobs(content, context.jobs, context.preferences, this))
    , m_importFolder(new QAction(page))
    , m_importZip(new QAction(page))
    , m_importSample(new QAction(page))
    , m_export(new QAction(page))
    , m_undoImport(new QAction(page))
{
    makeActions();
    listen();
}

void ContentTransfer::makeActions()
{
    m_importFolder->setObjectName(u"content.importFolder"_s);
    m_importFolder->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_importZip->setObjectName(u"content.importZip"_s);
    m_importZip->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_I));
    m_importSample->setObjectName(u"content.importSample"_s);
    m_export->setObjectName(u"content.export"_s);
    m_undoImport->setObjectName(u"content.undoImport"_s);
    m_importFolder->setIcon(themedIcon(u"import"_s));
    m_importZip->setIcon(themedIcon(u"import"_s));
    m_export->setIcon(themedIcon(u"export"_s));
    m_undoImport->setIcon(themedIcon(u"undo"_s));
    m_undoImport->setEnabled(false);
    connect(m_importFolder, &QAction::triggered, this, [this] { chooseImport(true); });
    connect(m_importZip, &QAction::triggered, this, [this] { chooseImport(false); });
    connect(m_importSample, &QAction::triggered, m_jobs, &ContentJobs::importSampleCourse);
    connect(m_export, &QAction::triggered, this, &ContentTransfer::chooseExport);
    connect(m_undoImport, &QAction::triggered, this,
            [this] { m_jobs->undoImport(m_jobs->lastImport()); });
}

void ContentTransfer::listen()
{
    connect(m_jobs, &ContentJobs::refused, this, &ContentTransfer::onRefused);
    connect(m_jobs, &ContentJobs::imported, this, &ContentTransfer::onImported);
    connect(m_jobs, &ContentJobs::importStopped, this, &ContentTransfer::onImportStopped);
    connect(m_jobs, &ContentJobs::exported, this, &ContentTransfer::onExported);
    connect(m_jobs, &ContentJobs::undone, this, &ContentTransfer::onUndone);
    connect(m_jobs, &ContentJobs::failed, this, &ContentTransfer::onFailed);
    connect(m_jobs, &ContentJobs::runningChanged, this, &ContentTransfer::onRunning);
    connect(m_jobs, &ContentJobs::lastImportKnown, this, &ContentTransfer::onRunning);
}

void ContentTransfer::chooseImport(bool folder)
{
    auto *dialog =
        new QFileDialog(m_page, folder ? tr("Folder of lessons") : tr("Zip file of lessons"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    if (!folder)
        dialog->setNameFilter(tr("Zip files (*.zip)"));
    connect(dialog, &QFileDialog::fileSelected, this, &ContentTransfer::importFrom);
    dialog->open();
}

void ContentTransfer::chooseExport()
{
    auto *dialog = new QFileDialog(m_page, tr("Folder to export to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    connect(dialog, &QFileDialog::fileSelected, this, &ContentTransfer::exportTo);
    dialog->open();
}

void ContentTransfer::importFrom(const QString &path)
{
    Q_EMIT started();
    m_jobs->importFrom(path);
}

void ContentTransfer::exportTo(const QString &folder)
{
    Q_EMIT started();
    m_jobs->exportTo(folder);
}

void ContentTransfer::onRefused(ContentJobs::Refusal why)
{
    switch (why) {
    case ContentJobs::Refusal::Busy:
        m_context.bar.post(
            {Severity::Warning, tr("Another import or export is still running."), {}, 10s});
        break;
    case ContentJobs::Refusal::NoName:
        m_context.bar.post({Severity::Warning,
                            tr("Say who you are first: your name stands with what you import."),
                            {{tr("Give your name"),
                              [this] {
                                  m_context.go({u"settings"_s, u"name"_s, {}});
                              }}},
                            0s});
        break;
    case ContentJobs::Refusal::NoFile:
        m_context.bar.post({Severity::Warning,
                            tr("Only a folder or a .zip file of lessons can be imported."),
                            {},
                            10s});
        break;
    }
}

void ContentTransfer::onImported(const ImportReport &report)
{
    const auto sentence = importSentence(report);
    offerUndo(report.refused > 0 ? Severity::Warning : Severity::Ok, sentence, report.importId);
    if (!report.reports.isEmpty())
        Q_EMIT reported(sentence, report.reports);
    Q_EMIT contentChanged();
}

void ContentTransfer::onImportStopped(const QString &importId)
{
    offerUndo(Severity::Unknown,
              importId.isEmpty() ? tr("The import was stopped before anything was taken.")
                                 : tr("The import was stopped. What was taken by then stays."),
              importId);
    Q_EMIT contentChanged();
}

void ContentTransfer::onExported(const ExportReport &report, const QString &folder)
{
    //: %1 a number, %2 a size such as 3 MB, %3 a folder
    const auto sentence =
        tr("Exported: lessons %1, %2, to %3.")
            .arg(Format::number(report.items), Format::bytes(report.bytes), folder);
    m_context.bar.post({Severity::Ok, sentence, {}, 10s});
    if (!report.reports.isEmpty())
        Q_EMIT reported(sentence, report.reports);
}

void ContentTransfer::onUndone(qint64 items)
{
    m_context.bar.post(
        {Severity::Ok, tr("Took back %n lesson(s).", nullptr, static_cast<int>(items)), {}, 10s});
    Q_EMIT started();
    Q_EMIT contentChanged();
}

void ContentTransfer::onFailed(const Error &error)
{
    m_context.bar.post(error);
}

void ContentTransfer::onRunning()
{
    const bool idle = !m_jobs->isRunning();
    for (auto *action : {m_importFolder, m_importZip, m_importSample, m_export}) {
        const QString reason = reasonAgainst(action);
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason);
    }
    m_undoImport->setEnabled(idle && !m_jobs->lastImport().isEmpty());
    Q_EMIT availabilityChanged(reasonAgainst(m_importSample));
}

QString ContentTransfer::reasonAgainst(const QAction *action) const
{
    if (m_jobs->isRunning())
        return tr("Another import or export is still running.");
    if (!m_reachesFiles && action != m_importSample)
        return tr("Files are read and written where the engine runs: use batanidzad import or "
                  "export there.");
    return {};
}

void ContentTransfer::offerUndo(Severity severity, const QString &sentence, const QString &importId)
{
    BarMessage message{severity, sentence, {}, 10s};
    if (!importId.isEmpty())
        //: Button: take an import back
        message.actions.append({tr("Undo"), [this, importId] { m_jobs->undoImport(importId); }});
    m_context.bar.post(message);
}

void ContentTransfer::retranslate()
{
    m_importFolder->setText(tr("Import a &folder ..."));
    m_importZip->setText(tr("Import a &zip file ..."));
    m_importSample->setText(tr("Import the &sample course"));
    m_export->setText(tr("&Export lessons ..."));
    m_undoImport->setText(tr("&Undo the last import"));
    onRunning();
}

} // namespace Batanidza
