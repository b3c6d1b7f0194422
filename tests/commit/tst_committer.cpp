#include "engine/commit/committer.h"

#include "engine/base/jsonread.h"
#include "engine/store/blobindex.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "tests/support/temporarystore.h"

#include <QtTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const TenantId demo(u"demo"_s);
const QString item = u"sna.greet.001"_s;

//! What an edit may stand on, in the words of the rows below.
enum class Base {
    Null,
    Head,
    Older,
    OlderSameContent,
    Unknown,
    UnknownHashOfHead,
    OwnApplied,
    OwnQueued,
    OwnRejected,
    OwnLater,
    OwnOfAnotherItem
};
enum class Item { Absent, Live, Deleted };
enum class Sent { New, SameAsHead, Patch, BadPatch, Delete };

} // namespace

Q_DECLARE_METATYPE(Base)
Q_DECLARE_METATYPE(Item)
Q_DECLARE_METATYPE(Sent)

class TestCommitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TemporaryStore>();
        m_next = {};
    }

    void aNewItemIsApplied()
    {
        const Json body = lessonBody(item, u"Kukwazisana"_s);
        Receipt receipt;
        const auto batches = m_store->inTransaction([&](Committer &committer) -> Result<void> {
            const auto taken =
                committer.take(from(u"c1"_s), submitted(bodyEdit(1, item, BaseAbsent{}, body)));
            if (taken)
                receipt = *taken;
            return {};
        });
        QVERIFY(batches);
        QCOMPARE(receipt.status, EditStatus::Applied);
        QCOMPARE(receipt.version, Version(1));
        QCOMPARE(receipt.hash, hashOf(body));
        QCOMPARE(receipt.sequence, Sequence(1));
        QCOMPARE(batches->size(), 1);
        const CommitBatch &batch = *batches->first();
        QCOMPARE(batch.from.sequence, Sequence(0));
        QCOMPARE(batch.to.sequence, Sequence(1));
        QCOMPARE(batch.changes.size(), 1);
        QCOMPARE(batch.changes[0].body, writeJson(body));
        const auto changes = EventLog(m_store->database()).changes(demo, {}, Sequence(9), 10);
        QVERIFY(changes);
        QCOMPARE(changes->size(), 1);
        QCOMPARE(changes->first(), batch.changes[0].change);
        QCOMPARE(changes->first().origin.author, u"Rudo"_s);
        QCOMPARE(changes->first().origin.editMark, editMark(ClientId(u"c1"_s), EditNumber(1)));
        QCOMPARE(ContentStore(m_store->database()).body(demo, hashOf(body)).value(),
                 writeJson(body));
    }

    void everyBaseMeetsEveryItem_data()
    {
        QTest::addColumn<Item>("state");
        QTest::addColumn<Base>("base");
        QTest::addColumn<Sent>("sent");
        QTest::addColumn<EditStatus>("status");
        QTest::addColumn<ErrorCode>("error");
        const auto row = [](const char *name, Item state, Base base, Sent sent, EditStatus status,
                            ErrorCode error = ErrorCode::Internal) {
            QTest::newRow(name) << state << base << sent << status << error;
        };
        using enum EditStatus;
        row("no item, no base: a new item", Item::Absent, Base::Null, Sent::New, Applied);
        row("no item, unknown base: the body is not lost", Item::Absent, Base::Unknown, Sent::New,
            Applied);
        row("no item, unknown base, patch: nothing to patch", Item::Absent, Base::Unknown,
            Sent::Patch, Rejected, ErrorCode::StaleBase);
        row("no item, no base, patch: nothing to patch", Item::Absent, Base::Null, Sent::Patch,
            Rejected, ErrorCode::StaleBase);
        row("no item, deletion", Item::Absent, Base::Unknown, Sent::Delete, Rejected,
            ErrorCode::NotFound);
        row("head as base: applied", Item::Live, Base::Head, Sent::New, Applied);
        row("head as base, patch: applied", Item::Live, Base::Head, Sent::Patch, Applied);
        row("head as base, patch that does not fit", Item::Live, Base::Head, Sent::BadPatch,
            Rejected, ErrorCode::Invalid);
        row("head as base, deletion: applied", Item::Live, Base::Head, Sent::Delete, Applied);
        row("head as base, same content", Item::Live, Base::Head, Sent::SameAsHead, Unchanged);
        row("older base: a person decides", Item::Live, Base::Older, Sent::New, Queued);
        row("older base, patch: patched there, then a person decides", Item::Live, Base::Older,
            Sent::Patch, Queued);
        row("older base, deletion: a person decides", Item::Live, Base::Older, Sent::Delete,
            Queued);
        row("older base, same content as the head", Item::Live, Base::Older, Sent::SameAsHead,
            Unchanged);
        row("older base that the head went back to: applied", Item::Live, Base::OlderSameContent,
            Sent::New, Applied);
        row("older base that the head went back to, deletion: applied", Item::Live,
            Base::OlderSameContent, Sent::Delete, Applied);
        row("unknown base: a person decides", Item::Live, Base::Unknown, Sent::New, Queued);
        row("unknown base, same content as the head", Item::Live, Base::Unknown, Sent::SameAsHead,
            Unchanged);
        row("unknown base, patch: the body is asked for", Item::Live, Base::Unknown, Sent::Patch,
            Rejected, ErrorCode::StaleBase);
        row("unknown base, deletion: a person decides", Item::Live, Base::Unknown, Sent::Delete,
            Queued);
        row("unknown version with the head's content: applied", Item::Live, Base::UnknownHashOfHead,
            Sent::New, Applied);
        row("add on a live item: a person decides", Item::Live, Base::Null, Sent::New, Queued);
        row("add of what is there already", Item::Live, Base::Null, Sent::SameAsHead, Unchanged);
        row("patch of nothing on a live item", Item::Live, Base::Null, Sent::Patch, Rejected,
            ErrorCode::StaleBase);
        row("deletion that does not say of what", Item::Live, Base::Null, Sent::Delete, Rejected,
            ErrorCode::Invalid);
        row("own applied edit as base", Item::Live, Base::OwnApplied, Sent::New, Applied);
        row("own applied edit as base, patch", Item::Live, Base::OwnApplied, Sent::Patch, Applied);
        row("own queued edit as base: joins it", Item::Live, Base::OwnQueued, Sent::New, Queued);
        row("own queued edit as base, patch: against what waits", Item::Live, Base::OwnQueued,
            Sent::Patch, Queued);
        row("own queued edit as base, deletion: joins it", Item::Live, Base::OwnQueued,
            Sent::Delete, Queued);
        row("own rejected edit as base, body: on its own base", Item::Live, Base::OwnRejected,
            Sent::New, Applied);
        row("own rejected edit as base, patch", Item::Live, Base::OwnRejected, Sent::Patch,
            Rejected, ErrorCode::StaleBase);
        row("an edit that is not earlier as base", Item::Live, Base::OwnLater, Sent::New, Rejected,
            ErrorCode::Invalid);
        row("an own edit of another item as base", Item::Live, Base::OwnOfAnotherItem, Sent::New,
            Rejected, ErrorCode::Invalid);
        row("deleted, no base: a revival", Item::Deleted, Base::Null, Sent::New, Applied);
        row("deleted, no base, the deleted content: a revival", Item::Deleted, Base::Null,
            Sent::SameAsHead, Applied);
        row("deleted, the deletion as base: a revival", Item::Deleted, Base::Head, Sent::New,
            Applied);
        row("deleted, base from before: a person decides", Item::Deleted, Base::Older, Sent::New,
            Queued);
        row("deleted, the content that was deleted as base: a person decides", Item::Deleted,
            Base::OlderSameContent, Sent::New, Queued);
        row("deleted, unknown base: a person decides", Item::Deleted, Base::Unknown, Sent::New,
            Queued);
        row("deleted again", Item::Deleted, Base::Head, Sent::Delete, Unchanged);
        row("deleted again from an older base", Item::Deleted, Base::Older, Sent::Delete,
            Unchanged);
    }

    // W64, W65, W66, W67, W77
    void everyBaseMeetsEveryItem()
    {
        QFETCH(Item, state);
        QFETCH(Base, base);
        QFETCH(Sent, sent);
        QFETCH(EditStatus, status);
        QFETCH(ErrorCode, error);

        const QString other = u"other"_s;
        const QString mine = u"mine"_s;
        const Json first = lessonBody(item, u"one"_s);
        const Json second = lessonBody(item, u"two"_s);
        QList<Receipt> history; // by version, from 1
        const auto write = [&](const Json &body) {
            history.append(give(
                other, bodyEdit(0, item,
                                history.isEmpty() ? EditBase(BaseAbsent{}) : asBase(history.last()),
                                body)));
            QCOMPARE(history.last().status, EditStatus::Applied);
        };
        if (state != Item::Absent) {
            write(first);
            write(second);
            if (base == Base::OlderSameContent && state == Item::Live)
                write(first);
        }
        if (state == Item::Deleted) {
            Edit deletion = bodyEdit(0, item, asBase(history.last()), second);
            deletion.content = EditDelete{};
            history.append(give(other, deletion));
            QCOMPARE(history.last().status, EditStatus::Applied);
        }

        EditBase on = BaseAbsent{};
        Receipt waiting;
        switch (base) {
        case Base::Null:
            break;
        case Base::Head:
            on = asBase(history.last());
            break;
        case Base::Older:
            on = asBase(history.first());
            break;
        case Base::OlderSameContent: // of the live head; of what was deleted
            on = asBase(state == Item::Live ? history.first() : history[1]);
            break;
        case Base::Unknown:
            on = BaseVersion{Version(77), Sha256::of("nobody")};
            break;
        case Base::UnknownHashOfHead:
            on = BaseVersion{Version(77), *history.last().hash};
            break;
        case Base::OwnApplied:
            history.append(give(
                mine, bodyEdit(0, item, asBase(history.last()), lessonBody(item, u"three"_s))));
            on = BaseOwnEdit{history.last().n};
            break;
        case Base::OwnQueued:
            waiting = give(
                mine, bodyEdit(0, item, asBase(history.first()), lessonBody(item, u"waits"_s)));
            QCOMPARE(waiting.status, EditStatus::Queued);
            on = BaseOwnEdit{waiting.n};
            break;
        case Base::OwnRejected: {
            Edit bad = bodyEdit(0, item, asBase(history.last()), lessonBody(u"other.id"_s, u"x"_s));
            const Receipt refused = give(mine, bad);
            QCOMPARE(refused.status, EditStatus::Rejected);
            on = BaseOwnEdit{refused.n};
            break;
        }
        case Base::OwnLater:
            on = BaseOwnEdit{EditNumber(5)};
            break;
        case Base::OwnOfAnotherItem:
            on = BaseOwnEdit{give(mine, bodyEdit(0, u"sna.other"_s, BaseAbsent{},
                                                 lessonBody(u"sna.other"_s, u"x"_s)))
                                 .n};
            break;
        }
        Edit edit = bodyEdit(0, item, on, lessonBody(item, u"fresh"_s));
        if (sent == Sent::SameAsHead)
            edit.content = EditBody{base == Base::OlderSameContent ? first : second};
        if (sent == Sent::Delete)
            edit.content = EditDelete{};
        if (sent == Sent::Patch || sent == Sent::BadPatch) {
            edit.content = EditPatch{
                {JsonObject{{u"op"_s, sent == Sent::Patch ? u"replace"_s : u"remove"_s},
                            {u"path"_s, sent == Sent::Patch ? u"/title/sn"_s : u"/nowhere"_s},
                            {u"value"_s, u"patched"_s}}}};
        }
        const auto before = head();
        const Receipt receipt = give(mine, edit);
        const QByteArray words = receipt.error ? receipt.error->detail.toUtf8()
                                               : editStatusName(receipt.status).toUtf8();
        QVERIFY2(receipt.status == status, words.constData());

        const auto after = head();
        if (status == EditStatus::Rejected) {
            QCOMPARE(receipt.error->code, error);
            QVERIFY(!receipt.error->detail.isEmpty());
            QVERIFY(!receipt.version && !receipt.hash && !receipt.sequence);
        } else {
            QCOMPARE(receipt.version, after->version);
            QCOMPARE(receipt.hash, after->hash);
            QVERIFY(receipt.sequence);
        }
        if (status == EditStatus::Applied) {
            QCOMPARE(after->version, before ? before->version.next() : Version(1));
            QCOMPARE(after->sequence, *receipt.sequence);
            QCOMPARE(after->deleted, sent == Sent::Delete);
        } else {
            QCOMPARE(after, before);
        }
        ConflictQueue queue(m_store->database());
        const bool joins = base == Base::OwnQueued;
        QCOMPARE(queue.count(demo).value(), status == EditStatus::Queued || joins ? 1 : 0);
        if (status == EditStatus::Queued) {
            QCOMPARE(receipt.conflict,
                     joins ? waiting.conflict
                           : ConflictId(u'c' + QString::number(receipt.sequence->value())));
            const auto kept = queue.load(demo, receipt.conflict);
            QVERIFY(kept);
            if (sent == Sent::Delete) {
                QVERIFY(kept->isEmpty());
            } else if (sent == Sent::Patch) {
                QCOMPARE(readJson(*kept).value()[u"title"][u"sn"].toString(), u"patched"_s);
                // Everything else is as it was in what was patched.
                const Json &patched =
                    base == Base::OwnQueued ? lessonBody(item, u"waits"_s) : first;
                QCOMPARE(readJson(*kept).value()[u"title"][u"en"], patched[u"title"][u"en"]);
            } else {
                QCOMPARE(*kept, writeJson(lessonBody(item, u"fresh"_s)));
            }
            const auto list = queue.list(demo, {}, 10);
            QCOMPARE(list->size(), 1);
            QCOMPARE(list->first().author, u"Rudo"_s);
            QCOMPARE(list->first().item, ItemId(item));
            QCOMPARE(list->first().client, ClientId(mine));
        }
    }

    void whatIsRefusedUsesItsNumber_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<ErrorCode>("error");
        Edit edit = bodyEdit(1, item, BaseAbsent{}, lessonBody(item, u"x"_s));
        edit.priority = Priority::High;
        QTest::newRow("a priority that is not allowed") << edit << ErrorCode::Forbidden;
        edit = bodyEdit(1, item, BaseAbsent{}, lessonBody(u"sna.other"_s, u"x"_s));
        QTest::newRow("a lesson with another id inside") << edit << ErrorCode::Invalid;
        edit = bodyEdit(1, item, BaseAbsent{}, lessonBody(item, QString(5 * 1024 * 1024, u'x')));
        QTest::newRow("a body that is too large") << edit << ErrorCode::TooLarge;
        Json deep = lessonBody(item, u"x"_s);
        Json nested = JsonArray{};
        for (int i = 0; i < 70; ++i)
            nested = JsonArray{nested};
        deep.set(u"deep"_s, nested);
        QTest::newRow("a body that is too deep")
            << bodyEdit(1, item, BaseAbsent{}, deep) << ErrorCode::Invalid;
        Json large = lessonBody(item, u"x"_s);
        large.set(u"number"_s, 1e20);
        QTest::newRow("a number that nobody could read back")
            << bodyEdit(1, item, BaseAbsent{}, large) << ErrorCode::Invalid;
    }

    // W20, W68
    void whatIsRefusedUsesItsNumber()
    {
        QFETCH(Edit, edit);
        QFETCH(ErrorCode, error);
        const auto receipt = take(u"c1"_s, submitted(edit));
        QVERIFY(receipt);
        QCOMPARE(receipt->status, EditStatus::Rejected);
        QCOMPARE(receipt->error->code, error);
        QVERIFY(!head());
        QCOMPARE(
            take(u"c1"_s, submitted(bodyEdit(2, item, BaseAbsent{}, lessonBody(item, u"good"_s))))
                ->status,
            EditStatus::Applied);
    }

    void aDamagedEditGetsAReceiptToo()
    {
        const SubmittedEdit damaged{EditNumber(1), Sha256::of("damaged"),
                                    Error{ErrorCode::Invalid, u"edit /type: no"_s}, ItemId(item)};
        const auto receipt = take(u"c1"_s, damaged);
        QCOMPARE(receipt->status, EditStatus::Rejected);
        QCOMPARE(receipt->error->detail, u"edit /type: no"_s);
        QCOMPARE(receipt->id, ItemId(item));
        QCOMPARE(take(u"c1"_s, damaged).value(), *receipt);
        // A body that stands on it has a base nobody knows.
        const auto next = take(u"c1"_s, submitted(bodyEdit(2, item, BaseOwnEdit{EditNumber(1)},
                                                           lessonBody(item, u"x"_s))));
        QCOMPARE(next->status, EditStatus::Applied);
    }

    // W47
    void theTypeOfAnIdNeverChanges()
    {
        give(u"c1"_s, bodyEdit(0, item, BaseAbsent{}, lessonBody(item, u"x"_s)));
        Edit edit = bodyEdit(0, item, BaseAbsent{}, lessonBody(item, u"y"_s));
        edit.type = u"document"_s;
        const Receipt receipt = give(u"c1"_s, edit);
        QCOMPARE(receipt.status, EditStatus::Rejected);
        QCOMPARE(receipt.error->code, ErrorCode::Invalid);
    }

    void exactlyOnce_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<bool>("sameBytes");
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<ErrorCode>("error");
        QTest::newRow("the next number is taken") << 4 << false << true << ErrorCode::Internal;
        QTest::newRow("the last number again gives its receipt")
            << 3 << true << true << ErrorCode::Internal;
        QTest::newRow("an old number again gives its receipt")
            << 1 << true << true << ErrorCode::Internal;
        QTest::newRow("the last number with other bytes")
            << 3 << false << false << ErrorCode::EditReused;
        QTest::newRow("an old number with other bytes")
            << 1 << false << false << ErrorCode::EditReused;
        QTest::newRow("a number is left out") << 5 << false << false << ErrorCode::EditGap;
        QTest::newRow("a number far ahead") << 900 << false << false << ErrorCode::EditGap;
    }

    // W21
    void exactlyOnce()
    {
        QFETCH(int, n);
        QFETCH(bool, sameBytes);
        QFETCH(bool, accepted);
        QFETCH(ErrorCode, error);
        QList<SubmittedEdit> sent;
        QList<Receipt> receipts;
        for (int i = 1; i <= 3; ++i) {
            const QString id = u"sna.item."_s + QString::number(i);
            sent.append(submitted(bodyEdit(i, id, BaseAbsent{}, lessonBody(id, u"x"_s))));
            receipts.append(take(u"c1"_s, sent.last()).value());
        }
        const auto place = EventLog(m_store->database()).head(demo).value();
        const SubmittedEdit again =
            sameBytes ? sent[n - 1]
                      : submitted(bodyEdit(n, item, BaseAbsent{}, lessonBody(item, u"other"_s)));
        const auto receipt = take(u"c1"_s, again);
        QCOMPARE(bool(receipt), accepted);
        if (!accepted)
            QCOMPARE(receipt.error().code, error);
        else if (sameBytes)
            QCOMPARE(*receipt, receipts[n - 1]);
        else
            QCOMPARE(receipt->status, EditStatus::Applied);
        const bool grew = accepted && !sameBytes;
        QCOMPARE(EventLog(m_store->database()).head(demo)->sequence.value(),
                 place.sequence.value() + (grew ? 1 : 0));
        QCOMPARE(ClientStore(m_store->database()).client(demo, ClientId(u"c1"_s)).value()->lastEdit,
                 EditNumber(grew ? 4 : 3));
        if (accepted)
            QCOMPARE(ClientStore(m_store->database())
                         .receipt(demo, ClientId(u"c1"_s), EditNumber(n))
                         .value(),
                     std::optional(*receipt));
    }

    void aClientBelongsToItsToken()
    {
        QVERIFY(m_store->inTransaction([&](Committer &committer) -> Result<void> {
            Submission submission = from(u"c1"_s);
            submission.subject = u"t1"_s;
            const auto first = committer.take(
                submission, submitted(bodyEdit(1, item, BaseAbsent{}, lessonBody(item, u"x"_s))));
            submission.subject = u"t2"_s;
            const auto second = committer.take(
                submission, submitted(bodyEdit(2, item, BaseAbsent{}, lessonBody(item, u"y"_s))));
            if (!first || second || second.error().code != ErrorCode::Unauthorised)
                return Error{ErrorCode::Internal, u"another token was let in"_s};
            return {};
        }));
    }

    // W71
    void missingBlobsAreNamedUntilTheyAreThere()
    {
        const Sha256 blob = Sha256::of("sound");
        Json body = lessonBody(item, u"x"_s);
        body.set(u"media"_s,
                 JsonArray{JsonObject{
                     {u"renditions"_s, JsonArray{JsonObject{{u"sha256"_s, blob.toHex()}}}}}});
        const Receipt first = give(u"c1"_s, bodyEdit(0, item, BaseAbsent{}, body));
        QCOMPARE(first.status, EditStatus::Applied);
        QCOMPARE(first.blobsMissing, QList<Sha256>{blob});
        QVERIFY(m_store->inTransaction(
            [&](Committer &committer) { return committer.addBlob(demo, blob, 5); }));
        body.set(u"level"_s, u"A2"_s);
        QVERIFY(give(u"c1"_s, bodyEdit(0, item, asBase(first), body)).blobsMissing.isEmpty());
    }

    // W74
    void anEditThatFailsLeavesTheOthersAlone()
    {
        const auto batches = m_store->inTransaction([&](Committer &committer) -> Result<void> {
            if (const auto set = committer.setSavepoint(); !set)
                return set;
            (void)committer.take(from(u"c1"_s), submitted(bodyEdit(1, item, BaseAbsent{},
                                                                   lessonBody(item, u"x"_s))));
            if (const auto back = committer.rollBackToSavepoint(); !back)
                return back;
            const auto other = committer.take(
                from(u"c2"_s),
                submitted(bodyEdit(1, item, BaseAbsent{}, lessonBody(item, u"y"_s))));
            return other ? Result<void>() : other.error();
        });
        QVERIFY(batches);
        QCOMPARE(batches->first()->changes.size(), 1);
        QCOMPARE(batches->first()->to.sequence, Sequence(1));
        QCOMPARE(head()->hash, hashOf(lessonBody(item, u"y"_s)));
        QVERIFY(!ClientStore(m_store->database()).client(demo, ClientId(u"c1"_s)).value());
    }

    void anImportIsTakenBackAsOneStep()
    {
        const auto import = [&](const QString &id, const QString &text, Version first = {}) {
            QVERIFY(m_store->inTransaction([&](Committer &committer) -> Result<void> {
                const auto there =
                    ContentStore(committer.database()).head(demo, ItemId(id)).value();
                EditSource source;
                source.importId = u"import-1"_s;
                source.firstVersion = first;
                const auto done = committer.commitOwn(
                    demo,
                    bodyEdit(0, id,
                             there ? EditBase(BaseVersion{there->version, there->hash})
                                   : EditBase(BaseAbsent{}),
                             lessonBody(id, text)),
                    source);
                return done ? Result<void>() : done.error();
            }));
        };
        const QString fresh = u"sna.fresh"_s;
        const QString moved = u"sna.moved"_s;
        const Receipt before =
            give(u"c1"_s, bodyEdit(0, item, BaseAbsent{}, lessonBody(item, u"before"_s)));
        give(u"c1"_s, bodyEdit(0, moved, BaseAbsent{}, lessonBody(moved, u"before"_s)));
        import(item, u"imported"_s);
        import(fresh, u"imported"_s, Version(7));
        import(moved, u"imported"_s);
        ImportLog imports(m_store->database());
        QCOMPARE(imports.latest(demo).value(), u"import-1"_s);
        QCOMPARE(head(fresh)->version, Version(7));
        give(u"c1"_s, bodyEdit(0, moved, BaseVersion{head(moved)->version, head(moved)->hash},
                               lessonBody(moved, u"changed since"_s)));

        UndoReport report;
        const auto undo = [&](Committer &committer) -> Result<void> {
            const auto done = committer.undoImport(demo, u"import-1"_s, u"Tendai"_s);
            if (!done)
                return done.error();
            report = *done;
            return {};
        };
        QVERIFY(m_store->inTransaction(undo));
        QCOMPARE(report.restored, 2);
        QCOMPARE(report.leftAlone, QList<ItemId>{ItemId(moved)});
        QCOMPARE(head()->hash, *before.hash);
        QCOMPARE(head()->version, Version(3)); // history goes on, it is not rewritten
        QVERIFY(head(fresh)->deleted);
        QCOMPARE(head(moved)->hash, hashOf(lessonBody(moved, u"changed since"_s)));
        QVERIFY(imports.latest(demo)->isEmpty());
        QCOMPARE(EventLog(m_store->database()).latest(demo, 1)->first().kind, u"undo-import"_s);
        const auto twice = m_store->inTransaction(undo);
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, ErrorCode::Invalid);
    }

    void anImportThatChangesNothingLeavesNoTrace()
    {
        give(u"c1"_s, bodyEdit(0, item, BaseAbsent{}, lessonBody(item, u"same"_s)));
        const auto place = EventLog(m_store->database()).head(demo).value();
        QVERIFY(m_store->inTransaction([&](Committer &committer) -> Result<void> {
            EditSource source;
            source.importId = u"import-2"_s;
            const auto done = committer.commitOwn(
                demo, bodyEdit(0, item, BaseAbsent{}, lessonBody(item, u"same"_s)), source);
            return done && done->status == EditStatus::Unchanged ? Result<void>() : Error{};
        }));
        QCOMPARE(EventLog(m_store->database()).head(demo).value(), place);
        QVERIFY(ImportLog(m_store->database()).latest(demo)->isEmpty());
    }

private:
    [[nodiscard]] static Submission from(const QString &client)
    {
        Submission submission;
        submission.tenant = demo;
        submission.client = ClientId(client);
        submission.platform = u"ios"_s;
        submission.app = u"test 1"_s;
        return submission;
    }
    Result<Receipt> take(const QString &client, const SubmittedEdit &edit)
    {
        Result<Receipt> receipt = Error{};
        const auto done = m_store->inTransaction([&](Committer &committer) -> Result<void> {
            receipt = committer.take(from(client), edit);
            return {};
        });
        return done ? receipt : done.error();
    }
    //! The client's next edit, whatever its number.
    Receipt give(const QString &client, Edit edit)
    {
        edit.n = EditNumber(++m_next[client]);
        m_store->clock().advance(std::chrono::milliseconds(3));
        const auto receipt = take(client, submitted(edit));
        return receipt ? *receipt : Receipt{};
    }
    static EditBase asBase(const Receipt &receipt)
    {
        return BaseVersion{*receipt.version, *receipt.hash};
    }
    std::optional<Head> head(const QString &id = item)
    {
        return ContentStore(m_store->database()).head(demo, ItemId(id)).value();
    }

    std::unique_ptr<TemporaryStore> m_store;
    QHash<QString, qint64> m_next;
};

QTEST_GUILESS_MAIN(TestCommitter)
#include "tst_committer.moc"
