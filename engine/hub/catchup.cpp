#include "engine/hub/catchup.h"

#include "engine/adapt/adaptation.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/logging.h"
#include "engine/content/jsonpatch.h"
#include "engine/wire/codec.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! What a line costs besides its body.
constexpr qint64 headerBytes = 600;

std::optional<Wire::ItemPatch> patchFor(const Change &change, const QByteArray &previous,
                                        const QByteArray &body)
{
    const auto from = readJson(previous);
    const auto to = readJson(body);
    if (!from || !to)
        return std::nullopt;
    Wire::ItemPatch patch{change.version.previous(), makePatch(*from, *to)};
    if (writeJson(Json(patch.operations)).size() >= body.size())
        return std::nullopt;
    return patch;
}

bool isFor(const Change &change, const QString &platform)
{
    return change.affectedPlatforms.isEmpty() || change.affectedPlatforms.contains(platform);
}

qint64 sizeOf(const Wire::ChangeLine &line)
{
    return headerBytes + line.body.size() +
           (line.patch ? writeJson(Json(line.patch->operations)).size() : 0);
}

//! Lines of one page, in order; a newer change of an item takes the place of an older one.
class PageLines
{
public:
    [[nodiscard]] bool holds(const ItemId &id) const { return m_places.contains(id); }
    [[nodiscard]] bool isEmpty() const { return m_places.isEmpty(); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    void add(Wire::ChangeLine line)
    {
        const ItemId id = line.change.id;
        const auto old = m_places.constFind(id);
        if (old != m_places.constEnd()) {
            m_bytes -= sizeOf(*m_lines[*old]);
            m_lines[*old].reset();
        }
        m_bytes += sizeOf(line);
        m_places.insert(id, m_lines.size());
        m_lines.append(std::move(line));
    }

    [[nodiscard]] QList<Wire::ChangeLine> take()
    {
        QList<Wire::ChangeLine> lines;
        for (auto &line : m_lines) {
            if (line)
                lines.append(std::move(*line));
        }
        m_lines.clear();
        m_places.clear();
        m_bytes = 0;
        return lines;
    }

private:
    QList<std::optional<Wire::ChangeLine>> m_lines;
    QHash<ItemId, qsizetype> m_places;
    qint64 m_bytes = 0;
};

QByteArray bodyOrNothing(ContentReader &reader, const SessionContext &context, const Change &change)
{
    if (change.deleted || context.bodies == Wire::Bodies::None || !isFor(change, context.platform))
        return {};
    auto body = reader.body(context.tenant, change.hash);
    if (!body) {
        // Erased or damaged: the headers still go, so that one body never stops a session.
        qCWarning(lcHub) << "no body for" << change.id.toString() << "version"
                         << change.version.value() << ":" << errorName(body.error().code);
        return {};
    }
    return *body;
}

QByteArray previousOrNothing(ContentReader &reader, const SessionContext &context,
                             const Change &change)
{
    if (context.bodies != Wire::Bodies::Patch || change.deleted || change.version.value() < 2)
        return {};
    const auto previous = reader.revision(context.tenant, change.id, change.version.previous());
    if (!previous || !*previous || (*previous)->deleted)
        return {};
    return reader.body(context.tenant, (*previous)->hash).value_or(QByteArray());
}

} // namespace

QString SessionContext::formKey() const
{
    QString key = platform + u'|' + Wire::formName(form) + u'|' + Wire::bodiesName(bodies) +
                  (deflate ? QStringLiteral("|z|") : QStringLiteral("|t|"));
    if (types)
        key += u'=' + types->join(u',');
    return key;
}

Result<ResumePlan> planResume(ContentReader &reader, const TenantId &tenant,
                              const std::optional<Cursor> &cursor, bool latest)
{
    const auto head = reader.head(tenant);
    if (!head)
        return head.error();
    if (latest)
        return ResumePlan{Wire::Resume::Live, *head, *head};
    const auto oldest = reader.oldest(tenant);
    if (!oldest)
        return oldest.error();
    const Cursor from = cursor.value_or(Cursor{head->epoch, Sequence(0)});
    const bool kept = from.sequence.next() >= *oldest;
    if (from.epoch != head->epoch || from.sequence > head->sequence || !kept)
        return ResumePlan{Wire::Resume::Reset, *head, *head};
    return ResumePlan{Wire::Resume::Live, *head, from};
}

Wire::ChangeLine lineFor(const SessionContext &context, const Change &change,
                         const QByteArray &body, const QByteArray &previousBody,
                         AdaptedBodies &adapted, qint64 lineBytes)
{
    Wire::ChangeLine line;
    line.change = change;
    line.adaptedHash = change.hash;
    if (change.deleted || body.isEmpty() || context.bodies == Wire::Bodies::None ||
        !isFor(change, context.platform))
        return line;
    const auto inForm = [&](const QByteArray &bytes, Version version, const Sha256 &hash) {
        return context.form == Wire::Form::Canonical
                   ? AdaptedBody{bytes, hash}
                   : adapted.body(change.type, context.platform, bytes, version, hash);
    };
    const AdaptedBody sent = inForm(body, change.version, change.hash);
    line.adaptedHash = sent.hash;
    if (context.bodies == Wire::Bodies::Patch && !previousBody.isEmpty()) {
        const Sha256 previousHash = Sha256::of(previousBody);
        line.patch =
            patchFor(change, inForm(previousBody, change.version.previous(), previousHash).bytes,
                     sent.bytes);
    }
    if (!line.patch && sent.bytes.size() <= lineBytes)
        line.body = sent.bytes;
    return line;
}

Result<Wire::ChangesPage> readPage(ContentReader &reader, const SessionContext &context,
                                   const Cursor &from, const PageLimits &limits)
{
    const auto head = reader.head(context.tenant);
    if (!head)
        return head.error();
    Wire::ChangesPage page{from, from, {}, false};
    if (from.sequence >= head->sequence)
        return page;
    const auto changes =
        reader.changes(context.tenant, from.sequence, head->sequence, limits.changes);
    if (!changes)
        return changes.error();

    PageLines lines;
    bool cut = changes->size() >= limits.changes;
    for (const Change &change : *changes) {
        if (context.wants(change.type)) {
            const bool again = lines.holds(change.id);
            Wire::ChangeLine line =
                lineFor(context, change, bodyOrNothing(reader, context, change),
                        again ? QByteArray() : previousOrNothing(reader, context, change),
                        reader.adaptedBodies(), limits.lineBytes);
            if (!lines.isEmpty() && lines.bytes() + sizeOf(line) > limits.bytes) {
                cut = true;
                break;
            }
            lines.add(std::move(line));
        }
        page.to.sequence = change.sequence;
    }
    if (!cut)
        page.to.sequence = head->sequence;
    page.more = page.to.sequence < head->sequence;
    page.changes = lines.take();
    return page;
}

QList<Wire::ChangesPage> pagesFor(const SessionContext &context, const CommitBatch &batch,
                                  const Cursor &from, AdaptedBodies &adapted,
                                  const PageLimits &limits, Sequence place)
{
    QList<Wire::ChangesPage> pages;
    PageLines lines;
    Cursor start = from;
    Cursor reached = batch.from;
    reached.sequence = std::max(reached.sequence, place);
    for (const CommittedChange &committed : batch.changes) {
        if (committed.change.sequence <= place)
            continue;
        if (context.wants(committed.change.type)) {
            const bool again = lines.holds(committed.change.id);
            Wire::ChangeLine line =
                lineFor(context, committed.change, committed.body,
                        again ? QByteArray() : committed.previousBody, adapted, limits.lineBytes);
            if (!lines.isEmpty() && lines.bytes() + sizeOf(line) > limits.bytes) {
                // The change that did not fit stands first on the next page, on which it is alone
                // so far: there it may be a patch again.
                if (again)
                    line = lineFor(context, committed.change, committed.body,
                                   committed.previousBody, adapted, limits.lineBytes);
                pages.append({start, reached, lines.take(), false});
                start = reached;
            }
            lines.add(std::move(line));
        }
        reached.sequence = committed.change.sequence;
    }
    if (!lines.isEmpty())
        pages.append({start, batch.to, lines.take(), false});
    return pages;
}

QList<Wire::ChangeLine> urgentLines(const SessionContext &context, const CommitBatch &batch,
                                    AdaptedBodies &adapted)
{
    SessionContext full = context;
    if (full.bodies == Wire::Bodies::Patch)
        full.bodies = Wire::Bodies::Inline;
    PageLines lines;
    for (const CommittedChange &committed : batch.changes) {
        if (committed.change.priority >= Priority::High && full.wants(committed.change.type) &&
            isFor(committed.change, full.platform))
            lines.add(lineFor(full, committed.change, committed.body, {}, adapted));
    }
    QList<Wire::ChangeLine> ahead = lines.take();
    // What has no body cannot overtake: it is neither full nor a deletion.
    ahead.removeIf(
        [](const Wire::ChangeLine &line) { return !line.change.deleted && line.body.isEmpty(); });
    return ahead;
}

} // namespace Batanidza
