#pragma once

#include <QByteArray>
#include <QByteArrayView>

class QDebug;

//! Bytes that must not be printed: keys and tokens. Values; any thread.
namespace Batanidza {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    //! The bytes themselves, for signing and for libraries. Never for a log or an error.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

    //! In time that does not depend on where they differ.
    friend bool operator==(const Secret &a, const Secret &b);
    //! Prints that there is a secret, never which.
    friend QDebug operator<<(QDebug debug, const Secret &secret);

private:
    QByteArray m_bytes;
};

//! Compares in time that depends on the lengths only.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace Batanidza
