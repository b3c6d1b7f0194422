#pragma once

#include "tests/support/fakeapis.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/snapshotdata.h"
#include "ui/mainwindow.h"
#include "ui/pages/pages.h"
#include "ui/text/language.h"

#include <QTest>

#include <memory>

namespace Batanidza {

//! The window over fed apis, on the screen.
struct WindowWorld
{
    explicit WindowWorld(const QString &folder)
        : preferences(folder + QStringLiteral("/preferences.ini"))
    {
        look = std::make_unique<Look>(preferences);
        language.apply(preferences.language());
        monitor.buckets = sampleHistory(sampleNow);
        for (int i = 0; i < 2; ++i) {
            ConflictRow row;
            row.id = ConflictId(QStringLiteral("c%1").arg(i));
            row.item = ItemId(QStringLiteral("sna.greet.00%1").arg(i + 1));
            row.title = QStringLiteral("Kukwazisana %1").arg(i + 1);
            row.author = QStringLiteral("Rudo");
            row.platform = QStringLiteral("ios");
            row.queuedAt = sampleNow - Millis(10'800'000);
            conflicts.rows.append(row);
        }
        window = std::make_unique<MainWindow>(apis, preferences, *look, clock);
        addPages(*window, apis);
    }

    void show()
    {
        window->start();
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void feed(const EngineSnapshot &snapshot) { monitor.feed(snapshot); }
    void feed() { feed(sampleSnapshot(clock.utc())); }

    FakeClock clock{sampleNow};
    Preferences preferences;
    Language language;
    std::unique_ptr<Look> look;
    FakeMonitorApi monitor;
    FakeContentApi content;
    FakeConflictApi conflicts;
    FakeAdminApi admin;
    Apis apis{monitor, content, conflicts, admin};
    std::unique_ptr<MainWindow> window;
};

} // namespace Batanidza
