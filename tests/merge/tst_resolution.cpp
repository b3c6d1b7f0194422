#include "engine/merge/resolution.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessoncheck.h"
#include "engine/merge/fieldaddress.h"
#include "engine/merge/precedent.h"
#include "engine/merge/threeway.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <random>

using namespace Batanidza;

namespace {

MergeSides referenceConflict()
{
    MergeSides sides;
    const auto read = [](const char *name) {
        QFile file(QStringLiteral(TEST_DATA_DIR "/merge/reference-conflict/") +
                   QLatin1StringView(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("missing %s", name);
        return *readJson(file.readAll());
    };
    sides.base = read("base.json");
    sides.current = read("current.json");
    sides.incoming = read("incoming.json");
    return sides;
}

FieldConflict textConflict(const QString &path, const QString &current, const QString &incoming)
{
    FieldConflict conflict;
    conflict.path = path;
    conflict.rule = QStringLiteral("both-changed");
    conflict.base = Json(u"base");
    conflict.current = Json(current);
    conflict.incoming = Json(incoming);
    return conflict;
}

} // namespace

class TestResolution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCombinationOfChoicesIsAValidLesson()
    {
        const MergeSides sides = referenceConflict();
        const MergeOutcome outcome = threeWay(sides, MergePolicy::builtIn(u"lesson"));
        QCOMPARE(outcome.conflicts.size(), 6);
        // The fields of one group are chosen together.
        QHash<QString, int> groups;
        for (const FieldConflict &conflict : outcome.conflicts) {
            const QString name = conflict.group.isEmpty() ? conflict.path : conflict.group;
            if (!groups.contains(name))
                groups.insert(name, int(groups.size()));
        }
        QCOMPARE(groups.size(), 5);
        int combinations = 1;
        for (qsizetype i = 0; i < groups.size(); ++i)
            combinations *= 3;
        const Choice kinds[] = {Choice::Base, Choice::Current, Choice::Incoming};
        for (int number = 0; number < combinations; ++number) {
            Resolution resolution;
            for (const FieldConflict &conflict : outcome.conflicts) {
                const QString name = conflict.group.isEmpty() ? conflict.path : conflict.group;
                int digit = number;
                for (int i = 0; i < groups[name]; ++i)
                    digit /= 3;
                resolution.choices.append({conflict.path, kinds[digit % 3], {}});
            }
            const auto resolved = resolve(sides, outcome, resolution);
            QVERIFY(resolved && *resolved);
            for (const Finding &finding : checkLesson(**resolved)) {
                QVERIFY2(finding.severity != FindingSeverity::Error,
                         qPrintable(finding.rule + u' ' + finding.path + u' ' + finding.message));
            }
            QSet<QString> ids;
            for (const Json &word : (**resolved)[u"vocabulary"].toArray())
                ids.insert(word[u"id"].toString());
            QCOMPARE(ids.size(), (**resolved)[u"vocabulary"].toArray().size());
            QVERIFY(ids.contains(QStringLiteral("sna.tone.001.v06")));
        }
    }

    void anEntryThatComesBackStandsWhereItStood()
    {
        const MergeSides sides = referenceConflict();
        const MergeOutcome outcome = threeWay(sides, MergePolicy::builtIn(u"lesson"));
        Resolution resolution;
        for (const FieldConflict &conflict : outcome.conflicts)
            resolution.choices.append({conflict.path, Choice::Incoming, {}});
        const auto resolved = resolve(sides, outcome, resolution);
        QVERIFY(resolved && *resolved);
        QStringList order;
        for (const Json &word : (**resolved)[u"vocabulary"].toArray())
            order.append(word[u"id"].toString().right(3));
        QCOMPARE(order.join(u' '), QStringLiteral("v05 v01 v02 v03 v04 v06"));
    }

    void everyQuestionNeedsItsChoice()
    {
        const MergeSides sides = referenceConflict();
        const MergeOutcome outcome = threeWay(sides, MergePolicy::builtIn(u"lesson"));
        const auto none = resolve(sides, outcome, {});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::Invalid);
        Resolution resolution;
        for (const FieldConflict &conflict : outcome.conflicts)
            resolution.choices.append({conflict.path, Choice::Current, {}});
        QVERIFY(resolve(sides, outcome, resolution));
        resolution.choices.append({QStringLiteral("/title/en"), Choice::Current, {}});
        QVERIFY(!resolve(sides, outcome, resolution));
        resolution.choices.removeLast();
        resolution.choices.last().choice = Choice::Proposal;
        const bool hasProposal = outcome.conflicts.last().proposal.has_value();
        QCOMPARE(resolve(sides, outcome, resolution).has_value(), hasProposal);
    }

    void aDecisionCanBeTakenBack()
    {
        const MergeSides sides = referenceConflict();
        MergeOutcome outcome = threeWay(sides, MergePolicy::builtIn(u"lesson"));
        for (const MergeDecision &decision : std::as_const(outcome.decisions)) {
            Json document = *outcome.merged;
            QVERIFY2(putAt(document, decision.path, decision.base, &*sides.base),
                     qPrintable(decision.path));
            if (decision.path.endsWith(u"#order")) {
                // v06 is new: it stays behind the word it stood behind.
                QStringList order;
                for (const Json &word : document[u"vocabulary"].toArray())
                    order.append(word[u"id"].toString().right(3));
                QCOMPARE(order.join(u' '), QStringLiteral("v01 v02 v03 v06 v05"));
                continue;
            }
            const Json *now = atAddress(document, decision.path);
            QVERIFY(decision.base ? now && *now == *decision.base : !now);
        }
    }

    void precedentsSuggestWhatPeopleChose()
    {
        Precedents precedents;
        const QString path = QStringLiteral("/vocabulary/[id=v%1]/gloss/en");
        QVERIFY(!precedents.suggest(
            textConflict(path.arg(0), QStringLiteral("a"), QStringLiteral("abc"))));
        for (int i = 0; i < 9; ++i) {
            const auto conflict =
                textConflict(path.arg(i), QStringLiteral("a"), QStringLiteral("abc"));
            precedents.learn(conflict, i == 0 ? conflict.current : conflict.incoming);
        }
        const auto longer = precedents.suggest(
            textConflict(path.arg(77), QStringLiteral("long text"), QStringLiteral("x")));
        QVERIFY(longer);
        QCOMPARE(longer->preference, Preference::Longer);
        QCOMPARE(longer->value, MaybeJson(Json(u"long text")));
        QCOMPARE(longer->agreed, 8);
        QCOMPARE(longer->total, 9);
        QCOMPARE(longer->alike, QStringLiteral("field"));
        QVERIFY(longer->confidence > 0.5 && longer->confidence < 8.0 / 9);
        // Elsewhere the same rule tells, less closely.
        const auto other = precedents.suggest(
            textConflict(QStringLiteral("/title/en"), QStringLiteral("ab"), QStringLiteral("abc")));
        QVERIFY(other);
        QCOMPARE(other->alike, QStringLiteral("rule"));
        auto deletion = textConflict(path.arg(1), QStringLiteral("a"), QStringLiteral("b"));
        deletion.kind = ConflictKind::DeleteEdit;
        deletion.incoming = {};
        QVERIFY(!precedents.suggest(deletion));
    }

    void peopleWhoDisagreeGiveNoSuggestion()
    {
        Precedents precedents;
        for (int i = 0; i < 20; ++i) {
            const auto conflict =
                textConflict(QStringLiteral("/a"), QStringLiteral("a"), QStringLiteral("abc"));
            precedents.learn(conflict, i % 2 == 0 ? conflict.current : conflict.incoming);
        }
        QVERIFY(!precedents.suggest(
            textConflict(QStringLiteral("/a"), QStringLiteral("a"), QStringLiteral("abc"))));
    }

    //! Of the suggestions with a confidence of c or more at least the share c must be right, for
    //! people whose habits are known.
    void confidenceIsCalibrated()
    {
        std::mt19937_64 random(20260101);
        qInfo("seed 20260101");
        QHash<int, std::pair<qint64, qint64>> bins; // right, all; by tenth of confidence
        for (int habit = 0; habit < 300; ++habit) {
            const double share = 0.5 + 0.5 * double(habit % 100) / 100;
            const QString path = QStringLiteral("/f%1").arg(habit);
            Precedents precedents;
            for (int i = 0; i < 60; ++i) {
                const auto conflict =
                    textConflict(path, QStringLiteral("a"), QStringLiteral("abc"));
                const bool takesLonger =
                    std::uniform_real_distribution<double>(0, 1)(random) < share;
                const MaybeJson &chosen = takesLonger ? conflict.incoming : conflict.current;
                if (const auto suggestion = precedents.suggest(conflict)) {
                    auto &bin = bins[int(suggestion->confidence * 10)];
                    bin.first += suggestion->value == chosen ? 1 : 0;
                    ++bin.second;
                }
                precedents.learn(conflict, chosen);
            }
        }
        for (auto bin = bins.cbegin(); bin != bins.cend(); ++bin) {
            if (bin->second < 200)
                continue;
            const double right = double(bin->first) / double(bin->second);
            QVERIFY2(right >= double(bin.key()) / 10,
                     qPrintable(QStringLiteral("%1 right %2").arg(bin.key()).arg(right)));
        }
    }
};

QTEST_APPLESS_MAIN(TestResolution)
#include "tst_resolution.moc"
