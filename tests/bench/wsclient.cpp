#include "tests/bench/wsclient.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Bench {

WsClient::~WsClient()
{
    if (m_socket >= 0) {
        // Reset instead of waiting: thousands of sockets in TIME_WAIT would starve the next run.
        const linger now{1, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(m_socket);
    }
}

bool WsClient::connectTo(int port, const std::string &source)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        return false;
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in from{};
    from.sin_family = AF_INET;
    inet_pton(AF_INET, source.c_str(), &from.sin_addr);
    ::bind(m_socket, reinterpret_cast<const sockaddr *>(&from), sizeof from);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0 &&
        errno != EINPROGRESS)
        return false;
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

void WsClient::flush()
{
    while (!m_out.empty()) {
        const auto sent = ::send(m_socket, m_out.data(), m_out.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            if (sent < 0 && (errno == EAGAIN || errno == ENOTCONN))
                return;
            m_state = State::Dead;
            return;
        }
        m_out.erase(0, static_cast<size_t>(sent));
    }
}

void WsClient::onReady(const std::function<void(std::string_view)> &onText)
{
    if (m_state == State::Connecting) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) {
            m_state = State::Dead;
            return;
        }
        m_state = State::Upgrading;
    }
    flush();
    char buffer[65536];
    while (m_state != State::Dead) {
        const auto got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            m_state = State::Dead;
        if (got <= 0)
            break;
        m_in.append(buffer, static_cast<size_t>(got));
        if (got < static_cast<ssize_t>(sizeof buffer))
            break;
    }
    if (m_state == State::Upgrading) {
        const auto end = m_in.find("\r\n\r\n");
        if (end == std::string::npos)
            return;
        if (m_in.compare(0, 12, "HTTP/1.1 101") != 0) {
            m_state = State::Dead;
            return;
        }
        m_in.erase(0, end + 4);
        m_state = State::Open;
    }
    if (m_state == State::Open)
        readFrames(onText);
}

void WsClient::readFrames(const std::function<void(std::string_view)> &onText)
{
    size_t at = 0;
    while (m_in.size() - at >= 2) {
        const auto *bytes = reinterpret_cast<const unsigned char *>(m_in.data()) + at;
        const int opcode = bytes[0] & 15;
        uint64_t length = bytes[1] & 127;
        size_t header = 2;
        if (length == 126) {
            if (m_in.size() - at < 4)
                break;
            length = static_cast<uint64_t>(bytes[2]) << 8 | bytes[3];
            header = 4;
        } else if (length == 127) {
            if (m_in.size() - at < 10)
                break;
            length = 0;
            for (int i = 2; i < 10; ++i)
                length = length << 8 | bytes[i];
            header = 10;
        }
        if (m_in.size() - at < header + length)
            break;
        const std::string_view payload(m_in.data() + at + header, length);
        if (opcode == 1)
            onText(payload);
        else if (opcode == 9)
            sendFrame(10, payload);
        else if (opcode == 8)
            m_state = State::Dead;
        at += header + length;
    }
    m_in.erase(0, at);
}

} // namespace Bench
