#include "engine/adapt/adaptation.h"
#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/content/jsonpatch.h"
#include "engine/content/platform.h"
#include "engine/hub/catchup.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memorystore.h"

#include <QTest>

using namespace Batanidza;

namespace {

Json bodyOf(qint64 number, qsizetype size)
{
    return JsonObject{
        {QStringLiteral("n"), number},
        {QStringLiteral("text"), QString(size, u'x')},
        {QStringLiteral("keep"), QStringLiteral("this stays the same in all versions")}};
}

//! A client by the book (PROTOCOL.md section 5).
struct Model
{
    Cursor cursor;
    QMap<QString, std::pair<qint64, QByteArray>> items; //!< live
    QMap<QString, qint64> versions;                     //!< with deleted ones
    QString problem;

    bool apply(const Wire::ChangesPage &page)
    {
        if (page.from != cursor)
            return false;
        qint64 last = page.from.sequence.value();
        for (const Wire::ChangeLine &line : page.changes) {
            if (line.change.sequence.value() <= last || line.change.sequence > page.to.sequence)
                problem = QStringLiteral("out of order");
            last = line.change.sequence.value();
            applyLine(line);
        }
        cursor = page.to;
        return true;
    }

    void applyLine(const Wire::ChangeLine &line)
    {
        const QString id = line.change.id.toString();
        if (line.change.version.value() <= versions.value(id))
            return;
        if (line.patch && line.patch->from.value() != versions.value(id))
            problem = QStringLiteral("a patch from a version that was never sent");
        versions[id] = line.change.version.value();
        if (line.change.deleted) {
            items.remove(id);
            return;
        }
        QByteArray body = line.body;
        if (line.patch) {
            const auto patched =
                applyPatch(*readJson(items.value(id).second), line.patch->operations);
            if (patched)
                body = writeJson(*patched);
        }
        if (Sha256::of(body) != line.adaptedHash)
            problem = QStringLiteral("hash differs for ") + id;
        items[id] = {line.change.version.value(), body};
    }
};

} // namespace

class TestCatchup : public QObject
{
    Q_OBJECT

    MemoryStore store;
    std::unique_ptr<ContentReader> reader;

    SessionContext context() const
    {
        SessionContext made;
        made.tenant = store.tenant();
        made.platform = QStringLiteral("web");
        return made;
    }

    //! What a session of this form ends with.
    static QMap<QString, std::pair<qint64, QByteArray>> inForm(
        QMap<QString, std::pair<qint64, QByteArray>> items, const SessionContext &who)
    {
        for (auto &[version, body] : items) {
            if (who.form == Wire::Form::Adapted)
                body = adaptBody(QStringLiteral("lesson"), who.platform, body, Version(version),
                                 Sha256::of(body))
                           .bytes;
        }
        return items;
    }

private Q_SLOTS:
    // W36, W49
    void aLessonIsAdaptedOnceForAPlatformAndNotForEachClient()
    {
        MemoryStore log;
        for (int i = 0; i < 20; ++i)
            log.put(QStringLiteral("i%1").arg(i), bodyOf(i, 300));
        log.put(QStringLiteral("d"), bodyOf(1, 300), QStringLiteral("document"));
        const auto source = log.reader();
        FakeClock clock;
        ContentCache cache(clock, PolicyKind::Adaptive, 16 * 1024 * 1024);
        source->setCache(&cache);
        SessionContext who = context();
        for (int client = 0; client < 50; ++client) {
            for (const QString &platform : {QStringLiteral("web"), QStringLiteral("desktop")}) {
                who.platform = platform;
                const auto page = readPage(*source, who, {log.epoch, Sequence(0)}, {});
                QVERIFY(page);
                QCOMPARE(page->changes.size(), 21);
                for (const Wire::ChangeLine &line : page->changes) {
                    QCOMPARE(line.adaptedHash, Sha256::of(line.body));
                    // Documents pass unchanged, and the desktop gets what is stored.
                    QCOMPARE(line.adaptedHash == line.change.hash,
                             platform == u"desktop" || line.change.type == u"document");
                }
            }
        }
        const TieredCacheStats stats = cache.tiers().stats();
        QCOMPARE(stats.loads, 20);
        QCOMPARE(stats.memory.hits, 49 * 20);
    }

    // W80
    void aPatchLeadsFromOneAdaptedBodyToTheNext()
    {
        MemoryStore log;
        log.put(QStringLiteral("a"), bodyOf(1, 2000));
        const CommitBatchPtr batch = log.put(QStringLiteral("a"), bodyOf(2, 2000));
        const auto source = log.reader();
        for (const Platform platform : allPlatforms) {
            SessionContext who = context();
            who.platform = platformName(platform);
            who.bodies = Wire::Bodies::Patch;
            const CommittedChange &change = batch->changes.first();
            const auto line = lineFor(
                who, change.change, LineBody::of(change.change.hash, change.body),
                LineBody::of(Sha256::of(change.previousBody), change.previousBody), nullptr);
            const AdaptedBody before =
                adaptBody(QStringLiteral("lesson"), who.platform, change.previousBody, Version(1),
                          Sha256::of(change.previousBody));
            if (!line.patch) {
                // Where the body is no longer than what changes in it.
                QCOMPARE(platform, Platform::Watchos);
                QCOMPARE(Sha256::of(line.body), line.adaptedHash);
                continue;
            }
            const auto patched = applyPatch(*readJson(before.bytes), line.patch->operations);
            QVERIFY(patched);
            QCOMPARE(Sha256::of(writeJson(*patched)), line.adaptedHash);
        }
    }

    void plans_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<qint64>("sequence");
        QTest::addColumn<bool>("live");
        QTest::newRow("W12: a place in the log goes on from there") << 0 << qint64(7) << true;
        QTest::newRow("W12: the head has nothing to catch up") << 0 << qint64(10) << true;
        QTest::newRow("W12: the oldest kept event is still there") << 0 << qint64(4) << true;
        QTest::newRow("W12: older than the oldest kept event") << 0 << qint64(3) << false;
        QTest::newRow("W12: beyond the head") << 0 << qint64(11) << false;
        QTest::newRow("W12: another epoch") << 1 << qint64(7) << false;
        QTest::newRow("W12: the start, which was trimmed") << 2 << qint64(0) << false;
        QTest::newRow("W13: only what comes") << 3 << qint64(10) << true;
    }

    void plans()
    {
        QFETCH(int, which);
        QFETCH(qint64, sequence);
        QFETCH(bool, live);
        MemoryStore log;
        for (int i = 0; i < 10; ++i)
            log.put(QStringLiteral("a"), bodyOf(i, 10));
        log.trim(4);
        const auto source = log.reader();
        std::optional<Cursor> cursor;
        if (which == 0)
            cursor = Cursor{log.epoch, Sequence(sequence)};
        else if (which == 1)
            cursor = Cursor{newEpoch(), Sequence(sequence)};
        const FakeClock clock;
        const auto place = LogPlaces(*source, clock).of(log.tenant());
        QVERIFY(place);
        const ResumePlan plan = planResume(*place, cursor, which == 3);
        QCOMPARE(plan.head.sequence.value(), 10);
        QCOMPARE(plan.resume == Wire::Resume::Live, live);
        QCOMPARE(plan.place.sequence.value(), live ? sequence : 10);
    }

    void anEmptyLogIsLiveFromTheStart()
    {
        MemoryStore log;
        const auto source = log.reader();
        const FakeClock clock;
        LogPlaces places(*source, clock);
        const auto place = places.of(log.tenant());
        QVERIFY(place);
        QVERIFY(planResume(*place, std::nullopt, false).resume == Wire::Resume::Live);
        QCOMPARE(places.of(TenantId(QStringLiteral("other"))).error().code, ErrorCode::NotFound);
    }

    void aPlaceInTheLogIsReadOnceBetweenTwoCommits()
    {
        MemoryStore log;
        const auto source = log.reader();
        FakeClock clock;
        std::optional<quint64> commits = 1;
        LogPlaces places(*source, clock, [&] { return commits; });
        const auto head = [&] { return places.of(log.tenant())->head.sequence.value(); };
        QCOMPARE(head(), 0);
        log.put(QStringLiteral("a"), bodyOf(1, 10));
        QCOMPARE(head(), 0);
        ++*commits;
        QCOMPARE(head(), 1);
        // Another process wrote.
        log.put(QStringLiteral("a"), bodyOf(2, 10));
        clock.advance(std::chrono::milliseconds(19));
        QCOMPARE(head(), 1);
        clock.advance(std::chrono::milliseconds(1));
        QCOMPARE(head(), 2);
        // Where nobody counts, nothing is kept.
        commits.reset();
        log.put(QStringLiteral("a"), bodyOf(3, 10));
        QCOMPARE(head(), 3);
    }

    void anOlderChangeIsLeftOutOnlyForANewerFullOne()
    {
        MemoryStore log;
        log.put(QStringLiteral("a"), bodyOf(1, 200));
        log.put(QStringLiteral("b"), bodyOf(2, 200));
        log.put(QStringLiteral("a"), bodyOf(3, 200));
        const auto source = log.reader();
        SessionContext patching = context();
        patching.bodies = Wire::Bodies::Patch;
        const Cursor start{log.epoch, Sequence(0)};
        const auto page = readPage(*source, patching, start, {});
        QVERIFY(page);
        QCOMPARE(page->changes.size(), 2);
        QCOMPARE(page->changes[1].change.version.value(), 2);
        QVERIFY2(!page->changes[1].patch && !page->changes[1].body.isEmpty(),
                 "W16: full, not a patch");
        const auto second = readPage(*source, patching, {log.epoch, Sequence(2)}, {});
        QVERIFY2(second->changes[0].patch, "W15: a patch where it is smaller");
        QCOMPARE(second->changes[0].patch->from.value(), 1);
    }

    // W36
    void aCommitIsEncodedOnceForEachFormInUse()
    {
        SessionContext web;
        web.platform = QStringLiteral("web");
        QList<SessionContext> forms(7, web);
        forms[1].platform = QStringLiteral("ios");
        forms[2].form = Wire::Form::Canonical;
        forms[3].bodies = Wire::Bodies::Patch;
        forms[4].bodies = Wire::Bodies::None;
        forms[5].deflate = true;
        forms[6].types = QStringList{QStringLiteral("lesson")};
        const CommitBatch batch(TenantId(QStringLiteral("demo")), {}, {}, {});
        int made = 0;
        for (int client = 0; client < 1000; ++client) {
            const QString key = forms[client % forms.size()].formKey();
            const QByteArray frame = batch.frame(key, [&] {
                ++made;
                return key.toUtf8();
            });
            QCOMPARE(frame, key.toUtf8());
        }
        QCOMPARE(made, forms.size());
    }

    // W19
    void whoIsNotMeantGetsHeadersOnly()
    {
        MemoryStore log;
        log.put(QStringLiteral("a"), bodyOf(1, 10), QStringLiteral("lesson"), Priority::Normal,
                {QStringLiteral("ios")});
        const auto source = log.reader();
        const auto page = readPage(*source, context(), {log.epoch, Sequence(0)}, {});
        QCOMPARE(page->changes.size(), 1);
        QVERIFY(page->changes[0].body.isEmpty() && !page->changes[0].patch);
        SessionContext ios = context();
        ios.platform = QStringLiteral("ios");
        QVERIFY(!readPage(*source, ios, {log.epoch, Sequence(0)}, {})->changes[0].body.isEmpty());
    }

    // W23
    void aBodyThatFitsNoMessageGoesAsHeaders()
    {
        MemoryStore log;
        const auto batch = log.put(QStringLiteral("a"), bodyOf(1, 2'000'000));
        const auto source = log.reader();
        const auto page = readPage(*source, context(), {log.epoch, Sequence(0)}, {});
        QVERIFY(page->changes[0].body.isEmpty());
        const auto pages = pagesFor(context(), *batch, {log.epoch, Sequence(0)}, nullptr);
        QCOMPARE(pages.size(), 1);
        QVERIFY(pages[0].changes[0].body.isEmpty());
    }

    // W25
    void aFilterMovesThePlaceAllTheSame()
    {
        MemoryStore log;
        log.put(QStringLiteral("a"), bodyOf(1, 10), QStringLiteral("document"));
        log.addOtherEvent();
        const auto source = log.reader();
        SessionContext lessons = context();
        lessons.types = QStringList{QStringLiteral("lesson")};
        const auto page = readPage(*source, lessons, {log.epoch, Sequence(0)}, {});
        QVERIFY(page->changes.isEmpty());
        QCOMPARE(page->to.sequence.value(), 2);
        QVERIFY(!page->more);
    }

    //! Random logs, filters, limits, live commits and pages in any mixture, with lost frames: the
    //! client's state ends equal to the store's.
    // W15, W79, W80
    void whateverHappensTheClientEndsEqual()
    {
        const quint64 seed = std::random_device{}();
        qInfo() << "seed" << seed;
        Jitter random(seed);
        int within = 0;
        for (int round = 0; round < 150; ++round) {
            MemoryStore log;
            const auto source = log.reader();
            SessionContext who = context();
            who.bodies = random.chance(0.5) ? Wire::Bodies::Patch : Wire::Bodies::Inline;
            who.form = random.chance(0.2) ? Wire::Form::Canonical : Wire::Form::Adapted;
            who.platform = platformName(allPlatforms[size_t(random.between(0, 4))]);
            Model model;
            model.cursor = {log.epoch, Sequence(0)};
            Cursor given = model.cursor;
            QList<CommitBatchPtr> waiting; // as a busy shard joins what gathers
            for (int step = 0; step < 80; ++step) {
                QList<CommitBatchPtr> batches;
                const QString id = QStringLiteral("i%1").arg(random.between(0, 6));
                if (random.chance(0.6)) {
                    batches.append(log.put(id, bodyOf(step, random.between(1, 3000))));
                } else if (random.chance(0.3) && log.live().contains(id)) {
                    batches.append(log.remove(id));
                } else if (random.chance(0.3)) {
                    // One commit of several edits, some of the same item.
                    const Cursor from = log.head();
                    QList<CommittedChange> changes;
                    for (qint64 i = random.between(1, 12); i > 0; --i)
                        changes += log.put(QStringLiteral("i%1").arg(random.between(0, 6)),
                                           bodyOf(i, random.between(1, 900)))
                                       ->changes;
                    batches.append(std::make_shared<const CommitBatch>(log.tenant(), from,
                                                                       log.head(), changes));
                } else {
                    log.addOtherEvent();
                }
                PageLimits limits;
                limits.changes = random.between(1, 9);
                limits.bytes = random.between(200, 6000);
                for (const CommitBatchPtr &batch : batches) {
                    if (!waiting.isEmpty() && waiting.last()->to != batch->from)
                        waiting.clear();
                    waiting.append(batch);
                }
                if (!waiting.isEmpty() && random.chance(0.7)) {
                    const auto batch = CommitBatch::joined(std::exchange(waiting, {}));
                    // Who stands within it gets the rest; who stands before it reads the log.
                    if (given.sequence >= batch->from.sequence &&
                        given.sequence < batch->to.sequence) {
                        const auto pages =
                            pagesFor(who, *batch, given, nullptr, limits, given.sequence);
                        QVERIFY(!pages.isEmpty());
                        QCOMPARE(pages.first().from, given);
                        within += given == batch->from ? 0 : 1;
                        for (const auto &page : pages) {
                            given = page.to;
                            if (!random.chance(0.1))
                                model.apply(page); // else the frame is lost
                        }
                        QCOMPARE(given, batch->to);
                    }
                }
                if (random.chance(0.3)) {
                    // The client asks from where it stands; the session goes on from the reply.
                    auto page = readPage(*source, who, model.cursor, limits);
                    QVERIFY(page);
                    QVERIFY(model.apply(*page));
                    given = page->to;
                }
            }
            for (int guard = 0; model.cursor != log.head(); ++guard) {
                QVERIFY(guard < 10'000);
                PageLimits limits;
                limits.changes = random.between(1, 9);
                limits.bytes = random.between(200, 6000);
                const auto page = readPage(*source, who, model.cursor, limits);
                QVERIFY(page);
                QCOMPARE(page->more, page->to != log.head());
                QVERIFY(model.apply(*page));
            }
            QVERIFY2(model.problem.isEmpty(), qPrintable(model.problem));
            QCOMPARE(model.items, inForm(log.live(), who));
        }
        QVERIFY(within > 20);
    }
};

QTEST_APPLESS_MAIN(TestCatchup)
#include "tst_catchup.moc"
