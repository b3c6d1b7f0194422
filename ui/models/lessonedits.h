#pragma once

#include "engine/base/json.h"
#include "engine/content/wordedit.h"
#include "engine/merge/mergeoutcome.h"

//! What a person does to a lesson in the editor, as functions from body to body. Nothing but the
//! place that was meant changes, so that fields nobody here knows stay. Places are JSON Pointers.
//! Pure; any thread.
namespace Batanidza {

//! The value set, or taken away (nothing). Objects on the way are made where they are missing; in a
//! list the place must be there. The body as it was where the pointer leads nowhere.
[[nodiscard]] Json withValue(const Json &body, const QString &pointer, const MaybeJson &value);

//! An entry at the end of the list, which is made where it is missing.
[[nodiscard]] Json withEntryAdded(const Json &body, const QString &list, const Json &entry);
//! The entry goes. Where `base` holds one with its id it leaves a tombstone, so that others learn
//! of it; a cultural note gives no reason, so that its loss is always asked about.
[[nodiscard]] Json withEntryRemoved(const Json &body, const QString &list, qsizetype index,
                                    const Json &base);
//! Before (-1) or behind (1) the next entry that is not a tombstone; as it was at the end.
[[nodiscard]] Json withEntryMoved(const Json &body, const QString &list, qsizetype index,
                                  int direction);
//! Where the moved entry stands now: the place of the neighbour; -1 where there is none.
[[nodiscard]] qsizetype neighbour(const Json &body, const QString &list, qsizetype index,
                                  int direction);

//! An id that no entry of the list has, nor had: "sna.greet.001.v13" for words, "d6" elsewhere.
[[nodiscard]] QString freshEntryId(const Json &body, const QString &list);
//! A new entry of a list of the schema, with what must be there and an id. An exercise is of
//! `type`.
[[nodiscard]] Json freshEntry(const Json &body, const QString &list, const QString &type = {});
//! The exercise made another type: what all types have stays, as does what the new one knows.
[[nodiscard]] Json withExerciseType(const Json &exercise, const QString &type);

//! The lesson under another id, with the ids that begin with its own, and what refers to them.
[[nodiscard]] Json withLessonId(const Json &body, const QString &id);
//! "sna.greet.001" gives "sna.greet.001-2"; the number counts on.
[[nodiscard]] QString idOfCopy(const QString &id);

} // namespace Batanidza
