#include "tests/support/world/world.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/wire/codec.h"
#include "tests/support/world/worldchecks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Batanidza {

using namespace std::chrono_literals;
using Kind = WorldPipe::Kind;

const TenantId World::tenant(QStringLiteral("demo"));

namespace {

std::chrono::nanoseconds milliseconds(qint64 count)
{
    return std::chrono::milliseconds(count);
}

//! In memory where the system has such a folder: a world kills programs, never the machine, so
//! there is no disk to wait for.
QString folderTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           QStringLiteral("/batanidza-world-XXXXXX");
}

} // namespace

WorldFaults WorldFaults::none()
{
    return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0ms};
}

HubSettings World::settingsFor(Mutation mutation)
{
    HubSettings settings;
    const bool boundless = mutation == Mutation::HubIgnoresTheWindow;
    settings.limits.unackedBytes = boundless ? 1'000'000'000 : window;
    settings.highWaterBytes =
        mutation == Mutation::HubIgnoresSlowReaders ? 1'000'000'000 : highWater;
    settings.session.page.bytes = 8 * 1024;
    return settings;
}

World::World(const WorldPlan &plan)
    : m_plan(plan)
    , m_faults(plan.faults)
    , m_jitter(plan.seed)
    , m_folder(folderTemplate())
    , m_hub(std::make_unique<WorldHub>(m_clock, m_folder.filePath(QStringLiteral("hub")),
                                       settingsFor(plan.mutation), tenant))
{
    for (int i = 0; i < plan.clients; ++i)
        m_clients.push_back(
            std::make_unique<WorldClient>(i, m_folder.path(), tenant, m_hub->token(i)));
}

std::chrono::nanoseconds World::between(qint64 fromMs, qint64 toMs)
{
    return milliseconds(m_jitter.between(fromMs, toMs));
}

World::~World()
{
    m_hub.reset();
    turn();
}

//! Posted calls run, and nothing that waits for real time.
void World::turn()
{
    for (int i = 0; i < 64; ++i)
        QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void World::connect(WorldClient &client)
{
    client.pipe = std::make_shared<WorldPipe>();
    client.pipe->client = client.index;
    client.pipe->onGiven = [this, pipe = client.pipe.get()](const WorldPipe::Frame &frame) {
        noteGiven(*pipe, frame);
    };
    m_hub->adopt(std::make_unique<WorldLink>(client.pipe));
    client.connect(m_clock);
    perform(client, client.session->connected());
}

void World::cut(WorldClient &client, bool hubHearsLate)
{
    if (!client.pipe)
        return;
    ++m_counts.cuts;
    m_trace.note(m_clock.monotonic(), client.index, "cut", {});
    if (!hubHearsLate || !client.pipe->greeted)
        client.pipe->up.clear();
    client.pipe->breaksAt =
        m_clock.monotonic() + (hubHearsLate
                                   ? milliseconds(m_faults.delay.count() * m_jitter.between(1, 10))
                                   : milliseconds(0));
    m_orphans.push_back(std::exchange(client.pipe, nullptr));
    if (client.session)
        perform(client, client.session->disconnected(1006, {}));
    client.session.reset();
    client.nextTry = std::max(client.nextTry, m_clock.monotonic() + between(0, 2000));
}

void World::perform(WorldClient &client, const ClientActions &actions)
{
    bool closing = false;
    for (const AnyClientAction &action : actions) {
        if (const auto *send = std::get_if<ClientAction::Send>(&action)) {
            if (client.pipe)
                put(client.pipe->up, {{}, Kind::Text, Wire::encode(send->message)},
                    !client.pipe->greeted);
        } else if (const auto *changed = std::get_if<ClientAction::Changed>(&action)) {
            observe(client, changed->change);
        } else if (const auto *receipted = std::get_if<ClientAction::Receipted>(&action)) {
            client.receipts.insert(receipted->receipt.n, receipted->receipt);
        } else if (std::holds_alternative<ClientAction::Close>(action)) {
            closing = true;
        } else if (std::holds_alternative<ClientAction::Greeted>(action)) {
            client.pipe->greeted = true;
        } else if (const auto *ended = std::get_if<ClientAction::Ended>(&action)) {
            client.nextTry = m_clock.monotonic() + ended->floor;
            if (ended->next == NextAttempt::Never) {
                m_problems.append(
                    QStringLiteral("%1 gave up: %2")
                        .arg(client.name, ended->error ? ended->error->detail : QString()));
            }
        }
    }
    if (closing)
        cut(client, false);
}

//! Whoever looks at a client sees items move forward only, and ahead of its place only what is
//! urgent.
void World::observe(WorldClient &client, const ItemChange &change)
{
    Version &shown = client.shown[change.id];
    if (change.version < shown) {
        m_problems.append(QStringLiteral("%1 showed %2 version %3 after version %4")
                              .arg(client.name, change.id.toString())
                              .arg(change.version.value())
                              .arg(shown.value()));
    }
    shown = std::max(shown, change.version);
    if (change.sequence.value() == 0)
        return; // fetched whole, at whatever version is the newest
    const auto cursor = must(client.replica->cursor());
    const bool ahead = !cursor || change.sequence > cursor->sequence;
    if (!ahead)
        return;
    ++m_counts.urgent;
    const auto line = must(
        m_hub->reader().changes(tenant, Sequence(change.sequence.value() - 1), change.sequence, 1));
    if (line.isEmpty() || line.first().priority < Priority::High) {
        m_problems.append(QStringLiteral("%1 stands at %2 and shows %3 of %4, which is not urgent")
                              .arg(client.name)
                              .arg(cursor ? cursor->sequence.value() : 0)
                              .arg(change.id.toString())
                              .arg(change.sequence.value()));
    }
}

void World::put(std::deque<WorldPipe::Frame> &queue, WorldPipe::Frame frame, bool faultless)
{
    ++m_counts.frames;
    if (!faultless && m_jitter.chance(m_faults.drop)) {
        ++m_counts.dropped;
        return;
    }
    const auto earliest = queue.empty() ? m_clock.monotonic() : queue.back().due;
    frame.due = std::max(earliest, m_clock.monotonic() + between(0, m_faults.delay.count()));
    queue.push_back(frame);
    if (!faultless && m_jitter.chance(m_faults.duplicate)) {
        ++m_counts.duplicated;
        queue.push_back(frame);
    }
}

//! What is due reaches the hub.
void World::carryUp(WorldPipe &pipe)
{
    const auto now = m_clock.monotonic();
    while (pipe.hubEnd && !pipe.up.empty() && pipe.up.front().due <= now) {
        const WorldPipe::Frame frame = std::move(pipe.up.front());
        pipe.up.pop_front();
        if (pipe.dead)
            continue;
        m_trace.note(now, pipe.client, "up", frame.bytes);
        listen(pipe, frame);
        pipe.hubEnd->arrived(frame);
        turn();
    }
    if (pipe.hubEnd && pipe.breaksAt.count() > 0 && now >= pipe.breaksAt) {
        pipe.hubEnd->broke();
        turn();
    }
}

//! What the hub was told about its window.
void World::listen(WorldPipe &pipe, const WorldPipe::Frame &frame)
{
    if (frame.kind != Kind::Text)
        return;
    if (frame.bytes.contains("\"sync.changes\"")) {
        pipe.given.clear();
        pipe.givenBytes = 0;
    }
    if (!frame.bytes.contains("\"sync.ack\""))
        return;
    const auto message = must(readJson(frame.bytes));
    const auto cursor = must(Cursor::parse(message[u"params"][u"cursor"].toString()));
    pipe.acks = true;
    while (!pipe.given.empty() && pipe.given.front().sequence <= quint64(cursor.sequence.value())) {
        pipe.givenBytes -= pipe.given.front().bytes;
        pipe.given.pop_front();
    }
}

//! The network takes what it can from the hub's end.
void World::carryDown(WorldPipe &pipe)
{
    if (!pipe.hubEnd || m_clock.monotonic() < pipe.stuck)
        return;
    auto frames = pipe.hubEnd->flow(64 * 1024);
    if (m_plan.mutation != Mutation::None)
        mutateDown(pipe, frames);
    for (WorldPipe::Frame &frame : frames) {
        const bool faultless = !pipe.greeted || frame.kind == Kind::Close;
        if (!pipe.dead)
            put(pipe.down, std::move(frame), faultless);
    }
}

void World::noteGiven(WorldPipe &pipe, const WorldPipe::Frame &frame)
{
    if (frame.kind == Kind::Text && !frame.bytes.contains("\"sync.changes\""))
        return;
    const auto decoded = must(Wire::decode(
        frame.kind == Kind::Text ? Wire::FrameForm::Text : Wire::FrameForm::Deflate, frame.bytes));
    for (const Wire::Message &message : decoded.messages) {
        const auto *notice = std::get_if<Wire::Notice>(&message);
        const auto *changes = notice ? std::get_if<Wire::ChangesNotice>(&notice->content) : nullptr;
        if (!changes || changes->page.changes.isEmpty())
            continue;
        if (pipe.acks && pipe.givenBytes > window + highWater) {
            m_problems.append(QStringLiteral("%1 has %2 bytes under way, the window is %3")
                                  .arg(m_clients[size_t(pipe.client)]->name)
                                  .arg(pipe.givenBytes)
                                  .arg(window + highWater));
        }
        pipe.given.push_back(
            {quint64(changes->page.to.sequence.value()), qint64(frame.bytes.size())});
        pipe.givenBytes += frame.bytes.size();
    }
}

//! What is due reaches the client.
void World::deliver(WorldClient &client)
{
    const auto now = m_clock.monotonic();
    while (client.pipe && !client.pipe->down.empty() && client.pipe->down.front().due <= now &&
           now >= client.pipe->stuck) {
        const WorldPipe::Frame frame = std::move(client.pipe->down.front());
        client.pipe->down.pop_front();
        m_trace.note(now, client.index, "down", frame.bytes);
        if (frame.kind == Kind::Ping) {
            client.session->heard();
            put(client.pipe->up, {{}, Kind::Pong}, true);
        } else if (frame.kind == Kind::Close) {
            perform(client,
                    client.session->disconnected(frame.code, QString::fromUtf8(frame.bytes)));
            cut(client, false);
        } else {
            const auto decoded = Wire::decode(frame.kind == Kind::Text ? Wire::FrameForm::Text
                                                                       : Wire::FrameForm::Deflate,
                                              frame.bytes);
            if (decoded && m_plan.mutation != Mutation::None)
                mutateShown(client, decoded->messages);
            perform(client, decoded
                                ? client.session->received(decoded->messages, frame.bytes.size())
                                : client.session->garbled(decoded.error()));
        }
    }
}

void World::restartHub()
{
    ++m_counts.hubRestarts;
    const bool silent = m_jitter.chance(m_faults.silentKill);
    m_trace.note(m_clock.monotonic(), -1, silent ? "silent kill" : "kill", {});
    if (silent)
        m_hub->commit(true);
    for (const auto &client : m_clients)
        cut(*client, false);
    m_orphans.clear();
    m_hub->kill();
    turn();
    m_hub->start();
}

void World::drainHub()
{
    ++m_counts.drains;
    m_trace.note(m_clock.monotonic(), -1, "drain", {});
    m_hub->hub().sayGoaway(QStringLiteral("restart"), 500ms);
    turn();
    m_hub->commit(false);
    turn();
    m_hub->hub().closeAll();
    turn();
    for (const auto &client : m_clients) {
        if (client->pipe)
            carryDown(*client->pipe);
    }
    m_orphans.clear();
    m_hub->kill();
    turn();
    m_hub->start();
}

//! Of one client, of a platform, or of all.
void World::orderResync()
{
    ++m_counts.orders;
    ResyncTarget target;
    const WorldClient &one = *m_clients[size_t(m_jitter.between(0, qint64(m_clients.size()) - 1))];
    if (m_jitter.chance(0.4))
        target.platform = one.options.platform;
    else if (m_jitter.chance(0.5) && m_hub->knows(one.id))
        target.client = one.id;
    const bool clear = m_jitter.chance(0.4);
    m_trace.note(m_clock.monotonic(), -1, clear ? "clear" : "force", {});
    m_hub->orderResync(target, clear);
    turn();
}

void World::editSomewhere()
{
    WorldClient &client = *m_clients[size_t(m_jitter.between(0, qint64(m_clients.size()) - 1))];
    if (!client.edit(m_jitter, m_clock))
        return;
    ++m_counts.edits;
    if (client.session)
        perform(client, client.session->edited());
}

void World::step()
{
    m_clock.advance(between(1, 200));
    if (m_jitter.chance(m_faults.hubKill))
        restartHub();
    else if (m_jitter.chance(m_faults.hubDrain))
        drainHub();
    if (m_jitter.chance(m_faults.order))
        orderResync();
    for (const auto &each : m_clients) {
        WorldClient &client = *each;
        if (client.pipe && m_jitter.chance(m_faults.cut))
            cut(client, m_jitter.chance(m_faults.lateNews));
        if (client.pipe && client.pipe->greeted && m_jitter.chance(m_faults.deadLink)) {
            ++m_counts.deadLinks;
            client.pipe->dead = true;
        }
        if (client.pipe && m_jitter.chance(m_faults.stall)) {
            ++m_counts.stalls;
            client.pipe->stuck = m_clock.monotonic() + between(100, 4000);
        }
        if (m_jitter.chance(m_faults.restart)) {
            ++m_counts.clientRestarts;
            cut(client, m_jitter.chance(m_faults.lateNews));
            if (m_plan.mutation == Mutation::ClientForgetsItsOutbox)
                loseOutbox(client);
            client.open();
        }
        if (!client.pipe && m_clock.monotonic() >= client.nextTry)
            connect(client);
        if (client.pipe)
            carryUp(*client.pipe);
        deliver(client);
    }
    for (const auto &pipe : m_orphans)
        carryUp(*pipe);
    std::erase_if(m_orphans, [](const auto &pipe) { return !pipe->hubEnd; });
    // A group commit gathers for a while.
    if (m_hub->hasWork() && m_jitter.chance(0.7)) {
        m_hub->commit(false);
        if (m_plan.mutation == Mutation::HubDropsReceipts && m_jitter.chance(0.3)) {
            WorldClient &victim =
                *m_clients[size_t(m_jitter.between(0, qint64(m_clients.size()) - 1))];
            m_hub->forgetReceipt(victim.id);
            cut(victim, false);
        }
        turn();
    }
    if (m_clock.monotonic() >= m_nextTick) {
        m_nextTick = m_clock.monotonic() + 1s;
        m_hub->tick();
        turn();
    }
    for (const auto &each : m_clients) {
        WorldClient &client = *each;
        if (client.pipe)
            carryDown(*client.pipe);
        turn();
        if (client.pipe && client.pipe->hubEnd) {
            const WorldLink &link = *client.pipe->hubEnd;
            if (link.mostPending() > highWater + link.largestSend()) {
                m_problems.append(QStringLiteral("the link to %1 held %2 bytes, it may hold %3")
                                      .arg(client.name)
                                      .arg(link.mostPending())
                                      .arg(highWater + link.largestSend()));
            }
        }
        if (client.session)
            perform(client, client.session->tick());
    }
}

bool World::settle()
{
    const auto delay = m_faults.delay;
    m_faults = WorldFaults::none();
    m_faults.delay = delay;
    for (int i = 0; i < 20'000; ++i) {
        step();
        bool quiet = !m_hub->hasWork();
        for (const auto &client : m_clients) {
            quiet = quiet && client->session && client->session->isCaughtUp() &&
                    must(client->outbox->unreceiptedCount()) == 0 &&
                    must(client->replica->counts()).wanted == 0 &&
                    must(client->replica->cursor()) == std::optional(m_hub->head());
        }
        if (quiet)
            return true;
    }
    return false;
}

WorldCounts World::counts() const
{
    WorldCounts counts = m_counts;
    counts.commits = m_hub->commits();
    for (const Receipt &receipt : m_hub->answered())
        ++counts.statuses[int(receipt.status)];
    return counts;
}

WorldCounts &WorldCounts::operator+=(const WorldCounts &other)
{
    frames += other.frames;
    dropped += other.dropped;
    duplicated += other.duplicated;
    cuts += other.cuts;
    deadLinks += other.deadLinks;
    stalls += other.stalls;
    clientRestarts += other.clientRestarts;
    hubRestarts += other.hubRestarts;
    drains += other.drains;
    orders += other.orders;
    edits += other.edits;
    commits += other.commits;
    urgent += other.urgent;
    for (int i = 0; i < 5; ++i)
        statuses[i] += other.statuses[i];
    return *this;
}

QString WorldCounts::toString() const
{
    return QStringLiteral("%1 edits in %2 commits (%3 applied, %4 merged, %5 queued, %6 unchanged, "
                          "%7 rejected), %8 urgent; ")
               .arg(edits)
               .arg(commits)
               .arg(statuses[0])
               .arg(statuses[1])
               .arg(statuses[2])
               .arg(statuses[3])
               .arg(statuses[4])
               .arg(urgent) +
           QStringLiteral("%1 frames (%2 dropped, %3 doubled), %4 cuts, %5 dead links, %6 stalls, ")
               .arg(frames)
               .arg(dropped)
               .arg(duplicated)
               .arg(cuts)
               .arg(deadLinks)
               .arg(stalls) +
           QStringLiteral("%1 client and %2 hub restarts, %3 drains, %4 orders")
               .arg(clientRestarts)
               .arg(hubRestarts)
               .arg(drains)
               .arg(orders);
}

WorldReport runWorld(const WorldPlan &plan)
{
    World world(plan);
    for (int i = 0; i < plan.steps && world.problems().isEmpty(); ++i) {
        if (i % 3 == 0)
            world.editSomewhere();
        world.step();
        if (i % 25 == 0)
            world.problems() += prefixProblems(world);
    }
    WorldReport report;
    if (world.problems().isEmpty()) {
        if (!world.settle())
            world.problems().append(QStringLiteral("it never became quiet"));
        spoilAtTheEnd(world, plan.mutation);
        world.problems() += endProblems(world);
    }
    report.problems = world.problems();
    report.traceHash = world.traceHash();
    report.counts = world.counts();
    return report;
}

} // namespace Batanidza
