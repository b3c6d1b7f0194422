#pragma once

#include "engine/client/clientaction.h"
#include "engine/store/outbox.h"
#include "engine/store/replica.h"

//! Brings what the hub says into the replica: the rule of versions, patches, hashes. Every call is
//! one transaction. Belongs to the thread of the replica.
namespace Batanidza {

struct Pulled
{
    QList<ItemChange> changes;
    QList<Change> inTurn;  //!< every line of a page, also where nothing was to be done
    QList<ItemId> wanted;  //!< have to be fetched whole
    QList<ItemId> tooLong; //!< came without the body that was asked for: only HTTP can bring it
    QList<Error> troubles;
};

class Puller
{
public:
    Puller(Replica &replica, Outbox &outbox, QString platform, Wire::Bodies bodies);

    //! Applies a page that starts where we stand, and moves there.
    [[nodiscard]] Result<Pulled> page(const Wire::ChangesPage &page, std::chrono::milliseconds now);
    //! Changes ahead of their turn: the place stays.
    [[nodiscard]] Result<Pulled> urgent(const QList<Wire::ChangeLine> &lines);
    //! Items that were fetched whole.
    [[nodiscard]] Result<Pulled> items(const Wire::ItemsAnswer &answer);

private:
    [[nodiscard]] Result<void> line(const Wire::ChangeLine &line, bool urgent, Pulled &pulled);
    [[nodiscard]] Result<void> item(const Wire::Item &item, Pulled &pulled);
    [[nodiscard]] Result<void> absent(const ItemId &id, Pulled &pulled);
    //! The new body; empty where it has to be fetched.
    [[nodiscard]] static QByteArray bodyOf(const Wire::ChangeLine &line,
                                           const std::optional<ReplicaItem> &held);
    [[nodiscard]] bool isForUs(const Change &change) const;

    Replica &m_replica;
    Outbox &m_outbox;
    const QString m_platform;
    const Wire::Bodies m_bodies;
};

} // namespace Batanidza
