#include "engine/adapt/android.h"

#include "engine/adapt/records.h"

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

AdapterNeeds androidNeeds()
{
    return {{u"bodyBytes"_s}, {}, true};
}

Adaptation adaptForAndroid(const LessonSource &source, const PlatformRules &rules, Detail detail)
{
    return adaptAsRecords(source, rules, detail);
}

} // namespace Batanidza
