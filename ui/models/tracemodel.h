#pragma once

#include "engine/runtime/previewapi.h"

#include <QAbstractTableModel>

#include <functional>

//! What became of each field on its way to one platform: the trace of its adapter, filtered. Words
//! are given. Main thread.
namespace Batanidza {

class TraceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, FateColumn, RuleColumn, WhyColumn, columns };
    enum class Show { All, NotKept, Warnings };
    enum Role { KeyRole = Qt::UserRole, WarningRole };
    struct Row
    {
        TraceLine line;
        QString key; //!< of the block it belongs to; empty where there is none
        bool warning = false;
    };
    struct Words
    {
        std::function<QString(const Row &, int column)> cell;
        std::function<QString(int column)> header;
    };

    explicit TraceModel(Words words, QObject *parent = nullptr);

    //! `platform` is one of the preview's; nullptr empties it.
    void setTrace(const LessonPreviewPtr &preview, const PlatformPreview *platform);
    void setShow(Show show);
    //! Only what belongs to this block; empty = all.
    void setKey(const QString &key);
    void wordsChanged();

    [[nodiscard]] Show show() const { return m_show; }
    [[nodiscard]] const Row *rowAt(int row) const;
    //! The first shown row of a block, -1 = none.
    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] int all() const { return static_cast<int>(m_all.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void filter();

    Words m_words;
    QList<Row> m_all;
    QList<qsizetype> m_shown; //!< places in m_all
    Show m_show = Show::All;
    QString m_key;
};

} // namespace Batanidza
