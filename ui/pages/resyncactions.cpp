#include "ui/pages/resyncactions.h"

#include "engine/runtime/awaited.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ResyncActions::ResyncActions(AdminApi &admin, InlineBar &bar, std::function<ResyncChoice()> choice,
                             QObject *parent)
    : QObject(parent)
    , m_admin(admin)
    , m_bar(bar)
    , m_choice(std::move(choice))
    , m_force(new QAction(this))
    , m_forceAll(new QAction(this))
    , m_clear(new QAction(this))
    , m_clearAll(new QAction(this))
    , m_drain(new QAction(this))
{
    m_force->setObjectName(u"platform.forceSync"_s);
    m_forceAll->setObjectName(u"platform.forceSyncAll"_s);
    m_clear->setObjectName(u"platform.clearLocal"_s);
    m_clearAll->setObjectName(u"platform.clearLocalAll"_s);
    m_drain->setObjectName(u"engine.drain"_s);
    m_force->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    connect(m_force, &QAction::triggered, this, [this] { ask(chosen(false)); });
    connect(m_forceAll, &QAction::triggered, this, [this] { ask({{}, false, false}); });
    connect(m_clear, &QAction::triggered, this, [this] { ask(chosen(true)); });
    connect(m_clearAll, &QAction::triggered, this, [this] { ask({{}, true, false}); });
    connect(m_drain, &QAction::triggered, this, &ResyncActions::offerDrain);
}

ResyncOrder ResyncActions::chosen(bool clear) const
{
    const ResyncChoice choice = m_choice();
    if (choice.client)
        return {{choice.client, {}}, clear, false};
    return {{std::nullopt, platformName(choice.platform)}, clear, false};
}

QString ResyncActions::who(const ResyncOrder &order)
{
    if (order.target.client)
        return order.target.client->toString();
    return order.target.platform.isEmpty() ? tr("all platforms")
                                           : Format::platform(order.target.platform);
}

void ResyncActions::ask(const ResyncOrder &order)
{
    ResyncOrder dry = order;
    dry.dryRun = true;
    awaitResult<ResyncReport>(
        m_admin.resync(dry), this, [this, order](const Result<ResyncReport> &report) {
            if (report)
                offer(order, report->cost);
            else
                m_bar.post({Severity::Warning, ErrorText::sentence(report.error().code), {}, {}});
        });
}

void ResyncActions::offer(const ResyncOrder &order, const ResyncCost &cost)
{
    //: %1 device or platform, %2 number of devices, %3 of items, %4 a size
    const QString text =
        order.clear
            ? tr("Clear the local content of %1? Devices: %2. They drop and fetch again %3 items, "
                 "about %4. This cannot be undone; edits that were not sent are kept.")
            : tr("Force a sync of %1? Devices: %2. They compare %3 items, about %4.");
    const QString yes = order.clear ? tr("&Clear") : tr("&Force sync");
    m_bar.post({order.clear ? Severity::Warning : Severity::Unknown,
                text.arg(who(order), Format::number(cost.devices), Format::number(cost.items),
                         Format::bytes(cost.bytes)),
                {{yes, [this, order] { carryOut(order); }}, {tr("Ca&ncel"), [] {}}},
                {}});
}

void ResyncActions::carryOut(const ResyncOrder &order)
{
    awaitResult<ResyncReport>(
        m_admin.resync(order), this, [this, order](const Result<ResyncReport> &report) {
            const QString text =
                order.clear ? tr("Ordered: %1 clears its content, now or when it next connects.")
                            : tr("Ordered: %1 compares its content, now or when it next connects.");
            say(report ? Result<void>() : Result<void>(report.error()), text.arg(who(order)));
        });
}

void ResyncActions::offerDrain()
{
    const QString text = tr("Drain this engine? Devices connected: %1. They are told to come back "
                            "later, what they sent is kept, and nobody gets in until it is started "
                            "again.");
    m_bar.post({Severity::Warning,
                text.arg(Format::number(m_choice().sessions)),
                {{tr("&Drain"),
                  [this] {
                      awaitResult<void>(m_admin.drain(), this, [this](const Result<void> &done) {
                          say(done, tr("Drained: everybody was told, and what was taken is kept."));
                      });
                  }},
                 {tr("Ca&ncel"), [] {}}},
                {}});
}

void ResyncActions::say(const Result<void> &done, const QString &text)
{
    if (done)
        m_bar.post({Severity::Ok, text, {}, std::chrono::seconds(10)});
    else
        m_bar.post({Severity::Warning, ErrorText::sentence(done.error().code), {}, {}});
}

void ResyncActions::retranslate()
{
    m_force->setText(tr("&Force sync..."));
    m_forceAll->setText(tr("Force sync of &all platforms..."));
    m_clear->setText(tr("&Clear local content..."));
    m_clearAll->setText(tr("Clear local content of all &platforms..."));
    m_drain->setText(tr("&Drain this engine..."));
    m_force->setToolTip(
        tr("The chosen device, or all of the chosen platform, compares its content with this "
           "engine's"));
    m_clear->setToolTip(tr("The chosen device, or all of the chosen platform, drops its content "
                           "and fetches it again"));
}

} // namespace Batanidza
