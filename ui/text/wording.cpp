#include "ui/text/wording.h"

#include "ui/look.h"
#include "ui/models/clientstatusmodel.h"
#include "ui/models/eventlinemodel.h"
#include "ui/models/platformmodel.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/icons.h"

#include <QFontMetrics>

namespace Batanidza {

PlatformWording::PlatformWording(const Look &look, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_look(look)
    , m_clock(clock)
{}

QVariant PlatformWording::data(const QModelIndex &index, int role) const
{
    const auto *model = qobject_cast<const PlatformModel *>(sourceModel());
    if (!model || !index.isValid())
        return {};
    const PlatformStatus &platform = model->at(index.row());
    if (role == Qt::DecorationRole && index.column() == PlatformModel::State) {
        const int size = QFontMetrics(m_look.font(TextRole::Body)).height();
        return statusIconFor(platform.severity, m_look.color(platform.severity),
                             m_look.color(ColorRole::SelectionText), size, 2);
    }
    if (role == Qt::ToolTipRole)
        return ReasonText::platformSentence(platform, m_clock.utc());
    if (role != Qt::DisplayRole)
        return QIdentityProxyModel::data(index, role);
    const QVariant value = QIdentityProxyModel::data(index, PlatformModel::ValueRole);
    if (!value.isValid())
        return Format::none();
    switch (index.column()) {
    case PlatformModel::State:
        return ReasonText::platformWord(platform);
    case PlatformModel::Name:
        return Format::platform(platform.platform);
    case PlatformModel::VersionColumn:
        return Format::version(value.toLongLong());
    case PlatformModel::P95:
        return Format::milliseconds(value.toDouble());
    case PlatformModel::Errors:
        return Format::percent(value.toDouble());
    case PlatformModel::LastSync:
        return Format::age(Millis(value.toLongLong()), m_clock.utc());
    default:
        return Format::number(value.toLongLong());
    }
}

QVariant PlatformWording::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section <= PlatformModel::Name ? Qt::AlignLeft | Qt::AlignVCenter
                                                       : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case PlatformModel::VersionColumn:
            return tr("The place in the log that every connected device of it has");
        case PlatformModel::Behind:
            return tr("Changes that at least one connected device does not have yet");
        case PlatformModel::P95:
            return tr("95 of 100 changes reach its devices within this time (last 5 minutes)");
        case PlatformModel::Errors:
            return tr("Share of its requests that failed (last 5 minutes)");
        case PlatformModel::Queue:
            return tr("Changes sent or waiting that were not acknowledged yet");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PlatformModel::State:
        //: Column: whether a platform is in sync.
        return tr("State");
    case PlatformModel::Name:
        //: Column: name of a platform.
        return tr("Platform");
    case PlatformModel::VersionColumn:
        //: Column: version number.
        return tr("Version");
    case PlatformModel::Behind:
        //: Column: how many versions behind.
        return tr("Behind");
    case PlatformModel::P95:
        return QStringLiteral("P95");
    case PlatformModel::Errors:
        //: Column: share of failed requests.
        return tr("Errors");
    case PlatformModel::Queue:
        //: Column: changes that are not acknowledged yet.
        return tr("Queue");
    case PlatformModel::Sessions:
        //: Column: number of connected devices.
        return tr("Devices");
    case PlatformModel::LastSync:
        //: Column: when it last acknowledged something.
        return tr("Last sync");
    default:
        return {};
    }
}

EventWording::EventWording(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{}

QVariant EventWording::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QVariant value = QIdentityProxyModel::data(index, EventLineModel::ValueRole);
    if (role == Qt::ToolTipRole && index.column() == EventLineModel::At)
        return Format::exact(Millis(value.toLongLong()));
    if (role != Qt::DisplayRole)
        return QIdentityProxyModel::data(index, role);
    switch (index.column()) {
    case EventLineModel::At:
        return Format::moment(Millis(value.toLongLong()), m_clock.utc());
    case EventLineModel::Kind:
        return ReasonText::eventKind(value.toString());
    case EventLineModel::VersionColumn:
        return Format::version(value.toLongLong());
    case EventLineModel::Origin:
        return value.toString().isEmpty() ? Format::none() : Format::platform(value.toString());
    default:
        return value.toString().isEmpty() ? QVariant(Format::none()) : value;
    }
}

QVariant EventWording::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EventLineModel::At:
        //: Column: when something happened.
        return tr("Time");
    case EventLineModel::Kind:
        //: Column: what happened.
        return tr("What");
    case EventLineModel::Item:
        //: Column: the lesson it happened to.
        return tr("Lesson");
    case EventLineModel::VersionColumn:
        //: Column: version number.
        return tr("Version");
    case EventLineModel::Origin:
        //: Column: the platform an edit came from.
        return tr("From");
    case EventLineModel::Author:
        //: Column: the person who did it.
        return tr("Who");
    default:
        return {};
    }
}

ClientWording::ClientWording(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{}

QVariant ClientWording::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QVariant value = QIdentityProxyModel::data(index, ClientStatusModel::ValueRole);
    if (role == Qt::ToolTipRole && index.column() == ClientStatusModel::LastHeard)
        return Format::exact(Millis(value.toLongLong()));
    if (role != Qt::DisplayRole)
        return QIdentityProxyModel::data(index, role);
    if (!value.isValid())
        return Format::none();
    switch (index.column()) {
    case ClientStatusModel::Connected:
        //: State of a device: it is there, or it is not.
        return value.toBool() ? tr("Connected") : tr("Away");
    case ClientStatusModel::Acknowledged:
        return Format::version(value.toLongLong());
    case ClientStatusModel::Behind:
        return Format::number(value.toLongLong());
    case ClientStatusModel::LastHeard:
        return value.toLongLong() > 0 ? Format::age(Millis(value.toLongLong()), m_clock.utc())
                                      : Format::none();
    case ClientStatusModel::RoundTrip:
        return Format::milliseconds(value.toDouble());
    default:
        return value.toString().isEmpty() ? QVariant(Format::none()) : value;
    }
}

QVariant ClientWording::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ClientStatusModel::Device:
        //: Column: name of a device.
        return tr("Device");
    case ClientStatusModel::Connected:
        //: Column: whether the device is connected.
        return tr("State");
    case ClientStatusModel::Acknowledged:
        //: Column: the version a device has said it has.
        return tr("Has");
    case ClientStatusModel::Behind:
        //: Column: how many versions behind.
        return tr("Behind");
    case ClientStatusModel::LastHeard:
        //: Column: when the device was last heard of.
        return tr("Last heard");
    case ClientStatusModel::RoundTrip:
        //: Column: time to the device and back.
        return tr("Round trip");
    case ClientStatusModel::App:
        //: Column: name and version of the program on the device.
        return tr("App");
    default:
        return {};
    }
}

} // namespace Batanidza
