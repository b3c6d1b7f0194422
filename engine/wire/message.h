#pragma once

#include "engine/base/json.h"
#include "engine/content/change.h"
#include "engine/content/manifest.h"
#include "engine/content/receipt.h"
#include "engine/wire/conflictcall.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>
#include <variant>

//! What is said on the line, as typed values: protocol 1 (PROTOCOL.md). Bytes <-> Message is
//! codec.h. Bodies travel as canonical bytes (RFC 8785), so that they need no second writing to be
//! hashed, stored or passed on. Values; any thread.
namespace Batanidza::Wire {

inline constexpr int protocolVersion = 1;

//! Told in the hello reply; enforced before anything is parsed.
struct Limits
{
    qint64 messageBytes = 1024 * 1024;
    qint64 inflatedBytes = 8 * 1024 * 1024;
    qint64 editsPerPush = 256;
    qint64 batch = 64;
    qint64 depth = 64; //!< of a body
    qint64 blobBytes = 64 * 1024 * 1024;
    qint64 unackedBytes = 1024 * 1024;

    friend bool operator==(const Limits &, const Limits &) = default;
};

enum class Bodies { Inline, Patch, None };
enum class Form { Adapted, Canonical };

// Calls: client to hub.

struct Hello
{
    QList<int> protocols{protocolVersion};
    TenantId tenant;
    QString platform;
    ClientId client;
    QString token; //!< empty = in the Authorization header, or none
    QString appName;
    QString appVersion;
    int schemaFrom = 1; //!< schema majors
    int schemaTo = 1;
    std::optional<Cursor> cursor;     //!< nothing = from the start
    bool latest = false;              //!< cursor "latest": only what comes
    bool deflate = false;             //!< accept has "deflate"
    std::optional<QStringList> types; //!< nothing = all, empty = none
    Bodies bodies = Bodies::Inline;
    Form form = Form::Adapted;
    bool beat = false;
    //! One who watches and steers, and is no device: no content comes by itself.
    bool watch = false;

    friend bool operator==(const Hello &, const Hello &) = default;
};

struct Push
{
    //! Entries as they came: each is read (readEdit) and fingerprinted on its own, since a damaged
    //! one still gets a receipt. A client fills it with writeEdit().
    JsonArray edits;
    //! By index: what the text of an entry held that JSON values cannot (see readFaultyJson()).
    //! Such an edit is rejected, whatever else it says.
    QMap<qsizetype, Error> faults{};

    friend bool operator==(const Push &, const Push &) = default;
};

struct Ack //!< a call or a notice
{
    Cursor cursor;

    friend bool operator==(const Ack &, const Ack &) = default;
};

struct ReadChanges
{
    Cursor cursor;
    std::optional<qint64> limit;    //!< changes
    std::optional<qint64> maxBytes; //!< of the answer
    std::optional<qint64> waitMs;   //!< HTTP only

    friend bool operator==(const ReadChanges &, const ReadChanges &) = default;
};

struct GetItems
{
    QList<ItemId> ids;
    std::optional<Version> version; //!< only with one id
    std::optional<Form> form;       //!< nothing = the session's

    friend bool operator==(const GetItems &, const GetItems &) = default;
};

struct ReadManifest
{
    std::optional<QStringList> types;
    QByteArray path; //!< raw bytes of the key's start; hex on the line

    friend bool operator==(const ReadManifest &, const ReadManifest &) = default;
};

struct BlobHave
{
    QList<Sha256> hashes;

    friend bool operator==(const BlobHave &, const BlobHave &) = default;
};

enum class AdminMethod {
    ForceSyncAll,
    ClearLocalContent,
    Stats,
    Drain,
    // What a window elsewhere asks for; see admincalls.h.
    Snapshot,
    History,
    Diagnostics,
    Items,
    Item,
    Save,
    LastImport,
    UndoImport,
    SampleCourse,
    Settings,
    SetSetting,
    Tokens,
    InviteDevice,
    RevokeToken,
    Verify,
    Events,
    Event,
    VerifyChain,
    MergePolicy,
    SetMergePolicy,
    DetailedStats,
    CacheStats,
    CachePurge,
    CacheWarm,
    CachePin,
    LearningResults,
    LearningTrend,
    LearningAdoption,
    LearningPath,
    LearningEvents,
    LearningErase,
};

//! What an operator or curriculum staff asks or orders from afar.
struct Admin
{
    AdminMethod method = AdminMethod::Stats;
    std::optional<ClientId> client; //!< of the first two: this device alone
    QString platform;               //!< of the first two: the devices of this platform; empty = all
    bool dryRun = false;            //!< only say what it would cost
    //! Of the methods behind Drain: their members, of the shape that admincalls.h asks for.
    Json params{};

    friend bool operator==(const Admin &, const Admin &) = default;
};

//! What learners did: events as they came, each judged for itself.
struct LearningRecord
{
    JsonArray events;

    friend bool operator==(const LearningRecord &, const LearningRecord &) = default;
};

//! A method that this protocol version does not know.
struct UnknownCall
{
    QString method;
    Json params;

    friend bool operator==(const UnknownCall &, const UnknownCall &) = default;
};

using Call = std::variant<Hello, Push, Ack, ReadChanges, GetItems, ReadManifest, BlobHave, Admin,
                          ConflictCall, LearningRecord, UnknownCall>;

// Answers: hub to client.

enum class Resume { Live, Reset };

struct HelloAnswer
{
    int protocol = protocolVersion;
    SessionId session;
    Resume resume = Resume::Live;
    Cursor head;
    EditNumber lastEdit;
    qint64 heartbeatMs = 10'000;
    std::chrono::milliseconds serverTime{0}; //!< UTC
    QString adapter;                         //!< hash of the platform's rules
    Limits limits;
    //! With a reset: drop the content that is held, and fetch it again. Unsent edits stay.
    bool clear = false;

    friend bool operator==(const HelloAnswer &, const HelloAnswer &) = default;
};

struct PushAnswer
{
    QList<Receipt> receipts;
    EditNumber lastEdit;

    friend bool operator==(const PushAnswer &, const PushAnswer &) = default;
};

struct ItemPatch
{
    Version from;
    JsonArray operations;

    friend bool operator==(const ItemPatch &, const ItemPatch &) = default;
};

//! One change as a session sees it. "full" where `body` is there, "incremental" where `patch` is,
//! headers only where neither is.
struct ChangeLine
{
    Change change;
    Sha256 adaptedHash; //!< of the form that was sent
    QByteArray body;    //!< canonical bytes; empty = none
    std::optional<ItemPatch> patch;

    friend bool operator==(const ChangeLine &, const ChangeLine &) = default;
};

//! Answer of sync.changes, and (without `more`) the notification of the same name.
struct ChangesPage
{
    Cursor from;
    Cursor to;
    QList<ChangeLine> changes;
    bool more = false;

    friend bool operator==(const ChangesPage &, const ChangesPage &) = default;
};

struct Item
{
    ItemId id;
    QString type;
    Version version;
    Sha256 hash;
    Sha256 adaptedHash;
    QByteArray body; //!< canonical bytes; empty where it fits no message (fetch it over HTTP)

    friend bool operator==(const Item &, const Item &) = default;
};

struct ItemsAnswer
{
    QList<Item> items;
    QList<ItemId> deleted;
    QList<ItemId> missing;
    QList<ItemId> more; //!< ask again for these

    friend bool operator==(const ItemsAnswer &, const ItemsAnswer &) = default;
};

using ManifestItem = ManifestEntry;

//! A node of one type's tree: at most 256 items sorted by key, or 256 children (null = empty).
struct ManifestNode
{
    QString type;
    QByteArray path; //!< raw bytes; hex on the line
    Sha256 hash;
    QList<ManifestItem> items;
    QList<std::optional<Sha256>> children; //!< empty = a node of items

    friend bool operator==(const ManifestNode &, const ManifestNode &) = default;
};

struct ManifestAnswer
{
    Cursor cursor;
    Sha256 root;
    QList<ManifestNode> nodes;

    friend bool operator==(const ManifestAnswer &, const ManifestAnswer &) = default;
};

struct BlobHaveAnswer
{
    QList<Sha256> missing;

    friend bool operator==(const BlobHaveAnswer &, const BlobHaveAnswer &) = default;
};

struct EmptyAnswer
{
    friend bool operator==(const EmptyAnswer &, const EmptyAnswer &) = default;
};

enum class Retry { Never, After, Reset };

//! A JSON-RPC error: `number` is -32700 ... -32603 or one of ours (rpcNumber()).
struct RpcError
{
    int number = -32603;
    QString message;
    ErrorCode code = ErrorCode::Internal;
    Retry retry = Retry::Never;
    std::chrono::milliseconds retryAfter{0};

    friend bool operator==(const RpcError &, const RpcError &) = default;
};

inline constexpr int parseErrorNumber = -32700;
inline constexpr int invalidRequestNumber = -32600;
inline constexpr int methodNotFoundNumber = -32601;
inline constexpr int invalidParamsNumber = -32602;

//! -32001 for the first code of the list, -32002 for the second ...
[[nodiscard]] int rpcNumber(ErrorCode code);
//! The line's form of an error; codes that never leave the process become unavailable or internal.
[[nodiscard]] RpcError toRpcError(const Error &error);
[[nodiscard]] Error toError(const RpcError &error);

//! What a hub may answer. A client reads `Json` and then asks for the type it expects (readAnswer).
using Answer = std::variant<EmptyAnswer, HelloAnswer, PushAnswer, ChangesPage, ItemsAnswer,
                            ManifestAnswer, BlobHaveAnswer, RpcError, Json>;

// Notices: nobody answers them.

struct ChangesNotice
{
    ChangesPage page;

    friend bool operator==(const ChangesNotice &, const ChangesNotice &) = default;
};

struct UrgentNotice
{
    QList<ChangeLine> changes;

    friend bool operator==(const UrgentNotice &, const UrgentNotice &) = default;
};

struct GoawayNotice
{
    QString reason;
    std::chrono::milliseconds resumeAfter{0};

    friend bool operator==(const GoawayNotice &, const GoawayNotice &) = default;
};

//! What became of a conflict, to sessions that work on conflicts.
struct ConflictNews
{
    ConflictId id;
    QString state;
    QStringList viewers;

    friend bool operator==(const ConflictNews &, const ConflictNews &) = default;
};

struct UnknownNotice
{
    QString method;

    friend bool operator==(const UnknownNotice &, const UnknownNotice &) = default;
};

using NoticeContent =
    std::variant<Ack, ChangesNotice, UrgentNotice, GoawayNotice, ConflictNews, UnknownNotice>;

//! A request's id: a string, an integer, or null where none could be read.
using RequestId = Json;

struct Request
{
    RequestId id;
    Call call;

    friend bool operator==(const Request &, const Request &) = default;
};

struct Response
{
    RequestId id;
    Answer answer; //!< as decoded: Json or RpcError

    friend bool operator==(const Response &, const Response &) = default;
};

struct Notice
{
    NoticeContent content;

    friend bool operator==(const Notice &, const Notice &) = default;
};

//! What came instead of a message, and what to answer (with a null id where none was readable).
//! `answerable` is false for a damaged notice or response: nobody answers those.
struct Malformed
{
    RequestId id;
    RpcError error;
    bool answerable = true;

    friend bool operator==(const Malformed &, const Malformed &) = default;
};

using Message = std::variant<Request, Response, Notice, Malformed>;

} // namespace Batanidza::Wire
