#include "engine/runtime/remoteengine.h"
#include "tests/support/enginehouse.h"

#include <QSignalSpy>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Conflicts and the log from a window elsewhere, on a whole engine over real sockets: all that the
//! window beside the engine can do, with the same answers.
class TestRemoteConflicts : public QObject
{
    Q_OBJECT

    struct Elsewhere : DisputedHouse
    {
        RemoteEngine remote;
        ConflictApi &there = remote.conflicts();
        ConflictApi &here = engine->conflicts();
        ConflictId id{conflict};

        explicit Elsewhere(const QString &role = u"curriculum"_s)
            : remote(target(url(), token(role)), clock)
        {
            remote.connection().start();
        }
        static RemoteTarget target(const QUrl &url, const QString &token)
        {
            RemoteTarget made = *readRemoteAddress(u"ws://127.0.0.1:%1"_s.arg(url.port()));
            made.token = Secret(token.toLatin1());
            return made;
        }
        bool isOpen()
        {
            return QTest::qWaitFor([&] { return remote.connection().isOpen(); }, 10'000);
        }
        static Resolution taking(Choice choice) { return {{FieldChoice{u"/a"_s, choice, {}}}}; }
        //! Somebody moves the field that is asked about.
        void moveHead(const QString &a) const
        {
            const auto now = settled(engine->content().load(ItemId(u"doc.1"_s)));
            (void)save(u"doc.1"_s, BaseVersion{now->row.version, now->row.hash},
                       body(a, u"first"_s), u"Tendai"_s);
        }
    };

private Q_SLOTS:
    void whatIsReadThereIsWhatIsReadHere()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        QVERIFY(settled(house.there.note(house.id, u"Ndinofunga kuti mhoro"_s, u"Chipo"_s)));
        QVERIFY(settled(house.there.assign({house.id}, u"Tariro"_s, u"Chipo"_s)));
        const auto remote = settled(house.there.load(house.id));
        QVERIFY2(remote, remote ? "" : qPrintable(remote.error().detail));
        const auto local = settled(house.here.load(house.id));
        QCOMPARE(remote->row, local->row);
        QCOMPARE(remote->row.assignee, u"Tariro"_s);
        QCOMPARE(remote->base.body, local->base.body);
        QCOMPARE(remote->current.body, local->current.body);
        QCOMPARE(remote->incoming.body, local->incoming.body);
        QCOMPARE(remote->current.hash, local->current.hash);
        QCOMPARE(remote->current.at, local->current.at);
        QCOMPARE(remote->merged, local->merged);
        QCOMPARE(remote->decisions, local->decisions);
        QCOMPARE(remote->flags, local->flags);
        QCOMPARE(remote->fields.size(), local->fields.size());
        QCOMPARE(remote->fields.first().question, local->fields.first().question);
        QCOMPARE(remote->headVersion, local->headVersion);
        QCOMPARE(remote->notes, local->notes);
        QCOMPARE(remote->notes.first().text, u"Ndinofunga kuti mhoro"_s);

        ConflictQuery query;
        query.assignee = u"Tariro"_s;
        const auto page = settled(house.there.find(query));
        QVERIFY(page);
        QCOMPARE(page->rows, settled(house.here.find(query))->rows);
        QCOMPARE(page->matching, 1);
        query.assignee = u"Nobody"_s;
        QCOMPARE(settled(house.there.find(query))->rows.size(), 0);
        QCOMPARE(settled(house.there.load(ConflictId(u"c999"_s))).error().code,
                 ErrorCode::NotFound);
    }

    // W136
    void aDecisionIsMadeTakenBackAndMadeAgain()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        QSignalSpy changed(&house.there, &ConflictApi::changed);
        const auto done = settled(house.there.resolve(
            house.id, Version(2), Elsewhere::taking(Choice::Incoming), u"Chipo"_s));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        const auto *resolved = std::get_if<ConflictResolved>(&*done);
        QVERIFY(resolved);
        QCOMPARE(resolved->receipt.version, Version(3));
        QCOMPARE(house.head(), DisputedHouse::body(u"incoming"_s, u"other"_s));
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, 5000);

        const auto taken = settled(house.there.takeBack({resolved->sequence}, {}, u"Chipo"_s));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
        QCOMPARE(taken->reopened, QList<ConflictId>{house.id});
        QCOMPARE(taken->receipts.size(), 1);
        QCOMPARE(house.head(), DisputedHouse::body(u"current"_s, u"first"_s));
        QCOMPARE(settled(house.there.takeBack({Sequence(9999)}, {}, u"Chipo"_s)).error().code,
                 ErrorCode::NotFound);

        const auto again = settled(house.there.load(house.id));
        QCOMPARE(again->row.state, ConflictState::Open);
        QVERIFY(settled(house.there.resolve(house.id, again->headVersion,
                                            Elsewhere::taking(Choice::Current), u"Chipo"_s)));
        QVERIFY(settled(house.there.reopen(house.id, u"Chipo"_s)));
        QCOMPARE(settled(house.there.load(house.id))->row.state, ConflictState::Open);
    }

    void aHeadThatMovedKeepsTheChoicesAndSaysWhich()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        house.moveHead(u"moved"_s);
        const auto outcome = settled(house.there.resolve(
            house.id, Version(2), Elsewhere::taking(Choice::Incoming), u"Chipo"_s));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        const auto *moved = std::get_if<ConflictMoved>(&*outcome);
        QVERIFY(moved);
        QCOMPARE(moved->affected, QStringList{u"/a"_s});
        QCOMPARE(moved->fresh.headVersion, Version(3));
        QCOMPARE(moved->fresh.current.body->operator[](u"a").toString(), u"moved"_s);
        QCOMPARE(house.head(), DisputedHouse::body(u"moved"_s, u"first"_s));
    }

    void whatSomebodyElseDecidedIsSaidWithTheFacts()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        QVERIFY(settled(house.here.resolve(house.id, Version(2), Elsewhere::taking(Choice::Current),
                                           u"Tariro"_s)));
        const auto outcome = settled(house.there.resolve(
            house.id, Version(2), Elsewhere::taking(Choice::Incoming), u"Chipo"_s));
        QVERIFY(outcome);
        const auto *closed = std::get_if<ConflictClosed>(&*outcome);
        QVERIFY(closed);
        QCOMPARE(closed->state, ConflictState::Resolved);
        QCOMPARE(closed->by, u"Tariro"_s);
        QVERIFY(closed->at.count() > 0 && closed->sequence.value() > 0);
    }

    void manyAreSeenAheadAndDecidedTogether()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        const ConflictId second(house.dispute(u"doc.2"_s));
        const QList<ConflictId> both{house.id, second};
        const auto previews = settled(house.there.preview(both, Strategy::IncomingWins));
        QVERIFY2(previews, previews ? "" : qPrintable(previews.error().detail));
        QCOMPARE(previews->size(), 2);
        QCOMPARE(previews->constLast().item, ItemId(u"doc.2"_s));
        QVERIFY(previews->constFirst().leaves.isEmpty());
        QCOMPARE(settled(house.there.preview(both, Strategy::Manual))->constFirst().leaves,
                 QStringList{u"/a"_s});

        const auto none = settled(house.there.resolveMany(both, Strategy::Manual, u"Chipo"_s));
        QCOMPARE(none->left, both);
        QSignalSpy progress(&house.there, &ConflictApi::progressed);
        const auto report =
            settled(house.there.resolveMany(both, Strategy::IncomingWins, u"Chipo"_s));
        QVERIFY(report);
        QCOMPARE(report->resolved.size(), 2);
        QVERIFY(report->left.isEmpty() && !report->cancelled);
        QCOMPARE(progress.count(), 2);
        QCOMPARE(house.head(u"doc.2"_s), DisputedHouse::body(u"incoming"_s, u"other"_s));
        const auto taken = settled(house.there.takeBack(report->resolved, {}, u"Chipo"_s));
        QCOMPARE(taken->reopened.size(), 2);
        QCOMPARE(house.head(u"doc.2"_s), DisputedHouse::body(u"current"_s, u"first"_s));
    }

    // W137
    void draftsAndPostponingAndViewersCross()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        const QList<FieldChoice> choices{{u"/a"_s, Choice::Own, Json(u"mine"_s)}};
        QVERIFY(settled(house.there.saveDraft(house.id, Version(2), choices, u"Chipo"_s)));
        QCOMPARE(settled(house.here.load(house.id))->draft->choices, choices);
        const auto detail = settled(house.there.load(house.id));
        QCOMPARE(detail->draft->choices, choices);
        QCOMPARE(detail->draft->headVersion, Version(2));

        const Millis until = house.clock.utc() + Millis(3'600'000);
        QVERIFY(settled(house.there.postpone({house.id}, until, u"Chipo"_s)));
        QCOMPARE(settled(house.there.load(house.id))->row.state, ConflictState::Postponed);
        QVERIFY(settled(house.there.postpone({house.id}, Millis(0), u"Chipo"_s)));
        QCOMPARE(settled(house.there.load(house.id))->row.state, ConflictState::Open);

        QSignalSpy seen(&house.there, &ConflictApi::viewersChanged);
        house.here.view(house.id, u"Tariro"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(!seen.isEmpty(), 5000);
        QCOMPARE(seen.last().at(1).toStringList(), QStringList{u"Tariro"_s});
        house.there.view(house.id, u"Chipo"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(seen.last().at(1).toStringList().size(), 2, 5000);
    }

    void theLogIsReadAsItIsHere()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        (void)settled(house.there.resolve(house.id, Version(2), Elsewhere::taking(Choice::Incoming),
                                          u"Chipo"_s));
        const auto lines = settled(house.there.events({}));
        QVERIFY2(lines, lines ? "" : qPrintable(lines.error().detail));
        QCOMPARE(*lines, *settled(house.here.events({})));
        EventQuery query;
        query.kinds = {u"resolve"_s};
        query.author = u"Chipo"_s;
        const auto decided = settled(house.there.events(query));
        QCOMPARE(decided->size(), 1);
        query.before = decided->constFirst().sequence;
        QCOMPARE(settled(house.there.events(query))->size(), 0);
        for (const EventLine &line : *lines) {
            const auto there = settled(house.there.eventDetail(line.sequence));
            const auto here = settled(house.here.eventDetail(line.sequence));
            QVERIFY2(there, there ? "" : qPrintable(there.error().detail));
            QCOMPARE(there->hash, here->hash);
            QCOMPARE(there->event, here->event);
            QCOMPARE(there->before, here->before);
            QCOMPARE(there->after, here->after);
            QCOMPARE(there->decisions, here->decisions);
            QCOMPARE(there->choices, here->choices);
            QCOMPARE(there->canTakeBack, here->canTakeBack);
        }
        query = {};
        query.itemPart = u"OC.1"_s;
        QCOMPARE(*settled(house.there.events(query)), *settled(house.here.events(query)));
        query.platform = u"ios"_s;
        QVERIFY(settled(house.there.events(query))->isEmpty());
        const auto chain = settled(house.there.verifyChain());
        QVERIFY2(chain, chain ? "" : qPrintable(chain.error().detail));
        QVERIFY(chain->breaks.isEmpty() && chain->at.count() > 0);
        QCOMPARE(chain->upTo, lines->constFirst().sequence);
        QCOMPARE(settled(house.there.eventDetail(Sequence(9999))).error().code,
                 ErrorCode::NotFound);
    }

    void withoutALineEverythingSaysSo()
    {
        Elsewhere house;
        QVERIFY(house.isOpen());
        house.engine.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!house.remote.connection().isOpen(), 10'000);
        QCOMPARE(settled(house.there.load(house.id)).error().code, ErrorCode::Unavailable);
        QCOMPARE(settled(house.there.assign({house.id}, u"x"_s, u"x"_s)).error().code,
                 ErrorCode::Unavailable);
        QCOMPARE(settled(house.there.resolveMany({house.id}, Strategy::IncomingWins, u"x"_s))
                     .error()
                     .code,
                 ErrorCode::Unavailable);
        QCOMPARE(settled(house.there.events({})).error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestRemoteConflicts)
#include "tst_remoteconflicts.moc"
