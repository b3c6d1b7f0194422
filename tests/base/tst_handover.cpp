#include "engine/base/handover.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Batanidza;

class TestHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerFindsItsObject()
    {
        QObject owner;
        const ReturnAddress address(&owner);
        int ran = 0;
        address.post([&ran] { ++ran; });
        QCOMPARE(ran, 0); // never at once
        QCoreApplication::processEvents();
        QCOMPARE(ran, 1);
    }

    void anAnswerThatComesTooLateDoesNothing()
    {
        auto owner = std::make_unique<QObject>();
        ReturnAddress kept(owner.get());
        const ReturnAddress copy = kept;
        int ran = 0;
        copy.post([&ran] { ++ran; });
        kept.close();
        owner.reset();
        copy.post([&ran] { ++ran; });
        QCoreApplication::processEvents();
        QCOMPARE(ran, 0);
    }

    //! Under the sanitizers this shows a touch of the object after its end.
    void anObjectMayEndWhileOthersAnswer()
    {
        for (int round = 0; round < 200; ++round) {
            auto owner = std::make_unique<QObject>();
            ReturnAddress address(owner.get());
            std::atomic<bool> on{true};
            std::atomic<int> posted{0};
            std::unique_ptr<QThread> other(QThread::create([address, &on, &posted] {
                while (on) {
                    address.post([] {});
                    ++posted;
                }
            }));
            other->start();
            while (posted == 0)
                QThread::yieldCurrentThread();
            address.close();
            owner.reset();
            on = false;
            QVERIFY(other->wait(10'000));
        }
    }
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
