#pragma once

#include "engine/adapt/platformrules.h"

//! What search engines and previews of links are told of a lesson. Pure; any thread.
namespace Batanidza {

//! {canonical, description, jsonLd, openGraph, slug, title}: texts of the lesson, nothing invented.
//! Plain values: whoever puts them into a page escapes them (webpage.h does).
[[nodiscard]] Json searchBlock(const Json &body, const PlatformRules &rules, Trace &trace);

//! ^[a-z0-9]+(-[a-z0-9]+)*$, at most 80 characters.
[[nodiscard]] bool isSlug(QStringView text);
//! A slug from any text; empty where it has no letter or digit for one.
[[nodiscard]] QString slugOf(const QString &text);

} // namespace Batanidza
