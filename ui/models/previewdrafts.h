#pragma once

#include "engine/content/ids.h"
#include "engine/merge/resolution.h"

#include <QHash>
#include <QObject>

#include <optional>

//! What is not saved yet and may be looked at in Preview: bodies that somebody edits, and choices
//! of a conflict. One for the window; each page puts in what it holds. Main thread.
namespace Batanidza {

class PreviewDrafts final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    struct Draft
    {
        Json body;
        Version base; //!< what it was made from; 0 = a new lesson
    };

    void put(const ItemId &item, const Draft &draft)
    {
        m_drafts.insert(item, draft);
        Q_EMIT changed(item);
    }
    void remove(const ItemId &item)
    {
        if (m_drafts.remove(item) > 0)
            Q_EMIT changed(item);
    }
    [[nodiscard]] std::optional<Draft> draft(const ItemId &item) const
    {
        const auto found = m_drafts.constFind(item);
        return found == m_drafts.cend() ? std::nullopt : std::optional(*found);
    }

    void putChoices(const ConflictId &conflict, const QList<FieldChoice> &choices)
    {
        m_choices.insert(conflict, choices);
        Q_EMIT choicesChanged(conflict);
    }
    void removeChoices(const ConflictId &conflict)
    {
        if (m_choices.remove(conflict) > 0)
            Q_EMIT choicesChanged(conflict);
    }
    [[nodiscard]] std::optional<QList<FieldChoice>> choices(const ConflictId &conflict) const
    {
        const auto found = m_choices.constFind(conflict);
        return found == m_choices.cend() ? std::nullopt : std::optional(*found);
    }

Q_SIGNALS:
    void changed(const Batanidza::ItemId &item);
    void choicesChanged(const Batanidza::ConflictId &conflict);

private:
    QHash<ItemId, Draft> m_drafts;
    QHash<ConflictId, QList<FieldChoice>> m_choices;
};

} // namespace Batanidza
