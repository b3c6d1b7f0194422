#include "engine/base/jitter.h"
#include "engine/cache/disktier.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <map>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

//! The disk tier against kills, damage, full and read-only disks and clocks that jump.
class TestDiskTier : public QObject
{
    Q_OBJECT

    static QByteArray name(int n) { return "clip:" + QByteArray::number(n); }
    //! Different for each version; versions of different keys may be the same bytes.
    static QByteArray value(int n, int version)
    {
        Jitter random(quint64(n % 40) * 1000 + quint64(version));
        QByteArray bytes(1000 + n % 40 * 100, '\0');
        for (char &byte : bytes)
            byte = char(random.bits());
        return bytes;
    }
    static std::unique_ptr<DiskTier> open(const QString &folder, const Clock &clock,
                                          DiskTier::Mode mode = DiskTier::Mode::ReadWrite,
                                          qint64 budget = 50'000'000)
    {
        auto tier = DiskTier::open(folder, budget, clock, mode);
        return tier ? std::move(*tier) : nullptr;
    }
    static QStringList filesOf(const QString &folder)
    {
        QStringList names;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            names.append(files.next());
        names.sort();
        return names;
    }
    static bool copyFolder(const QString &from, const QString &to)
    {
        for (const QString &file : filesOf(from)) {
            const QString target = to + file.mid(from.size());
            if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(file, target))
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void keepsOverARestart()
    {
        FakeClock clock;
        QTemporaryDir folder;
        {
            auto tier = open(folder.path(), clock);
            for (int n = 0; n < 50; ++n)
                QVERIFY(tier->put(name(n), value(n, 1)));
            QVERIFY(tier->invalidate(name(3)));
            QVERIFY(tier->put(name(4), value(4, 2)));
        }
        auto tier = open(folder.path(), clock);
        QCOMPARE(tier->stats().entries, 49);
        QVERIFY(!tier->get(name(3)));
        QCOMPARE(tier->get(name(4))->bytes, value(4, 2));
        for (int n = 5; n < 50; ++n)
            QCOMPARE(tier->get(name(n))->bytes, value(n, 1));
        QCOMPARE(tier->stats().damaged, 0u);
    }

    void sameBytesAreStoredOnce()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock);
        tier->put("a", value(1, 1));
        tier->put("b", value(1, 1));
        QCOMPARE(filesOf(folder.path() + u"/objects"_s).size(), 1);
        tier->invalidate("a");
        QCOMPARE(tier->get("b")->bytes, value(1, 1));
        tier->invalidate("b");
        QCOMPARE(filesOf(folder.path() + u"/objects"_s).size(), 0);
    }

    void theBudgetHoldsAndFilesGo()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock, DiskTier::Mode::ReadWrite, 200'000);
        for (int n = 0; n < 300; ++n)
            tier->put(name(n), QByteArray(2000, 'x') + QByteArray::number(n));
        const DiskTierStats stats = tier->stats();
        QVERIFY(stats.bytes <= 200'000);
        QCOMPARE(filesOf(folder.path() + u"/objects"_s).size(), stats.entries);
        QCOMPARE(tier->sweepOrphans(), 0);
    }

    void anOwnerWithABudgetLosesItsOwnAlsoAfterARestart()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const auto fill = [](DiskTier &tier, const QByteArray &owner, int count) {
            for (int n = 0; n < count; ++n)
                tier.put(owner + '/' + name(n), QByteArray(2000, 'x') + owner + name(n));
        };
        auto tier = open(folder.path(), clock);
        tier->setOwnerBudgets({{"demo", 100'000}});
        fill(*tier, "other", 30);
        fill(*tier, "demo", 200);
        QCOMPARE(tier->weigh("other/").first, 30);
        QCOMPARE(tier->stats().owners.size(), 1);
        QVERIFY(tier->stats().owners[0].bytes <= 100'000);
        const qint64 kept = tier->weigh("demo/").first;
        QVERIFY(kept > 30);
        QCOMPARE(filesOf(folder.path() + u"/objects"_s).size(), tier->stats().entries);
        tier.reset();
        tier = open(folder.path(), clock);
        QCOMPARE(tier->weigh("demo/").first, kept);
        tier->setOwnerBudgets({{"demo", 30'000}});
        QVERIFY(tier->stats().owners[0].bytes <= 30'000);
        QCOMPARE(tier->weigh("other/").first, 30);
        QCOMPARE(filesOf(folder.path() + u"/objects"_s).size(), tier->stats().entries);
    }

    void aKillAtAnyPointLeavesWholeOrNothing()
    {
        SystemClock clock;
        QTemporaryDir folder;
        const quint64 seed = std::random_device{}();
        qInfo("seed %llu", (unsigned long long)seed);
        Jitter random(seed);
        qint64 completed = 0;
        qint64 kept = 0;
        for (int round = 0; round < 250; ++round) {
            const qint64 lostBefore = completed - kept;
            int told[2];
            QVERIFY(::pipe(told) == 0);
            const auto childSeed = random.bits();
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                ::close(told[0]);
                Jitter own(childSeed);
                auto tier = open(folder.path(), clock);
                if (!tier)
                    ::_exit(1);
                while (true) {
                    const int entry[3] = {int(own.between(0, 99)), int(own.between(1, 9)),
                                          own.chance(0.1) ? 1 : 0};
                    const int start[3] = {entry[0], entry[1], 2};
                    if (::write(told[1], start, sizeof start) < 0)
                        ::_exit(1);
                    if (entry[2])
                        tier->invalidate(name(entry[0]));
                    else
                        tier->put(name(entry[0]), value(entry[0], entry[1]));
                    if (::write(told[1], entry, sizeof entry) < 0)
                        ::_exit(1);
                    if (own.chance(0.02))
                        tier->flush();
                    if (own.chance(0.01))
                        tier->savePolicy();
                }
            }
            ::close(told[1]);
            // What was finished must be there as it was last; what was begun may be there or not.
            std::map<int, int> last; // version; 0 = invalidated
            int begun = -1;          // a key whose end is not known
            int entry[3];
            const auto note = [&] {
                if (entry[2] == 2) {
                    begun = entry[0];
                } else {
                    last[entry[0]] = entry[2] == 1 ? 0 : entry[1];
                    begun = -1;
                }
            };
            for (qint64 lines = random.between(5, 60); lines > 0; --lines) {
                QVERIFY(::read(told[0], entry, sizeof entry) == ssize_t(sizeof entry));
                note();
            }
            ::usleep(useconds_t(random.between(0, 1500)));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            while (::read(told[0], entry, sizeof entry) == ssize_t(sizeof entry))
                note();
            ::close(told[0]);
            auto tier = open(folder.path(), clock);
            QVERIFY(tier);
            for (int n = 0; n < 100; ++n) {
                const auto found = tier->get(name(n));
                bool known = !found;
                for (int version = 1; found && version <= 9 && !known; ++version)
                    known = found->bytes == value(n, version);
                QVERIFY2(known, "bytes that nobody put");
                if (n == begun || !last.contains(n))
                    continue;
                if (last[n] == 0) {
                    QVERIFY2(!found, "came back after it was invalidated");
                    continue;
                }
                ++completed;
                kept += found && found->bytes == value(n, last[n]) ? 1 : 0;
            }
            QVERIFY2(tier->stats().damaged == 0, "a torn object");
            if (const qint64 lost = completed - kept - lostBefore; lost > 0) {
                qWarning("round %d lost %lld of %zu, %lld are in, %llu lines were damaged", round,
                         (long long)lost, last.size(), (long long)tier->stats().entries,
                         (unsigned long long)tier->stats().damagedLines);
            }
            (void)tier->sweepOrphans();
        }
        QVERIFY(completed > 500);
        QCOMPARE(kept, completed);
    }

    void aRewrittenJournalHasAllThatIsIn()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const auto all = [](DiskTier &tier) {
            int found = 0;
            for (int n = 0; n < 100; ++n)
                found += tier.get(name(n)).has_value();
            return found;
        };
        {
            auto tier = open(folder.path(), clock);
            Jitter random(3);
            for (int i = 0; i < 3000; ++i)
                tier->put(name(int(random.between(0, 99))), value(int(random.between(0, 99)), 1));
            QCOMPARE(all(*tier), 100);
            const qint64 before = QFileInfo(folder.filePath(u"journal"_s)).size();
            tier->flush();
            QVERIFY(QFileInfo(folder.filePath(u"journal"_s)).size() < before / 2);
            tier->put(name(1), value(1, 2));
        }
        QCOMPARE(all(*open(folder.path(), clock)), 100);
    }

    void aLastLineThatWasCutWasNotWritten_data()
    {
        QTest::addColumn<bool>("removal");
        QTest::newRow("putting") << false;
        QTest::newRow("taking out") << true;
    }

    void aLastLineThatWasCutWasNotWritten()
    {
        QFETCH(bool, removal);
        FakeClock clock;
        QTemporaryDir folder;
        const QString good = folder.filePath(u"good"_s);
        {
            const QString live = folder.filePath(u"live"_s);
            auto tier = open(live, clock);
            for (int n = 0; n < 12; ++n)
                tier->put(name(n), value(n, 1));
            if (removal)
                tier->invalidate(name(3));
            else
                tier->put(name(12), value(12, 1));
            QVERIFY(copyFolder(live, good)); // as a kill leaves it
        }
        QFile journal(good + u"/journal"_s);
        QVERIFY(journal.open(QIODevice::ReadOnly));
        const QByteArray last = journal.readAll().chopped(1).split('\n').constLast() + '\n';
        const qint64 size = journal.size();
        journal.close();
        QVERIFY(last.startsWith(removal ? "- " : "+ "));
        for (qsizetype cut = 1; cut < last.size(); ++cut) {
            const QString folderOfCut = folder.filePath(u"cut%1"_s.arg(cut));
            QVERIFY(copyFolder(good, folderOfCut));
            QVERIFY(QFile::resize(folderOfCut + u"/journal"_s, size - last.size() + cut));
            for (int opening = 0; opening < 2; ++opening) {
                auto tier = open(folderOfCut, clock);
                for (int n = 0; n < 12; ++n) {
                    const auto found = tier->get(name(n));
                    // Its object may be gone, as the journal had to name it first.
                    if (n != 3 || !removal)
                        QVERIFY2(found, qPrintable(QString::number(cut)));
                    if (found)
                        QCOMPARE(found->bytes, value(n, 1));
                }
                QVERIFY(!tier->get(name(12)));
            }
        }
    }

    void aFlippedBitInAnyFileIsNeverShown()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const QString good = folder.filePath(u"good"_s);
        {
            auto tier = open(good, clock);
            for (int n = 0; n < 12; ++n)
                tier->put(name(n), value(n, 1));
            tier->invalidate(name(0));
        }
        Jitter random(5);
        int flips = 0;
        for (const QString &file : filesOf(good)) {
            const qint64 size = QFileInfo(file).size();
            for (int turn = 0; turn < 12; ++turn) {
                const QString bad = folder.filePath(u"bad%1"_s.arg(++flips));
                QVERIFY(copyFolder(good, bad));
                QFile one(bad + file.mid(good.size()));
                QVERIFY(one.open(QIODevice::ReadWrite));
                if (turn == 10) {
                    one.resize(size / 2);
                } else if (turn == 11) {
                    one.resize(0);
                } else {
                    const qint64 at = random.between(0, size - 1);
                    one.seek(at);
                    char byte = 0;
                    one.getChar(&byte);
                    one.seek(at);
                    one.putChar(char(byte ^ (1 << random.between(0, 7))));
                }
                one.close();
                auto tier = open(bad, clock);
                int missing = 0;
                for (int n = 0; n < 12; ++n) {
                    const auto found = tier->get(name(n));
                    QVERIFY2(!found || found->bytes == value(n, 1), qPrintable(file));
                    missing += found ? 0 : 1;
                }
                QVERIFY(!tier->get(name(0)));
                if (file.contains(u"/objects/"_s)) {
                    QCOMPARE(missing, 2);
                    QCOMPARE(tier->stats().damaged, 1u);
                    QVERIFY(QFileInfo::exists(bad + u"/quarantine"_s));
                }
                for (int n = 0; n < 12; ++n)
                    QVERIFY(tier->put(name(n), value(n, 1)));
                for (int n = 0; n < 12; ++n)
                    QCOMPARE(tier->get(name(n))->bytes, value(n, 1));
                tier.reset();
                QDir(bad).removeRecursively();
            }
        }
        QVERIFY(flips > 100);
    }

    void swappedFilesAreFound()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock);
        tier->put("a", QByteArray(500, 'a'));
        tier->put("b", QByteArray(500, 'b'));
        const QStringList files = filesOf(folder.path() + u"/objects"_s);
        QCOMPARE(files.size(), 2);
        QVERIFY(QFile::rename(files[0], files[0] + u"x"_s));
        QVERIFY(QFile::rename(files[1], files[0]));
        QVERIFY(QFile::rename(files[0] + u"x"_s, files[1]));
        QVERIFY(!tier->get("a"));
        QVERIFY(!tier->get("b"));
        QCOMPARE(tier->stats().damaged, 2u);
    }

    void damageInSharedBytesServesNobody()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock);
        for (const char *key : {"a", "b", "c"})
            tier->put(key, value(1, 1));
        QFile file(filesOf(folder.path() + u"/objects"_s).constFirst());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.putChar('!'));
        file.close();
        QCOMPARE(tier->verifyAll(), 1);
        QCOMPARE(tier->stats().entries, 0);
        QVERIFY(tier->put("b", value(1, 1)));
        QCOMPARE(tier->get("b")->bytes, value(1, 1));
    }

    void aFullDiskKeepsWhatIsThere()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock);
        QVERIFY(tier->put("small", QByteArray(1000, 's')));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit little = before;
        little.rlim_cur = 40'000;
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &little) == 0);
        QVERIFY(!tier->put("large", QByteArray(100'000, 'l')));
        QVERIFY(!tier->get("large"));
        QCOMPARE(tier->get("small")->bytes, QByteArray(1000, 's'));
        QVERIFY(tier->stats().writeFailures > 0);
        // Now the journal cannot grow either: what is crossed out must stay so.
        for (int n = 0; n < 1500; ++n)
            tier->put(name(n), QByteArray::number(n));
        QVERIFY(tier->invalidate("small"));
        QVERIFY(!tier->get("small"));
        ::setrlimit(RLIMIT_FSIZE, &before);
        tier.reset();
        tier = open(folder.path(), clock);
        QVERIFY(!tier->get("small"));
        QVERIFY(tier->put("large", QByteArray(100'000, 'l')));
        QCOMPARE(tier->get("large")->bytes, QByteArray(100'000, 'l'));
    }

    void aReadOnlyDiskIsRead()
    {
        FakeClock clock;
        QTemporaryDir folder;
        open(folder.path(), clock)->put("a", "text");
        const QStringList before = filesOf(folder.path());
        {
            auto tier = open(folder.path(), clock, DiskTier::Mode::ReadOnly);
            QCOMPARE(tier->get("a")->bytes, QByteArray("text"));
            QVERIFY(!tier->put("b", "more"));
            QVERIFY(!tier->get("b"));
            QVERIFY(tier->invalidate("a"));
            QVERIFY(!tier->get("a"));
            tier->flush();
            QCOMPARE(tier->sweepOrphans(), 0);
        }
        QCOMPARE(filesOf(folder.path()), before);
        QVERIFY(!DiskTier::open(u"/proc/nothing/here"_s, 1000, clock));
    }

    void aClockThatJumpsKeepsNothingForEver()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock);
        PutOptions hour;
        hour.ttl = 3600s;
        const auto now = clock.utc();
        tier->put("a", "text", hour);
        clock.setUtc(now + 30min);
        QVERIFY(tier->get("a"));
        QVERIFY(tier->get("a")->left <= 30min);
        clock.setUtc(now - 24h);
        QVERIFY(!tier->get("a"));
        clock.setUtc(now);
        tier->put("b", "text", hour);
        tier->put("c", "for ever");
        clock.setUtc(now + 24h);
        QVERIFY(!tier->get("b"));
        QVERIFY(tier->get("c"));
    }

    void orphansAreSwept()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto tier = open(folder.path(), clock);
        tier->put("a", "text");
        QVERIFY(QDir().mkpath(folder.path() + u"/objects/zz"_s));
        for (const QString &stray : {u"zz/file"_s, u"zz/.tmp.x1"_s}) {
            QFile file(folder.path() + u"/objects/"_s + stray);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(tier->sweepOrphans(), 2);
        QCOMPARE(tier->get("a")->bytes, QByteArray("text"));
    }

    void thePolicysMemoryOutlivesARestart()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const auto play = [](DiskTier &tier, int from, int steps) {
            Jitter random{quint64(from) + 1};
            int hits = 0;
            for (int i = 0; i < steps; ++i) {
                const int n = random.chance(0.6) ? int(random.between(0, 59))
                                                 : 1000 + from + int(random.between(0, 3000));
                if (tier.get(name(n)))
                    ++hits;
                else
                    tier.put(name(n), QByteArray::number(n) + QByteArray(1000, 'z'));
            }
            return hits;
        };
        auto tier = open(folder.path(), clock, DiskTier::Mode::ReadWrite, 130'000);
        play(*tier, 0, 4000);
        const int before = play(*tier, 5000, 1000);
        tier.reset();
        tier = open(folder.path(), clock, DiskTier::Mode::ReadWrite, 130'000);
        const int after = play(*tier, 10'000, 1000);
        QVERIFY2(after >= before - 30, qPrintable(u"%1 then %2"_s.arg(before).arg(after)));
    }
};

QTEST_GUILESS_MAIN(TestDiskTier)
#include "tst_disktier.moc"
