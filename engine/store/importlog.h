#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <QList>

#include <chrono>
#include <optional>

//! What an import did, step by step, so that it can be taken back as one. Belongs to the thread of
//! its Database; changes run in a transaction of the writer.
namespace Batanidza {

struct ImportRecord
{
    QString id;
    Sequence sequence;
    std::chrono::milliseconds at{0};
    bool undone = false;
};

struct ImportStep
{
    ItemId item;
    Version before; //!< 0 = the item was absent
    Version after;
};

class ImportLog
{
public:
    explicit ImportLog(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<ImportRecord>> find(const TenantId &tenant,
                                                           const QString &import) const;
    //! The newest import that was not taken back; empty where there is none.
    [[nodiscard]] Result<QString> latest(const TenantId &tenant) const;
    //! In the order they were made.
    [[nodiscard]] Result<QList<ImportStep>> steps(const TenantId &tenant,
                                                  const QString &import) const;

    [[nodiscard]] Result<void> add(const TenantId &tenant, const ImportRecord &import,
                                   const PersonId &person);
    [[nodiscard]] Result<void> addStep(const TenantId &tenant, const QString &import,
                                       const ImportStep &step);
    [[nodiscard]] Result<void> markUndone(const TenantId &tenant, const QString &import,
                                          std::chrono::milliseconds at);

private:
    Database &m_database;
};

} // namespace Batanidza
