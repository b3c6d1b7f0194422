#include "engine/adapt/ios.h"

#include "engine/adapt/records.h"

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

AdapterNeeds iosNeeds()
{
    return {{u"bodyBytes"_s}, {}, true};
}

Adaptation adaptForIos(const LessonSource &source, const PlatformRules &rules, Detail detail)
{
    return adaptAsRecords(source, rules, detail);
}

} // namespace Batanidza
