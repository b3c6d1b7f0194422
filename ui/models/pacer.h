#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

//! Says when to ask again for what changes: a second after news at the earliest, and so that asking
//! takes a tenth of the time at most; never while nobody looks. Main thread.
namespace Batanidza {

class Pacer final : public QObject
{
    Q_OBJECT

public:
    //! `ask` tells began() and, when the answer is there, ended(). `idle`: as often without any
    //! news; 0 = never.
    Pacer(std::function<void()> ask, std::chrono::milliseconds idle, QObject *parent);

    void news();
    void setWatched(bool watched);
    void began();
    void ended();

private:
    const std::function<void()> m_ask;
    const std::chrono::milliseconds m_idle;
    QTimer m_timer;
    QElapsedTimer m_since; //!< began()
    bool m_asking = false;
    bool m_stale = true;
    bool m_watched = false;
};

} // namespace Batanidza
