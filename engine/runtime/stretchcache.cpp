#include "engine/runtime/stretchcache.h"

#include <algorithm>

namespace Batanidza {

using std::chrono::milliseconds;

namespace {

constexpr qsizetype mostShelves = 6;
constexpr qsizetype mostKnown = 1100; //!< stretches of a shelf
constexpr qsizetype mostStale = 20;   //!< counted one by one; of more, all

qint64 startOf(qint64 at, const std::pair<qint64, qint64> &key)
{
    return at - (at + key.second) % key.first;
}

} // namespace

Result<QList<LearningStretch>> StretchCache::read(Database &database, const TenantId &tenant,
                                                  const LearningGrid &grid)
{
    const Key key{grid.width.count(), grid.offset.count()};
    const Start first = startOf(grid.span.from.count(), key);
    const Start end = grid.span.to.count();
    const Start open = startOf(end - 1, key); // its last stretch is never known for good
    qint64 generation = 0;
    Shelf shelf;
    {
        const std::lock_guard guard(m_lock);
        shelf = m_shelves.take(key);
        generation = m_generation;
        m_reading = true;
        m_news.clear();
    }
    const auto left = [&] {
        const std::lock_guard guard(m_lock);
        m_reading = false;
    };
    const bool apart = shelf.to < first || shelf.from > open;
    if (apart || shelf.stale.size() > mostStale || shelf.known.size() > mostKnown)
        shelf = Shelf{first, first, {}, {}, 0};
    const LearningStore store(database);
    const auto count = [&](Start from, Start to) {
        return from < to
                   ? store.stretches(
                         tenant, {{milliseconds(from), milliseconds(to)}, grid.width, grid.offset})
                   : Result<QList<LearningStretch>>(QList<LearningStretch>());
    };
    QList<std::pair<Start, Start>> missing{{first, shelf.from}, {std::max(first, shelf.to), open}};
    for (const Start start : std::as_const(shelf.stale)) {
        shelf.known.remove(start);
        missing.append({start, start + key.first});
    }
    for (const auto &[from, to] : std::as_const(missing)) {
        const auto counted = count(from, to);
        if (!counted) {
            left();
            return counted.error();
        }
        for (const LearningStretch &stretch : *counted)
            shelf.known.insert(stretch.all.from.count(), stretch);
    }
    const auto newest = count(open, end);
    if (!newest) {
        left();
        return newest.error();
    }
    shelf.stale.clear();
    shelf.from = std::min(shelf.from, first);
    shelf.to = std::max(shelf.to, open);
    QList<LearningStretch> all;
    for (auto it = shelf.known.lowerBound(first); it != shelf.known.end() && it.key() < open; ++it)
        all.append(*it);
    all.append(*newest);

    const std::lock_guard guard(m_lock);
    m_reading = false;
    if (generation != m_generation)
        return all; // somebody was erased meanwhile: not kept, and changed() says to ask again
    for (const milliseconds at : std::as_const(m_news))
        shelf.stale.insert(startOf(at.count(), key));
    shelf.usedAt = ++m_uses;
    m_shelves.insert(key, shelf);
    if (m_shelves.size() > mostShelves) {
        m_shelves.erase(
            std::min_element(m_shelves.cbegin(), m_shelves.cend(),
                             [](const Shelf &a, const Shelf &b) { return a.usedAt < b.usedAt; }));
    }
    return all;
}

void StretchCache::note(const QList<LearningEvent> &taken)
{
    const std::lock_guard guard(m_lock);
    for (const LearningEvent &event : taken) {
        for (auto it = m_shelves.begin(); it != m_shelves.end(); ++it) {
            const Start start = startOf(event.at.count(), it.key());
            if (start >= it->from && start < it->to)
                it->stale.insert(start);
        }
        if (m_reading)
            m_news.append(event.at);
    }
}

void StretchCache::forget()
{
    const std::lock_guard guard(m_lock);
    ++m_generation;
    m_shelves.clear();
    m_news.clear();
}

} // namespace Batanidza
