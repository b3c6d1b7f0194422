#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

//! A WebSocket client for load: a raw non-blocking socket, whole frames in and out, no checks
//! beyond what a frame's length needs. For benchmarks only.
namespace Bench {

class WsClient
{
public:
    WsClient() = default;
    ~WsClient();
    WsClient(const WsClient &) = delete;
    WsClient &operator=(const WsClient &) = delete;

    //! Starts connecting to 127.0.0.1 from `source` (127.0.0.x); false where that failed at once.
    bool connectTo(int port, const std::string &source);
    [[nodiscard]] int descriptor() const { return m_socket; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    [[nodiscard]] bool isDead() const { return m_state == State::Dead; }

    void sendText(std::string_view text);
    //! Call when the socket is readable or writable. `onText` gets each whole text message.
    void onReady(const std::function<void(std::string_view)> &onText);
    [[nodiscard]] bool wantsWrite() const { return !m_out.empty(); }

private:
    enum class State { Connecting, Upgrading, Open, Dead };

    void flush();
    void readFrames(const std::function<void(std::string_view)> &onText);
    void sendFrame(int opcode, std::string_view payload);

    int m_socket = -1;
    State m_state = State::Dead;
    std::string m_in;
    std::string m_out;
};

} // namespace Bench
