#pragma once

#include "engine/content/receipt.h"
#include "engine/merge/precedent.h"
#include "engine/merge/resolution.h"
#include "engine/store/conflictstate.h"

#include <chrono>
#include <variant>

//! An edit that waits for a person, as one sees it who is to decide, and what becomes of the
//! decision. Values; any thread.
namespace Batanidza {

//! One row of the queue.
struct ConflictRow
{
    ConflictId id;
    ItemId item;
    QString title;
    QString author; //!< of the waiting edit
    QString platform;
    std::chrono::milliseconds queuedAt{0};
    Version baseVersion; //!< 0 = the item was absent for the editor, or the base is not known
    Version headVersion; //!< of the head that the edit met
    ConflictState state = ConflictState::Open;
    QString type = {};                           //!< of the item
    QString assignee = {};                       //!< empty = nobody's
    std::chrono::milliseconds postponedUntil{0}; //!< UTC; 0 = not postponed
    qint64 notes = 0;
    qint64 fields = 0;              //!< in question when it was queued
    QList<ConflictKind> kinds = {}; //!< of these, each once
    Priority priority = Priority::Normal;
    QStringList viewers = {};              //!< who has it open now
    QString closedBy = {};                 //!< who resolved it
    std::chrono::milliseconds closedAt{0}; //!< UTC; 0 = it waits
    Sequence sequence = {};                //!< of the event that queued it
    Sequence closedSequence = {}; //!< of the event that resolved it, for takeBack(); 0 = it waits

    friend bool operator==(const ConflictRow &, const ConflictRow &) = default;
};

//! Which rows; what is left empty asks for nothing.
struct ConflictQuery
{
    QList<ConflictState> states;     //!< empty = open and postponed
    std::optional<QString> assignee; //!< "" = nobody's
    ItemId item;
    QString platform;
    Sequence after; //!< rows behind this one's `sequence`
    qint64 limit = 200;
};

struct ConflictPage
{
    QList<ConflictRow> rows; //!< oldest first
    qint64 matching = 0;     //!< all that fit the query, from the start
    bool more = false;
};

//! One of the three versions.
struct ConflictSide
{
    MaybeJson body; //!< nothing where the item is absent or deleted there, or not known here
    QString author; //!< empty where not known, or erased
    QString platform;
    std::chrono::milliseconds at{0}; //!< UTC, as the editor said; 0 = not known
    Version version;                 //!< 0 = no revision of ours
    Sha256 hash;
    bool known = true; //!< false: the hub does not have this base
};

//! One question, and what people decided in cases like it.
struct ConflictField
{
    FieldConflict question;
    std::optional<Suggestion> suggestion;
    //! The head has moved here since the edit was queued (or, with a draft, since that was saved).
    bool affected = false;
};

struct ConflictNote
{
    Sequence sequence;
    QString author;
    std::chrono::milliseconds at{0};
    QString text;

    friend bool operator==(const ConflictNote &, const ConflictNote &) = default;
};

//! Decisions that are not sent yet; they stand where the questions are still the same.
struct ConflictDraft
{
    QList<FieldChoice> choices;
    QString author;
    std::chrono::milliseconds at{0};
    Version headVersion; //!< the head they were made on

    friend bool operator==(const ConflictDraft &, const ConflictDraft &) = default;
};

struct ConflictDetail
{
    ConflictRow row;
    ConflictSide base;
    ConflictSide current; //!< the head as it is now
    ConflictSide incoming;
    //! What the merge of now proposes; at each question it holds current. Nothing where deleted.
    MaybeJson merged;
    QList<ConflictField> fields;
    QList<MergeDecision> decisions; //!< what was settled by a rule
    QList<MergeFlag> flags;
    Version headVersion;  //!< of `current`: resolve() wants it back
    QStringList affected; //!< paths of the draft's choices that the head's move undid
    std::optional<ConflictDraft> draft;
    QList<ConflictNote> notes; //!< oldest first

    //! What a merge gave, as resolve() of merge/resolution.h takes it.
    [[nodiscard]] MergeOutcome outcome() const;
    [[nodiscard]] MergeSides sides() const;
};

struct ConflictResolved
{
    Receipt receipt;   //!< of the edit that came of it
    Sequence sequence; //!< of the decision's event, for takeBack()
};
//! The head moved at something that was chosen: nothing was done.
struct ConflictMoved
{
    ConflictDetail fresh; //!< its draft holds the choices that still stand
    QStringList affected; //!< the choices that do not, or questions that are new
};
//! It does not wait any more: nothing was done.
struct ConflictClosed
{
    ConflictState state = ConflictState::Resolved;
    QString by;
    std::chrono::milliseconds at{0};
    Sequence sequence;
};
using ResolveOutcome = std::variant<ConflictResolved, ConflictMoved, ConflictClosed>;

//! What one strategy would make of one conflict.
struct ConflictPreview
{
    ConflictId id;
    ItemId item;
    QString title;
    Version headVersion;
    QList<FieldChoice> decides;
    QStringList leaves; //!< paths that would still wait for a person
};

//! What came of deciding many at once.
struct BulkReport
{
    QList<Sequence> resolved; //!< of the decisions' events: give them to takeBack() as one step
    QList<ConflictId> left;   //!< moved, closed meanwhile, or not decided wholly by the strategy
    bool cancelled = false;
};

//! What came of taking decisions back.
struct TakeBackReport
{
    QList<Receipt> receipts;    //!< of the edits that restore what was before
    QList<ConflictId> reopened; //!< conflicts that wait again
    QStringList leftAlone;      //!< "item path": changed since by others, so it stays
    QList<Sequence> sequences;  //!< of the events that say so
};

} // namespace Batanidza
