#include "ui/pages/contentpagedetail.h"

#include "engine/base/jsonwrite.h"
#include "engine/runtime/awaited.h"
#include "ui/models/adaptationwatch.h"
#include "ui/pages/contenthistory.h"
#include "ui/pages/contentplaces.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/lessonview.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ContentDetail::ContentDetail(PageContext &context, ContentApi &api, const ContentModel &model,
                             const AdaptationWatch &faults, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_faults(faults)
    , m_edit(new QAction(this))
    , m_copyHash(new QAction(this))
    , m_title(new TextLabel(context.look, TextRole::Section, this))
    , m_facts(new TextLabel(context.look, TextRole::Body, this, ColorRole::MutedText))
    , m_hash(new QLabel(this))
    , m_editButton(new QToolButton(this))
    , m_copyButton(new QToolButton(this))
    , m_waiting(new QLabel(this))
    , m_noteIcon(new QLabel(this))
    , m_note(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_message(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_lesson(new LessonView(context.look, this))
    , m_places(new ContentPlaces(context.look, model, faults, this))
    , m_history(new ContentHistory(context, api, this))
    , m_raw(new QPlainTextEdit(this))
{
    m_edit->setObjectName(u"content.edit"_s);
    m_edit->setShortcut(QKeySequence(Qt::Key_F2));
    m_copyHash->setObjectName(u"content.copyHash"_s);
    m_copyHash->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_copyHash->setIcon(themedIcon(u"copy"_s));
    m_editButton->setDefaultAction(m_edit);
    m_copyButton->setDefaultAction(m_copyHash);
    for (auto *button : {m_editButton, m_copyButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setMinimumHeight(24);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    for (QLabel *label : {m_title, m_facts, m_waiting, m_note, m_message}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hash->setTextFormat(Qt::PlainText);
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setAlignment(Qt::AlignTop);
    m_message->setContentsMargins(0, 24, 0, 0);

    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    m_tabs->addTab(m_lesson, {});
    m_tabs->addTab(m_places, {});
    m_tabs->addTab(m_history, {});
    m_tabs->addTab(m_raw, {});
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumHeight(fontMetrics().lineSpacing() * 8); // it scrolls
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_tabs);

    auto *facts = new QHBoxLayout;
    facts->addWidget(m_hash, 1);
    facts->addWidget(m_copyButton);
    facts->addWidget(m_editButton);
    auto *note = new QHBoxLayout;
    note->addWidget(m_noteIcon, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addLayout(facts);
    layout->addWidget(m_waiting);
    layout->addLayout(note);
    layout->addWidget(m_stack, 1);

    connect(m_history, &ContentHistory::restored, this, [this] { load(); });
    connect(m_places, &ContentPlaces::previewWanted, this,
            [this](const ItemId &id, const QString &key) {
                Address preview{u"preview"_s, id.toString(), {}};
                if (!key.isEmpty())
                    preview.details.append({u"show"_s, key});
                m_context.go(preview);
            });
    connect(&m_faults, &AdaptationWatch::found, this, [this](const ItemId &id) {
        if (id == m_id)
            showPlaces();
    });
    connect(m_edit, &QAction::triggered, this, &ContentDetail::startEdit);
    connect(m_copyHash, &QAction::triggered, this, &ContentDetail::copyHash);
    connect(&m_context.look, &Look::changed, this, &ContentDetail::showHeader);
    retranslate();
    show({});
}

void ContentDetail::show(const ItemId &id)
{
    if (id == m_id && m_detail)
        return;
    m_id = id;
    m_detail.reset();
    ++m_asked;
    say(Severity::Unknown, {});
    m_lesson->clearLesson();
    showHeader();
    Q_EMIT read();
    if (id.isEmpty()) {
        message(tr("Choose a lesson to read it here."));
        return;
    }
    message(tr("Reading the lesson ..."));
    load();
}

void ContentDetail::load()
{
    awaitResult(m_api.load(m_id), this, [this, asked = ++m_asked](const Result<ItemDetail> &read) {
        if (asked == m_asked)
            onLoaded(read);
    });
}

void ContentDetail::onLoaded(const Result<ItemDetail> &detail)
{
    if (!detail) {
        m_detail.reset();
        showHeader();
        message(
            tr("The lesson could not be read. %1").arg(ErrorText::sentence(detail.error().code)));
        m_message->setToolTip(detail.error().detail);
        return;
    }
    m_message->setToolTip({});
    m_detail = *detail;
    showHeader();
    m_history->show(detail.value());
    m_lesson->show(detail->body);
    m_raw->setPlainText(QString::fromUtf8(writeJsonIndented(detail->body, 2)));
    m_stack->setCurrentIndex(1);
    Q_EMIT read();
    if (std::exchange(m_editWhenRead, false))
        m_edit->trigger();
}

void ContentDetail::headMoved(const ItemRow &row)
{
    if (row.id != m_id || !m_detail || row.hash == m_detail->row.hash)
        return;
    load();
}

void ContentDetail::setConflicts(const QList<ConflictRow> &waiting)
{
    m_conflicts = waiting;
    showHeader();
}

void ContentDetail::showPlaces()
{
    m_places->show(m_detail ? std::optional(m_detail->row) : std::nullopt);
    m_tabs->setTabText(1, m_places->inNeed() > 0
                              //: Tab: what each platform has of a lesson; %1 of them need attention
                              ? tr("Platforms (%1)").arg(m_places->inNeed())
                              //: Tab: what each platform has of a lesson
                              : tr("Platforms"));
}

void ContentDetail::showHeader()
{
    showPlaces();
    m_title->setText(m_detail ? m_detail->row.title : QString());
    m_title->setVisible(m_detail.has_value());
    m_facts->setVisible(m_detail.has_value());
    m_hash->setVisible(m_detail.has_value());
    m_copyButton->setVisible(m_detail.has_value());
    m_editButton->setVisible(m_detail.has_value());
    QStringList waiting;
    for (const auto &conflict : std::as_const(m_conflicts)) {
        if (m_detail && conflict.item == m_id)
            waiting += conflictSentence(conflict, m_context.clock.utc());
    }
    m_waiting->setText(waiting.join(u'\n'));
    m_waiting->setVisible(!waiting.isEmpty());

    const bool editable = m_detail && m_detail->body[u"title"].isObject();
    m_edit->setEnabled(editable);
    m_edit->setToolTip(editable   ? QString()
                       : m_detail ? tr("This item is no lesson.")
                                  : tr("Choose a lesson first."));
    m_editButton->setAccessibleDescription(m_edit->toolTip());
    m_copyHash->setEnabled(m_detail.has_value());
    if (!m_detail)
        return;
    const auto &row = m_detail->row;
    const auto now = m_context.clock.utc();
    m_facts->setText(row.editedBy.isEmpty()
                         //: %1 the id of a lesson, %2 a number, %3 a time such as "12 min ago"
                         ? tr("%1, version %2, %3")
                               .arg(row.id.toString())
                               .arg(row.version.value())
                               .arg(Format::age(row.editedAt, now))
                         //: %1 the id of a lesson, %2 a number, %3 a person, %4 "12 min ago"
                         : tr("%1, version %2, by %3, %4")
                               .arg(row.id.toString())
                               .arg(row.version.value())
                               .arg(row.editedBy, Format::age(row.editedAt, now)));
    m_facts->setToolTip(Format::exact(row.editedAt));
    const auto hex = row.hash.toHex();
    m_hash->setText(tr("SHA-256 %1...").arg(hex.left(12)));
    m_hash->setToolTip(hex);
}

void ContentDetail::say(Severity severity, const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_noteIcon->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_noteIcon->setPixmap(tintedPixmap(statusIcon(severity), m_context.look.color(severity),
                                       fontMetrics().height() + 2, devicePixelRatioF()));
    m_context.announcer.announce(text);
}

void ContentDetail::message(const QString &text)
{
    m_message->setText(text);
    m_stack->setCurrentIndex(0);
}

QAction *ContentDetail::restoreAction() const
{
    return m_history->restoreAction();
}

void ContentDetail::startEdit()
{
    if (!m_detail)
        return;
    say(Severity::Unknown, {});
    Q_EMIT editWanted();
}

void ContentDetail::editWhenRead()
{
    if (m_detail)
        m_edit->trigger();
    else
        m_editWhenRead = true;
}

void ContentDetail::copyHash()
{
    if (!m_detail)
        return;
    QGuiApplication::clipboard()->setText(m_detail->row.hash.toHex());
    say(Severity::Ok, tr("The hash is copied."));
}

void ContentDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ContentDetail::retranslate()
{
    //: Action: change the texts of the chosen lesson
    m_edit->setText(tr("Edit lesson"));
    m_copyHash->setText(tr("Copy hash"));
    //: Tab: the lesson to read
    m_tabs->setTabText(0, tr("Lesson"));
    //: Tab: earlier versions of a lesson
    m_tabs->setTabText(2, tr("History"));
    m_tabs->setTabText(3, tr("Raw JSON"));
    //: Name of the row of tabs, read aloud
    m_tabs->setAccessibleName(tr("Views of the lesson"));
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    m_lesson->setAccessibleName(tr("Lesson"));
    m_places->setAccessibleName(tr("What each platform has"));
    m_history->retranslate();
    m_raw->setAccessibleName(tr("Raw JSON"));
    say(Severity::Unknown, {});
    if (m_id.isEmpty())
        m_message->setText(tr("Choose a lesson to read it here."));
    showHeader();
}

QString conflictSentence(const ConflictRow &conflict, Millis now)
{
    const auto when = Format::moment(conflict.queuedAt, now);
    const auto where = Format::platform(conflict.platform);
    if (conflict.author.isEmpty())
        //: %1 a platform, %2 a time
        return ContentDetail::tr("An edit from %1 waits for a person, since %2.").arg(where, when);
    //: %1 a person, %2 a platform, %3 a time
    return ContentDetail::tr("An edit by %1 from %2 waits for a person, since %3.")
        .arg(conflict.author, where, when);
}

} // namespace Batanidza
