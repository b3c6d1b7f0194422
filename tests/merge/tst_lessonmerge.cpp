#include "engine/merge/threeway.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessoncheck.h"
#include "engine/merge/fieldaddress.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Batanidza;

namespace {

Json read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing %s", qPrintable(path));
    const auto json = readJson(file.readAll());
    if (!json)
        qFatal("%s: %s", qPrintable(path), qPrintable(json.error().detail));
    return *json;
}

QByteArray written(const MaybeJson &value)
{
    return value ? writeJsonIndented(*value) : QByteArray("nothing\n");
}

} // namespace

//! tests/data/merge/<case>/{base,current,incoming,expected}.json: expected holds "merged" (the
//! body, or only "at": {pointer: value}), "conflicts" ([{path, kind, rule}]) and "flags".
class TestLessonMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<QString>("folder");
        QDirIterator folders(QStringLiteral(TEST_DATA_DIR "/merge"),
                             QDir::Dirs | QDir::NoDotAndDotDot);
        while (folders.hasNext()) {
            const QString folder = folders.next();
            QTest::newRow(qPrintable(folders.fileName())) << folder;
        }
    }

    void cases()
    {
        QFETCH(QString, folder);
        const auto side = [&](const char *name) {
            const QString path = folder + u'/' + QLatin1StringView(name) + QStringLiteral(".json");
            return QFile::exists(path) ? MaybeJson(read(path)) : MaybeJson();
        };
        const MergeSides sides{side("base"), side("current"), side("incoming"), {}, {}};
        const Json expected = read(folder + QStringLiteral("/expected.json"));
        const MergeOutcome outcome = threeWay(sides, MergePolicy::builtIn(u"lesson"));

        QStringList asked;
        for (const FieldConflict &conflict : outcome.conflicts) {
            asked.append(QStringLiteral("%1 %2 %3")
                             .arg(conflictKindName(conflict.kind), conflict.rule, conflict.path));
        }
        QStringList wanted;
        for (const Json &conflict : expected[u"conflicts"].toArray()) {
            wanted.append(QStringLiteral("%1 %2 %3")
                              .arg(conflict[u"kind"].toString(), conflict[u"rule"].toString(),
                                   conflict[u"path"].toString()));
        }
        asked.sort();
        wanted.sort();
        QCOMPARE(asked, wanted);
        if (expected.contains(u"merged"))
            QCOMPARE(written(outcome.merged), written(expected[u"merged"]));
        for (const auto &[path, value] : expected[u"at"].toObject()) {
            const Json *found = outcome.merged ? atAddress(*outcome.merged, path) : nullptr;
            QVERIFY2(found, qPrintable(path));
            QCOMPARE(writeJson(*found), writeJson(value));
        }
        QStringList flags;
        for (const MergeDecision &decision : outcome.decisions)
            flags += decision.flags;
        for (const FieldConflict &conflict : outcome.conflicts)
            flags += conflict.flags;
        for (const MergeFlag &flag : outcome.flags)
            flags.append(flag.flag);
        for (const QString &flag : expected[u"flags"].toStrings())
            QVERIFY2(flags.contains(flag),
                     qPrintable(flag + QStringLiteral(" is missing in ") + flags.join(u' ')));
    }

    void linkedFieldsAreOneGroup()
    {
        const QString folder = QStringLiteral(TEST_DATA_DIR "/merge/reference-conflict/");
        const auto outcome = threeWay({read(folder + QStringLiteral("base.json")),
                                       read(folder + QStringLiteral("current.json")),
                                       read(folder + QStringLiteral("incoming.json")),
                                       {},
                                       {}},
                                      MergePolicy::builtIn(u"lesson"));
        QSet<QString> decisions;
        for (const FieldConflict &conflict : outcome.conflicts)
            decisions.insert(conflict.group.isEmpty() ? conflict.path : conflict.group);
        QCOMPARE(outcome.conflicts.size(), 6);
        QCOMPARE(decisions.size(), 5);
        for (const FieldConflict &conflict : outcome.conflicts) {
            if (conflict.rule == u"SN17")
                QVERIFY(conflict.proposal);
        }
    }

    void theBodyIsStillAValidLesson()
    {
        const Json base = read(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        Json current = base;
        Json incoming = base;
        Json *words = current.object().findMutable(u"vocabulary");
        words->array()[0].object().findMutable(u"gloss")->set(QStringLiteral("en"),
                                                              Json(u"good morning to you"));
        incoming.object()
            .findMutable(u"dialogue")
            ->array()[0]
            .set(QStringLiteral("sn"), Json(u"Mangwanani, sekuru wangu."));
        const auto outcome =
            threeWay({base, current, incoming, {}, {}}, MergePolicy::builtIn(u"lesson"));
        QVERIFY(outcome.isClean());
        QVERIFY(!blocksPublishing(checkLesson(*outcome.merged)));
        QCOMPARE(outcome.decisions.size(), 2);
        QCOMPARE(outcome.decisions[0].path, QStringLiteral("/dialogue/[id=d1]/sn"));
        QCOMPARE(outcome.decisions[1].path,
                 QStringLiteral("/vocabulary/[id=sna.greet.001.v01]/gloss/en"));
    }
};

QTEST_APPLESS_MAIN(TestLessonMerge)
#include "tst_lessonmerge.moc"
