#pragma once

#include "engine/base/result.h"
#include "engine/base/sha256.h"
#include "engine/base/strongid.h"

//! The names and counters of the content world. Values only; any thread.
namespace Batanidza {

using TenantId = StrongId<struct TenantTag>; //!< one school's walled space, 1-64 of a-z0-9-
using ItemId = StrongId<struct ItemTag>;     //!< 1-128 of A-Za-z0-9._:-
using ClientId = StrongId<struct ClientTag>; //!< one installation, 1-128 of A-Za-z0-9._:-
using ConflictId =
    StrongId<struct ConflictTag>;            //!< "c" and the sequence of the event that queued it
using PersonId = StrongId<struct PersonTag>; //!< stands for a name in events; the name is erasable
using SessionId = StrongId<struct SessionTag>;
using TokenId = StrongId<struct TokenTag>;

using Sequence = StrongNumber<struct SequenceTag>;     //!< place in a tenant's log, from 1
using Version = StrongNumber<struct VersionTag>;       //!< of one item, from 1; 0 = absent
using EditNumber = StrongNumber<struct EditNumberTag>; //!< of one client's edits, from 1

//! 128 random bits in hex: names the incarnation of a log.
using Epoch = StrongId<struct EpochTag>;

//! Where a reader stands: everything up to `sequence` of this epoch is known to it.
struct Cursor
{
    Epoch epoch;
    Sequence sequence;

    //! "<epoch>.<seq>", the form of the line.
    [[nodiscard]] QString toString() const;
    //! `invalid` where the text is no cursor.
    [[nodiscard]] static Result<Cursor> parse(QStringView text);
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

[[nodiscard]] bool isValidItemId(QStringView text);
[[nodiscard]] bool isValidClientId(QStringView text);
[[nodiscard]] bool isValidTenantId(QStringView text);
[[nodiscard]] Epoch newEpoch();

//! The first 16 hex digits of SHA-256(clientId + ":" + n): marks a client's own edit in the feed.
[[nodiscard]] QString editMark(const ClientId &client, EditNumber n);

} // namespace Batanidza
