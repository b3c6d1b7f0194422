#include "engine/runtime/remoteblobs.h"

#include "engine/base/handover.h"

#include <QNetworkReply>
#include <QUrlQuery>

#include <algorithm>
#include <optional>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Error noAnswer(const QString &why)
{
    return Error{ErrorCode::Unavailable, u"the recording could not be fetched: %1"_s.arg(why)};
}

Error errorOf(const QNetworkReply &reply)
{
    switch (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()) {
    case 401:
        return {ErrorCode::Unauthorised, u"the engine does not take the token of this window"_s};
    case 403:
        return {ErrorCode::Forbidden, u"the token of this window may not fetch recordings"_s};
    case 404:
        return {ErrorCode::NotFound, u"the engine does not have this recording"_s};
    default:
        return noAnswer(reply.errorString());
    }
}

} // namespace

//! One that waits in another thread.
struct RemoteBlobs::Question
{
    Sha256 hash;
    bool whole = false; //!< else only whether it is there
    std::optional<Result<QByteArray>> answer;
};

RemoteBlobs::RemoteBlobs(RemoteTarget target, std::function<QString()> httpAddress)
    : m_target(std::move(target))
    , m_httpAddress(std::move(httpAddress))
{}

RemoteBlobs::~RemoteBlobs()
{
    close();
}

bool RemoteBlobs::contains(const Sha256 &hash)
{
    return ask(hash, false).has_value();
}

Result<QByteArray> RemoteBlobs::read(const Sha256 &hash)
{
    return ask(hash, true);
}

Result<QByteArray> RemoteBlobs::ask(const Sha256 &hash, bool whole)
{
    const auto question = std::make_shared<Question>();
    question->hash = hash;
    question->whole = whole;
    post(this, [this, question] { start(question); });
    std::unique_lock lock(m_mutex);
    m_told.wait(lock, [&] { return m_closed || question->answer; });
    return question->answer ? *question->answer : noAnswer(u"the window is closing"_s);
}

void RemoteBlobs::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_told.notify_all();
}

void RemoteBlobs::start(const QuestionPtr &question)
{
    if (const auto kept = m_kept.constFind(question->hash); kept != m_kept.cend())
        return answer(*question, *kept);
    const int port = QUrl(m_httpAddress()).port();
    if (port <= 0)
        return answer(*question, noAnswer(u"the engine has not said yet where its files are"_s));
    QUrl address = m_target.webSocket;
    address.setScheme(address.scheme() == u"wss" ? u"https"_s : u"http"_s);
    address.setPort(port);
    address.setPath(u"/v1/blobs/sha256/"_s + question->hash.toHex());
    QUrlQuery query;
    query.addQueryItem(u"tenant"_s, m_target.tenant.toString());
    query.addQueryItem(u"platform"_s, u"desktop"_s);
    address.setQuery(query);
    QNetworkRequest request(address);
    request.setTransferTimeout(answerWithinMs);
    // A token goes to the engine itself and nowhere else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (!m_target.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_target.token.reveal());
    QNetworkReply *reply = question->whole ? m_network.get(request) : m_network.head(request);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 got, qint64 total) {
        if (std::max(got, total) > largestFile)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, question] {
        reply->deleteLater();
        answer(*question, resultOf(*reply, *question));
    });
}

Result<QByteArray> RemoteBlobs::resultOf(QNetworkReply &reply, const Question &question)
{
    const qint64 told = reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (told > largestFile || reply.bytesAvailable() > largestFile) {
        return Error{ErrorCode::TooLarge,
                     u"the recording is larger than %1 bytes"_s.arg(largestFile)};
    }
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.error() != QNetworkReply::NoError || status != 200)
        return errorOf(reply);
    if (!question.whole)
        return QByteArray();
    const QByteArray bytes = reply.readAll();
    if (Sha256::of(bytes) != question.hash) {
        return Error{ErrorCode::Corrupt,
                     u"the recording came with other bytes than its name says"_s};
    }
    keep(question.hash, bytes);
    return bytes;
}

void RemoteBlobs::answer(Question &question, const Result<QByteArray> &result)
{
    const std::lock_guard lock(m_mutex);
    question.answer = result;
    m_told.notify_all();
}

void RemoteBlobs::keep(const Sha256 &hash, const QByteArray &bytes)
{
    if (m_kept.contains(hash))
        return;
    m_kept.insert(hash, bytes);
    m_order.append(hash);
    m_bytes += bytes.size();
    while (m_bytes > keptBytes)
        m_bytes -= m_kept.take(m_order.takeFirst()).size();
}

} // namespace Batanidza
