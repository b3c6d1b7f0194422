#pragma once

#include "engine/base/result.h"
#include "engine/base/sha256.h"
#include "engine/runtime/remotetarget.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QNetworkAccessManager>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

class QNetworkReply;

//! The files of lessons of an engine elsewhere: asked for over HTTP, with the window's own token,
//! checked by their hash, and kept in memory for a while. Lives in the main thread; contains() and
//! read() are called from other threads, which wait for the answer and end before this does.
namespace Batanidza {

class RemoteBlobs final : public QObject
{
    Q_OBJECT

public:
    //! `httpAddress` is what the engine says of itself (EngineSnapshot), empty while that is not
    //! known; asked in the main thread. Of it the port counts: scheme and host are those of the
    //! line, so that no token goes anywhere else.
    RemoteBlobs(RemoteTarget target, std::function<QString()> httpAddress);
    //! As close().
    ~RemoteBlobs() override;

    //! False also where nobody can be asked.
    [[nodiscard]] bool contains(const Sha256 &hash);
    //! Errors: not_found; unavailable (no answer, or none in time); too_large; corrupt (other bytes
    //! than the name says); those of a token that is not let in.
    [[nodiscard]] Result<QByteArray> read(const Sha256 &hash);
    //! Ends what waits, with `unavailable`, and lets nothing wait any more. Main thread.
    void close();

    //! As much as a player is given.
    static constexpr qint64 largestFile = 8 * 1024 * 1024;
    static constexpr qint64 keptBytes = 32 * 1024 * 1024;
    static constexpr int answerWithinMs = 15'000;

private:
    struct Question;
    using QuestionPtr = std::shared_ptr<Question>;

    [[nodiscard]] Result<QByteArray> ask(const Sha256 &hash, bool whole);
    void start(const QuestionPtr &question);
    [[nodiscard]] Result<QByteArray> resultOf(QNetworkReply &reply, const Question &question);
    void answer(Question &question, const Result<QByteArray> &result);
    void keep(const Sha256 &hash, const QByteArray &bytes);

    const RemoteTarget m_target;
    const std::function<QString()> m_httpAddress;
    QNetworkAccessManager m_network;
    QHash<Sha256, QByteArray> m_kept;
    QList<Sha256> m_order; //!< of m_kept, the oldest first
    qint64 m_bytes = 0;
    std::mutex m_mutex; //!< of the answers, and of m_closed
    std::condition_variable m_told;
    bool m_closed = false;
};

} // namespace Batanidza
