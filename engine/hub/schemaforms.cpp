#include "engine/hub/schemaforms.h"

#include "engine/base/jsonread.h"
#include "engine/content/schemaversions.h"

namespace Batanidza {

BodyName bodyNameFor(const SessionContext &context, const ItemId &id, const QString &type,
                     Version version, const Sha256 &hash)
{
    return {context.tenant, id, type, context.platform, version, hash, context.schema};
}

ReadBody inSchema(const SessionContext &context, const QString &type, ReadBody read)
{
    if (!context.schema || type != u"lesson")
        return read;
    return [read = std::move(read), schemas = context.schemas,
            to = *context.schema]() -> Result<QByteArray> {
        const auto canonical = read();
        if (!canonical)
            return canonical.error();
        return schemas->migrated(*canonical, to);
    };
}

bool raiseSchema(SubmittedEdit &submitted, const SessionContext &context, ContentReader &reader)
{
    if (!context.schema || !submitted.edit || submitted.edit->type != u"lesson")
        return false;
    const SchemaVersions &schemas = *context.schemas;
    if (*context.schema == schemas.newest())
        return false;
    const auto refuse = [&](const QString &why) {
        submitted.edit =
            Error{ErrorCode::Unsupported,
                  QStringLiteral("edit: %1; update the app to one that reads schema major %2")
                      .arg(why)
                      .arg(schemas.newest())};
        return true;
    };
    if (std::holds_alternative<EditPatch>(submitted.edit->content)) {
        return refuse(QStringLiteral("a patch fits the stored lesson only: send the whole body"));
    }
    auto *whole = std::get_if<EditBody>(&submitted.edit->content);
    if (!whole)
        return false; // deleted in one major is deleted in all
    if (const auto *base = std::get_if<BaseVersion>(&submitted.edit->base)) {
        const auto bytes = reader.body(context.tenant, base->hash);
        const auto stored = bytes ? readJson(*bytes) : Result<Json>(bytes.error());
        // A base that is not here is merged as any other is.
        if (stored && !schemas.isLossless(*stored, *context.schema)) {
            return refuse(QStringLiteral("this lesson holds what schema major %1 cannot say")
                              .arg(*context.schema));
        }
    }
    auto raised = schemas.migrated(whole->body, schemas.newest());
    if (raised)
        whole->body = std::move(*raised);
    else
        submitted.edit = raised.error();
    return true;
}

} // namespace Batanidza
