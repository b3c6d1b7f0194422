#pragma once

#include "engine/base/error.h"
#include "engine/content/ids.h"
#include "engine/content/platform.h"
#include "engine/metrics/histogram.h"

#include <QList>
#include <QMetaType>

#include <chrono>
#include <memory>
#include <optional>

//! Everything the window shows of a running engine at one moment: an immutable value, made once a
//! second by Monitor and passed by pointer. Any thread may read it.
namespace Batanidza {

using Millis = std::chrono::milliseconds;

enum class Severity { Ok, Unknown, Warning, Critical };

//! Why something is not green. The window words it (ui/text); `link` is an in-app address.
enum class ReasonKind {
    PlatformBehind,     //!< count = sequences behind, platform, since
    PlatformOff,        //!< a platform with clients has none connected, since
    LatencyAboveTarget, //!< value = P99 in ms, limit = target in ms, platform
    ConflictsWaiting,   //!< count, since = oldest
    ErrorRate,          //!< value = percent, limit
    CheckFailed,        //!< check = name of the health check, detail
    StoreReadOnly,      //!< nothing can be committed, detail
    DiskLow,            //!< value = MiB free, limit
    Draining,           //!< the hub says goodbye
};

struct Reason
{
    ReasonKind kind = ReasonKind::CheckFailed;
    Severity severity = Severity::Warning;
    std::optional<Platform> platform;
    qint64 count = 0;
    double value = 0;
    double limit = 0;
    QString check;
    QString detail;
    Millis since{0}; //!< UTC; 0 = not known
    QString link;    //!< "batanidza:platform/ios"

    friend bool operator==(const Reason &, const Reason &) = default;
};

//! One connected or remembered client.
struct ClientStatus
{
    ClientId client;
    QString platform; //!< as said in hello
    QString app;      //!< "name version"
    bool connected = false;
    Sequence acknowledged;
    qint64 behind = 0; //!< sequences of the head it has not acknowledged
    qint64 bytesPending = 0;
    Millis lastHeard{0};             //!< UTC
    std::optional<Millis> roundTrip; //!< of the last ping

    friend bool operator==(const ClientStatus &, const ClientStatus &) = default;
};

struct PlatformStatus
{
    Platform platform = Platform::Web;
    Severity severity = Severity::Unknown;
    int sessions = 0; //!< connected now
    int known = 0;    //!< clients ever seen
    Sequence version; //!< the lowest acknowledged place among connected clients ("v40")
    qint64 behind = 0;
    Millis behindSince{0};  //!< UTC; 0 = in step
    Millis offSince{0};     //!< UTC; 0 = connected or never seen
    Millis lastSync{0};     //!< UTC of the last acknowledgement
    Histogram propagation;  //!< ms from commit to acknowledgement, last 5 minutes
    Histogram lastSecond;   //!< the same, of the last closed second
    qint64 edits = 0;       //!< pushed by it, since the engine started
    qint64 requests = 0;    //!< calls it made, last 5 minutes
    qint64 errors = 0;      //!< of them answered with an error
    qint64 reconnects = 0;  //!< hellos beyond each client's first, last 5 minutes
    qint64 queueFrames = 0; //!< changes committed and not yet acknowledged by its connected clients
    qint64 queueBytes = 0;
    QList<ClientStatus> clients; //!< at most 200, connected ones first
};

struct HealthCheck
{
    QString name; //!< stable: "store-write", "disk", "hub", "http", "chain", "clock"
    Severity severity = Severity::Unknown;
    QString detail; //!< English, for logs and diagnostics
    Millis since{0};
    Millis took{0};

    friend bool operator==(const HealthCheck &, const HealthCheck &) = default;
};

//! What happened, for the event slices of pages. From the log; never a body.
struct EventLine
{
    Sequence sequence;
    Millis at{0};
    QString kind; //!< "put", "delete", "queue", "import", "undo-import", "admin", ...
    ItemId item;
    Version version;
    QString platform; //!< of the client that caused it
    QString author;
    QStringList rules = {};   //!< that settled something where two edits met, each once
    ConflictId conflict = {}; //!< which waited, or was decided; empty = none

    friend bool operator==(const EventLine &, const EventLine &) = default;
};

//! The line to an engine elsewhere. What is known of that engine is true only while it is open.
enum class LineState {
    Connecting, //!< not there yet, since the start
    Open,
    Lost,   //!< was open; tried again by itself
    Refused //!< not tried again without a person's doing
};

//! Why a line is not open. The window words it (ui/text).
enum class LineProblem {
    None,
    Unreachable,  //!< nobody answers at this address
    NoHub,        //!< somebody answers who is no hub
    Insecure,     //!< the certificate is not to be trusted, or TLS came to nothing
    OtherVersion, //!< a hub of another protocol
    BadToken,     //!< no token, or it is wrong, expired or revoked
    Forbidden,    //!< a good token, but of another tenant or without the right to watch
    Draining,     //!< the hub said goodbye
    Silent,       //!< nothing was heard for too long
    Broken        //!< the connection broke off
};

struct LineStatus
{
    LineState state = LineState::Connecting;
    LineProblem problem = LineProblem::None;
    QString address;           //!< "ws://127.0.0.1:7300"; never a token
    QString detail;            //!< English, for logs and diagnostics
    Millis since{0};           //!< UTC by our clock: in this state
    Millis nextTry{0};         //!< UTC by our clock; 0 = none is planned
    Millis clockDifference{0}; //!< how far their clock is ahead of ours, where it was taken out

    friend bool operator==(const LineStatus &, const LineStatus &) = default;
};

struct EngineSnapshot
{
    Millis takenAt{0};   //!< UTC
    Millis startedAt{0}; //!< UTC
    bool demo = false;
    bool draining = false;
    QString workspace; //!< folder
    QString webSocketAddress;
    QString httpAddress;

    TenantId tenant;
    Cursor head;
    qint64 items = 0;
    qint64 revisions = 0;
    qint64 blobs = 0;
    qint64 databaseBytes = 0;
    qint64 blobBytes = 0;
    qint64 diskFreeBytes = -1; //!< -1 = not known

    qint64 conflictsWaiting = 0;
    Millis oldestConflict{0};

    qint64 writerQueue = 0;         //!< edits taken and not yet committed
    qint64 editsPerSecond = 0;      //!< committed in the last closed second
    qint64 deliveriesPerSecond = 0; //!< change frames given to links in the last closed second
    qint64 bytesPerSecond = 0;
    Histogram propagation; //!< all platforms, last 5 minutes, ms
    Histogram lastSecond;  //!< of the last closed second
    Histogram commit;      //!< seconds for one group commit, since the engine started
    int connections = 0;
    int reachableConnections = 0; //!< what the descriptor limit allows

    Severity severity = Severity::Unknown; //!< worst of the reasons; Unknown before the first check
    QList<Reason> reasons;
    QList<PlatformStatus> platforms; //!< the five, in the order of allPlatforms
    QList<HealthCheck> checks;
    QList<EventLine> recent; //!< last 100, newest first
    //! Nothing for an engine in this process. Where it is not open, all the rest is what was known
    //! last, and nothing in it is Ok.
    std::optional<LineStatus> line;
};

using EngineSnapshotPtr = std::shared_ptr<const EngineSnapshot>;

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::EngineSnapshotPtr)
