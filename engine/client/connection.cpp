#include "engine/client/connection.h"

#include "engine/base/logging.h"
#include "engine/wire/closecode.h"
#include "engine/wire/codec.h"

namespace Batanidza {

namespace {

constexpr std::chrono::seconds openWithin{15};

} // namespace

Connection::Connection(std::unique_ptr<ClientLink> link, std::unique_ptr<ClientSession> session,
                       const Clock &clock)
    : m_link(std::move(link))
    , m_session(std::move(session))
    , m_clock(clock)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_editedSoon.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (m_session->state() == ClientSession::State::New ||
            m_session->state() == ClientSession::State::Leaving)
            m_link->abort(); // it did not open, or does not close
        else
            perform(m_session->tick());
    });
    connect(&m_editedSoon, &QTimer::timeout, this, [this] { perform(m_session->edited()); });
    connect(m_link.get(), &Link::opened, this, [this] { perform(m_session->connected()); });
    connect(m_link.get(), &Link::received, this, &Connection::onReceived);
    connect(m_link.get(), &Link::alive, this, [this] { m_session->heard(); });
    connect(m_link.get(), &Link::closed, this, [this](int code, const QString &reason) {
        qCDebug(lcClient) << "connection closed" << code << reason;
        perform(m_session->disconnected(code, reason));
    });
}

Connection::~Connection() = default;

void Connection::open()
{
    m_deadline.start(openWithin);
    m_link->open();
}

void Connection::edited()
{
    if (!m_editedSoon.isActive())
        m_editedSoon.start(0);
}

void Connection::fetch(const ItemId &id, std::optional<Wire::Form> form)
{
    perform(m_session->fetch(id, form));
}

void Connection::itemArrived(const Wire::Item &item)
{
    perform(m_session->itemArrived(item));
}

void Connection::stop()
{
    perform(m_session->stop());
}

void Connection::drop()
{
    m_link->abort();
}

void Connection::onReceived(FrameKind kind, const QByteArray &payload)
{
    m_bytesIn += payload.size();
    const auto form = kind == FrameKind::Text ? Wire::FrameForm::Text : Wire::FrameForm::Deflate;
    const auto decoded = Wire::decode(form, payload);
    if (decoded)
        perform(m_session->received(decoded->messages, payload.size()));
    else
        perform(m_session->garbled(decoded.error()));
}

void Connection::perform(const ClientActions &actions)
{
    // What goes to the hub goes first: whoever hears of the rest may make the session send more.
    for (const AnyClientAction &action : actions) {
        if (const auto *send = std::get_if<ClientAction::Send>(&action))
            this->send(send->message);
        else if (const auto *close = std::get_if<ClientAction::Close>(&action))
            m_link->close(close->code, close->reason);
    }
    arm();
    for (const AnyClientAction &action : actions) {
        if (const auto *end = std::get_if<ClientAction::Ended>(&action))
            Q_EMIT ended(*end);
        else if (!std::holds_alternative<ClientAction::Send>(action) &&
                 !std::holds_alternative<ClientAction::Close>(action))
            Q_EMIT acted(action);
    }
}

void Connection::send(const Wire::Message &message)
{
    const Wire::Frame frame = Wire::pack(Wire::encode(message), true);
    m_bytesOut += frame.bytes.size();
    const bool text = frame.form == Wire::FrameForm::Text;
    // Where the pipe is closing already, `closed` follows.
    (void)m_link->send(text ? FrameKind::Text : FrameKind::Binary, frame.bytes);
}

void Connection::arm()
{
    using std::chrono::milliseconds;
    if (m_session->state() == ClientSession::State::Leaving) {
        // A side that answers no close frame is left alone after a while.
        m_deadline.start(std::chrono::seconds(5));
        return;
    }
    const auto deadline = m_session->nextDeadline();
    if (!deadline) {
        if (m_session->state() == ClientSession::State::Ended)
            m_deadline.stop();
        return;
    }
    const auto left = std::chrono::ceil<milliseconds>(*deadline - m_clock.monotonic());
    m_deadline.start(std::max(left, milliseconds::zero()));
}

} // namespace Batanidza
