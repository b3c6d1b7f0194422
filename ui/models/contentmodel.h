#pragma once

#include "engine/runtime/contentapi.h"
#include "engine/runtime/enginesnapshot.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>
#include <optional>

//! The list of lessons with, for each platform, whether it has the row's newest version. Pages of
//! rows come from the api, which also sorts and filters; a change in the content is read again by
//! itself, a quarter of a second later and all together, and rows keep their selection. Main
//! thread.
namespace Batanidza {

class AdaptationWatch;

class ContentModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        LessonColumn,
        LevelColumn,
        VersionColumn,
        WebColumn,
        IosColumn,
        AndroidColumn,
        DesktopColumn,
        WatchosColumn,
        SizeColumn,
        EditedColumn,
        ConflictColumn,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole,
        GlossRole,    //!< English title, under the Shona one
        PlaceRole,    //!< of a platform column: Place
        SeverityRole, //!< of a platform column and of the mark of a conflict
        ConflictRole,
    };
    //! Where a platform stands for one row.
    enum class Place {
        HasIt,   //!< all its connected clients acknowledged the row's newest version
        Coming,  //!< it went out a moment ago
        Behind,  //!< at least one of them still does not have it
        Off,     //!< no client of it is connected
        Unknown, //!< nothing measured yet
    };
    Q_ENUM(Place)
    //! What a platform's clients have of one row.
    struct Held
    {
        Place place = Place::Unknown;
        //! The newest that all its connected clients acknowledged; while none is connected, that
        //! any of them did. 0 = they have none of it, or nothing is known.
        Version version;
        bool older = false; //!< than `version`, which is the oldest that is told
        int behind = 0;     //!< versions between theirs and the newest, where both are known
        int clients = 0;    //!< connected; those that are told one by one
        int lacking = 0;    //!< of them, without the newest
    };
    enum class State { Loading, Ready, Failed };
    Q_ENUM(State)

    explicit ContentModel(ContentApi &api, QObject *parent = nullptr);

    //! Reads from the start; rows that stay keep their place and selection.
    void reload();
    void setFilter(const QString &filter);
    [[nodiscard]] QString filter() const { return m_query.filter; }
    void setSnapshot(const EngineSnapshotPtr &snapshot);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 matching() const { return m_matching; }

    [[nodiscard]] const ItemRow *rowAt(int row) const;
    //! -1 where it is not among the rows read so far.
    [[nodiscard]] int rowOf(const ItemId &id) const;
    [[nodiscard]] Place place(const ItemRow &row, Platform platform) const;
    [[nodiscard]] Held held(const ItemRow &row, Platform platform) const;
    //! Sentences: what the platform's clients have, and what went wrong on the way to it.
    [[nodiscard]] QString heldSentence(const ItemRow &row, Platform platform) const;
    //! Where faults of adaptation come from; it outlives this. Without one none is shown.
    void setFaults(const AdaptationWatch *faults) { m_faults = faults; }
    //! Another lesson was looked through.
    void faultsFound(const ItemId &id);
    [[nodiscard]] static std::optional<Platform> platformOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    //! By what the api can sort: other columns leave the order as it is.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    //! The state, the error or one of the counts is another.
    void stateChanged();

private:
    void request(qint64 offset, qint64 limit);
    void onPage(qint64 offset, const ItemPage &page);
    void replaceRows(const QList<ItemRow> &rows);
    void setState(State state, std::optional<Error> error = {});
    [[nodiscard]] Severity severityAt(const ItemRow &row, Platform platform) const;
    //! Whether what was made for the platform is not as it should be.
    [[nodiscard]] bool isFaulty(const ItemRow &row, Platform platform) const;
    [[nodiscard]] QString text(const ItemRow &row, int column) const;
    [[nodiscard]] QString placeText(const ItemRow &row, Platform platform) const;
    [[nodiscard]] QString spokenText(const ItemRow &row, int column) const;
    [[nodiscard]] QString tip(const ItemRow &row, int column) const;

    ContentApi &m_api;
    ItemQuery m_query;
    QList<ItemRow> m_rows;
    qint64 m_total = 0;
    qint64 m_matching = 0;
    EngineSnapshotPtr m_snapshot;
    const AdaptationWatch *m_faults = nullptr;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    QTimer m_settle;
    quint64 m_asked = 0; //!< answers to earlier questions are passed over
    bool m_waiting = false;
    bool m_filterAgain = false; //!< the filter is another since it was asked
};

} // namespace Batanidza
