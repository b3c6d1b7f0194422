#include "engine/base/jitter.h"
#include "engine/cache/disktier.h"
#include "engine/cache/packer.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

//! Lessons of one school: much in common, and something of their own.
QByteArray lesson(int n)
{
    Jitter chance(quint64(n) + 1);
    QByteArray text =
        "{\"schema\":\"batanidza-lesson-1\",\"language\":\"sn\",\"level\":\"beginner\","
        "\"title\":{\"sn\":\"Kukwazisana\",\"en\":\"Greetings\"},\"vocabulary\":[";
    for (int i = 0; i < 12; ++i) {
        text += "{\"id\":\"v" + QByteArray::number(i) + "\",\"headword\":\"" +
                QByteArray::number(chance.bits(), 36) +
                "\",\"partOfSpeech\":\"noun\",\"nounClass\":9,\"tone\":{\"pattern\":\"LHL\"},"
                "\"gloss\":{\"en\":\"" +
                QByteArray::number(chance.bits(), 36) + "\"},\"status\":\"reviewed\"},";
    }
    return text + "]}";
}

QList<QByteArray> lessons(int from, int count)
{
    QList<QByteArray> all;
    for (int i = 0; i < count; ++i)
        all.append(lesson(from + i));
    return all;
}

PutOptions packed()
{
    PutOptions options;
    options.pack = true;
    return options;
}

} // namespace

//! Bytes come back as they were, and smaller in between.
class TestPacker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        const quint64 seed = Jitter().bits();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Jitter chance(seed);
        Packer packer;
        for (int round = 0; round < 400; ++round) {
            if (round == 200)
                (void)packer.addDictionary(trainDictionary(lessons(0, 30)));
            QByteArray bytes;
            const auto size = qsizetype(chance.bits() % 5000);
            const bool noise = chance.bits() % 2;
            while (bytes.size() < size)
                bytes += noise ? QByteArray::number(chance.bits(), 36) : lesson(round);
            bytes.truncate(size);
            const QByteArray kept = packer.pack(bytes);
            QVERIFY(kept.size() <= bytes.size() + 1);
            QCOMPARE(packer.unpack(kept, bytes.size()).value(), bytes);
            if (bytes.size() > 1)
                QVERIFY(!packer.unpack(kept, bytes.size() - 1)); // never more than is allowed
            // Damage is an error or other bytes, and never a crash.
            QByteArray damaged = kept;
            const auto at = qsizetype(chance.bits() % quint64(damaged.size()));
            damaged[at] = char(damaged[at] ^ (1 << (chance.bits() % 8)));
            (void)packer.unpack(damaged, bytes.size() + 100);
            (void)packer.unpack(kept.first(at), bytes.size() + 100);
        }
        QVERIFY(!packer.unpack({}, 10));
    }

    void aDictionaryHelpsLessonsItHasNotSeen()
    {
        Packer without;
        Packer with;
        const QByteArray dictionary = trainDictionary(lessons(0, 40));
        QVERIFY(!dictionary.isEmpty() && dictionary.size() <= 32 * 1024);
        (void)with.addDictionary(dictionary);
        qsizetype sizes[2] = {};
        for (const QByteArray &bytes : lessons(1000, 20)) {
            sizes[0] += without.pack(bytes).size();
            sizes[1] += with.pack(bytes).size();
        }
        qInfo("%lld without, %lld with", qlonglong(sizes[0]), qlonglong(sizes[1]));
        QVERIFY(sizes[1] < sizes[0] * 9 / 10);
        QVERIFY(trainDictionary({}).isEmpty());
        QVERIFY(trainDictionary({"abc"}).isEmpty());
    }

    void soundAndPicturesAreNotPacked()
    {
        const Packer packer;
        for (const QByteArray &magic :
             {QByteArray("OggS"), QByteArray("ID3"), QByteArray("\x89PNG"),
              QByteArray("\0\0\0\x20"
                         "ftypM4A ",
                         12)}) {
            const QByteArray bytes = magic + QByteArray(4000, 'a');
            QVERIFY(isPackedByNature(bytes));
            QCOMPARE(packer.pack(bytes).size(), bytes.size() + 1);
        }
        QVERIFY(packer.pack(QByteArray(4000, 'a')).size() < 100);
    }

    void anOlderDictionaryStaysReadableAndAMissingOneIsSaid()
    {
        Packer packer;
        (void)packer.addDictionary(trainDictionary(lessons(0, 30)));
        const QByteArray bytes = lesson(7);
        const QByteArray kept = packer.pack(bytes);
        for (int i = 1; i < Packer::mostDictionaries; ++i)
            QCOMPARE(packer.addDictionary(QByteArray::number(i).repeated(100)), 0U);
        QCOMPARE(packer.unpack(kept, bytes.size()).value(), bytes);
        QVERIFY(packer.addDictionary("one too many") != 0);
        QCOMPARE(packer.unpack(kept, bytes.size()).error().code, ErrorCode::NotFound);
    }

    void theDiskTierPacksLearnsAndReadsWhatItPackedBefore()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const auto open = [&] {
            return std::move(*DiskTier::open(folder.path(), 50'000'000, clock));
        };
        const auto key = [](int n) { return "k" + QByteArray::number(n); };
        {
            const auto tier = open();
            QVERIFY(!tier->train()); // of nothing
            for (int i = 0; i < 60; ++i)
                QVERIFY(tier->put(key(i), lesson(i), packed()));
            const DiskTierStats first = tier->stats();
            QVERIFY(first.packedBytes * 2 < first.plainBytes);
            QVERIFY(tier->train());
            QVERIFY(!tier->train()); // not again for a while
            QCOMPARE(tier->stats().dictionaries, 1);
            for (int i = 60; i < 120; ++i)
                QVERIFY(tier->put(key(i), lesson(i), packed()));
            const DiskTierStats then = tier->stats();
            QVERIFY(then.packedBytes - first.packedBytes < first.packedBytes * 9 / 10);
            QVERIFY(tier->put("plain", "not packed"));
        }
        {
            const auto tier = open();
            QCOMPARE(tier->stats().dictionaries, 1);
            for (int i = 0; i < 120; ++i)
                QCOMPARE(tier->get(key(i)).value_or(StoredBytes()).bytes, lesson(i));
            QCOMPARE(tier->get("plain").value().bytes, QByteArray("not packed"));
            const auto large = tier->largest(5);
            QCOMPARE(large.size(), 5U);
            QVERIFY(large[0].stored < large[0].bytes);
            QVERIFY(tier->invalidate(key(0)));
            tier->resize(0);
            QCOMPARE(tier->stats().plainBytes, 0);
            QCOMPARE(tier->stats().packedBytes, 0);
        }
    }

    void oneOwnersTextIsInNoDictionaryOfAnothers()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const auto open = [&] {
            return std::move(*DiskTier::open(folder.path(), 50'000'000, clock));
        };
        const auto text = [](const QByteArray &owner, int n) {
            return lesson(n).replace("batanidza-lesson", owner + "-wrote-this-passage");
        };
        const auto key = [](const QByteArray &owner, int n) {
            return owner + "/adapted/" + QByteArray::number(n) + "/x";
        };
        const auto put = [&](DiskTier &tier, const QByteArray &owner, int from, int until) {
            for (int n = from; n < until; ++n)
                QVERIFY(tier.put(key(owner, n), text(owner, n), packed()));
        };
        const auto told = [&] {
            QByteArray all;
            QDirIterator files(folder.filePath(u"dictionaries"_s), QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly))
                    all += file.readAll();
            }
            return all;
        };
        {
            const auto tier = open();
            put(*tier, "first", 0, 60);
            put(*tier, "second", 0, 60);
            QVERIFY(tier->train()); // each in its turn
            QVERIFY(tier->train());
            QVERIFY(!tier->train());
            QCOMPARE(tier->stats().dictionaries, 2);
            put(*tier, "first", 60, 90);
            put(*tier, "second", 60, 90);
            QVERIFY(told().contains("first-wrote-this-passage"));
            QVERIFY(told().contains("second-wrote-this-passage"));
            // One lesson goes: the dictionary stays for all others.
            QCOMPARE(tier->invalidatePrefix("first/adapted/7/"), 1);
            QCOMPARE(tier->stats().dictionaries, 2);
        }
        QVERIFY(QFile::copy(QDirIterator(folder.filePath(u"dictionaries"_s), QDir::Files,
                                         QDirIterator::Subdirectories)
                                .next(),
                            folder.filePath(u"dictionaries/1-abcd"_s))); // as it once was
        const auto tier = open();
        QCOMPARE(tier->stats().dictionaries, 2);
        QCOMPARE(tier->sweepOrphans(), 0);
        QCOMPARE(tier->invalidatePrefix("first/"), 89);
        QCOMPARE(tier->stats().dictionaries, 1);
        QVERIFY(!told().contains("first-wrote-this-passage"));
        for (int n = 0; n < 90; ++n)
            QCOMPARE(tier->get(key("second", n)).value_or(StoredBytes()).bytes, text("second", n));
        QCOMPARE(tier->stats().damaged, 0);
        QVERIFY(!tier->train());
    }

    void aDamagedDictionaryCostsOnlyWhatItPacked()
    {
        FakeClock clock;
        QTemporaryDir folder;
        {
            const auto tier = std::move(*DiskTier::open(folder.path(), 50'000'000, clock));
            for (int i = 0; i < 60; ++i)
                (void)tier->put("a" + QByteArray::number(i), lesson(i), packed());
            QVERIFY(tier->train());
            for (int i = 0; i < 60; ++i)
                (void)tier->put("b" + QByteArray::number(i), lesson(100 + i), packed());
        }
        const QDir dictionaries(folder.filePath(u"dictionaries/o"_s)); // of keys without an owner
        const QStringList names = dictionaries.entryList(QDir::Files);
        QCOMPARE(names.size(), 1);
        QFile file(dictionaries.filePath(names[0]));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(100);
        file.write("!");
        file.close();
        const auto tier = std::move(*DiskTier::open(folder.path(), 50'000'000, clock));
        for (int i = 0; i < 60; ++i) {
            QCOMPARE(tier->get("a" + QByteArray::number(i)).value_or(StoredBytes()).bytes,
                     lesson(i));
            QVERIFY(!tier->get("b" + QByteArray::number(i)));
        }
        QCOMPARE(tier->stats().entries, 60);
    }
};

QTEST_APPLESS_MAIN(TestPacker)
#include "tst_packer.moc"
