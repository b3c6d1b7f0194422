#include "engine/hub/submittededit.h"

#include "engine/adapt/adaptation.h"
#include "engine/base/jsonwrite.h"
#include "engine/hub/schemaforms.h"
#include "engine/wire/codec.h"

namespace Batanidza {

namespace {

//! `body` gets the canonical bytes of its whole body, where it has one.
SubmittedEdit readSubmitted(const Json &json, EditNumber n, const std::optional<Error> &fault,
                            qint64 depth, QByteArray &body)
{
    JsonPlace place;
    const QByteArray bytes = writeJson(json, u"body", place);
    // What was at fault is null by now: no good edit may have the same print.
    if (fault)
        return {n, Sha256::of(bytes + "\nfaulty"), *fault};
    SubmittedEdit submitted{n, Sha256::of(bytes), Error{}};
    body = bytes.sliced(place.at, place.size);
    if (const QString id = json[u"id"].toString(); isValidItemId(id))
        submitted.id = ItemId(id);
    const auto most = static_cast<int>(depth);
    if (Wire::nestingDepth(json[u"body"], most) > most)
        submitted.edit =
            Error{ErrorCode::TooLarge,
                  QStringLiteral("edit /body: nests deeper than %1 levels").arg(depth)};
    else if (json[u"type"].toString() == u"lesson" && isAdaptedBody(json[u"body"]))
        submitted.edit = Error{ErrorCode::Invalid,
                               QStringLiteral("edit /body: this is a platform's form of a lesson; "
                                              "fetch it with form canonical and edit that")};
    else
        submitted.edit = readPrintedEdit(json, submitted.fingerprint);
    return submitted;
}

//! What can be done with a whole body before its turn is done here, and not by the one writer. The
//! tree of values is no longer needed then.
void prepare(SubmittedEdit &submitted, QByteArray canonical, qint64 depth)
{
    if (!submitted.edit)
        return;
    auto *whole = std::get_if<EditBody>(&submitted.edit->content);
    if (!whole)
        return;
    submitted.prepared =
        prepareBody(submitted.edit->id, whole->body, static_cast<int>(depth), std::move(canonical));
    whole->body = Json();
}

} // namespace

SubmittedEdit submittedEdit(const Json &json, EditNumber n, const std::optional<Error> &fault,
                            const SessionContext &context, ContentReader &reader, qint64 depth)
{
    QByteArray body;
    SubmittedEdit submitted = readSubmitted(json, n, fault, depth, body);
    if (raiseSchema(submitted, context, reader))
        body.clear(); // it is another one
    prepare(submitted, std::move(body), depth);
    return submitted;
}

} // namespace Batanidza
