#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/runtime/adminapi.h"
#include "engine/runtime/monitorapi.h"

#include <QLocalServer>
#include <QPointer>

class QLocalSocket;

//! How the verbs of batanidzad work on a running engine: a local socket that only its owner may
//! open (run.json names it), one JSON object a line. Main thread.
//!
//!     -> {"method":"import","params":{"path":"...","author":"...","rehash":false}}
//!     <- {"progress":{"job":"import","done":3,"total":24,"current":"..."}}
//!     <- {"result":{...}}   or   {"error":{"code":"...","detail":"..."}}
namespace Batanidza {

class CacheApi;
class LearningApi;
class LocalConflictApi;
class LocalContentApi;

class ControlServer : public QObject
{
    Q_OBJECT

public:
    ControlServer(MonitorApi &monitor, LocalContentApi &content, AdminApi &admin,
                  LocalConflictApi &conflicts, CacheApi &cache, LearningApi &learning);

    //! Listens; gives the socket's path.
    [[nodiscard]] Result<QString> listen();

private:
    void onConnected();
    void onLine(QLocalSocket *socket, const QByteArray &line);
    void answer(const QPointer<QLocalSocket> &socket, const Result<Json> &result);
    template <typename T, typename F>
    void answerWhenDone(QLocalSocket *socket, QFuture<Result<T>> future, F write);

    MonitorApi &m_monitor;
    LocalContentApi &m_content;
    AdminApi &m_admin;
    LocalConflictApi &m_conflicts;
    CacheApi &m_cache;
    LearningApi &m_learning;
    QLocalServer m_server;
};

} // namespace Batanidza
