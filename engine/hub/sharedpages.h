#pragma once

#include "engine/content/change.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <deque>
#include <memory>

//! Pages of the log as they were encoded last, for sessions of one form that walk the same way:
//! what was read and encoded for the first serves the others, and all of them come out at one
//! place. Full pages, which never change, go through the cache that all shards share. Belongs to
//! the shard's thread.
namespace Batanidza {

class ContentCache;

struct SharedPage
{
    Cursor to;
    bool more = false;    //!< there was more behind it when it was read
    qint64 textBytes = 0; //!< of the notification; 0 where the filter left nothing
    QByteArray text;      //!< the notification; empty where only the frame was kept
    QByteArray frame;     //!< the same as it goes on the line, once somebody has made it
    QString key;          //!< under which it is kept
};

class SharedPages
{
public:
    //! `cache` may be null, and outlives this.
    explicit SharedPages(ContentCache *cache = nullptr, qint64 mostBytes = 2 * 1024 * 1024)
        : m_cache(cache)
        , m_mostBytes(mostBytes)
    {}

    //! Null where none is kept.
    [[nodiscard]] std::shared_ptr<SharedPage> find(const QString &key);
    //! The oldest go where there is no room.
    void keep(const QString &key, const std::shared_ptr<SharedPage> &page);
    //! Its frame was made: other shards may have it too.
    void framed(const SharedPage &page);
    //! Not in the cache that all shards share.
    void forget();
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    ContentCache *m_cache;
    const qint64 m_mostBytes;
    QHash<QString, std::shared_ptr<SharedPage>> m_pages;
    std::deque<std::pair<QString, qint64>> m_order;
    qint64 m_bytes = 0;
};

} // namespace Batanidza
