#include "engine/merge/strategy.h"

#include <array>

namespace Batanidza {

namespace {

struct Name
{
    Strategy strategy;
    QStringView name;
};

constexpr std::array names{
    Name{Strategy::CurrentWins, u"currentWins"}, Name{Strategy::IncomingWins, u"incomingWins"},
    Name{Strategy::LatestWins, u"latestWins"},   Name{Strategy::FieldMerge, u"fieldMerge"},
    Name{Strategy::ListUnion, u"listUnion"},     Name{Strategy::ShonaAware, u"shonaAware"},
    Name{Strategy::Manual, u"manual"},
};

} // namespace

QString strategyName(Strategy strategy)
{
    return names[static_cast<size_t>(strategy)].name.toString();
}

std::optional<Strategy> strategyFromName(QStringView name)
{
    for (const Name &entry : names) {
        if (entry.name == name)
            return entry.strategy;
    }
    return {};
}

const QList<Strategy> &allStrategies()
{
    static const QList<Strategy> all = [] {
        QList<Strategy> list;
        for (const Name &entry : names)
            list.append(entry.strategy);
        return list;
    }();
    return all;
}

bool isCommutative(Strategy strategy)
{
    return strategy != Strategy::CurrentWins && strategy != Strategy::IncomingWins;
}

} // namespace Batanidza
