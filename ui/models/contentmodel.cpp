#include "ui/models/contentmodel.h"

#include "engine/runtime/awaited.h"
#include "ui/models/adaptationwatch.h"
#include "ui/models/severity.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 pageSize = 200;

QString orderKey(int column)
{
    switch (column) {
    case ContentModel::LessonColumn:
        return u"title"_s;
    case ContentModel::LevelColumn:
        return u"level"_s;
    case ContentModel::VersionColumn:
        return u"version"_s;
    case ContentModel::SizeColumn:
        return u"bytes"_s;
    case ContentModel::EditedColumn:
        return u"editedAt"_s;
    default:
        return {};
    }
}

} // namespace

ContentModel::ContentModel(ContentApi &api, QObject *parent)
    : QAbstractTableModel(parent)
    , m_api(api)
{
    m_query.limit = pageSize;
    m_settle.setSingleShot(true);
    m_settle.setInterval(250ms);
    connect(&m_settle, &QTimer::timeout, this, &ContentModel::reload);
    connect(&m_api, &ContentApi::changed, this, [this] {
        // Not restarted by each change, or a steady stream of edits would put it off for ever.
        if (!m_settle.isActive())
            m_settle.start();
    });
}

void ContentModel::reload()
{
    m_settle.stop();
    request(0, std::max<qint64>(pageSize, m_rows.size()));
}

void ContentModel::setFilter(const QString &filter)
{
    if (m_query.filter == filter)
        return;
    m_query.filter = filter;
    // One question at a time: who types faster than the engine answers gets the last filter next,
    // and not one after the other of all before it.
    if (m_waiting && m_state == State::Ready)
        m_filterAgain = true;
    else
        request(0, pageSize);
}

void ContentModel::sort(int column, Qt::SortOrder order)
{
    const auto key = orderKey(column);
    const bool descending = order == Qt::DescendingOrder;
    if (key.isEmpty() || (key == m_query.orderBy && descending == m_query.descending))
        return;
    m_query.orderBy = key;
    m_query.descending = descending;
    request(0, std::max<qint64>(pageSize, m_rows.size()));
}

void ContentModel::request(qint64 offset, qint64 limit)
{
    auto query = m_query;
    query.offset = offset;
    query.limit = limit;
    m_waiting = true;
    m_filterAgain = false;
    awaitResult(m_api.list(query), this,
                [this, offset, asked = ++m_asked](const Result<ItemPage> &page) {
                    if (asked != m_asked)
                        return;
                    m_waiting = false;
                    if (m_filterAgain)
                        request(0, pageSize);
                    if (page)
                        onPage(offset, *page);
                    else
                        setState(State::Failed, page.error());
                });
}

void ContentModel::onPage(qint64 offset, const ItemPage &page)
{
    m_total = page.total;
    m_matching = page.matching;
    if (offset == 0) {
        replaceRows(page.rows);
    } else if (!page.rows.isEmpty()) {
        // A head may have moved between two pages: no row stands there twice.
        QList<ItemRow> fresh;
        QSet<ItemId> known;
        for (const auto &row : std::as_const(m_rows))
            known.insert(row.id);
        std::ranges::copy_if(page.rows, std::back_inserter(fresh),
                             [&](const ItemRow &row) { return !known.contains(row.id); });
        if (!fresh.isEmpty()) {
            beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
            m_rows += fresh;
            endInsertRows();
        }
    }
    if (page.rows.isEmpty())
        m_matching = std::min<qint64>(m_matching, m_rows.size());
    setState(State::Ready);
}

// In four steps that views understand: what left, what came, the new order, what is different. So
// selection and scroll place follow the lesson, not the row number.
void ContentModel::replaceRows(const QList<ItemRow> &rows)
{
    QHash<ItemId, int> wanted;
    for (int i = 0; i < rows.size(); ++i)
        wanted.insert(rows.at(i).id, i);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (wanted.contains(m_rows.at(last).id))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_rows.at(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }

    QSet<ItemId> kept;
    for (const auto &row : std::as_const(m_rows))
        kept.insert(row.id);
    QList<ItemRow> fresh;
    std::ranges::copy_if(rows, std::back_inserter(fresh),
                         [&](const ItemRow &row) { return !kept.contains(row.id); });
    if (!fresh.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
        m_rows += fresh;
        endInsertRows();
    }

    const bool sameOrder = std::ranges::equal(m_rows, rows, {}, &ItemRow::id, &ItemRow::id);
    if (!sameOrder) {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const auto from = persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const auto &old : from)
            to.append(index(wanted.value(m_rows.at(old.row()).id), old.column()));
        QList<ItemRow> ordered(rows.size());
        for (const auto &row : std::as_const(m_rows))
            ordered[wanted.value(row.id)] = row;
        m_rows = ordered;
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }

    for (int i = 0; i < rows.size(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

void ContentModel::setState(State state, std::optional<Error> error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

void ContentModel::setSnapshot(const EngineSnapshotPtr &snapshot)
{
    const auto before = std::exchange(m_snapshot, snapshot);
    if (m_rows.isEmpty())
        return;
    const auto same = [](const PlatformStatus &a, const PlatformStatus &b) {
        return a.platform == b.platform && a.version == b.version && a.known == b.known &&
               a.sessions == b.sessions && a.severity == b.severity;
    };
    if (before && m_snapshot && std::ranges::equal(before->platforms, m_snapshot->platforms, same))
        return;
    Q_EMIT dataChanged(index(0, WebColumn), index(rowCount() - 1, WatchosColumn));
}

const ItemRow *ContentModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int ContentModel::rowOf(const ItemId &id) const
{
    const auto found = std::ranges::find(m_rows, id, &ItemRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

ContentModel::Place ContentModel::place(const ItemRow &row, Platform platform) const
{
    if (!m_snapshot)
        return Place::Unknown;
    const auto status =
        std::ranges::find(m_snapshot->platforms, platform, &PlatformStatus::platform);
    if (status == m_snapshot->platforms.end())
        return Place::Unknown;
    if (status->sessions == 0)
        return Place::Off;
    if (status->version >= row.sequence)
        return Place::HasIt;
    // The engine judges what is still on the way and what is late.
    return status->severity == Severity::Ok ? Place::Coming : Place::Behind;
}

ContentModel::Held ContentModel::held(const ItemRow &row, Platform platform) const
{
    Held held;
    held.place = place(row, platform);
    if (held.place == Place::Unknown)
        return held;
    const auto &status =
        *std::ranges::find(m_snapshot->platforms, platform, &PlatformStatus::platform);
    for (const ClientStatus &client : status.clients) {
        if (!client.connected)
            continue;
        ++held.clients;
        held.lacking += client.acknowledged < row.sequence;
    }
    if (status.version >= row.sequence) {
        held.version = row.version;
        return held;
    }
    const auto theirs = std::ranges::find_if(
        row.earlier, [&](const VersionPlace &one) { return one.sequence <= status.version; });
    if (theirs != row.earlier.end()) {
        if (!theirs->deleted)
            held.version = theirs->version;
    } else if (row.earlier.size() >= ItemRow::mostEarlier) {
        held.version = row.earlier.constLast().version;
        held.older = true;
    }
    if (held.version.value() > 0)
        held.behind = static_cast<int>(row.version.value() - held.version.value());
    return held;
}

bool ContentModel::isFaulty(const ItemRow &row, Platform platform) const
{
    return m_faults &&
           std::ranges::any_of(m_faults->of(row, platformName(platform)), &PreviewWarning::severe);
}

Severity ContentModel::severityAt(const ItemRow &row, Platform platform) const
{
    if (isFaulty(row, platform))
        return Severity::Critical;
    switch (place(row, platform)) {
    case Place::HasIt:
        return Severity::Ok;
    case Place::Behind:
        return Severity::Warning;
    default:
        return Severity::Unknown;
    }
}

void ContentModel::faultsFound(const ItemId &id)
{
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, WebColumn), index(row, WatchosColumn));
}

std::optional<Platform> ContentModel::platformOf(int column)
{
    if (column < WebColumn || column > WatchosColumn)
        return {};
    return allPlatforms.at(static_cast<size_t>(column - WebColumn));
}

int ContentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ContentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    const int column = index.column();
    const auto platform = platformOf(column);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return spokenText(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case Qt::TextAlignmentRole:
        if (column == VersionColumn || column == SizeColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case IdRole:
        return row.id.toString();
    case GlossRole:
        return row.gloss;
    case ConflictRole:
        return row.conflict;
    case PlaceRole:
        return platform ? QVariant::fromValue(place(row, *platform)) : QVariant();
    case SeverityRole:
        if (platform)
            return QVariant::fromValue(severityAt(row, *platform));
        if (column == ConflictColumn && row.conflict)
            return QVariant::fromValue(Severity::Warning);
        return {};
    default:
        return {};
    }
}

bool ContentModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_waiting && m_rows.size() < m_matching;
}

void ContentModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        request(m_rows.size(), pageSize);
}

} // namespace Batanidza
