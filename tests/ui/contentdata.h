#pragma once

#include "engine/base/jsonread.h"
#include "tests/support/fakeapis.h"
#include "tests/support/fakeclock.h"
#include "ui/pages/page.h"
#include "ui/text/language.h"

#include <QWidget>

//! What a page needs around it, and content that looks like a real course. Main thread.
namespace Batanidza {

struct PageWorld
{
    explicit PageWorld(const QString &settingsFile)
        : preferences(settingsFile)
        , look(preferences)
        , jobs(clock)
        , announcer(&frame)
        , bar(look, &frame)
        , context{
              look,        clock,
              jobs,        undo,
              announcer,   bar,
              preferences, [this](const Address &address) { visited.append(address.toString()); }}
    {
        QObject::connect(&content, &ContentApi::progressed, &jobs, &JobModel::advance);
        preferences.setPersonName(QStringLiteral("Tendai"));
        language.apply(Preferences::Language::English);
    }

    FakeClock clock{std::chrono::milliseconds(1'795'370'400'000)}; // 2026-11-22 18:00 UTC
    Preferences preferences;
    Language language;
    Look look;
    JobModel jobs;
    QUndoStack undo;
    QWidget frame;
    Announcer announcer;
    InlineBar bar;
    QStringList visited;
    FakeMonitorApi monitor;
    FakeContentApi content;
    FakeConflictApi conflicts;
    FakeAdminApi admin;
    PageContext context;
};

inline Receipt receiptOf(EditStatus status, qint64 version)
{
    Receipt receipt;
    receipt.status = status;
    receipt.version = Version(version);
    if (status == EditStatus::Rejected)
        receipt.error = Error{ErrorCode::Invalid, QStringLiteral("/title/sn: too long"), {}};
    return receipt;
}

inline Json greetings()
{
    return readJson(R"({
 "id": "sna.greet.001", "level": "A1", "schemaVersion": "1.0.0",
 "title": {"sn": "Kukwazisana", "en": "Greeting each other"},
 "summary": {"en": "Greet people at the right time of day, and answer with respect."},
 "objectives": [{"id": "o1", "en": "I can greet someone in the morning."}],
 "vocabulary": [
  {"id": "sna.greet.001.v01", "headword": "mangwanani", "headwordToned": null,
   "gloss": {"en": "good morning"}, "nounClass": null,
   "tone": {"pattern": null, "status": "unknown"},
   "pronunciation": {"ipa": "ma.ᵑɡwa.na.ni", "syllabic": "ma-ngwa-na-ni"}},
  {"id": "sna.greet.001.v02", "headword": "kutema", "headwordToned": "kutémá",
   "gloss": {"en": "to cut"}, "nounClass": "15",
   "tone": {"pattern": "LHH", "scope": "surface", "status": "sourced"},
   "pronunciation": {"ipa": "ku.te.ma", "syllabic": "ku-te-ma"}},
  {"id": "sna.greet.001.v03", "headword": "n'anga", "headwordToned": "n'ángá",
   "gloss": {"en": "healer"}, "nounClass": "9",
   "tone": {"pattern": "HH", "scope": "surface", "status": "sourced"},
   "pronunciation": {"ipa": "ŋa.ᵑɡa", "syllabic": "n'a-nga"}}],
 "dialogue": [{"id": "d1", "speaker": "Rudo", "sn": "Mangwanani, baba.", "en": "Good morning, father."},
              {"id": "d2", "speaker": "Baba", "sn": "Mangwanani. Marara here?", "en": "Good morning. Did you sleep well?"}],
 "culturalNotes": [
  {"id": "cn1", "title": {"en": "Clapping hands"}, "prominence": "high",
   "markdown": {"en": "Greet elders **first**, with cupped hands. Women clap with crossed palms. <b>not markup</b>"}},
  {"id": "cn2", "title": {"en": "Time of day"}, "prominence": "normal",
   "markdown": {"en": "*Masikati* is used from about noon."}}],
 "grammarNotes": [{"id": "g1", "title": {"en": "Respectful plural"}, "markdown": {"en": "Say *makadii* to one elder too."}}],
 "exercises": [{"id": "e1", "type": "fillBlank", "prompt": {"en": "Complete: __, baba."}, "points": 10}]
})")
        .value_or(Json());
}

//! 24 lessons, one of them to open; web is in step, iOS behind, watchOS off; one edit waits.
inline void fillContent(PageWorld &world)
{
    const QStringList titles{
        QStringLiteral("Mhuri"),    QStringLiteral("Nhamba"),    QStringLiteral("Chikafu"),
        QStringLiteral("Mumba"),    QStringLiteral("Kuchikoro"), QStringLiteral("Mhuka"),
        QStringLiteral("Muviri"),   QStringLiteral("Nguva"),     QStringLiteral("Mwaka"),
        QStringLiteral("Musika"),   QStringLiteral("Nzira"),     QStringLiteral("Basa"),
        QStringLiteral("Mbatya"),   QStringLiteral("Mavara"),    QStringLiteral("Hutano"),
        QStringLiteral("Miti"),     QStringLiteral("Mvura"),     QStringLiteral("Ngano"),
        QStringLiteral("Mimhanzi"), QStringLiteral("Munda"),     QStringLiteral("Guta"),
        QStringLiteral("Svondo"),   QStringLiteral("Shamwari")};
    const auto now = world.clock.utc();
    const auto row = [&](const QString &id, const QString &title, const QString &gloss, int n) {
        ItemRow item;
        item.id = ItemId(id);
        item.type = QStringLiteral("lesson");
        item.title = title;
        item.gloss = gloss;
        item.level = n % 3 == 0 ? QStringLiteral("A2") : QStringLiteral("A1");
        item.version = Version(n % 5 + 1);
        item.hash = Sha256::of(id.toUtf8());
        item.bytes = 9'000 + n * 431;
        item.editedAt = now - std::chrono::minutes(7 * n);
        item.editedBy = n % 2 == 0 ? QStringLiteral("Tendai") : QStringLiteral("Rudo");
        item.sequence = Sequence(100 + n);
        return item;
    };
    auto greet = row(QStringLiteral("sna.greet.001"), QStringLiteral("Kukwazisana"),
                     QStringLiteral("Greeting each other"), 24);
    greet.version = Version(7);
    greet.hash = Sha256::of("v7");
    greet.sequence = Sequence(130);
    greet.conflict = true;
    greet.earlier = {{Version(6), Sequence(120)}, {Version(5), Sequence(105)}};
    world.content.rows = {greet};
    for (int n = 0; n < titles.size(); ++n)
        world.content.rows.append(
            row(QStringLiteral("sna.topic.%1").arg(n + 1, 3, 10, QLatin1Char('0')), titles.at(n),
                QString(), n));
    ItemDetail detail;
    detail.row = greet;
    detail.body = greetings();
    for (int version = 7; version > 4; --version) {
        ItemRevision revision;
        revision.version = Version(version);
        revision.hash = Sha256::of(QByteArray::number(version));
        revision.at = now - std::chrono::hours(8 - version);
        revision.author = QStringLiteral("Tendai");
        revision.platform = QStringLiteral("web");
        detail.history.append(revision);
    }
    world.content.details.insert(greet.id, detail);

    ConflictRow conflict;
    conflict.id = ConflictId(QStringLiteral("c812"));
    conflict.item = greet.id;
    conflict.title = greet.title;
    conflict.author = QStringLiteral("Rudo");
    conflict.platform = QStringLiteral("ios");
    conflict.queuedAt = now - std::chrono::minutes(25);
    conflict.baseVersion = Version(6);
    conflict.headVersion = Version(7);
    world.conflicts.rows = {conflict};

    EngineSnapshot snapshot;
    snapshot.takenAt = now;
    for (const auto platform : allPlatforms) {
        PlatformStatus status;
        status.platform = platform;
        status.sessions = platform == Platform::Watchos ? 0 : 2;
        status.version = Sequence(platform == Platform::Ios ? 110 : 130);
        snapshot.platforms.append(status);
    }
    world.monitor.feed(snapshot);
}

} // namespace Batanidza
