#pragma once

#include "engine/merge/mergeoutcome.h"
#include "engine/merge/mergepolicy.h"

//! What differs between two versions of a document, field by field: entries of keyed lists are
//! followed wherever they stand. Pure; any thread.
namespace Batanidza {

struct FieldChange
{
    QString path; //!< a field address
    MaybeJson before;
    MaybeJson after;
    bool moved =
        false; //!< the entries of this list stand in another order; the rest is said of them

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

[[nodiscard]] QList<FieldChange> fieldChanges(const Json &before, const Json &after,
                                              const MergePolicy &policy);

} // namespace Batanidza
