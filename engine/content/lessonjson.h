#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/base/sha256.h"

#include <chrono>
#include <optional>

//! The two forms of a lesson: the body that is stored and hashed, and the file, which is the body
//! in an envelope (`revision`, `contentHash`, `updatedAt`). Canonical bytes are writeJson().
//! Pure; any thread.
namespace Batanidza {

struct LessonEnvelope
{
    qint64 revision = 1;
    //! As the file says; fileJson() does not read it, it computes the right one.
    std::optional<Sha256> contentHash = {};
    std::optional<std::chrono::milliseconds> updatedAt = {}; //!< UTC

    friend bool operator==(const LessonEnvelope &, const LessonEnvelope &) = default;
};

struct StoredLesson
{
    Json body;
    LessonEnvelope envelope;

    friend bool operator==(const StoredLesson &, const StoredLesson &) = default;
};

//! Takes a file apart. `invalid` names the field where this is no object, or the envelope has a
//! field of the wrong shape. A missing revision counts as 1; whether contentHash is right is
//! contentHashOf()'s to tell.
[[nodiscard]] Result<StoredLesson> storedBody(const Json &fileJson);
//! Puts the envelope back, with the contentHash that fits. `body` must be an object.
[[nodiscard]] Json fileJson(const Json &body, const LessonEnvelope &envelope);
//! SHA-256 of the canonical file without its own `contentHash`.
[[nodiscard]] Sha256 contentHashOf(const Json &fileJson);
//! SHA-256 of the canonical body: the `hash` of the line.
[[nodiscard]] Sha256 bodyHash(const Json &body);
//! "sha256:" and 64 lower-case hex digits.
[[nodiscard]] std::optional<Sha256> readContentHash(const Json &value);

} // namespace Batanidza
