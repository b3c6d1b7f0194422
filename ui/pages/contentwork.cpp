#include "ui/pages/contentwork.h"

#include "engine/content/lesson.h"
#include "engine/runtime/awaited.h"
#include "ui/models/lessondraft.h"
#include "ui/models/lessonedits.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ContentWork::ContentWork(PageContext &context, ContentApi &content, AdminApi &admin, QWidget *page)
    : QObject(page)
    , m_context(context)
    , m_content(content)
    , m_admin(admin)
    , m_page(page)
    , m_new(new QAction(this))
    , m_copy(new QAction(this))
    , m_delete(new QAction(this))
    , m_force(new QAction(this))
    , m_words(new QAction(this))
    , m_preview(new QAction(this))
    , m_drafts(new QMenu(page))
{
    m_new->setObjectName(u"content.new"_s);
    m_new->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    m_copy->setObjectName(u"content.duplicate"_s);
    m_delete->setObjectName(u"content.delete"_s);
    m_force->setObjectName(u"content.forceSync"_s);
    m_preview->setObjectName(u"content.preview"_s);
    connect(m_preview, &QAction::triggered, this, [this] {
        if (m_shown)
            m_context.go({u"preview"_s, m_shown->row.id.toString(), {}});
    });
    m_words->setObjectName(u"content.importWords"_s);
    connect(m_words, &QAction::triggered, this, &ContentWork::chooseTable);
    connect(m_new, &QAction::triggered, this, &ContentWork::startNew);
    connect(m_copy, &QAction::triggered, this, &ContentWork::startCopy);
    connect(m_delete, &QAction::triggered, this, &ContentWork::offerDelete);
    connect(m_force, &QAction::triggered, this, &ContentWork::offerForce);
    connect(m_drafts, &QMenu::aboutToShow, this, &ContentWork::fillDrafts);
    setChosen({}, {});
    retranslate();
}

void ContentWork::setChosen(const QList<ItemRow> &rows, const std::optional<ItemDetail> &shown)
{
    m_rows = rows;
    m_shown = shown;
    const bool lesson = shown && shown->body[u"title"].isObject();
    for (auto *action : {m_copy, m_delete, m_preview}) {
        action->setEnabled(lesson);
        action->setToolTip(lesson ? QString() : tr("Choose a lesson first."));
    }
    m_force->setEnabled(!rows.isEmpty());
    m_force->setToolTip(rows.isEmpty() ? tr("Choose a lesson first.") : QString());
}

int ContentWork::draftCount() const
{
    return static_cast<int>(DraftBook(m_context.preferences).entries().size());
}

void ContentWork::fillDrafts()
{
    m_drafts->clear();
    for (const auto &entry : DraftBook(m_context.preferences).entries()) {
        //: A lesson that is not published yet: %1 its title, %2 when it was changed
        auto *action =
            m_drafts->addAction(tr("%1, %2").arg(QString(entry.title).replace(u'&', u"&&"_s),
                                                 Format::moment(entry.at, m_context.clock.utc())));
        connect(action, &QAction::triggered, this,
                [this, key = entry.key] { Q_EMIT draftWanted(key); });
    }
}

void ContentWork::startNew()
{
    Q_EMIT writeWanted(newLesson(u"sna.new.001"_s, m_context.preferences.personName()));
}

void ContentWork::chooseTable()
{
    const auto file =
        QFileDialog::getOpenFileName(m_page, m_words->text(), {},
                                     //: Kinds of file in the file chooser
                                     tr("Tables of words (*.csv *.tsv *.txt);;All files (*)"));
    if (!file.isEmpty())
        Q_EMIT tableChosen(file);
}

void ContentWork::startCopy()
{
    if (!m_shown)
        return;
    Json body = withLessonId(m_shown->body, idOfCopy(m_shown->row.id.toString()));
    // A copy was reviewed by nobody yet.
    body = withValue(body, u"/provenance/reviewState"_s, Json(u"draft"));
    Q_EMIT writeWanted(body);
}

void ContentWork::offerDelete()
{
    if (!m_shown)
        return;
    const auto detail = *m_shown;
    const auto lesson = Lesson::fromBody(detail.body);
    const auto count = [&](QStringView list) {
        return lesson ? static_cast<int>(lesson->entries(list).size()) : 0;
    };
    int clips = 0;
    if (lesson) {
        for (const auto &word : lesson->vocabulary())
            clips += word.audio().has_value();
    }
    int devices = 0;
    if (m_snapshot) {
        for (const auto &platform : m_snapshot->platforms)
            devices += platform.sessions;
    }
    const QString goes =
        tr("Delete %1? It goes from all platforms: %2 words, %3 exercises, %4 cultural notes, %5 "
           "audio clips. %n connected device(s) drop it at once.",
           nullptr, devices)
            .arg(detail.row.title)
            .arg(count(u"vocabulary"))
            .arg(count(u"exercises"))
            .arg(count(u"culturalNotes"))
            .arg(clips);
    const QString waits =
        detail.row.conflict ? u' ' + tr("An edit of it still waits for a person.") : QString();
    say(Severity::Warning, goes + waits + u' ' + tr("Its versions stay and it can come back."),
        {{tr("Delete"), [this, detail] { carryOutDelete(detail); }}, {tr("Keep it"), [] {}}});
}

void ContentWork::save(const ItemDetail &detail, const EditContent &content,
                       std::function<void(const Receipt &)> done)
{
    if (m_context.preferences.personName().isEmpty()) {
        say(Severity::Warning, tr("Say who you are first: Settings, General, Your name."));
        return;
    }
    Edit edit;
    edit.id = detail.row.id;
    edit.type = detail.row.type;
    edit.base = BaseVersion{detail.row.version, detail.row.hash};
    edit.content = content;
    edit.author = m_context.preferences.personName();
    edit.at = m_context.clock.utc();
    awaitResult(
        m_content.save(edit), this, [this, done = std::move(done)](const Result<Receipt> &receipt) {
            if (!receipt || receipt->status == EditStatus::Rejected) {
                const auto error = receipt ? receipt->error.value_or(Error{}) : receipt.error();
                say(Severity::Critical,
                    tr("Nothing was changed. %1").arg(ErrorText::sentence(error.code)));
                return;
            }
            if (receipt->status == EditStatus::Queued) {
                const Address conflict{u"conflict"_s, receipt->conflict.toString(), {}};
                say(Severity::Warning,
                    tr("Somebody else changed the lesson meanwhile. What you asked waits "
                       "in Conflicts."),
                    {{tr("Open the conflict"), [this, conflict] { m_context.go(conflict); }}});
            } else {
                done(*receipt);
            }
            Q_EMIT contentChanged();
        });
}

void ContentWork::carryOutDelete(const ItemDetail &detail)
{
    save(detail, EditDelete{}, [this, detail](const Receipt &receipt) {
        ItemDetail gone = detail;
        gone.row.version = receipt.version.value_or(detail.row.version);
        gone.row.hash = receipt.hash.value_or(detail.row.hash);
        say(Severity::Ok, tr("%1 is deleted.").arg(detail.row.title),
            {{tr("Bring it back"), [this, gone] {
                  save(gone, EditBody{gone.body}, [this, gone](const Receipt &) {
                      say(Severity::Ok, tr("%1 is back.").arg(gone.row.title));
                  });
              }}});
    });
}

QStringList ContentWork::platformsBehind() const
{
    QStringList behind;
    QStringList all;
    if (!m_snapshot)
        return {};
    for (const auto &platform : m_snapshot->platforms) {
        if (platform.known == 0 && platform.sessions == 0)
            continue;
        all += platformName(platform.platform);
        const bool lacks = std::ranges::any_of(
            m_rows, [&](const ItemRow &row) { return platform.version < row.sequence; });
        if (lacks)
            behind += platformName(platform.platform);
    }
    return behind.isEmpty() ? all : behind;
}

void ContentWork::offerForce()
{
    const auto platforms = platformsBehind();
    if (m_rows.isEmpty())
        return;
    if (platforms.isEmpty()) {
        say(Severity::Unknown, tr("No device is known yet that could fetch these lessons."));
        return;
    }
    QStringList names;
    for (const auto &platform : platforms)
        names += Format::platform(platform);
    say(Severity::Unknown,
        tr("Have %1 compare all content with ours again, so that %n chosen lesson(s) arrive? "
           "Nothing is deleted there.",
           nullptr, static_cast<int>(m_rows.size()))
            .arg(names.join(u", "_s)),
        {{tr("Force sync"), [this, platforms] { carryOutForce(platforms); }},
         {tr("Leave it"), [] {}}});
}

void ContentWork::carryOutForce(const QStringList &platforms)
{
    struct Round
    {
        qsizetype left = 0;
        qint64 devices = 0;
        QStringList refused; //!< platforms
        Error why;
    };
    auto round = std::make_shared<Round>();
    round->left = platforms.size();
    for (const auto &platform : platforms) {
        ResyncOrder order;
        order.target.platform = platform;
        awaitResult(m_admin.resync(order), this,
                    [this, round, platform](const Result<ResyncReport> &report) {
                        if (report) {
                            round->devices += report->cost.devices;
                        } else {
                            round->refused += Format::platform(platform);
                            round->why = report.error();
                        }
                        if (--round->left == 0)
                            sayForced(round->devices, round->refused, round->why);
                    });
    }
}

void ContentWork::sayForced(qint64 devices, const QStringList &refused, const Error &why)
{
    const QString done = tr("%n device(s) compare their content now, or when they next come.",
                            nullptr, static_cast<int>(devices));
    if (refused.isEmpty())
        return say(Severity::Ok, done);
    //: %1 names of platforms, %2 a sentence: why
    const QString nothing = tr("No sync was forced on %1. %2")
                                .arg(refused.join(u", "_s), ErrorText::sentence(why.code));
    say(Severity::Critical, devices > 0 ? nothing + u' ' + done : nothing);
}

void ContentWork::say(Severity severity, const QString &text, const QList<BarAction> &actions)
{
    m_context.bar.post({severity, text, actions, {}});
    m_context.announcer.announce(text);
}

void ContentWork::retranslate()
{
    m_new->setText(tr("New lesson"));
    m_copy->setText(tr("Duplicate the lesson"));
    m_delete->setText(tr("Delete the lesson ..."));
    //: Action: see a lesson as devices show it
    m_preview->setText(tr("Preview the lesson"));
    m_words->setText(tr("Import words from a table ..."));
    m_force->setText(tr("Force sync of the chosen lessons ..."));
    setChosen(m_rows, m_shown);
}

} // namespace Batanidza
