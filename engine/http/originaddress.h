#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>

//! Where blobs come from that are not whole here, and what is said to it and heard from it. Pure;
//! any thread.
namespace Batanidza {

//! The setting blobs.origin: "https://HOST[:PORT][/PATH]", "http://" on this machine; nothing =
//! there is none, and the address is empty. Errors: `invalid` (no such address, or one with a name,
//! token, query or fragment in it), `forbidden` (plain text beyond this machine). No message
//! repeats what was typed, since it may hold a secret.
[[nodiscard]] Result<QUrl> readOriginAddress(const QString &text);
//! The setting blobs.originTokenFile: the bare name of a file in the data folder, so that whoever
//! may change settings from afar cannot send other files of this machine anywhere. Nothing = no
//! token. Error: `invalid`.
[[nodiscard]] Result<QString> readOriginTokenName(const QString &text);

//! "https://cdn.example/v1/blobs/sha256/ab12...": a hub's own path for it.
[[nodiscard]] QUrl blobAddress(const QUrl &origin, const QString &hash);

//! Retry-After in seconds; 0 where it says nothing, or a date.
[[nodiscard]] std::chrono::milliseconds retryAfterOf(const QByteArray &header);

//! CDN-Loop (RFC 8586), which hubs say when they ask for somebody else. Who hears it answers from
//! what it has itself: two hubs may be each other's origin.
inline constexpr const char *loopHeader = "CDN-Loop";
inline constexpr const char *loopName = "batanidza";
//! `header`: all of them.
[[nodiscard]] bool asksForAnother(const QByteArray &header);

} // namespace Batanidza
