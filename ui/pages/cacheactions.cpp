#include "ui/pages/cacheactions.h"

#include "engine/runtime/awaited.h"
#include "ui/text/cachetext.h"
#include "ui/text/format.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

CacheActions::CacheActions(CacheApi &api, PageContext &context,
                           std::function<CacheEntryRow()> chosen, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_context(context)
    , m_chosen(std::move(chosen))
    , m_memory(new QAction(this))
    , m_disk(new QAction(this))
    , m_all(new QAction(this))
    , m_warm(new QAction(this))
    , m_entry(new QAction(this))
    , m_item(new QAction(this))
    , m_pin(new QAction(this))
{
    m_memory->setObjectName(u"cache.purgeMemory"_s);
    m_disk->setObjectName(u"cache.purgeDisk"_s);
    m_all->setObjectName(u"cache.purgeAll"_s);
    m_warm->setObjectName(u"cache.warm"_s);
    m_entry->setObjectName(u"cache.dropEntry"_s);
    m_item->setObjectName(u"cache.dropItem"_s);
    m_pin->setObjectName(u"cache.pin"_s);
    m_memory->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    m_disk->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_all->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete));
    m_warm->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    m_entry->setShortcut(QKeySequence(Qt::Key_Delete));
    m_item->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Delete));
    m_pin->setShortcut(QKeySequence(Qt::Key_P));
    // Of the table alone: typing into the filter drops and pins nothing.
    for (QAction *action : entryActions())
        action->setShortcutContext(Qt::WidgetShortcut);
    const auto tier = [](const QString &name) {
        CachePurge order;
        order.tier = name;
        return order;
    };
    connect(m_memory, &QAction::triggered, this,
            [this, tier] { offer(tr("Purge the memory"), tier(u"memory"_s)); });
    connect(m_disk, &QAction::triggered, this,
            [this, tier] { offer(tr("Purge the disk"), tier(u"disk"_s)); });
    connect(m_all, &QAction::triggered, this,
            [this, tier] { offer(tr("Purge the whole cache"), tier({})); });
    connect(m_warm, &QAction::triggered, this, &CacheActions::warm);
    connect(m_entry, &QAction::triggered, this, [this] {
        const CacheEntryRow row = m_chosen();
        CachePurge order;
        order.tier = row.tier;
        order.key = row.key;
        if (!row.key.isEmpty())
            offer(CacheText::entry(row), order);
    });
    connect(m_item, &QAction::triggered, this, [this] {
        const CacheEntryRow row = m_chosen();
        CachePurge order;
        order.item = row.item;
        if (!row.item.isEmpty())
            offer(tr("All that was made of %1").arg(row.item.toString()), order);
    });
    connect(m_pin, &QAction::triggered, this, &CacheActions::pin);
}

void CacheActions::say(Severity severity, const QString &text)
{
    m_context.bar.post({severity, text, {}, std::chrono::seconds(10)});
    m_context.announcer.announce(text);
}

void CacheActions::offer(const QString &what, const CachePurge &order)
{
    CachePurge dry = order;
    dry.dryRun = true;
    awaitResult<CachePurgeReport>(
        m_api.purge(dry), this, [this, what, order](const Result<CachePurgeReport> &cost) {
            if (!cost)
                return m_context.bar.post(cost.error());
            if (cost->entries == 0)
                return say(Severity::Unknown, tr("%1: there is nothing to drop.").arg(what));
            m_context.bar.post(
                {Severity::Warning,
                 CacheText::cost(what, *cost),
                 {{tr("&Drop"), [this, order] { carryOut(order); }}, {tr("&Keep"), [] {}}},
                 {}});
        });
}

void CacheActions::carryOut(const CachePurge &order)
{
    awaitResult<CachePurgeReport>(
        m_api.purge(order), this, [this](const Result<CachePurgeReport> &done) {
            if (!done)
                return m_context.bar.post(done.error());
            say(Severity::Ok, tr("Dropped %n entries (%1).", nullptr, int(done->entries))
                                  .arg(Format::bytes(done->bytes)));
            Q_EMIT changed();
        });
}

void CacheActions::pin()
{
    const CacheEntryRow row = m_chosen();
    if (row.key.isEmpty())
        return;
    awaitResult<void>(m_api.pin(row.key, !row.pinned), this, [this, row](const Result<void> &done) {
        if (!done)
            return m_context.bar.post(done.error());
        const QString text = row.pinned ? tr("%1 may leave again.") : tr("%1 stays in memory.");
        say(Severity::Ok, text.arg(CacheText::entry(row)));
        Q_EMIT changed();
    });
}

void CacheActions::warm()
{
    awaitResult<qint64>(m_api.warm(), this, [this](const Result<qint64> &items) {
        if (!items)
            return m_context.bar.post(items.error());
        say(Severity::Ok,
            *items > 0
                ? tr("%n entries are brought from the disk into memory.", nullptr, int(*items))
                : tr("All that is on the disk and fits is in memory already."));
        Q_EMIT changed();
    });
}

void CacheActions::showChoice(bool hasDisk)
{
    m_hasDisk = hasDisk;
    const CacheEntryRow row = m_chosen();
    const auto may = [](QAction *action, bool enabled, const QString &why) {
        action->setEnabled(enabled);
        action->setToolTip(enabled ? action->text().remove(u'&') : why);
    };
    may(m_disk, hasDisk, tr("This engine keeps no cache on disk"));
    may(m_warm, hasDisk, tr("This engine keeps no cache on disk"));
    may(m_entry, !row.key.isEmpty(), tr("Choose an entry first"));
    may(m_pin, !row.key.isEmpty(), tr("Choose an entry first"));
    may(m_item, !row.item.isEmpty(), tr("Choose an entry of a lesson first"));
    m_pin->setText(row.pinned ? tr("Un&pin") : tr("&Pin in memory"));
}

void CacheActions::retranslate()
{
    m_memory->setText(tr("Purge the &memory..."));
    m_disk->setText(tr("Purge the &disk..."));
    m_all->setText(tr("Purge the &whole cache..."));
    m_warm->setText(tr("&Bring into memory what was used most"));
    m_entry->setText(tr("Dr&op this entry..."));
    m_item->setText(tr("Drop all of this &lesson..."));
    showChoice(m_hasDisk);
}

} // namespace Batanidza
