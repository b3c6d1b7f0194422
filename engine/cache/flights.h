#pragma once

#include "engine/base/jitter.h"
#include "engine/base/result.h"

#include <QByteArray>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

//! What is being loaded now: each key once, however many ask for it, with those who wait for it;
//! and what failed a moment ago, for 1 to 5 seconds. Not thread-safe: its owner holds a lock around
//! every call, and answers the waiters that it gets back after letting go of it.
namespace Batanidza {

//! `About` is what the owner wants to know of a load.
template <typename Waiter, typename About>
class Flights
{
public:
    struct Flight
    {
        struct Waiting
        {
            Waiter waiter;
            std::chrono::nanoseconds until{0}; //!< 0 = for ever
        };
        QByteArray key;
        About about;
        bool abandoned = false; //!< who comes now begins another; what this one brings is not kept
        bool over = false;
        std::vector<Waiting> waiting;
    };
    using FlightPtr = std::shared_ptr<Flight>;
    using Waiters = std::vector<Waiter>;

    //! Null where nobody is at it.
    [[nodiscard]] FlightPtr running(const QByteArray &key) const
    {
        const auto found = m_flights.find(key);
        return found == m_flights.end() ? nullptr : found->second;
    }
    //! Nobody may be at it.
    [[nodiscard]] FlightPtr begin(const QByteArray &key, About about)
    {
        auto flight = std::make_shared<Flight>();
        flight->key = key;
        flight->about = std::move(about);
        m_flights[key] = flight;
        return flight;
    }
    //! `until` 0 = as long as it takes.
    static void wait(Flight &flight, Waiter waiter, std::chrono::nanoseconds until)
    {
        flight.waiting.push_back({std::move(waiter), until});
    }
    //! What it failed with a moment ago.
    [[nodiscard]] std::optional<Error> failure(const QByteArray &key,
                                               std::chrono::nanoseconds now) const
    {
        const auto found = m_failures.find(key);
        return found == m_failures.end() || found->second.until <= now
                   ? std::nullopt
                   : std::optional(found->second.error);
    }
    //! The load is over: gives all who wait. Once; later calls give nobody.
    [[nodiscard]] Waiters end(const FlightPtr &flight)
    {
        if (std::exchange(flight->over, true))
            return {};
        if (running(flight->key) == flight)
            m_flights.erase(flight->key);
        std::erase(m_abandoned, flight);
        return waitersOf(*flight);
    }
    //! For who comes next. Not what was cancelled: that says nothing of the next load.
    void remember(const QByteArray &key, const Error &error, std::chrono::nanoseconds now)
    {
        if (error.code == ErrorCode::Cancelled || m_failures.size() >= mostFailures)
            return;
        m_failures[key] = {error, now + std::chrono::milliseconds(m_jitter.between(1000, 5000))};
    }

    void abandon(const QByteArray &key)
    {
        if (const FlightPtr mine = running(key)) {
            mine->abandoned = true;
            m_abandoned.push_back(mine);
            m_flights.erase(key);
        }
        m_failures.erase(key);
    }
    template <typename F>
    void abandonIf(F &&chosen)
    {
        std::erase_if(m_flights, [&](const auto &one) {
            if (!chosen(one.first))
                return false;
            one.second->abandoned = true;
            m_abandoned.push_back(one.second);
            return true;
        });
        std::erase_if(m_failures, [&](const auto &one) { return chosen(one.first); });
    }
    //! Those whose patience is over; the loads go on. Forgets failures whose time is over.
    [[nodiscard]] Waiters late(std::chrono::nanoseconds now)
    {
        Waiters late;
        const auto takeLate = [&](const FlightPtr &flight) {
            auto &waiting = flight->waiting;
            const auto first =
                std::stable_partition(waiting.begin(), waiting.end(), [&](const auto &one) {
                    return one.until.count() == 0 || one.until > now;
                });
            for (auto it = first; it != waiting.end(); ++it)
                late.push_back(std::move(it->waiter));
            waiting.erase(first, waiting.end());
        };
        std::for_each(m_abandoned.cbegin(), m_abandoned.cend(), takeLate);
        for (const auto &[key, flight] : m_flights)
            takeLate(flight);
        std::erase_if(m_failures, [&](const auto &one) { return one.second.until <= now; });
        return late;
    }
    //! Ends all of them.
    [[nodiscard]] Waiters endAll()
    {
        std::vector<FlightPtr> left = std::exchange(m_abandoned, {});
        for (const auto &[key, flight] : m_flights)
            left.push_back(flight);
        m_flights.clear();
        Waiters all;
        for (const FlightPtr &flight : left) {
            flight->over = true;
            Waiters some = waitersOf(*flight);
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    }
    [[nodiscard]] qsizetype size() const
    {
        return qsizetype(m_flights.size() + m_abandoned.size());
    }

private:
    struct Failure
    {
        Error error;
        std::chrono::nanoseconds until{0};
    };
    struct KeyHash
    {
        size_t operator()(const QByteArray &key) const { return qHash(key); }
    };
    static constexpr size_t mostFailures = 4096;

    static Waiters waitersOf(Flight &flight)
    {
        Waiters waiters;
        waiters.reserve(flight.waiting.size());
        for (auto &one : flight.waiting)
            waiters.push_back(std::move(one.waiter));
        flight.waiting.clear();
        return waiters;
    }

    std::unordered_map<QByteArray, FlightPtr, KeyHash> m_flights;
    std::vector<FlightPtr> m_abandoned; //!< still awaited by who asked before
    std::unordered_map<QByteArray, Failure, KeyHash> m_failures;
    Jitter m_jitter;
};

} // namespace Batanidza
