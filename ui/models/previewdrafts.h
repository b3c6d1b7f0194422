#pragma once

#include "engine/content/ids.h"
#include "engine/merge/resolution.h"

#include <QHash>
#include <QObject>

#include <optional>

//! Choices of conflicts that are not saved yet and may be looked at in Preview. One for the window;
//! Conflicts puts in what it holds. Lessons that are being written are in the DraftBook. Main
//! thread.
namespace Batanidza {

class PreviewDrafts final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

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
    void choicesChanged(const Batanidza::ConflictId &conflict);

private:
    QHash<ConflictId, QList<FieldChoice>> m_choices;
};

} // namespace Batanidza
