#include "ui/pages/pages.h"

#include "ui/mainwindow.h"
#include "ui/pages/cachepage.h"
#include "ui/pages/conflictspage.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/eventlogpage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/platformspage.h"
#include "ui/pages/previewpage.h"
#include "ui/pages/settingspage.h"

#include <QCoreApplication>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

int platformsInNeed(const EngineSnapshot &snapshot)
{
    int count = 0;
    for (const PlatformStatus &platform : snapshot.platforms) {
        count += platform.severity == Severity::Warning || platform.severity == Severity::Critical;
    }
    return count;
}

} // namespace

void addPages(MainWindow &window, const Apis &apis, const ConnectionDoor &door, CacheApi *cache)
{
    PageEntry overview;
    overview.kind = u"overview"_s;
    overview.icon = u"page-overview"_s;
    overview.title = [] { return QCoreApplication::translate("Pages", "Overview"); };
    overview.key = QKeySequence(Qt::CTRL | Qt::Key_1);
    overview.make = [apis](PageContext &context, QWidget *parent) -> Page * {
        return new OverviewPage(context, apis.monitor, apis.conflicts, apis.admin, parent);
    };
    window.addPage(std::move(overview));

    PageEntry platforms;
    platforms.kind = u"platform"_s;
    platforms.icon = u"page-platforms"_s;
    platforms.title = [] { return QCoreApplication::translate("Pages", "Platforms"); };
    platforms.key = QKeySequence(Qt::CTRL | Qt::Key_2);
    platforms.waiting = platformsInNeed;
    platforms.make = [apis](PageContext &context, QWidget *parent) -> Page * {
        return new PlatformsPage(context, apis.monitor, apis.admin, parent);
    };
    window.addPage(std::move(platforms));
    if (cache)
        window.addPage(cacheEntry(*cache, apis.monitor, apis.admin));
    window.addPage(conflictsEntry(apis.conflicts));
    window.addPage(previewEntry(apis.content, apis.conflicts));
    window.addPage(eventLogEntry(apis.conflicts));
    window.addPage(contentEntry(apis.content, apis.conflicts, apis.admin));
    window.addPage(settingsEntry(apis.admin, apis.monitor, door));
}

} // namespace Batanidza
