#include "engine/transport/epolldispatcher.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QSocketNotifier>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <set>

namespace Batanidza {

namespace {

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

struct Watch
{
    std::array<QSocketNotifier *, 3>
        notifiers{};     //!< by QSocketNotifier::Type: read, write, exception
    quint32 applied = 0; //!< what the kernel was told

    [[nodiscard]] quint32 wanted() const
    {
        return (notifiers[0] ? quint32(EPOLLIN) : 0U) | (notifiers[1] ? quint32(EPOLLOUT) : 0U) |
               (notifiers[2] ? quint32(EPOLLPRI) : 0U);
    }
};

struct Timer
{
    qint64 interval = 0;
    qint64 due = 0;
    Qt::TimerType type = Qt::CoarseTimer;
    QObject *object = nullptr;
    bool firing = false;
};

} // namespace

struct EpollDispatcher::State
{
    int epoll = -1;
    int event = -1;
    std::atomic<bool> woken{false};
    std::atomic<bool> interrupted{false};
    QHash<int, Watch> watches;
    QSet<int> changed;
    QHash<int, Timer> timers;
    std::set<std::pair<qint64, int>> byTime;
};

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_state(std::make_unique<State>())
{
    m_state->epoll = epoll_create1(EPOLL_CLOEXEC);
    m_state->event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_state->event;
    if (isValid())
        epoll_ctl(m_state->epoll, EPOLL_CTL_ADD, m_state->event, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    if (m_state->event >= 0)
        ::close(m_state->event);
    if (m_state->epoll >= 0)
        ::close(m_state->epoll);
}

bool EpollDispatcher::isValid() const
{
    return m_state->epoll >= 0 && m_state->event >= 0;
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_state->interrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_state->interrupted)
        return false;

    const bool timers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    int timeout = 0;
    if (flags.testFlag(QEventLoop::WaitForMoreEvents)) {
        // What was posted since has written to the event descriptor, so that waiting ends at once.
        timeout = timers ? timeUntilTimer() : -1;
        Q_EMIT aboutToBlock();
    }
    int handled = waitForEvents(timeout, !flags.testFlag(QEventLoop::ExcludeSocketNotifiers));
    if (timers && !m_state->interrupted)
        handled += fireTimers();
    return handled > 0;
}

int EpollDispatcher::waitForEvents(int timeoutMs, bool notifiers)
{
    applyWatches();
    std::array<epoll_event, 256> events;
    const int count =
        epoll_wait(m_state->epoll, events.data(), static_cast<int>(events.size()), timeoutMs);
    int handled = 0;
    for (int i = 0; i < count; ++i) {
        const epoll_event &ready = events[static_cast<size_t>(i)];
        const int descriptor = ready.data.fd;
        if (descriptor == m_state->event) {
            quint64 times = 0;
            [[maybe_unused]] const auto got = ::read(m_state->event, &times, sizeof times);
            m_state->woken.store(false, std::memory_order_release);
            ++handled;
            continue;
        }
        if (!notifiers)
            continue;
        constexpr quint32 broken = EPOLLERR | EPOLLHUP;
        constexpr std::array<quint32, 3> masks{EPOLLIN | broken, EPOLLOUT | broken, EPOLLPRI};
        for (size_t type = 0; type < masks.size(); ++type) {
            // Looked up each time: what ran before may have removed it.
            const auto watch = m_state->watches.constFind(descriptor);
            if (watch == m_state->watches.constEnd())
                break;
            if (watch->notifiers[type] && (ready.events & masks[type])) {
                QEvent activate(QEvent::SockAct);
                QCoreApplication::sendEvent(watch->notifiers[type], &activate);
                ++handled;
            }
        }
    }
    return handled;
}

void EpollDispatcher::applyWatches()
{
    // Sockets switch their write notifier on and off within one turn: only what is left counts.
    for (const int descriptor : std::as_const(m_state->changed)) {
        const auto watch = m_state->watches.find(descriptor);
        if (watch == m_state->watches.end() || watch->applied == watch->wanted())
            continue;
        epoll_event event{};
        event.events = watch->wanted();
        event.data.fd = descriptor;
        const int how = watch->applied ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
        if (epoll_ctl(m_state->epoll, how, descriptor, &event) == 0)
            watch->applied = event.events;
        else
            qErrnoWarning("EpollDispatcher: descriptor %d cannot be watched", descriptor);
    }
    m_state->changed.clear();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = static_cast<int>(notifier->socket());
    m_state->watches[descriptor].notifiers[static_cast<size_t>(notifier->type())] = notifier;
    m_state->changed.insert(descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = static_cast<int>(notifier->socket());
    const auto watch = m_state->watches.find(descriptor);
    if (watch == m_state->watches.end())
        return;
    auto &place = watch->notifiers[static_cast<size_t>(notifier->type())];
    if (place == notifier)
        place = nullptr;
    if (watch->wanted() != 0) {
        m_state->changed.insert(descriptor);
        return;
    }
    // At once: the descriptor may be closed now, and its number given to another socket.
    if (watch->applied)
        epoll_ctl(m_state->epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    m_state->watches.erase(watch);
    m_state->changed.remove(descriptor);
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    const qint64 due = nowMs() + interval;
    m_state->timers.insert(id, Timer{interval, due, type, object, false});
    m_state->byTime.emplace(due, id);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    const auto timer = m_state->timers.constFind(id);
    if (timer == m_state->timers.constEnd())
        return false;
    m_state->byTime.erase({timer->due, id});
    m_state->timers.erase(timer);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    bool any = false;
    const QList<TimerInfo> infos = registeredTimers(object);
    for (const TimerInfo &info : infos)
        any |= unregisterTimer(info.timerId);
    return any;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> infos;
    for (auto it = m_state->timers.cbegin(); it != m_state->timers.cend(); ++it) {
        if (it->object == object)
            infos.append(TimerInfo(it.key(), static_cast<int>(it->interval), it->type));
    }
    return infos;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto timer = m_state->timers.constFind(id);
    if (timer == m_state->timers.constEnd())
        return -1;
    return static_cast<int>(std::max<qint64>(0, timer->due - nowMs()));
}

int EpollDispatcher::timeUntilTimer() const
{
    if (m_state->byTime.empty())
        return -1;
    const qint64 left = m_state->byTime.begin()->first - nowMs();
    return static_cast<int>(std::clamp<qint64>(left, 0, 1'000'000'000));
}

int EpollDispatcher::fireTimers()
{
    const qint64 now = nowMs();
    QList<int> due;
    for (auto it = m_state->byTime.cbegin(); it != m_state->byTime.cend() && it->first <= now; ++it)
        due.append(it->second);
    int fired = 0;
    for (const int id : due) {
        auto timer = m_state->timers.find(id);
        if (timer == m_state->timers.end() || timer->firing || timer->due > now)
            continue;
        m_state->byTime.erase({timer->due, id});
        timer->due = std::max(timer->due + timer->interval, now + (timer->interval > 0 ? 1 : 0));
        m_state->byTime.emplace(timer->due, id);
        timer->firing = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        ++fired;
        timer = m_state->timers.find(id);
        if (timer != m_state->timers.end())
            timer->firing = false;
    }
    return fired;
}

void EpollDispatcher::wakeUp()
{
    if (m_state->woken.exchange(true, std::memory_order_acq_rel))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto put = ::write(m_state->event, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_state->interrupted = true;
    wakeUp();
}

} // namespace Batanidza
