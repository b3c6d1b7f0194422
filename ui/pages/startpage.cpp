#include "ui/pages/startpage.h"

#include "ui/text/errortext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/textlabel.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

StartPage::StartPage(PageContext &pageContext, ContentApi &content, std::function<void()> openDemo,
                     QWidget *parent)
    : Page(pageContext, parent)
    , m_jobs(new ContentJobs(content, pageContext.jobs, pageContext.preferences, this))
    , m_openDemo(std::move(openDemo))
    , m_title(new TextLabel(pageContext.look, TextRole::Headline, this))
    , m_intro(new TextLabel(pageContext.look, TextRole::Body, this))
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_nameHint(new TextLabel(pageContext.look, TextRole::Caption, this, ColorRole::MutedText))
    , m_where(new TextLabel(pageContext.look, TextRole::Section, this))
    , m_sample(new QPushButton(this))
    , m_folder(new QPushButton(this))
    , m_zip(new QPushButton(this))
    , m_empty(new QPushButton(this))
    , m_demo(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_noteIcon(new QLabel(this))
    , m_note(new QLabel(this))
{
    m_name->setText(pageContext.preferences.personName());
    m_name->setMaxLength(80);
    m_nameLabel->setBuddy(m_name);
    for (QLabel *label : {static_cast<QLabel *>(m_intro), m_nameHint, m_note})
        label->setWordWrap(true);
    m_sample->setDefault(true);
    m_progress->setTextVisible(false);

    auto *choices = new QGridLayout;
    choices->setColumnStretch(1, 1);
    choices->setHorizontalSpacing(16);
    choices->setVerticalSpacing(8);
    const std::array buttons{m_sample, m_folder, m_zip, m_empty, m_demo};
    for (size_t i = 0; i < buttons.size(); ++i) {
        m_hints[i] = new TextLabel(pageContext.look, TextRole::Body, this, ColorRole::MutedText);
        m_hints[i]->setWordWrap(true);
        choices->addWidget(buttons[i], static_cast<int>(i), 0);
        choices->addWidget(m_hints[i], static_cast<int>(i), 1);
    }
    m_demo->setVisible(static_cast<bool>(m_openDemo));
    m_hints.back()->setVisible(static_cast<bool>(m_openDemo));

    auto *note = new QHBoxLayout;
    note->addWidget(m_noteIcon, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    auto *column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 52);
    auto *inside = new QVBoxLayout(column);
    inside->setSpacing(12);
    inside->addWidget(m_title);
    inside->addWidget(m_intro);
    inside->addSpacing(8);
    inside->addWidget(m_nameLabel);
    inside->addWidget(m_name);
    inside->addWidget(m_nameHint);
    inside->addSpacing(8);
    inside->addWidget(m_where);
    inside->addLayout(choices);
    inside->addWidget(m_progress);
    inside->addLayout(note);
    auto *centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(column, 8);
    centre->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addStretch(1);
    layout->addLayout(centre);
    layout->addStretch(2);
    setAcceptDrops(true);

    connect(m_sample, &QPushButton::clicked, this, [this] {
        if (takeName())
            m_jobs->importSampleCourse();
    });
    connect(m_name, &QLineEdit::returnPressed, m_sample, &QPushButton::click);
    connect(m_folder, &QPushButton::clicked, this, [this] { chooseImport(true); });
    connect(m_zip, &QPushButton::clicked, this, [this] { chooseImport(false); });
    connect(m_empty, &QPushButton::clicked, this, [this] {
        if (takeName())
            done();
    });
    connect(m_demo, &QPushButton::clicked, this, [this] { m_openDemo(); });
    connect(m_jobs, &ContentJobs::runningChanged, this, &StartPage::showRunning);
    connect(&content, &ContentApi::progressed, this, [this](const JobProgress &progress) {
        if (!m_jobs->isRunning())
            return;
        m_progress->setRange(0, static_cast<int>(progress.total));
        m_progress->setValue(static_cast<int>(progress.done));
    });
    connect(m_jobs, &ContentJobs::imported, this, [this](const ImportReport &report) {
        if (report.refused > 0 && report.added + report.changed == 0) {
            say(Severity::Warning, importSentence(report),
                report.reports.isEmpty() ? QString() : report.reports.first().error.detail);
            return;
        }
        context().bar.post({report.refused > 0 ? Severity::Warning : Severity::Ok,
                            importSentence(report),
                            {},
                            std::chrono::seconds(10)});
        done();
    });
    connect(m_jobs, &ContentJobs::importStopped, this,
            [this] { say(Severity::Unknown, tr("The import was stopped.")); });
    connect(m_jobs, &ContentJobs::failed, this, [this](const Error &error) {
        say(Severity::Critical, ErrorText::sentence(error.code), error.detail);
    });
    connect(m_jobs, &ContentJobs::refused, this, [this](ContentJobs::Refusal why) {
        if (why == ContentJobs::Refusal::NoFile)
            say(Severity::Warning, tr("Only a folder or a .zip file of lessons can be imported."));
    });
    say(Severity::Unknown, {});
    retranslate();
    showRunning();
}

bool StartPage::takeName()
{
    if (m_name->text().simplified().isEmpty()) {
        say(Severity::Warning, tr("Please give your name first."));
        m_name->setFocus();
        return false;
    }
    context().preferences.setPersonName(m_name->text());
    say(Severity::Unknown, {});
    return true;
}

void StartPage::chooseImport(bool folder)
{
    if (!takeName())
        return;
    auto *dialog =
        new QFileDialog(this, folder ? tr("Folder of lessons") : tr("Zip file of lessons"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    if (!folder)
        dialog->setNameFilter(tr("Zip files (*.zip)"));
    connect(dialog, &QFileDialog::fileSelected, this, &StartPage::importFrom);
    dialog->open();
}

void StartPage::importFrom(const QString &path)
{
    if (takeName())
        m_jobs->importFrom(path);
}

void StartPage::showRunning()
{
    const bool running = m_jobs->isRunning();
    m_progress->setVisible(running);
    m_progress->setRange(0, 0);
    for (auto *button : {m_sample, m_folder, m_zip, m_empty, m_demo})
        button->setEnabled(!running);
    m_name->setEnabled(!running);
}

void StartPage::say(Severity severity, const QString &text, const QString &detail)
{
    m_note->setText(text);
    m_note->setToolTip(detail);
    m_note->setVisible(!text.isEmpty());
    m_noteIcon->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_noteIcon->setPixmap(tintedPixmap(statusIcon(severity), context().look.color(severity),
                                       fontMetrics().height() + 2, devicePixelRatioF()));
    context().announcer.announce(text);
}

void StartPage::done()
{
    context().go({u"item"_s, {}, {}});
}

void StartPage::setSnapshot(const EngineSnapshotPtr &, Millis) {}

Address StartPage::address() const
{
    return {u"start"_s, {}, {}};
}

QList<QWidget *> StartPage::panes()
{
    return {m_name, m_sample};
}

void StartPage::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.size() == 1 && ContentJobs::canImport(urls.first().toLocalFile()))
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.size() != 1)
        return;
    event->acceptProposedAction();
    importFrom(urls.first().toLocalFile());
}

void StartPage::retranslate()
{
    m_title->setText(tr("Welcome to Batanidza"));
    m_intro->setText(tr("Batanidza keeps Shona lessons in step on all platforms, and shows you "
                        "whether they are."));
    m_nameLabel->setText(tr("What is your &name?"));
    m_name->setAccessibleName(m_nameLabel->text().remove(u'&'));
    m_name->setPlaceholderText(tr("Tendai Moyo"));
    m_nameHint->setText(
        tr("It stands with each edit that you make. You can change it in Settings."));
    m_where->setText(tr("Where do the lessons come from?"));
    m_sample->setText(tr("Take the &sample course"));
    m_folder->setText(tr("Import a &folder ..."));
    m_zip->setText(tr("Import a &zip file ..."));
    m_empty->setText(tr("Start &empty"));
    m_demo->setText(tr("Open the &demo"));
    const QStringList hints{
        tr("Lessons about everyday topics, with audio, to look around and to build on."),
        tr("Lessons and audio that you have on this computer."),
        tr("The same, packed in one file."),
        tr("You can import later, on the Content page."),
        tr("Five devices that edit and read by themselves. Your own data stays apart."),
    };
    for (size_t i = 0; i < m_hints.size(); ++i)
        m_hints[i]->setText(hints.at(static_cast<qsizetype>(i)));
    m_progress->setAccessibleName(tr("Progress of the import"));
    say(Severity::Unknown, {});
}

PageEntry startEntry(ContentApi &content, std::function<void()> openDemo)
{
    PageEntry entry;
    entry.kind = u"start"_s;
    entry.icon = u"person"_s;
    entry.title = [] { return StartPage::tr("Start", "Page of the window"); };
    entry.inRail = false;
    entry.make = [&content, openDemo = std::move(openDemo)](PageContext &context,
                                                            QWidget *parent) -> Page * {
        return new StartPage(context, content, openDemo, parent);
    };
    return entry;
}

bool firstRun(const Preferences &preferences, bool demo)
{
    return !demo && preferences.personName().isEmpty();
}

} // namespace Batanidza
