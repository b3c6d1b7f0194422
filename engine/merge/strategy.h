#pragma once

#include <QList>
#include <QString>

#include <optional>

//! The seven ways to merge a field. All of them take what only one side changed, and what both
//! sides changed alike (Manual too); they differ in what they do with the rest. Each is total and
//! gives the same answer for the same sides. Any thread.
namespace Batanidza {

enum class Strategy {
    CurrentWins,  //!< what the hub has
    IncomingWins, //!< what came
    LatestWins,   //!< the later by the hybrid logical clock; at the same time the greater JSON text
    FieldMerge,   //!< every rule of the structured merge; asks where two edits really meet
    ListUnion,    //!< lists united, an edit beats a deletion; otherwise as FieldMerge
    ShonaAware,   //!< as FieldMerge, with the rules of Shona (shonarules.h)
    Manual,       //!< no rule at all: asks for every field that both sides changed differently
};

//! The name in a policy: "currentWins" and so on.
[[nodiscard]] QString strategyName(Strategy strategy);
[[nodiscard]] std::optional<Strategy> strategyFromName(QStringView name);
[[nodiscard]] const QList<Strategy> &allStrategies();

//! True where the answer does not depend on which side is called current.
[[nodiscard]] bool isCommutative(Strategy strategy);

} // namespace Batanidza
