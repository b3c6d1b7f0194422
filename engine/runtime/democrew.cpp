#include "engine/runtime/democrew.h"

#include "engine/base/jsonread.h"
#include "engine/base/logging.h"
#include "engine/runtime/demoedits.h"

#include <QDir>
#include <QUrl>

#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! How often a platform's people edit, and how long it stays and is away, in ms.
struct Habits
{
    const char *author;
    qint64 editFrom, editTo;
    qint64 stayFrom, stayTo;
    qint64 awayFrom, awayTo;
};

constexpr std::array<Habits, 5> habits{{
    {"Tendai", 900, 3000, 60'000, 150'000, 3000, 8000},       // web
    {"Rudo", 1500, 5000, 30'000, 90'000, 4000, 15'000},       // iOS
    {"Farai", 1500, 5000, 40'000, 100'000, 4000, 12'000},     // Android
    {"Chipo", 2000, 7000, 120'000, 300'000, 3000, 6000},      // desktop
    {"Tariro", 15'000, 40'000, 25'000, 60'000, 8000, 25'000}, // watch: reads much, edits little
}};

//! How often an edit goes to one of the few lessons that everybody works on.
constexpr double meetWhileAway = 0.8;
constexpr double meetWhileHere = 0.3;

} // namespace

DemoPlatform::DemoPlatform(const Clock &clock, const DemoPlace &place, const DemoPass &pass)
    : m_clock(clock)
    , m_place(place)
    , m_pass(pass)
    , m_jitter(place.seed * 31 + static_cast<quint64>(pass.platform))
{
    m_nextEdit.setSingleShot(true);
    m_nextLeave.setSingleShot(true);
    connect(&m_nextEdit, &QTimer::timeout, this, &DemoPlatform::edit);
    connect(&m_nextLeave, &QTimer::timeout, this, [this] {
        if (m_away)
            comeBack();
        else
            leave();
    });
}

Result<void> DemoPlatform::open()
{
    SyncClientOptions options;
    options.webSocket = QUrl(m_place.webSocketAddress + u"/v1/sync"_s);
    options.http = QUrl(m_place.httpAddress);
    // watchOS may not hold a WebSocket, so its client asks over HTTP, as a real one does.
    options.carrier = m_pass.platform == Platform::Watchos ? Carrier::LongPoll : Carrier::WebSocket;
    options.storeFile = QDir(m_place.folder).filePath(platformName(m_pass.platform) + u".db"_s);
    options.session.tenant = m_place.tenant;
    options.session.platform = platformName(m_pass.platform);
    options.session.token = m_pass.token;
    options.session.appName = u"batanidza-demo"_s;
    options.session.appVersion = QStringLiteral(BATANIDZA_VERSION);
    options.session.form = Wire::Form::Canonical; // who edits lessons works on the canonical form
    options.seed = m_place.seed + static_cast<quint64>(m_pass.platform);
    auto client = SyncClient::open(std::move(options), m_clock);
    if (!client)
        return client.error();
    m_client = std::move(*client);
    connect(m_client.get(), &SyncClient::failed, this, [this](const Error &error) {
        qCWarning(lcClient) << "demo" << platformName(m_pass.platform) << errorName(error.code)
                            << error.detail;
    });
    return {};
}

void DemoPlatform::start()
{
    const Habits &habit = habits[static_cast<size_t>(m_pass.platform)];
    m_client->start();
    m_nextEdit.start(static_cast<int>(m_jitter.between(1000, habit.editTo)));
    m_nextLeave.start(static_cast<int>(m_jitter.between(habit.stayFrom, habit.stayTo)));
}

void DemoPlatform::stop()
{
    m_nextEdit.stop();
    m_nextLeave.stop();
    if (m_client)
        m_client->stop();
}

void DemoPlatform::leave()
{
    const Habits &habit = habits[static_cast<size_t>(m_pass.platform)];
    m_away = true;
    m_client->stop();
    m_nextLeave.start(static_cast<int>(m_jitter.between(habit.awayFrom, habit.awayTo)));
}

void DemoPlatform::comeBack()
{
    const Habits &habit = habits[static_cast<size_t>(m_pass.platform)];
    m_away = false;
    m_client->start();
    m_nextLeave.start(static_cast<int>(m_jitter.between(habit.stayFrom, habit.stayTo)));
}

//! Now and then one works on a lesson that the others work on too. Most of what meets there merges,
//! a little waits.
Result<ItemId> DemoPlatform::pick()
{
    const auto items = m_client->items(ItemId(), 1000, u"lesson"_s);
    if (!items)
        return items.error();
    QList<ItemId> lessons;
    for (const auto &item : *items)
        lessons.append(item.id);
    const bool stray = m_mayMeet && m_jitter.chance(m_away ? meetWhileAway : meetWhileHere);
    const auto picked = demoPick(lessons, {m_pass.platform, stray, m_waiting}, m_jitter);
    if (!picked)
        return Error{ErrorCode::NotFound, u"there is no lesson to edit now"_s};
    return *picked;
}

void DemoPlatform::edit()
{
    const Habits &habit = habits[static_cast<size_t>(m_pass.platform)];
    m_nextEdit.start(static_cast<int>(m_jitter.between(habit.editFrom, habit.editTo)));
    const auto id = pick();
    if (!id)
        return; // nothing to read yet
    // An edit under way is edited further: what its person sees is what they saved last.
    Json before;
    if (const auto pending = m_client->pendingEdit(*id); pending && *pending) {
        if (const auto *body = std::get_if<EditBody>(&(*pending)->content))
            before = body->body;
    }
    if (before.isNull()) {
        const auto item = m_client->item(*id);
        if (!item || !item->hasBody)
            return;
        const auto read = readJson(item->body);
        if (!read)
            return;
        before = *read;
    }
    Draft draft;
    draft.id = *id;
    draft.type = u"lesson"_s;
    draft.content = EditBody{demoEdit(before, m_jitter)};
    draft.author = QString::fromLatin1(habit.author);
    // The answer is shown by the hub; a refusal comes by `failed`.
    static_cast<void>(m_client->save(draft));
}

void DemoCrew::start(const QList<DemoPass> &passes)
{
    QDir().mkpath(m_place.folder);
    for (const DemoPass &pass : passes) {
        auto platform = std::make_unique<DemoPlatform>(m_clock, m_place, pass);
        if (const auto opened = platform->open(); !opened) {
            qCWarning(lcClient) << "demo" << platformName(pass.platform) << opened.error().detail;
            continue;
        }
        platform->start();
        m_platforms.push_back(std::move(platform));
    }
}

void DemoCrew::stop()
{
    for (const auto &platform : m_platforms)
        platform->stop();
    m_platforms.clear();
}

void DemoCrew::setMayMeet(bool may)
{
    for (const auto &platform : m_platforms)
        platform->setMayMeet(may);
}

void DemoCrew::setWaiting(const QSet<ItemId> &items)
{
    for (const auto &platform : m_platforms)
        platform->setWaiting(items);
}

} // namespace Batanidza
