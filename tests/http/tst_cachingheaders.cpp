#include "engine/http/cachingheaders.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestCachingHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("expected"); // "first-last", "whole" or "416"
        const auto row = [](const char *name, const QByteArray &header, const char *expected) {
            QTest::newRow(name) << header << QString::fromLatin1(expected);
        };
        row("the first bytes", "bytes=0-9", "0-9");
        row("one byte", "bytes=99-99", "99-99");
        row("to the end", "bytes=90-", "90-99");
        row("beyond the end is cut", "bytes=90-1000", "90-99");
        row("the last bytes", "bytes=-10", "90-99");
        row("more last bytes than there are", "bytes=-1000", "0-99");
        row("behind the end", "bytes=100-", "416");
        row("no bytes at all from the end", "bytes=-0", "416");
        row("no header", "", "whole");
        row("another unit", "lines=1-2", "whole");
        row("several ranges", "bytes=0-1,3-4", "whole");
        row("backwards", "bytes=9-0", "whole");
        row("letters", "bytes=a-b", "whole");
        row("only a dash", "bytes=-", "whole");
        row("no dash", "bytes=5", "whole");
        row("a minus sign", "bytes=--5", "whole");
        row("a number too large for us", "bytes=0-99999999999999999999", "whole");
    }

    void ranges()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, expected);
        const auto range = readRange(header, 100);
        QString answer = u"416"_s;
        if (range && *range)
            answer = u"%1-%2"_s.arg((*range)->first).arg((*range)->last);
        else if (range)
            answer = u"whole"_s;
        QCOMPARE(answer, expected);
    }

    void anEmptyFileHasNoRange() { QVERIFY(!readRange("bytes=0-", 0)); }

    void contentRanges()
    {
        const auto good = readContentRange(" bytes 5-9/10 ");
        QVERIFY(good);
        QCOMPARE(*good, (ContentRange{{5, 9}, 10}));
        for (const char *bad :
             {"", "bytes 5-9/*", "bytes */10", "bytes 9-5/10", "bytes 5-10/10", "bytes -9/10",
              "5-9/10", "bytes 5-9", "bytes 5-9/10x", "bytes x-9/10"})
            QVERIFY2(!readContentRange(bad), bad);
    }

    void tagsAreComparedWeakly()
    {
        HttpRequest request;
        QVERIFY(!noneMatchNames(request, "\"a\""));
        for (const char *header : {"\"a\"", "W/\"a\"", "*", "\"x\", W/\"a\"", " \"a\" "}) {
            request.headers["if-none-match"] = header;
            QVERIFY2(noneMatchNames(request, "\"a\""), header);
        }
        request.headers["if-none-match"] = "\"b\", a";
        QVERIFY(!noneMatchNames(request, "\"a\""));
    }
};

QTEST_APPLESS_MAIN(TestCachingHeaders)
#include "tst_cachingheaders.moc"
