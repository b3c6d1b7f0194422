#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

//! The long work that is going on, for the status bar (I6). Whoever starts work says so here.
//! Main thread.
namespace Batanidza {

class Jobs : public QObject
{
    Q_OBJECT

public:
    struct Job
    {
        int id = 0;
        QString title;
        qint64 done = 0;
        qint64 total = 0;             //!< 0 = not known yet
        QString current;              //!< file or item
        std::function<void()> cancel; //!< empty = cannot be stopped
    };

    using QObject::QObject;

    [[nodiscard]] int begin(const QString &title, std::function<void()> cancel = {});
    //! Does nothing for a job that has ended.
    void progress(int id, qint64 done, qint64 total, const QString &current = {});
    //! `sentence` says how it ended; it is announced and shown for a while.
    void end(int id, const QString &sentence);
    //! Asks the job to stop; it ends when it has.
    void cancel(int id);

    [[nodiscard]] const QList<Job> &running() const { return m_jobs; }

Q_SIGNALS:
    void changed();
    void ended(const QString &sentence);

private:
    QList<Job> m_jobs;
    int m_last = 0;
};

} // namespace Batanidza
