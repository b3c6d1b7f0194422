#include "engine/merge/shonarules.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>
#include <QTest>

using namespace Batanidza;

namespace {

QString actionName(ShonaAction action)
{
    switch (action) {
    case ShonaAction::Equal:
        return QStringLiteral("equal");
    case ShonaAction::Current:
        return QStringLiteral("local");
    case ShonaAction::Incoming:
        return QStringLiteral("remote");
    case ShonaAction::Merged:
        return QStringLiteral("merged");
    case ShonaAction::KeepBoth:
        return QStringLiteral("keepBoth");
    case ShonaAction::Regenerate:
        return QStringLiteral("regenerate");
    case ShonaAction::Queue:
        return QStringLiteral("queue");
    }
    return {};
}

Json read(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing %s", qPrintable(name));
    const auto json = readJson(file.readAll());
    if (!json)
        qFatal("%s: %s", qPrintable(name), qPrintable(json.error().detail));
    return *json;
}

ShonaContext contextOf(const Json &json)
{
    ShonaContext context;
    context.headword = json[u"headword"].toString(json[u"headwordAfterMerge"].toString());
    if (const Json *toned = json.toObject().find(u"headwordToned"))
        context.headwordToned = *toned;
    context.pos = json[u"pos"].toString();
    context.toneScope = json[u"toneScope"].toString();
    context.ipaOrigin = json[u"ipaOrigin"].toString();
    context.nounClass = json[u"nounClass"].toString();
    context.plural = json[u"plural"].toString();
    context.deleteReason = json[u"deleteReason"].toString();
    return context;
}

ShonaSides sidesOf(const Json &row)
{
    return {row[u"base"], row[u"local"], row[u"remote"]};
}

//! Flags about what hangs on a headword may come on top.
bool mayComeOnTop(const QString &flag)
{
    return flag.startsWith(u"stale:") || flag.startsWith(u"regenerated:") ||
           flag.startsWith(u"kept:");
}

QByteArray valueText(const MaybeJson &value)
{
    return value ? writeJson(*value) : QByteArray("null");
}

//! The order of a united list follows the sides.
QByteArray unordered(const MaybeJson &value)
{
    if (!value || !value->isArray())
        return valueText(value);
    QByteArrayList entries;
    for (const Json &entry : value->toArray()) {
        Json sorted = entry;
        if (entry.contains(u"dialect")) {
            QStringList dialects = entry[u"dialect"].toStrings();
            dialects.sort();
            sorted.set(QStringLiteral("dialect"), Json::fromStrings(dialects));
        }
        entries.append(writeJson(sorted));
    }
    std::sort(entries.begin(), entries.end());
    return entries.join(',');
}

} // namespace

class TestShonaRules : public QObject
{
    Q_OBJECT

    static void rows(const QString &file)
    {
        QTest::addColumn<Json>("row");
        const Json document = read(file);
        for (const Json &row : document[u"cases"].toArray()) {
            QTest::addRow("%s %s", qPrintable(row[u"id"].toString()),
                          qPrintable(row[u"about"].toString()))
                << row;
        }
    }

    static void check(const Json &row)
    {
        const auto field = shonaFieldFromName(row[u"field"].toString());
        QVERIFY2(field, qPrintable(row[u"field"].toString()));
        const ShonaContext context = contextOf(row[u"context"]);
        const ShonaVerdict verdict = mergeShona(*field, sidesOf(row), context);
        const Json &expected = row[u"expect"];
        QCOMPARE(actionName(verdict.action), expected[u"action"].toString());
        QCOMPARE(valueText(verdict.value), writeJson(expected[u"value"]));
        const QStringList flags = expected[u"flags"].toStrings();
        for (const QString &flag : flags)
            QVERIFY2(verdict.flags.contains(flag), qPrintable(QStringLiteral("missing ") + flag));
        for (const QString &flag : verdict.flags) {
            QVERIFY2(flags.contains(flag) || mayComeOnTop(flag),
                     qPrintable(QStringLiteral("unexpected ") + flag));
            QVERIFY2(shonaFlags().contains(flag), qPrintable(QStringLiteral("unknown ") + flag));
        }
        if (verdict.action == ShonaAction::Queue && *field != ShonaField::Gloss)
            QVERIFY(verdict.rule.startsWith(u"SN"));
    }

    static void checkMirrored(const Json &row)
    {
        const auto field = shonaFieldFromName(row[u"field"].toString());
        const ShonaContext context = contextOf(row[u"context"]);
        const ShonaSides sides = sidesOf(row);
        const ShonaVerdict one = mergeShona(*field, sides, context);
        const ShonaVerdict other =
            mergeShona(*field, {sides.base, sides.incoming, sides.current}, context);
        QCOMPARE(unordered(other.value), unordered(one.value));
        QStringList a = one.flags;
        QStringList b = other.flags;
        a.sort();
        b.sort();
        QCOMPARE(b, a);
        QCOMPARE(other.action == ShonaAction::Queue, one.action == ShonaAction::Queue);
    }

private Q_SLOTS:
    void vectors_data() { rows(QStringLiteral("shona/merge-cases.json")); }
    void vectors()
    {
        QFETCH(Json, row);
        check(row);
    }

    void vectorsMirrored_data() { rows(QStringLiteral("shona/merge-cases.json")); }
    void vectorsMirrored()
    {
        QFETCH(Json, row);
        checkMirrored(row);
    }

    void ownRows_data() { rows(QStringLiteral("merge/shona-rules.json")); }
    void ownRows()
    {
        QFETCH(Json, row);
        check(row);
    }

    void ownRowsMirrored_data() { rows(QStringLiteral("merge/shona-rules.json")); }
    void ownRowsMirrored()
    {
        QFETCH(Json, row);
        checkMirrored(row);
    }

    void everyRuleHasAText()
    {
        QCOMPARE(shonaRules().size(), 28);
        for (int i = 0; i < 28; ++i) {
            QCOMPARE(shonaRules()[i].name.toString(),
                     QStringLiteral("SN%1").arg(i + 1, 2, 10, QLatin1Char('0')));
        }
    }
};

QTEST_APPLESS_MAIN(TestShonaRules)
#include "tst_shonarules.moc"
