#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>

//! What can go wrong, as one closed list. Values only; any thread.
namespace Batanidza {

//! The first fourteen are the codes of the line (PROTOCOL.md, "Life and errors"), in its order; the
//! rest belong to the store and to jobs and never leave the process as such.
enum class ErrorCode {
    Unauthorised,
    Forbidden,
    NotFound,
    Invalid,
    TooLarge,
    RateLimited,
    EditGap,
    EditReused,
    StaleBase,
    ConflictMoved,
    Unavailable,
    Corrupt,
    Unsupported,
    Internal,
    Locked,     //!< somebody else holds the workspace
    DiskFull,   //!< nothing was written; free some space and try again
    NewerStore, //!< the store was written by a newer program
    Cancelled,  //!< a person stopped the job
};

//! One thing that went wrong. `detail` says what, where and what to do, in English, for logs and
//! for programs; the window words the code itself (ui/text/errortext).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    //! Not before this time, where the other side said so; 0 = it did not.
    std::chrono::milliseconds retryAfter{0};

    friend bool operator==(const Error &, const Error &) = default;
};

//! The code's name on the line: lower case with underscores ("edit_gap"). Total.
[[nodiscard]] QString errorName(ErrorCode code);
//! The reverse; an unknown name is Internal.
[[nodiscard]] ErrorCode errorFromName(QStringView name);
//! True where the same request may succeed later without being changed.
[[nodiscard]] bool isRetryable(ErrorCode code);

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::Error)
