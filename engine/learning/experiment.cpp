#include "engine/learning/experiment.h"

#include "engine/base/sha256.h"

#include <QtEndian>

#include <algorithm>

namespace Batanidza {

QList<Experiment> experimentsOf(const Json &lesson)
{
    QList<Experiment> found;
    for (const Json &told : lesson[u"variantsAB"].toArray()) {
        Experiment experiment{told[u"experiment"].toString(), told[u"default"].toString(), {}};
        qint64 sum = 0;
        bool good = !experiment.name.isEmpty() && !told[u"deleted"].toBool();
        for (const Json &arm : told[u"arms"].toArray()) {
            const qint64 weight = arm[u"weight"].toInteger(-1);
            good = good && weight >= 0 && weight <= 100 && !arm[u"id"].toString().isEmpty();
            sum += weight;
            experiment.arms.append({arm[u"id"].toString(), static_cast<int>(weight)});
        }
        const bool hasDefault = std::ranges::any_of(experiment.arms, [&](const ExperimentArm &arm) {
            return arm.id == experiment.defaultArm;
        });
        if (good && sum == 100 && hasDefault && experiment.arms.size() >= 2)
            found.append(std::move(experiment));
    }
    return found;
}

QString armOf(const Experiment &experiment, const QString &learner)
{
    const QByteArray digest = Sha256::of((experiment.name + u':' + learner).toUtf8()).toBytes();
    int place = static_cast<int>(qFromBigEndian<quint32>(digest.constData()) % 100);
    for (const ExperimentArm &arm : experiment.arms) {
        place -= arm.weight;
        if (place < 0)
            return arm.id;
    }
    return experiment.defaultArm;
}

} // namespace Batanidza
