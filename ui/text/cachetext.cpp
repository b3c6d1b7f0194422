#include "ui/text/cachetext.h"

#include "ui/models/cachemodel.h"
#include "ui/text/format.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

double share(qint64 part, qint64 whole)
{
    return whole > 0 ? 100.0 * double(part) / double(whole) : 0;
}

} // namespace

QString CacheText::policy(PolicyKind kind)
{
    switch (kind) {
    case PolicyKind::Lru:
        return tr("Longest unused first (LRU)");
    case PolicyKind::Lfu:
        return tr("Least used first (LFU)");
    case PolicyKind::Ttl:
        return tr("First to expire first (TTL)");
    case PolicyKind::Priority:
        return tr("Least important first (priority)");
    case PolicyKind::Adaptive:
        break;
    }
    return tr("Adaptive");
}

QString CacheText::tier(const QString &name)
{
    if (name == u"memory")
        //: Where a cache keeps things.
        return tr("Memory");
    //: Where a cache keeps things.
    return name == u"disk" ? tr("Disk") : name;
}

QString CacheText::entry(const CacheEntryRow &row)
{
    if (row.kind == u"adapted")
        //: %1: a lesson's id, %2: a platform.
        return tr("%1 as %2 gets it").arg(row.item.toString(), Format::platform(row.platform));
    if (row.kind == u"answer")
        //: %1: a lesson's id, %2: a platform.
        return tr("%1, answer for %2").arg(row.item.toString(), Format::platform(row.platform));
    if (row.kind == u"body")
        //: %1: the start of a hash.
        return tr("Stored text %1").arg(row.key.section(u'/', 2).left(12));
    if (row.kind == u"page") {
        // "EPOCH.PLACE|GIVEN|PLATFORM|..."
        const QString place = row.key.section(u'/', 2).section(u'.', 1);
        //: %1: a place in the log of changes, a number; %2: a platform.
        return tr("Changes from %1 on, for %2")
            .arg(place.section(u'|', 0, 0), Format::platform(place.section(u'|', 2, 2)));
    }
    return row.key;
}

QString CacheText::hitRate(const CacheReport &report)
{
    const CacheMinute sum = totalOf(report.minutes);
    if (sum.requests == 0)
        return tr("No reads in the last hour");
    return tr("Hit rate %1 of %2 reads, last %3")
        .arg(Format::percent(share(sum.memoryHits + sum.diskHits, sum.requests)),
             Format::number(sum.requests),
             Format::duration(std::max<Millis>(Millis(60'000), report.at - sum.start)));
}

QString CacheText::room(const CacheTierNumbers &tier)
{
    QString text =
        tr("%1: %2 of %3, %n entries", nullptr, int(tier.entries))
            .arg(CacheText::tier(tier.name), Format::bytes(tier.bytes), Format::bytes(tier.budget));
    if (tier.shareBudget > 0)
        //: %1: "Memory: 41 MB of 50 MB"; %2 and %3: what this school uses and may use of it.
        text = tr("%1, of which ours %2 of %3")
                   .arg(text, Format::bytes(tier.shareBytes), Format::bytes(tier.shareBudget));
    if (tier.plainBytes > 0)
        text = tr("%1, packed to %2")
                   .arg(text, Format::percent(share(tier.packedBytes, tier.plainBytes), 0));
    //: %1: "Disk: 1 MB of 2 MB"
    if (tier.rest == DiskRest::Errors)
        return tr("%1, nothing is written for a minute: the disk gave errors").arg(text);
    //: %1: "Disk: 1 MB of 2 MB"
    if (tier.rest == DiskRest::Slower)
        return tr("%1, not asked for ten minutes: making anew is quicker").arg(text);
    //: %1: "Disk: 1 MB of 2 MB"
    return tier.readOnly ? tr("%1, read only").arg(text) : text;
}

QString CacheText::pressure(const CacheReport &report)
{
    const bool hard = report.pressure.level == Pressure::Hard;
    switch (report.pressure.level == Pressure::None ? PressureCause::None : report.pressure.cause) {
    case PressureCause::None:
        break;
    case PressureCause::Stalls:
        return hard ? tr("Programs wait for memory: the cache keeps a tenth of its room")
                    : tr("Programs wait for memory: the cache keeps three quarters of its room");
    case PressureCause::Group:
        return hard ? tr("The memory given to this engine is used up: the cache keeps a tenth")
                    : tr("The memory given to this engine runs out: the cache keeps three "
                         "quarters");
    case PressureCause::Machine:
        return hard ? tr("This machine has no memory left: the cache keeps a tenth of its room")
                    : tr("This machine runs out of memory: the cache keeps three quarters");
    case PressureCause::SoftLimit:
        return hard ? tr("Far above the memory limit in Settings: the cache keeps a tenth")
                    : tr("Above the memory limit in Settings: the cache keeps three quarters");
    }
    if (report.pressure.level != Pressure::None)
        return tr("Memory was short a moment ago");
    if (!report.memory.some && !report.memory.limit && !report.memory.available)
        return tr("This system does not say whether memory is short");
    return tr("Memory is not short");
}

QString CacheText::networkFailure(const QString &name)
{
    if (name == u"not_there")
        return tr("it does not have the file");
    if (name == u"refused")
        return tr("it does not let us in, or the token cannot be read");
    if (name == u"redirect")
        return tr("it sends elsewhere, which is not followed");
    if (name == u"busy")
        return tr("it is busy");
    if (name == u"line")
        return tr("no connection, or a bad one");
    if (name == u"tls")
        return tr("nobody vouches for its certificate");
    if (name == u"timeout")
        return tr("it was too slow");
    if (name == u"length" || name == u"hash")
        return tr("it gave something else than the file");
    if (name == u"disk")
        return tr("the disk here could not take the file");
    return tr("it gave an unexpected answer");
}

bool CacheText::networkFails(const CacheReport &report)
{
    const CacheNetwork &network = report.network;
    return !network.host.isEmpty() && !network.lastFailure.isEmpty() &&
           network.lastFailure != u"not_there" &&
           report.at - network.lastFailureAt < std::chrono::minutes(10);
}

QString CacheText::network(const CacheNetwork &network)
{
    if (network.host.isEmpty())
        return tr("Network: no origin for missing files is set");
    //: %1: the name of a server; %2: an amount of data.
    QString text = tr("Network: %n files fetched from %1 (%2)", nullptr, int(network.fetched))
                       .arg(network.host, Format::bytes(network.bytes));
    if (network.repaired > 0)
        //: %1: "Network: 12 files fetched"; %n: of these files.
        text = tr("%1, %n in place of damaged ones", nullptr, int(network.repaired)).arg(text);
    if (network.loading > 0)
        //: %1: "Network: 12 files fetched"
        text = tr("%1, %n on the way", nullptr, int(network.loading)).arg(text);
    if (network.failures > 0) {
        //: %1: "Network: 12 files fetched"; %2: a time; %3: a reason, "it was too slow".
        text = tr("%1, %n failed, last at %2: %3", nullptr, int(network.failures))
                   .arg(text, Format::time(network.lastFailureAt),
                        networkFailure(network.lastFailure));
    }
    return text;
}

QString CacheText::warming(const CacheWarmth &warmth)
{
    if (!warmth.on)
        return tr("Nothing is made ready ahead: switched off in Settings");
    if (!warmth.pays)
        return tr("Making ready ahead rests: too much of it was never opened");
    if (warmth.issued == 0)
        return tr("Nothing was made ready ahead yet");
    return tr("Made ready ahead: %1, of it %2 opened, %3 in vain")
        .arg(Format::bytes(warmth.issued), Format::percent(share(warmth.used, warmth.issued), 0),
             Format::percent(share(warmth.wasted, warmth.issued), 0));
}

QString CacheText::cost(const QString &what, const CachePurgeReport &report)
{
    return tr("%1: drops %n entries (%2). Nothing is lost; each takes about %3 to come back when "
              "it is read next.",
              nullptr, int(report.entries))
        .arg(what, Format::bytes(report.bytes), Format::milliseconds(report.loadMs));
}

CacheWording::CacheWording(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{}

QVariant CacheWording::data(const QModelIndex &index, int role) const
{
    const QVariant value = QIdentityProxyModel::data(index, CacheModel::ValueRole);
    const auto row = [&]() -> CacheEntryRow {
        const auto *model = qobject_cast<const CacheModel *>(sourceModel());
        return model ? model->entries().value(index.row()) : CacheEntryRow();
    };
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole) {
        if (index.column() == CacheModel::Name)
            return row().key;
        const bool moment =
            index.column() == CacheModel::LastHit || index.column() == CacheModel::Expires;
        return moment && value.isValid() ? Format::exact(Millis(value.toLongLong())) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return QIdentityProxyModel::data(index, role);
    switch (index.column()) {
    case CacheModel::Name:
        return CacheText::entry(row());
    case CacheModel::Tier:
        return CacheText::tier(value.toString());
    case CacheModel::Size:
        return Format::bytes(value.toLongLong());
    case CacheModel::Saved:
        return value.isValid() ? Format::percent(value.toDouble(), 0) : Format::none();
    case CacheModel::Hits:
        return Format::number(value.toLongLong());
    case CacheModel::LastHit:
        return value.isValid() ? Format::age(Millis(value.toLongLong()), m_clock.utc())
                               : Format::none();
    case CacheModel::Expires:
        return value.isValid() ? Format::moment(Millis(value.toLongLong()), m_clock.utc())
                               : tr("never");
    default:
        //: An entry of the cache that is kept whatever comes.
        return value.toBool() ? tr("Pinned") : QString();
    }
}

QVariant CacheWording::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case CacheModel::Name:
        return tr("Entry");
    case CacheModel::Tier:
        return tr("Tier");
    case CacheModel::Size:
        return tr("Size");
    case CacheModel::Saved:
        //: Share of its size that packing saved.
        return tr("Saved");
    case CacheModel::Hits:
        return tr("Hits");
    case CacheModel::LastHit:
        return tr("Last hit");
    case CacheModel::Expires:
        return tr("Expires");
    default:
        return tr("Kept");
    }
}

} // namespace Batanidza
