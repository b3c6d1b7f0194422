#pragma once

#include "engine/base/json.h"

#include <QString>

//! The address of a field in a document whose lists may be reordered: a JSON Pointer in which an
//! entry of a keyed list is named by its key, "/vocabulary/[id=sna.greet.001.v04]/gloss/en". In a
//! list without keys the place is a plain index, or the list itself is the address. Pure; any
//! thread.
namespace Batanidza {

//! Where the merge stands: a chain of steps from the root, each living on its caller's stack.
struct Place
{
    const Place *parent = nullptr;
    QStringView key;     //!< of a member; or the value of `listKey`
    QStringView listKey; //!< not empty: this is an entry of a keyed list

    [[nodiscard]] QString address() const;
};

//! One step of an address that names an entry of a keyed list: "[id=v04]", escaped as a pointer is.
[[nodiscard]] QString entryStep(QStringView listKey, QStringView key);
//! The text by which an entry is known in its list; empty where it is no string or number.
[[nodiscard]] QString entryKeyText(const Json &key);

//! The RFC 6901 pointer of the same field in this document; empty where it is not there (or is the
//! whole document).
[[nodiscard]] QString pointerOf(const Json &document, QStringView address);
//! The value at the address; nullptr where there is none.
[[nodiscard]] const Json *atAddress(const Json &document, QStringView address);

} // namespace Batanidza
