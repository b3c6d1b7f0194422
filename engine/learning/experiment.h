#pragma once

#include "engine/base/json.h"

#include <QList>
#include <QString>

#include <optional>

//! An experiment of a lesson (`variantsAB`), and which arm a learner is in. Every platform reckons
//! it for itself, without asking anybody. Pure; any thread.
namespace Batanidza {

struct ExperimentArm
{
    QString id;
    int weight = 0;

    friend bool operator==(const ExperimentArm &, const ExperimentArm &) = default;
};

struct Experiment
{
    QString name;
    QString defaultArm;
    QList<ExperimentArm> arms; //!< weights with the sum 100

    friend bool operator==(const Experiment &, const Experiment &) = default;
};

//! Those of a lesson that can be read: two arms or more, weights with the sum 100, a default among
//! them.
[[nodiscard]] QList<Experiment> experimentsOf(const Json &lesson);
//! The first 4 bytes of SHA-256(name ":" key) as a big-endian number, mod 100, along the weights.
[[nodiscard]] QString armOf(const Experiment &experiment, const QString &learner);

} // namespace Batanidza
