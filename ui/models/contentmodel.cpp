#include "ui/models/contentmodel.h"

#include "engine/runtime/awaited.h"
#include "ui/models/severity.h"

#include <QDateTime>
#include <QLocale>
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
        return a.platform == b.platform && a.version == b.version &&
               (a.sessions > 0) == (b.sessions > 0);
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
        if (platform) {
            const auto where = place(row, *platform);
            return QVariant::fromValue(where == Place::HasIt    ? Severity::Ok
                                       : where == Place::Behind ? Severity::Warning
                                                                : Severity::Unknown);
        }
        if (column == ConflictColumn && row.conflict)
            return QVariant::fromValue(Severity::Warning);
        return {};
    default:
        return {};
    }
}

QString ContentModel::text(const ItemRow &row, int column) const
{
    const QLocale locale;
    if (const auto platform = platformOf(column))
        return placeText(row, *platform);
    switch (column) {
    case LessonColumn:
        return row.title;
    case LevelColumn:
        return row.level;
    case VersionColumn:
        //: Short for "version %1" in a narrow column
        return tr("v%1").arg(row.version.value());
    case SizeColumn:
        return locale.formattedDataSize(row.bytes, 1, QLocale::DataSizeTraditionalFormat);
    case EditedColumn: {
        const auto at = QDateTime::fromMSecsSinceEpoch(row.editedAt.count());
        const auto when = locale.toString(at, QLocale::ShortFormat);
        if (row.editedBy.isEmpty())
            return when;
        //: Who edited a lesson and when: %1 a person's name, %2 date and time
        return tr("%1, %2").arg(row.editedBy, when);
    }
    case ConflictColumn:
        //: In the list of lessons: an edit of this one waits for a person's decision
        return row.conflict ? tr("waiting") : QString();
    default:
        return {};
    }
}

QString ContentModel::placeText(const ItemRow &row, Platform platform) const
{
    switch (place(row, platform)) {
    case Place::HasIt:
        return tr("v%1").arg(row.version.value());
    case Place::Coming:
        //: The newest version of a lesson went out to a platform a moment ago
        return tr("coming");
    case Place::Behind:
        //: A platform does not have the newest version of a lesson yet
        return tr("behind");
    case Place::Off:
        //: No client of a platform is connected
        return tr("off");
    case Place::Unknown:
        //: Not known yet
        return tr("unknown");
    }
    return {};
}

QString ContentModel::spokenText(const ItemRow &row, int column) const
{
    const auto header = headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
    switch (column) {
    case LessonColumn:
        return row.gloss.isEmpty() || row.gloss == row.title
                   ? row.title
                   //: Read aloud: %1 the Shona title, %2 the English title
                   : tr("%1 (%2)").arg(row.title, row.gloss);
    case ConflictColumn:
        return row.conflict ? tr("An edit waits for a person") : tr("No edit waits");
    default:
        //: Read aloud: %1 the name of a column, %2 its value
        return tr("%1: %2").arg(header, text(row, column));
    }
}

QString ContentModel::tip(const ItemRow &row, int column) const
{
    if (const auto platform = platformOf(column)) {
        switch (place(row, *platform)) {
        case Place::HasIt:
            return tr("All connected clients have this version.");
        case Place::Coming:
            return tr("The newest version went out a moment ago.");
        case Place::Behind:
            return tr("At least one connected client does not have this version yet.");
        case Place::Off:
            return tr("No client of this platform is connected.");
        case Place::Unknown:
            return tr("Nothing was measured yet.");
        }
    }
    switch (column) {
    case LessonColumn:
        return row.id.toString();
    case EditedColumn:
        return QDateTime::fromMSecsSinceEpoch(row.editedAt.count(), Qt::UTC)
            .toString(Qt::ISODateWithMs);
    case SizeColumn:
        return tr("%n byte(s)", nullptr, static_cast<int>(row.bytes));
    case ConflictColumn:
        return row.conflict ? tr("An edit waits for a person") : QString();
    default:
        return {};
    }
}

QVariant ContentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool whole = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (role == Qt::TextAlignmentRole)
        return section == VersionColumn || section == SizeColumn
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && !whole)
        return {};
    switch (section) {
    case LessonColumn:
        //: Head of a column
        return tr("Lesson");
    case LevelColumn:
        //: Head of a column: how hard a lesson is, such as A1
        return tr("Level");
    case VersionColumn:
        //: Head of a column
        return tr("Version");
    case WebColumn:
        //: Head of a column: the platform
        return tr("Web");
    case IosColumn:
        //: Head of a column: the platform
        return tr("iOS");
    case AndroidColumn:
        //: Head of a narrow column: short for Android
        return whole ? tr("Android") : tr("And");
    case DesktopColumn:
        //: Head of a narrow column: short for Desktop
        return whole ? tr("Desktop") : tr("Dsk");
    case WatchosColumn:
        //: Head of a narrow column: short for Watch
        return whole ? tr("Watch") : tr("Wch");
    case SizeColumn:
        //: Head of a column: bytes of a lesson
        return tr("Size");
    case EditedColumn:
        //: Head of a column: who edited a lesson last, and when
        return tr("Edited");
    case ConflictColumn:
        //: Head of a column: whether an edit of a lesson waits for a person's decision
        return tr("Conflict");
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
