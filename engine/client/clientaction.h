#pragma once

#include "engine/content/change.h"
#include "engine/wire/message.h"

#include <QMetaType>

#include <variant>

//! What a ClientSession wants done by whoever holds the pipe. Values; any thread.
namespace Batanidza {

//! One item of the replica is different now.
struct ItemChange
{
    ItemId id;
    QString type;
    Version version;
    Sha256 hash; //!< of the canonical body
    bool deleted = false;
    bool hasBody = false;
    bool urgent = false;             //!< came ahead of its turn
    Sequence sequence;               //!< 0 where it was fetched
    std::chrono::milliseconds at{0}; //!< UTC, when the hub committed it; 0 where it was fetched
    ChangeOrigin origin;

    friend bool operator==(const ItemChange &, const ItemChange &) = default;
};

//! What to do once the pipe is closed.
enum class NextAttempt {
    AfterBackoff,
    AtOnce,
    Never, //!< not without a person's doing
};

namespace ClientAction {

struct Send
{
    Wire::Message message;
};
struct Close
{
    int code = 1000;
    QString reason;
};
//! The last action of every session.
struct Ended
{
    NextAttempt next = NextAttempt::AfterBackoff;
    std::chrono::milliseconds floor{0}; //!< the hub asked to wait this long
    std::optional<Error> error;         //!< nothing where the end was wanted
};
struct Greeted //!< the hub let us in
{
    Wire::HelloAnswer answer;
};
struct Changed
{
    ItemChange change;
};
struct Cleared //!< an operator had all content dropped; it is being fetched again
{};
struct Receipted
{
    qint64 key = 0; //!< of the outbox entry
    Receipt receipt;
};
struct CaughtUp //!< at the head of hello time, with all that was wanted
{
    Cursor cursor;
};
struct Fetched //!< the answer to fetch()
{
    ItemId id;
    std::optional<Wire::Form> form;
    Result<Wire::Item> item;
};
struct FetchOverHttp //!< its body fits no message
{
    ItemId id;
    std::optional<Wire::Form> form;
    bool demanded = false; //!< by fetch(); else give it to itemArrived()
};
struct Trouble //!< to be shown; the session goes on
{
    Error error;
};

} // namespace ClientAction

using AnyClientAction =
    std::variant<ClientAction::Send, ClientAction::Close, ClientAction::Ended,
                 ClientAction::Greeted, ClientAction::Changed, ClientAction::Cleared,
                 ClientAction::Receipted, ClientAction::CaughtUp, ClientAction::Fetched,
                 ClientAction::FetchOverHttp, ClientAction::Trouble>;
using ClientActions = QList<AnyClientAction>;

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::ItemChange)
