#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

//! The names of authors, beside the chain: events hold the person, and a name can be erased while
//! the chain still verifies. Belongs to the thread of its Database; changes run in a transaction.
namespace Batanidza {

class PersonNames
{
public:
    explicit PersonNames(Database &database)
        : m_database(database)
    {}

    //! The person of this name, made where there is none; the empty person for the empty name.
    [[nodiscard]] Result<PersonId> personOf(const TenantId &tenant, const QString &name);
    //! The person of this name; empty where nobody has it.
    [[nodiscard]] Result<PersonId> find(const TenantId &tenant, const QString &name) const;
    //! Empty where erased or unknown.
    [[nodiscard]] Result<QString> name(const TenantId &tenant, const PersonId &person) const;
    //! Takes the name away for good; the same name later is another person. False: nobody has it.
    [[nodiscard]] Result<bool> erase(const TenantId &tenant, const QString &name);

private:
    Database &m_database;
};

} // namespace Batanidza
