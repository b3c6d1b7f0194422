#include "engine/client/clientsession.h"
#include "engine/wire/codec.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>

namespace Batanidza::Fuzz {

namespace {

Edit draft(const QString &id)
{
    Edit edit;
    edit.id = ItemId(id);
    edit.type = QStringLiteral("document");
    edit.base = BaseAbsent{};
    edit.content = EditBody{JsonObject{{QStringLiteral("text"), QStringLiteral("ours")}}};
    edit.author = QStringLiteral("rudo");
    return edit;
}

} // namespace

//! Each line is a frame of a hub to a client that holds two edits ('z' before a deflate one), '+'
//! lets a second pass, '#' is a ping, '!' stops the session, '-' cuts the line.
void client(QByteArrayView bytes)
{
    const QTemporaryDir folder;
    FakeClock clock;
    const auto database = Replica::openStore(folder.filePath(QStringLiteral("client.db")));
    if (!database)
        return; // no room to play in
    Replica replica(**database);
    Outbox outbox(**database);
    const QStringList ours{QStringLiteral("a"), QStringLiteral("b")};
    for (const QString &id : ours)
        promise(outbox.add(draft(id)).has_value(), "an edit is kept");
    ClientSessionOptions options;
    options.tenant = TenantId(QStringLiteral("demo"));
    options.platform = QStringLiteral("web");
    options.form = Wire::Form::Canonical;
    ClientSession session(replica, outbox, clock, options);

    bool ended = false;
    qsizetype receipted = 0;
    const auto see = [&](const ClientActions &actions) {
        for (const AnyClientAction &action : actions) {
            promise(!ended, "nothing is done after the end");
            if (const auto *send = std::get_if<ClientAction::Send>(&action)) {
                promise(
                    Wire::decode(Wire::FrameForm::Text, Wire::encode(send->message)).has_value(),
                    "what a client says can be read");
            }
            ended = std::holds_alternative<ClientAction::Ended>(action);
            receipted += std::holds_alternative<ClientAction::Receipted>(action);
        }
    };
    const auto frame = [&](Wire::FrameForm form, QByteArrayView payload) {
        const auto decoded = Wire::decode(form, payload);
        see(decoded ? session.received(decoded->messages, payload.size())
                    : session.garbled(decoded.error()));
    };
    see(session.connected());
    const QList<QByteArray> lines = bytes.toByteArray().split('\n');
    for (const QByteArray &line : lines.mid(0, 64)) {
        if (ended)
            break;
        if (line == "+") {
            clock.advance(std::chrono::seconds(1));
            see(session.tick());
        } else if (line == "#") {
            session.heard();
        } else if (line == "!") {
            see(session.stop());
        } else if (line == "-") {
            see(session.disconnected(1006, {}));
        } else if (line.startsWith('z')) {
            frame(Wire::FrameForm::Deflate, QByteArrayView(line).sliced(1));
        } else {
            frame(Wire::FrameForm::Text, line);
        }
    }
    if (!ended)
        see(session.disconnected(1000, {}));
    promise(ended, "a session whose line is closed has ended");

    // Whatever a hub says: our edits wait until they are answered, and a body is what its hash
    // says.
    const auto waiting = outbox.unreceiptedCount();
    promise(waiting && *waiting + receipted >= ours.size(), "no edit is lost");
    const auto held = replica.items({}, 1000);
    promise(held.has_value(), "the replica can be read");
    for (const ReplicaItem &header : *held) {
        const auto item = replica.item(header.id);
        promise(item && *item, "what is listed is there");
        promise(!(**item).hasBody || Sha256::of((**item).body) == (**item).adaptedHash,
                "a body is what its hash says");
    }
}

} // namespace Batanidza::Fuzz
