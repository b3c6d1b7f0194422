#pragma once

#include <atomic>
#include <thread>

//! A lock for what takes some tens of nanoseconds: less than it takes to sleep and to be woken.
//! Whoever finds it taken for longer lets others run. Given back by a plain store, where a mutex
//! needs a second locked instruction.
namespace Batanidza {

class SpinLock
{
public:
    void lock()
    {
        while (m_taken.exchange(true, std::memory_order_acquire)) {
            for (int i = 0; i < spins && m_taken.load(std::memory_order_relaxed); ++i)
                pause();
            if (m_taken.load(std::memory_order_relaxed))
                std::this_thread::yield();
        }
    }
    void unlock() { m_taken.store(false, std::memory_order_release); }

private:
    static constexpr int spins = 64;
    static void pause()
    {
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#endif
    }

    std::atomic<bool> m_taken = false;
};

} // namespace Batanidza
