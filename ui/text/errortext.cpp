#include "ui/text/errortext.h"

namespace Batanidza {

QString ErrorText::sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorised:
        return tr("The token is missing, wrong or out of date. Add the device again.");
    case ErrorCode::Forbidden:
        return tr("This role may not do that. Ask an operator.");
    case ErrorCode::NotFound:
        return tr("It is not there, or not any more.");
    case ErrorCode::Invalid:
        return tr("It is not in the form it should have, so it was not taken.");
    case ErrorCode::TooLarge:
        return tr("It is larger than the limit.");
    case ErrorCode::RateLimited:
        return tr("Too many requests at once. It is tried again by itself.");
    case ErrorCode::EditGap:
        return tr("An earlier edit of this device is missing. It is sent again by itself.");
    case ErrorCode::EditReused:
        return tr("The number of this edit was used for another one. Nothing was changed.");
    case ErrorCode::StaleBase:
        return tr("The lesson was changed in the meantime. The edit is kept and waits for a "
                  "person.");
    case ErrorCode::ConflictMoved:
        return tr("The lesson was changed while you decided. Look at it again.");
    case ErrorCode::Unavailable:
        return tr("The service cannot be reached now. Try again in a moment.");
    case ErrorCode::Corrupt:
        return tr("Stored data is damaged. Nothing was overwritten; restore a backup.");
    case ErrorCode::Unsupported:
        return tr("The other side does not know how to do that.");
    case ErrorCode::Internal:
        return tr("Something went wrong inside Batanidza. Nothing was lost; copy the details for "
                  "a report.");
    case ErrorCode::Locked:
        return tr("Another program has this workspace open. Close it first.");
    case ErrorCode::DiskFull:
        return tr("The disk is full, so nothing was written. Free some space and try again.");
    case ErrorCode::NewerStore:
        return tr("This workspace was written by a newer Batanidza. Update this one.");
    case ErrorCode::Cancelled:
        return tr("It was stopped.");
    }
    return {};
}

QString ErrorText::details(const Error &error)
{
    return QStringLiteral("%1: %2").arg(errorName(error.code), error.detail);
}

} // namespace Batanidza
