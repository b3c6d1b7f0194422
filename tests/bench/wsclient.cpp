#include "tests/bench/wsclient.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#ifdef LOADGEN_TLS
#    include <openssl/ssl.h>
#endif

namespace Bench {

#ifdef LOADGEN_TLS
struct WsClient::Tls
{
    explicit Tls(int socket)
        : ssl(SSL_new(context()))
    {
        SSL_set_fd(ssl, socket);
        SSL_set_connect_state(ssl);
    }
    ~Tls() { SSL_free(ssl); }
    Tls(const Tls &) = delete;
    Tls &operator=(const Tls &) = delete;

    static SSL_CTX *context()
    {
        static SSL_CTX *const made = [] {
            SSL_CTX *fresh = SSL_CTX_new(TLS_client_method());
            SSL_CTX_set_mode(fresh, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
            SSL_CTX_set_session_cache_mode(fresh, SSL_SESS_CACHE_OFF);
            return fresh;
        }();
        return made;
    }
    //! Whether a call that gave `result` only has to be made again later.
    [[nodiscard]] bool waits(int result) const
    {
        const int error = SSL_get_error(ssl, result);
        return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
    }

    SSL *ssl;
};
#else
struct WsClient::Tls
{};
#endif

bool WsClient::canTls()
{
#ifdef LOADGEN_TLS
    return true;
#else
    return false;
#endif
}

WsClient::WsClient() = default;

WsClient::~WsClient()
{
    m_tls.reset();
    if (m_socket >= 0) {
        // Reset instead of waiting: thousands of sockets in TIME_WAIT would starve the next run.
        const linger now{1, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(m_socket);
    }
}

bool WsClient::connectTo(int port, const std::string &source, bool tls)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        return false;
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in from{};
    from.sin_family = AF_INET;
    inet_pton(AF_INET, source.c_str(), &from.sin_addr);
    static_cast<void>(::bind(m_socket, reinterpret_cast<const sockaddr *>(&from), sizeof from));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0 &&
        errno != EINPROGRESS)
        return false;
#ifdef LOADGEN_TLS
    if (tls)
        m_tls = std::make_unique<Tls>(m_socket);
#else
    if (tls)
        return false;
#endif
    m_state = State::Connecting;
    m_out = "GET /v1/sync HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
            "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: batanidza.v1\r\n\r\n";
    return true;
}

void WsClient::sendFrame(int opcode, std::string_view payload)
{
    std::string frame;
    frame.push_back(static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame.push_back(static_cast<char>(0x80 | payload.size()));
    } else if (payload.size() < 65536) {
        frame.push_back(static_cast<char>(0x80 | 126));
        frame.push_back(static_cast<char>(payload.size() >> 8));
        frame.push_back(static_cast<char>(payload.size() & 255));
    } else {
        frame.push_back(static_cast<char>(0x80 | 127));
        for (int shift = 56; shift >= 0; shift -= 8)
            frame.push_back(static_cast<char>((payload.size() >> shift) & 255));
    }
    frame.append(4, '\0'); // a mask of zeros: the payload stands as it is
    frame.append(payload);
    m_out += frame;
    flush();
}

void WsClient::sendText(std::string_view text)
{
    sendFrame(1, text);
}

bool WsClient::secure()
{
#ifdef LOADGEN_TLS
    const int result = SSL_do_handshake(m_tls->ssl);
    if (result == 1)
        return true;
    if (!m_tls->waits(result))
        m_state = State::Dead;
    return false;
#else
    return true;
#endif
}

long WsClient::receive(char *buffer, size_t size)
{
#ifdef LOADGEN_TLS
    if (m_tls) {
        const int got = SSL_read(m_tls->ssl, buffer, static_cast<int>(size));
        if (got <= 0 && !m_tls->waits(got))
            m_state = State::Dead;
        return got > 0 ? got : -1;
    }
#endif
    const auto got = ::recv(m_socket, buffer, size, 0);
    if (got == 0 || (got < 0 && errno != EAGAIN))
        m_state = State::Dead;
    return got;
}

long WsClient::transmit(const char *bytes, size_t size)
{
#ifdef LOADGEN_TLS
    if (m_tls) {
        const int sent = SSL_write(m_tls->ssl, bytes, static_cast<int>(size));
        if (sent <= 0 && !m_tls->waits(sent))
            m_state = State::Dead;
        return sent;
    }
#endif
    const auto sent = ::send(m_socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != ENOTCONN)
        m_state = State::Dead;
    return sent;
}

void WsClient::flush()
{
    if (m_state == State::Connecting || m_state == State::Securing)
        return;
    size_t done = 0;
    while (done < m_out.size() && m_state != State::Dead) {
        const long sent = transmit(m_out.data() + done, m_out.size() - done);
        if (sent <= 0)
            break;
        done += static_cast<size_t>(sent);
    }
    m_out.erase(0, done);
}

void WsClient::onReady(const OnMessage &onMessage)
{
    if (m_state == State::Connecting) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) {
            m_state = State::Dead;
            return;
        }
        m_state = m_tls ? State::Securing : State::Upgrading;
    }
    if (m_state == State::Securing) {
        if (!secure())
            return;
        m_state = State::Upgrading;
    }
    flush();
    static std::vector<char> buffer(256 * 1024);
    while (m_state != State::Dead) {
        const long got = receive(buffer.data(), buffer.size());
        if (got <= 0)
            break;
        m_bytesIn += got;
        std::string_view fresh(buffer.data(), static_cast<size_t>(got));
        // What is whole is read where it lies; only the rest is kept.
        if (m_state == State::Open && m_in.empty())
            fresh.remove_prefix(readFrames(fresh, onMessage));
        m_in.append(fresh);
        if (m_state == State::Upgrading) {
            const auto end = m_in.find("\r\n\r\n");
            if (end == std::string::npos)
                continue;
            if (m_in.compare(0, 12, "HTTP/1.1 101") != 0) {
                m_state = State::Dead;
                return;
            }
            m_in.erase(0, end + 4);
            m_state = State::Open;
        }
        if (!m_in.empty() && m_state == State::Open)
            m_in.erase(0, readFrames(m_in, onMessage));
        if (m_in.empty() && m_in.capacity() > 4096)
            std::string().swap(m_in); // thousands of clients share the memory here
        if (!m_tls && got < static_cast<long>(buffer.size()))
            break;
    }
}

size_t WsClient::readFrames(std::string_view in, const OnMessage &onMessage)
{
    size_t at = 0;
    while (in.size() - at >= 2) {
        const auto *bytes = reinterpret_cast<const unsigned char *>(in.data()) + at;
        const int opcode = bytes[0] & 15;
        uint64_t length = bytes[1] & 127;
        size_t header = 2;
        if (length == 126) {
            if (in.size() - at < 4)
                break;
            length = static_cast<uint64_t>(bytes[2]) << 8 | bytes[3];
            header = 4;
        } else if (length == 127) {
            if (in.size() - at < 10)
                break;
            length = 0;
            for (int i = 2; i < 10; ++i)
                length = length << 8 | bytes[i];
            header = 10;
        }
        if (in.size() - at < header + length)
            break;
        const std::string_view payload(in.data() + at + header, length);
        if (opcode == 1 || opcode == 2) {
            onMessage(payload, opcode == 2);
        } else if (opcode == 9) {
            ++m_pings;
            sendFrame(10, payload);
        } else if (opcode == 8) {
            if (payload.size() >= 2) {
                const int code = static_cast<unsigned char>(payload[0]) << 8 |
                                 static_cast<unsigned char>(payload[1]);
                m_closeReason = std::to_string(code) + " " + std::string(payload.substr(2));
            }
            m_state = State::Dead;
        }
        at += header + length;
    }
    return at;
}

} // namespace Bench
