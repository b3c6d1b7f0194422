#pragma once

#include "engine/merge/fieldaddress.h"
#include "engine/merge/mergeoutcome.h"
#include "engine/merge/mergepolicy.h"
#include "engine/merge/sequencediff.h"
#include "engine/merge/shonarules.h"

//! The walk down three versions of a document. Used by threeway.h; one use, one thread.
namespace Batanidza {

class JsonTokens;

//! The three versions of one value; nullptr where a version does not have it.
struct Three
{
    const Json *base = nullptr;
    const Json *current = nullptr;
    const Json *incoming = nullptr;
};

[[nodiscard]] bool same(const Json *a, const Json *b);
//! Absent, or a tombstone ({"deleted": true}): both mean the same.
[[nodiscard]] bool isDeleted(const Json *value);
[[nodiscard]] MaybeJson copyOf(const Json *value);
//! Absent, null, "", [] or {}.
[[nodiscard]] bool isEmptyValue(const Json *value);
//! True where `after` is `before` with things taken out and nothing else.
[[nodiscard]] bool onlyRemoves(const Json &before, const Json &after);

//! The entries of three versions of a list, each under one number.
struct EntrySet
{
    Tokens base;
    Tokens current;
    Tokens incoming;
    std::vector<Three> versions; //!< by number
    QStringList names;           //!< by number; empty where the entries have no key
    QString listKey;             //!< empty where they have none
};

class Merger
{
public:
    Merger(const MergeSides &sides, MergeOutcome &outcome)
        : m_sides(sides)
        , m_outcome(outcome)
    {}

    [[nodiscard]] MaybeJson value(const Place &place, const PolicyNode &node, const Three &three);

private:
    friend class WordMerge;
    struct Question
    {
        ConflictKind kind = ConflictKind::EditEdit;
        QString rule;
        MaybeJson proposal = {};
        QString reason = {};
        QStringList flags = {};
    };

    // merger.cpp
    [[nodiscard]] MaybeJson bothChanged(const Place &place, const PolicyNode &node,
                                        const Three &three);
    [[nodiscard]] MaybeJson throughBoth(const Place &place, const PolicyNode &node,
                                        const Three &three);
    [[nodiscard]] MaybeJson removedOrEdited(const Place &place, const PolicyNode &node,
                                            const Three &three);
    [[nodiscard]] MaybeJson leaf(const Place &place, const PolicyNode &node, const Three &three);
    [[nodiscard]] MaybeJson text(const Place &place, const PolicyNode &node, const Three &three);
    [[nodiscard]] MaybeJson number(const Place &place, const PolicyNode &node, const Three &three);
    [[nodiscard]] MaybeJson settle(const Place &place, const FieldRule &rule, const Three &three,
                                   const Question &question);
    [[nodiscard]] MaybeJson decide(const Place &place, const Three &three, QStringView rule,
                                   MaybeJson result, const QStringList &flags = {});
    [[nodiscard]] bool incomingIsLater(const Three &three) const;

    // objectmerge.cpp
    [[nodiscard]] Json object(const Place &place, const PolicyNode &node, const Three &three);

    // listmerge.cpp
    [[nodiscard]] MaybeJson list(const Place &place, const PolicyNode &node, const Three &three);
    [[nodiscard]] MaybeJson setList(const Place &place, const PolicyNode &node, const Three &three);

    // entrymerge.cpp
    [[nodiscard]] Json keyedList(const Place &place, const PolicyNode &node, const Three &three,
                                 const QString &key);
    [[nodiscard]] std::optional<Json> similarList(const Place &place, const PolicyNode &node,
                                                  const Three &three);
    [[nodiscard]] JsonArray entries(const Place &place, const PolicyNode &node,
                                    const EntrySet &set);

    // shonavalue.cpp
    //! A new value with its Shona texts in the stored form.
    [[nodiscard]] static Json cleaned(const PolicyNode &node, const Json &value);
    [[nodiscard]] bool isShona(const PolicyNode &node, const Three &three) const;
    [[nodiscard]] MaybeJson shonaValue(const Place &place, const PolicyNode &node,
                                       const Three &three);
    [[nodiscard]] MaybeJson shonaField(const Place &place, const PolicyNode &node,
                                       const Three &three, ShonaField field,
                                       const ShonaContext &context);
    [[nodiscard]] MaybeJson note(const Place &place, const PolicyNode &node, const Three &three);
    [[nodiscard]] MaybeJson variants(const Place &place, const PolicyNode &node,
                                     const Three &three);
    void flagEqualWords(const Place &place, const Three &three, const Json &merged);

    // wordmerge.cpp
    [[nodiscard]] MaybeJson word(const Place &place, const PolicyNode &node, const Three &three);

    // sequencemerge.cpp
    [[nodiscard]] MaybeJson sequence(const Place &place, const PolicyNode &node,
                                     const Three &three);

    const MergeSides &m_sides;
    MergeOutcome &m_outcome;
    QString m_entry; //!< the address of the entry whose linked fields are being merged
};

} // namespace Batanidza
