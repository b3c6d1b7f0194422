// How a world goes wrong on purpose: frames and stores as a faulty hub or client would leave them.
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/wire/codec.h"
#include "tests/support/world/world.h"

namespace Batanidza {

namespace {

using Kind = WorldPipe::Kind;

bool isChanges(const WorldPipe::Frame &frame)
{
    return frame.kind == Kind::Text && frame.bytes.contains("\"method\":\"sync.changes\"");
}

//! Rewrites the `changes` of a frame.
template <typename F>
void rewrite(WorldPipe::Frame &frame, F &&change)
{
    Json message = must(readJson(frame.bytes));
    JsonArray lines = message[u"params"][u"changes"].toArray();
    change(message, lines);
    message.object().findMutable(u"params")->set(QStringLiteral("changes"), Json(lines));
    frame.bytes = writeJson(message);
}

void dropALine(WorldPipe::Frame &frame)
{
    rewrite(frame, [](Json &, JsonArray &lines) {
        if (!lines.isEmpty())
            lines.removeLast();
    });
}

void adaptOtherwise(WorldPipe::Frame &frame)
{
    rewrite(frame, [](Json &, JsonArray &lines) {
        for (Json &line : lines) {
            if (!line[u"body"].isObject())
                continue;
            Json body = line[u"body"];
            body.set(QStringLiteral("adapted"), QStringLiteral("otherwise"));
            line.set(QStringLiteral("adaptedHash"), Sha256::of(writeJson(body)).toHex());
            line.set(QStringLiteral("body"), body);
        }
    });
}

//! The lines of two frames change places; their cursors stay.
void reorder(WorldPipe::Frame &first, WorldPipe::Frame &second)
{
    JsonArray held;
    rewrite(first, [&](Json &, JsonArray &lines) { held.swap(lines); });
    rewrite(second, [&](Json &, JsonArray &lines) { held.swap(lines); });
    rewrite(first, [&](Json &, JsonArray &lines) { held.swap(lines); });
}

} // namespace

void World::mutateDown(WorldPipe &pipe, std::deque<WorldPipe::Frame> &frames)
{
    const bool now = pipe.greeted && m_jitter.chance(0.2);
    std::deque<WorldPipe::Frame> added;
    for (size_t i = 0; now && i < frames.size(); ++i) {
        WorldPipe::Frame &frame = frames[i];
        if (!isChanges(frame))
            continue;
        switch (m_plan.mutation) {
        case Mutation::OldFramesComeAgain:
        case Mutation::ClientIgnoresVersions:
            // An old frame comes once more, as where a carrier tries again after a while.
            if (pipe.kept.isEmpty() || m_jitter.chance(0.2))
                pipe.kept = frame.bytes;
            else
                added.push_back({{}, Kind::Text, pipe.kept});
            break;
        case Mutation::HubDropsALine:
            dropALine(frame);
            break;
        case Mutation::HubAdaptsOtherwise:
            adaptOtherwise(frame);
            break;
        case Mutation::HubReorders:
            // With a later frame of this go, or else with nothing: its lines come with the next.
            for (size_t j = i + 1; j < frames.size(); ++j) {
                if (isChanges(frames[j])) {
                    reorder(frame, frames[j]);
                    break;
                }
            }
            break;
        case Mutation::HubHurriesOrdinaryOnes: {
            Json message = must(readJson(frame.bytes));
            message.set(QStringLiteral("method"), QStringLiteral("sync.urgent"));
            added.push_back({{}, Kind::Text, writeJson(message)});
            break;
        }
        default:
            break;
        }
    }
    frames.insert(frames.begin(), added.begin(), added.end());
}

//! A client that takes what comes, whatever it holds.
void World::mutateShown(WorldClient &client, const QList<Wire::Message> &messages)
{
    if (m_plan.mutation != Mutation::ClientIgnoresVersions)
        return;
    for (const Wire::Message &message : messages) {
        const auto *notice = std::get_if<Wire::Notice>(&message);
        const auto *changes = notice ? std::get_if<Wire::ChangesNotice>(&notice->content) : nullptr;
        if (!changes)
            continue;
        for (const Wire::ChangeLine &line : changes->page.changes) {
            const Change &change = line.change;
            if (line.body.isEmpty())
                continue;
            ReplicaItem item{change.id,   change.type,      change.version,
                             change.hash, line.adaptedHash, change.sequence};
            item.hasBody = true;
            item.body = line.body;
            must(client.replica->put(item));
            observe(client, {change.id, change.type, change.version, change.hash, false, true,
                             false, Sequence(), change.at, change.origin});
        }
    }
}

} // namespace Batanidza
