#include "engine/merge/threeway.h"

#include "engine/base/jsonwrite.h"

#include <QTest>

#include <algorithm>

using namespace Batanidza;

//! Every pair of operations on every kind of field under every strategy has an outcome that is
//! stated here, in a few lines that know nothing of how the merge is done.
class TestMatrix : public QObject
{
    Q_OBJECT

    struct Operation
    {
        const char *name;
        MaybeJson value; //!< what the side holds afterwards
    };

    struct Field
    {
        const char *name;
        MaybeJson base;
        QList<Operation> operations;
    };

    enum class Kind { Leaf, Tags, Entries };

    static Json tags(const char *letters)
    {
        JsonArray list;
        for (const char *letter = letters; *letter; ++letter)
            list.append(Json(QString(QLatin1Char(*letter))));
        return list;
    }

    //! "a1b1": entry a with value 1, entry b with value 1.
    static Json entries(const char *text)
    {
        JsonArray list;
        for (const char *at = text; *at; at += 2) {
            list.append(JsonObject{{QStringLiteral("id"), QString(QLatin1Char(at[0]))},
                                   {QStringLiteral("v"), int(at[1] - '0')}});
        }
        return list;
    }

    static QList<Field> leaves()
    {
        const auto leaf = [](const char *name, const MaybeJson &base, const Json &one,
                             const Json &other, const Json &empty) {
            return Field{name,
                         base,
                         {{"keeps", base},
                          {"edits", one},
                          {"edits otherwise", other},
                          {"empties", empty},
                          {"deletes", {}}}};
        };
        return {leaf("a number", Json(1), Json(2), Json(3), Json()),
                leaf("a flag", Json(), Json(true), Json(false), Json()),
                leaf("a text", Json(u"word"), Json(u"first"), Json(u"second"), Json(u"")),
                leaf("an empty text", Json(u""), Json(u"first"), Json(u"second"), Json()),
                leaf("no field yet", {}, Json(u"first"), Json(u"second"), Json(u"")),
                leaf("a value of another kind", Json(1), Json(u"text"), Json(true), Json())};
    }

    static bool isEmpty(const MaybeJson &value)
    {
        return !value || value->isNull() || *value == Json(u"");
    }

    struct Stated
    {
        bool asks = false;
        MaybeJson value; //!< where it does not ask
    };

    //! What is to happen with a value that nobody looks into.
    static Stated stated(Strategy strategy, const MaybeJson &base, const MaybeJson &current,
                         const MaybeJson &incoming)
    {
        if (current == incoming || incoming == base)
            return {false, current};
        if (current == base)
            return {false, incoming};
        const bool structured = strategy == Strategy::FieldMerge ||
                                strategy == Strategy::ListUnion || strategy == Strategy::ShonaAware;
        if (structured && isEmpty(base) && current && incoming &&
            isEmpty(current) != isEmpty(incoming))
            return {false, isEmpty(current) ? incoming : current};
        if (strategy == Strategy::CurrentWins)
            return {false, current};
        if (strategy == Strategy::IncomingWins || strategy == Strategy::LatestWins)
            return {false, incoming}; // incoming is later here
        if (strategy == Strategy::ListUnion && current.has_value() != incoming.has_value())
            return {false, current ? current : incoming};
        return {true, {}};
    }

    static Json holding(const MaybeJson &value)
    {
        JsonObject object{{QStringLiteral("other"), 1}};
        if (value)
            object.set(QStringLiteral("x"), *value);
        return object;
    }

    static MergeOutcome merged(Strategy strategy, const MaybeJson &base, const MaybeJson &current,
                               const MaybeJson &incoming)
    {
        return threeWay({holding(base), holding(current), holding(incoming), {1, 0}, {2, 0}},
                        MergePolicy::plain(strategy));
    }

    static QByteArray sorted(const MaybeJson &value)
    {
        if (!value)
            return "absent";
        if (!value->isArray())
            return writeJson(*value);
        QByteArrayList list;
        for (const Json &entry : value->toArray())
            list.append(writeJson(entry));
        std::sort(list.begin(), list.end());
        return list.join(' ');
    }

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<int>("strategy");
        QTest::addColumn<int>("field");
        for (const Strategy strategy : allStrategies()) {
            const auto fields = leaves();
            for (int i = 0; i < fields.size(); ++i) {
                QTest::addRow("%s, %s", fields[i].name, qPrintable(strategyName(strategy)))
                    << int(strategy) << i;
            }
        }
    }

    void values()
    {
        QFETCH(int, strategy);
        QFETCH(int, field);
        const auto fields = leaves();
        const Field &kind = fields[field];
        for (const Operation &current : kind.operations) {
            for (const Operation &incoming : kind.operations) {
                const Stated expected =
                    stated(Strategy(strategy), kind.base, current.value, incoming.value);
                const auto outcome =
                    merged(Strategy(strategy), kind.base, current.value, incoming.value);
                const QByteArray name =
                    QByteArray("current ") + current.name + ", incoming " + incoming.name;
                QVERIFY2(outcome.isClean() != expected.asks, name);
                QVERIFY2(outcome.conflicts.size() == (expected.asks ? 1 : 0), name);
                const MaybeJson result = expected.asks ? current.value : expected.value;
                QVERIFY2(*outcome.merged == holding(result), name);
            }
        }
    }

    //! The members of a list are told one by one, in or out; only their order is the list's own.
    void tagsAndEntries_data()
    {
        QTest::addColumn<int>("strategy");
        QTest::addColumn<bool>("keyed");
        for (const Strategy strategy : allStrategies()) {
            QTest::addRow("tags, %s", qPrintable(strategyName(strategy))) << int(strategy) << false;
            QTest::addRow("entries with ids, %s", qPrintable(strategyName(strategy)))
                << int(strategy) << true;
        }
    }

    void tagsAndEntries()
    {
        QFETCH(int, strategy);
        QFETCH(bool, keyed);
        const auto list = [&](const char *letters, const char *withValues) {
            return keyed ? entries(withValues) : tags(letters);
        };
        const Json base = list("abcd", "a1b1c1d1");
        const QList<Operation> operations{{"keeps", base},
                                          {"adds e", list("abcde", "a1b1c1d1e1")},
                                          {"adds f", list("abcdf", "a1b1c1d1f1")},
                                          {"takes b out", list("acd", "a1c1d1")},
                                          {"moves d", list("dabc", "d1a1b1c1")},
                                          {"takes all out", list("", "")}};
        const Strategy by = Strategy(strategy);
        const bool whole = !keyed && (by == Strategy::CurrentWins || by == Strategy::IncomingWins ||
                                      by == Strategy::LatestWins || by == Strategy::Manual);
        for (const Operation &current : operations) {
            for (const Operation &incoming : operations) {
                const QByteArray name =
                    QByteArray("current ") + current.name + ", incoming " + incoming.name;
                const auto outcome = merged(by, base, current.value, incoming.value);
                if (whole) {
                    const Stated expected = stated(by, base, current.value, incoming.value);
                    QVERIFY2(outcome.isClean() != expected.asks, name);
                    if (!expected.asks)
                        QVERIFY2((*outcome.merged)[u"x"] == *expected.value, name);
                    continue;
                }
                QVERIFY2(outcome.isClean(), name);
                JsonArray all;
                const auto has = [](const MaybeJson &side, const Json &entry) {
                    return side->toArray().contains(entry);
                };
                for (const Json &entry : base.toArray()) {
                    if (has(current.value, entry) && has(incoming.value, entry))
                        all.append(entry);
                }
                for (const MaybeJson *side : {&current.value, &incoming.value}) {
                    for (const Json &entry : (*side)->toArray()) {
                        if (!has(base, entry) && !all.contains(entry))
                            all.append(entry);
                    }
                }
                QVERIFY2(sorted((*outcome.merged)[u"x"]) == sorted(Json(all)), name);
            }
        }
    }

    void anEntryEditedAndTakenOut_data()
    {
        QTest::addColumn<int>("strategy");
        for (const Strategy strategy : allStrategies())
            QTest::newRow(qPrintable(strategyName(strategy))) << int(strategy);
    }

    void anEntryEditedAndTakenOut()
    {
        QFETCH(int, strategy);
        const Strategy by = Strategy(strategy);
        const Json base = entries("a1b1c1");
        const Json edited = entries("a1b2c1");
        const Json without = entries("a1c1");
        for (const bool currentEdits : {true, false}) {
            const Json &current = currentEdits ? edited : without;
            const Json &incoming = currentEdits ? without : edited;
            const auto outcome = merged(by, base, current, incoming);
            const Stated expected =
                stated(by, base.at(1), currentEdits ? MaybeJson(edited.at(1)) : MaybeJson(),
                       currentEdits ? MaybeJson() : MaybeJson(edited.at(1)));
            QCOMPARE(!outcome.isClean(), expected.asks);
            const bool kept = expected.asks ? currentEdits : expected.value.has_value();
            QCOMPARE((*outcome.merged)[u"x"], kept ? edited : without);
            if (expected.asks)
                QCOMPARE(outcome.conflicts.first().kind, ConflictKind::DeleteEdit);
        }
    }
};

QTEST_APPLESS_MAIN(TestMatrix)
#include "tst_matrix.moc"
