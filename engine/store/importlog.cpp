#include "engine/store/importlog.h"

#include "engine/store/query.h"

namespace Batanidza {

Result<std::optional<ImportRecord>> ImportLog::find(const TenantId &tenant,
                                                    const QString &import) const
{
    std::optional<ImportRecord> found;
    const auto read =
        firstRow(m_database,
                 QStringLiteral(
                     "SELECT sequence, at, undone_at FROM import WHERE tenant = ? AND import = ?"),
                 {tenant.toString(), import}, [&](const QSqlQuery &row) {
                     found = ImportRecord{import, Sequence(row.value(0).toLongLong()),
                                          std::chrono::milliseconds(row.value(1).toLongLong()),
                                          row.value(2).toLongLong() != 0};
                 });
    if (!read)
        return read.error();
    return found;
}

Result<QString> ImportLog::latest(const TenantId &tenant) const
{
    QString latest;
    const auto read = firstRow(
        m_database,
        QStringLiteral(
            "SELECT import FROM import WHERE tenant = ? AND undone_at = 0 ORDER BY sequence "
            "DESC LIMIT 1"),
        {tenant.toString()}, [&](const QSqlQuery &row) { latest = row.value(0).toString(); });
    if (!read)
        return read.error();
    return latest;
}

Result<QList<ImportStep>> ImportLog::steps(const TenantId &tenant, const QString &import) const
{
    QList<ImportStep> steps;
    const auto read = eachRow(
        m_database,
        QStringLiteral(
            "SELECT item, version_before, version_after FROM import_step WHERE tenant = ? AND "
            "import = ? ORDER BY step"),
        {tenant.toString(), import}, [&](const QSqlQuery &row) {
            steps.append({ItemId(row.value(0).toString()), Version(row.value(1).toLongLong()),
                          Version(row.value(2).toLongLong())});
        });
    if (!read)
        return read.error();
    return steps;
}

Result<void> ImportLog::add(const TenantId &tenant, const ImportRecord &import,
                            const PersonId &person)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO import (tenant, import, sequence, at, person, undone_at) VALUES (?, "
            "?, ?, ?, ?, 0)"),
        {tenant.toString(), import.id, import.sequence.value(), qint64(import.at.count()),
         person.toString()});
}

Result<void> ImportLog::addStep(const TenantId &tenant, const QString &import,
                                const ImportStep &step)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO import_step (tenant, import, step, item, version_before, "
            "version_after) SELECT ?, ?, coalesce(max(step), 0) + 1, ?, ?, ? FROM import_step "
            "WHERE tenant = ? AND import = ?"),
        {tenant.toString(), import, step.item.toString(), step.before.value(), step.after.value(),
         tenant.toString(), import});
}

Result<void> ImportLog::markUndone(const TenantId &tenant, const QString &import,
                                   std::chrono::milliseconds at)
{
    return execute(
        m_database,
        QStringLiteral("UPDATE import SET undone_at = ? WHERE tenant = ? AND import = ?"),
        {qint64(at.count()), tenant.toString(), import});
}

} // namespace Batanidza
