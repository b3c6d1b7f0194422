#pragma once

#include "engine/store/chainbreak.h"
#include "engine/store/database.h"

//! Walks along the hash chain of one tenant's log, some events at a time, so that others get their
//! turn in between. The log only grows: what was walked stays true. Same thread as the Database.
namespace Batanidza {

class ChainWalk
{
public:
    explicit ChainWalk(TenantId tenant)
        : m_tenant(std::move(tenant))
    {}

    //! The next `most` events. False when the end was reached and compared with what the tenant
    //! says; call it inside one snapshot where others commit meanwhile.
    [[nodiscard]] Result<bool> step(Database &database, qint64 most);
    [[nodiscard]] const ChainReport &report() const { return m_report; }
    //! How far the log goes, as the last step saw it.
    [[nodiscard]] Sequence end() const { return m_end; }

private:
    void look(qint64 sequence, const QString &kind, const QByteArray &canonical,
              const Sha256 &previous, const Sha256 &hash);
    void add(qint64 sequence, ChainFault fault, const QString &expected = {},
             const QString &found = {});

    TenantId m_tenant;
    ChainReport m_report;
    Sha256 m_previous;
    qint64 m_next = 1;
    Sequence m_end;
};

} // namespace Batanidza
