#include "engine/runtime/previewdesk.h"
#include "ui/pages/previewcase.h"
#include "ui/pages/previewexport.h"
#include "ui/pages/previewframes.h"
#include "ui/pages/previewpage.h"
#include "ui/pages/previewtabs.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/wordpanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

//! What the frame of the window asks of the Preview page, and what the page says of itself.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;

} // namespace

void PreviewPage::setSnapshot(const EngineSnapshotPtr &, Millis)
{
    // Lessons tell themselves what is new; a snapshot only says that time went on.
    if (isVisible() && context().clock.utc() - m_agesShown >= Millis(30'000)) {
        m_agesShown = context().clock.utc();
        showAbout();
    }
}

void PreviewPage::open(const Address &address)
{
    PreviewSubject subject;
    subject.item = ItemId(address.object);
    subject.conflict = ConflictId(address.detail(u"conflict"_s));
    subject.version = Version(address.detail(u"version"_s).toLongLong());
    if (!address.detail(u"draft"_s).isEmpty())
        subject.draft = Json();
    if (subject.item.isEmpty() && subject.conflict.isEmpty())
        return;
    m_wantedKey = address.detail(u"show"_s);
    m_focusFrames = true;
    showSubject(subject);
}

Address PreviewPage::address() const
{
    const PreviewSubject &subject = m_case->subject();
    Address address{u"preview"_s, subject.item.toString(), {}};
    if (subject.draft)
        address.details.append({u"draft"_s, u"1"_s});
    else if (!subject.conflict.isEmpty())
        address.details.append({u"conflict"_s, subject.conflict.toString()});
    else if (subject.version.value() > 0)
        address.details.append({u"version"_s, QString::number(subject.version.value())});
    if (!m_frames->key().isEmpty())
        address.details.append({u"show"_s, m_frames->key()});
    return address;
}

PageActions PreviewPage::pageActions()
{
    PageActions actions;
    actions.file = {m_openLesson, m_save, m_print};
    actions.edit = {m_copyLink};
    actions.view = {m_play, m_fit, m_nextWarning, m_openField};
    return actions;
}

QList<QWidget *> PreviewPage::panes()
{
    if (m_stack->currentWidget() != m_split)
        return {m_chooser->lessonField()};
    QList<QWidget *> all;
    if (DeviceFrame *frame = m_frames->frame(m_frames->platform()))
        all += frame->list();
    all += m_panel;
    switch (m_tabs->tabs()->currentIndex()) {
    case PreviewTabs::TraceTab:
        all += m_tabs->trace();
        break;
    case PreviewTabs::PayloadTab:
        all += m_tabs->payload();
        break;
    case PreviewTabs::DifferencesTab:
        all += m_tabs->differences();
        break;
    default:
        all += m_tabs->warnings();
        break;
    }
    all += m_chooser->lessonField();
    return all;
}

QWidget *PreviewPage::filterField()
{
    return m_chooser->lessonField();
}

bool PreviewPage::foldSideList()
{
    m_lower->setVisible(!m_lower->isVisible());
    return true;
}

void PreviewPage::refresh()
{
    if (m_case->state() != PreviewCase::State::None)
        showSubject(m_case->subject());
}

bool PreviewPage::exportData()
{
    if (!m_case->preview())
        return false;
    m_export->start(about());
    return true;
}

void PreviewPage::exportTo(const QString &file)
{
    m_export->save(file, about());
}

bool PreviewPage::copySelection()
{
    if (!m_case->preview())
        return false;
    // In a frame or in the panel: the chosen piece; below: the tab.
    const DeviceFrame *frame = m_frames->frame(m_frames->platform());
    const bool above = frame && (frame->list()->hasFocus() || m_panel->hasFocus());
    const QString text = !above                ? m_tabs->copyText()
                         : m_panel->hasFocus() ? m_panel->text()
                                               : frame->list()->currentIndex().data().toString();
    if (text.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(text);
    return true;
}

void PreviewPage::copyLink()
{
    QGuiApplication::clipboard()->setText(address().toString());
    say(Severity::Ok, tr("The link is copied."));
}

bool PreviewPage::escape()
{
    if (m_chooser->lessonField()->hasFocus() && m_case->preview()) {
        if (DeviceFrame *frame = m_frames->frame(m_frames->platform()))
            frame->list()->setFocus();
        return true;
    }
    return false;
}

void PreviewPage::saveState()
{
    auto &preferences = context().preferences;
    preferences.setState(u"preview/look"_s, layoutVersion, m_chooser->state());
    preferences.setState(u"preview/split"_s, layoutVersion, m_split->saveState());
    preferences.setState(u"preview/lower"_s, layoutVersion, m_lower->saveState());
    preferences.setState(u"preview/open"_s, layoutVersion,
                         m_case->subject().draft ? QByteArray() : address().toString().toUtf8());
}

void PreviewPage::restoreState()
{
    const auto &preferences = context().preferences;
    m_chooser->restore(preferences.state(u"preview/look"_s, layoutVersion));
    m_split->restoreState(preferences.state(u"preview/split"_s, layoutVersion));
    m_lower->restoreState(preferences.state(u"preview/lower"_s, layoutVersion));
    const auto kept =
        Address::parse(QString::fromUtf8(preferences.state(u"preview/open"_s, layoutVersion)));
    if (kept && m_case->state() == PreviewCase::State::None)
        open(*kept);
}

QString PreviewPage::about() const
{
    const LessonPreviewPtr &preview = m_case->preview();
    if (!preview)
        return {};
    const Millis now = context().clock.utc();
    QStringList parts;
    const QString what = PreviewText::subject(*preview);
    if (!preview->subject.conflict.isEmpty()) {
        parts += preview->undecided.isEmpty()
                     //: %1 "Result of conflict 812"
                     ? tr("%1, all decided.").arg(what)
                     //: %n questions; %1 "Result of conflict 812"
                     : tr("%1: %n undecided question(s) show what the lesson says now.", nullptr,
                          static_cast<int>(preview->undecided.size()))
                           .arg(what);
    } else if (!preview->subject.isSaved()) {
        parts += tr("Draft, not saved: no platform has it.");
    } else if (preview->author.isEmpty()) {
        //: %1 a version: "v43", %2 "12 min ago"
        parts += tr("%1, %2.").arg(what, Format::age(preview->at, now));
    } else {
        //: %1 a version: "v43", %2 a person, %3 "12 min ago"
        parts += tr("%1 by %2, %3.").arg(what, preview->author, Format::age(preview->at, now));
    }
    if (m_newer.value() > 0)
        //: %1 a version: "v44"; F5 is a key
        parts += tr("%1 is there now; F5 shows it.").arg(Format::version(m_newer.value()));
    if (m_case->state() == PreviewCase::State::Loading)
        parts += tr("Another one is being made ...");
    return parts.join(u' ');
}

void PreviewPage::showAbout()
{
    m_about->setText(about());
    m_about->setVisible(!m_about->text().isEmpty());
}

void PreviewPage::showState()
{
    showAbout();
    if (m_case->preview()) {
        m_stack->setCurrentWidget(m_split);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    switch (m_case->state()) {
    case PreviewCase::State::Failed:
        m_empty->setText(tr("The preview could not be made."),
                         m_case->error().code == ErrorCode::Forbidden
                             ? tr("The token of this window may not read lessons of that engine: "
                                  "it takes one of curriculum staff or of an operator.")
                         : m_case->error().code == ErrorCode::Unsupported
                             ? tr("It is no lesson: every platform gets it as it is.")
                             : ErrorText::sentence(m_case->error().code),
                         tr("Try again"));
        break;
    case PreviewCase::State::None:
        m_empty->setText(tr("Choose a lesson (Ctrl+O)."),
                         tr("Here it stands on all five devices as each would show it, with what "
                            "was left out and by which rule."),
                         tr("Choose a lesson"));
        break;
    case PreviewCase::State::Loading:
    case PreviewCase::State::Ready:
        m_empty->setText(tr("Making the preview ..."), {});
        break;
    }
}

void PreviewPage::retranslate()
{
    //: Menu: choose a lesson to preview
    m_openLesson->setText(tr("&Open lesson"));
    m_nextWarning->setText(tr("Next &warning"));
    m_fit->setText(tr("Frames &fit the window"));
    //: Plays how the chosen word sounds on the chosen device
    m_play->setText(tr("&Play on this device"));
    m_openField->setText(tr("Open the chosen &field"));
    m_copyLink->setText(tr("Copy &link"));
    m_save->setText(tr("&Save the preview ..."));
    m_print->setText(tr("P&rint the preview ..."));
    m_chooser->retranslate();
    m_frames->retranslate();
    m_panel->retranslate();
    m_tabs->retranslate();
    if (m_case->preview())
        m_frames->show(*m_case);
    showDevice();
    showState();
}

PageEntry previewEntry(ContentApi &content, ConflictApi &conflicts)
{
    PageEntry entry;
    entry.kind = u"preview"_s;
    entry.icon = u"page-preview"_s;
    entry.title = [] { return PreviewPage::tr("Preview", "Page of the window"); };
    entry.key = QKeySequence(Qt::CTRL | Qt::Key_5);
    entry.make = [&](PageContext &context, QWidget *parent) -> Page * {
        return new PreviewPage(context, std::make_unique<PreviewDesk>(content, conflicts), content,
                               conflicts, parent);
    };
    return entry;
}

} // namespace Batanidza
