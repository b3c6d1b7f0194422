#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

//! SHA-256 as a value: the name of a body, a blob, an event. Pure; any thread.
namespace Batanidza {

class Sha256
{
public:
    //! All zero: "no hash"; the previous hash of the first event of a chain.
    Sha256() = default;

    [[nodiscard]] static Sha256 of(QByteArrayView bytes);
    //! Of the two, one behind the other.
    [[nodiscard]] static Sha256 of(QByteArrayView first, QByteArrayView second);
    //! From 64 lower-case hex digits; nothing else is taken.
    [[nodiscard]] static std::optional<Sha256> fromHex(QStringView hex);
    //! From 32 raw bytes.
    [[nodiscard]] static std::optional<Sha256> fromBytes(QByteArrayView bytes);

    [[nodiscard]] bool isNull() const { return *this == Sha256(); }
    [[nodiscard]] QString toHex() const;
    [[nodiscard]] QByteArray toBytes() const;

    friend bool operator==(const Sha256 &, const Sha256 &) = default;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a null pointer in it
    friend auto operator<=>(const Sha256 &, const Sha256 &) = default;
    friend size_t qHash(const Sha256 &hash, size_t seed = 0)
    {
        return qHashBits(hash.m_bytes.data(), 8, seed);
    }

private:
    std::array<unsigned char, 32> m_bytes{};
};

} // namespace Batanidza
