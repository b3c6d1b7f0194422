#include "engine/base/jsonread.h"
#include "engine/runtime/demoedits.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestDemoEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleLessonTakesManyEdits()
    {
        QDir folder(u":/batanidza/demo/lessons"_s);
        const QStringList names = folder.entryList({u"*.json"_s});
        QVERIFY(names.size() >= 24);
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto lesson = readJson(file.readAll());
            QVERIFY2(lesson, qPrintable(name));
            const quint64 seed = 7;
            Jitter jitter(seed);
            const QString id = (*lesson)[u"id"].toString();
            for (int i = 0; i < 50; ++i) {
                const Json after = demoEdit(*lesson, jitter);
                QVERIFY2(!(after == *lesson),
                         qPrintable(u"%1, seed %2, edit %3"_s.arg(name).arg(seed).arg(i)));
                QCOMPARE(after[u"id"].toString(), id);
                QCOMPARE(after[u"vocabulary"].toArray().size(),
                         (*lesson)[u"vocabulary"].toArray().size());
                QCOMPARE(after.toObject().keys(), lesson->toObject().keys());
                lesson = after;
            }
            QVERIFY((*lesson)[u"summary"][u"en"].toString().size() < 400);
        }
    }

    void editsSpreadAndLetAloneWhatWaits()
    {
        QList<ItemId> lessons;
        for (int i = 0; i < 24; ++i)
            lessons.append(ItemId(u"l%1"_s.arg(i, 2, 10, QLatin1Char('0'))));
        const QSet<ItemId> waiting{lessons[0], lessons[1]};
        Jitter jitter(7);
        QHash<ItemId, int> edits;
        constexpr int turns = 10'000;
        for (int i = 0; i < turns; ++i) {
            const auto platform = allPlatforms[static_cast<size_t>(i) % allPlatforms.size()];
            const auto picked = demoPick(lessons, {platform, i % 7 == 0, waiting}, jitter);
            QVERIFY(picked);
            ++edits[*picked];
        }
        QVERIFY(edits.size() > 20); // all the others are edited
        for (const ItemId &item : waiting) {
            QVERIFY(edits[item] > 0);           // a newer version does come
            QVERIFY(edits[item] < turns / 100); // but rarely
        }
        // Only what waits is there: nothing is edited, nearly always.
        int some = 0;
        for (int i = 0; i < 1000; ++i)
            some += demoPick(lessons.first(2), {Platform::Web, true, waiting}, jitter).has_value();
        QVERIFY(some < 100);
        QVERIFY(!demoPick({}, {}, jitter));
    }

    void whatIsNoLessonStays()
    {
        Jitter jitter(1);
        const Json document(JsonObject{{u"text"_s, u"x"_s}});
        QCOMPARE(demoEdit(document, jitter), document);
    }
};

QTEST_APPLESS_MAIN(TestDemoEdits)
#include "tst_demoedits.moc"
