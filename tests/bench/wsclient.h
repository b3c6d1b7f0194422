#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

//! A WebSocket client for load: a raw non-blocking socket, with TLS where it is asked for, whole
//! frames in and out, no checks beyond what a frame's length needs. For benchmarks only; one
//! thread.
namespace Bench {

class WsClient
{
public:
    //! A whole message: its bytes as they came, and whether they are binary.
    using OnMessage = std::function<void(std::string_view bytes, bool binary)>;

    WsClient();
    ~WsClient();
    WsClient(const WsClient &) = delete;
    WsClient &operator=(const WsClient &) = delete;

    //! False where this program was built without OpenSSL.
    [[nodiscard]] static bool canTls();
    //! Starts connecting to 127.0.0.1 from `source` (127.0.0.x); false where that failed at once.
    //! The hub's certificate is not checked.
    bool connectTo(int port, const std::string &source, bool tls = false);
    [[nodiscard]] int descriptor() const { return m_socket; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    [[nodiscard]] bool isDead() const { return m_state == State::Dead; }
    [[nodiscard]] long long bytesIn() const { return m_bytesIn; }
    //! Why the hub closed, as its close frame says: "4001 slow"; empty where none came.
    [[nodiscard]] const std::string &closeReason() const { return m_closeReason; }
    [[nodiscard]] int pingsHeard() const { return m_pings; }

    void sendText(std::string_view text);
    //! Call when the socket is readable or writable, edge-triggered.
    void onReady(const OnMessage &onMessage);

private:
    enum class State { Connecting, Securing, Upgrading, Open, Dead };
    struct Tls;

    void flush();
    bool secure();
    //! As recv(): bytes, 0 at the end, -1 where nothing waits or the connection broke (then dead).
    long receive(char *buffer, size_t size);
    long transmit(const char *bytes, size_t size);
    //! Takes the frames at the front of `bytes`; gives how many bytes they had.
    size_t readFrames(std::string_view bytes, const OnMessage &onMessage);
    void sendFrame(int opcode, std::string_view payload);

    int m_socket = -1;
    State m_state = State::Dead;
    std::string m_in;
    std::string m_out;
    std::unique_ptr<Tls> m_tls;
    std::string m_closeReason;
    long long m_bytesIn = 0;
    int m_pings = 0;
};

} // namespace Bench
