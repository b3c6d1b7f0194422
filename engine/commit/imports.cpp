#include "engine/commit/committer.h"

#include "engine/base/jsonread.h"
#include "engine/store/contentstore.h"

// The part of Committer that keeps an import together as one step.
namespace Batanidza {

Result<Receipt> Committer::commitOwn(const TenantId &tenant, const Edit &edit,
                                     const EditSource &source)
{
    if (const auto end = m_log.end(tenant, m_clock.utc()); !end)
        return end.error();
    Version before;
    if (!source.importId.isEmpty()) {
        const auto head = ContentStore(m_database).head(tenant, edit.id);
        if (!head)
            return head.error();
        if (*head)
            before = (*head)->version;
    }
    const auto receipt = m_applier.apply(tenant, edit, source);
    const bool changed = receipt && (receipt->status == EditStatus::Applied ||
                                     receipt->status == EditStatus::Merged);
    if (changed && !source.importId.isEmpty()) {
        const auto noted =
            noteStep(tenant, edit, source, {edit.id, before, receipt->version.value_or(Version())});
        if (!noted)
            return noted.error();
    }
    return receipt;
}

//! The import itself is noted with its first step: one that changes nothing leaves no trace.
Result<void> Committer::noteStep(const TenantId &tenant, const Edit &edit, const EditSource &source,
                                 const ImportStep &step)
{
    ImportLog imports(m_database);
    const auto known = imports.find(tenant, source.importId);
    if (!known)
        return known.error();
    if (!*known) {
        const auto person = m_log.person(tenant, edit.author);
        if (!person)
            return person.error();
        const auto sequence = appendOwn(tenant, QStringLiteral("import"),
                                        {{QStringLiteral("import"), source.importId},
                                         {QStringLiteral("person"), person->toString()}});
        if (!sequence)
            return sequence.error();
        const auto added =
            imports.add(tenant, {source.importId, *sequence, m_clock.utc(), false}, *person);
        if (!added)
            return added;
    }
    return imports.addStep(tenant, source.importId, step);
}

Result<UndoReport> Committer::undoImport(const TenantId &tenant, const QString &importId,
                                         const QString &author)
{
    ImportLog imports(m_database);
    const auto import = imports.find(tenant, importId);
    if (!import)
        return import.error();
    if (!*import) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("there is no import %1 in tenant %2").arg(importId, tenant.toString())};
    }
    if ((*import)->undone) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("import %1 was taken back already").arg(importId)};
    }
    const auto steps = imports.steps(tenant, importId);
    if (!steps)
        return steps.error();
    const ContentStore content(m_database);
    UndoReport report;
    for (auto step = steps->crbegin(); step != steps->crend(); ++step) {
        const auto head = content.head(tenant, step->item);
        if (!head)
            return head.error();
        if (!*head || (*head)->version != step->after) {
            report.leftAlone.append(step->item);
            continue;
        }
        Edit edit;
        edit.id = step->item;
        edit.type = (*head)->type;
        edit.base = BaseVersion{(*head)->version, (*head)->hash};
        edit.author = author;
        edit.at = m_clock.utc();
        edit.content = EditDelete{};
        const auto before = content.revision(tenant, step->item, step->before);
        if (!before)
            return before.error();
        if (*before && !(*before)->deleted) {
            const auto bytes = content.body(tenant, (*before)->hash);
            if (!bytes && bytes.error().code != ErrorCode::NotFound)
                return bytes.error();
            if (!bytes) {
                report.leftAlone.append(step->item);
                continue;
            }
            const auto body = readJson(*bytes);
            if (!body)
                return body.error();
            edit.content = EditBody{*body};
        }
        const auto receipt = m_applier.apply(tenant, edit, EditSource{});
        if (!receipt)
            return receipt.error();
        if (receipt->status == EditStatus::Applied)
            ++report.restored;
        else
            report.leftAlone.append(step->item);
    }
    const auto person = m_log.person(tenant, author);
    if (!person)
        return person.error();
    const auto told = appendOwn(tenant, QStringLiteral("undo-import"),
                                {{QStringLiteral("import"), importId},
                                 {QStringLiteral("person"), person->toString()},
                                 {QStringLiteral("restored"), report.restored},
                                 {QStringLiteral("leftAlone"), qint64(report.leftAlone.size())}});
    if (!told)
        return told.error();
    if (const auto marked = imports.markUndone(tenant, importId, m_clock.utc()); !marked)
        return marked.error();
    return report;
}

} // namespace Batanidza
