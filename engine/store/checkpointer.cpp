#include "engine/store/checkpointer.h"

#include "engine/base/logging.h"
#include "engine/store/database.h"
#include "engine/store/dialect.h"
#include "engine/store/query.h"

#include <optional>
#include <utility>

namespace Batanidza {

namespace {

//! A change writes some seven pages of 4 KB.
constexpr qsizetype changesAtOnce = 300;
//! The writer's own checkpoint, for what nobody counts: 64 MB.
constexpr int writersPages = 16'000;
//! From this length on the log should start again.
constexpr qint64 longLog = 6000;
constexpr qint64 littleLeft = 1000;
constexpr int passes = 4;

struct Progress
{
    qint64 pages = 0; //!< in the log
    qint64 left = 0;  //!< of these, not yet moved
};

//! One pass over what is in the log now. Nothing where another one is at work, or it failed: then
//! the log keeps what it has, and the next pass or the writer's own moves it.
std::optional<Progress> pass(Database &database)
{
    std::optional<Progress> found;
    const auto moved =
        firstRow(database, database.dialect().moveLog(), {}, [&](const QSqlQuery &row) {
            const qint64 pages = row.value(1).toLongLong();
            if (!row.value(0).toBool() && pages >= 0)
                found = Progress{pages, pages - row.value(2).toLongLong()};
        });
    if (!moved)
        qCWarning(lcStore) << "the write-ahead log was not moved:" << moved.error().detail;
    return found;
}

} // namespace

Checkpointer::Checkpointer(Database &writer)
    : m_writer(writer)
    , m_file(writer.file())
{
    const auto set =
        firstRow(writer, writer.dialect().moveLogEvery(writersPages), {}, [](const QSqlQuery &) {});
    if (!set)
        qCWarning(lcStore) << "the write-ahead log is moved as before:" << set.error().detail;
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void Checkpointer::committed(qsizetype changes)
{
    m_changes += changes;
    bool little = false;
    {
        const std::lock_guard lock(m_mutex);
        little = std::exchange(m_little, false);
        if (m_changes >= changesAtOnce)
            m_asked = true;
    }
    if (little)
        pass(m_writer);
    if (m_changes < changesAtOnce)
        return;
    m_changes = 0;
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wake.notify_one();
}

void Checkpointer::run()
{
    const auto database = Database::open(m_file, Database::Mode::ReadWrite);
    if (!database) {
        qCWarning(lcStore) << "the write-ahead log is moved by the writer alone:"
                           << database.error().detail;
        return;
    }
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_asked || m_ending; });
        if (m_ending)
            return;
        m_asked = false;
        lock.unlock();
        // What was committed during a pass is less than what the pass before it left.
        std::optional<Progress> found = pass(**database);
        for (int i = 1; i < passes && found && found->pages > longLog && found->left > littleLeft;
             ++i)
            found = pass(**database);
        lock.lock();
        m_little = found && found->pages > longLog && found->left <= littleLeft;
    }
}

} // namespace Batanidza
