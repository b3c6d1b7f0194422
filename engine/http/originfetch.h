#pragma once

#include "engine/http/originbook.h"
#include "engine/reliability/backoff.h"
#include "engine/reliability/circuitbreaker.h"
#include "engine/security/secret.h"
#include "engine/store/incomingblob.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QNetworkReply;

//! Fetches one blob from the origin: goes on where the line was cut, a bounded number of times, and
//! takes no byte more than the blob has. Lives in the origin's thread.
namespace Batanidza {

struct OriginLimits
{
    int atOnce = 6;   //!< blobs
    int attempts = 8; //!< for each of them
    BackoffLimits backoff{std::chrono::milliseconds(250), std::chrono::milliseconds(4000), {}};
    std::chrono::milliseconds quiet{15'000}; //!< without a byte
    qint64 slowest = 16 * 1024;              //!< bytes a second, once `quiet` has passed
    std::chrono::milliseconds whole{300'000};
    //! Who asks for more, in Retry-After, is not asked again by this fetch.
    std::chrono::milliseconds longestWait{10'000};
    //! Blobs that it failed with, as a server, until it is left alone for a while.
    CircuitLimits circuit;
    std::chrono::milliseconds patience{25'000}; //!< of who waits for it; the fetch goes on
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
};

struct OriginFailure
{
    OriginReason reason = OriginReason::None;
    Error error;
};

class OriginFetch : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        const OriginLimits &limits;
        OriginBook &book;
        QNetworkAccessManager &network;
    };
    //! Told once, later, in this thread; nothing = all bytes are in `blob`, which is to be
    //! finished.
    using Done = std::function<void(const std::optional<OriginFailure> &)>;

    OriginFetch(const Parts &parts, std::shared_ptr<IncomingBlob> blob, QUrl address, Secret token,
                Done done);
    //! Cuts the line; nobody is told.
    ~OriginFetch() override;

    void start();
    //! About ten times a second: ends what is too slow.
    void watch();

private:
    void ask();
    void onBytes();
    void onFinished();
    //! Looks at status and headers; false where this answer is not taken.
    [[nodiscard]] bool takeHeaders();
    [[nodiscard]] bool takeWhole();
    [[nodiscard]] bool takePart();
    void drop();
    void retry(OriginReason reason, const QString &why, std::chrono::milliseconds floor = {});
    void fail(OriginReason reason, ErrorCode code, const QString &why,
              std::chrono::milliseconds retryAfter = {});
    void end(const std::optional<OriginFailure> &failure);

    const Parts m_parts;
    const std::shared_ptr<IncomingBlob> m_blob;
    const QUrl m_address;
    const Secret m_token;
    const Done m_done;
    Backoff m_backoff;
    QTimer m_again;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_tag; //!< strong, of what came so far
    int m_attempt = 0;
    bool m_taken = false; //!< the headers of this answer were looked at
    bool m_over = false;
    qint64 m_came = 0; //!< in this attempt
    std::chrono::nanoseconds m_deadline{0};
    std::chrono::nanoseconds m_began{0};
    std::chrono::nanoseconds m_lastByte{0};
};

} // namespace Batanidza
