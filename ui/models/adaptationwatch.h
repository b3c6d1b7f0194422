#pragma once

#include "engine/runtime/contentapi.h"
#include "ui/models/previewwarnings.h"

#include <QCache>
#include <QObject>

//! What the adapters find wrong with the lessons that a person looks at, for each platform. One
//! lesson after the other is made as the Preview page makes it, so the same holds beside the engine
//! and over the line; what was found of a version is kept. Main thread.
namespace Batanidza {

class AdaptationWatch final : public QObject
{
    Q_OBJECT

public:
    //! `api` outlives this.
    explicit AdaptationWatch(PreviewApi &api, QObject *parent = nullptr);

    //! What is to be looked through next, in this order; what was wanted before is given up.
    void want(const QList<ItemRow> &rows);
    //! Faults first. Empty also where it was not looked through yet: see isKnown().
    [[nodiscard]] QList<PreviewWarning> of(const ItemRow &row, const QString &platform) const;
    [[nodiscard]] bool isKnown(const ItemRow &row) const;
    //! The lesson as it was looked through; null where it was not.
    [[nodiscard]] Json lesson(const ItemRow &row) const;

Q_SIGNALS:
    void found(const Batanidza::ItemId &id);

private:
    struct Seen
    {
        QList<PreviewWarning> warnings;
        Json lesson; //!< null where nothing is wrong: nobody needs it then
    };
    [[nodiscard]] static QString keyOf(const ItemRow &row);
    void next();

    PreviewApi &m_api;
    QList<ItemRow> m_wanted;
    QCache<QString, Seen> m_seen;
    bool m_busy = false;
};

} // namespace Batanidza
