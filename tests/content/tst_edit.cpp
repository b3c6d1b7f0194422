#include "engine/content/edit.h"
#include "engine/content/ids.h"
#include "engine/content/receipt.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/platform.h"

#include <QSet>
#include <QTest>

using namespace Batanidza;
using namespace std::chrono_literals;

namespace {

//! JSON with ` for ".
QByteArray quoted(QByteArray text)
{
    return text.replace('`', '"');
}

const char *const plainEdit =
    "{`n`:3,`id`:`sna.greet.001`,`type`:`lesson`,`base`:null,`body`:{`a`:1},"
    "`author`:`rudo`,`at`:`2026-11-22T12:00:00.123Z`}";

Edit someEdit(EditBase base, EditContent content)
{
    Edit edit;
    edit.n = EditNumber(17);
    edit.id = ItemId(QStringLiteral("sna.greet.001"));
    edit.type = QStringLiteral("lesson");
    edit.base = base;
    edit.content = std::move(content);
    edit.author = QStringLiteral("Rud\u00f3");
    edit.at = 1'795'348'800'123ms;
    return edit;
}

} // namespace

class TestEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsSurviveTheLine_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a new lesson") << 0;
        QTest::newRow("a patch of a revision, urgent, for two platforms") << 1;
        QTest::newRow("a deletion after an own edit") << 2;
    }

    void editsSurviveTheLine()
    {
        QFETCH(int, kind);
        const Sha256 hash = Sha256::of("x");
        Edit edit =
            kind == 0 ? someEdit(BaseAbsent{}, EditBody{JsonObject{{QStringLiteral("a"), Json(1)}}})
            : kind == 1
                ? someEdit(BaseVersion{Version(4), hash},
                           EditPatch{{Json(JsonObject{{QStringLiteral("op"), Json(u"remove")},
                                                      {QStringLiteral("path"), Json(u"/a")}})}})
                : someEdit(BaseOwnEdit{EditNumber(16)}, EditDelete{});
        if (kind == 1) {
            edit.priority = Priority::Critical;
            edit.platforms = {QStringLiteral("web"), QStringLiteral("watchos")};
        }
        const Json json = writeEdit(edit);
        edit.fingerprint = Sha256::of(writeJson(json));
        const auto back = readEdit(*readJson(writeJson(json)));
        QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
        QCOMPARE(*back, edit);
    }

    void badEditsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("numbered");
        const auto row = [](const char *name, const char *from, const char *to, const char *says,
                            bool numbered = true) {
            QTest::newRow(name) << quoted(from) << quoted(to) << QString::fromLatin1(says)
                                << numbered;
        };
        row("n is 0", "`n`:3", "`n`:0", "/n", false);
        row("n is missing", "`n`:3,", "", "/n", false);
        row("n is a text", "`n`:3", "`n`:`3`", "/n", false);
        row("n is broken", "`n`:3", "`n`:3.5", "/n", false);
        row("an id with a slash", "sna.greet.001", "../etc", "/id");
        row("an empty id", "sna.greet.001", "", "/id");
        row("a type with spaces", "`lesson`", "`a b`", "/type");
        row("a type that is too long", "`lesson`", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`", "/type");
        row("base is a list", "`base`:null", "`base`:[]", "/base");
        row("base without a hash", "`base`:null", "`base`:{`version`:3}", "/base/hash");
        row("base of version 0", "`base`:null", "`base`:{`version`:0,`hash`:``}", "/base/version");
        row("base of own edit 0", "`base`:null", "`base`:{`n`:0}", "/base/n");
        row("no content", "`body`:{`a`:1},", "", "exactly one");
        row("two contents", "`body`:{`a`:1}", "`body`:{`a`:1},`delete`:true", "exactly one");
        row("a body that is a list", "`body`:{`a`:1}", "`body`:[]", "/body");
        row("a patch without operations", "`body`:{`a`:1}", "`patch`:{}", "/patch/ops");
        row("delete is false", "`body`:{`a`:1}", "`delete`:false", "/delete");
        row("no author", "`author`:`rudo`,", "", "/author");
        row("a time that is none", "2026-11-22T12:00:00.123Z", "soon", "/at");
        row("an unknown priority", "`n`:3", "`n`:3,`priority`:`now`", "/priority");
        row("platforms that are no texts", "`n`:3", "`n`:3,`platforms`:[1]", "/platforms");
        row("a platform nobody knows", "`n`:3", "`n`:3,`platforms`:[`web`,`tv`]", "/platforms/1");
    }

    void badEditsAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, says);
        QFETCH(bool, numbered);
        const auto good = readJson(quoted(plainEdit));
        QVERIFY(readEdit(*good));
        const auto json = readJson(quoted(plainEdit).replace(from, to));
        QVERIFY(json);
        QVERIFY(*json != *good);
        const auto edit = readEdit(*json);
        QVERIFY(!edit);
        QCOMPARE(edit.error().code, ErrorCode::Invalid);
        QVERIFY2(edit.error().detail.contains(says), qPrintable(edit.error().detail));
        QCOMPARE(editNumberOf(*json).has_value(), numbered);
    }

    void anyOtherJsonIsRefused()
    {
        for (const char *text : {"null", "[]", "7", "\"x\"", "{}"})
            QVERIFY2(!readEdit(*readJson(QByteArray(text))), text);
    }

    void theFingerprintIsThatOfTheWords()
    {
        const auto a = readEdit(*readJson(quoted(plainEdit)));
        const auto b = readEdit(*readJson(quoted(plainEdit).replace(":3", " : 3")));
        const auto c = readEdit(*readJson(quoted(plainEdit).replace("rudo", "Rudo")));
        QCOMPARE(a->fingerprint, b->fingerprint);
        QVERIFY(a->fingerprint != c->fingerprint);
    }

    void receiptsSurviveTheLine_data()
    {
        QTest::addColumn<QString>("status");
        for (const char *name : {"applied", "merged", "queued", "unchanged", "rejected"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void receiptsSurviveTheLine()
    {
        QFETCH(QString, status);
        Receipt receipt;
        receipt.n = EditNumber(5);
        receipt.status = *editStatusFromName(status);
        QCOMPARE(editStatusName(receipt.status), status);
        receipt.id = ItemId(QStringLiteral("a.b"));
        if (receipt.status == EditStatus::Rejected) {
            receipt.error =
                Error{ErrorCode::StaleBase, QStringLiteral("patch on an edit that was rejected")};
        } else {
            receipt.version = Version(9);
            receipt.hash = Sha256::of("x");
            receipt.sequence = Sequence(77);
            receipt.blobsMissing = {Sha256::of("a"), Sha256::of("b")};
        }
        if (receipt.status == EditStatus::Queued)
            receipt.conflict = ConflictId(QStringLiteral("c77"));
        const auto back = readReceipt(*readJson(writeJson(writeReceipt(receipt))));
        QVERIFY(back);
        QCOMPARE(*back, receipt);
    }

    void badReceiptsAreRefused()
    {
        for (const char *text : {"null", "{}", "{`n`:1}", "{`n`:0,`status`:`applied`}",
                                 "{`n`:1,`status`:`done`}", "{`status`:`applied`}"})
            QVERIFY2(!readReceipt(*readJson(quoted(text))), text);
    }

    void cursors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("sequence");
        QTest::newRow("a cursor") << QStringLiteral("3b1f.41") << qint64(41);
        QTest::newRow("the start") << QStringLiteral("3b1f.0") << qint64(0);
        for (const char *bad : {"", ".", "3b1f", "3b1f.", ".41", "3b1f.-1", "3b1f.041", "3b1f.4 1",
                                "3b 1f.4", "3b1f.12345678901234567", "3b1f.+1"})
            QTest::newRow(*bad ? bad : "nothing") << QString::fromLatin1(bad) << qint64(-1);
    }

    // W46
    void cursors()
    {
        QFETCH(QString, text);
        QFETCH(qint64, sequence);
        const auto cursor = Cursor::parse(text);
        QCOMPARE(cursor ? cursor->sequence.value() : qint64(-1), sequence);
        if (cursor)
            QCOMPARE(cursor->toString(), text);
        else
            QCOMPARE(cursor.error().code, ErrorCode::Invalid);
    }

    void names()
    {
        QVERIFY(isValidItemId(u"sna.greet.001"));
        QVERIFY(isValidItemId(QString(128, u'a')));
        for (const QStringView bad : {u"", u"a/b", u"a b", u"\u00e9", u"a\n", u"n'anga"})
            QVERIFY2(!isValidItemId(bad), qPrintable(bad.toString()));
        QVERIFY(!isValidItemId(QString(129, u'a')));
        QVERIFY(isValidTenantId(u"demo-1"));
        for (const QStringView bad : {u"", u"Demo", u"-a", u"a_b", u"a.b"})
            QVERIFY2(!isValidTenantId(bad), qPrintable(bad.toString()));
        QVERIFY(!isValidTenantId(QString(65, u'a')));
    }

    void epochsDiffer()
    {
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i)
            seen.insert(newEpoch().toString());
        QCOMPARE(seen.size(), 100);
        QCOMPARE(seen.begin()->size(), 32);
    }

    // W81
    void theMarkOfAnEditIsThatOfTheProtocol()
    {
        QCOMPARE(editMark(ClientId(QStringLiteral("abc")), EditNumber(7)),
                 Sha256::of("abc:7").toHex().first(16));
        QVERIFY(editMark(ClientId(QStringLiteral("a")), EditNumber(11)) !=
                editMark(ClientId(QStringLiteral("a:1")), EditNumber(1)));
    }

    void platformsByName()
    {
        for (const Platform platform : allPlatforms)
            QCOMPARE(*platformFromName(platformName(platform)), platform);
        QVERIFY(!platformFromName(u"watch"));
        QVERIFY(!platformFromName(u"Web"));
        for (const Priority priority :
             {Priority::Low, Priority::Normal, Priority::High, Priority::Critical})
            QCOMPARE(*priorityFromName(priorityName(priority)), priority);
        QVERIFY(!priorityFromName(u"urgent"));
    }
};

QTEST_APPLESS_MAIN(TestEdit)
#include "tst_edit.moc"
