#include "engine/http/originfetch.h"

#include "engine/base/handover.h"
#include "engine/http/cachingheaders.h"
#include "engine/http/originaddress.h"

#include <QNetworkReply>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Read ahead by Qt; what is not taken from it makes the other side wait.
constexpr qint64 readAhead = 256 * 1024;
constexpr qint64 pieceBytes = 64 * 1024;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isBusy(int status)
{
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

} // namespace

OriginFetch::OriginFetch(const Parts &parts, std::shared_ptr<IncomingBlob> blob, QUrl address,
                         Secret token, Done done)
    : m_parts(parts)
    , m_blob(std::move(blob))
    , m_address(std::move(address))
    , m_token(std::move(token))
    , m_done(std::move(done))
    , m_backoff(parts.clock, Jitter(), parts.limits.backoff)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &OriginFetch::ask);
}

OriginFetch::~OriginFetch()
{
    drop();
}

void OriginFetch::start()
{
    m_deadline = m_parts.clock.monotonic() + m_parts.limits.whole;
    ask();
}

void OriginFetch::ask()
{
    ++m_attempt;
    m_taken = false;
    m_came = 0;
    m_began = m_lastByte = m_parts.clock.monotonic();
    QNetworkRequest request(m_address);
    // As it is: its hash is of these bytes.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader(loopHeader, loopName);
    // A token goes to the origin itself and nowhere else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // Only with HTTP/1.1 does Qt let the other side wait.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setSslConfiguration(m_parts.limits.tls);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.reveal());
    if (m_blob->size() > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_blob->size()) + '-');
        // Without a strong tag the hash at the end says whether the parts belong together.
        if (!m_tag.isEmpty())
            request.setRawHeader("If-Range", m_tag);
    }
    m_parts.book.requested();
    m_reply = m_parts.network.get(request);
    m_reply->setReadBufferSize(readAhead);
    connect(m_reply, &QNetworkReply::readyRead, this, &OriginFetch::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &OriginFetch::onFinished);
}

void OriginFetch::onBytes()
{
    if (!m_reply || (!m_taken && (statusOf(*m_reply) == 0 || !takeHeaders())))
        return;
    while (m_reply && m_reply->bytesAvailable() > 0) {
        const QByteArray piece = m_reply->read(pieceBytes);
        if (piece.isEmpty())
            return;
        m_lastByte = m_parts.clock.monotonic();
        m_came += piece.size();
        m_parts.book.received(piece.size());
        const auto taken = m_blob->append(piece);
        if (!taken && taken.error().code == ErrorCode::TooLarge)
            return fail(OriginReason::Length, ErrorCode::Corrupt, taken.error().detail);
        if (!taken)
            return fail(OriginReason::Disk, taken.error().code, taken.error().detail);
    }
}

void OriginFetch::onFinished()
{
    onBytes();
    if (!m_reply)
        return;
    if (m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
        return fail(OriginReason::Tls, ErrorCode::Unavailable,
                    u"the origin's certificate is not trusted here"_s);
    }
    if (m_taken && m_blob->size() == m_blob->bytes())
        return end(std::nullopt);
    retry(OriginReason::Line,
          m_taken ? u"the line to the origin was cut"_s : u"the origin did not answer"_s);
}

bool OriginFetch::takeHeaders()
{
    m_taken = true;
    const int status = statusOf(*m_reply);
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (status == 200 || status == 206) {
        if (!encoding.isEmpty() && encoding != "identity") {
            fail(OriginReason::Status, ErrorCode::Corrupt,
                 u"the origin sends the blob in another encoding"_s);
            return false;
        }
        return status == 200 ? takeWhole() : takePart();
    }
    if (status == 416 && m_blob->size() > 0) {
        m_blob->restart();
        retry(OriginReason::Status, u"the origin does not go on where it stopped"_s);
    } else if (status == 404 || status == 410) {
        fail(OriginReason::NotThere, ErrorCode::NotFound, u"the origin does not have this blob"_s);
    } else if (status == 401 || status == 403) {
        fail(OriginReason::Refused, ErrorCode::Unavailable,
             u"the origin does not let this hub have blobs"_s);
    } else if (status >= 300 && status < 400) {
        fail(OriginReason::Redirect, ErrorCode::Unavailable,
             u"the origin sends elsewhere; name the place itself"_s);
    } else if (isBusy(status)) {
        retry(OriginReason::Busy, u"the origin answers %1"_s.arg(status),
              retryAfterOf(m_reply->rawHeader("Retry-After")));
    } else {
        fail(OriginReason::Status, ErrorCode::Unavailable, u"the origin answers %1"_s.arg(status));
    }
    return false;
}

bool OriginFetch::takeWhole()
{
    const QByteArray length = m_reply->rawHeader("Content-Length");
    if (!length.isEmpty() && length.toLongLong() != m_blob->bytes()) {
        fail(OriginReason::Length, ErrorCode::Corrupt,
             u"the origin's blob has another length than %1"_s.arg(m_blob->bytes()));
        return false;
    }
    if (m_blob->size() > 0)
        m_blob->restart(); // it gives the whole
    const QByteArray tag = m_reply->rawHeader("ETag").trimmed();
    m_tag = tag.startsWith('"') ? tag : QByteArray();
    return true;
}

bool OriginFetch::takePart()
{
    const qint64 at = m_blob->size();
    const auto range = readContentRange(m_reply->rawHeader("Content-Range"));
    const QByteArray tag = m_reply->rawHeader("ETag").trimmed();
    const bool same = m_tag.isEmpty() || tag.isEmpty() || tag == m_tag;
    if (at > 0 && range && same && range->range.first == at &&
        range->range.last + 1 == m_blob->bytes() && range->total == m_blob->bytes()) {
        m_parts.book.resumed();
        return true;
    }
    if (at == 0) {
        fail(OriginReason::Status, ErrorCode::Corrupt, u"the origin gives a part of a whole"_s);
        return false;
    }
    m_blob->restart();
    m_tag.clear();
    retry(OriginReason::Length, u"the origin goes on with another part than was asked for"_s);
    return false;
}

void OriginFetch::watch()
{
    if (m_over)
        return;
    const auto now = m_parts.clock.monotonic();
    if (now > m_deadline) {
        return fail(OriginReason::Timeout, ErrorCode::Unavailable,
                    u"the blob did not come in time"_s);
    }
    if (!m_reply)
        return;
    if (now - m_lastByte > m_parts.limits.quiet)
        return retry(OriginReason::Timeout, u"nothing came from the origin"_s);
    const std::chrono::duration<double> passed = now - m_began;
    if (now - m_began > m_parts.limits.quiet &&
        double(m_came) < passed.count() * double(m_parts.limits.slowest))
        retry(OriginReason::Timeout, u"the origin sends too slowly"_s);
}

void OriginFetch::drop()
{
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        // Not at once: this may be called by the reply itself.
        post(reply, [reply] {
            reply->abort();
            reply->deleteLater();
        });
    }
}

void OriginFetch::retry(OriginReason reason, const QString &why, std::chrono::milliseconds floor)
{
    drop();
    const auto wait = m_backoff.failed(floor);
    if (m_attempt >= m_parts.limits.attempts || floor > m_parts.limits.longestWait ||
        m_parts.clock.monotonic() + wait > m_deadline)
        return fail(reason, ErrorCode::Unavailable, why, floor);
    m_again.start(wait);
}

void OriginFetch::fail(OriginReason reason, ErrorCode code, const QString &why,
                       std::chrono::milliseconds retryAfter)
{
    end(OriginFailure{reason, Error{code, why, retryAfter}});
}

void OriginFetch::end(const std::optional<OriginFailure> &failure)
{
    drop();
    m_again.stop();
    if (std::exchange(m_over, true))
        return;
    post(this, [this, failure] { m_done(failure); });
}

} // namespace Batanidza
