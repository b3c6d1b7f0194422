#include "ui/pages/previewpage.h"

#include "engine/base/jsonread.h"
#include "engine/merge/fieldaddress.h"
#include "engine/runtime/awaited.h"
#include "ui/models/lessondraft.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/previewexport.h"
#include "ui/pages/previewframes.h"
#include "ui/pages/previewtabs.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/wordpanel.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The field's address in a document whose lists may be reordered.
QString addressOf(const QString &pointer, const Json &lesson)
{
    const QStringList tokens = pointer.split(u'/').mid(1);
    if (tokens.size() < 2)
        return pointer;
    const QString id = lesson[tokens[0]].at(tokens[1].toLongLong())[u"id"].toString();
    if (id.isEmpty())
        return pointer;
    QStringList steps{QString(), tokens[0], entryStep(u"id", id)};
    return (steps + tokens.mid(2)).join(u'/');
}

} // namespace

PreviewPage::PreviewPage(PageContext &pageContext, std::unique_ptr<PreviewApi> api,
                         ContentApi &content, ConflictApi &conflicts, QWidget *parent)
    : Page(pageContext, parent)
    , m_api(std::move(api))
    , m_content(content)
    , m_conflicts(conflicts)
    , m_case(new PreviewCase(*m_api, this))
    , m_chooser(new PreviewChooser(pageContext, content, this))
    , m_about(new QLabel(this))
    , m_empty(new EmptyState(pageContext.look, u"page-preview"_s, this))
    , m_frames(new PreviewFrames(pageContext.look, pageContext.audio, this))
    , m_panel(new WordPanel(pageContext.look, pageContext.audio, this))
    , m_tabs(new PreviewTabs(pageContext, *m_case, this))
    , m_export(new PreviewExport(*m_case, *m_frames, this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_lower(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_openLesson(new QAction(this))
    , m_nextWarning(new QAction(this))
    , m_fit(new QAction(this))
    , m_openField(new QAction(this))
    , m_play(new QAction(this))
    , m_copyLink(new QAction(this))
    , m_save(new QAction(this))
    , m_print(new QAction(this))
{
    makeActions();
    layOut();
    listen();
    showDevice();
    retranslate();
}

PreviewPage::~PreviewPage() = default;

void PreviewPage::makeActions()
{
    m_openLesson->setObjectName(u"preview.openLesson"_s);
    m_openLesson->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    m_nextWarning->setObjectName(u"preview.nextWarning"_s);
    m_nextWarning->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    m_fit->setObjectName(u"preview.fit"_s);
    m_fit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    m_fit->setCheckable(true);
    m_fit->setChecked(true);
    m_openField->setObjectName(u"preview.openField"_s);
    m_openField->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_play->setObjectName(u"preview.play"_s);
    m_play->setShortcut(QKeySequence(Qt::Key_P));
    // Of the frames alone: elsewhere a P is a letter.
    m_play->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_play, &QAction::triggered, m_frames, &PreviewFrames::play);
    m_frames->addAction(m_play);
    m_copyLink->setObjectName(u"preview.copyLink"_s);
    m_save->setObjectName(u"preview.export"_s);
    m_print->setObjectName(u"preview.print"_s);
    m_print->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    connect(m_print, &QAction::triggered, m_export, &PreviewExport::startPrinting);
    connect(m_openLesson, &QAction::triggered, this, [this] {
        m_chooser->lessonField()->setFocus();
        m_chooser->lessonField()->selectAll();
    });
    connect(m_nextWarning, &QAction::triggered, this, &PreviewPage::showNextWarning);
    connect(m_fit, &QAction::toggled, this, [this](bool fitted) {
        if (m_chooser->isFitted() != fitted)
            m_chooser->setFitted(fitted);
    });
    connect(m_openField, &QAction::triggered, this, [this] { goToField(m_panel->path()); });
    connect(m_copyLink, &QAction::triggered, this, &PreviewPage::copyLink);
    connect(m_save, &QAction::triggered, this, &PreviewPage::exportData);
    addActions({m_openLesson, m_nextWarning, m_fit, m_openField});
}

void PreviewPage::layOut()
{
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_lower->addWidget(m_panel);
    m_lower->addWidget(m_tabs);
    m_lower->setStretchFactor(0, 2);
    m_lower->setStretchFactor(1, 5);
    m_lower->setSizes({300, 700});
    m_split->addWidget(m_frames);
    m_split->addWidget(m_lower);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({420, 250});
    for (QSplitter *split : {m_split, m_lower})
        split->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_split);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_chooser);
    layout->addWidget(m_about);
    layout->addWidget(m_stack, 1);
}

void PreviewPage::listen()
{
    connect(m_chooser, &PreviewChooser::lessonWanted, this, [this](const ItemId &item) {
        m_focusFrames = true;
        showSubject({item});
    });
    connect(m_chooser, &PreviewChooser::subjectWanted, this, &PreviewPage::showSubject);
    connect(m_chooser, &PreviewChooser::compareChanged, this, &PreviewPage::compare);
    connect(m_chooser, &PreviewChooser::deviceChanged, this, &PreviewPage::showDevice);
    connect(&context().look, &Look::changed, this, &PreviewPage::showDevice);
    connect(m_case, &PreviewCase::changed, this, &PreviewPage::onCase);
    connect(m_case, &PreviewCase::otherChanged, this,
            [this] { m_tabs->showDifferences(m_chooser->compare()); });
    connect(m_case, &PreviewCase::outdated, this, &PreviewPage::onOutdated);
    connect(m_frames, &PreviewFrames::chosen, this, &PreviewPage::onChosen);
    connect(m_tabs, &PreviewTabs::jumpWanted, this,
            [this](const QString &platform, const QString &key) {
                if (!platform.isEmpty() && platform != m_frames->platform()) {
                    m_frames->choosePlatform(platform);
                    m_tabs->showPlatform(platform);
                }
                m_frames->chooseKey(key);
                showPanel();
                m_tabs->showKey(key);
            });
    connect(m_tabs, &PreviewTabs::fieldWanted, this, &PreviewPage::goToField);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_case->state() == PreviewCase::State::Failed)
            refresh();
        else
            m_openLesson->trigger();
    });
    connect(m_export, &PreviewExport::saved, this, [this](const QString &file) {
        //: %1 the name of a file
        say(Severity::Ok, tr("Saved as %1.").arg(file));
    });
    connect(m_export, &PreviewExport::printed, this, [this](bool done) {
        if (done)
            say(Severity::Ok, tr("The preview went to the printer."));
        else
            say(Severity::Warning, tr("The printer did not take the preview."));
    });
    connect(m_export, &PreviewExport::failed, this, [this](const QString &file) {
        //: %1 the name of a file
        say(Severity::Warning, tr("%1 could not be written.").arg(file));
    });
    if (PreviewDrafts *drafts = context().drafts) {
        connect(drafts, &PreviewDrafts::changed, this, [this](const ItemId &item) {
            if (item != m_choices.item)
                return;
            readChoices(item);
            if (m_case->subject().draft && draftOf(item))
                showSubject(m_case->subject());
        });
        connect(drafts, &PreviewDrafts::choicesChanged, this, [this](const ConflictId &conflict) {
            if (conflict == m_case->subject().conflict)
                showSubject(m_case->subject());
        });
    }
}

//! What is open in the editor, else what was kept of it.
std::optional<PreviewDrafts::Draft> PreviewPage::draftOf(const ItemId &item) const
{
    const auto open = context().drafts ? context().drafts->draft(item) : std::nullopt;
    if (open)
        return open;
    const auto kept = DraftBook(context().preferences).find(item.toString());
    if (!kept)
        return {};
    return PreviewDrafts::Draft{kept->body, kept->base ? kept->base->version : Version()};
}

void PreviewPage::showSubject(PreviewSubject subject)
{
    const PreviewDrafts *drafts = context().drafts;
    if (subject.draft) {
        const auto draft = draftOf(subject.item);
        subject.draft = draft ? MaybeJson(draft->body) : MaybeJson();
        subject.version = draft ? draft->base : Version();
    }
    if (!subject.conflict.isEmpty())
        subject.choices = drafts ? drafts->choices(subject.conflict) : std::nullopt;
    m_newer = {};
    m_case->setFont(context().look.font(TextRole::Lesson));
    m_case->show(subject);
    if (!subject.item.isEmpty())
        readChoices(subject.item);
}

void PreviewPage::readChoices(const ItemId &item)
{
    auto found = std::make_shared<PreviewChooser::Choices>();
    found->item = item;
    found->draft = draftOf(item).has_value();
    awaitResult<ItemDetail>(m_content.load(item), this,
                            [this, found, asked = ++m_asked](const Result<ItemDetail> &detail) {
                                if (asked != m_asked)
                                    return;
                                if (detail) {
                                    found->title = detail->row.title;
                                    found->history = detail->history;
                                }
                                ConflictQuery query;
                                query.item = found->item;
                                awaitResult<ConflictPage>(
                                    m_conflicts.find(query), this,
                                    [this, found, asked](const Result<ConflictPage> &page) {
                                        if (asked != m_asked)
                                            return;
                                        if (page)
                                            found->conflicts = page->rows;
                                        m_choices = *found;
                                        m_chooser->setChoices(*found, m_case->subject());
                                        compare();
                                        showAbout();
                                    });
                            });
}

void PreviewPage::onCase()
{
    const LessonPreviewPtr &preview = m_case->preview();
    if (preview != m_seen) {
        m_seen = preview;
        m_frames->show(*m_case);
        if (!m_wantedKey.isEmpty() && preview)
            m_frames->chooseKey(std::exchange(m_wantedKey, {}));
        m_tabs->showPreview();
        m_tabs->showPlatform(m_frames->platform());
        m_tabs->showDifferences(m_chooser->compare());
        onChosen();
        // Of a conflict the lesson is known only now.
        if (preview && preview->item != m_choices.item)
            readChoices(preview->item);
    }
    showState();
    if (preview && m_case->state() == PreviewCase::State::Ready &&
        std::exchange(m_focusFrames, false)) {
        if (DeviceFrame *frame = m_frames->frame(m_frames->platform()))
            frame->list()->setFocus(Qt::OtherFocusReason);
        if (m_frames->key().isEmpty())
            m_frames->chooseKey(u"title"_s);
        onChosen();
    }
}

void PreviewPage::onChosen()
{
    m_tabs->showPlatform(m_frames->platform());
    m_tabs->showKey(m_frames->key());
    showPanel();
}

void PreviewPage::showPanel()
{
    const QString &key = m_frames->key();
    QHash<QString, PreviewBlock> shown;
    if (m_case->preview()) {
        for (const PlatformPreview &platform : m_case->preview()->platforms) {
            const auto *screen = m_case->screen(platform.platform);
            for (qsizetype i = 0; screen && i < screen->blocks.size(); ++i) {
                if (!key.isEmpty() && screen->blocks[i].key == key)
                    shown.insert(platform.platform, screen->blocks[i]);
            }
        }
    }
    m_panel->show(m_case->preview(), key, shown, m_frames->platform());
    m_openField->setEnabled(!m_panel->path().isEmpty());
}

void PreviewPage::showNextWarning()
{
    QTableView *table = m_tabs->warnings();
    const int rows = m_tabs->warningModel().rowCount();
    if (rows == 0)
        return say(Severity::Ok, tr("There is nothing to look at."));
    m_tabs->tabs()->setCurrentIndex(PreviewTabs::WarningsTab);
    table->setFocus();
    const int next = (table->currentIndex().row() + 1) % rows;
    table->setCurrentIndex(m_tabs->warningModel().index(next, 0));
}

void PreviewPage::compare()
{
    const auto wanted = m_chooser->compare();
    m_case->compareWith(wanted.version);
    m_tabs->showDifferences(wanted);
}

void PreviewPage::showDevice()
{
    m_frames->setDevice(m_chooser->device());
    m_frames->setFitted(m_chooser->isFitted());
    const QSignalBlocker quiet(m_fit);
    m_fit->setChecked(m_chooser->isFitted());
}

void PreviewPage::onOutdated()
{
    if (!m_case->preview())
        return;
    const ItemId item = m_case->preview()->item;
    // A conflict that is decided elsewhere shows what it is now; else nothing moves by itself.
    awaitResult<ItemDetail>(m_content.load(item), this,
                            [this, item](const Result<ItemDetail> &now) {
                                if (!m_case->preview() || m_case->preview()->item != item)
                                    return;
                                const Version head = now ? now->row.version : Version();
                                const bool moved = now && m_case->preview()->head.value() > 0 &&
                                                   m_case->preview()->head != head;
                                m_newer = moved ? head : Version();
                                showAbout();
                                // What can be chosen goes with what is shown.
                                if (!moved)
                                    readChoices(item);
                            });
}

void PreviewPage::goToField(const QString &path)
{
    const LessonPreviewPtr &preview = m_case->preview();
    if (!preview)
        return;
    const QString field = path.isEmpty() ? QString() : addressOf(path, preview->source.body);
    QList<std::pair<QString, QString>> details;
    if (!field.isEmpty())
        details.append({u"field"_s, field});
    if (!preview->subject.conflict.isEmpty())
        context().go({u"conflict"_s, preview->subject.conflict.toString(), details});
    else
        context().go({u"item"_s, preview->item.toString(), details});
}

} // namespace Batanidza
