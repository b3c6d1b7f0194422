#pragma once

#include "engine/wire/message.h"

//! The admin.* methods, and those of learning that read or erase: their names, and the shape of
//! their params. What a window elsewhere asks for has its members in one table. Used by the codec;
//! pure; any thread.
namespace Batanidza::Wire {

[[nodiscard]] QString adminMethodName(AdminMethod method);
[[nodiscard]] std::optional<AdminMethod> adminMethodFromName(QStringView name);
//! `invalid` names the member by JSON Pointer. Members that are not known are left out.
[[nodiscard]] Result<Admin> readAdmin(AdminMethod method, const Json &params);
[[nodiscard]] Json writeAdmin(const Admin &admin);

} // namespace Batanidza::Wire
