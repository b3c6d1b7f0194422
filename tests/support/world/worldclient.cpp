#include "tests/support/world/worldclient.h"

#include "engine/base/jsonread.h"
#include "engine/content/lessongenerator.h"
#include "engine/store/query.h"
#include "tests/support/world/worldhub.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array platforms{"web", "ios", "android", "desktop", "watchos"};
constexpr int documents = 12;
constexpr int lessons = 3;

QString platformOf(int index)
{
    return QString::fromLatin1(platforms[size_t(index) % platforms.size()]);
}

//! Every sixth only reads, in the form of its platform.
bool isReader(int index)
{
    return index % 6 == 4;
}

Wire::Bodies bodiesOf(int index)
{
    switch (index % 5) {
    case 1:
        return Wire::Bodies::Inline;
    case 3:
        return Wire::Bodies::None;
    default:
        return Wire::Bodies::Patch;
    }
}

QString nameOf(int index)
{
    return QStringLiteral("client %1 (%2, %3, %4)")
        .arg(index)
        .arg(platformOf(index),
             Wire::formName(isReader(index) ? Wire::Form::Adapted : Wire::Form::Canonical),
             Wire::bodiesName(bodiesOf(index)));
}

} // namespace

WorldClient::WorldClient(int place, const QString &folder, const TenantId &tenant,
                         const QString &token)
    : index(place)
    , name(nameOf(place))
    , file(folder + QStringLiteral("/client%1.db").arg(place))
    , writes(!isReader(place))
    , id(QStringLiteral("%1").arg(place + 1, 32, 16, QLatin1Char('0')))
{
    options.tenant = tenant;
    options.platform = platformOf(index);
    options.token = token;
    options.bodies = bodiesOf(index);
    options.form = writes ? Wire::Form::Canonical : Wire::Form::Adapted;
    options.deflate = index % 2 == 1;
    if (index % 7 == 5)
        options.types = QStringList{QStringLiteral("lesson")};
    open();
    // The id is made at random where there is none yet; one seed is one history.
    must(execute(*database,
                 QStringLiteral("INSERT OR REPLACE INTO client_state (key, value) VALUES (?, ?)"),
                 {QStringLiteral("client"), id.toString()}));
}

void WorldClient::open()
{
    session.reset();
    outbox.reset();
    replica.reset();
    database.reset();
    database = must(Replica::openStore(file));
    replica = std::make_unique<Replica>(*database);
    outbox = std::make_unique<Outbox>(*database);
}

void WorldClient::connect(const Clock &clock)
{
    session = std::make_unique<ClientSession>(*replica, *outbox, clock, options);
}

bool WorldClient::wants(const QString &type) const
{
    return !options.types || options.types->contains(type);
}

Json WorldClient::bodyFor(const ItemId &item, Jitter &jitter) const
{
    if (item.toString().startsWith(u"sna.")) {
        JsonObject lesson = generateLesson(7, quint64(jitter.between(0, 40))).toObject();
        lesson.set(QStringLiteral("id"), item.toString());
        return lesson;
    }
    return JsonObject{
        {QStringLiteral("by"), options.platform},
        {QStringLiteral("number"), qint64(saved.size())},
        {QStringLiteral("text"), QString(int(jitter.between(0, 400)), QChar(0x1e3f))}};
}

Json WorldClient::touched(const Json &before, Jitter &jitter) const
{
    Json after = before;
    after.set(QStringLiteral("field%1").arg(jitter.between(0, 7)),
              QStringLiteral("%1 %2").arg(index).arg(saved.size()));
    return after;
}

bool WorldClient::edit(Jitter &jitter, const Clock &clock)
{
    if (!writes)
        return false;
    Edit edit;
    const qint64 which = jitter.between(0, documents + lessons - 1);
    const bool lesson = which >= documents || !wants(QStringLiteral("document"));
    edit.type = lesson ? QStringLiteral("lesson") : QStringLiteral("document");
    edit.id =
        ItemId(lesson ? QStringLiteral("sna.world.%1").arg(which % lessons, 3, 10, QChar(u'0'))
                      : QStringLiteral("item.%1").arg(which));
    edit.author = options.platform;
    edit.at = clock.utc();
    if (jitter.chance(0.1))
        edit.priority = jitter.chance(0.5) ? Priority::High : Priority::Critical;
    if (jitter.chance(0.05))
        edit.platforms = {options.platform, QStringLiteral("ios")};
    const auto own = must(outbox->latestOn(edit.id));
    const auto held = must(replica->item(edit.id));
    if (own && !own->receipt)
        edit.base = BaseOwnEdit{own->edit.n};
    else if (held && held->isLive())
        edit.base = BaseVersion{held->version, held->hash};
    const bool onHeld = std::holds_alternative<BaseVersion>(edit.base) && held->hasBody;
    if (jitter.chance(0.1)) {
        edit.content = EditDelete{};
    } else if (onHeld && !lesson && jitter.chance(0.5)) {
        edit.content = EditBody{touched(must(readJson(held->body)), jitter)};
    } else if (onHeld && !lesson && jitter.chance(0.3)) {
        edit.content = EditPatch{{JsonObject{
            {QStringLiteral("op"), QStringLiteral("add")},
            {QStringLiteral("path"), QStringLiteral("/patched")},
            {QStringLiteral("value"), QStringLiteral("%1 %2").arg(index).arg(saved.size())}}}};
    } else {
        edit.content = EditBody{bodyFor(edit.id, jitter)};
    }
    const OutboxEntry entry = must(outbox->add(std::move(edit)));
    saved.insert(entry.edit.n, entry.bytes);
    return true;
}

} // namespace Batanidza
