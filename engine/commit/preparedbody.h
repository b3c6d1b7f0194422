#pragma once

#include "engine/base/json.h"
#include "engine/base/sha256.h"
#include "engine/content/lessonsummary.h"
#include "engine/store/bodypacking.h"

#include <memory>

//! What can be made of a body before it is its turn to be committed: all that depends on nothing
//! but the body. Who reads an edit from the line makes it in his own thread, so that the one
//! writer has the less to do. Values; any thread.
namespace Batanidza {

struct PreparedBody
{
    QByteArray canonical;
    Sha256 hash; //!< of the canonical bytes
    PackedBody packed;
    LessonSummary summary;
    QList<Sha256> blobs; //!< it refers to, as blobReferences()
    QString id;          //!< its own member; empty where there is none
    QString problem;     //!< why it is no body at all; then all the rest is empty
};
using PreparedBodyPtr = std::shared_ptr<const PreparedBody>;

//! `canonical` is writeJson(body) where somebody has that already. A body that nests deeper than
//! `depth`, or that no reader of canonical JSON would take, has a problem.
[[nodiscard]] PreparedBodyPtr prepareBody(const ItemId &id, const Json &body, int depth,
                                          QByteArray canonical = {});

} // namespace Batanidza
