#include "engine/hub/session.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memorystore.h"

namespace Batanidza::Fuzz {

//! Each line is a frame ('z' before a deflate one), '+' lets a second pass and takes a step of the
//! log, '!' says goodbye; a first line "hello" is a good hello.
void session(QByteArrayView bytes)
{
    FakeClock clock;
    const Gatekeeper gatekeeper(clock, QByteArray(32, 'k'), true);
    MemoryStore store;
    (void)store.put(QStringLiteral("a"), JsonObject{{QStringLiteral("b"), 1}},
                    QStringLiteral("document"));
    const auto reader = store.reader();
    ManifestCache manifests;
    Rpc rpc(*reader, gatekeeper, clock, manifests);
    const SessionSettings settings;
    Session session(rpc, clock, settings, Peer{{}, true});
    quint64 ticket = 0;
    const auto see = [&](const SessionActions &actions) {
        qsizetype closes = 0;
        for (const SessionAction &action : actions) {
            promise(closes == 0, "nothing is done after a close");
            if (const auto *control = std::get_if<SendControl>(&action))
                promise(Wire::decode(Wire::FrameForm::Text, control->text).has_value(),
                        "what a hub says can be read");
            else if (const auto *submit = std::get_if<SubmitEdits>(&action))
                ticket = submit->ticket;
            else if (std::holds_alternative<CloseLink>(action))
                ++closes;
        }
    };
    const QList<QByteArray> lines = bytes.toByteArray().split('\n');
    for (const QByteArray &line : lines.mid(0, 64)) {
        if (line == "hello") {
            see(session.onFrame(
                Wire::FrameForm::Text,
                R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],)"
                R"("tenant":"demo","platform":"web","clientId":"fuzz"}})"));
        } else if (line == "+") {
            clock.advance(std::chrono::seconds(1));
            see(session.onTick());
            see(session.walk({}).actions);
        } else if (line == "!") {
            see(session.onGoaway(QStringLiteral("bye"), std::chrono::milliseconds(1)));
        } else if (line == "=") {
            see(session.onCommitted(ticket, {{}, EditNumber(), Error{}}));
        } else if (line.startsWith('z')) {
            see(session.onFrame(Wire::FrameForm::Deflate, QByteArrayView(line).sliced(1)));
        } else {
            see(session.onFrame(Wire::FrameForm::Text, line));
        }
    }
}

} // namespace Batanidza::Fuzz
