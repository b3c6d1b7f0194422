#include "engine/merge/threeway.h"

#include "engine/base/jsonwrite.h"
#include "engine/content/lessongenerator.h"
#include "engine/merge/textmerge.h"
#include "tests/support/lessonedits.h"

#include <QSet>
#include <QTest>

using namespace Batanidza;

namespace {

//! Documents and edits at random, in which keyed and plain lists, texts and numbers meet often.
class Documents
{
public:
    explicit Documents(quint64 seed)
        : m_random(seed)
    {}

    Json document() { return object(0); }

    Json edited(const Json &value, int edits)
    {
        Json result = value;
        for (int i = 0; i < edits; ++i)
            change(result, 0);
        return result;
    }

private:
    int upTo(int size) { return int(m_random() % quint64(size)); }

    Json scalar()
    {
        static const char16_t *const words[] = {
            u"red", u"green", u"blue", u"one two three four", u"line one\nline two\nline three\n",
            u""};
        switch (upTo(5)) {
        case 0:
            return Json(upTo(5));
        case 1:
            return Json(upTo(2) == 0);
        case 2:
            return Json();
        default:
            return Json(words[upTo(6)]);
        }
    }

    Json value(int depth)
    {
        const int kind = depth > 3 ? 0 : upTo(6);
        return kind < 3 ? scalar() : kind == 3 ? object(depth) : list(depth);
    }

    Json object(int depth)
    {
        JsonObject result;
        const int size = upTo(5) + (depth == 0 ? 2 : 0);
        for (int i = 0; i < size; ++i)
            result.set(QString(QChar(u'a' + upTo(8))), value(depth + 1));
        return result;
    }

    Json list(int depth)
    {
        const int kind = upTo(3);
        JsonArray entries;
        const int size = upTo(6);
        for (int i = 0; i < size; ++i) {
            if (kind == 0) {
                Json entry = object(depth + 1);
                entry.set(QStringLiteral("id"), Json(QStringLiteral("k%1").arg(i)));
                entries.append(entry);
            } else if (kind == 1) {
                entries.append(Json(QStringLiteral("tag%1").arg(upTo(12))));
            } else {
                entries.append(value(depth + 1));
            }
        }
        return entries;
    }

    void change(Json &value, int depth)
    {
        if (value.isObject() && !value.toObject().isEmpty() && upTo(4) != 0) {
            const QString key = value.toObject().keys()[upTo(int(value.toObject().size()))];
            switch (key == u"id" ? 3 : upTo(6)) {
            case 0:
                value.object().remove(key);
                return;
            case 1:
                value.set(QString(QChar(u'a' + upTo(8))), this->value(depth + 1));
                return;
            case 3:
                return;
            default:
                change(*value.object().findMutable(key), depth + 1);
                return;
            }
        }
        if (value.isArray() && !value.toArray().isEmpty()) {
            JsonArray &entries = value.array();
            const int at = upTo(int(entries.size()));
            switch (upTo(5)) {
            case 0:
                entries.removeAt(at);
                return;
            case 1:
                entries.move(at, upTo(int(entries.size())));
                return;
            case 2: {
                Json entry = entries[at].isObject() ? object(depth + 1) : scalar();
                if (entries[at].contains(u"id"))
                    entry.set(QStringLiteral("id"), Json(QStringLiteral("n%1").arg(upTo(1000))));
                entries.insert(at, entry);
                return;
            }
            default:
                change(entries[at], depth + 1);
                return;
            }
        }
        if (value.isString() && value.toString().contains(u' ') && upTo(2) == 0) {
            QString text = value.toString();
            value = Json(text.replace(upTo(2) == 0 ? u"one"_qs : u"three"_qs, u"uno"_qs));
            return;
        }
        value = this->value(depth);
    }

    std::mt19937_64 m_random;
};

//! The same whatever the order of lists.
QByteArray unordered(const Json &value)
{
    if (value.isArray()) {
        QByteArrayList entries;
        for (const Json &entry : value.toArray())
            entries.append(unordered(entry));
        std::sort(entries.begin(), entries.end());
        return '[' + entries.join(',') + ']';
    }
    if (value.isObject()) {
        QByteArray text = "{";
        for (const auto &[key, member] : value.toObject())
            text += key.toUtf8() + ':' + unordered(member) + ',';
        return text + '}';
    }
    return writeJson(value);
}

QByteArray unordered(const MaybeJson &value)
{
    return value ? unordered(*value) : QByteArray("nothing");
}

QStringList pathsOf(const MergeOutcome &outcome)
{
    QStringList paths;
    for (const FieldConflict &conflict : outcome.conflicts)
        paths.append(conflict.path);
    paths.sort();
    return paths;
}

void collectWords(const Json &value, QSet<QString> &words)
{
    if (value.isString()) {
        const QString text = value.toString();
        for (const QStringView word : cutText(text, TextUnit::Word))
            words.insert(word.toString());
    }
    for (const Json &entry : value.toArray())
        collectWords(entry, words);
    for (const auto &[key, member] : value.toObject()) {
        words.insert(key);
        collectWords(member, words);
    }
}

quint64 firstSeed()
{
    const QByteArray given = qgetenv("SEED");
    return given.isEmpty() ? 20260101 : given.toULongLong();
}

} // namespace

//! The promises that hold for every merge, over random documents. SEED=n repeats a run from there.
class TestLaws : public QObject
{
    Q_OBJECT

    struct Round
    {
        quint64 seed;
        Json base;
        Json current;
        Json incoming;
    };

    static Round roundOf(quint64 seed)
    {
        Documents documents(seed);
        Round round{seed, documents.document(), {}, {}};
        round.current = documents.edited(round.base, 1 + int(seed % 5));
        round.incoming = documents.edited(round.base, 1 + int(seed / 5 % 5));
        return round;
    }

    static QByteArray told(const Round &round)
    {
        return "SEED=" + QByteArray::number(round.seed) + "\nbase     " + writeJson(round.base) +
               "\ncurrent  " + writeJson(round.current) + "\nincoming " + writeJson(round.incoming);
    }

    static MergeOutcome merged(const Json &base, const Json &current, const Json &incoming,
                               const MergePolicy &policy, HlcTime currentAt = {5, 0},
                               HlcTime incomingAt = {5, 0})
    {
        return threeWay({base, current, incoming, currentAt, incomingAt}, policy);
    }

    template <typename Check>
    static void overRounds(int rounds, const Check &check)
    {
        const quint64 seed = firstSeed();
        qInfo("seeds %llu to %llu", (unsigned long long)seed,
              (unsigned long long)(seed + quint64(rounds) - 1));
        for (quint64 i = 0; i < quint64(rounds); ++i) {
            check(roundOf(seed + i));
            if (QTest::currentTestFailed())
                return;
        }
    }

    static void strategies()
    {
        QTest::addColumn<int>("strategy");
        for (const Strategy strategy : allStrategies())
            QTest::newRow(qPrintable(strategyName(strategy))) << int(strategy);
    }

private Q_SLOTS:
    void whatOneSideChangedIsTaken_data() { strategies(); }
    void whatOneSideChangedIsTaken()
    {
        QFETCH(int, strategy);
        const MergePolicy policy = MergePolicy::plain(Strategy(strategy));
        overRounds(1500, [&](const Round &round) {
            const auto first = merged(round.base, round.current, round.base, policy);
            QVERIFY2(first.isClean() && first.merged == round.current, told(round).constData());
            const auto second = merged(round.base, round.base, round.incoming, policy);
            QVERIFY2(second.isClean() && second.merged == round.incoming, told(round).constData());
            const auto same = merged(round.base, round.current, round.current, policy);
            QVERIFY2(same.isClean() && same.merged == round.current, told(round).constData());
        });
    }

    void theSidesMayChangePlaces_data() { strategies(); }
    void theSidesMayChangePlaces()
    {
        QFETCH(int, strategy);
        if (!isCommutative(Strategy(strategy)))
            return;
        const MergePolicy policy = MergePolicy::plain(Strategy(strategy));
        overRounds(3000, [&](const Round &round) {
            const HlcTime early{5, quint32(round.seed % 2)};
            const HlcTime late{5, 1};
            const auto one = merged(round.base, round.current, round.incoming, policy, early, late);
            const auto other =
                merged(round.base, round.incoming, round.current, policy, late, early);
            QVERIFY2(one.conflicts.size() == other.conflicts.size(), told(round).constData());
            if (one.isClean())
                QVERIFY2(unordered(one.merged) == unordered(other.merged), told(round).constData());
        });
    }

    void mergingAgainChangesNothing_data() { strategies(); }
    void mergingAgainChangesNothing()
    {
        QFETCH(int, strategy);
        const MergePolicy policy = MergePolicy::plain(Strategy(strategy));
        int clean = 0;
        overRounds(3000, [&](const Round &round) {
            const auto once = merged(round.base, round.current, round.incoming, policy);
            if (!once.isClean() || !once.merged)
                return;
            ++clean;
            const auto same = merged(*once.merged, *once.merged, *once.merged, policy);
            QVERIFY2(same.merged == once.merged && same.decisions.isEmpty(),
                     told(round).constData());
            const auto again = merged(round.incoming, *once.merged, round.incoming, policy);
            QVERIFY2(again.isClean() && again.merged == once.merged, told(round).constData());
        });
        QVERIFY(clean > 500);
    }

    void noTextIsInventedAndNoneIsChanged_data() { strategies(); }
    void noTextIsInventedAndNoneIsChanged()
    {
        QFETCH(int, strategy);
        const MergePolicy policy = MergePolicy::plain(Strategy(strategy));
        overRounds(2000, [&](const Round &round) {
            const auto outcome = merged(round.base, round.current, round.incoming, policy);
            QSet<QString> known;
            collectWords(round.base, known);
            collectWords(round.current, known);
            collectWords(round.incoming, known);
            QSet<QString> used;
            if (outcome.merged)
                collectWords(*outcome.merged, used);
            QVERIFY2(known.contains(used), told(round).constData());
        });
    }

    void theSameSidesGiveTheSameAnswer_data() { strategies(); }
    void theSameSidesGiveTheSameAnswer()
    {
        QFETCH(int, strategy);
        const MergePolicy policy = MergePolicy::plain(Strategy(strategy));
        overRounds(300, [&](const Round &round) {
            const auto one = merged(round.base, round.current, round.incoming, policy);
            QVERIFY2(one == merged(round.base, round.current, round.incoming, policy),
                     told(round).constData());
            const bool decides = Strategy(strategy) == Strategy::CurrentWins ||
                                 Strategy(strategy) == Strategy::IncomingWins ||
                                 Strategy(strategy) == Strategy::LatestWins;
            QVERIFY2(!decides || one.isClean(), told(round).constData());
        });
    }

    void everyRuleHasAText()
    {
        QSet<QString> known;
        for (const MergeRuleText &rule : mergeRules())
            known.insert(rule.name.toString());
        QSet<QString> used;
        overRounds(2000, [&](const Round &round) {
            for (const Strategy strategy : allStrategies()) {
                const auto outcome =
                    merged(round.base, round.current, round.incoming, MergePolicy::plain(strategy));
                for (const MergeDecision &decision : outcome.decisions)
                    used.insert(decision.rule);
                for (const FieldConflict &conflict : outcome.conflicts)
                    used.insert(conflict.rule);
            }
        });
        QVERIFY2(known.contains(used), qPrintable((used - known).values().join(u' ')));
    }

    void aQuestionHasEverySideAndAPlaceThatHoldsCurrent()
    {
        const MergePolicy policy = MergePolicy::plain();
        overRounds(3000, [&](const Round &round) {
            const auto outcome = merged(round.base, round.current, round.incoming, policy);
            for (const FieldConflict &conflict : outcome.conflicts) {
                QVERIFY2(conflict.current != conflict.incoming, told(round).constData());
                const Json *there =
                    outcome.merged ? atAddress(*outcome.merged, conflict.path) : nullptr;
                const bool holds = conflict.current ? there && *there == *conflict.current : !there;
                QVERIFY2(holds || conflict.path.contains(u"/-"),
                         told(round) + "\n" + conflict.path.toUtf8());
            }
        });
    }

    void lessonsKeepTheLaws()
    {
        const MergePolicy &policy = MergePolicy::builtIn(u"lesson");
        const quint64 seed = firstSeed();
        qInfo("seeds %llu to %llu", (unsigned long long)seed, (unsigned long long)(seed + 199));
        int clean = 0;
        for (quint64 i = 0; i < 200; ++i) {
            const Json base = generateLesson(seed, i);
            LessonEditor editor(seed + i);
            Json current = base;
            Json incoming = base;
            const auto edits = editor.edit(current, 6, {}, 0);
            (void)editor.edit(incoming, 6, edits, 0.2);
            const QByteArray name = "SEED=" + QByteArray::number(seed + i);
            // Cleaned, so that no rule of spelling has a say any more.
            const auto cleanCurrent = merged(base, current, base, policy);
            const auto cleanIncoming = merged(base, base, incoming, policy);
            // A tone pattern of the wrong length is asked about even from one side (SN10).
            const auto onlyTone = [](const MergeOutcome &outcome) {
                return std::all_of(
                    outcome.conflicts.begin(), outcome.conflicts.end(),
                    [](const FieldConflict &conflict) { return conflict.rule == u"SN10"; });
            };
            QVERIFY2(onlyTone(cleanCurrent) && onlyTone(cleanIncoming), name);
            if (!cleanCurrent.isClean() || !cleanIncoming.isClean())
                continue;
            ++clean;
            current = *cleanCurrent.merged;
            incoming = *cleanIncoming.merged;
            const auto one = merged(base, current, base, policy);
            QVERIFY2(one.merged == current, name);
            const auto two = merged(base, base, incoming, policy);
            QVERIFY2(two.merged == incoming, name);
            const auto same = merged(base, current, current, policy);
            QVERIFY2(same.merged == current, name);
            const auto both = merged(base, current, incoming, policy);
            const auto mirrored = merged(base, incoming, current, policy);
            QVERIFY2(pathsOf(both) == pathsOf(mirrored), name);
            if (both.isClean())
                QVERIFY2(unordered(both.merged) == unordered(mirrored.merged), name);
        }
        QVERIFY(clean > 100);
    }
};

QTEST_APPLESS_MAIN(TestLaws)
#include "tst_laws.moc"
