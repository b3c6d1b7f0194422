#include "engine/cache/freedpages.h"
#include "engine/cache/heap.h"
#include "engine/cache/pressure.h"
#include "tests/support/fakeclock.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Readings of the kernel's files as they were recorded, and what is made of them.
class TestPressure : public QObject
{
    Q_OBJECT

    static void write(const QString &name, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }

private Q_SLOTS:
    void recordedFilesAreRead()
    {
        QTemporaryDir root;
        write(root.filePath(u"proc/pressure/memory"_s),
              "some avg10=12.34 avg60=3.00 avg300=0.51 total=1234567\n"
              "full avg10=1.20 avg60=0.40 avg300=0.10 total=345678\n");
        write(root.filePath(u"proc/meminfo"_s),
              "MemTotal:       24683608 kB\nMemFree:          210000 kB\n"
              "MemAvailable:    2000000 kB\nBuffers:           11111 kB\n");
        write(root.filePath(u"proc/self/cgroup"_s), "0::/school/batanidza.service\n");
        write(root.filePath(u"proc/self/statm"_s), "50000 1000 300 20 0 4000 0\n");
        const QString group = root.filePath(u"sys/fs/cgroup/school/batanidza.service"_s);
        write(group + u"/memory.max"_s, "max\n");
        write(group + u"/memory.high"_s, "max\n");
        write(group + u"/memory.current"_s, "900000000\n");
        write(group + u"/memory.stat"_s, "anon 500000000\ninactive_file 300000000\n");
        const QString above = root.filePath(u"sys/fs/cgroup/school"_s);
        write(above + u"/memory.max"_s, "1000000000\n");
        write(above + u"/memory.high"_s, "900000000\n");
        write(above + u"/memory.current"_s, "880000000\n");
        write(above + u"/memory.stat"_s, "inactive_file 80000000\n");
        const MemoryReading reading = readMemory(root.path());
        QCOMPARE(reading.some, 12.34);
        QCOMPARE(reading.full, 1.2);
        QCOMPARE(reading.total, qint64(24683608) * 1024);
        QCOMPARE(reading.available, qint64(2000000) * 1024);
        QCOMPARE(reading.limit, 900'000'000); // of the group above: ours has none
        QCOMPARE(reading.used, 800'000'000);
        QVERIFY(reading.own.value_or(0) >= 4'096'000);
    }

    void aSystemThatTellsNothingIsNotShort()
    {
        QTemporaryDir root;
        QCOMPARE(readMemory(root.path()), MemoryReading());
        PressureGauge gauge;
        QCOMPARE(gauge.judge({}, 0), PressureVerdict());
        QCOMPARE(gauge.judge({}, 1), PressureVerdict());
    }

    void nonsenseTellsNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no numbers") << QByteArray("some avg10=x avg60=y\nfull\n");
        QTest::newRow("more than all") << QByteArray("some avg10=101.0 avg60=0\n");
        QTest::newRow("below nothing") << QByteArray("full avg10=-1 avg60=0\n");
        QTest::newRow("bytes") << QByteArray("\0\xff\n\n\n=", 6);
    }
    void nonsenseTellsNothing()
    {
        QFETCH(QByteArray, text);
        MemoryReading reading;
        readPressureText(text, reading);
        readMeminfoText(text, reading);
        readGroupTexts(text, text, text, text, reading);
        QCOMPARE(reading, MemoryReading());
        QVERIFY(groupOf(text).isEmpty());
        QVERIFY(groupOf("0::/../../etc\n").isEmpty());
    }

    void levels_data()
    {
        QTest::addColumn<MemoryReading>("reading");
        QTest::addColumn<qint64>("softLimit");
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("cause");
        const auto row = [](const char *name, const MemoryReading &reading, qint64 limit,
                            Pressure level, PressureCause cause) {
            QTest::newRow(name) << reading << limit << int(level) << int(cause);
        };
        MemoryReading r;
        r.some = 9.9;
        r.full = 2.9;
        row("a little waiting is nothing", r, 0, Pressure::None, PressureCause::None);
        r.some = 10;
        row("a tenth of the time somebody waits", r, 0, Pressure::Soft, PressureCause::Stalls);
        r.full = 15;
        row("all wait", r, 0, Pressure::Hard, PressureCause::Stalls);
        r = {};
        r.limit = 1000;
        r.used = 849;
        row("the group has room", r, 0, Pressure::None, PressureCause::None);
        r.used = 850;
        row("the group fills up", r, 0, Pressure::Soft, PressureCause::Group);
        r.used = 950;
        row("the group is full", r, 0, Pressure::Hard, PressureCause::Group);
        r = {};
        r.total = 1000;
        r.available = 80;
        row("the machine fills up", r, 0, Pressure::Soft, PressureCause::Machine);
        r.available = 30;
        row("the machine is full", r, 0, Pressure::Hard, PressureCause::Machine);
        r = {};
        r.own = 1001;
        row("no limit of ours", r, 0, Pressure::None, PressureCause::None);
        row("a little over our own limit", r, 1000, Pressure::Soft, PressureCause::SoftLimit);
        r.own = 1300;
        row("far over it", r, 1000, Pressure::Hard, PressureCause::SoftLimit);
    }
    void levels()
    {
        QFETCH(MemoryReading, reading);
        QFETCH(qint64, softLimit);
        QFETCH(int, level);
        QFETCH(int, cause);
        const PressureVerdict verdict = PressureGauge().judge(reading, softLimit);
        QCOMPARE(int(verdict.level), level);
        QCOMPARE(int(verdict.cause), cause);
    }

    void whatLeftIsGivenBackAlsoFromBetweenWhatStays()
    {
        if (patienceFactor > 1)
            QSKIP("a sanitizer's allocator keeps what is freed");
        QList<QByteArray> blocks;
        for (int i = 0; i < 4000; ++i)
            blocks.append(QByteArray(20'000, 'x'));
        QList<QByteArray> stay;
        for (qsizetype i = 0; i < blocks.size(); i += 100)
            stay.append(blocks[i]);
        blocks.clear();
        const auto before = readMemory().own;
        giveFreedPagesBack();
        const auto after = readMemory().own;
        if (!before || !after)
            QSKIP("this system does not say how much memory is resident");
        qInfo("%lld bytes before, %lld after", *before, *after);
        QVERIFY(*before > 80'000'000);
        QVERIFY(*after < *before - 60'000'000);
        QCOMPARE(stay.size(), 40);
    }

    void pagesAreGivenBackWhereEnoughLeft()
    {
        FakeClock clock;
        FreedPages freed(clock);
        MemoryTierStats memory;
        memory.entries = 1280;
        QVERIFY(!freed.look(memory));
        memory.evicted = 4;
        memory.expired = 3;
        memory.invalidated = 3;
        QVERIFY(!freed.look(memory));
        memory.evicted = 5;
        QVERIFY(freed.look(memory));
        QVERIFY(!freed.look(memory)); // as much again has to leave
        memory.invalidated = 14;
        QVERIFY(freed.look(memory));
    }

    void whatTakesLongIsDoneSeldom()
    {
        //! Each look at it, 5 ms have passed.
        class SlowClock final : public Clock
        {
        public:
            [[nodiscard]] std::chrono::milliseconds utc() const override { return {}; }
            [[nodiscard]] std::chrono::nanoseconds monotonic() const override
            {
                return m_now += std::chrono::milliseconds(5);
            }

        private:
            mutable std::chrono::nanoseconds m_now{0};
        };
        const SlowClock clock;
        FreedPages freed(clock);
        MemoryTierStats memory;
        memory.entries = 1;
        int given = 0;
        for (int i = 0; i < 1000; ++i) {
            ++memory.evicted;
            given += freed.look(memory);
        }
        QCOMPARE(given, 5); // of 5 ms each, in 5 s
    }

    void itRisesAtOnceAndFallsStepByStep()
    {
        PressureGauge gauge;
        MemoryReading bad;
        bad.full = 50;
        QCOMPARE(gauge.judge(bad, 0).level, Pressure::Hard);
        int readings = 0;
        while (gauge.judge({}, 0).level == Pressure::Hard)
            QVERIFY(++readings < 100);
        QCOMPARE(readings, PressureGauge::calmReadings - 1);
        readings = 0;
        while (gauge.judge({}, 0).level == Pressure::Soft)
            QVERIFY(++readings < 100);
        QCOMPARE(readings, PressureGauge::calmReadings - 1);
        QCOMPARE(gauge.judge({}, 0), PressureVerdict());
        // What comes back in between begins anew.
        QCOMPARE(gauge.judge(bad, 0).level, Pressure::Hard);
        for (int i = 0; i < 5; ++i)
            (void)gauge.judge({}, 0);
        QCOMPARE(gauge.judge(bad, 0).level, Pressure::Hard);
        for (int i = 1; i < PressureGauge::calmReadings; ++i)
            QCOMPARE(gauge.judge({}, 0).level, Pressure::Hard);
    }
};

QTEST_APPLESS_MAIN(TestPressure)
#include "tst_pressure.moc"
