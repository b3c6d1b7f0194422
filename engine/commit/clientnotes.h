#pragma once

#include "engine/store/clientstore.h"

#include <QHash>

//! What is to be remembered of clients with the next commit, newest word first. A value.
namespace Batanidza {

class ClientNotes
{
public:
    using Key = std::pair<TenantId, ClientId>;

    //! What `seen` leaves empty stays.
    void add(const TenantId &tenant, const ClientRecord &seen)
    {
        ClientRecord &note = m_notes[Key(tenant, seen.id)];
        note.id = seen.id;
        if (!seen.subject.isEmpty())
            note.subject = seen.subject;
        if (!seen.platform.isEmpty())
            note.platform = seen.platform;
        if (!seen.app.isEmpty())
            note.app = seen.app;
        note.acknowledged = std::max(note.acknowledged, seen.acknowledged);
        note.lastSeen = std::max(note.lastSeen, seen.lastSeen);
    }
    //! Those that could not be written come back behind what was said since.
    void addOlder(const ClientNotes &older)
    {
        ClientNotes both = older;
        for (auto it = m_notes.cbegin(); it != m_notes.cend(); ++it)
            both.add(it.key().first, *it);
        *this = both;
    }
    void clear() { m_notes.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_notes.isEmpty(); }
    [[nodiscard]] const QHash<Key, ClientRecord> &all() const { return m_notes; }

private:
    QHash<Key, ClientRecord> m_notes;
};

} // namespace Batanidza
