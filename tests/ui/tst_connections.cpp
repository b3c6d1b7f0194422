#include "engine/base/jsonwrite.h"
#include "tests/support/fakeapis.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/snapshotdata.h"
#include "ui/look.h"
#include "ui/mainwindow.h"
#include "ui/models/connectionbook.h"
#include "ui/models/preferences.h"
#include "ui/pages/pages.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/statuspill.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The window on an engine elsewhere: what it says while there is no connection, that it is never
//! green then, and the list of connections.
class TestConnections : public QObject
{
    Q_OBJECT

    struct World
    {
        QTemporaryDir folder;
        FakeClock clock{sampleNow};
        Preferences preferences{folder.filePath(u"p.ini"_s)};
        Look look{preferences};
        FakeMonitorApi monitor;
        FakeContentApi content;
        FakeConflictApi conflicts;
        FakeAdminApi admin;
        Apis apis{monitor, content, conflicts, admin};
        ConnectionBook book{folder.filePath(u"config"_s)};
        QList<KnownConnection> opened;
        std::unique_ptr<MainWindow> window;

        explicit World(LineState state, LineProblem problem = LineProblem::None)
        {
            monitor.lineStatus = line(state, problem);
            content.files = false;
            window = std::make_unique<MainWindow>(apis, preferences, look, clock);
            addPages(*window, apis, {&book, [this](const KnownConnection &known) {
                                         opened.append(known);
                                         return true;
                                     }});
            window->start();
            window->show();
            QVERIFY(QTest::qWaitForWindowActive(window.get()));
        }
        static LineStatus line(LineState state, LineProblem problem = LineProblem::None)
        {
            LineStatus status;
            status.state = state;
            status.problem = problem;
            status.address = u"ws://127.0.0.1:7300"_s;
            status.since = sampleNow;
            return status;
        }
        void feedWell()
        {
            EngineSnapshot well = sampleSnapshot(clock.utc());
            well.severity = Severity::Ok;
            well.reasons.clear();
            well.conflictsWaiting = 0;
            well.line = monitor.lineStatus;
            monitor.feed(well);
        }
        bool says(const QString &text) const
        {
            const auto labels = window->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        }
        bool pillSays(const QString &text) const
        {
            const auto pills = window->findChildren<StatusPill *>();
            return std::any_of(pills.cbegin(), pills.cend(), [&](const StatusPill *pill) {
                return pill->isVisible() && pill->word().contains(text);
            });
        }
        QPushButton *button(const QString &text) const
        {
            for (auto *each : window->findChildren<QPushButton *>()) {
                if (each->isVisible() && each->text().remove(u'&') == text)
                    return each;
            }
            return nullptr;
        }
        QLineEdit *field(const QString &name) const
        {
            for (auto *each : window->findChildren<QLineEdit *>()) {
                if (each->isVisible() && each->accessibleName() == name)
                    return each;
            }
            return nullptr;
        }
    };

private Q_SLOTS:
    // P1, I13
    void aLostConnectionIsSaidEverywhereAndNothingIsGreen()
    {
        World world(LineState::Open);
        world.feedWell();
        QVERIFY(world.says(u"All is well"_s));
        QVERIFY(world.says(u"At ws://127.0.0.1:7300"_s));
        world.monitor.turnLine(World::line(LineState::Lost, LineProblem::Unreachable));
        // At once, and not only when the values are old.
        QVERIFY(!world.says(u"All is well"_s));
        QVERIFY(world.says(u"Offline since"_s));
        QVERIFY(world.says(u"Nobody answers there"_s));
        QVERIFY(world.says(u"It is tried again by itself"_s));
        QVERIFY(world.pillSays(u"Connection lost since"_s));
        QVERIFY(world.pillSays(u"Offline"_s));
        QTest::mouseClick(world.button(u"Try now"_s), Qt::LeftButton);
        QCOMPARE(world.monitor.tries, 1);
        // The bar was closed by that; the same failure again is said again.
        QVERIFY(!world.says(u"Nobody answers there"_s));
        world.monitor.turnLine(World::line(LineState::Lost, LineProblem::Unreachable));
        QVERIFY(world.says(u"Nobody answers there"_s));

        // Back: the bar goes, and what may be old is read again.
        const auto asked = world.monitor.queries.size();
        world.clock.advance(std::chrono::seconds(9));
        world.monitor.turnLine(World::line(LineState::Open));
        QVERIFY(!world.says(u"Nobody answers there"_s));
        QVERIFY(world.monitor.queries.size() > asked);
        world.feedWell();
        QVERIFY(world.says(u"All is well"_s));
        QVERIFY(!world.pillSays(u"Connection lost"_s));
    }

    void whoIsNotLetInIsToldWhy_data()
    {
        QTest::addColumn<LineProblem>("problem");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong token") << LineProblem::BadToken << u"does not accept the token"_s;
        QTest::newRow("wrong tenant or role") << LineProblem::Forbidden << u"but not for this"_s;
        QTest::newRow("another protocol")
            << LineProblem::OtherVersion << u"another version of the protocol"_s;
    }
    void whoIsNotLetInIsToldWhy()
    {
        QFETCH(LineProblem, problem);
        QFETCH(QString, words);
        World world(LineState::Refused, problem);
        QVERIFY(world.says(words));
        QVERIFY(world.says(u"does not let this window in"_s));
        QVERIFY(!world.says(u"tried again by itself"_s));
        QVERIFY(world.says(u"nothing is known"_s)); // the Overview, before any news
        QVERIFY(world.pillSays(u"Not let in"_s));
    }

    void aHostThatWasNeverReachedIsSaid()
    {
        World world(LineState::Connecting);
        QVERIFY(world.pillSays(u"Connecting"_s));
        QVERIFY(!world.says(u"No connection to"_s));
        world.monitor.turnLine(World::line(LineState::Connecting, LineProblem::NoHub));
        QVERIFY(world.says(u"No connection to ws://127.0.0.1:7300 yet."_s));
        QVERIFY(world.says(u"no Batanidza hub"_s));
    }

    void whatNeedsFilesIsDisabledWithItsReason()
    {
        World world(LineState::Open);
        world.feedWell();
        world.window->go({u"item"_s, {}, {}});
        for (const QString &name :
             QStringList{u"content.importFolder"_s, u"content.importZip"_s, u"content.export"_s}) {
            const auto *action = world.window->findChild<QAction *>(name);
            QVERIFY2(action && !action->isEnabled(), qPrintable(name));
            QVERIFY(action->toolTip().contains(u"where the engine runs"));
        }
        QVERIFY(world.window->findChild<QAction *>(u"content.importSample"_s)->isEnabled());
    }

    void connectionsAreKeptOpenedAndRemovedByKeys()
    {
        World world(LineState::Open);
        world.feedWell();
        world.window->go({u"settings"_s, u"connections"_s, {}});
        QVERIFY(world.says(u"Connected to ws://127.0.0.1:7300"_s));
        QTest::keyClicks(world.field(u"Address"_s), u"ws://hub.example:7300"_s);
        QTest::keyClicks(world.field(u"Token"_s), u"bz1.SECRET.x"_s);
        QTest::keyClick(world.field(u"Token"_s), Qt::Key_Return);
        QVERIFY(world.says(u"plain text: everybody"_s));
        QVERIFY(world.book.all().isEmpty());
        world.field(u"Address"_s)->setText(u"wss://hub.example"_s);
        QTest::keyClick(world.field(u"Token"_s), Qt::Key_Return);
        QCOMPARE(world.book.all().size(), 1);
        QVERIFY(world.says(u"wss://hub.example:7300 is kept"_s));
        QVERIFY(world.field(u"Token"_s)->text().isEmpty());
        QTest::keyClick(world.button(u"Open a window"_s), Qt::Key_Space);
        QCOMPARE(world.opened.size(), 1);
        QCOMPARE(world.opened.first().address, u"wss://hub.example:7300"_s);
        QTest::keyClick(world.button(u"Remove"_s), Qt::Key_Space);
        QVERIFY(world.book.all().isEmpty());
        QVERIFY(!world.button(u"Open a window"_s)->isEnabled());
    }

    void aTokenIsInAFileOfItsOwnThatOnlyItsOwnerReads()
    {
        QTemporaryDir folder;
        ConnectionBook book(folder.path());
        KnownConnection wanted;
        wanted.address = u"wss://hub.example:7300"_s;
        const auto added = book.add(wanted, Secret(" bz1.SECRET.x\n"));
        QVERIFY(added);
        QCOMPARE(book.token(added->id)->reveal(), QByteArray("bz1.SECRET.x"));
        const QDir dir(folder.path());
        int secrets = 0;
        for (const QFileInfo &info : dir.entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const bool holds = file.readAll().contains("SECRET");
            secrets += holds;
            QVERIFY(!(holds && info.fileName() == u"connections.json"));
            QCOMPARE(info.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        }
        QCOMPARE(secrets, 1);
        // The same again replaces it; another start reads it.
        QVERIFY(book.add(wanted, Secret("bz1.OTHER.x")));
        ConnectionBook again(folder.path());
        QCOMPARE(again.all(), book.all());
        QCOMPARE(again.all().size(), 1);
        QCOMPARE(again.token(added->id)->reveal(), QByteArray("bz1.OTHER.x"));
        QVERIFY(again.remove(added->id));
        QCOMPARE(dir.entryList(QDir::Files), QStringList{u"connections.json"_s});
        QVERIFY(!again.remove(added->id));
    }

    void badConnectionsAreRefusedAndABrokenListIsEmpty()
    {
        QTemporaryDir folder;
        ConnectionBook book(folder.path());
        const auto refused = [&](const QString &address, const QString &tenant,
                                 const QByteArray &token) {
            KnownConnection wanted;
            wanted.address = address;
            wanted.tenant = TenantId(tenant);
            return !book.add(wanted, Secret(token));
        };
        QVERIFY(refused(u"http://x"_s, u"demo"_s, "t"));
        QVERIFY(refused(u"wss://x"_s, u"NOT A TENANT"_s, "t"));
        QVERIFY(refused(u"wss://x"_s, u"demo"_s, ""));
        QVERIFY(refused(u"wss://x"_s, u"demo"_s, "a\nb"));
        QVERIFY(refused(u"wss://x"_s, u"demo"_s, QByteArray(4000, 'a')));
        QVERIFY(book.all().isEmpty());
        for (const QByteArray &text :
             {QByteArray("{"), QByteArray("{}"), QByteArray("[1,null]"),
              writeJson(Json(JsonArray{JsonObject{{u"id"_s, u"../../x"_s},
                                                  {u"address"_s, u"wss://h"_s},
                                                  {u"tenant"_s, u"demo"_s}}}))}) {
            QFile file(folder.filePath(u"connections.json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QVERIFY(ConnectionBook(folder.path()).all().isEmpty());
        }
    }
};

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
