#include "engine/store/verify.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/receipt.h"
#include "engine/store/blobindex.h"
#include "engine/store/bodypacking.h"
#include "engine/store/chainwalk.h"
#include "engine/store/contentwriter.h"
#include "engine/store/dialect.h"
#include "engine/store/query.h"
#include "engine/store/replay.h"
#include "engine/store/tenantstore.h"

namespace Batanidza {

namespace {

constexpr qsizetype problemLimit = 1000;
constexpr qint64 blobsAtATime = 500;
constexpr qint64 eventsAtATime = 1024;

class Verifier
{
public:
    Verifier(Database &database, const BlobStore &blobs, const JobTick &tick)
        : m_database(database)
        , m_blobs(blobs)
        , m_tick(tick)
    {}

    Result<VerifyResult> run()
    {
        const auto whole = eachRow(
            m_database, m_database.dialect().integrityCheck(), {}, [&](const QSqlQuery &row) {
                if (row.value(0).toString() != u"ok")
                    add(QStringLiteral("file %1: %2")
                            .arg(m_database.file(), row.value(0).toString()));
            });
        if (!whole)
            return whole.error();
        const auto tenants = TenantStore(m_database).tenants();
        if (!tenants)
            return tenants.error();
        for (const TenantId &tenant : *tenants) {
            m_tenant = tenant;
            for (const auto step : {&Verifier::chain, &Verifier::bodies, &Verifier::missingBodies,
                                    &Verifier::heads, &Verifier::receipts, &Verifier::blobs}) {
                if (const auto done = (this->*step)(); !done)
                    return done.error();
            }
        }
        return m_result;
    }

private:
    void add(const QString &problem)
    {
        if (m_result.problems.size() < problemLimit)
            m_result.problems.append(problem);
    }
    void add(const QString &table, const QString &row, const QString &what)
    {
        add(QStringLiteral("%1 of tenant %2, row %3: %4")
                .arg(table, m_tenant.toString(), row, what));
    }
    static QString differ(const QString &what, const QString &expected, const QString &found)
    {
        return QStringLiteral("%1: expected %2, found %3").arg(what, expected, found);
    }
    Result<bool> goOn()
    {
        ++m_done;
        if (m_done % 256 == 0 && m_tick && !m_tick(m_done, 0, m_tenant.toString()))
            return Error{ErrorCode::Cancelled, QStringLiteral("verify was stopped")};
        return true;
    }

    Result<void> chain()
    {
        ChainWalk walk(m_tenant);
        for (bool more = true; more;) {
            const auto stepped = walk.step(m_database, eventsAtATime);
            if (!stepped)
                return stepped.error();
            more = *stepped;
            m_done = m_result.events + walk.report().events;
            if (m_tick && !m_tick(m_done, 0, m_tenant.toString()))
                return Error{ErrorCode::Cancelled, QStringLiteral("verify was stopped")};
        }
        m_result.events += walk.report().events;
        for (const ChainBreak &broken : walk.report().breaks)
            addBreak(broken);
        return {};
    }

    void addBreak(const ChainBreak &broken)
    {
        const auto event = [&](const QString &what) {
            add(QStringLiteral("event"), QString::number(broken.sequence.value()), what);
        };
        const auto differing = [&](const QString &what) {
            return differ(what, broken.expected, broken.found);
        };
        switch (broken.fault) {
        case ChainFault::Place:
            return event(differing(QStringLiteral("sequence")));
        case ChainFault::Link:
            return event(differing(QStringLiteral("previous hash")));
        case ChainFault::Content:
            return event(differing(QStringLiteral("hash")));
        case ChainFault::Unreadable:
            return event(broken.found);
        case ChainFault::Kind:
            return event(differing(QStringLiteral("kind")));
        case ChainFault::Inside:
            return event(differing(QStringLiteral("seq inside")));
        case ChainFault::Tenant:
            return event(QStringLiteral("it is an event of another tenant"));
        case ChainFault::Form:
            return event(QStringLiteral("it is not in canonical form"));
        case ChainFault::End:
            return add(QStringLiteral("tenant"), m_tenant.toString(),
                       differing(QStringLiteral("head")));
        case ChainFault::EndHash:
            return add(QStringLiteral("tenant"), m_tenant.toString(),
                       differing(QStringLiteral("head hash")));
        }
    }

    Result<void> bodies()
    {
        return rowsWhile(
            m_database,
            QStringLiteral("SELECT hash, packing, content, bytes FROM body WHERE tenant = ?"),
            {m_tenant.toString()}, [&](const QSqlQuery &row) -> Result<bool> {
                const Sha256 hash = hashColumn(row, 0);
                const auto body = unpackBody(row.value(1).toInt(), row.value(2).toByteArray(),
                                             row.value(3).toLongLong());
                if (body && Sha256::of(*body) != hash) {
                    add(QStringLiteral("body"), hash.toHex(),
                        differ(QStringLiteral("hash of its bytes"), hash.toHex(),
                               Sha256::of(*body).toHex()));
                } else if (!body && body.error().code != ErrorCode::NotFound) {
                    add(QStringLiteral("body"), hash.toHex(), body.error().detail);
                }
                ++m_result.bodies;
                return goOn();
            });
    }

    Result<void> missingBodies()
    {
        return eachRow(
            m_database,
            QStringLiteral("SELECT r.id, r.version, r.hash FROM revision r WHERE r.tenant = ? "
                           "AND NOT EXISTS (SELECT 1 FROM body b WHERE b.tenant = r.tenant AND "
                           "b.hash = r.hash)"),
            {m_tenant.toString()}, [&](const QSqlQuery &row) {
                add(QStringLiteral("revision"),
                    row.value(0).toString() + u'/' + row.value(1).toString(),
                    QStringLiteral("its body %1 is missing and was not erased")
                        .arg(hashColumn(row, 2).toHex()));
            });
    }

    Result<void> heads()
    {
        const auto replayed = replayTenant(m_database, m_tenant, m_tick);
        // A log that cannot be read was told by chain() already.
        if (!replayed && replayed.error().code == ErrorCode::Corrupt)
            return {};
        if (!replayed)
            return replayed.error();
        for (const QString &problem : replayed->problems)
            add(problem);
        return {};
    }

    Result<void> receipts()
    {
        const auto read = rowsWhile(
            m_database,
            QStringLiteral(
                "SELECT r.client, r.n, r.receipt, r.fingerprint, c.last_edit FROM receipt r "
                "LEFT JOIN client c ON c.tenant = r.tenant AND c.client = r.client WHERE "
                "r.tenant = ? ORDER BY r.client, r.n"),
            {m_tenant.toString()}, [&](const QSqlQuery &row) -> Result<bool> {
                const QString name = row.value(0).toString() + u'/' + row.value(1).toString();
                const auto bad = [&](const QString &what) {
                    add(QStringLiteral("receipt"), name, what);
                };
                ++m_result.receipts;
                if (row.value(4).isNull() || row.value(1).toLongLong() > row.value(4).toLongLong())
                    bad(QStringLiteral("its client's last edit is %1")
                            .arg(row.value(4).toLongLong()));
                if (hashColumn(row, 3).isNull())
                    bad(QStringLiteral("it has no fingerprint"));
                const auto receipt = readJson(row.value(2).toByteArray()).and_then(readReceipt);
                if (!receipt) {
                    bad(receipt.error().detail);
                    return goOn();
                }
                if (receipt->n.value() != row.value(1).toLongLong())
                    bad(differ(QStringLiteral("n inside"), row.value(1).toString(),
                               QString::number(receipt->n.value())));
                if (receipt->status != EditStatus::Rejected)
                    return against(*receipt, bad);
                return goOn();
            });
        if (!read)
            return read;
        return eachRow(
            m_database,
            QStringLiteral("SELECT c.client, c.last_edit, (SELECT count(*) FROM receipt r "
                           "WHERE r.tenant = c.tenant AND r.client = c.client) AS kept FROM "
                           "client c WHERE c.tenant = ?"),
            {m_tenant.toString()}, [&](const QSqlQuery &row) {
                if (row.value(1).toLongLong() != row.value(2).toLongLong())
                    add(QStringLiteral("client"), row.value(0).toString(),
                        differ(QStringLiteral("last edit"), row.value(2).toString(),
                               row.value(1).toString()));
            });
    }

    //! What a receipt says of the item must be a revision of it, made at the place it names.
    template <typename F>
    Result<bool> against(const Receipt &receipt, F &&bad)
    {
        const auto there = firstRow(
            m_database,
            QStringLiteral(
                "SELECT sequence FROM revision WHERE tenant = ? AND id = ? AND version = ? "
                "AND hash = ?"),
            {m_tenant.toString(), receipt.id.toString(),
             receipt.version.value_or(Version()).value(),
             receipt.hash.value_or(Sha256()).toBytes()},
            [&](const QSqlQuery &row) {
                const qint64 expected = row.value(0).toLongLong();
                const qint64 found = receipt.sequence.value_or(Sequence()).value();
                if (receipt.status != EditStatus::Queued && expected != found)
                    bad(differ(QStringLiteral("seq"), QString::number(expected),
                               QString::number(found)));
            });
        if (!there)
            return there.error();
        if (!*there)
            bad(QStringLiteral("it names a revision that is not there"));
        return goOn();
    }

    Result<void> blobs()
    {
        const BlobIndex index(m_database);
        Sha256 after;
        while (true) {
            const auto list = index.list(m_tenant, after, blobsAtATime);
            if (!list)
                return list.error();
            if (list->isEmpty())
                return {};
            for (const BlobRecord &blob : *list) {
                after = blob.hash;
                ++m_result.blobs;
                const auto bytes = m_blobs.size(blob.hash);
                const auto checked = m_blobs.verify(blob.hash, false);
                if (!checked)
                    add(QStringLiteral("blob"), blob.hash.toHex(), checked.error().detail);
                else if (bytes && *bytes != blob.bytes)
                    add(QStringLiteral("blob"), blob.hash.toHex(),
                        differ(QStringLiteral("bytes"), QString::number(*bytes),
                               QString::number(blob.bytes)));
                if (const auto more = goOn(); !more)
                    return more.error();
            }
        }
    }

    Database &m_database;
    const BlobStore &m_blobs;
    const JobTick &m_tick;
    TenantId m_tenant;
    qint64 m_done = 0;
    VerifyResult m_result;
};

} // namespace

Result<VerifyResult> verifyStore(Database &database, const BlobStore &blobs, const JobTick &tick)
{
    // One snapshot, so that commits meanwhile do not look like faults.
    std::optional<Result<Transaction>> snapshot;
    if (database.mode() == Database::Mode::ReadOnly) {
        snapshot.emplace(Transaction::begin(database));
        if (!*snapshot)
            return snapshot->error();
    }
    return Verifier(database, blobs, tick).run();
}

} // namespace Batanidza
