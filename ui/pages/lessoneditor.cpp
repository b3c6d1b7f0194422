#include "ui/pages/lessoneditor.h"

#include "engine/content/lessoncheck.h"
#include "engine/runtime/awaited.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/conflictpool.h"
#include "ui/pages/lessonfindings.h"
#include "ui/pages/lessonform.h"
#include "ui/pages/lessonoutline.h"
#include "ui/pages/lessonpublish.h"
#include "ui/text/format.h"
#include "ui/text/lessonfieldtext.h"
#include "ui/widgets/announcer.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

LessonEditor::LessonEditor(PageContext &pageContext, ContentApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(pageContext)
    , m_api(api)
    , m_draft(new LessonDraft(DraftBook(pageContext.preferences), this))
    , m_world{pageContext.look, pageContext.audio,
              [this]() -> const Json & { return m_draft->body(); }}
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_add(new QPushButton(this))
    , m_addMenu(new QMenu(this))
    , m_closeButton(new QToolButton(this))
    , m_previewButton(new QToolButton(this))
    , m_split(new QSplitter(this))
    , m_outline(new LessonOutline(pageContext.look, this))
    , m_form(new LessonForm(m_world, this))
    , m_found(new LessonFindings(this))
    , m_publish(new LessonPublish(pageContext.look, this))
    , m_remove(new QAction(this))
    , m_up(new QAction(this))
    , m_down(new QAction(this))
    , m_renewAll(new QAction(this))
    , m_next(new QAction(this))
    , m_discard(new QAction(this))
    , m_leave(new QAction(this))
    , m_preview(new QAction(this))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(150ms);
    makeActions();
    layOut();
    connect(&m_settle, &QTimer::timeout, this, &LessonEditor::check);
    connect(m_draft, &LessonDraft::changed, this, &LessonEditor::onDraft);
    connect(m_draft, &LessonDraft::kept, this, &LessonEditor::showState);
    connect(m_outline, &LessonOutline::chosen, this, &LessonEditor::onChosen);
    connect(m_form, &LessonForm::edited, this, &LessonEditor::onEdited);
    connect(m_form, &LessonForm::renewWanted, this, [this] { renew(false); });
    connect(m_found, &LessonFindings::chosen, this, &LessonEditor::reveal);
    connect(m_found, &LessonFindings::told, &m_context.announcer, &Announcer::announce);
    retranslate();
    enableActions(false);
}

void LessonEditor::enableActions(bool open)
{
    for (auto *action : actions()) {
        action->setEnabled(open);
        action->setToolTip(open ? QString() : tr("No lesson is being edited."));
    }
}

void LessonEditor::makeActions()
{
    const auto make = [](QAction *action, const QString &name, const QKeySequence &key) {
        action->setObjectName(name);
        action->setShortcut(key);
    };
    make(m_remove, u"content.removeEntry"_s, QKeySequence(Qt::CTRL | Qt::Key_Delete));
    make(m_up, u"content.entryUp"_s, QKeySequence(Qt::ALT | Qt::Key_Up));
    make(m_down, u"content.entryDown"_s, QKeySequence(Qt::ALT | Qt::Key_Down));
    make(m_renewAll, u"content.renewNotations"_s, {});
    make(m_next, u"content.nextFinding"_s, QKeySequence(Qt::Key_F8));
    make(m_discard, u"content.discardDraft"_s, {});
    make(m_leave, u"content.closeEditor"_s, {});
    make(m_preview, u"content.previewDraft"_s, {});
    connect(m_preview, &QAction::triggered, this, [this] {
        offerPreview();
        m_context.go({u"preview"_s, item().toString(), {{u"draft"_s, u"1"_s}}});
    });
    connect(m_remove, &QAction::triggered, this, &LessonEditor::removeEntry);
    connect(m_up, &QAction::triggered, this, [this] { moveEntry(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveEntry(1); });
    connect(m_renewAll, &QAction::triggered, this, [this] { renew(true); });
    connect(m_next, &QAction::triggered, m_found, &LessonFindings::next);
    connect(m_discard, &QAction::triggered, this, [this] {
        m_draft->discard();
        leave();
    });
    connect(m_leave, &QAction::triggered, this, &LessonEditor::close);
    connect(m_publish->publishAction(), &QAction::triggered, this, &LessonEditor::publish);
    for (const SectionSpec &section : lessonSections()) {
        if (section.list.isEmpty())
            continue;
        auto *action = m_addMenu->addAction(QString());
        action->setObjectName(u"content.add."_s + section.list);
        action->setData(section.list);
        connect(action, &QAction::triggered, this, [this, list = section.list] { addEntry(list); });
    }
}

void LessonEditor::layOut()
{
    m_add->setMenu(m_addMenu);
    m_closeButton->setDefaultAction(m_leave);
    m_previewButton->setDefaultAction(m_preview);
    m_state->setWordWrap(true);
    auto *top = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_state);
    top->addLayout(words, 1);
    top->addWidget(m_add, 0, Qt::AlignTop);
    top->addWidget(m_previewButton, 0, Qt::AlignTop);
    top->addWidget(m_closeButton, 0, Qt::AlignTop);

    m_outline->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_outline->addActions({m_remove, m_up, m_down});
    m_outline->setMinimumWidth(fontMetrics().averageCharWidth() * 22);
    m_split->addWidget(m_outline);
    m_split->addWidget(m_form);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 3);
    m_split->setSizes({280, 780});
    m_split->setChildrenCollapsible(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_found);
    layout->addWidget(m_publish);
}

void LessonEditor::open(const ItemDetail &detail)
{
    const auto kept = drafts().find(detail.row.id.toString());
    if (kept) {
        begin(*kept, true);
        headMoved(detail.row);
        return;
    }
    LessonDraftState state;
    state.key = detail.row.id.toString();
    state.base = BaseVersion{detail.row.version, detail.row.hash};
    state.baseBody = detail.body;
    state.body = detail.body;
    state.at = m_context.clock.utc();
    begin(state, false);
}

void LessonEditor::openNew(const Json &body)
{
    LessonDraftState state;
    state.key = drafts().freshKey();
    state.body = body;
    state.at = m_context.clock.utc();
    begin(state, false);
}

bool LessonEditor::openDraft(const QString &key)
{
    const auto kept = drafts().find(key);
    if (kept)
        begin(*kept, true);
    return kept.has_value();
}

DraftBook LessonEditor::drafts() const
{
    return DraftBook(m_context.preferences);
}

void LessonEditor::begin(const LessonDraftState &state, bool kept)
{
    m_run = {};
    m_newer = 0;
    m_findings.clear();
    m_publish->reset();
    enableActions(true);
    m_form->setIdFixed(state.base.has_value());
    m_draft->start(state);
    m_outline->choose({}, -1);
    m_form->show({}, -1);
    showFindings();
    if (kept) {
        say(Severity::Unknown,
            tr("Your draft of %1 is open again.")
                .arg(Format::moment(state.at, m_context.clock.utc())),
            {{tr("Start from the published version"), [this] { m_discard->trigger(); }}});
    }
    m_form->setFocus();
    (void)m_form->reveal(state.base ? u"/title/sn"_s : u"/id"_s);
}

ItemId LessonEditor::item() const
{
    return ItemId(m_draft->body()[u"id"].toString());
}

void LessonEditor::onDraft(const QString &pointer)
{
    m_outline->show(m_draft->body());
    const auto list = m_outline->chosenList();
    if (list != m_form->list() || m_outline->chosenIndex() != m_form->index())
        m_form->show(list, m_outline->chosenIndex());
    else
        m_form->reload();
    if (!m_changing) {
        m_run = {};
        // Undo shows what it undoes.
        if (!pointer.isEmpty())
            reveal(pointer);
    }
    m_checked = false;
    m_settle.start();
    showState();
}

void LessonEditor::onChosen(const QString &list, qsizetype index)
{
    m_form->show(list, index);
    const bool entry = index >= 0;
    for (auto *action : {m_remove, m_up, m_down}) {
        action->setEnabled(entry);
        action->setToolTip(entry ? QString() : tr("Choose an entry of a list first."));
    }
}

void LessonEditor::offerPreview()
{
    if (m_context.drafts && isOpen() && !item().isEmpty()) {
        const auto base = m_draft->state().base;
        m_context.drafts->put(item(), {m_draft->body(), base ? base->version : Version()});
    }
}

void LessonEditor::check()
{
    offerPreview();
    awaitResult(inPool([body = m_draft->body()] { return checkLesson(body); }), this,
                [this, asked = ++m_asked](const Result<QList<Finding>> &found) {
                    if (asked == m_asked && found && !m_settle.isActive())
                        onChecked(*found);
                });
}

void LessonEditor::onChecked(const QList<Finding> &findings)
{
    m_checked = true;
    m_findings = findings;
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity > b.severity; });
    showFindings();
    showState();
}

void LessonEditor::showFindings()
{
    m_outline->setFindings(m_findings);
    m_form->setFindings(m_findings);
    m_found->show(m_findings, m_draft->body());
}

void LessonEditor::reveal(const QString &pointer)
{
    const auto list = pointer.section(u'/', 1, 1);
    bool number = false;
    const auto index = pointer.section(u'/', 2, 2).toLongLong(&number);
    bool isList = false;
    for (const SectionSpec &section : lessonSections())
        isList = isList || (!list.isEmpty() && section.list == list);
    m_outline->choose(isList ? list : QString(), isList && number ? index : -1);
    if (!m_form->reveal(pointer))
        m_form->setFocus();
}

void LessonEditor::showState()
{
    const Json &body = m_draft->body();
    const auto name = entryName(u"lesson"_s, body);
    m_title->setFont(m_context.look.font(TextRole::Section));
    //: %1 the title of a lesson
    m_title->setText(m_draft->state().base ? tr("Editing: %1").arg(name)
                                           : tr("New lesson: %1").arg(name));
    QStringList parts;
    if (m_draft->state().base)
        parts += tr("From version %1.").arg(m_draft->state().base->version.value());
    if (m_draft->isChanged())
        parts += tr("Changed %1; the draft is kept and survives closing.")
                     .arg(Format::moment(m_draft->state().at, m_context.clock.utc()));
    else
        parts += tr("Nothing is changed yet.");
    if (m_newer > 0)
        parts +=
            tr("Version %1 arrived meanwhile: publishing joins both, and asks where they meet.")
                .arg(m_newer);
    m_state->setText(parts.join(u' '));
    const auto errors = std::ranges::count(m_findings, FindingSeverity::Error, &Finding::severity);
    QString reason;
    if (m_sending)
        reason = tr("Sending ...");
    else if (!m_draft->isChanged())
        reason = tr("Nothing is changed yet.");
    else if (m_context.preferences.personName().isEmpty())
        reason = tr("Say who you are first: Settings, General, Your name.");
    else if (!m_checked)
        reason = tr("Checking ...");
    else if (errors > 0)
        reason = tr("%n error(s) must be mended first.", nullptr, static_cast<int>(errors));
    m_publish->setReason(reason);
}

void LessonEditor::headMoved(const ItemRow &row)
{
    if (!isOpen() || !m_draft->state().base || row.id != item() ||
        row.version.value() <= m_draft->state().base->version.value() ||
        row.version.value() == m_newer)
        return;
    m_newer = row.version.value();
    showState();
}

QList<QAction *> LessonEditor::actions() const
{
    return QList<QAction *>{m_publish->publishAction(),
                            m_preview,
                            m_next,
                            m_renewAll,
                            m_up,
                            m_down,
                            m_remove,
                            m_discard,
                            m_leave} +
           m_addMenu->actions();
}

QList<QWidget *> LessonEditor::panes() const
{
    QList<QWidget *> all{m_outline, m_form};
    if (m_found->list()->isVisible())
        all += m_found->list();
    all += m_publish;
    return all;
}

void LessonEditor::say(Severity severity, const QString &text, const QList<BarAction> &actions)
{
    m_context.bar.post({severity, text, actions, {}});
    m_context.announcer.announce(text);
}

void LessonEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LessonEditor::retranslate()
{
    //: Button with a list: add a word, an exercise and so on to a lesson
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add to the lesson"));
    for (auto *action : m_addMenu->actions())
        action->setText(tr("Add: %1").arg(LessonFieldText::entry(action->data().toString())));
    m_remove->setText(tr("Take the entry out"));
    m_up->setText(tr("Move the entry up"));
    m_down->setText(tr("Move the entry down"));
    m_renewAll->setText(tr("Regenerate all notations"));
    //: Action: see the lesson that is being written as devices show it
    m_preview->setText(tr("Preview the draft"));
    m_next->setText(tr("Next finding"));
    m_discard->setText(tr("Discard the draft"));
    //: Action: leave the lesson editor; the draft is kept
    m_leave->setText(tr("Close the editor"));
    m_found->retranslate();
    m_outline->retranslate();
    m_publish->retranslate();
    m_form->retranslate();
    if (isOpen()) {
        showFindings();
        showState();
    }
}

} // namespace Batanidza
