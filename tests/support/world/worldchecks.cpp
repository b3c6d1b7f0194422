#include "tests/support/world/worldchecks.h"

#include "engine/adapt/adaptation.h"
#include "engine/base/jsonread.h"
#include "engine/commit/editmerge.h"
#include "engine/hub/session.h"
#include "engine/store/eventlog.h"
#include "engine/store/query.h"
#include "engine/store/verify.h"
#include "engine/store/workspace.h"
#include "tests/support/world/world.h"

#include <QDir>

#include <algorithm>

namespace Batanidza {

namespace {

QList<Change> allChanges(World &world, Sequence upTo)
{
    return must(world.hub().reader().changes(World::tenant, {}, upTo, 1'000'000));
}

//! One item at one client against the hub's head of it.
void compareItem(World &world, WorldClient &client, const Head &head, const Change &newest,
                 QStringList &problems)
{
    const auto held = must(client.replica->item(head.id));
    const QString what = QStringLiteral("%1, %2: ").arg(client.name, head.id.toString());
    if (!held || !held->isLive()) {
        problems.append(what + QStringLiteral("the hub has version %1, the client has none")
                                   .arg(head.version.value()));
        return;
    }
    if (held->version != head.version || held->hash != head.hash) {
        problems.append(what + QStringLiteral("the hub has version %1 (%2), the client %3 (%4)")
                                   .arg(head.version.value())
                                   .arg(head.hash.toHex().first(8))
                                   .arg(held->version.value())
                                   .arg(held->hash.toHex().first(8)));
        return;
    }
    const QString &platform = client.options.platform;
    if (!held->hasBody) {
        const bool excused =
            client.options.bodies == Wire::Bodies::None ||
            (!newest.affectedPlatforms.isEmpty() && !newest.affectedPlatforms.contains(platform));
        if (!excused)
            problems.append(what + QStringLiteral("the body is missing"));
        return;
    }
    QByteArray body = must(world.hub().reader().body(World::tenant, head.hash));
    if (client.options.form == Wire::Form::Adapted)
        body = adaptBody(head.type, platform, body, head.version, head.hash).bytes;
    if (held->body != body || held->adaptedHash != Sha256::of(body))
        problems.append(what +
                        QStringLiteral("the body is not the adaptation of the canonical one"));
}

void compareContent(World &world, WorldClient &client, const QHash<ItemId, Change> &newest,
                    QStringList &problems)
{
    QSet<ItemId> live;
    for (const QString &type : must(world.hub().reader().types(World::tenant))) {
        if (!client.wants(type))
            continue;
        for (const Head &head : must(world.hub().reader().liveHeads(World::tenant, type))) {
            live.insert(head.id);
            compareItem(world, client, head, newest.value(head.id), problems);
        }
    }
    for (const ReplicaItem &held : must(client.replica->items({}, 100'000))) {
        if (!live.contains(held.id))
            problems.append(QStringLiteral("%1 holds %2, which the hub does not have")
                                .arg(client.name, held.id.toString()));
    }
}

//! Every edit that was saved was taken once, and what its client was told is what the hub keeps.
void compareEdits(World &world, WorldClient &client, const QHash<QString, int> &marks,
                  QStringList &problems)
{
    const ClientStore records(world.hub().database());
    const auto record = must(records.client(World::tenant, client.id));
    const qint64 counted = record ? record->lastEdit.value() : 0;
    if (counted != client.saved.size()) {
        problems.append(QStringLiteral("%1 saved %2 edits, the hub counts %3")
                            .arg(client.name)
                            .arg(client.saved.size())
                            .arg(counted));
    }
    for (auto it = client.saved.cbegin(); it != client.saved.cend(); ++it) {
        const EditNumber n = it.key();
        const QString what = QStringLiteral("%1, edit %2: ").arg(client.name).arg(n.value());
        const auto told = client.receipts.constFind(n);
        if (told == client.receipts.cend()) {
            problems.append(what + QStringLiteral("no receipt"));
            continue;
        }
        const auto stored = must(records.receipt(World::tenant, client.id, n));
        if (!stored || stored->version != told->version || stored->sequence != told->sequence ||
            stored->hash != told->hash || stored->error.has_value() != told->error.has_value()) {
            problems.append(what + QStringLiteral("its receipt is not the hub's"));
            continue;
        }
        const bool inFeed =
            stored->status == EditStatus::Applied || stored->status == EditStatus::Merged;
        if (marks.value(editMark(client.id, n)) != (inFeed ? 1 : 0)) {
            problems.append(what + QStringLiteral("it is %1 times in the log and was %2")
                                       .arg(marks.value(editMark(client.id, n)))
                                       .arg(editStatusName(stored->status)));
        }
    }
}

//! Nothing of an edit that met another is lost: what it changed is in the head that the merge
//! made, or a rule's decision or a question about it is kept with what it wanted.
void checkMerges(World &world, QStringList &problems)
{
    Database &database = world.hub().database();
    const ContentStore content(database);
    for (const Event &event : must(EventLog(database).events(World::tenant, {}, 1'000'000))) {
        if (!event.canonical.contains(u"outcome"))
            continue;
        const auto edit = must(readEditEvent(event.canonical));
        const QString what = QStringLiteral("event %1: ").arg(edit.sequence.value());
        const Sha256 sent = edit.kind == u"queue" ? edit.hash : edit.secondParent;
        const auto incoming = must(keptBody(content, World::tenant, sent));
        const auto kept = must(keptBody(content, World::tenant, edit.outcome));
        if (!kept || (!sent.isNull() && !incoming)) {
            problems.append(what + QStringLiteral("what met is not kept"));
            continue;
        }
        if (edit.kind == u"queue" || !incoming)
            continue;
        const auto outcome = must(readOutcome(*kept));
        const auto base = must(keptBody(content, World::tenant, edit.baseHash));
        const auto head = must(keptBody(content, World::tenant, edit.hash));
        for (const auto &[key, value] : incoming->toObject()) {
            const Json *before = base ? base->toObject().find(key) : nullptr;
            if (before && *before == value)
                continue; // nothing of its own
            const Json *now = head ? head->toObject().find(key) : nullptr;
            const bool told = std::ranges::any_of(
                outcome.decisions, [&, name = key](const MergeDecision &decision) {
                    return decision.path.isEmpty() || decision.path.startsWith(u'/' + name);
                });
            if (!(now && *now == value) && !told)
                problems.append(what + QStringLiteral("\"%1\" of the edit is lost").arg(key));
        }
    }
}

//! All edits are pushed once more: the same receipts, and nothing happens.
void replayEdits(World &world, WorldClient &client, QStringList &problems)
{
    const Cursor before = world.hub().head();
    const ClientStore records(world.hub().database());
    for (qint64 n = 1; n <= client.saved.size(); ++n) {
        const EditNumber number{n};
        const QByteArray bytes = client.saved.value(number);
        const auto json = must(readJson(bytes));
        Submission submission{World::tenant,
                              client.id,
                              client.options.platform,
                              {},
                              QStringLiteral("author-%1").arg(client.index),
                              true,
                              {{number, Sha256::of(bytes), readEdit(json), {}}},
                              {}};
        SubmissionResult result;
        submission.done = [&result](const SubmissionResult &outcome) { result = outcome; };
        world.hub().submit(submission);
        world.hub().commit(false);
        const auto stored = must(records.receipt(World::tenant, client.id, number));
        const bool same = !result.error && result.receipts.size() == 1 && stored &&
                          result.receipts.first() == *stored;
        if (!same) {
            problems.append(QStringLiteral("%1, edit %2: it was not answered as before")
                                .arg(client.name)
                                .arg(n));
        }
    }
    if (world.hub().head() != before)
        problems.append(QStringLiteral("%1: edits that came again took effect").arg(client.name));
}

void checkLog(World &world, QStringList &problems)
{
    const Cursor head = world.hub().head();
    const auto events = must(EventLog(world.hub().database()).events(World::tenant, {}, 1'000'000));
    qint64 expected = 1;
    for (const Event &event : events) {
        if (event.sequence.value() != expected) {
            problems.append(QStringLiteral("the log has a hole at %1").arg(expected));
            break;
        }
        ++expected;
    }
    if (expected != head.sequence.value() + 1)
        problems.append(QStringLiteral("the log ends at %1 and its head says %2")
                            .arg(expected - 1)
                            .arg(head.sequence.value()));
    const auto verified =
        must(verifyStore(world.hub().database(),
                         BlobStore(QDir(world.hub().folder()).filePath(QStringLiteral("blobs")))));
    for (const QString &problem : verified.problems)
        problems.append(QStringLiteral("verify: ") + problem);
}

} // namespace

QStringList prefixProblems(World &world)
{
    QStringList problems;
    for (const auto &client : world.clients()) {
        const auto cursor = must(client->replica->cursor());
        // After a reset the cursor is the head at once, and the repair catches up with it.
        if (!cursor || must(client->replica->repairing()))
            continue;
        QHash<ItemId, Change> promised;
        for (const Change &change : allChanges(world, cursor->sequence)) {
            if (client->wants(change.type))
                promised.insert(change.id, change);
        }
        for (const Change &change : std::as_const(promised)) {
            const auto held = must(client->replica->item(change.id));
            const bool wanted = held && held->wanted.value() > 0;
            const bool shown = held && held->version >= change.version;
            if (!shown && !wanted && !change.deleted) {
                problems.append(QStringLiteral("%1 stands at %2 and lacks %3 version %4")
                                    .arg(client->name)
                                    .arg(cursor->sequence.value())
                                    .arg(change.id.toString())
                                    .arg(change.version.value()));
            }
        }
    }
    return problems;
}

QStringList endProblems(World &world)
{
    QStringList problems = prefixProblems(world);
    QHash<QString, int> marks;
    QHash<ItemId, Change> newest;
    for (const Change &change : allChanges(world, world.hub().head().sequence)) {
        if (!change.origin.editMark.isEmpty())
            ++marks[change.origin.editMark];
        newest.insert(change.id, change);
    }
    for (const int times : std::as_const(marks)) {
        if (times > 1)
            problems.append(QStringLiteral("one edit is in the log %1 times").arg(times));
    }
    for (const auto &client : world.clients()) {
        compareContent(world, *client, newest, problems);
        compareEdits(world, *client, marks, problems);
        replayEdits(world, *client, problems);
    }
    problems += world.hub().contradictions();
    checkMerges(world, problems);
    checkLog(world, problems);
    return problems;
}

void spoilAtTheEnd(World &world, Mutation mutation)
{
    Database &database = world.hub().database();
    if (mutation == Mutation::LogLosesAnEvent) {
        for (const QString &trigger :
             {QStringLiteral("event_refuses_UPDATE"), QStringLiteral("event_refuses_DELETE")})
            must(execute(database, QStringLiteral("DROP TRIGGER IF EXISTS ") + trigger));
        must(execute(database, QStringLiteral("DELETE FROM event WHERE sequence = 3")));
    } else if (mutation == Mutation::HubChangesReceipts) {
        must(execute(database, QStringLiteral("UPDATE receipt SET receipt = (SELECT receipt FROM "
                                              "receipt WHERE n = 2 LIMIT 1) WHERE n = 1")));
    } else if (mutation == Mutation::ClientKeepsOtherBodies) {
        for (const auto &client : world.clients()) {
            must(execute(*client->database,
                         QStringLiteral("UPDATE replica_item SET body = ? WHERE body IS NOT NULL"),
                         {QByteArray("{}")}));
        }
    }
}

void loseOutbox(WorldClient &client)
{
    must(execute(*client.database, QStringLiteral("DELETE FROM outbox WHERE receipt IS NULL")));
    must(execute(*client.database,
                 QStringLiteral("UPDATE client_state SET value = (SELECT coalesce(max(n), 0) FROM "
                                "outbox) WHERE key = 'lastNumber'")));
}

} // namespace Batanidza
