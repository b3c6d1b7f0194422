#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

#include <QHash>
#include <QStringList>

//! Have the fields of a lesson the types and values of the schema? Steps 1 and 2 of lessoncheck,
//! which alone calls it.
namespace Batanidza {

void checkShape(const Json &body, Findings &findings);
void checkSchemaVersion(const Json &body, Findings &findings);

//! Step 3: ids are there, well formed and unique, and what refers to something finds it.
void checkIds(const Json &body, Findings &findings);

//! True for an entry that was deleted and kept as a tombstone: to all other checks it is absent.
[[nodiscard]] bool isTombstone(const Json &entry);
//! "/list/3"
[[nodiscard]] QString entryPath(QStringView list, qsizetype index);
//! The entry of a list with this id; nullptr where it is missing or a tombstone.
[[nodiscard]] const Json *entryById(const Json &list, QStringView id);

//! The entries of a list by id, without tombstones: a document may refer to its words many thousand
//! times. The list must outlive it.
class EntryIndex
{
public:
    explicit EntryIndex(const Json &list);
    //! The first entry with this id; nullptr where there is none.
    [[nodiscard]] const Json *find(const Json &id) const;

private:
    QHash<QString, const Json *> m_entries;
};

} // namespace Batanidza
