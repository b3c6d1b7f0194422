#pragma once

#include "engine/runtime/conflictapi.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <optional>

//! The log of events, newest first, page by page as a person scrolls; the engine filters. What
//! happens meanwhile comes in on top, so that a selection stays with its event. Values only: the
//! words are given. Main thread.
namespace Batanidza {

class EventLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        WhoColumn,
        WhatColumn,
        LessonColumn,
        VersionColumn,
        PlatformColumn,
        RuleColumn
    };
    static constexpr int columns = RuleColumn + 1;
    enum class State { Loading, Ready, Failed };
    Q_ENUM(State)

    struct Words
    {
        std::function<QString(const EventLine &, int column)> cell;
        std::function<QString(const EventLine &, int column)> tip;
        std::function<QString(const EventLine &)> sentence; //!< for screen readers
        std::function<QString(int column)> header;
    };

    //! One page of rows.
    static constexpr qint64 pageSize = 200;

    EventLogModel(ConflictApi &api, Words words, QObject *parent = nullptr);

    //! Other events: read from the start. `limit` and `before` are the model's own.
    void setQuery(const EventQuery &query);
    [[nodiscard]] const EventQuery &query() const { return m_query; }
    [[nodiscard]] bool isFiltered() const;
    //! Reads from the start; old rows stay until the new ones are there.
    void reload();
    void wordsChanged();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    //! All events of the log, whatever the query; 0 = not known yet.
    [[nodiscard]] qint64 total() const { return m_newest.value(); }
    //! There are older ones that fit, or may be.
    [[nodiscard]] bool hasMore() const { return m_more; }
    [[nodiscard]] const EventLine *lineAt(int row) const;
    //! -1 where it is not among the rows read so far.
    [[nodiscard]] int rowOf(Sequence sequence) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged();

private:
    void onFirstPage(const QList<EventLine> &lines);
    void readNews();
    void onNews(const QList<EventLine> &lines);
    void readTotal();
    void fail(const Error &error);

    ConflictApi &m_api;
    Words m_words;
    EventQuery m_query;
    QList<EventLine> m_lines;
    State m_state = State::Loading;
    Error m_error;
    Sequence m_newest;
    bool m_more = false;
    bool m_fetching = false;
    quint64 m_asked = 0; //!< answers to earlier questions are passed over
    QTimer m_settle;     //!< many commits in a moment are one look
};

} // namespace Batanidza
