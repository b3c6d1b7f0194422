#pragma once

#include "engine/base/hlc.h"
#include "engine/content/lessonsummary.h"
#include "engine/store/bodypacking.h"
#include "engine/store/conflictevent.h"
#include "engine/store/database.h"
#include "engine/store/eventjson.h"

#include <optional>

//! Writes rows of the store inside the writer's open transaction; decides nothing. Belongs to the
//! thread of its Database.
namespace Batanidza {

//! The growing end of a tenant's log.
struct LogEnd
{
    Cursor cursor;
    Sha256 hash; //!< of the last event
    HlcTime hlc;

    friend bool operator==(const LogEnd &, const LogEnd &) = default;
};

class ContentWriter
{
public:
    explicit ContentWriter(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<LogEnd>> logEnd(const TenantId &tenant) const;
    [[nodiscard]] Result<void> writeLogEnd(const TenantId &tenant, const LogEnd &end);
    //! Puts one event at the end of the chain: `end` moves on by it.
    [[nodiscard]] Result<void> append(const TenantId &tenant, LogEnd &end, const QString &kind,
                                      const Json &canonical);
    //! Keeps a body; does nothing where it is there. An erased one comes back.
    [[nodiscard]] Result<void> putBody(const TenantId &tenant, const Sha256 &hash,
                                       const QByteArray &canonical);
    //! As the other, of one that was packed before; `bytes` is its canonical length.
    [[nodiscard]] Result<void> putBody(const TenantId &tenant, const Sha256 &hash,
                                       const PackedBody &packed, qint64 bytes);
    //! A new revision that becomes the head ("put" or "delete").
    [[nodiscard]] Result<void> putRevision(const EditEvent &event, const LessonSummary &summary);
    //! A waiting edit ("queue"), or the newer incoming side of one that waits already.
    [[nodiscard]] Result<void> putConflict(const EditEvent &event);
    //! What somebody did with a conflict.
    [[nodiscard]] Result<void> putConflictAct(const ConflictEvent &event);
    //! Choices that are not sent yet: no event. Empty bytes forget them.
    [[nodiscard]] Result<void> putDraft(const TenantId &tenant, const ConflictId &conflict,
                                        const PersonId &person, std::chrono::milliseconds at,
                                        Version headVersion, const QByteArray &choices);
    [[nodiscard]] Result<void> putMeta(const QString &name, const QByteArray &value);
    //! Takes a body away; revisions and events keep its hash. False where there is none.
    [[nodiscard]] Result<bool> eraseBody(const TenantId &tenant, const Sha256 &hash);

    // The rows of an event, shared with replay so that both mean the same columns.
    [[nodiscard]] static QString itemColumns();
    [[nodiscard]] static QVariantList itemRow(const EditEvent &event, const LessonSummary &summary);
    [[nodiscard]] static QString revisionColumns();
    [[nodiscard]] static QVariantList revisionRow(const EditEvent &event);
    [[nodiscard]] static QString conflictColumns();
    [[nodiscard]] static QString noteColumns();
    struct Statement
    {
        QString sql;
        QVariantList values;
    };
    //! What an event does to the tables of conflicts, whose names begin with `prefix`.
    [[nodiscard]] static QList<Statement> conflictStatements(const EditEvent &event,
                                                             const QString &prefix = {});
    [[nodiscard]] static QList<Statement> conflictStatements(const ConflictEvent &event,
                                                             const QString &prefix = {});

private:
    [[nodiscard]] Result<void> run(const QList<Statement> &statements);

    Database &m_database;
};

//! A value kept under a name for the whole store; empty where there is none.
[[nodiscard]] Result<QByteArray> readMeta(Database &database, const QString &name);

} // namespace Batanidza
