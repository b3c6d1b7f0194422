#pragma once

#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

//! Moves what was committed from SQLite's write-ahead log into the database, in a thread and over a
//! connection of its own: the disk's long writes are then in nobody's way. Commits go on meanwhile,
//! so the log never is quite empty, and only then does it start from its beginning again; what
//! little is left the writer moves itself when it is told. Who commits owns it.
namespace Batanidza {

class Database;

class Checkpointer
{
public:
    //! Of the store that `writer` has open; its own checkpoints become rare. Writer's thread.
    explicit Checkpointer(Database &writer);
    //! Waits until the thread is through what it is at.
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    //! So many changes were committed. The thread starts when there is work for it. Writer's
    //! thread, outside a transaction.
    void committed(qsizetype changes);

private:
    void run();

    Database &m_writer;
    const QString m_file;
    std::thread m_thread;
    qsizetype m_changes = 0; //!< since the thread was last asked; writer's thread alone

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    bool m_asked = false;
    bool m_little = false; //!< the log is long, and nearly all of it was moved
    bool m_ending = false;
};

} // namespace Batanidza
