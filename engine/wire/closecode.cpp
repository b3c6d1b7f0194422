#include "engine/wire/closecode.h"

namespace Batanidza::Wire {

std::optional<CloseCode> closeCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorised:
        return CloseCode::Unauthorised;
    case ErrorCode::Forbidden:
        return CloseCode::Forbidden;
    case ErrorCode::Unsupported:
        return CloseCode::UnsupportedVersion;
    case ErrorCode::Invalid:
        return CloseCode::Protocol;
    case ErrorCode::TooLarge:
        return CloseCode::TooLarge;
    default:
        return std::nullopt;
    }
}

bool mayReconnect(int closeCode)
{
    return closeCode != static_cast<int>(CloseCode::Done) && (closeCode < 4500 || closeCode > 4999);
}

} // namespace Batanidza::Wire
