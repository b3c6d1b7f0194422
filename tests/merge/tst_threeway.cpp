#include "engine/merge/threeway.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/merge/fieldaddress.h"

#include <QTest>

using namespace Batanidza;

namespace {

Json json(const char *text)
{
    const auto value = readJson(QByteArray(text).replace('\'', '"'));
    if (!value)
        qFatal("%s: %s", text, qPrintable(value.error().detail));
    return *value;
}

MaybeJson maybe(const char *text)
{
    return *text ? MaybeJson(json(text)) : MaybeJson();
}

QByteArray written(const MaybeJson &value)
{
    return value ? writeJson(*value).replace('"', '\'') : QByteArray("absent");
}

} // namespace

class TestThreeWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("current");
        QTest::addColumn<QByteArray>("incoming");
        QTest::addColumn<QByteArray>("merged");
        QTest::addColumn<QByteArray>("conflicts"); // "kind path", by ";"
        const auto row = [](const char *name, const char *base, const char *current,
                            const char *incoming, const char *merged, const char *conflicts = "") {
            QTest::newRow(name) << QByteArray(base) << QByteArray(current) << QByteArray(incoming)
                                << QByteArray(merged) << QByteArray(conflicts);
        };
        row("each side changes another member -> both", "{'a':1,'b':1}", "{'a':2,'b':1}",
            "{'a':1,'b':2}", "{'a':2,'b':2}");
        row("both change one number -> a person decides", "{'a':1}", "{'a':2}", "{'a':3}",
            "{'a':2}", "edit-edit /a");
        row("both change it alike -> no question", "{'a':1,'b':1}", "{'a':2,'b':2}",
            "{'a':2,'b':3}", "{'a':2,'b':2}", "edit-edit /b");
        row("both add different members -> both", "{}", "{'a':1}", "{'b':2}", "{'a':1,'b':2}");
        row("both add one member as objects -> key by key", "{}", "{'a':{'x':1}}", "{'a':{'y':2}}",
            "{'a':{'x':1,'y':2}}");
        row("both add one text differently -> add-add", "{}", "{'a':'x'}", "{'a':'y'}", "{'a':'x'}",
            "add-add /a");
        row("one deletes, one edits -> a person decides", "{'a':1,'b':1}", "{'b':1}",
            "{'a':2,'b':1}", "{'b':1}", "delete-edit /a");
        row("one deletes, one only removes within -> deleted", "{'a':{'x':1,'y':2},'b':1}",
            "{'b':1}", "{'a':{'x':1},'b':1}", "{'b':1}");
        row("a value beats an empty one where none was", "{'a':''}", "{'a':null}", "{'a':'x'}",
            "{'a':'x'}");
        row("an empty text taken out by one and filled in by the other -> asks", "{'a':'','b':1}",
            "{'b':1}", "{'a':'x','b':1}", "{'b':1}", "delete-edit /a");
        row("a member renamed by one and edited by the other -> the edit follows",
            "{'old':{'x':1,'y':1}}", "{'new':{'x':1,'y':1}}", "{'old':{'x':1,'y':2}}",
            "{'new':{'x':1,'y':2}}");
        row("a value becomes two kinds of value -> type", "{'a':1}", "{'a':'x'}", "{'a':[1]}",
            "{'a':'x'}", "type /a");
        row("text becomes an object on both sides -> key by key", "{'a':'x'}", "{'a':{'p':1}}",
            "{'a':{'q':2}}", "{'a':{'p':1,'q':2}}");

        row("entries with ids: an edit meets a move", "[{'id':1,'v':1},{'id':2,'v':1}]",
            "[{'id':1,'v':1},{'id':2,'v':9}]", "[{'id':2,'v':1},{'id':1,'v':1}]",
            "[{'id':2,'v':9},{'id':1,'v':1}]");
        row("entries with ids: both add -> both, current's first", "[{'id':1}]",
            "[{'id':1},{'id':2}]", "[{'id':1},{'id':3}]", "[{'id':1},{'id':2},{'id':3}]");
        row("entries with ids: one question stands at its entry", "[{'id':'a','v':1}]",
            "[{'id':'a','v':2}]", "[{'id':'a','v':3}]", "[{'id':'a','v':2}]",
            "edit-edit /[id=a]/v");
        row("entries with ids: one adds where the other deletes", "[{'id':1},{'id':2}]",
            "[{'id':1},{'id':2},{'id':3}]", "[{'id':1}]", "[{'id':1},{'id':3}]");
        row("different moves of different entries -> both",
            "[{'id':1},{'id':2},{'id':3},{'id':4},{'id':5},{'id':6}]",
            "[{'id':3},{'id':1},{'id':2},{'id':4},{'id':5},{'id':6}]",
            "[{'id':1},{'id':2},{'id':3},{'id':6},{'id':4},{'id':5}]",
            "[{'id':3},{'id':1},{'id':2},{'id':6},{'id':4},{'id':5}]");
        row("tags: united, what one side took out stays out", "['a','b','c']", "['a','b','c','d']",
            "['a','c','e']", "['a','c','d','e']");
        row("tags: the same one added by both stands once", "['a']", "['a','b']", "['a','b','c']",
            "['a','b','c']");
        row("tags: one replaced by two different ones -> asks", "['a','b']", "['a','x']",
            "['a','y']", "['a','x']", "array ");
        row("tags: one added by both at different places -> asks", "['a','b','c']",
            "['a','x','b','c']", "['a','b','c','x']", "['a','x','b','c']", "order ");
        row("sorted tags stay sorted", "['b','d']", "['b','c','d']", "['a','b','d']",
            "['a','b','c','d']");
        row("a list without keys: changes of different places", "[[1],[2],[3]]", "[[1,1],[2],[3]]",
            "[[1],[2],[3,3]]", "[[1,1],[2],[3,3]]");
        row("a list without keys: the same thing added by both stands once", "[[1]]", "[[1],[2]]",
            "[[1],[2],[3]]", "[[1],[2],[3]]");

        row("lines of a text: changes apart -> both", "{'t':'a\\nb\\nc\\n'}",
            "{'t':'A\\nb\\nc\\n'}", "{'t':'a\\nb\\nC\\n'}", "{'t':'A\\nb\\nC\\n'}");
        row("a document made by both -> member by member", "", "{'a':1}", "{'b':1}",
            "{'a':1,'b':1}");
        row("a document deleted and edited -> asks", "{'a':1}", "", "{'a':2}", "absent",
            "delete-edit ");
        row("a document deleted by both", "{'a':1}", "", "", "absent");
    }

    void merges()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, current);
        QFETCH(QByteArray, incoming);
        QFETCH(QByteArray, merged);
        QFETCH(QByteArray, conflicts);
        const MergeOutcome outcome = threeWay({maybe(base.constData()),
                                               maybe(current.constData()),
                                               maybe(incoming.constData()),
                                               {},
                                               {}},
                                              MergePolicy::plain());
        QCOMPARE(written(outcome.merged), merged);
        QStringList found;
        for (const FieldConflict &conflict : outcome.conflicts)
            found.append(conflictKindName(conflict.kind) + u' ' + conflict.path);
        QCOMPARE(found.join(u';').toUtf8(), conflicts);
    }

    void aQuestionCarriesEverySideAndAPlace()
    {
        const auto outcome = threeWay({json("{'l':[{'id':'x','t':'one two three four five'}]}"),
                                       json("{'l':[{'id':'x','t':'one 2 three four five'}]}"),
                                       json("{'l':[{'id':'x','t':'one two three four 5'}]}"),
                                       {},
                                       {}},
                                      MergePolicy::plain());
        QCOMPARE(outcome.conflicts.size(), 1);
        const FieldConflict &conflict = outcome.conflicts.first();
        QCOMPARE(conflict.path, QStringLiteral("/l/[id=x]/t"));
        QCOMPARE(conflict.pointer, QStringLiteral("/l/0/t"));
        QCOMPARE(written(conflict.base), QByteArray("'one two three four five'"));
        QCOMPARE(written(conflict.current), QByteArray("'one 2 three four five'"));
        QCOMPARE(written(conflict.incoming), QByteArray("'one two three four 5'"));
        QCOMPARE(written(conflict.proposal), QByteArray("'one 2 three four 5'"));
        QCOMPARE(conflict.reason, QStringLiteral("words"));
    }

    void aDecisionCarriesItsRuleAndBothInputs()
    {
        const auto outcome =
            threeWay({json("{'a':1,'b':1}"), json("{'a':2,'b':1}"), json("{'a':1,'b':3}"), {}, {}},
                     MergePolicy::plain());
        QVERIFY(outcome.isClean());
        QCOMPARE(outcome.decisions.size(), 2);
        QCOMPARE(outcome.decisions[0].rule, QStringLiteral("current-only"));
        QCOMPARE(outcome.decisions[1].path, QStringLiteral("/b"));
        QCOMPARE(outcome.decisions[1].rule, QStringLiteral("incoming-only"));
        QCOMPARE(written(outcome.decisions[1].incoming), QByteArray("3"));
        QCOMPARE(written(outcome.decisions[1].current), QByteArray("1"));
    }
};

QTEST_APPLESS_MAIN(TestThreeWay)
#include "tst_threeway.moc"
