#pragma once

#include "engine/merge/mergeoutcome.h"

#include <QHash>
#include <QList>

//! What people chose in conflicts like this one. It suggests and never decides: a suggestion comes
//! with its evidence and with how often it can be expected to be right. Values; any thread.
namespace Batanidza {

//! A choice in words that hold for other conflicts too.
enum class Preference {
    Proposal, //!< what the merge proposed
    Deletion, //!< of a deletion and an edit
    Edit,
    Longer, //!< of two texts
    Shorter,
    Current, //!< of other values
    Incoming,
    Own, //!< none of the sides
};

[[nodiscard]] QString preferenceName(Preference preference);
[[nodiscard]] std::optional<Preference> preferenceFromName(QStringView name);
//! What somebody's value for the conflict was in these words.
[[nodiscard]] Preference preferenceOf(const FieldConflict &conflict, const MaybeJson &chosen);
//! The value that the preference means here; nothing at all for Own, and where it does not apply.
[[nodiscard]] std::optional<MaybeJson> preferredValue(const FieldConflict &conflict,
                                                      Preference preference);

struct Suggestion
{
    Preference preference = Preference::Current;
    MaybeJson value;
    qint64 agreed = 0; //!< decisions that chose so
    qint64 total = 0;  //!< decisions in cases like this one
    QString alike;     //!< what made them alike: "field", "rule" or "kind"
    //! How often this will be right, at least, with 95 % certainty (Wilson's lower bound): 0 to 1.
    double confidence = 0;

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

class Precedents
{
public:
    //! Somebody settled this conflict with this value.
    void learn(const FieldConflict &conflict, const MaybeJson &chosen);
    [[nodiscard]] qint64 size() const { return m_size; }

    //! From the most alike cases of which there are enough (5); nothing where there are too few, or
    //! where people did not agree more often than not.
    [[nodiscard]] std::optional<Suggestion> suggest(const FieldConflict &conflict) const;

private:
    using Counts = QHash<int, qint64>; //!< by preference
    QHash<QString, Counts> m_counts;
    qint64 m_size = 0;
};

//! Wilson's lower bound of a share, at 95 %.
[[nodiscard]] double lowerBound(qint64 successes, qint64 trials);

} // namespace Batanidza
