#pragma once

#include "engine/base/json.h"
#include "engine/content/ids.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

//! What somebody sends: one change to one item, and what it was made from. Values; any thread.
namespace Batanidza {

enum class Priority { Low, Normal, High, Critical };

[[nodiscard]] QString priorityName(Priority priority);
[[nodiscard]] std::optional<Priority> priorityFromName(QStringView name);

struct BaseAbsent //!< the item did not exist for the editor
{
    friend bool operator==(const BaseAbsent &, const BaseAbsent &) = default;
};
struct BaseVersion //!< a revision of the item
{
    Version version;
    Sha256 hash;
    friend bool operator==(const BaseVersion &, const BaseVersion &) = default;
};
struct BaseOwnEdit //!< the outcome of this client's earlier edit n
{
    EditNumber n;
    friend bool operator==(const BaseOwnEdit &, const BaseOwnEdit &) = default;
};
using EditBase = std::variant<BaseAbsent, BaseVersion, BaseOwnEdit>;

struct EditBody //!< the whole new body, in canonical form
{
    Json body;
    friend bool operator==(const EditBody &, const EditBody &) = default;
};
struct EditPatch //!< RFC 6902 operations against the body of the base
{
    JsonArray operations;
    friend bool operator==(const EditPatch &, const EditPatch &) = default;
};
struct EditDelete
{
    friend bool operator==(const EditDelete &, const EditDelete &) = default;
};
using EditContent = std::variant<EditBody, EditPatch, EditDelete>;

struct Edit
{
    EditNumber n;
    ItemId id;
    QString type; //!< "lesson" or "document"; others are treated as document
    EditBase base;
    EditContent content;
    QString author;                  //!< as claimed by the sender
    std::chrono::milliseconds at{0}; //!< UTC, as claimed
    Priority priority = Priority::Normal;
    QStringList platforms; //!< names; empty = all
    Sha256 fingerprint;    //!< SHA-256 of the JCS form of the edit as it came

    friend bool operator==(const Edit &, const Edit &) = default;
};

//! Reads one entry of `edits`. On an error `n` is still worth a receipt where it could be read:
//! see editNumberOf(). `invalid` names the field by JSON Pointer.
[[nodiscard]] Result<Edit> readEdit(const Json &json);
//! readEdit() where somebody has its fingerprint already.
[[nodiscard]] Result<Edit> readPrintedEdit(const Json &json, const Sha256 &fingerprint);
//! The `n` of an entry that may be damaged otherwise; nothing where that cannot be read either.
[[nodiscard]] std::optional<EditNumber> editNumberOf(const Json &json);
//! The form of the line; readEdit() of it gives the same edit.
[[nodiscard]] Json writeEdit(const Edit &edit);

} // namespace Batanidza
