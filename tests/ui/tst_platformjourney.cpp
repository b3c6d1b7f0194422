#include "engine/base/jsonread.h"
#include "engine/client/syncclient.h"
#include "engine/content/lessongenerator.h"
#include "engine/runtime/engine.h"
#include "tests/support/settled.h"
#include "tests/ui/contentdata.h"
#include "ui/models/eventlogmodel.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictbulk.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflictspage.h"
#include "ui/pages/eventlogdetail.h"
#include "ui/pages/eventlogpage.h"

#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The demo's story over real sockets and stores: five platforms follow, two of them edit the same
//! lessons while they are away, most of it merges, one edit waits; a person decides it in the
//! window by keys alone, and all five have the result.
class PlatformJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void mostMergesOneWaitsAPersonDecidesAllReceive();
    void fortyByOneStrategyAndOneTakenBackInTenKeys();

private:
    static constexpr int lessons = 9; //!< the last one is where the edits meet in one field
    static constexpr int within = 30'000;

    void addLessons();
    void addDevices();
    [[nodiscard]] static Json with(const Json &lesson, const QString &part, const QString &text);
    void edit(Platform platform, int lesson, const QString &part, const QString &text);
    [[nodiscard]] Json held(Platform platform, int lesson) const;
    [[nodiscard]] Json head(int lesson) const;
    [[nodiscard]] SyncClient &client(Platform platform) const
    {
        return *m_clients[static_cast<size_t>(platform)];
    }
    [[nodiscard]] bool allHave(int lesson, const QString &part, const QString &text) const;
    static void key(QWidget &page, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<Engine> m_engine;
    std::vector<std::unique_ptr<SyncClient>> m_clients;
    QList<ItemId> m_ids;
};

void PlatformJourneyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    EnginePlace place;
    place.dataFolder = m_folder->filePath(u"workspace"_s);
    place.webSocketPort = 0;
    place.httpPort = 0;
    auto engine = Engine::start(m_clock, place, EngineConfig());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error().detail));
    m_engine = std::move(*engine);
}

void PlatformJourneyTest::cleanup()
{
    m_clients.clear();
    m_engine.reset();
    m_ids.clear();
    m_folder.reset();
}

void PlatformJourneyTest::addLessons()
{
    for (int i = 0; i < lessons; ++i) {
        Edit edit;
        const Json body = generateLesson(7, quint64(i));
        edit.id = ItemId(body[u"id"].toString());
        edit.type = u"lesson"_s;
        edit.content = EditBody{body};
        edit.author = u"Nyasha"_s;
        edit.at = m_clock.utc();
        const auto saved = settled(m_engine->content().save(edit));
        QVERIFY(saved && saved->status == EditStatus::Applied);
        m_ids.append(edit.id);
    }
}

void PlatformJourneyTest::addDevices()
{
    for (const Platform platform : allPlatforms) {
        TokenRequest request;
        request.label = platformName(platform);
        request.role = u"device"_s;
        request.platform = platformName(platform);
        const auto invitation = settled(m_engine->admin().inviteDevice(request));
        QVERIFY(invitation);
        SyncClientOptions options;
        options.webSocket = QUrl(m_engine->webSocketAddress() + u"/v1/sync"_s);
        options.http = QUrl(m_engine->httpAddress());
        options.carrier = platform == Platform::Watchos ? Carrier::LongPoll : Carrier::WebSocket;
        options.storeFile = m_folder->filePath(platformName(platform) + u".db"_s);
        options.session.tenant = m_engine->tenant();
        options.session.platform = platformName(platform);
        options.session.token = invitation->secret;
        options.session.form = Wire::Form::Canonical;
        auto opened = SyncClient::open(std::move(options), m_clock);
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
        m_clients.push_back(std::move(*opened));
        m_clients.back()->start();
    }
}

Json PlatformJourneyTest::with(const Json &lesson, const QString &part, const QString &text)
{
    Json changed = lesson;
    Json inner = changed[part];
    inner.set(u"en"_s, text);
    changed.set(part, std::move(inner));
    return changed;
}

Json PlatformJourneyTest::held(Platform platform, int lesson) const
{
    const auto item = client(platform).item(m_ids[lesson]);
    if (!item || !item->hasBody)
        return {};
    return readJson(item->body).value_or(Json());
}

Json PlatformJourneyTest::head(int lesson) const
{
    return settled(m_engine->content().load(m_ids[lesson])).value_or(ItemDetail{}).body;
}

void PlatformJourneyTest::edit(Platform platform, int lesson, const QString &part,
                               const QString &text)
{
    Draft draft;
    draft.id = m_ids[lesson];
    draft.type = u"lesson"_s;
    draft.content = EditBody{with(held(platform, lesson), part, text)};
    draft.author = platform == Platform::Web ? u"Tendai"_s : u"Rudo"_s;
    static_cast<void>(client(platform).save(draft));
}

bool PlatformJourneyTest::allHave(int lesson, const QString &part, const QString &text) const
{
    return std::ranges::all_of(allPlatforms, [&](Platform platform) {
        return held(platform, lesson)[part][u"en"].toString() == text;
    });
}

void PlatformJourneyTest::key(QWidget &page, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *focus = page.focusWidget();
    QTest::keyClick(focus ? focus : &page, key, modifiers);
}

void PlatformJourneyTest::mostMergesOneWaitsAPersonDecidesAllReceive()
{
    addLessons();
    addDevices();
    for (int lesson = 0; lesson < lessons; ++lesson) {
        const auto title = head(lesson)[u"title"][u"en"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(allHave(lesson, u"title"_s, title), within);
    }

    // Web and iOS go away and edit the same lessons: in different fields, and once in the same.
    client(Platform::Web).stop();
    client(Platform::Ios).stop();
    for (const Platform away : {Platform::Web, Platform::Ios})
        QTRY_COMPARE(client(away).status().phase, SyncStatus::Phase::Stopped);
    for (int lesson = 0; lesson < lessons; ++lesson) {
        const bool meet = lesson + 1 == lessons;
        edit(Platform::Web, lesson, u"title"_s, u"Web %1"_s.arg(lesson));
        edit(Platform::Ios, lesson, meet ? u"title"_s : u"summary"_s, u"iOS %1"_s.arg(lesson));
    }
    client(Platform::Web).start();
    QTRY_VERIFY_WITH_TIMEOUT(head(lessons - 1)[u"title"][u"en"].toString() == u"Web 8"_s, within);
    client(Platform::Ios).start();

    // Most of it merges by itself, and all have both edits.
    for (int lesson = 0; lesson + 1 < lessons; ++lesson) {
        QTRY_VERIFY_WITH_TIMEOUT(allHave(lesson, u"title"_s, u"Web %1"_s.arg(lesson)) &&
                                     allHave(lesson, u"summary"_s, u"iOS %1"_s.arg(lesson)),
                                 within);
    }
    // One waits; it holds nobody up.
    PageWorld world(m_folder->filePath(u"batanidza.ini"_s));
    ConflictsPage page(world.context, m_engine->conflicts());
    page.resize(1300, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto &queue = *page.findChild<ConflictQueue *>();
    QTRY_COMPARE_WITH_TIMEOUT(queue.model().rowCount(), 1, within);
    QCOMPARE(queue.model().rows().first().item, m_ids.last());
    QCOMPARE(head(lessons - 1)[u"title"][u"en"].toString(), u"Web 8"_s);

    // A person decides by keys alone: the next conflict, B, finish.
    key(page, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(page.openCase().isReady());
    auto &fields = *page.findChild<ConflictFields *>();
    QTRY_VERIFY(fields.table()->hasFocus());
    QCOMPARE(fields.model().questions(), 1);
    key(page, Qt::Key_B);
    QCOMPARE(fields.model().decided(), 1);
    key(page, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(world.bar.message().text.contains(u"resolved"_s), within);

    // All five platforms receive the result.
    QTRY_VERIFY_WITH_TIMEOUT(allHave(lessons - 1, u"title"_s, u"iOS 8"_s), within);
    for (const Platform platform : allPlatforms)
        QCOMPARE(held(platform, lessons - 1), head(lessons - 1));

    // And the Audit page tells who decided it, and takes it back by one key: all five hear of it.
    EventLogPage audit(world.context, m_engine->conflicts());
    audit.resize(1300, 700);
    audit.show();
    QVERIFY(QTest::qWaitForWindowActive(&audit));
    auto &log = *audit.findChild<EventLogModel *>();
    QTRY_VERIFY(log.state() == EventLogModel::State::Ready && log.rowCount() > 0);
    int decided = -1;
    int merged = 0;
    for (int row = 0; row < log.rowCount(); ++row) {
        const auto *line = log.lineAt(row);
        if (line->kind == u"resolve")
            decided = row;
        merged += line->kind == u"put" && !line->rules.isEmpty();
    }
    QVERIFY(decided >= 0);
    QVERIFY2(merged >= lessons - 1, qPrintable(QString::number(merged)));
    QCOMPARE(log.lineAt(decided)->author, u"Tendai"_s);
    audit.table()->setFocus();
    audit.table()->selectionModel()->setCurrentIndex(
        log.index(decided, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    auto &detail = *audit.findChild<EventLogDetail *>();
    QTRY_VERIFY(detail.detail() && detail.detail()->canTakeBack);
    QCOMPARE(detail.decisionModel().rowCount(), 1);
    key(audit, Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(allHave(lessons - 1, u"title"_s, u"Web 8"_s), within);
    QTRY_COMPARE_WITH_TIMEOUT(queue.model().rowCount(), 1, within); // it waits again
    for (const auto &one : m_clients)
        one->stop();
}

//! J4, on a running engine: all are chosen, one strategy settles them as one step, one comes back.
void PlatformJourneyTest::fortyByOneStrategyAndOneTakenBackInTenKeys()
{
    constexpr int conflicts = 40;
    const auto save = [this](int i, const EditBase &base, const QString &text) {
        Edit edit;
        edit.id = ItemId(u"doc.%1"_s.arg(i));
        edit.type = u"document"_s;
        edit.base = base;
        edit.content = EditBody{JsonObject{{u"text"_s, text}}};
        edit.author = u"Rudo"_s;
        edit.at = m_clock.utc();
        return settled(m_engine->content().save(edit)).value_or(Receipt{});
    };
    for (int i = 0; i < conflicts; ++i) {
        const auto first = save(i, BaseAbsent{}, u"first"_s);
        const BaseVersion base{*first.version, *first.hash};
        QCOMPARE(save(i, base, u"one"_s).status, EditStatus::Applied);
        QCOMPARE(save(i, base, u"other"_s).status, EditStatus::Queued);
    }
    PageWorld world(m_folder->filePath(u"batanidza.ini"_s));
    ConflictsPage page(world.context, m_engine->conflicts());
    page.resize(1300, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto &queue = *page.findChild<ConflictQueue *>();
    QTRY_COMPARE(queue.model().rowCount(), conflicts);
    auto &bulk = *page.findChild<ConflictBulk *>();
    int keys = 0;
    const auto press = [&keys](QWidget &where, Qt::Key code,
                               Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        key(where, code, modifiers);
        ++keys;
    };
    queue.list()->setFocus();
    press(page, Qt::Key_A, Qt::ControlModifier);
    press(page, Qt::Key_M, Qt::ShiftModifier);
    QTRY_VERIFY(bulk.isVisible() && bulk.focusTarget()->hasFocus());
    QPushButton *apply = nullptr;
    for (auto *button : bulk.findChildren<QPushButton *>()) {
        if (button->text() == u"Apply"_s)
            apply = button;
    }
    // The next strategies, until one settles them all: the incoming edit wins.
    for (int i = 0; i < 3 && bulk.strategy() != Strategy::IncomingWins; ++i)
        press(page, Qt::Key_Down);
    QCOMPARE(bulk.strategy(), Strategy::IncomingWins);
    QTRY_VERIFY(apply->isEnabled());
    press(page, Qt::Key_Return, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(world.bar.message().text.contains(u"40 conflicts resolved."_s),
                             within);
    QCOMPARE(world.bar.message().actions.size(), 1); // one step takes all of it back
    QTRY_COMPARE(queue.model().rowCount(), 0);

    ++keys; // Ctrl+6: the frame shows the Audit page with its table in focus
    EventLogPage audit(world.context, m_engine->conflicts());
    audit.resize(1300, 700);
    audit.show();
    QVERIFY(QTest::qWaitForWindowActive(&audit));
    auto &log = *audit.findChild<EventLogModel *>();
    QTRY_VERIFY(log.state() == EventLogModel::State::Ready && log.rowCount() > 0);
    QCOMPARE(audit.panes().first(), audit.table());
    audit.table()->setFocus();
    press(audit, Qt::Key_Home);
    QCOMPARE(log.lineAt(audit.table()->currentIndex().row())->kind, u"resolve"_s);
    auto &detail = *audit.findChild<EventLogDetail *>();
    QTRY_VERIFY(detail.detail() && detail.detail()->canTakeBack);
    press(audit, Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(queue.model().rowCount(), 1, within);
    QVERIFY2(keys <= 10, qPrintable(QString::number(keys)));
}

QTEST_MAIN(PlatformJourneyTest)
#include "tst_platformjourney.moc"
