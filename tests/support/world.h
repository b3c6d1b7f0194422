#pragma once

#include "engine/base/jitter.h"
#include "engine/client/clientsession.h"
#include "engine/commit/groupcommit.h"
#include "engine/hub/session.h"
#include "engine/hub/storereader.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>

#include <deque>
#include <memory>
#include <vector>

//! A hub and n clients in one process, joined by links that break on purpose, on a clock that the
//! world drives: the real sessions, the real committer, real stores in a temporary folder; no
//! socket, no thread, no waiting. One seed is one history.
namespace Batanidza {

struct WorldFaults
{
    double drop = 0.02;      //!< of a frame, after the hello
    double duplicate = 0.02; //!< of a frame, after the hello
    double cut = 0.01;       //!< of a link, each step
    double restart = 0.002;  //!< of a client's program, each step
    double hubRestart = 0.002;
    std::chrono::milliseconds delay{300}; //!< at most; frames of one link stay in order
};

class World
{
public:
    World(quint64 seed, int clients, WorldFaults faults);
    ~World();

    //! A client makes an edit, a deletion or a revival of one of a few items.
    void editSomewhere();
    //! Time passes, frames arrive, links break.
    void step();
    //! The network heals; runs until nothing is under way. False where it never becomes quiet.
    [[nodiscard]] bool settle();
    //! What is not as it must be, in words; empty = all well. For clients that caught up.
    [[nodiscard]] QStringList disagreements();
    //! What must hold at any moment: nobody shows less than its cursor promises.
    [[nodiscard]] QStringList prefixViolations();

private:
    struct Frame
    {
        std::chrono::nanoseconds due;
        QByteArray text;
    };
    struct Pipe //!< one connection; both ends and what is under way
    {
        std::unique_ptr<Session> hub;
        std::deque<Frame> up;
        std::deque<Frame> down;
        bool greeted = false;
        bool walking = false;
    };
    struct Client
    {
        QString file;
        QString platform;
        Wire::Bodies bodies = Wire::Bodies::Patch;
        std::unique_ptr<Database> database;
        std::unique_ptr<Replica> replica;
        std::unique_ptr<Outbox> outbox;
        std::unique_ptr<ClientSession> session;
        std::unique_ptr<Pipe> pipe;
        std::chrono::nanoseconds nextTry{0};
        QList<Receipt> receipts;
        qint64 saved = 0;
    };

    void openHub();
    void openClient(Client &client);
    void connectClient(Client &client);
    void cut(Client &client, int code);
    void perform(Client &client, const ClientActions &actions);
    void perform(Client &client, const SessionActions &actions);
    void walk(Client &client);
    void put(std::deque<Frame> &queue, const QByteArray &text, bool faultless);
    void deliver(Client &client);
    void commit();
    [[nodiscard]] QStringList contentOf(Client &client);

    Jitter m_jitter;
    WorldFaults m_faults;
    FakeClock m_clock;
    QTemporaryDir m_folder;
    Registry m_registry;
    Gatekeeper m_gatekeeper;
    SessionSettings m_settings;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<GroupCommit::Metrics> m_metrics;
    std::unique_ptr<GroupCommit> m_group;
    std::unique_ptr<ContentReader> m_reader;
    std::unique_ptr<ManifestCache> m_manifests;
    std::unique_ptr<Rpc> m_rpc;
    struct Waiting
    {
        Client *client;
        Pipe *pipe;
        quint64 ticket;
        Submission submission;
    };
    std::vector<Waiting> m_submitted;
    std::vector<std::unique_ptr<Client>> m_clients;
};

} // namespace Batanidza
