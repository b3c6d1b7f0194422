#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QAbstractTableModel>

#include <optional>

//! The last events, newest first, of all platforms or of one. Values only: the words are of
//! ui/text/wording. New events come in on top, so that a selection stays with its event. Main
//! thread.
namespace Batanidza {

class EventLineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, Kind, Item, VersionColumn, Origin, Author };
    static constexpr int columns = Author + 1;
    static constexpr int ValueRole = Qt::UserRole;

    explicit EventLineModel(qsizetype most, QObject *parent = nullptr);

    //! Nothing = all.
    void setPlatform(const QString &name);
    //! Newest first, as EngineSnapshot::recent.
    void setEvents(const QList<EventLine> &events);
    [[nodiscard]] const EventLine &at(int row) const { return m_shown.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QList<EventLine> chosen() const;

    qsizetype m_most;
    QString m_platform;
    QList<EventLine> m_all;
    QList<EventLine> m_shown;
};

} // namespace Batanidza
