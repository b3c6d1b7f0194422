#include "ui/models/pendingdecisions.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/conflictjson.h"
#include "engine/runtime/awaited.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int layoutVersion = 1;

std::optional<PendingDecision> readDecision(const Json &json)
{
    const auto choices = readChoices(json[u"choices"]);
    if (!choices || json[u"id"].toString().isEmpty())
        return {};
    return PendingDecision{ConflictId(json[u"id"].toString()),
                           Version(json[u"head"].toInteger()),
                           {*choices},
                           json[u"who"].toString(),
                           json[u"title"].toString()};
}

} // namespace

PendingDecisions::PendingDecisions(ConflictApi &api, Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_preferences(preferences)
{
    m_again.setInterval(5s);
    connect(&m_again, &QTimer::timeout, this, &PendingDecisions::send);
    connect(&m_api, &ConflictApi::changed, this, &PendingDecisions::send);
    const auto kept = readJson(
        m_preferences.state(m_preferences.placeInWorkspace(u"conflict/pending"_s), layoutVersion));
    if (kept && kept->isArray()) {
        for (const Json &one : kept->toArray()) {
            if (const auto decision = readDecision(one))
                m_decisions.append(*decision);
        }
    }
    if (count() > 0) {
        m_again.start();
        QMetaObject::invokeMethod(this, &PendingDecisions::send, Qt::QueuedConnection);
    }
}

void PendingDecisions::keep()
{
    JsonArray array;
    for (const PendingDecision &decision : std::as_const(m_decisions)) {
        array.append(JsonObject{{u"id"_s, decision.id.toString()},
                                {u"head"_s, decision.headVersion.value()},
                                {u"choices"_s, writeChoices(decision.resolution.choices)},
                                {u"who"_s, decision.who},
                                {u"title"_s, decision.title}});
    }
    m_preferences.setState(m_preferences.placeInWorkspace(u"conflict/pending"_s), layoutVersion,
                           writeJson(Json(std::move(array))));
    if (count() > 0)
        m_again.start();
    else
        m_again.stop();
    Q_EMIT changed();
}

bool PendingDecisions::contains(const ConflictId &id) const
{
    return std::ranges::find(m_decisions, id, &PendingDecision::id) != m_decisions.end();
}

void PendingDecisions::add(const PendingDecision &decision)
{
    m_decisions.removeIf([&](const PendingDecision &one) { return one.id == decision.id; });
    m_decisions.append(decision);
    keep();
}

bool PendingDecisions::remove(const ConflictId &id)
{
    const bool was =
        m_decisions.removeIf([&](const PendingDecision &one) { return one.id == id; }) > 0;
    if (was)
        keep();
    return was;
}

void PendingDecisions::send()
{
    if (m_sending || m_decisions.isEmpty())
        return;
    QList<ConflictId> ids;
    for (const PendingDecision &decision : std::as_const(m_decisions))
        ids.append(decision.id);
    m_sending = true;
    sendNext(ids);
}

//! One after the other: the first that finds nobody there ends the round.
void PendingDecisions::sendNext(const QList<ConflictId> &ids)
{
    const auto found = ids.isEmpty()
                           ? m_decisions.end()
                           : std::ranges::find(m_decisions, ids.first(), &PendingDecision::id);
    if (ids.isEmpty()) {
        m_sending = false;
        return;
    }
    if (found == m_decisions.end()) {
        sendNext(ids.mid(1));
        return;
    }
    const PendingDecision decision = *found;
    awaitResult(m_api.resolve(decision.id, decision.headVersion, decision.resolution, decision.who),
                this, [this, decision, ids](const Result<ResolveOutcome> &outcome) {
                    if (!outcome && outcome.error().code == ErrorCode::Unavailable) {
                        m_sending = false;
                        return;
                    }
                    onAnswer(decision, outcome);
                    sendNext(ids.mid(1));
                });
}

void PendingDecisions::onAnswer(const PendingDecision &decision,
                                const Result<ResolveOutcome> &outcome)
{
    if (!remove(decision.id))
        return; // taken back meanwhile
    const auto *closed = outcome ? std::get_if<ConflictClosed>(&*outcome) : nullptr;
    // An answer may have been lost: then it is settled already, by the same person.
    const bool done = outcome && (std::holds_alternative<ConflictResolved>(*outcome) ||
                                  (closed && closed->by == decision.who));
    if (done) {
        Q_EMIT sent(decision);
        return;
    }
    if (!closed)
        static_cast<void>(m_api.saveDraft(decision.id, decision.headVersion,
                                          decision.resolution.choices, decision.who));
    Q_EMIT returned(decision);
}

} // namespace Batanidza
