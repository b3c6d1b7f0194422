#include "engine/commit/openlog.h"

#include "engine/store/personnames.h"
#include "engine/store/tenantstore.h"

namespace Batanidza {

OpenLog::OpenLog(Database &database)
    : m_database(database)
    , m_rows(database)
{}

Result<LogEnd *> OpenLog::end(const TenantId &tenant, std::chrono::milliseconds now)
{
    auto it = m_tenants.find(tenant);
    if (it == m_tenants.end()) {
        auto end = m_rows.logEnd(tenant);
        if (end && !*end) {
            const auto made = TenantStore(m_database).ensure(tenant, now);
            if (!made)
                return made.error();
            end = m_rows.logEnd(tenant);
        }
        if (!end)
            return end.error();
        it = m_tenants.insert(tenant, {(*end)->cursor, **end});
    }
    return &it->end;
}

Result<void> OpenLog::append(const TenantId &tenant, const QString &kind, const Json &canonical)
{
    Q_ASSERT(m_tenants.contains(tenant));
    return m_rows.append(tenant, m_tenants[tenant].end, kind, canonical);
}

void OpenLog::addChange(const TenantId &tenant, CommittedChange change)
{
    m_changes.append({tenant, std::move(change)});
}

Result<PersonId> OpenLog::person(const TenantId &tenant, const QString &author)
{
    const auto key = std::pair(tenant, author);
    const auto it = m_people.constFind(key);
    if (it != m_people.constEnd())
        return *it;
    const auto person = PersonNames(m_database).personOf(tenant, author);
    if (person)
        m_people.insert(key, *person);
    return person;
}

void OpenLog::save()
{
    m_savedTenants = m_tenants;
    m_savedChanges = m_changes.size();
}

void OpenLog::restore()
{
    m_tenants = m_savedTenants;
    m_people.clear(); // one of them may have been made since
    m_changes.resize(m_savedChanges);
}

Result<QList<CommitBatchPtr>> OpenLog::finish()
{
    QList<CommitBatchPtr> batches;
    for (auto it = m_tenants.begin(); it != m_tenants.end(); ++it) {
        if (it->from == it->end.cursor)
            continue;
        if (const auto written = m_rows.writeLogEnd(it.key(), it->end); !written)
            return written.error();
        QList<CommittedChange> changes;
        for (auto &[tenant, change] : m_changes) {
            if (tenant == it.key())
                changes.append(std::move(change));
        }
        batches.append(std::make_shared<const CommitBatch>(it.key(), it->from, it->end.cursor,
                                                           std::move(changes)));
    }
    return batches;
}

void OpenLog::reset()
{
    m_tenants.clear();
    m_savedTenants.clear();
    m_people.clear();
    m_changes.clear();
    m_savedChanges = 0;
}

} // namespace Batanidza
