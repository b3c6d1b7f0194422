#pragma once

#include "engine/base/clock.h"
#include "engine/hub/adminport.h"
#include "engine/runtime/contentapi.h"

#include <QHash>
#include <QObject>

#include <optional>

//! Takes the calls of operators and of windows elsewhere from the line into the main thread, where
//! the apis live, and their answers back. carryOut() may be called from any thread; the rest in the
//! main one.
namespace Batanidza {

class LocalAdminApi;
class LocalCacheApi;
class LocalConflictApi;
class LocalContentApi;
class LocalLearningApi;
class MonitorApi;

//! What the desk steers. All of it outlives it, or until close().
struct DeskApis
{
    const Clock &clock;
    TenantId tenant;
    LocalAdminApi &admin;
    MonitorApi &monitor;
    LocalContentApi &content;
    LocalConflictApi &conflicts;
    LocalCacheApi &cache;
    LocalLearningApi &learning;
};

class AdminDesk final
    : public QObject
    , public AdminPort
{
    Q_OBJECT

public:
    //! Before open() and after close() every call is answered `unavailable`.
    void open(const DeskApis &apis);
    void close();

    void carryOut(const AdminOrder &order, Done done) override;

private:
    struct Running
    {
        JobProgress progress;
        std::chrono::nanoseconds at{0}; //!< monotonic
    };

    void take(const AdminOrder &order, const Done &done);
    void watch(const AdminOrder &order, const Done &done);
    void edit(const AdminOrder &order, const Done &done);
    void administer(const AdminOrder &order, const Done &done);
    void resync(const AdminOrder &order, const Done &done);
    void drain(const AdminOrder &order, const Done &done);
    void tendCache(const AdminOrder &order, const Done &done);
    void tellLearning(const AdminOrder &order, const Done &done);
    void revoke(const AdminOrder &order, const Done &done);
    void onProgressed(const JobProgress &progress);
    [[nodiscard]] Result<Json> snapshot();
    //! Answers `done` with what `write` makes of the future's value.
    template <typename T, typename F>
    void answer(const QFuture<Result<T>> &future, const Done &done, F write);

    std::optional<DeskApis> m_apis;
    QHash<QString, Running> m_jobs; //!< by name
    EngineSnapshotPtr m_writtenFor;
    Json m_written; //!< that snapshot: several windows ask for the same second
};

} // namespace Batanidza
