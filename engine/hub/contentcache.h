#pragma once

#include "engine/adapt/adaptation.h"
#include "engine/cache/tieredcache.h"
#include "engine/commit/commitbatch.h"

#include <QMutex>

#include <deque>

//! The one place that what is made of content is read from: bodies, bodies as a platform wants
//! them, answers and pages that were encoded and deflated. Any thread.
//!
//! Every key names the hash of what it was made from, so nothing in here is ever wrong; what a
//! commit replaced only gives its room back.
namespace Batanidza {

class Registry;

//! A lesson as one platform wants it.
struct BodyName
{
    TenantId tenant;
    ItemId item;
    QString type;
    QString platform;
    Version version;
    Sha256 hash;                    //!< of the canonical body
    std::optional<int> schema = {}; //!< of which major it is; nothing: as it is stored
};

//! Reads canonical bytes; only asked where they are needed.
using ReadBody = std::function<Result<QByteArray>()>;

//! An answer ready to be sent.
struct KeptAnswer
{
    QByteArray bytes;
    Sha256 adaptedHash;
    bool deflated = false;
};

class ContentCache
{
public:
    //! `disk` may be null.
    ContentCache(const Clock &clock, PolicyKind policy, qint64 memoryBytes,
                 std::unique_ptr<DiskTier> disk = nullptr);

    //! Canonical bytes; kept in memory alone, since the store has them on disk.
    [[nodiscard]] Result<QByteArray> body(const TenantId &tenant, const Sha256 &hash,
                                          const ReadBody &read);
    //! What needs no making (documents, the desktop) is not kept twice. Errors: those of `read`.
    [[nodiscard]] Result<AdaptedBody> adapted(const BodyName &name, const ReadBody &read,
                                              ReadHint hint = ReadHint::Foreground);
    //! `form`: what else it depends on.
    [[nodiscard]] Result<KeptAnswer> answer(const BodyName &name, const QString &form,
                                            const std::function<Result<KeptAnswer>()> &make);
    //! Pages of the log name people, so they stay in memory. `key` begins with the tenant.
    [[nodiscard]] std::optional<QByteArray> page(const QString &key);
    void keepPage(const QString &key, const QByteArray &bytes);

    //! True where the body is in memory as this platform wants it.
    [[nodiscard]] bool holds(const BodyName &name) const;
    [[nodiscard]] QByteArray adaptedKey(const BodyName &name) const;

    //! Somebody opened a lesson: what is likely to be opened next is made ready from that.
    struct Opened
    {
        BodyName name;
        QString who; //!< the client, or its token; only to tell one from another
    };
    void opened(const BodyName &name, const QString &who);
    //! What was opened since the last call.
    [[nodiscard]] std::vector<Opened> takeOpened();

    //! The room of what it replaced is given back a little later, when those who are connected had
    //! their patches.
    void onCommitted(const CommitBatchPtr &batch);
    //! About once a second.
    void tick();

    [[nodiscard]] TieredCache &tiers() { return m_tiers; }
    [[nodiscard]] const TieredCache &tiers() const { return m_tiers; }
    //! Into `registry`, as of now.
    void record(Registry &registry) const;

    //! "demo/adapted/", what all keys of a kind begin with.
    [[nodiscard]] static QByteArray prefix(const TenantId &tenant, const char *kind = nullptr);

private:
    [[nodiscard]] QByteArray nameOf(const BodyName &name, const char *kind,
                                    const QString &form = {}) const;
    void giveBack(const CommitBatch &batch);
    void recordTenants(Registry &registry, const QList<OwnerNumbers> &owners,
                       const QString &tier) const;

    const Clock &m_clock;
    TieredCache m_tiers;
    QHash<QString, QByteArray> m_rules; //!< by platform: those it is adapted by
    mutable QMutex m_mutex;
    std::vector<Opened> m_opened;
    mutable QMap<QString, QList<OwnerNumbers>> m_recorded; //!< by tier: what was told last
    std::deque<std::pair<std::chrono::nanoseconds, CommitBatchPtr>> m_replaced;
};

//! From `cache`, or made anew each time where there is none.
[[nodiscard]] Result<AdaptedBody> adaptedBody(ContentCache *cache, const BodyName &name,
                                              const ReadBody &read);

} // namespace Batanidza
