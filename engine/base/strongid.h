#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <utility>

//! Ids and counters with types of their own, so that a swapped argument does not compile.
//! Values only; any thread.
namespace Batanidza {

//! A name: text that is compared, never computed with.
template <typename Tag>
class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(QString value)
        : m_value(std::move(value))
    {}

    [[nodiscard]] const QString &toString() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend std::strong_ordering operator<=>(const StrongId &a, const StrongId &b)
    {
        return a.m_value.compare(b.m_value) <=> 0;
    }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

//! A place or a count: 0 means "none yet".
template <typename Tag>
class StrongNumber
{
public:
    constexpr StrongNumber() = default;
    constexpr explicit StrongNumber(qint64 value)
        : m_value(value)
    {}

    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] constexpr StrongNumber next() const { return StrongNumber(m_value + 1); }
    [[nodiscard]] constexpr StrongNumber previous() const { return StrongNumber(m_value - 1); }

    friend constexpr bool operator==(StrongNumber, StrongNumber) = default;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a null pointer in it
    friend constexpr auto operator<=>(StrongNumber, StrongNumber) = default;
    friend size_t qHash(StrongNumber number, size_t seed = 0)
    {
        return ::qHash(number.m_value, seed);
    }

private:
    qint64 m_value = 0;
};

} // namespace Batanidza
