#pragma once

#include "engine/adapt/trace.h"
#include "engine/base/json.h"
#include "engine/base/sha256.h"
#include "engine/content/finding.h"
#include "engine/content/ids.h"

#include <QByteArray>
#include <QString>

//! An item's body as one platform wants it. Values and pure functions; any thread.
namespace Batanidza {

//! A lesson as the store holds it. An adaptation depends on these and on the rules alone.
struct LessonSource
{
    Json body;
    QByteArray bytes; //!< of the body, canonical
    Version version;
    Sha256 hash; //!< of the bytes

    //! `invalid` where the bytes are no JSON object.
    [[nodiscard]] static Result<LessonSource> read(const QByteArray &canonical, Version version);
    [[nodiscard]] static Result<LessonSource> read(const QByteArray &canonical, Version version,
                                                   const Sha256 &hash);
    //! From a body that need not be in canonical form yet.
    [[nodiscard]] static LessonSource of(const Json &body, Version version);
};

//! A file that the platform has to fetch for this lesson.
struct BlobUse
{
    Sha256 sha256;
    qint64 bytes = 0;
    QString kind; //!< "audio", else the kind of medium ("image")

    friend bool operator==(const BlobUse &, const BlobUse &) = default;
};

struct Adaptation
{
    Json body;
    QByteArray bytes;       //!< of the body, canonical
    QList<BlobUse> blobs;   //!< by hash, none twice
    QList<TraceLine> trace; //!< empty unless it was asked for
    QList<Finding> report;  //!< the desktop's validation report; empty unless it was asked for

    friend bool operator==(const Adaptation &, const Adaptation &) = default;
};

//! Whether anybody will read the trace and the report.
enum class Detail { BodyOnly, Traced };

//! What goes to a client: the bytes and their hash, the `adaptedHash` of the line.
struct AdaptedBody
{
    QByteArray bytes;
    Sha256 hash;
};

//! From canonical bytes to canonical bytes, by the rules of this program. Only lessons change, and
//! only for platforms it knows. `hash` is that of the canonical bytes.
[[nodiscard]] AdaptedBody adaptBody(const QString &type, const QString &platform,
                                    const QByteArray &canonical, Version version,
                                    const Sha256 &hash);
//! True for a body that adaptBody() made and changed: no edit may hold one, since what it left out
//! would be taken for deleted.
[[nodiscard]] bool isAdaptedBody(const Json &body);
//! Names the rules of a platform: a client that sees another value than last time fetches again
//! what it holds. Null for a platform that is not known.
[[nodiscard]] Sha256 adapterHash(const QString &platform);

} // namespace Batanidza
