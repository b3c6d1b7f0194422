#include "ui/models/eventlogmodel.h"

#include "engine/runtime/awaited.h"

#include <algorithm>

namespace Batanidza {

using namespace std::chrono_literals;

EventLogModel::EventLogModel(ConflictApi &api, Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_api(api)
    , m_words(std::move(words))
{
    m_query.limit = pageSize;
    m_settle.setSingleShot(true);
    m_settle.setInterval(500ms);
    connect(&m_settle, &QTimer::timeout, this, &EventLogModel::readNews);
    connect(&m_api, &ConflictApi::changed, this, [this] {
        // Started once and not pushed back: news must come in also where they never end.
        if (!m_settle.isActive())
            m_settle.start();
    });
}

void EventLogModel::setQuery(const EventQuery &query)
{
    m_query = query;
    m_query.limit = pageSize;
    m_query.before = {};
    reload();
}

bool EventLogModel::isFiltered() const
{
    return !m_query.kinds.isEmpty() || !m_query.item.isEmpty() || !m_query.itemPart.isEmpty() ||
           !m_query.author.isEmpty() || !m_query.platform.isEmpty() || !m_query.rule.isEmpty() ||
           m_query.from.count() > 0 || m_query.to.count() > 0;
}

void EventLogModel::reload()
{
    m_fetching = false;
    m_state = State::Loading;
    Q_EMIT stateChanged();
    awaitResult(m_api.events(m_query), this,
                [this, asked = ++m_asked](const Result<QList<EventLine>> &lines) {
                    if (asked != m_asked)
                        return;
                    if (lines)
                        onFirstPage(*lines);
                    else
                        fail(lines.error());
                });
    if (isFiltered())
        readTotal();
}

void EventLogModel::readTotal()
{
    EventQuery newest;
    newest.limit = 1;
    awaitResult(m_api.events(newest), this, [this](const Result<QList<EventLine>> &lines) {
        if (!lines || lines->isEmpty() || lines->first().sequence <= m_newest)
            return;
        m_newest = lines->first().sequence;
        Q_EMIT stateChanged();
    });
}

void EventLogModel::fail(const Error &error)
{
    m_state = State::Failed;
    m_error = error;
    Q_EMIT stateChanged();
}

void EventLogModel::onFirstPage(const QList<EventLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    m_more = lines.size() >= pageSize;
    endResetModel();
    if (!isFiltered() && !lines.isEmpty())
        m_newest = std::max(m_newest, lines.first().sequence);
    m_state = State::Ready;
    Q_EMIT stateChanged();
}

void EventLogModel::readNews()
{
    if (m_state != State::Ready)
        return;
    awaitResult(m_api.events(m_query), this,
                [this, asked = m_asked](const Result<QList<EventLine>> &lines) {
                    if (asked == m_asked && m_state == State::Ready && lines)
                        onNews(*lines);
                });
    if (isFiltered())
        readTotal();
}

void EventLogModel::onNews(const QList<EventLine> &lines)
{
    if (lines.isEmpty())
        return;
    const Sequence known = m_lines.isEmpty() ? Sequence() : m_lines.first().sequence;
    const auto firstKnown = std::ranges::find_if(
        lines, [known](const EventLine &line) { return line.sequence <= known; });
    const auto fresh = firstKnown - lines.begin();
    if (fresh >= pageSize) { // more came than one page holds: what is between is not known
        onFirstPage(lines);
        return;
    }
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
    m_lines = lines.first(fresh) + m_lines;
    endInsertRows();
    if (!isFiltered())
        m_newest = m_lines.first().sequence;
    Q_EMIT stateChanged();
}

void EventLogModel::wordsChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

const EventLine *EventLogModel::lineAt(int row) const
{
    return row >= 0 && row < m_lines.size() ? &m_lines[row] : nullptr;
}

int EventLogModel::rowOf(Sequence sequence) const
{
    // Newest first, so that it can be found by halving.
    const auto at =
        std::ranges::lower_bound(m_lines, sequence, std::ranges::greater(), &EventLine::sequence);
    return at != m_lines.end() && at->sequence == sequence ? static_cast<int>(at - m_lines.begin())
                                                           : -1;
}

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int EventLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventLine &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return m_words.cell(line, index.column());
    case Qt::ToolTipRole:
        return m_words.tip(line, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TimeColumn ? m_words.sentence(line)
                                            : m_words.cell(line, index.column());
    default:
        return {};
    }
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_words.header(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    return {};
}

bool EventLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_fetching && m_state == State::Ready;
}

void EventLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_lines.isEmpty())
        return;
    m_fetching = true;
    EventQuery query = m_query;
    query.before = m_lines.last().sequence;
    awaitResult(
        m_api.events(query), this, [this, asked = m_asked](const Result<QList<EventLine>> &lines) {
            if (asked != m_asked)
                return;
            if (!lines) {
                m_fetching = false;
                m_more = false; // Refresh asks again
                fail(lines.error());
                return;
            }
            m_more = lines->size() >= pageSize;
            if (lines->isEmpty()) {
                m_fetching = false;
            } else {
                beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(lines->size()) - 1);
                m_lines += *lines;
                m_fetching = false; // a view may ask for more as soon as it hears of these
                endInsertRows();
            }
            Q_EMIT stateChanged();
        });
}

} // namespace Batanidza
