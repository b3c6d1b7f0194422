#include "engine/store/personnames.h"

#include "engine/store/query.h"

#include <QRandomGenerator>

namespace Batanidza {

Result<PersonId> PersonNames::personOf(const TenantId &tenant, const QString &name)
{
    if (name.isEmpty())
        return PersonId(QStringLiteral(""));
    const auto known = find(tenant, name);
    if (!known || !known->isEmpty())
        return known;
    // Random: an id made from the name would give the name away after it was erased.
    const PersonId person(QStringLiteral("p%1").arg(QRandomGenerator::system()->generate64(), 16,
                                                    16, QLatin1Char('0')));
    const auto made = execute(
        m_database, QStringLiteral("INSERT INTO person (tenant, person, name) VALUES (?, ?, ?)"),
        {tenant.toString(), person.toString(), name});
    if (!made)
        return made.error();
    return person;
}

Result<PersonId> PersonNames::find(const TenantId &tenant, const QString &name) const
{
    PersonId person;
    const auto read = firstRow(
        m_database, QStringLiteral("SELECT person FROM person WHERE tenant = ? AND name = ?"),
        {tenant.toString(), name},
        [&](const QSqlQuery &row) { person = PersonId(row.value(0).toString()); });
    if (!read)
        return read.error();
    return person;
}

Result<QString> PersonNames::name(const TenantId &tenant, const PersonId &person) const
{
    QString name;
    const auto read = firstRow(
        m_database, QStringLiteral("SELECT name FROM person WHERE tenant = ? AND person = ?"),
        {tenant.toString(), person.toString()},
        [&](const QSqlQuery &row) { name = row.value(0).toString(); });
    if (!read)
        return read.error();
    return name;
}

Result<bool> PersonNames::erase(const TenantId &tenant, const QString &name)
{
    const auto erased = m_database.run(
        QStringLiteral("UPDATE person SET name = NULL WHERE tenant = ? AND name = ?"),
        {tenant.toString(), name});
    if (!erased)
        return erased.error();
    return (*erased)->numRowsAffected() > 0;
}

} // namespace Batanidza
