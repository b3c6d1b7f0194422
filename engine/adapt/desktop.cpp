#include "engine/adapt/desktop.h"

#include "engine/content/lessoncheck.h"

namespace Batanidza {

AdapterNeeds desktopNeeds()
{
    return {};
}

Adaptation adaptForDesktop(const LessonSource &source, const PlatformRules &, Detail detail)
{
    Trace trace(detail == Detail::Traced);
    Adaptation adaptation{source.body, source.bytes, {}, {}, {}};
    adaptation.blobs = filesOf(source.body);
    if (trace.isWanted()) {
        traceDocument(source.body, u"D1", trace);
        adaptation.report = checkLesson(source.body);
    }
    adaptation.trace = trace.take();
    return adaptation;
}

} // namespace Batanidza
