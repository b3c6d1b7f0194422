#include "engine/commit/baseresolver.h"

#include "engine/store/conflictqueue.h"
#include "engine/store/contentstore.h"
#include "engine/store/receiptstore.h"

namespace Batanidza {

namespace {

ResolvedBase refuse(ErrorCode code, const QString &detail)
{
    ResolvedBase base;
    base.refused = Error{code, detail};
    return base;
}

Result<ResolvedBase> resolveVersion(Database &database, const TenantId &tenant, const ItemId &id,
                                    Version version, const Sha256 &hash)
{
    ResolvedBase base;
    base.kind = ResolvedBase::Kind::Unknown;
    base.version = version;
    base.hash = hash;
    const auto revision = ContentStore(database).revision(tenant, id, version);
    if (!revision)
        return revision.error();
    if (*revision && (*revision)->hash == hash) {
        base.kind = ResolvedBase::Kind::Known;
        base.deleted = (*revision)->deleted;
    }
    return base;
}

//! A body that was sent and is no revision; the null hash was a deletion.
ResolvedBase asSent(const Sha256 &hash)
{
    ResolvedBase base;
    base.kind = hash.isNull() ? ResolvedBase::Kind::Absent : ResolvedBase::Kind::Known;
    base.hash = hash;
    return base;
}

} // namespace

Result<ResolvedBase> resolveBase(Database &database, const TenantId &tenant, const ClientId &client,
                                 const Edit &edit)
{
    EditBase given = edit.base;
    EditNumber before = edit.n;
    // Each turn goes to an earlier edit, so this ends.
    while (true) {
        if (std::holds_alternative<BaseAbsent>(given))
            return ResolvedBase{};
        if (const auto *version = std::get_if<BaseVersion>(&given))
            return resolveVersion(database, tenant, edit.id, version->version, version->hash);
        const EditNumber n = std::get<BaseOwnEdit>(given).n;
        if (n >= before) {
            return refuse(ErrorCode::Invalid,
                          QStringLiteral("edit /base/n: %1 is not an earlier edit than %2")
                              .arg(n.value())
                              .arg(before.value()));
        }
        const auto stored = ReceiptStore(database).find(tenant, client, n);
        if (!stored)
            return stored.error();
        ResolvedBase unknown;
        unknown.kind = ResolvedBase::Kind::Unknown;
        if (!*stored)
            return unknown;
        const Receipt &receipt = (*stored)->receipt;
        if (!receipt.id.isEmpty() && receipt.id != edit.id) {
            return refuse(ErrorCode::Invalid,
                          QStringLiteral("edit /base/n: edit %1 was of another item, %2")
                              .arg(n.value())
                              .arg(receipt.id.toString()));
        }
        switch (receipt.status) {
        case EditStatus::Applied:
        case EditStatus::Unchanged:
            return resolveVersion(database, tenant, edit.id, receipt.version.value_or(Version()),
                                  receipt.hash.value_or(Sha256()));
        case EditStatus::Merged: {
            // What the client saw is its own body, not the merged head.
            const auto merged = ContentStore(database).revision(
                tenant, edit.id, receipt.version.value_or(Version()));
            if (!merged)
                return merged.error();
            return *merged ? asSent((*merged)->secondParent) : unknown;
        }
        case EditStatus::Queued: {
            const auto queued = ConflictQueue(database).find(tenant, receipt.conflict);
            if (!queued)
                return queued.error();
            if (!*queued)
                return unknown;
            if (!isWaiting((*queued)->state)) {
                // A person has decided about what was sent: what is new since is what counts.
                if ((*queued)->client == client && (*queued)->n == n)
                    return asSent((*queued)->incomingHash);
                return resolveVersion(database, tenant, edit.id, (*queued)->baseVersion,
                                      (*queued)->baseHash);
            }
            ResolvedBase waiting;
            waiting.kind = ResolvedBase::Kind::Waiting;
            waiting.conflict = receipt.conflict;
            return waiting;
        }
        case EditStatus::Rejected:
            if (std::holds_alternative<EditPatch>(edit.content)) {
                return refuse(
                    ErrorCode::StaleBase,
                    QStringLiteral(
                        "edit /base/n: edit %1 was rejected, so there is nothing to patch; send "
                        "the whole body")
                        .arg(n.value()));
            }
            if (!(*stored)->base)
                return unknown;
            given = *(*stored)->base;
            before = n;
            break;
        }
    }
}

} // namespace Batanidza
