#include "engine/adapt/adaptation.h"

#include "engine/base/jsonwrite.h"

namespace Batanidza {

QByteArray adaptBody(const QString &, const QString &, const QByteArray &canonical)
{
    return canonical;
}

Sha256 adapterHash(const QString &platform)
{
    return Sha256::of(writeJson(JsonObject{{QStringLiteral("platform"), platform},
                                           {QStringLiteral("rules"), JsonArray()}}));
}

} // namespace Batanidza
