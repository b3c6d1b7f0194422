#include "engine/security/gatekeeper.h"

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

constexpr std::array<std::pair<Role, const char16_t *>, 4> names{{
    {Role::Device, u"device"},
    {Role::Editor, u"editor"},
    {Role::Curriculum, u"curriculum"},
    {Role::Operator, u"operator"},
}};

//! The least a role may do stands in its own rows; a pair that is not here is denied.
constexpr std::array<std::pair<Role, Action>, 26> table{{
    {Role::Device, Action::Read},
    {Role::Device, Action::Push},
    {Role::Device, Action::UploadBlob},
    {Role::Device, Action::RecordLearning},

    {Role::Editor, Action::Read},
    {Role::Editor, Action::Push},
    {Role::Editor, Action::UploadBlob},
    {Role::Editor, Action::RecordLearning},
    {Role::Editor, Action::ListConflicts},

    {Role::Curriculum, Action::Read},
    {Role::Curriculum, Action::Push},
    {Role::Curriculum, Action::UploadBlob},
    {Role::Curriculum, Action::RecordLearning},
    {Role::Curriculum, Action::ListConflicts},
    {Role::Curriculum, Action::DecideConflict},
    {Role::Curriculum, Action::Prioritise},
    {Role::Curriculum, Action::Watch},

    {Role::Operator, Action::Read},
    {Role::Operator, Action::Push},
    {Role::Operator, Action::UploadBlob},
    {Role::Operator, Action::RecordLearning},
    {Role::Operator, Action::ListConflicts},
    {Role::Operator, Action::DecideConflict},
    {Role::Operator, Action::Prioritise},
    {Role::Operator, Action::Watch},
    {Role::Operator, Action::Administer},
}};

} // namespace

QString roleName(Role role)
{
    const auto at = std::ranges::find(names, role, &std::pair<Role, const char16_t *>::first);
    Q_ASSERT(at != names.end());
    return QString::fromUtf16(at->second);
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const auto &[role, text] : names) {
        if (name == QStringView(text))
            return role;
    }
    return std::nullopt;
}

bool isAllowed(Role role, Action action)
{
    return std::ranges::find(table, std::pair(role, action)) != table.end();
}

} // namespace Batanidza
