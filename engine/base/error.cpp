#include "engine/base/error.h"

#include <array>
#include <utility>

namespace Batanidza {

namespace {

constexpr std::array<std::pair<ErrorCode, const char *>, 18> names{{
    {ErrorCode::Unauthorised, "unauthorised"},
    {ErrorCode::Forbidden, "forbidden"},
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::Invalid, "invalid"},
    {ErrorCode::TooLarge, "too_large"},
    {ErrorCode::RateLimited, "rate_limited"},
    {ErrorCode::EditGap, "edit_gap"},
    {ErrorCode::EditReused, "edit_reused"},
    {ErrorCode::StaleBase, "stale_base"},
    {ErrorCode::ConflictMoved, "conflict_moved"},
    {ErrorCode::Unavailable, "unavailable"},
    {ErrorCode::Corrupt, "corrupt"},
    {ErrorCode::Unsupported, "unsupported"},
    {ErrorCode::Internal, "internal"},
    {ErrorCode::Locked, "locked"},
    {ErrorCode::DiskFull, "disk_full"},
    {ErrorCode::NewerStore, "newer_store"},
    {ErrorCode::Cancelled, "cancelled"},
}};

} // namespace

QString errorName(ErrorCode code)
{
    for (const auto &[value, name] : names) {
        if (value == code)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("internal");
}

ErrorCode errorFromName(QStringView name)
{
    for (const auto &[value, known] : names) {
        if (name == QLatin1StringView(known))
            return value;
    }
    return ErrorCode::Internal;
}

bool isRetryable(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RateLimited:
    case ErrorCode::Unavailable:
    case ErrorCode::Locked:
    case ErrorCode::DiskFull:
        return true;
    case ErrorCode::Unauthorised:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::Invalid:
    case ErrorCode::TooLarge:
    case ErrorCode::EditGap:
    case ErrorCode::EditReused:
    case ErrorCode::StaleBase:
    case ErrorCode::ConflictMoved:
    case ErrorCode::Corrupt:
    case ErrorCode::Unsupported:
    case ErrorCode::Internal:
    case ErrorCode::NewerStore:
    case ErrorCode::Cancelled:
        return false;
    }
    return false;
}

} // namespace Batanidza
