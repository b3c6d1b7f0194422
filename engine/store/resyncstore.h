#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <optional>

//! Who is to compare its content with ours again, and since which place of the log. Belongs to the
//! thread of its Database; what changes rows runs inside a transaction of the writer.
namespace Batanidza {

//! One device, those of a platform, or all.
struct ResyncTarget
{
    std::optional<ClientId> client;
    QString platform; //!< empty = any

    [[nodiscard]] bool includes(const ClientId &who, const QString &where) const
    {
        return client ? *client == who : platform.isEmpty() || platform == where;
    }
};

//! What an order costs at most.
struct ResyncCost
{
    qint64 devices = 0; //!< known ones, whether or not they are here
    qint64 items = 0;   //!< compared, or fetched anew where content is cleared; of all devices
    qint64 bytes = 0;   //!< on the line, about; of all devices
};

struct ResyncMark
{
    Sequence forced;  //!< 0 = never
    Sequence cleared; //!< 0 = never; not above `forced`
};

class ResyncStore
{
public:
    explicit ResyncStore(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<ResyncMark> mark(const TenantId &tenant, const ClientId &client) const;
    //! Whether any client of the tenant has a mark.
    [[nodiscard]] Result<bool> any(const TenantId &tenant) const;
    //! `not_found` where it names a device that nobody knows.
    [[nodiscard]] Result<ResyncCost> cost(const TenantId &tenant, const ResyncTarget &target,
                                          bool clear) const;
    [[nodiscard]] Result<void> add(const TenantId &tenant, const ResyncTarget &target, bool clear,
                                   Sequence at);

private:
    Database &m_database;
};

} // namespace Batanidza
