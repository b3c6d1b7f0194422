#include "engine/commit/preparedbody.h"

#include "engine/base/jsonwrite.h"

#include <cmath>

namespace Batanidza {

namespace {

//! What no reader of canonical JSON would take: too deep, or a number that is written as an
//! integer beyond 2^53. Empty where all is well.
QString unreadable(const Json &value, int depth)
{
    if (value.isNumber()) {
        const double number = value.toDouble();
        const bool fits = std::abs(number) <= 9007199254740991.0 || number != std::floor(number);
        return fits ? QString() : QStringLiteral("an integer is beyond 2^53");
    }
    if (!value.isArray() && !value.isObject())
        return {};
    if (depth == 0)
        return QStringLiteral("arrays and objects are nested too deep");
    QString problem;
    for (const Json &entry : value.toArray()) {
        if (problem.isEmpty())
            problem = unreadable(entry, depth - 1);
    }
    for (const auto &[key, member] : value.toObject()) {
        if (problem.isEmpty())
            problem = unreadable(member, depth - 1);
    }
    return problem;
}

} // namespace

PreparedBodyPtr prepareBody(const ItemId &id, const Json &body, int depth, QByteArray canonical)
{
    auto made = std::make_shared<PreparedBody>();
    made->problem = body.isObject() ? unreadable(body, depth) : QStringLiteral("must be an object");
    if (!made->problem.isEmpty())
        return made;
    made->canonical = canonical.isEmpty() ? writeJson(body) : std::move(canonical);
    made->hash = Sha256::of(made->canonical);
    made->packed = packBody(made->canonical);
    made->summary = summaryOf(id, body);
    made->blobs = blobReferences(body);
    made->id = body[u"id"].toString();
    return made;
}

} // namespace Batanidza
