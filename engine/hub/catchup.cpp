#include "engine/hub/catchup.h"

#include "engine/adapt/adaptation.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/logging.h"
#include "engine/content/jsonpatch.h"
#include "engine/hub/schemaforms.h"
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

LineBody bodyOf(ContentReader &reader, const SessionContext &context, const Change &change)
{
    if (change.deleted || context.bodies == Wire::Bodies::None || !isFor(change, context.platform))
        return {};
    return {change.hash, [&reader, &context, &change] {
                auto body = reader.body(context.tenant, change.hash);
                // Erased or damaged: the headers still go, so that one body never stops a session.
                if (!body) {
                    qCWarning(lcHub)
                        << "no body for" << change.id.toString() << "version"
                        << change.version.value() << ":" << errorName(body.error().code);
                }
                return body;
            }};
}

LineBody previousOf(ContentReader &reader, const SessionContext &context, const Change &change)
{
    if (context.bodies != Wire::Bodies::Patch || change.deleted || change.version.value() < 2)
        return {};
    const auto previous = reader.revision(context.tenant, change.id, change.version.previous());
    if (!previous || !*previous || (*previous)->deleted)
        return {};
    const Sha256 hash = (*previous)->hash;
    return {hash, [&reader, &context, hash] { return reader.body(context.tenant, hash); }};
}

LineBody previousOf(const SessionContext &context, const CommittedChange &committed)
{
    if (context.bodies != Wire::Bodies::Patch || committed.previousBody.isEmpty())
        return {};
    return LineBody::of(Sha256::of(committed.previousBody), committed.previousBody);
}

} // namespace

QString SessionContext::formKey() const
{
    QString key = platform + u'|' + Wire::formName(form) + u'|' + Wire::bodiesName(bodies) +
                  (deflate ? QStringLiteral("|z|") : QStringLiteral("|t|"));
    if (types)
        key += u'=' + types->join(u',');
    if (schema)
        key += QStringLiteral("|s") + QString::number(*schema);
    return key;
}

ResumePlan planResume(const LogPlace &log, const std::optional<Cursor> &cursor, bool latest)
{
    if (latest)
        return {Wire::Resume::Live, log.head, log.head};
    const Cursor from = cursor.value_or(Cursor{log.head.epoch, Sequence(0)});
    const bool kept = from.sequence.next() >= log.oldest;
    if (from.epoch != log.head.epoch || from.sequence > log.head.sequence || !kept)
        return {Wire::Resume::Reset, log.head, log.head};
    return {Wire::Resume::Live, log.head, from};
}

LineBody LineBody::of(const Sha256 &hash, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    return {hash, [bytes] { return Result<QByteArray>(bytes); }};
}

Wire::ChangeLine lineFor(const SessionContext &context, const Change &change, const LineBody &body,
                         const LineBody &previous, ContentCache *cache, qint64 lineBytes)
{
    Wire::ChangeLine line;
    line.change = change;
    line.adaptedHash = change.hash;
    if (change.deleted || !body.read || context.bodies == Wire::Bodies::None ||
        !isFor(change, context.platform))
        return line;
    const auto inForm = [&](const LineBody &from, Version version) -> Result<AdaptedBody> {
        if (context.form != Wire::Form::Canonical) {
            return adaptedBody(cache,
                               bodyNameFor(context, change.id, change.type, version, from.hash),
                               inSchema(context, change.type, from.read));
        }
        return from.read().transform([&](const QByteArray &bytes) {
            return AdaptedBody{bytes, from.hash};
        });
    };
    const auto sent = inForm(body, change.version);
    if (!sent)
        return line;
    line.adaptedHash = sent->hash;
    if (context.bodies == Wire::Bodies::Patch && previous.read) {
        const auto before = inForm(previous, change.version.previous());
        if (before)
            line.patch = patchFor(change, before->bytes, sent->bytes);
    }
    if (!line.patch && sent->bytes.size() <= lineBytes)
        line.body = sent->bytes;
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
                lineFor(context, change, bodyOf(reader, context, change),
                        again ? LineBody() : previousOf(reader, context, change), reader.cache(),
                        limits.lineBytes);
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
                                  const Cursor &from, ContentCache *cache, const PageLimits &limits,
                                  Sequence place)
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
            const LineBody body = LineBody::of(committed.change.hash, committed.body);
            Wire::ChangeLine line = lineFor(context, committed.change, body,
                                            again ? LineBody() : previousOf(context, committed),
                                            cache, limits.lineBytes);
            if (!lines.isEmpty() && lines.bytes() + sizeOf(line) > limits.bytes) {
                // The change that did not fit stands first on the next page, on which it is alone
                // so far: there it may be a patch again.
                if (again)
                    line = lineFor(context, committed.change, body, previousOf(context, committed),
                                   cache, limits.lineBytes);
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
                                    ContentCache *cache)
{
    SessionContext full = context;
    if (full.bodies == Wire::Bodies::Patch)
        full.bodies = Wire::Bodies::Inline;
    PageLines lines;
    for (const CommittedChange &committed : batch.changes) {
        if (committed.change.priority >= Priority::High && full.wants(committed.change.type) &&
            isFor(committed.change, full.platform))
            lines.add(lineFor(full, committed.change,
                              LineBody::of(committed.change.hash, committed.body), {}, cache));
    }
    QList<Wire::ChangeLine> ahead = lines.take();
    // What has no body cannot overtake: it is neither full nor a deletion.
    ahead.removeIf(
        [](const Wire::ChangeLine &line) { return !line.change.deleted && line.body.isEmpty(); });
    return ahead;
}

} // namespace Batanidza
