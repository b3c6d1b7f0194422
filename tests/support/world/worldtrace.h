#pragma once

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QString>

#include <chrono>

//! Everything that happens in a world, in order, as one hash: two runs are the same history where
//! their hashes are equal. One thread.
namespace Batanidza {

class WorldTrace
{
public:
    void note(std::chrono::nanoseconds at, int client, QByteArrayView what, QByteArrayView bytes)
    {
        m_hash.addData(QByteArray::number(qint64(at.count())) + ' ' + QByteArray::number(client) +
                       ' ');
        m_hash.addData(what);
        // A session's id is the one thing that is made at random outside.
        constexpr QByteArrayView key = "\"sessionId\":\"";
        const qsizetype session = bytes.indexOf(key);
        if (session < 0) {
            m_hash.addData(bytes);
        } else {
            const qsizetype end = bytes.indexOf('"', session + key.size());
            m_hash.addData(bytes.first(session));
            m_hash.addData(bytes.sliced(end));
        }
        ++m_events;
    }
    [[nodiscard]] QString hash() const { return QString::fromLatin1(m_hash.result().toHex()); }
    [[nodiscard]] qint64 events() const { return m_events; }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_events = 0;
};

} // namespace Batanidza
