#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/merge/strategy.h"

#include <QHash>
#include <QString>

#include <memory>

//! Which strategy each field gets, and what the fields are: from data (resources/merge/policy.json,
//! and overrides of a tenant). A value; any thread.
namespace Batanidza {

//! How a value is treated where both sides changed it.
enum class FieldForm {
    Any,        //!< as its value looks
    Atom,       //!< whole or not at all: ids, hashes, addresses, names of things
    Prose,      //!< text for people: merged by word
    Paragraphs, //!< longer text: merged by paragraph; words are only a proposal
    Set,        //!< a list whose order and repeats mean nothing
    Ordered,    //!< a list whose entries have no key; never a set
};

//! What to do with numbers that both sides changed.
enum class NumberRule {
    Ask,
    Greatest, //!< bookkeeping that only rises
    Sum,      //!< counters: the base and what each side added
};

//! What the policy says about one place.
struct FieldRule
{
    Strategy strategy = Strategy::FieldMerge;
    FieldForm form = FieldForm::Any;
    NumberRule number = NumberRule::Ask;
    QString key;   //!< of a list's entries; empty: the data suggests it
    QString shona; //!< the field of the Shona rules ("headword", "tonePattern"); empty: none
    QString group; //!< fields of one group are decided together

    friend bool operator==(const FieldRule &, const FieldRule &) = default;
};

//! A place of the policy, met while walking a document.
class PolicyNode
{
public:
    [[nodiscard]] const FieldRule &rule() const { return m_rule; }
    //! The place below, for a member or (with any key) an entry of a list. Never ends: below
    //! everything named, the strategy of the nearest place above goes on.
    [[nodiscard]] const PolicyNode &child(QStringView key) const;
    //! True where the rules of Shona look at something here or below, even where only one side
    //! changed it.
    [[nodiscard]] bool looksAtShona() const { return m_looksAtShona; }

private:
    friend class PolicyReader;
    FieldRule m_rule;
    bool m_looksAtShona = false;
    QHash<QString, std::shared_ptr<PolicyNode>> m_children;
    std::shared_ptr<PolicyNode> m_every;           //!< "*"
    std::shared_ptr<const PolicyNode> m_inherited; //!< for what is not named; null: this one
};

class MergePolicy
{
public:
    //! Every field by one strategy, nothing known of the fields.
    [[nodiscard]] static MergePolicy plain(Strategy strategy = Strategy::FieldMerge);
    //! The policy of this program for a type of item ("lesson"; others are documents).
    [[nodiscard]] static const MergePolicy &builtIn(QStringView type);
    //! `invalid` names the place in the policy (JSON Pointer), what is wrong with it, and what may
    //! stand there. Nothing is taken from a policy with an error.
    [[nodiscard]] static Result<MergePolicy> read(const Json &policy, QStringView type);
    //! This policy with the fields that `overrides` names merged its way: {"fields": [{"path",
    //! "strategy"}]}. Errors as read().
    [[nodiscard]] Result<MergePolicy> with(const Json &overrides) const;

    [[nodiscard]] const PolicyNode &root() const { return *m_root; }

private:
    explicit MergePolicy(std::shared_ptr<const PolicyNode> root, Json fields)
        : m_root(std::move(root))
        , m_fields(std::move(fields))
    {}

    std::shared_ptr<const PolicyNode> m_root;
    Json m_fields; //!< as they were read, for with()
};

} // namespace Batanidza
