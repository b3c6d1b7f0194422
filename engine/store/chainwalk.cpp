#include "engine/store/chainwalk.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/contentwriter.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

constexpr qsizetype mostBreaks = 1000;

} // namespace

void ChainWalk::add(qint64 sequence, ChainFault fault, const QString &expected,
                    const QString &found)
{
    if (m_report.breaks.size() < mostBreaks)
        m_report.breaks.append({Sequence(sequence), fault, expected, found});
}

void ChainWalk::look(qint64 sequence, const QString &kind, const QByteArray &canonical,
                     const Sha256 &previous, const Sha256 &hash)
{
    const QString at = QString::number(sequence);
    if (sequence != m_next)
        add(sequence, ChainFault::Place, QString::number(m_next), at);
    if (previous != m_previous)
        add(sequence, ChainFault::Link, m_previous.toHex(), previous.toHex());
    const Sha256 content = Sha256::of(previous.toBytes(), canonical);
    if (content != hash)
        add(sequence, ChainFault::Content, content.toHex(), hash.toHex());
    const auto json = readJson(canonical);
    if (!json) {
        add(sequence, ChainFault::Unreadable, {}, json.error().detail);
        return;
    }
    if (const QString inside = (*json)[u"kind"].toString(); inside != kind)
        add(sequence, ChainFault::Kind, inside, kind);
    if (const qint64 inside = (*json)[u"seq"].toInteger(); inside != sequence)
        add(sequence, ChainFault::Inside, at, QString::number(inside));
    if ((*json)[u"tenant"].toString() != m_tenant.toString())
        add(sequence, ChainFault::Tenant);
    if (writeJson(*json) != canonical)
        add(sequence, ChainFault::Form);
}

Result<bool> ChainWalk::step(Database &database, qint64 most)
{
    const auto end = ContentWriter(database).logEnd(m_tenant);
    if (!end)
        return end.error();
    qint64 rows = 0;
    const auto read = rowsWhile(
        database,
        QStringLiteral("SELECT sequence, kind, canonical, previous_hash, hash FROM event WHERE "
                       "tenant = ? AND sequence >= ? ORDER BY sequence LIMIT ?"),
        {m_tenant.toString(), m_next, most}, [&](const QSqlQuery &row) -> Result<bool> {
            const qint64 sequence = row.value(0).toLongLong();
            const Sha256 hash = hashColumn(row, 4);
            look(sequence, row.value(1).toString(), row.value(2).toByteArray(), hashColumn(row, 3),
                 hash);
            m_previous = hash;
            m_next = sequence + 1;
            ++rows;
            return true;
        });
    if (!read)
        return read.error();
    m_report.events += rows;
    m_report.upTo = Sequence(m_next - 1);
    m_end = *end ? (*end)->cursor.sequence : m_report.upTo;
    if (rows == most)
        return true;
    const qint64 last = m_next - 1;
    if (*end && (*end)->cursor.sequence.value() != last)
        add(last, ChainFault::End, QString::number(last),
            QString::number((*end)->cursor.sequence.value()));
    if (*end && (*end)->hash != m_previous)
        add(last, ChainFault::EndHash, m_previous.toHex(), (*end)->hash.toHex());
    return false;
}

} // namespace Batanidza
