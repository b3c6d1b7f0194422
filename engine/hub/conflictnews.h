#pragma once

#include "engine/content/ids.h"

#include <QList>
#include <QMutex>
#include <QStringList>

#include <deque>

//! What became of conflicts lately, for sessions that work on them: each looks now and then what is
//! new since it looked last. Thread-safe.
namespace Batanidza {

struct ConflictNotice
{
    TenantId tenant;
    ConflictId id;
    QString state;
    QStringList viewers;
};

class ConflictNews
{
public:
    void publish(ConflictNotice notice)
    {
        const QMutexLocker lock(&m_mutex);
        m_notices.push_back(std::move(notice));
        ++m_end;
        if (m_notices.size() > kept)
            m_notices.pop_front();
    }
    //! The place behind the newest one.
    [[nodiscard]] quint64 end() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_end;
    }
    //! What is new, the newest word on each conflict; `place` moves to the end.
    [[nodiscard]] QList<ConflictNotice> since(const TenantId &tenant, quint64 &place) const
    {
        const QMutexLocker lock(&m_mutex);
        QList<ConflictNotice> news;
        const quint64 first = m_end - m_notices.size();
        for (quint64 at = std::max(place, first); at < m_end; ++at) {
            const ConflictNotice &notice = m_notices[size_t(at - first)];
            if (notice.tenant != tenant)
                continue;
            news.removeIf([&](const ConflictNotice &older) { return older.id == notice.id; });
            news.append(notice);
        }
        place = m_end;
        return news;
    }

private:
    static constexpr size_t kept = 1000;
    mutable QMutex m_mutex;
    std::deque<ConflictNotice> m_notices;
    quint64 m_end = 0;
};

} // namespace Batanidza
