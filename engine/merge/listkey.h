#pragma once

#include "engine/base/json.h"

#include <QString>

//! By which field the entries of a list are told apart. Pure; any thread.
namespace Batanidza {

struct ListKey
{
    QString name;         //!< empty: the entries have no key
    bool damaged = false; //!< a field that should be a key stands twice with one value

    [[nodiscard]] bool isValid() const { return !name.isEmpty(); }
};

//! The versions of one list; nullptr where a version has none.
struct ListVersions
{
    const JsonArray *base = nullptr;
    const JsonArray *current = nullptr;
    const JsonArray *incoming = nullptr;
};

//! The first of id, _id, key, uuid, guid, slug, code, name, title, path, url, locale, lang, and of
//! other fields named like an id, that every entry of every version has as a text or number, no
//! two the same in one version. Where one of the first seven repeats, none: the list is damaged,
//! and a weaker key would join what does not belong together.
[[nodiscard]] ListKey findListKey(const ListVersions &versions);
//! Whether this field is a key of these lists. Entries without it, or twice with one value: not.
[[nodiscard]] bool isListKey(const ListVersions &versions, QStringView name);

} // namespace Batanidza
