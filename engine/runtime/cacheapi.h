#pragma once

#include "engine/base/json.h"
#include "engine/cache/diskwatch.h"
#include "engine/cache/evictionpolicy.h"
#include "engine/cache/pressure.h"
#include "engine/runtime/enginesnapshot.h"

#include <QFuture>
#include <QObject>

//! What the cache does for an engine, and the operator's hand on it. Lives in the main thread;
//! nothing here blocks. Its policy and budgets are settings (AdminApi::setSetting).
namespace Batanidza {

struct CacheTierNumbers
{
    QString name; //!< "memory", "disk"
    qint64 budget = 0;
    qint64 bytes = 0;
    qint64 entries = 0;
    quint64 requests = 0; //!< since the start
    quint64 hits = 0;
    qint64 plainBytes = 0;  //!< of what is packed there, before
    qint64 packedBytes = 0; //!< and after
    bool readOnly = false;
    DiskRest rest = DiskRest::None;
    qint64 shareBudget = 0; //!< of the tenant that is shown; 0 = it has none of its own
    qint64 shareBytes = 0;  //!< of these, in use

    friend bool operator==(const CacheTierNumbers &, const CacheTierNumbers &) = default;
};

//! What happened in one minute; counts.
struct CacheMinute
{
    Millis start{0}; //!< UTC
    qint64 requests = 0;
    qint64 memoryHits = 0;
    qint64 diskHits = 0;
    qint64 loads = 0;
    qint64 evicted = 0;     //!< left memory for room, or under pressure
    qint64 rejected = 0;    //!< worth less than what it would have displaced
    qint64 expired = 0;     //!< its time was over
    qint64 invalidated = 0; //!< a commit or a person took it out

    friend bool operator==(const CacheMinute &, const CacheMinute &) = default;
};

struct CacheEntryRow
{
    QString key;
    QString tier;
    QString kind; //!< "adapted", "answer", "body", "page"
    ItemId item;  //!< empty where it is of none
    QString platform;
    qint64 bytes = 0;
    qint64 stored = 0;
    qint64 hits = 0;
    Millis lastHit{0}; //!< UTC; 0 = none yet
    Millis expires{0}; //!< UTC; 0 = never
    bool pinned = false;

    friend bool operator==(const CacheEntryRow &, const CacheEntryRow &) = default;
};

struct CacheWarmth
{
    bool on = true;     //!< by the settings
    bool pays = true;   //!< false while it rests, because too much was never used
    qint64 issued = 0;  //!< bytes brought in ahead
    qint64 used = 0;    //!< of these
    qint64 wasted = 0;  //!< of these: left without having been used
    qint64 hits = 0;    //!< first uses
    qint64 waiting = 0; //!< items that are still to be brought in

    friend bool operator==(const CacheWarmth &, const CacheWarmth &) = default;
};

//! The third tier: files that should be here and are fetched from an upstream hub or a CDN.
struct CacheNetwork
{
    QString host; //!< "cdn.example"; empty = no origin is set
    qint64 requests = 0;
    qint64 fetched = 0; //!< files, checked and placed
    qint64 bytes = 0;   //!< received
    qint64 failures = 0;
    qint64 resumed = 0;
    qint64 coalesced = 0; //!< asked while the same file was coming
    qint64 repaired = 0;  //!< of those fetched: in place of damaged ones
    qint64 loading = 0;
    double fetchMs = 0;      //!< one fetch, lately
    QString lastFailure;     //!< "not_there", "timeout" ...; empty = none yet
    Millis lastFailureAt{0}; //!< UTC

    friend bool operator==(const CacheNetwork &, const CacheNetwork &) = default;
};

struct CacheReport
{
    Millis at{0}; //!< UTC
    Millis since{0};
    PolicyKind policy = PolicyKind::Adaptive;
    double window = 0;             //!< the adaptive policy's share for what is new
    QList<CacheTierNumbers> tiers; //!< of this machine
    CacheNetwork network;
    QList<CacheMinute> minutes; //!< the last 60, oldest first; one without a look is not there
    qint64 loads = 0;
    qint64 loadFailures = 0;
    qint64 coalesced = 0;
    qint64 damaged = 0; //!< objects on disk that were dropped
    double loadMs = 0;  //!< one load, lately
    double diskMs = 0;  //!< one read from the disk, lately
    PressureVerdict pressure;
    MemoryReading memory;
    qint64 softLimit = 0; //!< bytes; 0 = none
    qint64 pressureEvents = 0;
    CacheWarmth warmth;
    qint64 entryCount = 0;
    QList<CacheEntryRow> entries; //!< the largest
};

//! What to drop: a tier, or one entry, or all of one item and what may hold some of it (bodies,
//! pages of the log); nothing given = everything.
struct CachePurge
{
    QString tier; //!< "memory", "disk"; empty = both
    ItemId item;
    QString key;
    bool dryRun = false; //!< only say what it would cost
};

struct CachePurgeReport
{
    qint64 entries = 0;
    qint64 bytes = 0;
    double loadMs = 0; //!< what each takes to come back, as of late
    Sequence sequence; //!< of the audit event; 0 = nothing was done
};

class CacheApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! With the `entries` largest (500 at most).
    [[nodiscard]] virtual QFuture<Result<CacheReport>> report(int entries) = 0;
    //! Errors: invalid (no such tier), not_found (nothing of the kind is there).
    [[nodiscard]] virtual QFuture<Result<CachePurgeReport>> purge(const CachePurge &order) = 0;
    //! Brings into memory what was used most; gives how many items that will be.
    [[nodiscard]] virtual QFuture<Result<qint64>> warm() = 0;
    //! Errors: not_found, too_large (a quarter of the budget is pinned already).
    [[nodiscard]] virtual QFuture<Result<void>> pin(const QString &key, bool pinned) = 0;
};

} // namespace Batanidza
