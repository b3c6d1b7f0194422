#include "engine/base/handover.h"
#include "engine/transport/epolldispatcher.h"

#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <semaphore>

using namespace Batanidza;
using namespace std::chrono_literals;

//! Runs work inside a thread that has the dispatcher, and waits for it there.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT

    QThread m_thread;
    QObject *m_inside = nullptr;

    void inside(const std::function<void()> &work)
    {
        std::binary_semaphore done(0);
        post(m_inside, [&] {
            work();
            done.release();
        });
        done.acquire();
    }

private Q_SLOTS:
    void init()
    {
        auto *dispatcher = new EpollDispatcher;
        QVERIFY(dispatcher->isValid());
        m_thread.setEventDispatcher(dispatcher);
        m_inside = new QObject;
        m_inside->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_inside, &QObject::deleteLater);
        m_thread.start();
    }

    void cleanup()
    {
        m_thread.quit();
        QVERIFY(m_thread.wait(5000));
    }

    void postsFromElsewhereArriveInOrder()
    {
        QList<int> seen;
        for (int i = 0; i < 1000; ++i)
            post(m_inside, [&seen, i] { seen.append(i); });
        inside([] {});
        QCOMPARE(seen.size(), 1000);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    }

    void manyThreadsWakeItAndNothingIsLost()
    {
        std::atomic<int> count{0};
        std::vector<std::unique_ptr<QThread>> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back(QThread::create([&] {
                for (int i = 0; i < 2000; ++i)
                    post(m_inside, [&] { ++count; });
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(20'000));
        inside([] {});
        QCOMPARE(count.load(), 8000);
    }

    void timersFireInOrderAndNeverEarly()
    {
        QStringList order;
        std::atomic<int> fired{0};
        std::atomic<bool> early{false};
        QElapsedTimer clock;
        clock.start();
        inside([&] {
            for (const int ms : {60, 20, 40}) {
                auto *timer = new QTimer(m_inside);
                timer->setSingleShot(true);
                timer->setTimerType(Qt::PreciseTimer);
                QObject::connect(timer, &QTimer::timeout, m_inside, [&, ms] {
                    order.append(QString::number(ms));
                    early = early || clock.elapsed() < ms - 1;
                    ++fired;
                });
                timer->start(ms);
            }
        });
        QTRY_COMPARE(fired.load(), 3);
        inside([] {});
        QCOMPARE(order.join(u' '), QStringLiteral("20 40 60"));
        QVERIFY(!early);
    }

    void repeatingAndZeroTimersGoOnWhilePostsCome()
    {
        std::atomic<int> repeats{0};
        std::atomic<int> zeros{0};
        inside([&] {
            auto *repeating = new QTimer(m_inside);
            QObject::connect(repeating, &QTimer::timeout, m_inside, [&] { ++repeats; });
            repeating->start(5);
            auto *zero = new QTimer(m_inside);
            QObject::connect(zero, &QTimer::timeout, m_inside, [&, zero] {
                if (++zeros == 500)
                    zero->stop();
            });
            zero->start(0);
        });
        QTRY_VERIFY(repeats >= 10 && zeros == 500);
        inside([&] { qDeleteAll(m_inside->findChildren<QTimer *>()); });
        const int at = repeats;
        QTest::qWait(30);
        QCOMPARE(repeats.load(), at);
    }

    void aTimerMayDeleteItselfAndOthersWhenItFires()
    {
        std::atomic<int> fired{0};
        inside([&] {
            auto *first = new QTimer(m_inside);
            auto *second = new QTimer(m_inside);
            const auto onFire = [&, first, second] {
                ++fired;
                delete second;
                delete first;
            };
            QObject::connect(first, &QTimer::timeout, m_inside, onFire);
            QObject::connect(second, &QTimer::timeout, m_inside, [&] { fired += 100; });
            first->start(5);
            second->start(6);
            QThread::msleep(20);
        });
        QTRY_COMPARE(fired.load(), 1);
    }

    void notifiersTellOfReadingAndWriting()
    {
        std::array<int, 2> ends{};
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()), 0);
        std::atomic<int> read{0};
        std::atomic<int> writable{0};
        inside([&] {
            auto *reader = new QSocketNotifier(ends[0], QSocketNotifier::Read, m_inside);
            QObject::connect(reader, &QSocketNotifier::activated, m_inside, [&] {
                std::array<char, 64> buffer{};
                const auto got = ::read(ends[0], buffer.data(), buffer.size());
                read += static_cast<int>(std::max<ssize_t>(got, 0));
            });
            auto *writer = new QSocketNotifier(ends[0], QSocketNotifier::Write, m_inside);
            QObject::connect(writer, &QSocketNotifier::activated, m_inside, [&, writer] {
                ++writable;
                writer->setEnabled(false);
            });
        });
        QTRY_COMPARE(writable.load(), 1);
        QCOMPARE(::write(ends[1], "hello", 5), 5);
        QTRY_COMPARE(read.load(), 5);
        inside([&] {
            for (auto *notifier : m_inside->findChildren<QSocketNotifier *>()) {
                if (notifier->type() == QSocketNotifier::Write)
                    notifier->setEnabled(true);
            }
        });
        QTRY_COMPARE(writable.load(), 2);
        inside([&] { qDeleteAll(m_inside->findChildren<QSocketNotifier *>()); });
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void aDescriptorThatIsUsedAgainIsWatchedAgain()
    {
        int first = -1;
        for (int round = 0; round < 3; ++round) {
            std::array<int, 2> ends{};
            QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()), 0);
            if (round == 0)
                first = ends[0];
            QCOMPARE(ends[0], first);
            std::atomic<int> told{0};
            inside([&] {
                auto *reader = new QSocketNotifier(ends[0], QSocketNotifier::Read, m_inside);
                QObject::connect(reader, &QSocketNotifier::activated, m_inside, [&, reader] {
                    ++told;
                    reader->setEnabled(false);
                });
            });
            QCOMPARE(::write(ends[1], "x", 1), 1);
            QTRY_COMPARE(told.load(), 1);
            inside([&] { qDeleteAll(m_inside->findChildren<QSocketNotifier *>()); });
            ::close(ends[0]);
            ::close(ends[1]);
        }
    }

    void anIdleThreadSleeps()
    {
        timespec before{};
        timespec after{};
        inside([&] { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before); });
        QTest::qWait(300);
        inside([&] { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after); });
        const auto used =
            (after.tv_sec - before.tv_sec) * 1'000'000'000LL + (after.tv_nsec - before.tv_nsec);
        QVERIFY2(used < 50'000'000, qPrintable(QString::number(used)));
    }
};

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epolldispatcher.moc"
