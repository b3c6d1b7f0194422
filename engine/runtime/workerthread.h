#pragma once

#include "engine/base/handover.h"

#include <QAbstractEventDispatcher>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <semaphore>

//! A thread and the object that lives in it, as one thing that cannot leak: the object is made in
//! its thread, and deleted there before the thread ends. Made and destroyed in one other thread.
namespace Batanidza {

template <typename Root>
class WorkerThread
{
public:
    //! Starts the thread and waits until `make` has run in it. `dispatcher`: where the thread needs
    //! another than Qt's own; the thread owns it.
    WorkerThread(const QString &name, const std::function<std::unique_ptr<Root>()> &make,
                 std::unique_ptr<QAbstractEventDispatcher> dispatcher = {})
    {
        m_thread.setObjectName(name);
        if (dispatcher)
            m_thread.setEventDispatcher(dispatcher.release());
        m_context.moveToThread(&m_thread);
        m_thread.start();
        call([&] { m_root = make(); });
    }
    ~WorkerThread()
    {
        call([this] { m_root.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    [[nodiscard]] Root *root() const { return m_root.get(); }
    Root *operator->() const { return m_root.get(); }
    Root &operator*() const { return *m_root; }

    //! Runs `work` in the thread and waits for it. Not from the thread itself.
    void call(const std::function<void()> &work)
    {
        Q_ASSERT(QThread::currentThread() != &m_thread);
        std::binary_semaphore done(0);
        post(&m_context, [&] {
            work();
            done.release();
        });
        done.acquire();
    }

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<Root> m_root;
};

} // namespace Batanidza
