#pragma once

#include "engine/content/ids.h"

#include "engine/base/json.h"

//! What lists and stores need to know of a body without reading all of it. Pure; any thread; takes
//! bodies of any type and shape.
namespace Batanidza {

struct LessonSummary
{
    QString title;    //!< title.sn, else title.en, else the id
    QString titleKey; //!< searchKey(title), for order
    QString gloss;    //!< title.en
    QString level;
    QString unit;
    QString reviewState;
    //! Id, titles, unit and headwords (with their toned and variant forms), one a line, folded with
    //! skeleton(): look for skeleton(what a person typed) in it.
    QString searchText;

    friend bool operator==(const LessonSummary &, const LessonSummary &) = default;
};

//! The form in which texts are searched and ordered: without case and tone marks.
[[nodiscard]] QString searchKey(QStringView text);
[[nodiscard]] LessonSummary summaryOf(const ItemId &id, const Json &body);
//! True where the summary's search text holds what was typed; an empty filter matches all.
[[nodiscard]] bool matches(const LessonSummary &summary, QStringView filter);

//! Every blob a body refers to, sorted, none twice: each member `sha256` that holds a hash,
//! wherever it stands (renditions of words, variants, dialogue and media; documents; fields to
//! come).
[[nodiscard]] QList<Sha256> blobReferences(const Json &body);
//! The same of a body as it is stored and sent, in canonical form, without reading its values.
[[nodiscard]] QList<Sha256> blobReferences(QByteArrayView canonical);

} // namespace Batanidza
