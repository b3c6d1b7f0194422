#pragma once

#include <QMetaObject>
#include <QObject>

#include <memory>
#include <mutex>
#include <utility>

#if defined(__SANITIZE_THREAD__)
#    define BATANIDZA_TSAN 1
#elif defined(__has_feature)
#    if __has_feature(thread_sanitizer)
#        define BATANIDZA_TSAN 1
#    endif
#endif
#ifdef BATANIDZA_TSAN
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

//! The one way by which values pass between threads: a queued call that the thread sanitizer can
//! see (Debian's Qt is not instrumented, so it would miss the order that Qt's event queue gives).
namespace Batanidza {

//! Runs `call` in the thread of `receiver`, later, in order with other calls posted from here.
//! Nothing runs if the receiver is gone by then. Any thread may call.
template <typename F>
void post(QObject *receiver, F &&call)
{
#ifdef BATANIDZA_TSAN
    auto box = std::make_shared<std::decay_t<F>>(std::forward<F>(call));
    __tsan_release(box.get());
    QMetaObject::invokeMethod(
        receiver,
        [box = std::move(box)]() mutable {
            __tsan_acquire(box.get());
            (*box)();
            __tsan_release(box.get());
        },
        Qt::QueuedConnection);
#else
    QMetaObject::invokeMethod(receiver, std::forward<F>(call), Qt::QueuedConnection);
#endif
}

//! Where to post to an object that may be gone when its answer comes: copies may outlive it, and
//! what is posted then does nothing. The object closes it first of all in its destructor. Any
//! thread.
class ReturnAddress
{
public:
    explicit ReturnAddress(QObject *owner)
        : m_place(std::make_shared<Place>())
    {
        m_place->owner = owner;
    }

    template <typename F>
    void post(F &&call) const
    {
        const std::lock_guard lock(m_place->mutex);
        if (m_place->owner)
            Batanidza::post(m_place->owner, std::forward<F>(call));
    }
    void close()
    {
        const std::lock_guard lock(m_place->mutex);
        m_place->owner = nullptr;
    }

private:
    struct Place
    {
        std::mutex mutex;
        QObject *owner = nullptr;
    };
    std::shared_ptr<Place> m_place;
};

} // namespace Batanidza
