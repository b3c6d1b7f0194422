#include "engine/base/jitter.h"
#include "engine/hub/manifestcache.h"
#include "tests/support/memorystore.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace Batanidza;

namespace {

const TenantId demo(QStringLiteral("demo"));

} // namespace

//! A manifest that moved on with the log is the one that a reading of all heads gives.
class TestManifestCache : public QObject
{
    Q_OBJECT

    std::unique_ptr<MemoryStore> m_store;

    void put(int number, int salt, const QString &type = QStringLiteral("lesson"))
    {
        m_store->put(QStringLiteral("%1.%2").arg(type).arg(number),
                     JsonObject{{QStringLiteral("salt"), salt}}, type);
    }
    static void compare(const ManifestCache::Manifest &made, ContentReader &reader)
    {
        const auto expected = ManifestCache().manifest(demo, reader);
        QVERIFY(expected);
        QCOMPARE(made.cursor, (*expected)->cursor);
        QCOMPARE(made.roots, (*expected)->roots);
        QCOMPARE(made.trees.keys(), (*expected)->trees.keys());
        for (auto it = made.trees.cbegin(); it != made.trees.cend(); ++it) {
            const ManifestTree &tree = *(*expected)->trees.constFind(it.key());
            QVERIFY(delta(*it, tree) == ManifestDelta());
            QCOMPARE(it->under({}), tree.under({}));
            for (int byte = 0; byte < 256; ++byte) {
                const QByteArray path(1, static_cast<char>(byte));
                QCOMPARE(it->nodeHash(path), tree.nodeHash(path));
            }
        }
    }

private Q_SLOTS:
    void init() { m_store = std::make_unique<MemoryStore>(); }

    void movesOnWithTheLog()
    {
        const quint64 seed = QRandomGenerator::global()->generate64();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Jitter jitter(seed);
        const auto reader = m_store->reader();
        ManifestCache cache;
        for (int i = 0; i < 400; ++i) // more than one node holds
            put(i, 0);
        QVERIFY(cache.manifest(demo, *reader));
        for (int step = 0; step < 60; ++step) {
            for (qint64 i = jitter.between(0, 20); i >= 0; --i) {
                const int number = static_cast<int>(jitter.between(0, 450));
                const QString type =
                    jitter.chance(0.2) ? QStringLiteral("document") : QStringLiteral("lesson");
                if (jitter.chance(step < 30 ? 0.2 : 0.8)) // down below what a node holds
                    m_store->remove(QStringLiteral("%1.%2").arg(type).arg(number));
                else
                    put(number, step + 1, type);
            }
            if (jitter.chance(0.3))
                m_store->addOtherEvent();
            const auto made = cache.manifest(demo, *reader);
            QVERIFY(made);
            compare(**made, *reader);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void isReadAnewWhereTheLogDoesNotTell()
    {
        const auto reader = m_store->reader();
        ManifestCache cache;
        put(1, 0);
        QVERIFY(cache.manifest(demo, *reader));
        put(1, 1);
        put(2, 0);
        m_store->trim(2); // what became of the first is not in the log any more
        const auto trimmed = cache.manifest(demo, *reader);
        QVERIFY(trimmed);
        compare(**trimmed, *reader);

        m_store->epoch = newEpoch();
        put(3, 0);
        const auto restored = cache.manifest(demo, *reader);
        QVERIFY(restored);
        compare(**restored, *reader);
    }

    void theLastItemOfATypeGoes()
    {
        const auto reader = m_store->reader();
        ManifestCache cache;
        put(1, 0);
        put(1, 0, QStringLiteral("document"));
        QVERIFY(cache.manifest(demo, *reader));
        m_store->remove(QStringLiteral("document.1"));
        const auto made = cache.manifest(demo, *reader);
        QVERIFY(made);
        QCOMPARE((*made)->trees.keys(), QStringList{QStringLiteral("lesson")});
        compare(**made, *reader);
    }

    void tooManyChangesAreReadAnew()
    {
        const auto reader = m_store->reader();
        ManifestCache cache;
        put(0, 0);
        QVERIFY(cache.manifest(demo, *reader));
        for (int i = 0; i < 2100; ++i)
            put(i % 50, i);
        const auto made = cache.manifest(demo, *reader);
        QVERIFY(made);
        compare(**made, *reader);
    }
};

QTEST_APPLESS_MAIN(TestManifestCache)
#include "tst_manifestcache.moc"
