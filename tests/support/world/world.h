#pragma once

#include "engine/base/jitter.h"
#include "tests/support/fakeclock.h"
#include "tests/support/world/mutation.h"
#include "tests/support/world/worldclient.h"
#include "tests/support/world/worldhub.h"
#include "tests/support/world/worldtrace.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

//! A hub and n clients in one thread, joined by links that break on purpose, on a clock that the
//! world drives: real shards, sessions, committer and stores; no socket, no waiting. One seed is
//! one history.
namespace Batanidza {

//! Chances each step, but where something else is said.
struct WorldFaults
{
    double drop = 0.02;      //!< of a frame, after the hello
    double duplicate = 0.02; //!< of a frame, after the hello: a carrier that tries again
    double cut = 0.01;       //!< of a link
    double lateNews = 0.5;   //!< of a cut: the hub hears later, and gets what was under way
    double deadLink = 0.001; //!< a link that swallows everything and tells nobody
    double stall = 0.01;     //!< of a client: it does not read for up to four seconds
    double restart = 0.003;  //!< of a client's program
    double hubKill = 0.003;
    double silentKill = 0.3; //!< of a kill: after the commit, before anybody is answered
    double order = 0.003;    //!< an operator has clients compare their content, or drop it
    double hubDrain = 0.001; //!< the hub says goodbye, and comes back
    std::chrono::milliseconds delay{300}; //!< at most; frames of one link stay in order

    [[nodiscard]] static WorldFaults none();
};

struct WorldPlan
{
    quint64 seed = 1;
    int clients = 6;
    int steps = 240;
    WorldFaults faults;
    Mutation mutation = Mutation::None;
};

//! What happened, for the summary.
struct WorldCounts
{
    qint64 frames = 0;
    qint64 dropped = 0;
    qint64 duplicated = 0;
    qint64 cuts = 0;
    qint64 deadLinks = 0;
    qint64 stalls = 0;
    qint64 clientRestarts = 0;
    qint64 hubRestarts = 0;
    qint64 drains = 0;
    qint64 orders = 0;
    qint64 edits = 0;
    qint64 commits = 0;
    qint64 urgent = 0; //!< changes shown ahead of their turn
    qint64 statuses[5] = {};

    WorldCounts &operator+=(const WorldCounts &other);
    [[nodiscard]] QString toString() const;
};

struct WorldReport
{
    QStringList problems; //!< in words; empty = all well
    QString traceHash;
    WorldCounts counts;
};

//! Lives through one history and checks it.
[[nodiscard]] WorldReport runWorld(const WorldPlan &plan);

class World
{
public:
    explicit World(const WorldPlan &plan);
    ~World();

    void editSomewhere();
    //! Time passes, frames arrive, links break.
    void step();
    //! The network heals; runs until nothing is under way. False where it never becomes quiet.
    [[nodiscard]] bool settle();

    [[nodiscard]] WorldHub &hub() { return *m_hub; }
    [[nodiscard]] const std::vector<std::unique_ptr<WorldClient>> &clients() const
    {
        return m_clients;
    }
    //! What went wrong on the way.
    [[nodiscard]] QStringList &problems() { return m_problems; }
    [[nodiscard]] QString traceHash() const { return m_trace.hash(); }
    [[nodiscard]] WorldCounts counts() const;

    static const TenantId tenant;
    static constexpr qint64 highWater = 16 * 1024; //!< what a link may hold, beside one send
    //! What may be under way without an ack, beside what the link holds.
    static constexpr qint64 window = 48 * 1024;

private:
    static HubSettings settingsFor(Mutation mutation);
    void connect(WorldClient &client);
    void cut(WorldClient &client, bool hubHearsLate);
    void restartHub();
    void drainHub();
    void orderResync();
    void perform(WorldClient &client, const ClientActions &actions);
    void observe(WorldClient &client, const ItemChange &change);
    void carryUp(WorldPipe &pipe);
    void carryDown(WorldPipe &pipe);
    void listen(WorldPipe &pipe, const WorldPipe::Frame &frame);
    void noteGiven(WorldPipe &pipe, const WorldPipe::Frame &frame);
    void deliver(WorldClient &client);
    void put(std::deque<WorldPipe::Frame> &queue, WorldPipe::Frame frame, bool faultless);
    void mutateDown(WorldPipe &pipe, std::deque<WorldPipe::Frame> &frames);
    void mutateShown(WorldClient &client, const QList<Wire::Message> &messages);
    void turn();
    //! Some time of so many milliseconds.
    [[nodiscard]] std::chrono::nanoseconds between(qint64 fromMs, qint64 toMs);

    const WorldPlan m_plan;
    WorldFaults m_faults;
    Jitter m_jitter;
    FakeClock m_clock;
    QTemporaryDir m_folder;
    WorldTrace m_trace;
    WorldCounts m_counts;
    QStringList m_problems;
    std::unique_ptr<WorldHub> m_hub;
    std::vector<std::unique_ptr<WorldClient>> m_clients;
    std::vector<std::shared_ptr<WorldPipe>> m_orphans; //!< the client left, the hub knows not
    std::chrono::nanoseconds m_nextTick{0};
};

} // namespace Batanidza
