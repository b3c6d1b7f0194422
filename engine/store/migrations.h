#pragma once

#include "engine/store/database.h"

//! Brings a store to the form this program knows: numbered scripts, each run once and remembered
//! with its checksum. Same thread as the Database.
namespace Batanidza {

//! The scripts of a hub's store.
[[nodiscard]] QString contentMigrations();

//! Runs what is missing of the scripts `<number>_<name>.sql` in `folder`, each in a transaction
//! of its own. Errors: newer_store (a later number was run by a newer program), corrupt (a script
//! that was run differs from ours), and those of the database.
[[nodiscard]] Result<void> migrate(Database &database, const QString &folder = contentMigrations());

//! For a connection that only reads: newer_store as above; not_found where `database` is no store
//! but an empty file or something else's; unavailable where scripts are missing.
[[nodiscard]] Result<void> checkMigrated(Database &database,
                                         const QString &folder = contentMigrations());

//! A hub's store, for reading only and fit to be read by this program. Errors: those of
//! Database::open() and of checkMigrated().
[[nodiscard]] Result<std::unique_ptr<Database>> openForReading(const QString &file);

} // namespace Batanidza
