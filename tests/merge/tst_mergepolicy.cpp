#include "engine/merge/mergepolicy.h"

#include "engine/base/jsonread.h"
#include "engine/merge/threeway.h"

#include <QTest>

using namespace Batanidza;

namespace {

Json json(QByteArray text)
{
    const auto value = readJson(text.replace('\'', '"'));
    if (!value)
        qFatal("%s: %s", text.constData(), qPrintable(value.error().detail));
    return *value;
}

Json policyWith(const QByteArray &field)
{
    return json("{'version':1,'types':{'lesson':{'default':'shonaAware','fields':[" + field +
                "]}}}");
}

const FieldRule &ruleAt(const MergePolicy &policy, const QStringList &steps)
{
    const PolicyNode *node = &policy.root();
    for (const QString &step : steps)
        node = &node->child(step);
    return node->rule();
}

} // namespace

class TestMergePolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInPolicies()
    {
        const MergePolicy &lesson = MergePolicy::builtIn(u"lesson");
        QCOMPARE(lesson.root().rule().strategy, Strategy::ShonaAware);
        QCOMPARE(ruleAt(lesson, {QStringLiteral("vocabulary"), QStringLiteral("v1"),
                                 QStringLiteral("headword")})
                     .shona,
                 QStringLiteral("headword"));
        QCOMPARE(ruleAt(lesson, {QStringLiteral("vocabulary")}).key, QStringLiteral("id"));
        QCOMPARE(ruleAt(lesson, {QStringLiteral("title"), QStringLiteral("en")}).form,
                 FieldForm::Prose);
        QCOMPARE(MergePolicy::builtIn(u"anything").root().rule().strategy, Strategy::FieldMerge);
    }

    void aStrategyHoldsBelowItsField()
    {
        const auto policy = MergePolicy::read(policyWith("{'path':'/a','strategy':'manual'},"
                                                         "{'path':'/*/b','form':'atom'}"),
                                              u"lesson");
        QVERIFY(policy);
        const QStringList below{QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("y")};
        QCOMPARE(ruleAt(*policy, below).strategy, Strategy::Manual);
        QCOMPARE(ruleAt(*policy, {QStringLiteral("a"), QStringLiteral("b")}).form, FieldForm::Atom);
        QCOMPARE(ruleAt(*policy, {QStringLiteral("a"), QStringLiteral("b")}).strategy,
                 Strategy::Manual);
        QCOMPARE(ruleAt(*policy, {QStringLiteral("z"), QStringLiteral("b")}).strategy,
                 Strategy::ShonaAware);
    }

    void aTenantChangesAField()
    {
        const MergePolicy &lesson = MergePolicy::builtIn(u"lesson");
        const auto own = lesson.with(
            json("{'fields':[{'path':'/exercises/*/points','strategy':'latestWins'}]}"));
        QVERIFY(own);
        const Json base = json("{'exercises':[{'id':'e','points':1}]}");
        const Json current = json("{'exercises':[{'id':'e','points':2}]}");
        const Json incoming = json("{'exercises':[{'id':'e','points':3}]}");
        const MergeSides sides{base, current, incoming, {10, 0}, {9, 0}};
        QCOMPARE(threeWay(sides, lesson).conflicts.size(), 1);
        const auto outcome = threeWay(sides, *own);
        QVERIFY(outcome.isClean());
        QCOMPARE(*outcome.merged, current);
        // What the built-in policy says of other fields stays.
        QCOMPARE(ruleAt(*own, {QStringLiteral("vocabulary")}).key, QStringLiteral("id"));
    }

    void numbersByRule()
    {
        const auto policy = MergePolicy::read(
            policyWith("{'path':'/max','number':'greatest'},{'path':'/sum','number':'sum'}"),
            u"lesson");
        const auto outcome = threeWay({json("{'max':1,'sum':10}"),
                                       json("{'max':5,'sum':12}"),
                                       json("{'max':4,'sum':15}"),
                                       {},
                                       {}},
                                      *policy);
        QVERIFY(outcome.isClean());
        QCOMPARE(*outcome.merged, json("{'max':5,'sum':17}"));
    }

    void anErrorSaysWhereAndWhat_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QByteArray &policy, const char *detail) {
            QTest::newRow(name) << policy << QString::fromLatin1(detail);
        };
        const auto field = [](const QByteArray &text) {
            return "{'version':1,'types':{'lesson':{'default':'manual','fields':[" + text + "]}}}";
        };
        row("no version", "{'types':{}}", "policy /version: must be 1");
        row("a list", "[]", "policy /version: must be 1");
        row("unknown member", "{'version':1,'typs':{}}", "policy /typs: nothing of this name");
        row("the type is missing", "{'version':1,'types':{}}", "policy /types/lesson: is missing");
        row("no default", "{'version':1,'types':{'lesson':{'fields':[]}}}",
            "policy /types/lesson/default: must be one of currentWins");
        row("fields are no list",
            "{'version':1,'types':{'lesson':{'default':'manual','fields':{}}}}",
            "policy /types/lesson/fields: must be a list");
        row("no path", field("{'strategy':'manual'}"),
            "policy /types/lesson/fields/0/path: must be a path");
        row("unknown strategy", field("{'path':'/a','strategy':'theirs'}"),
            "policy /types/lesson/fields/0/strategy: must be one of currentWins");
        row("unknown form", field("{'path':'/a','form':'poem'}"),
            "policy /types/lesson/fields/0/form: must be one of any");
        row("unknown number rule", field("{'path':'/a'},{'path':'/b','number':'least'}"),
            "policy /types/lesson/fields/1/number: must be one of ask");
        row("unknown field of Shona", field("{'path':'/a','shona':'klick'}"),
            "policy /types/lesson/fields/0/shona: must be one of word");
        row("unknown member of a field", field("{'path':'/a','stratgy':'manual'}"),
            "policy /types/lesson/fields/0/stratgy: nothing of this name");
        row("a field that is no object", field("7"),
            "policy /types/lesson/fields/0: must be an object");
    }

    void anErrorSaysWhereAndWhat()
    {
        QFETCH(QByteArray, policy);
        QFETCH(QString, detail);
        const auto read = MergePolicy::read(json(policy), u"lesson");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Invalid);
        QVERIFY2(read.error().detail.startsWith(detail), qPrintable(read.error().detail));
    }

    void aTenantsErrorChangesNothing()
    {
        const auto own =
            MergePolicy::builtIn(u"lesson").with(json("{'fields':[{'path':'points'}]}"));
        QVERIFY(!own);
        QVERIFY(own.error().detail.startsWith(QStringLiteral("policy /fields/0/path: must be")));
    }
};

QTEST_APPLESS_MAIN(TestMergePolicy)
#include "tst_mergepolicy.moc"
