#pragma once

#include "engine/base/jitter.h"
#include "engine/client/clientsession.h"
#include "tests/support/world/worldlink.h"

#include <QHash>

#include <memory>

//! One client of a world: a real session over a real store, which is closed and opened again when
//! its program restarts; and what an onlooker remembers of it. One thread.
namespace Batanidza {

struct WorldClient
{
    //! Says how client `index` of a world is: its platform, form, filter and habits.
    WorldClient(int index, const QString &folder, const TenantId &tenant, const QString &token);

    //! Opens its store; also after a restart.
    void open();
    //! Saves one edit of one of a few items; false where it does not write.
    bool edit(Jitter &jitter, const Clock &clock);
    void connect(const Clock &clock);
    [[nodiscard]] bool wants(const QString &type) const;

    const int index;
    const QString name; //!< "2 (android, canonical, patches)"
    const QString file;
    const bool writes;
    ClientSessionOptions options;
    ClientId id;
    std::unique_ptr<Database> database;
    std::unique_ptr<Replica> replica;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<ClientSession> session;
    std::shared_ptr<WorldPipe> pipe;
    std::chrono::nanoseconds nextTry{0};

    // What was seen of it from outside. No restart takes that away.
    QHash<EditNumber, QByteArray> saved; //!< the edits, as they are sent
    QHash<EditNumber, Receipt> receipts; //!< what it was told became of them
    QHash<ItemId, Version> shown;        //!< the newest version it ever showed

private:
    [[nodiscard]] Json bodyFor(const ItemId &item, Jitter &jitter) const;
    //! One field of a document changed, as a person does it.
    [[nodiscard]] Json touched(const Json &before, Jitter &jitter) const;
};

} // namespace Batanidza
