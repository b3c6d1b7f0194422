#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

//! An event dispatcher over epoll, for threads that hold thousands of sockets: a wake-up costs by
//! what is ready, not by what is watched (Qt's own on Debian is GLib, where each turn looks at
//! every descriptor). Linux only. Install with QThread::setEventDispatcher() before start; never
//! in the window's thread.
namespace Batanidza {

class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    //! False where the kernel gave no epoll or event descriptor: use Qt's own dispatcher then.
    [[nodiscard]] bool isValid() const;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override;
    void interrupt() override;

private:
    int waitForEvents(int timeoutMs, bool notifiers);
    void applyWatches();
    int fireTimers();
    [[nodiscard]] int timeUntilTimer() const;

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Batanidza
