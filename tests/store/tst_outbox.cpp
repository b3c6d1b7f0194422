#include "engine/base/jsonread.h"
#include "engine/store/outbox.h"
#include "engine/store/query.h"
#include "engine/store/replica.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

namespace {

const ItemId itemA(QStringLiteral("a"));
const ItemId itemB(QStringLiteral("b"));

Json textBody(const QString &text)
{
    return JsonObject{{QStringLiteral("text"), text}};
}

Edit draft(const ItemId &id, EditContent content, EditBase base = BaseAbsent{})
{
    Edit edit;
    edit.id = id;
    edit.type = QStringLiteral("document");
    edit.base = base;
    edit.content = std::move(content);
    edit.author = QStringLiteral("rudo");
    edit.at = 1'700'000'000'000ms;
    return edit;
}

Edit draft(const ItemId &id, const QString &text, EditBase base = BaseAbsent{})
{
    return draft(id, EditBody{textBody(text)}, base);
}

Receipt receipt(qint64 n, EditStatus status, const ItemId &id, qint64 version, qint64 sequence)
{
    Receipt made;
    made.n = EditNumber(n);
    made.status = status;
    made.id = id;
    if (status != EditStatus::Rejected) {
        made.version = Version(version);
        made.hash = Sha256::of("v" + QByteArray::number(version));
        made.sequence = Sequence(sequence);
    }
    return made;
}

QList<qint64> numbers(const Outbox &outbox)
{
    QList<qint64> found;
    const auto open = outbox.unreceipted(EditNumber(), 1000, 1'000'000);
    for (const OutboxEntry &entry : *open)
        found.append(entry.edit.n.value());
    return found;
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void cleanup()
    {
        m_outbox.reset();
        m_database.reset();
        m_folder.reset();
    }

    void numbersFromOneAndKeepsAcrossARestart()
    {
        const ClientId client = *m_outbox->clientId();
        QVERIFY(isValidClientId(client.toString()));
        QCOMPARE(m_outbox->add(draft(itemA, QStringLiteral("one")))->edit.n, EditNumber(1));
        QCOMPARE(m_outbox->add(draft(itemB, QStringLiteral("two")))->edit.n, EditNumber(2));
        reopen();
        QCOMPARE(*m_outbox->clientId(), client);
        QCOMPARE(numbers(*m_outbox), (QList<qint64>{1, 2}));
        QCOMPARE(m_outbox->add(draft(itemA, QStringLiteral("three")))->edit.n, EditNumber(3));
        // The bytes are those that were kept, so the same number always has the same bytes.
        const auto entry = m_outbox->entry(EditNumber(1));
        QCOMPARE((*entry)->edit.fingerprint, Sha256::of((*entry)->bytes));
        QCOMPARE((*entry)->edit.author, QStringLiteral("rudo"));
    }

    void aNumberIsNeverGivenTwiceEvenWhenItsEditIsGone()
    {
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(m_outbox->add(draft(itemA, QString::number(i))));
            QVERIFY(m_outbox->receive(receipt(i, EditStatus::Rejected, itemA, 0, 0), 0ms));
        }
        QVERIFY(m_outbox->trim(48h));
        QVERIFY(!*m_outbox->entry(EditNumber(3)));
        reopen();
        QCOMPARE(m_outbox->add(draft(itemA, QStringLiteral("next")))->edit.n, EditNumber(4));
    }

    void whatTheHubCouldNotReadUsesNoNumber()
    {
        Edit bad = draft(ItemId(QStringLiteral("no spaces allowed")), QStringLiteral("x"));
        QCOMPARE(m_outbox->add(bad).error().code, ErrorCode::Invalid);
        bad = draft(itemA, QStringLiteral("x"));
        bad.author = QString(201, u'x');
        QCOMPARE(m_outbox->add(bad).error().code, ErrorCode::Invalid);
        QCOMPARE(m_outbox->add(draft(itemA, QStringLiteral("x")))->edit.n, EditNumber(1));
        QCOMPARE(m_outbox->add(draft(itemA, EditBody{Json(3)})).error().code, ErrorCode::Invalid);
    }

    void givesBatchesByCountAndBytes()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(m_outbox->add(draft(itemA, QString(100, u'x'))));
        QCOMPARE(m_outbox->unreceipted(EditNumber(), 4, 1'000'000)->size(), 4);
        QCOMPARE(m_outbox->unreceipted(EditNumber(4), 100, 1'000'000)->first().edit.n,
                 EditNumber(5));
        const qsizetype one = m_outbox->unreceipted(EditNumber(), 1, 1)->first().bytes.size();
        QCOMPARE(m_outbox->unreceipted(EditNumber(), 100, 3 * (one + 1))->size(), 3);
        QCOMPARE(m_outbox->unreceipted(EditNumber(), 100, 1)->size(), 1); // else it would never go
    }

    void aReceiptCountsOnce()
    {
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("x"))));
        QVERIFY(*m_outbox->hasUnreceiptedOn(itemA));
        const Receipt first = receipt(1, EditStatus::Applied, itemA, 1, 9);
        const auto entry = m_outbox->receive(first, 0ms);
        QVERIFY(*entry);
        QCOMPARE((*entry)->receipt, std::optional(first));
        QVERIFY(!*m_outbox->receive(first, 0ms));
        QVERIFY(!*m_outbox->receive(receipt(77, EditStatus::Applied, itemA, 1, 9), 0ms));
        QVERIFY(!*m_outbox->hasUnreceiptedOn(itemA));
        QCOMPARE(*m_outbox->unreceiptedCount(), 0);
        QCOMPARE(*m_outbox->lastReceipted(), EditNumber(1));
        QCOMPARE((*m_outbox->latestOn(itemA))->receipt, std::optional(first));
        QVERIFY(!*m_outbox->latestOn(itemB));
    }

    // W73
    void receiptedEditsStayUntilTheCursorPassedThemByADay()
    {
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("x"))));
        QVERIFY(m_outbox->receive(receipt(1, EditStatus::Applied, itemA, 1, 10), 0ms));
        QVERIFY(m_outbox->passed(Sequence(9), 0ms));
        QVERIFY(m_outbox->trim(1000h));
        QVERIFY(*m_outbox->entry(EditNumber(1)));
        QVERIFY(m_outbox->passed(Sequence(10), 1000h));
        QVERIFY(m_outbox->passed(Sequence(99), 1010h)); // does not start the day anew
        QVERIFY(m_outbox->trim(1024h - 1ms));
        QVERIFY(*m_outbox->entry(EditNumber(1)));
        QVERIFY(m_outbox->trim(1024h));
        QVERIFY(!*m_outbox->entry(EditNumber(1)));
    }

    void whatALaterEditBuildsOnStays()
    {
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("x"))));
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("y"), BaseOwnEdit{EditNumber(1)})));
        QVERIFY(m_outbox->receive(receipt(1, EditStatus::Applied, itemA, 1, 10), 0ms));
        QVERIFY(m_outbox->passed(Sequence(10), 0ms));
        QVERIFY(m_outbox->trim(100h));
        QVERIFY(*m_outbox->entry(EditNumber(1)));
        QVERIFY(m_outbox->receive(receipt(2, EditStatus::Applied, itemA, 2, 11), 0ms));
        QVERIFY(m_outbox->trim(100h));
        QVERIFY(!*m_outbox->entry(EditNumber(1)));
    }

    // W73
    void aRestoredHubGetsWhatItLost()
    {
        for (int i = 1; i <= 5; ++i) {
            const EditBase base = i == 1 ? EditBase(BaseAbsent{}) : BaseOwnEdit{EditNumber(i - 1)};
            QVERIFY(m_outbox->add(draft(itemA, QString::number(i), base)));
        }
        for (int i = 1; i <= 4; ++i)
            QVERIFY(m_outbox->receive(receipt(i, EditStatus::Applied, itemA, i, 10 + i), 0ms));
        const ClientId client = *m_outbox->clientId();
        QVERIFY(m_outbox->renumber(EditNumber(2)));
        QCOMPARE(*m_outbox->clientId(), client);
        QCOMPARE(numbers(*m_outbox), (QList<qint64>{3, 4, 5}));
        QCOMPARE(*m_outbox->lastReceipted(), EditNumber(2));
        QCOMPARE(*m_outbox->lastNumber(), EditNumber(5));
        QCOMPARE(baseOf(3), EditBase(BaseOwnEdit{EditNumber(2)}));
        QCOMPARE(baseOf(5), EditBase(BaseOwnEdit{EditNumber(4)}));
        QCOMPARE(m_outbox->add(draft(itemA, QStringLiteral("6")))->edit.n, EditNumber(6));
    }

    void aRestoredHubThatLostMoreThanWeHoldClosesTheGap()
    {
        for (int i = 1; i <= 4; ++i)
            QVERIFY(m_outbox->add(draft(itemA, QString::number(i))));
        for (int i = 1; i <= 2; ++i) {
            QVERIFY(m_outbox->receive(receipt(i, EditStatus::Applied, itemA, i, i), 0ms));
            QVERIFY(m_outbox->passed(Sequence(i), 0ms));
        }
        QVERIFY(m_outbox->trim(100h)); // 1 and 2 are gone
        const qint64 keyOfThree = (*m_outbox->entry(EditNumber(3)))->key;
        QVERIFY(m_outbox->renumber(EditNumber(0)));
        QCOMPARE(numbers(*m_outbox), (QList<qint64>{1, 2}));
        QCOMPARE((*m_outbox->entry(EditNumber(1)))->key, keyOfThree);
        QCOMPARE(*m_outbox->lastNumber(), EditNumber(2));
    }

    // W72
    void aClonedDeviceStartsOverWithWhatHasNoReceipt()
    {
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("1"))));
        QVERIFY(m_outbox->add(draft(itemB, QStringLiteral("2"))));
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("3"), BaseOwnEdit{EditNumber(1)})));
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("4"), BaseOwnEdit{EditNumber(3)})));
        QVERIFY(m_outbox->receive(receipt(1, EditStatus::Applied, itemA, 7, 10), 0ms));
        const ClientId before = *m_outbox->clientId();
        const auto fresh = m_outbox->startOver();
        QVERIFY(fresh && *fresh != before);
        reopen();
        QCOMPARE(*m_outbox->clientId(), *fresh);
        QCOMPARE(numbers(*m_outbox), (QList<qint64>{1, 2, 3}));
        QCOMPARE(*m_outbox->lastReceipted(), EditNumber(0));
        // The number of a receipted edit means nothing under the new id; its outcome does.
        QCOMPARE(baseOf(2), EditBase(BaseVersion{Version(7), Sha256::of("v7")}));
        QCOMPARE(baseOf(3), EditBase(BaseOwnEdit{EditNumber(2)}));
        QCOMPARE(m_outbox->add(draft(itemA, QStringLiteral("5")))->edit.n, EditNumber(4));
    }

    void startingOverResolvesWhatWasBuiltOnAMergedEdit_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("merged") << int(EditStatus::Merged);
        QTest::newRow("queued") << int(EditStatus::Queued);
        QTest::newRow("rejected") << int(EditStatus::Rejected);
    }

    void startingOverResolvesWhatWasBuiltOnAMergedEdit()
    {
        QFETCH(int, status);
        const BaseVersion base{Version(4), Sha256::of("v4")};
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("mine"), base)));
        const JsonArray operations{*readJson(R"({"op":"add","path":"/more","value":1})")};
        QVERIFY(m_outbox->add(draft(itemA, EditPatch{operations}, BaseOwnEdit{EditNumber(1)})));
        QVERIFY(m_outbox->receive(receipt(1, EditStatus(status), itemA, 6, 10), 0ms));
        QVERIFY(m_outbox->startOver());
        const auto entry = m_outbox->entry(EditNumber(1));
        QCOMPARE((*entry)->edit.base, EditBase(base));
        QCOMPARE((*entry)->edit.content,
                 EditContent(EditBody{*readJson(R"({"more":1,"text":"mine"})")}));
    }

    void damageIsSaidWithItsFile()
    {
        QVERIFY(m_outbox->add(draft(itemA, QStringLiteral("x"))));
        QVERIFY(
            execute(*m_database, QStringLiteral("UPDATE outbox SET edit = ?"), {QByteArray("{")}));
        const auto read = m_outbox->unreceipted(EditNumber(), 10, 1000);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY(read.error().detail.contains(m_database->file()));
    }

private:
    void reopen()
    {
        m_outbox.reset();
        m_database.reset();
        auto database = Replica::openStore(m_folder->filePath(QStringLiteral("client.db")));
        QVERIFY2(database, qPrintable(database ? QString() : database.error().detail));
        m_database = *std::move(database);
        m_outbox.emplace(*m_database);
    }

    EditBase baseOf(qint64 n) { return (*m_outbox->entry(EditNumber(n)))->edit.base; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::optional<Outbox> m_outbox;
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
