#include "engine/base/jsonread.h"
#include "engine/store/learningstore.h"
#include "engine/store/query.h"
#include "tests/support/temporarystore.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::milliseconds;

class TestLearningStore : public QObject
{
    Q_OBJECT

    const TenantId m_tenant{u"demo"_s};
    const milliseconds m_now{1'795'366'800'000};
    int m_next = 0;

    Json eventOf(const QString &learner, const QString &verb, const QString &part = {},
                 std::optional<bool> success = {}, milliseconds ago = {})
    {
        JsonObject result;
        if (success)
            result.set(u"success"_s, *success);
        return JsonObject{
            {u"id"_s, u"00000000-0000-4000-8000-%1"_s.arg(++m_next, 12, 10, QChar(u'0'))},
            {u"timestamp"_s, toRfc3339(m_now - ago)},
            {u"actor"_s, JsonObject{{u"key"_s, learner}}},
            {u"verb"_s, verb},
            {u"object"_s,
             JsonObject{{u"id"_s, part.isEmpty() ? u"sna.greet.001"_s : u"sna.greet.001#"_s + part},
                        {u"revision"_s, 7}}},
            {u"result"_s, Json(std::move(result))},
            {u"context"_s, JsonObject{{u"platform"_s, u"ios"_s},
                                      {u"appVersion"_s, u"4.2.0"_s},
                                      {u"offline"_s, false}}}};
    }
    Result<LearningReceipt> record(TemporaryStore &store, const JsonArray &events)
    {
        Result<LearningReceipt> receipt = LearningReceipt{};
        const auto done = store.inTransaction([&](Committer &committer) -> Result<void> {
            receipt = LearningStore(committer.database()).record(m_tenant, events, m_now);
            return receipt ? Result<void>() : Result<void>(receipt.error());
        });
        return done ? receipt : Result<LearningReceipt>(done.error());
    }

private Q_SLOTS:
    // W150
    void eventsCountOnceAndBadOnesHarmNoOther()
    {
        TemporaryStore store;
        const Json good = eventOf(u"learner-1"_s, u"completed"_s);
        Json bad = eventOf(u"learner-1"_s, u"completed"_s);
        bad.set(u"verb"_s, Json(u"dreamed"_s));
        const auto receipt = record(store, {good, bad, good});
        QVERIFY2(receipt.has_value(), qPrintable(receipt ? QString() : receipt.error().detail));
        QCOMPARE(receipt->accepted, 1);
        QCOMPARE(receipt->duplicates, 1);
        QCOMPARE(receipt->refused.size(), 1);
        QCOMPARE(receipt->refused[0].index, 1);
        store.reopen();
        const auto again = record(store, {good});
        QCOMPARE(again->accepted, 0);
        QCOMPARE(again->duplicates, 1);
        const LearningStore learning(store.database());
        QCOMPARE(learning.count(m_tenant).value(), 1);
        QCOMPARE(learning.count(TenantId(u"other"_s)).value(), 0);
        const auto listed = learning.list(m_tenant, {}, 10).value();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0], readLearningEvent(good, m_now).value());
    }

    void whatWasLearnedAddsUp()
    {
        TemporaryStore store;
        const auto receipt =
            record(store, {eventOf(u"learner-1"_s, u"initialized"_s),
                           eventOf(u"learner-1"_s, u"answered"_s, u"e1"_s, false, hours(3)),
                           eventOf(u"learner-1"_s, u"answered"_s, u"e1"_s, true, hours(2)),
                           eventOf(u"learner-1"_s, u"answered"_s, u"e2"_s, true, hours(2)),
                           eventOf(u"learner-1"_s, u"completed"_s, {}, true, hours(1)),
                           eventOf(u"learner-2"_s, u"listened"_s, u"v1"_s, {}, hours(24 * 3)),
                           eventOf(u"learner-2"_s, u"answered"_s, u"e1"_s, false, hours(24 * 3))});
        QCOMPARE(receipt->accepted, 7);
        const LearningStore learning(store.database());
        const auto progress = learning.progress(m_tenant, {}, {}).value();
        QCOMPARE(progress.size(), 1);
        QCOMPARE(progress[0].learners, 2);
        QCOMPARE(progress[0].completed, 1);
        QCOMPARE(progress[0].answers, 4);
        QCOMPARE(progress[0].right, 2);
        QCOMPARE(progress[0].listened, 1);
        QCOMPARE(learning.progress(m_tenant, {}, {m_now - hours(24), {}}).value()[0].learners, 1);
        QVERIFY(learning.progress(m_tenant, ItemId(u"sna.food.001"_s), {}).value().isEmpty());

        // First answers tell what a lesson taught; newest ones what is known now.
        const auto outcomes = learning.outcomes(m_tenant, ItemId(u"sna.greet.001"_s)).value();
        QCOMPARE(outcomes.size(), 2);
        QCOMPARE(outcomes[0].answered, 2);
        QCOMPARE(outcomes[0].right, 1);
        QVERIFY(outcomes[0].completed);
        const auto mastery = learning.mastery(m_tenant, u"learner-1"_s).value();
        QCOMPARE(mastery.value(ItemId(u"sna.greet.001"_s)).right, 2);

        const auto engagement = learning.engagement(m_tenant, m_now + milliseconds(1000)).value();
        QCOMPARE(engagement.now, 1);
        QCOMPARE(engagement.day, 1);
        QCOMPARE(engagement.week, 2);
        const auto days = learning.stretches(m_tenant, {{}, hours(24), {}}).value();
        QCOMPARE(days.size(), 2);
        QCOMPARE(days[0].all.learners, 1);
        QCOMPARE(days[0].all.events, 2);
        QCOMPARE(days[1].all.completed, 1);
        QCOMPARE(days[1].versions,
                 (QList<AdoptionRow>{{days[1].all.from, u"ios"_s, u"4.2.0"_s, 1}}));
    }

    // W153
    void anErasedLearnerIsGoneAndStaysSo()
    {
        TemporaryStore store;
        const Json held = eventOf(u"learner-1"_s, u"answered"_s, u"e1"_s, true);
        QCOMPARE(record(store, {eventOf(u"learner-1"_s, u"completed"_s),
                                eventOf(u"learner-2"_s, u"completed"_s)})
                     ->accepted,
                 2);
        qint64 erased = 0;
        const auto done = store.inTransaction([&](Committer &committer) -> Result<void> {
            const auto count =
                LearningStore(committer.database()).erase(m_tenant, u"learner-1"_s, m_now);
            erased = count.value_or(-1);
            return {};
        });
        QVERIFY(done.has_value());
        QCOMPARE(erased, 1);
        const auto late = record(store, {held});
        QCOMPARE(late->accepted, 0);
        QCOMPARE(late->refused.size(), 1);
        QCOMPARE(late->refused[0].error.code, ErrorCode::Forbidden);
        const auto left = LearningStore(store.database()).list(m_tenant, {}, 10).value();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0].learner, u"learner-2"_s);
        // Nothing in the store's file names the key any more, once it was written in one piece.
        QVERIFY(execute(store.database(), u"VACUUM"_s).has_value());
        QVERIFY(execute(store.database(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s).has_value());
        QFile file(store.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("learner-2"));
        QVERIFY(!bytes.contains("learner-1"));
    }
};

QTEST_GUILESS_MAIN(TestLearningStore)
#include "tst_learningstore.moc"
