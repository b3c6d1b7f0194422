#include "engine/base/jitter.h"
#include "engine/content/manifest.h"

#include <QTest>

#include <algorithm>

using namespace Batanidza;

namespace {

QList<ManifestEntry> someItems(int count)
{
    QList<ManifestEntry> items;
    for (int i = 0; i < count; ++i) {
        const QString id = QStringLiteral("item.%1").arg(i);
        items.append({ItemId(id), Version(1 + i % 7), Sha256::of(id.toUtf8())});
    }
    return items;
}

} // namespace

class TestManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // W24
    void hashesAsTheProtocolSays()
    {
        QCOMPARE(ManifestTree().hash(), Sha256::of("[]"));
        const Sha256 hash = Sha256::of("body");
        const ManifestTree one({{ItemId(QStringLiteral("a")), Version(3), hash}});
        QCOMPARE(one.hash(), Sha256::of("[[\"a\",3,\"" + hash.toHex().toLatin1() + "\"]]"));
        QCOMPARE(manifestRoot({}), Sha256::of("{}"));
        QCOMPARE(manifestRoot({{QStringLiteral("lesson"), one.hash()}}),
                 Sha256::of("{\"lesson\":\"" + one.hash().toHex().toLatin1() + "\"}"));
        QCOMPARE(manifestKey(ItemId(QStringLiteral("a"))).toHex(),
                 QByteArray("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"));
    }

    void nodes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("hasChildren");
        QTest::newRow("empty") << 0 << false;
        QTest::newRow("at the limit: still a list") << 256 << false;
        QTest::newRow("one above: children") << 257 << true;
        QTest::newRow("many") << 5000 << true;
    }

    // W24
    void nodes()
    {
        QFETCH(int, count);
        QFETCH(bool, hasChildren);
        QList<ManifestEntry> items = someItems(count);
        const ManifestTree tree(items);
        const auto root = tree.node({});
        QCOMPARE(root.hash, tree.hash());
        QCOMPARE(root.children.size(), hasChildren ? 256 : 0);
        QCOMPARE(root.items.size(), hasChildren ? 0 : count);
        qsizetype sum = 0;
        for (int byte = 0; byte < 256 && hasChildren; ++byte) {
            const QByteArray path(1, char(byte));
            const auto child = tree.node(path);
            QCOMPARE(root.children[byte].has_value(), !child.items.isEmpty());
            if (root.children[byte])
                QCOMPARE(*root.children[byte], child.hash);
            for (const ManifestEntry &entry : child.items)
                QVERIFY(manifestKey(entry.id).startsWith(path));
            sum += child.items.size();
        }
        if (hasChildren)
            QCOMPARE(sum, count);
        // The order in which items are given does not matter.
        std::ranges::reverse(items);
        QCOMPARE(ManifestTree(items).hash(), tree.hash());
    }

    void oneDifferenceIsFoundByGoingDown()
    {
        Jitter jitter(11);
        for (int round = 0; round < 20; ++round) {
            QList<ManifestEntry> items = someItems(3000);
            const ManifestTree before(items);
            const auto at = jitter.between(0, items.size() - 1);
            items[at].version = items[at].version.next();
            const ManifestTree after(items);
            QVERIFY(before.hash() != after.hash());
            const auto old = before.node({}).children;
            const auto fresh = after.node({}).children;
            QList<int> differ;
            for (int byte = 0; byte < 256; ++byte) {
                if (old[byte] != fresh[byte])
                    differ.append(byte);
            }
            QCOMPARE(differ, QList<int>{int(quint8(manifestKey(items[at].id)[0]))});
        }
    }

    void pathsThatLeadNowhereAreEmpty()
    {
        const ManifestTree tree(someItems(10));
        QVERIFY(tree.under(QByteArray(33, 'x')).isEmpty());
        QVERIFY(tree.under(QByteArray("zzzz")).isEmpty());
        QCOMPARE(tree.node(QByteArray("zzzz")).hash, Sha256::of("[]"));
    }

    void theDeltaLeadsFromOneToTheOther_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 3, 256, 257, 5000})
            QTest::addRow("%d items", size) << size;
    }

    void theDeltaLeadsFromOneToTheOther()
    {
        QFETCH(int, size);
        const quint64 seed = Jitter().bits() & 0x7fffffff;
        qInfo("SEED=%llu", static_cast<unsigned long long>(seed));
        Jitter random(seed);
        const auto base = someItems(size);
        QMap<QString, ManifestEntry> wanted;
        ManifestDelta expected;
        for (const ManifestEntry &entry : base) {
            if (random.chance(0.02)) {
                expected.absent.append(entry.id);
                continue;
            }
            ManifestEntry now = entry;
            if (random.chance(0.02)) {
                now.version = now.version.next();
                expected.fetch.append(now);
            }
            wanted.insert(now.id.toString(), now);
        }
        for (int i = 0; i < 5; ++i) {
            const QString id = QStringLiteral("new.%1").arg(i);
            wanted.insert(id, {ItemId(id), Version(1), Sha256::of("new")});
            expected.fetch.append(wanted.value(id));
        }
        ManifestDelta found = delta(ManifestTree(base), ManifestTree(wanted.values()));
        const auto byId = [](const auto &a, const auto &b) { return a < b; };
        const auto byEntry = [](const ManifestEntry &a, const ManifestEntry &b) {
            return a.id < b.id;
        };
        std::sort(found.absent.begin(), found.absent.end(), byId);
        std::sort(expected.absent.begin(), expected.absent.end(), byId);
        std::sort(found.fetch.begin(), found.fetch.end(), byEntry);
        std::sort(expected.fetch.begin(), expected.fetch.end(), byEntry);
        QCOMPARE(found, expected);
        QCOMPARE(delta(ManifestTree(base), ManifestTree(base)), ManifestDelta());
    }
};

QTEST_APPLESS_MAIN(TestManifest)
#include "tst_manifest.moc"
