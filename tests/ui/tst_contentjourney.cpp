#include "engine/client/syncclient.h"
#include "engine/runtime/remoteengine.h"
#include "tests/support/enginehouse.h"
#include "tests/ui/contentdata.h"
#include "ui/models/changemodel.h"
#include "ui/models/contentmodel.h"
#include "ui/models/wordrowmodel.h"
#include "ui/pages/contenthistory.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/pages/contentpagetable.h"
#include "ui/pages/contentwork.h"
#include "ui/pages/lessoneditor.h"
#include "ui/pages/lessonform.h"
#include "ui/pages/wordimport.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

//! What a small team does in Content, on a running engine: beside it, and over the real line to it
//! as a window elsewhere does.
class ContentJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aLessonIsWrittenOverTheLine();
    void aLineThatBreaksKeepsTheDraftAndItGoesOutLater();
    void theMatrixNamesTheVersionADeviceHas();
    void aForcedSyncReachesTheDeviceAndTheLog();
    void whoMayNotForceASyncIsToldSo();

private:
    void startEngine(quint16 port = 0);
    //! The window's end of a line to the engine, and the page on it.
    void openElsewhere(const QString &role);
    void openPage(ContentApi &content, ConflictApi &conflicts, AdminApi &admin);
    void openEditor();
    void type(const QString &pointer, const QString &text);
    void publish();
    [[nodiscard]] LessonEditor &editor() const { return *m_page->findChild<LessonEditor *>(); }
    [[nodiscard]] QString said() const { return m_world->bar.message().text; }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        const auto actions = m_page->pageActions();
        for (auto *one : actions.tools + actions.edit) {
            if (one->objectName() == name)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] ItemDetail head() const
    {
        return settled(m_engine->content().load(ItemId(m_id))).value_or(ItemDetail{});
    }
    [[nodiscard]] std::unique_ptr<SyncClient> device(const QString &platform) const;
    [[nodiscard]] QString token(const QString &role, const QString &platform = {}) const
    {
        TokenRequest request;
        request.label = role;
        request.role = role;
        request.platform = platform;
        return settled(m_engine->admin().inviteDevice(request))->secret;
    }
    [[nodiscard]] qsizetype orders() const
    {
        EventQuery query;
        query.kinds = {u"admin"_s};
        qsizetype count = 0;
        const auto lines = settled(m_engine->conflicts().events(query)).value_or({});
        for (const auto &line : lines) {
            const auto detail = settled(m_engine->conflicts().eventDetail(line.sequence));
            count += detail && detail->event[u"action"].toString() == u"forceSyncAll";
        }
        return count;
    }

    const QString m_id = u"sna.greetings.001"_s;
    SystemClock m_clock;
    QTemporaryDir m_workspace;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<RemoteEngine> m_remote;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<ContentPage> m_page;
};

void ContentJourneyTest::startEngine(quint16 port)
{
    EnginePlace place;
    place.dataFolder = m_workspace.filePath(u"w"_s);
    place.webSocketPort = port;
    place.httpPort = 0;
    auto engine = Engine::start(m_clock, place, EngineConfig());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error().detail));
    m_engine = std::move(*engine);
}

void ContentJourneyTest::initTestCase()
{
    startEngine();
    QVERIFY(settled(m_engine->content().importSampleCourse(u"Rudo"_s)));
}

void ContentJourneyTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_remote.reset();
    m_folder.reset();
}

void ContentJourneyTest::openElsewhere(const QString &role)
{
    RemoteTarget target = *readRemoteAddress(m_engine->webSocketAddress());
    target.token = Secret(token(role).toLatin1());
    RemoteOptions options;
    options.backoff = {50ms, 400ms, 30s};
    options.openWithin = 3s;
    options.seed = 7;
    m_remote = std::make_unique<RemoteEngine>(target, m_clock, options);
    m_remote->connection().start();
    QTRY_VERIFY_WITH_TIMEOUT(m_remote->connection().isOpen(), 10'000);
    openPage(m_remote->content(), m_remote->conflicts(), m_remote->admin());
}

void ContentJourneyTest::openPage(ContentApi &content, ConflictApi &conflicts, AdminApi &admin)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    m_page = std::make_unique<ContentPage>(m_world->context, content, conflicts, admin);
    m_page->resize(1200, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_page->findChild<ContentModel *>()->state() == ContentModel::State::Ready, 10'000);
}

void ContentJourneyTest::openEditor()
{
    m_page->open({u"item"_s, m_id, {{u"edit"_s, u"1"_s}}});
    QTRY_VERIFY_WITH_TIMEOUT(editor().isOpen(), 10'000);
    QTRY_VERIFY(editor().isChecked());
}

void ContentJourneyTest::type(const QString &pointer, const QString &text)
{
    editor().reveal(pointer);
    auto *line = m_page->findChild<LessonForm *>()->field(pointer)->findChild<QLineEdit *>();
    QVERIFY(line);
    line->setFocus();
    line->selectAll();
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, line, Qt::Key_unknown, QString(c), Qt::NoModifier);
}

void ContentJourneyTest::publish()
{
    auto *send = action(u"content.publish"_s);
    QTRY_VERIFY2(send->isEnabled(), qPrintable(send->toolTip()));
    send->trigger();
}

std::unique_ptr<SyncClient> ContentJourneyTest::device(const QString &platform) const
{
    SyncClientOptions options;
    options.webSocket = QUrl(m_engine->webSocketAddress() + u"/v1/sync"_s);
    options.http = QUrl(m_engine->httpAddress());
    options.storeFile = m_folder->filePath(platform + u".db"_s);
    options.session.tenant = m_engine->tenant();
    options.session.platform = platform;
    options.session.token = token(u"device"_s, platform);
    auto opened = SyncClient::open(std::move(options), m_clock);
    if (!opened)
        return {};
    (*opened)->start();
    return std::move(*opened);
}

void ContentJourneyTest::aLessonIsWrittenOverTheLine()
{
    openElsewhere(u"curriculum"_s);
    const auto before = head();
    openEditor();
    // A draft is kept here, and nothing goes out by it.
    type(u"/title/en"_s, u"Greetings over the line"_s);
    editor().close();
    QCOMPARE(head().row.version, before.row.version);
    openEditor();
    QCOMPARE(editor().draft().body()[u"title"][u"en"].toString(), u"Greetings over the line"_s);
    publish();
    QTRY_VERIFY2(said().startsWith(u"Published as version"_s), qPrintable(said()));
    QCOMPARE(head().body[u"title"][u"en"].toString(), u"Greetings over the line"_s);
    QCOMPARE(head().row.editedBy, u"Tendai"_s);
    QCOMPARE(head().row.version.value(), before.row.version.value() + 1);

    // Two versions side by side, and the earlier one comes back.
    m_page->open({u"item"_s, m_id, {}});
    auto *detail = m_page->findChild<ContentDetail *>();
    QTRY_VERIFY(detail->detail() && detail->detail()->row.version == head().row.version);
    auto *history = m_page->findChild<ContentHistory *>();
    QTRY_COMPARE(history->changes().rowCount(), 1);
    QVERIFY(history->changes().rowAt(0)->path.contains(u"title"_s));
    history->versions()->selectRow(1);
    QVERIFY(detail->restoreAction()->isEnabled());
    detail->restoreAction()->trigger();
    QTRY_VERIFY2(said().contains(u"is restored as version"_s), qPrintable(said()));
    QCOMPARE(head().body, before.body);

    // Words of a table, into the lesson that is open.
    QFile table(m_folder->filePath(u"words.csv"_s));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("Shoko;Chirungu;noun class\nbadza;hoe;5\nba8za;odd;9\n");
    table.close();
    QTRY_VERIFY(detail->detail() && detail->detail()->row.version == head().row.version);
    openEditor();
    auto *words = m_page->findChild<WordImport *>();
    m_page->importWords(table.fileName());
    QTRY_VERIFY(words->isReady());
    words->take();
    QTRY_VERIFY(editor().isChecked());
    publish();
    QTRY_VERIFY2(said().startsWith(u"Published as version"_s), qPrintable(said()));
    const Json last = head().body[u"vocabulary"].toArray().constLast();
    QCOMPARE(last[u"headword"].toString(), u"badza"_s);

    // A new lesson whose id is taken is refused before it is sent.
    m_page->findChild<ContentWork *>()->newAction()->trigger();
    type(u"/id"_s, m_id);
    type(u"/title/sn"_s, u"Kwaziso"_s);
    QCOMPARE(editor().draft().body()[u"id"].toString(), m_id);
    // What its rows tell of earlier versions comes over the line as it is read beside the engine.
    ItemQuery query;
    query.filter = m_id;
    const auto here = settled(m_engine->content().list(query));
    const auto there = settled(m_remote->content().list(query));
    QVERIFY(here && there);
    QCOMPARE(there->rows, here->rows);
    QCOMPARE(there->rows.first().earlier.size(),
             std::min<qsizetype>(ItemRow::mostEarlier, head().row.version.value() - 1));
}

void ContentJourneyTest::aLineThatBreaksKeepsTheDraftAndItGoesOutLater()
{
    openElsewhere(u"curriculum"_s);
    openEditor();
    const auto before = head();
    type(u"/title/en"_s, u"Written while the engine went"_s);
    QTRY_VERIFY2(action(u"content.publish"_s)->isEnabled(),
                 qPrintable(action(u"content.publish"_s)->toolTip()));
    const auto port = quint16(QUrl(m_engine->webSocketAddress()).port());
    m_engine.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!m_remote->connection().isOpen(), 10'000);
    action(u"content.publish"_s)->trigger();
    QTRY_VERIFY2(said().startsWith(u"Not published; the draft is kept."_s), qPrintable(said()));
    QVERIFY(editor().isOpen());
    // Also over a restart of the window.
    const auto kept = DraftBook(m_world->preferences).find(m_id);
    QVERIFY(kept);
    QCOMPARE(kept->body[u"title"][u"en"].toString(), u"Written while the engine went"_s);

    startEngine(port);
    QTRY_VERIFY_WITH_TIMEOUT(m_remote->connection().isOpen(), 15'000);
    publish();
    QTRY_VERIFY2(said().startsWith(u"Published as version"_s), qPrintable(said()));
    QCOMPARE(head().body[u"title"][u"en"].toString(), u"Written while the engine went"_s);
    QCOMPARE(head().row.version.value(), before.row.version.value() + 1);
    QVERIFY(!DraftBook(m_world->preferences).find(m_id));
}

void ContentJourneyTest::theMatrixNamesTheVersionADeviceHas()
{
    openPage(m_engine->content(), m_engine->conflicts(), m_engine->admin());
    const auto ios = device(u"ios"_s);
    QVERIFY(ios);
    auto *model = m_page->findChild<ContentModel *>();
    const auto cell = [&](int column) {
        m_page->setSnapshot(m_engine->monitor().latest(), Millis(0));
        return model->index(model->rowOf(ItemId(m_id)), column).data().toString();
    };
    const auto first = head();
    const QString newest = u"v%1"_s.arg(first.row.version.value());
    QTRY_COMPARE_WITH_TIMEOUT(cell(ContentModel::IosColumn), newest, 15'000);
    // It goes, and the lesson moves on without it.
    ios->stop();
    QTRY_COMPARE_WITH_TIMEOUT(cell(ContentModel::IosColumn), newest + u", off"_s, 15'000);
    Edit edit;
    edit.id = ItemId(m_id);
    edit.type = u"lesson"_s;
    edit.base = BaseVersion{first.row.version, first.row.hash};
    Json body = first.body;
    body.set(u"unit"_s, u"moved on"_s);
    edit.content = EditBody{body};
    edit.author = u"Rudo"_s;
    QCOMPARE(settled(m_engine->content().save(edit))->status, EditStatus::Applied);
    QTRY_COMPARE(model->rowAt(model->rowOf(ItemId(m_id)))->version.value(),
                 first.row.version.value() + 1);
    QTRY_COMPARE(cell(ContentModel::IosColumn), newest + u", off"_s);
    const auto index = model->index(model->rowOf(ItemId(m_id)), ContentModel::IosColumn);
    QVERIFY2(index.data(Qt::ToolTipRole)
                 .toString()
                 .endsWith(u"had version %1, the newest is %2."_s.arg(first.row.version.value())
                               .arg(first.row.version.value() + 1)),
             qPrintable(index.data(Qt::ToolTipRole).toString()));
    ios->start();
    QTRY_COMPARE_WITH_TIMEOUT(cell(ContentModel::IosColumn),
                              u"v%1"_s.arg(first.row.version.value() + 1), 15'000);
}

void ContentJourneyTest::aForcedSyncReachesTheDeviceAndTheLog()
{
    openPage(m_engine->content(), m_engine->conflicts(), m_engine->admin());
    const auto ios = device(u"ios"_s);
    QVERIFY(ios);
    QTRY_VERIFY_WITH_TIMEOUT(ios->status().caughtUp, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->monitor().latest()->connections == 1, 15'000);
    m_page->setSnapshot(m_engine->monitor().latest(), Millis(0));
    const auto before = orders();
    m_page->findChild<ContentTable *>()->selectRow(
        m_page->findChild<ContentModel *>()->rowOf(ItemId(m_id)));
    auto *force = action(u"content.forceSync"_s);
    QTRY_VERIFY(force->isEnabled());
    force->trigger();
    QVERIFY2(said().contains(u"1 chosen lesson"_s), qPrintable(said()));
    QCOMPARE(orders(), before); // asked, not done
    QSignalSpy compared(ios.get(), &SyncClient::statusChanged);
    m_world->bar.message().actions.first().run();
    QTRY_VERIFY2(said().contains(u"compare their content now"_s) ||
                     said().contains(u"compares its content now"_s),
                 qPrintable(said()));
    QTRY_VERIFY_WITH_TIMEOUT(!compared.isEmpty(), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(ios->status().caughtUp, 15'000);
    QVERIFY(orders() > before);
}

void ContentJourneyTest::whoMayNotForceASyncIsToldSo()
{
    openElsewhere(u"curriculum"_s); // may write lessons, and is no operator
    const auto ios = device(u"ios"_s);
    QVERIFY(ios);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->monitor().latest()->connections >= 1, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_remote->monitor().latest(), 10'000);
    m_page->setSnapshot(m_engine->monitor().latest(), Millis(0));
    const auto before = orders();
    m_page->findChild<ContentTable *>()->selectRow(
        m_page->findChild<ContentModel *>()->rowOf(ItemId(m_id)));
    QTRY_VERIFY(action(u"content.forceSync"_s)->isEnabled());
    action(u"content.forceSync"_s)->trigger();
    m_world->bar.message().actions.first().run();
    QTRY_VERIFY2(said().startsWith(u"No sync was forced on "_s), qPrintable(said()));
    QCOMPARE(m_world->bar.message().severity, Severity::Critical);
    QCOMPARE(orders(), before);
}

QTEST_MAIN(ContentJourneyTest)
#include "tst_contentjourney.moc"
