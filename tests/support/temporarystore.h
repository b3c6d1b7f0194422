#pragma once

#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>

#include <memory>

//! A migrated store in a temporary folder, for tests that need one. One thread.
namespace Batanidza {

class TemporaryStore
{
public:
    TemporaryStore() { reopen(); }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString file() const { return storeFile(m_folder.path()); }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] Committer &committer() { return *m_committer; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }

    void close()
    {
        m_committer.reset();
        m_database.reset();
    }
    void reopen()
    {
        close();
        auto database = Database::open(file(), Database::Mode::ReadWrite);
        if (!database)
            qFatal("%s", qPrintable(database.error().detail));
        m_database = std::move(*database);
        if (const auto migrated = migrate(*m_database); !migrated)
            qFatal("%s", qPrintable(migrated.error().detail));
        m_committer = std::make_unique<Committer>(*m_database, m_clock);
    }

    //! Runs `work` in one transaction and commits it.
    template <typename F>
    Result<QList<CommitBatchPtr>> inTransaction(F &&work)
    {
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return transaction.error();
        const Result<void> done = work(*m_committer);
        Result<QList<CommitBatchPtr>> batches = QList<CommitBatchPtr>();
        if (done)
            batches = m_committer->finish();
        m_committer->reset();
        if (!done)
            return done.error();
        if (!batches)
            return batches;
        if (const auto committed = transaction->commit(); !committed)
            return committed.error();
        return batches;
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Committer> m_committer;
};

//! A small lesson body, different for every `text`.
inline Json lessonBody(const QString &id, const QString &text)
{
    return JsonObject{{QStringLiteral("id"), id},
                      {QStringLiteral("level"), QStringLiteral("A1")},
                      {QStringLiteral("unit"), QStringLiteral("first-words")},
                      {QStringLiteral("title"),
                       JsonObject{{QStringLiteral("sn"), text},
                                  {QStringLiteral("en"), QStringLiteral("Gloss of ") + text}}}};
}

inline Sha256 hashOf(const Json &body)
{
    return Sha256::of(writeJson(body));
}

//! An edit with its fingerprint, as it would have come over the line.
inline SubmittedEdit submitted(Edit edit)
{
    edit.fingerprint = hashOf(writeEdit(edit));
    return {edit.n, edit.fingerprint, edit};
}

inline Edit bodyEdit(qint64 n, const QString &id, const EditBase &base, const Json &body)
{
    Edit edit;
    edit.n = EditNumber(n);
    edit.id = ItemId(id);
    edit.type = QStringLiteral("lesson");
    edit.base = base;
    edit.content = EditBody{body};
    edit.author = QStringLiteral("Rudo");
    edit.at = std::chrono::milliseconds(1'700'000'000'000);
    return edit;
}

} // namespace Batanidza
