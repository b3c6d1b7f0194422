#pragma once

#include "engine/content/edit.h"

#include <QList>

//! The answer to an Edit. Stored with it, so that a repeat gets the same one. Values; any thread.
namespace Batanidza {

enum class EditStatus {
    Applied,   //!< as sent
    Merged,    //!< with what others did
    Queued,    //!< a person will decide; the head stays as it is
    Unchanged, //!< the head had this content already
    Rejected,  //!< `error` says why; the number is used up
};

[[nodiscard]] QString editStatusName(EditStatus status);
[[nodiscard]] std::optional<EditStatus> editStatusFromName(QStringView name);

struct Receipt
{
    EditNumber n;
    EditStatus status = EditStatus::Rejected;
    ItemId id;
    std::optional<Version> version; //!< the item's head after the edit; nothing where rejected
    std::optional<Sha256> hash;
    std::optional<Sequence> sequence; //!< of this edit's event; nothing where rejected
    ConflictId conflict;              //!< where queued
    std::optional<Error> error;       //!< where rejected
    QList<Sha256> blobsMissing;

    friend bool operator==(const Receipt &, const Receipt &) = default;
};

[[nodiscard]] Json writeReceipt(const Receipt &receipt);
[[nodiscard]] Result<Receipt> readReceipt(const Json &json);

} // namespace Batanidza
