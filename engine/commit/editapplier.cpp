#include "engine/commit/editapplier.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/jsonpatch.h"
#include "engine/store/blobindex.h"
#include "engine/store/conflictqueue.h"

namespace Batanidza {

namespace {

using Kind = ResolvedBase::Kind;

Receipt rejected(const Edit &edit, ErrorCode code, const QString &detail)
{
    Receipt receipt;
    receipt.n = edit.n;
    receipt.id = edit.id;
    receipt.status = EditStatus::Rejected;
    receipt.error = Error{code, detail};
    return receipt;
}

} // namespace

Receipt receiptOf(const Edit &edit, EditStatus status, Version version, const Sha256 &hash,
                  Sequence sequence)
{
    Receipt receipt;
    receipt.n = edit.n;
    receipt.id = edit.id;
    receipt.status = status;
    receipt.version = version;
    receipt.hash = hash;
    receipt.sequence = sequence;
    return receipt;
}

Result<Receipt> EditApplier::apply(const TenantId &tenant, const Edit &edit,
                                   const EditSource &source, const PreparedBodyPtr &prepared)
{
    if (edit.priority > Priority::Normal && !source.mayPrioritise) {
        return rejected(
            edit, ErrorCode::Forbidden,
            QStringLiteral("edit /priority: above normal needs a role that this token has not"));
    }
    const auto head = m_content.head(tenant, edit.id);
    if (!head)
        return head.error();
    if (*head && (*head)->type != edit.type) {
        return rejected(
            edit, ErrorCode::Invalid,
            QStringLiteral("edit /type: %1 is a %2, and the type of an id never changes")
                .arg(edit.id.toString(), (*head)->type));
    }
    const auto base = resolveBase(m_database, tenant, source.client, edit);
    if (!base)
        return base.error();
    if (base->refused)
        return rejected(edit, base->refused->code, base->refused->detail);
    Incoming incoming{false, prepared};
    const auto problem = readIncoming(tenant, edit, *base, incoming);
    if (!problem)
        return problem.error();
    if (*problem)
        return rejected(edit, (*problem)->code, (*problem)->detail);

    auto receipt = place({tenant, edit, source, *base, *head, incoming});
    if (receipt && receipt->status != EditStatus::Rejected && !incoming.deletion) {
        const auto missing = BlobIndex(m_database).missing(tenant, incoming.made->blobs);
        if (!missing)
            return missing.error();
        receipt->blobsMissing = *missing;
    }
    return receipt;
}

//! What is wrong with the size or the shape of a body; nothing where all is well.
std::optional<Error> EditApplier::fault(const PreparedBody &body) const
{
    if (!body.problem.isEmpty())
        return Error{ErrorCode::Invalid, QStringLiteral("edit /body: ") + body.problem};
    if (body.canonical.size() > m_limits.bodyBytes) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("edit /body: %1 bytes in canonical form, at most %2 are taken")
                         .arg(body.canonical.size())
                         .arg(m_limits.bodyBytes)};
    }
    return std::nullopt;
}

//! Checks size and shape, in that order; what is wrong with the content is the inner error.
Result<std::optional<Error>> EditApplier::readIncoming(const TenantId &tenant, const Edit &edit,
                                                       const ResolvedBase &base,
                                                       Incoming &incoming) const
{
    if (std::holds_alternative<EditDelete>(edit.content)) {
        incoming.deletion = true;
        return std::optional<Error>();
    }
    if (const auto *patch = std::get_if<EditPatch>(&edit.content)) {
        Result<QByteArray> bytes = Error{ErrorCode::NotFound, {}};
        if (base.kind == Kind::Waiting)
            bytes = ConflictQueue(m_database).load(tenant, base.conflict);
        else if (base.kind == Kind::Known && !base.deleted)
            bytes = m_content.body(tenant, base.hash);
        if (!bytes && bytes.error().code != ErrorCode::NotFound)
            return bytes.error();
        if (!bytes || bytes->isEmpty()) {
            return std::optional(
                Error{ErrorCode::StaleBase,
                      QStringLiteral(
                          "edit /base: its body is not here to be patched; send the whole body")});
        }
        const auto document = readJson(*bytes);
        if (!document)
            return document.error();
        const auto patched = applyPatch(*document, patch->operations);
        if (!patched) {
            return std::optional(Error{ErrorCode::Invalid, QStringLiteral("edit /patch/ops: ") +
                                                               patched.error().detail});
        }
        incoming.made = prepareBody(edit.id, *patched, m_limits.depth);
    } else if (!incoming.made) {
        incoming.made = prepareBody(edit.id, std::get<EditBody>(edit.content).body, m_limits.depth);
    }
    if (auto wrong = fault(*incoming.made))
        return wrong;
    if (edit.type == u"lesson" && incoming.made->id != edit.id.toString()) {
        return std::optional(
            Error{ErrorCode::Invalid,
                  QStringLiteral("edit /body/id: a lesson's id must be its item's, %1")
                      .arg(edit.id.toString())});
    }
    return std::optional<Error>();
}

Result<Receipt> EditApplier::place(const Sides &sides)
{
    const auto &[tenant, edit, source, base, head, incoming] = sides;
    const auto unchanged = [&sides] {
        const Head &now = *sides.head;
        return receiptOf(sides.edit, EditStatus::Unchanged, now.version, now.hash, now.sequence);
    };
    if (base.kind == Kind::Waiting)
        return meet(sides);
    const bool baseIsHead = head && base.version == head->version && base.hash == head->hash &&
                            base.deleted == head->deleted;
    if (incoming.deletion) {
        if (!head)
            return rejected(edit, ErrorCode::NotFound,
                            QStringLiteral("there is no such item to delete"));
        if (head->deleted)
            return unchanged();
        if (base.kind == Kind::Absent) {
            return rejected(
                edit, ErrorCode::Invalid,
                QStringLiteral("edit /base: a deletion says which revision it deletes"));
        }
        return baseIsHead ? put(sides) : meet(sides);
    }
    if (!head)
        return put(sides);
    if (head->deleted)
        return base.kind == Kind::Absent || baseIsHead ? put(sides) : meet(sides);
    if (incoming.made->hash == head->hash)
        return unchanged();
    // Somebody may have changed the item and changed it back: the same content is the same base.
    const bool sameContent = base.kind != Kind::Absent && !base.deleted && base.hash == head->hash;
    return baseIsHead || sameContent ? put(sides) : meet(sides);
}

Result<EditEvent> EditApplier::nextEvent(const Sides &sides)
{
    const auto now = m_clock.utc();
    const auto end = m_log.end(sides.tenant, now);
    if (!end)
        return end.error();
    const auto person = m_log.person(sides.tenant, sides.edit.author);
    if (!person)
        return person.error();
    Hlc clock((*end)->hlc);
    (*end)->hlc = clock.stamp(sides.edit.at, now);
    EditEvent event;
    event.sequence = (*end)->cursor.sequence.next();
    event.tenant = sides.tenant;
    event.id = sides.edit.id;
    event.type = sides.edit.type;
    event.at = now;
    event.editedAt = sides.edit.at;
    event.hlcMs = (*end)->hlc.ms;
    event.hlcCounter = (*end)->hlc.counter;
    event.priority = sides.edit.priority;
    event.platforms = sides.edit.platforms;
    event.platform = sides.source.platform;
    event.person = *person;
    event.client = sides.source.client;
    event.n = sides.source.client.isEmpty() ? EditNumber() : sides.edit.n;
    event.subject = sides.source.subject;
    event.importId = sides.source.importId;
    return event;
}

Result<Receipt> EditApplier::put(const Sides &sides)
{
    auto event = nextEvent(sides);
    if (!event)
        return event.error();
    event->conflict = sides.source.resolves;
    event->secondParent = sides.source.secondParent;
    event->outcome = sides.source.outcome;
    event->rules = sides.source.rules;
    event->takesBack = sides.source.takesBack;
    return write(sides, *std::move(event), sides.incoming, EditStatus::Applied);
}

//! A new revision that becomes the head.
Result<Receipt> EditApplier::write(const Sides &sides, EditEvent event, const Incoming &becomes,
                                   EditStatus status)
{
    const auto &[tenant, edit, source, base, head, incoming] = sides;
    event.kind = becomes.deletion ? QStringLiteral("delete") : QStringLiteral("put");
    event.hash = becomes.deletion ? head->hash : becomes.made->hash;
    event.bytes = becomes.deletion ? head->bytes : qint64(becomes.made->canonical.size());
    event.parent = head ? head->version : Version();
    event.version = head ? head->version.next() : std::max(source.firstVersion, Version(1));
    CommittedChange change;
    if (head && !head->deleted) {
        // Only for patches to those who hold it: where it is erased, they get the whole body.
        if (const auto previous = m_content.body(tenant, head->hash))
            change.previousBody = *previous;
    }
    if (const auto done = m_log.append(tenant, event.kind, writeEditEvent(event)); !done)
        return done.error();
    if (!becomes.deletion) {
        if (const auto done = putBody(tenant, *becomes.made); !done)
            return done.error();
    }
    const auto summary = becomes.deletion ? LessonSummary() : becomes.made->summary;
    if (const auto done = m_rows.putRevision(event, summary); !done)
        return done.error();
    change.change = changeOf(event, edit.author);
    if (!becomes.deletion)
        change.body = becomes.made->canonical;
    m_log.addChange(tenant, std::move(change));
    return receiptOf(edit, status, event.version, event.hash, event.sequence);
}

Result<void> EditApplier::putBody(const TenantId &tenant, const PreparedBody &body)
{
    return m_rows.putBody(tenant, body.hash, body.packed, body.canonical.size());
}

} // namespace Batanidza
