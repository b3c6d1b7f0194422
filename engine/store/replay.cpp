#include "engine/store/replay.h"

#include "engine/base/jsonread.h"
#include "engine/store/contentstore.h"
#include "engine/store/contentwriter.h"
#include "engine/store/eventlog.h"
#include "engine/store/query.h"
#include "engine/store/tenantstore.h"

#include <QCryptographicHash>
#include <QHash>

namespace Batanidza {

namespace {

//! A damaged store has more differences than anybody reads.
constexpr qsizetype problemLimit = 1000;
constexpr qint64 eventsAtATime = 1000;

struct Table
{
    QString name;
    QString columns;
    qsizetype key; //!< the second column up to this one make the row's name
};

QList<Table> tables()
{
    return {{QStringLiteral("item"), ContentWriter::itemColumns(), 2},
            {QStringLiteral("revision"), ContentWriter::revisionColumns(), 3},
            {QStringLiteral("conflict"), ContentWriter::conflictColumns(), 2},
            {QStringLiteral("conflict_note"), ContentWriter::noteColumns(), 3}};
}

QString keyColumns(const Table &table)
{
    return table.columns.split(QStringLiteral(", "))
        .mid(1, table.key - 1)
        .join(QStringLiteral(", "));
}

QString marks(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QStringLiteral(", "));
}

//! Text and numbers as they are, bytes in hex, NULL as "null".
QString shown(const QVariant &value)
{
    if (value.isNull())
        return QStringLiteral("null");
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().toHex());
    return value.toString();
}

//! Titles and search texts are content: a report says that they differ, not how.
bool isContent(const QString &column)
{
    return column == u"title" || column == u"title_key" || column == u"gloss" ||
           column == u"search_text" || column == u"unit";
}

class Replay
{
public:
    Replay(Database &database, const TenantId &tenant, const JobTick &tick)
        : m_database(database)
        , m_tenant(tenant)
        , m_tick(tick)
    {}

    Result<ReplayReport> run()
    {
        if (const auto made = makeTables(); !made)
            return made.error();
        const auto head = EventLog(m_database).head(m_tenant);
        if (!head)
            return head.error();
        m_total = head->sequence.value();
        // First who made each head, so that only heads read their bodies.
        const auto found = eachEvent(
            [this](const EditEvent &event) -> Result<void> {
                if (event.kind != u"queue")
                    m_heads.insert(event.id.toString(), event.sequence.value());
                return {};
            },
            [](const ConflictEvent &) -> Result<void> { return {}; });
        if (!found)
            return found.error();
        const auto built = eachEvent(
            [this](const EditEvent &event) { return build(event); },
            [this](const ConflictEvent &event) {
                return run(ContentWriter::conflictStatements(event, QStringLiteral("replay_")));
            });
        if (!built)
            return built.error();
        for (const Table &table : tables()) {
            if (const auto compared = compare(table); !compared)
                return compared.error();
        }
        m_report.rebuilt = Sha256::fromBytes(m_rebuilt.result()).value_or(Sha256());
        m_report.stored = Sha256::fromBytes(m_stored.result()).value_or(Sha256());
        return m_report;
    }

private:
    Result<void> makeTables()
    {
        for (const Table &table : tables()) {
            const QString script = QStringLiteral(
                "DROP TABLE IF EXISTS replay_%1\n;\n"
                "CREATE TEMPORARY TABLE replay_%1 AS SELECT %2 FROM %1 WHERE 1 = 0\n;\n"
                "CREATE UNIQUE INDEX temp.replay_%1_key ON replay_%1 (tenant, %3)\n");
            // A script is not kept prepared: it changes the tables it names.
            const auto made =
                m_database.runScript(script.arg(table.name, table.columns, keyColumns(table)));
            if (!made)
                return made;
        }
        return {};
    }

    template <typename F, typename G>
    Result<void> eachEvent(F &&take, G &&act)
    {
        const EventLog log(m_database);
        Sequence at;
        m_report.events = 0;
        while (true) {
            const auto events = log.events(m_tenant, at, eventsAtATime);
            if (!events)
                return events.error();
            if (events->isEmpty())
                return {};
            for (const Event &event : *events) {
                at = event.sequence;
                ++m_report.events;
                if (isConflictEvent(event.kind)) {
                    const auto read = readConflictEvent(event.canonical);
                    if (!read)
                        problem(QStringLiteral("event"), QString::number(at.value()),
                                read.error().detail);
                    else if (const auto acted = act(*read); !acted)
                        return acted;
                    continue;
                }
                if (event.kind != u"put" && event.kind != u"delete" && event.kind != u"queue")
                    continue;
                const auto edit = readEditEvent(event.canonical);
                if (!edit) {
                    problem(QStringLiteral("event"), QString::number(at.value()),
                            edit.error().detail);
                    continue;
                }
                if (const auto taken = take(*edit); !taken)
                    return taken;
            }
            if (m_tick && !m_tick(at.value(), m_total, m_tenant.toString()))
                return Error{ErrorCode::Cancelled, QStringLiteral("replay was stopped")};
        }
    }

    Result<void> insert(const Table &table, const QVariantList &row)
    {
        return execute(m_database,
                       QStringLiteral("INSERT INTO replay_%1 (%2) VALUES (%3)")
                           .arg(table.name, table.columns, marks(row.size())),
                       row);
    }

    Result<void> run(const QList<ContentWriter::Statement> &statements)
    {
        for (const ContentWriter::Statement &statement : statements) {
            if (const auto done = execute(m_database, statement.sql, statement.values); !done)
                return done;
        }
        return {};
    }

    Result<void> build(const EditEvent &event)
    {
        const auto all = tables();
        if (event.kind == u"queue")
            return run(ContentWriter::conflictStatements(event, QStringLiteral("replay_")));
        if (const auto done = insert(all[1], ContentWriter::revisionRow(event)); !done)
            return done;
        if (m_heads.value(event.id.toString()) != event.sequence.value())
            return {};
        LessonSummary summary;
        if (event.kind == u"put") {
            const auto body = ContentStore(m_database).body(m_tenant, event.hash);
            const auto json = body ? readJson(*body) : Result<Json>(body.error());
            if (json) {
                summary = summaryOf(event.id, *json);
            } else if (json.error().code != ErrorCode::NotFound) {
                problem(QStringLiteral("body"), event.hash.toHex(), json.error().detail);
            }
        }
        return insert(all[0], ContentWriter::itemRow(event, summary));
    }

    void problem(const QString &table, const QString &row, const QString &what)
    {
        if (m_report.problems.size() < problemLimit) {
            m_report.problems.append(QStringLiteral("%1 of tenant %2, row %3: %4")
                                         .arg(table, m_tenant.toString(), row, what));
        }
    }

    //! All rows of one side, by key, each as text columns.
    Result<QList<QStringList>> rows(const QString &from, const Table &table, const QString &after,
                                    qint64 limit)
    {
        QList<QStringList> rows;
        const qsizetype columns = table.columns.count(u',') + 1;
        const QString key = keyColumns(table);
        const QString name = key.section(QStringLiteral(", "), 0, 0);
        const auto read = eachRow(
            m_database,
            QStringLiteral("SELECT %1 FROM %2 WHERE tenant = ? AND %3 IN (SELECT DISTINCT %3 FROM "
                           "(SELECT %3 FROM %4 WHERE tenant = ? AND %3 > ? UNION SELECT %3 FROM "
                           "replay_%4 WHERE %3 > ?) AS both_sides ORDER BY %3 LIMIT ?) ORDER BY %5")
                .arg(table.columns, from, name, table.name, key),
            {m_tenant.toString(), m_tenant.toString(), after, after, limit},
            [&](const QSqlQuery &row) {
                QStringList texts;
                for (qsizetype i = 0; i < columns; ++i)
                    texts.append(shown(row.value(int(i))));
                rows.append(texts);
            });
        if (!read)
            return read.error();
        return rows;
    }

    Result<void> compare(const Table &table)
    {
        const QStringList names = table.columns.split(QStringLiteral(", "));
        QString after = QStringLiteral("");
        while (true) {
            const auto expected =
                rows(QStringLiteral("replay_") + table.name, table, after, eventsAtATime);
            if (!expected)
                return expected.error();
            const auto found = rows(table.name, table, after, eventsAtATime);
            if (!found)
                return found.error();
            if (expected->isEmpty() && found->isEmpty())
                return {};
            const auto keyOf = [&](const QStringList &row) {
                return row.mid(1, table.key - 1).join(u'/');
            };
            QHash<QString, QStringList> left;
            for (const QStringList &row : *found) {
                add(m_stored, row);
                left.insert(keyOf(row), row);
                after = std::max(after, row[1]);
            }
            for (const QStringList &row : *expected) {
                add(m_rebuilt, row);
                after = std::max(after, row[1]);
                const QString key = keyOf(row);
                if (!left.contains(key)) {
                    problem(table.name, key, QStringLiteral("is missing, but the log made it"));
                    continue;
                }
                const QStringList has = left.take(key);
                for (qsizetype i = 0; i < row.size(); ++i) {
                    if (has[i] == row[i])
                        continue;
                    problem(
                        table.name, key,
                        isContent(names[i])
                            ? QStringLiteral("column %1 is not what the body says").arg(names[i])
                            : QStringLiteral("column %1: expected %2, found %3")
                                  .arg(names[i], row[i], has[i]));
                }
            }
            for (auto it = left.cbegin(); it != left.cend(); ++it)
                problem(table.name, it.key(),
                        QStringLiteral("is there, but the log never made it"));
            count(table, expected->size());
        }
    }

    void count(const Table &table, qint64 rows)
    {
        if (table.name == u"item")
            m_report.items += rows;
        else if (table.name == u"revision")
            m_report.revisions += rows;
        else if (table.name == u"conflict")
            m_report.conflicts += rows;
    }

    static void add(QCryptographicHash &hash, const QStringList &row)
    {
        for (const QString &column : row) {
            const QByteArray bytes = column.toUtf8();
            hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
        }
    }

    Database &m_database;
    const TenantId m_tenant;
    const JobTick &m_tick;
    qint64 m_total = 0;
    QHash<QString, qint64> m_heads;
    QCryptographicHash m_rebuilt{QCryptographicHash::Sha256};
    QCryptographicHash m_stored{QCryptographicHash::Sha256};
    ReplayReport m_report;
};

} // namespace

Result<ReplayReport> replayTenant(Database &database, const TenantId &tenant, const JobTick &tick)
{
    return Replay(database, tenant, tick).run();
}

Result<ReplayReport> replayStore(Database &database, const JobTick &tick)
{
    // One snapshot, so that commits meanwhile do not look like faults.
    std::optional<Result<Transaction>> snapshot;
    if (database.mode() == Database::Mode::ReadOnly) {
        snapshot.emplace(Transaction::begin(database));
        if (!*snapshot)
            return snapshot->error();
    }
    const auto tenants = TenantStore(database).tenants();
    if (!tenants)
        return tenants.error();
    ReplayReport all;
    for (const TenantId &tenant : *tenants) {
        const auto one = replayTenant(database, tenant, tick);
        if (!one)
            return one;
        all.events += one->events;
        all.items += one->items;
        all.revisions += one->revisions;
        all.conflicts += one->conflicts;
        all.rebuilt = Sha256::of(all.rebuilt.toBytes(), one->rebuilt.toBytes());
        all.stored = Sha256::of(all.stored.toBytes(), one->stored.toBytes());
        all.problems += one->problems;
    }
    return all;
}

} // namespace Batanidza
