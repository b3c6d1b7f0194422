#include "engine/store/conflictstate.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array<QStringView, 4> names{u"open", u"postponed", u"resolved", u"superseded"};

} // namespace

QString conflictStateName(ConflictState state)
{
    return names[static_cast<size_t>(state)].toString();
}

std::optional<ConflictState> conflictStateFromName(QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<ConflictState>(i);
    }
    return {};
}

} // namespace Batanidza
