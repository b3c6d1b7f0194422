#include "tests/support/world.h"

#include "engine/base/jsonread.h"
#include "engine/commit/clientnotes.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "engine/wire/codec.h"

#include <QDir>

namespace Batanidza {

using namespace std::chrono_literals;

namespace {

const TenantId tenant(QStringLiteral("demo"));

//! Aborts with the reason: a world whose store fails proves nothing.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("world: %s", qPrintable(result.error().detail));
    return *std::move(result);
}
void must(const Result<void> &result)
{
    if (!result)
        qFatal("world: %s", qPrintable(result.error().detail));
}

QString lineOf(const ItemId &id, Version version, const Sha256 &hash, const QByteArray &body)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(id.toString())
        .arg(version.value())
        .arg(hash.toHex().first(8), QString::fromUtf8(body));
}

} // namespace

World::World(quint64 seed, int clients, WorldFaults faults)
    : m_jitter(seed)
    , m_faults(faults)
    , m_gatekeeper(m_clock, QByteArray(32, 'k'), true)
{
    openHub();
    static const char *platforms[] = {"web", "ios", "android", "desktop", "watchos"};
    for (int i = 0; i < clients; ++i) {
        auto client = std::make_unique<Client>();
        client->file = m_folder.filePath(QStringLiteral("client%1.db").arg(i));
        client->platform = QString::fromLatin1(platforms[i % 5]);
        client->bodies = i % 3 == 2 ? Wire::Bodies::Inline : Wire::Bodies::Patch;
        openClient(*client);
        m_clients.push_back(std::move(client));
    }
}

World::~World() = default;

void World::openHub()
{
    const QString folder = m_folder.filePath(QStringLiteral("hub"));
    QDir().mkpath(folder);
    m_rpc.reset();
    m_manifests.reset();
    m_reader.reset();
    m_group.reset();
    m_database.reset();
    m_database = must(Database::open(storeFile(folder), Database::Mode::ReadWrite));
    must(migrate(*m_database));
    if (!m_metrics)
        m_metrics = std::make_unique<GroupCommit::Metrics>(m_registry);
    m_group = std::make_unique<GroupCommit>(*m_database, m_clock, *m_metrics);
    must(m_group
             ->runTask([](Committer &committer) -> Result<void> {
                 const auto log = committer.ensureTenant(tenant);
                 return log ? Result<void>() : Result<void>(log.error());
             })
             .result);
    m_reader = must(StoreReader::open(folder));
    m_manifests = std::make_unique<ManifestCache>();
    m_rpc = std::make_unique<Rpc>(*m_reader, m_gatekeeper, m_clock, *m_manifests);
}

void World::openClient(Client &client)
{
    client.session.reset();
    client.outbox.reset();
    client.replica.reset();
    client.database.reset();
    client.database = must(Replica::openStore(client.file));
    client.replica = std::make_unique<Replica>(*client.database);
    client.outbox = std::make_unique<Outbox>(*client.database);
}

void World::connectClient(Client &client)
{
    ClientSessionOptions options;
    options.tenant = tenant;
    options.platform = client.platform;
    options.bodies = client.bodies;
    options.form = Wire::Form::Canonical;
    options.deflate = false;
    client.pipe = std::make_unique<Pipe>();
    client.pipe->hub = std::make_unique<Session>(*m_rpc, m_clock, m_settings, Peer{{}, true});
    client.session =
        std::make_unique<ClientSession>(*client.replica, *client.outbox, m_clock, options);
    perform(client, client.session->connected());
}

void World::cut(Client &client, int code)
{
    if (!client.pipe)
        return;
    client.pipe->hub->onLinkClosed();
    client.pipe.reset();
    perform(client, client.session->disconnected(code, {}));
    client.session.reset();
    client.nextTry = m_clock.monotonic() + std::chrono::milliseconds(m_jitter.between(0, 2000));
}

void World::perform(Client &client, const ClientActions &actions)
{
    bool closing = false;
    for (const AnyClientAction &action : actions) {
        if (const auto *send = std::get_if<ClientAction::Send>(&action)) {
            if (client.pipe)
                put(client.pipe->up, Wire::encode(send->message), !client.pipe->greeted);
        } else if (const auto *receipted = std::get_if<ClientAction::Receipted>(&action)) {
            client.receipts.append(receipted->receipt);
        } else if (std::holds_alternative<ClientAction::Close>(action)) {
            closing = true;
        } else if (std::holds_alternative<ClientAction::Greeted>(action)) {
            client.pipe->greeted = true;
        }
    }
    if (closing)
        cut(client, 1006);
}

void World::perform(Client &client, const SessionActions &actions)
{
    for (const SessionAction &action : actions) {
        if (!client.pipe)
            return;
        if (const auto *control = std::get_if<SendControl>(&action)) {
            put(client.pipe->down, control->text, !client.pipe->greeted);
        } else if (const auto *changes = std::get_if<SendChanges>(&action)) {
            put(client.pipe->down, changes->text, false);
        } else if (const auto *submit = std::get_if<SubmitEdits>(&action)) {
            m_submitted.push_back({&client, client.pipe.get(), submit->ticket, submit->submission});
        } else if (std::holds_alternative<Joined>(action) ||
                   std::holds_alternative<Moved>(action)) {
            client.pipe->walking = true;
        } else if (const auto *close = std::get_if<CloseLink>(&action)) {
            cut(client, int(close->code));
        }
    }
}

void World::walk(Client &client)
{
    for (int i = 0; i < 100 && client.pipe && client.pipe->walking; ++i) {
        const Session::Step step = client.pipe->hub->walk({});
        perform(client, step.actions);
        if (!step.moved)
            break;
    }
}

void World::put(std::deque<Frame> &queue, const QByteArray &text, bool faultless)
{
    if (!faultless && m_jitter.chance(m_faults.drop))
        return;
    const int copies = !faultless && m_jitter.chance(m_faults.duplicate) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
        auto due = m_clock.monotonic() +
                   std::chrono::milliseconds(m_jitter.between(0, m_faults.delay.count()));
        if (!queue.empty())
            due = std::max<std::chrono::nanoseconds>(due, queue.back().due);
        queue.push_back({due, text});
    }
}

void World::deliver(Client &client)
{
    const auto now = m_clock.monotonic();
    while (client.pipe && !client.pipe->up.empty() && client.pipe->up.front().due <= now) {
        const QByteArray text = client.pipe->up.front().text;
        client.pipe->up.pop_front();
        perform(client, client.pipe->hub->onFrame(Wire::FrameForm::Text, text));
    }
    while (client.pipe && !client.pipe->down.empty() && client.pipe->down.front().due <= now) {
        const QByteArray text = client.pipe->down.front().text;
        client.pipe->down.pop_front();
        const auto decoded = Wire::decode(Wire::FrameForm::Text, text);
        perform(client, decoded ? client.session->received(decoded->messages, text.size())
                                : client.session->garbled(decoded.error()));
    }
}

void World::commit()
{
    if (m_submitted.empty())
        return;
    auto waiting = std::exchange(m_submitted, {});
    std::vector<Submission> submissions;
    for (const Waiting &each : waiting)
        submissions.push_back(each.submission);
    const auto outcome = m_group->run(submissions, ClientNotes());
    must(outcome.result);
    for (size_t i = 0; i < waiting.size(); ++i) {
        Client &client = *waiting[i].client;
        // The edits are committed, whether or not the one who sent them is still there.
        if (client.pipe && client.pipe.get() == waiting[i].pipe)
            perform(client, client.pipe->hub->onCommitted(waiting[i].ticket, outcome.results[i]));
    }
}

void World::editSomewhere()
{
    Client &client = *m_clients[size_t(m_jitter.between(0, qint64(m_clients.size()) - 1))];
    Edit edit;
    edit.id = ItemId(QStringLiteral("item.%1").arg(m_jitter.between(0, 11)));
    edit.type = QStringLiteral("document");
    edit.author = client.platform;
    edit.at = m_clock.utc();
    const auto own = must(client.outbox->latestOn(edit.id));
    const auto held = must(client.replica->item(edit.id));
    if (own && !own->receipt)
        edit.base = BaseOwnEdit{own->edit.n};
    else if (held && held->isLive())
        edit.base = BaseVersion{held->version, held->hash};
    if (m_jitter.chance(0.1)) {
        edit.content = EditDelete{};
    } else {
        edit.content = EditBody{
            JsonObject{{QStringLiteral("by"), client.platform},
                       {QStringLiteral("number"), qint64(++client.saved)},
                       {QStringLiteral("text"), QString(int(m_jitter.between(0, 200)), u'x')}}};
    }
    (void)must(client.outbox->add(std::move(edit)));
    if (client.session)
        perform(client, client.session->edited());
}

void World::step()
{
    m_clock.advance(std::chrono::milliseconds(m_jitter.between(1, 200)));
    if (m_jitter.chance(m_faults.hubRestart)) {
        for (const auto &client : m_clients)
            cut(*client, 1006);
        m_submitted.clear(); // taken, not committed: their senders know nothing
        openHub();
    }
    for (const auto &each : m_clients) {
        Client &client = *each;
        if (client.pipe && m_jitter.chance(m_faults.cut))
            cut(client, 1006);
        if (m_jitter.chance(m_faults.restart)) {
            cut(client, 1006);
            openClient(client);
        }
        if (!client.pipe && m_clock.monotonic() >= client.nextTry)
            connectClient(client);
        deliver(client);
    }
    commit();
    for (const auto &each : m_clients) {
        Client &client = *each;
        if (client.pipe)
            perform(client, client.pipe->hub->onTick());
        walk(client);
        if (client.session)
            perform(client, client.session->tick());
    }
}

bool World::settle()
{
    m_faults = {0, 0, 0, 0, 0, m_faults.delay};
    const auto head = [&] { return must(m_reader->head(tenant)); };
    for (int i = 0; i < 20'000; ++i) {
        step();
        bool quiet = m_submitted.empty();
        for (const auto &client : m_clients) {
            quiet = quiet && client->session && client->session->isCaughtUp() &&
                    must(client->outbox->unreceiptedCount()) == 0 &&
                    must(client->replica->counts()).wanted == 0 &&
                    must(client->replica->cursor()) == std::optional(head());
        }
        if (quiet)
            return true;
    }
    return false;
}

QStringList World::contentOf(Client &client)
{
    QStringList found;
    for (const ReplicaItem &header : must(client.replica->items({}, 100'000))) {
        const auto item = must(client.replica->item(header.id));
        found.append(lineOf(item->id, item->version, item->hash, item->body));
    }
    return found;
}

QStringList World::disagreements()
{
    QStringList problems;
    QStringList expected;
    for (const Head &head : must(m_reader->liveHeads(tenant, QStringLiteral("document"))))
        expected.append(
            lineOf(head.id, head.version, head.hash, must(m_reader->body(tenant, head.hash))));
    expected.sort();

    QHash<QString, int> marks;
    for (const Change &change :
         must(m_reader->changes(tenant, {}, must(m_reader->head(tenant)).sequence, 1'000'000)))
        ++marks[change.origin.editMark];
    for (auto mark = marks.cbegin(); mark != marks.cend(); ++mark) {
        if (!mark.key().isEmpty() && mark.value() > 1)
            problems.append(QStringLiteral("an edit is in the log %1 times").arg(mark.value()));
    }

    ClientStore records(*m_database);
    for (const auto &client : m_clients) {
        QStringList content = contentOf(*client);
        content.sort();
        if (content != expected) {
            problems.append(QStringLiteral("%1 has\n%2\nthe hub has\n%3")
                                .arg(client->platform, content.join(u'\n'), expected.join(u'\n')));
        }
        const ClientId id = must(client->outbox->clientId());
        const auto record = must(records.client(tenant, id));
        const EditNumber given = must(client->outbox->lastNumber());
        const EditNumber counted = record ? record->lastEdit : EditNumber();
        if (counted != given) {
            problems.append(QStringLiteral("%1 made %2 edits, the hub counts %3")
                                .arg(client->platform)
                                .arg(given.value())
                                .arg(counted.value()));
        }
        for (const Receipt &receipt : std::as_const(client->receipts)) {
            const auto stored = must(records.receipt(tenant, id, receipt.n));
            const bool same = stored && stored->version == receipt.version &&
                              stored->sequence == receipt.sequence;
            if (!same) {
                problems.append(QStringLiteral("%1: the receipt of edit %2 is not the hub's")
                                    .arg(client->platform)
                                    .arg(receipt.n.value()));
            }
        }
        if (client->receipts.size() != given.value())
            problems.append(QStringLiteral("%1: %2 edits, %3 receipts")
                                .arg(client->platform)
                                .arg(given.value())
                                .arg(client->receipts.size()));
    }
    return problems;
}

QStringList World::prefixViolations()
{
    QStringList problems;
    for (const auto &client : m_clients) {
        const auto cursor = must(client->replica->cursor());
        if (!cursor)
            continue;
        QHash<ItemId, Change> promised;
        for (const Change &change :
             must(m_reader->changes(tenant, {}, cursor->sequence, 1'000'000)))
            promised.insert(change.id, change);
        for (const Change &change : std::as_const(promised)) {
            const auto held = must(client->replica->item(change.id));
            const bool wanted = held && held->wanted.value() > 0;
            const bool shown = held && held->version >= change.version;
            if (!shown && !wanted && !change.deleted) {
                problems.append(QStringLiteral("%1 stands at %2 and lacks %3 version %4")
                                    .arg(client->platform)
                                    .arg(cursor->sequence.value())
                                    .arg(change.id.toString())
                                    .arg(change.version.value()));
            }
        }
    }
    return problems;
}

} // namespace Batanidza
