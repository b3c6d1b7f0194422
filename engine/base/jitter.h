#pragma once

#include <QtGlobal>

#include <random>

//! Seeded randomness: one seed is one history. Not thread-safe; give each owner its own.
namespace Batanidza {

class Jitter
{
public:
    explicit Jitter(quint64 seed = std::random_device{}())
        : m_engine(seed)
    {}

    //! Uniform in [0, 1).
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }
    //! Uniform in [from, to], both included.
    qint64 between(qint64 from, qint64 to)
    {
        // Written out rather than std::uniform_int_distribution, whose results differ by library.
        const auto span = static_cast<quint64>(to) - static_cast<quint64>(from) + 1;
        return static_cast<qint64>(static_cast<quint64>(from) +
                                   (span == 0 ? m_engine() : m_engine() % span));
    }
    bool chance(double probability) { return unit() < probability; }
    quint64 bits() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace Batanidza
