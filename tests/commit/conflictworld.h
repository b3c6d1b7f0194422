#pragma once

#include "engine/base/jsonread.h"
#include "engine/commit/conflictreader.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/verify.h"
#include "tests/support/temporarystore.h"

#include <QtTest>

//! A store in which two people edit one item. One thread.
namespace Batanidza {

class ConflictWorld
{
public:
    const TenantId tenant{QStringLiteral("demo")};
    const ItemId item{QStringLiteral("sna.greet.001")};
    TemporaryStore store;

    //! One edit of a client, numbered by itself.
    Receipt push(const QString &client, const EditBase &base, const std::optional<Json> &body,
                 const QString &type = QStringLiteral("lesson"))
    {
        Edit edit = bodyEdit(0, item.toString(), base, body.value_or(Json()));
        edit.type = type;
        edit.author = client;
        edit.at = at;
        if (!body)
            edit.content = EditDelete{};
        return push(client, edit);
    }
    Receipt push(const QString &client, Edit edit)
    {
        edit.n = EditNumber(++m_numbers[client]);
        Receipt receipt;
        const auto done = store.inTransaction([&](Committer &committer) -> Result<void> {
            Submission from;
            from.tenant = tenant;
            from.client = ClientId(client);
            from.platform = client;
            from.subject = QStringLiteral("subject of ") + client;
            const auto taken = committer.take(from, submitted(edit));
            if (!taken)
                return taken.error();
            receipt = *taken;
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return receipt;
    }
    [[nodiscard]] EditNumber numberOf(const QString &client) const
    {
        return EditNumber(m_numbers.value(client));
    }

    //! Something that is done with conflicts, in a transaction.
    template <typename T, typename F>
    Result<T> act(F &&work)
    {
        std::optional<Result<T>> result;
        const auto done = store.inTransaction([&](Committer &committer) -> Result<void> {
            result.emplace(work(committer.conflicts()));
            return *result ? Result<void>() : Result<void>(result->error());
        });
        if (*result && !done)
            return done.error();
        return *result;
    }
    Result<ResolveOutcome> resolve(const ConflictId &id, Version headVersion,
                                   const QList<FieldChoice> &choices,
                                   const QString &who = QStringLiteral("Rudo"))
    {
        return act<ResolveOutcome>([&](ConflictDesk &desk) {
            return desk.resolve(tenant, id, headVersion, {choices}, {who});
        });
    }
    Result<TakeBackReport> takeBack(const QList<Sequence> &events, const QString &path = {})
    {
        return act<TakeBackReport>([&](ConflictDesk &desk) {
            return desk.takeBack(tenant, events, path, {QStringLiteral("Chipo")});
        });
    }
    Result<ConflictDetail> load(const ConflictId &id)
    {
        ConflictReader reader(store.database(), tenant, memory);
        return reader.load(id, store.clock().utc());
    }
    [[nodiscard]] Head head() { return *ContentStore(store.database()).head(tenant, item).value(); }
    [[nodiscard]] Json body()
    {
        return readJson(ContentStore(store.database()).body(tenant, head().hash).value()).value();
    }
    [[nodiscard]] RevisionInfo revision(Version version)
    {
        return *ContentStore(store.database()).revision(tenant, item, version).value();
    }
    [[nodiscard]] Json lastEvent()
    {
        return EventLog(store.database()).latest(tenant, 1).value().first().canonical;
    }
    //! Everything the log says is in the tables, and nothing else; empty where all is well.
    [[nodiscard]] QStringList faults()
    {
        return verifyStore(store.database(), BlobStore(store.folder() + QStringLiteral("/blobs")))
            .value()
            .problems;
    }
    static BaseVersion on(const Receipt &receipt)
    {
        return BaseVersion{*receipt.version, *receipt.hash};
    }

    PrecedentMemory memory;
    std::chrono::milliseconds at{1'700'000'000'000};

private:
    QHash<QString, qint64> m_numbers;
};

//! A document of a few fields.
inline Json fields(std::initializer_list<JsonMember> members)
{
    JsonObject object{{QStringLiteral("a"), QStringLiteral("first")},
                      {QStringLiteral("b"), QStringLiteral("first")},
                      {QStringLiteral("c"), QStringLiteral("first")}};
    for (const auto &[key, value] : members)
        object.set(key, value);
    return object;
}

} // namespace Batanidza
