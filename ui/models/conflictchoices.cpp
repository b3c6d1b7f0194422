#include "ui/models/conflictchoices.h"

namespace Batanidza {

void ConflictChoices::decide(const ConflictId &id, const ChoicesByPath &choices)
{
    m_choices.insert(id, choices);
    Q_EMIT changed(id);
}

void ConflictChoices::put(const ConflictId &id, const ChoicesByPath &choices)
{
    m_saved.insert(id, choices);
    decide(id, choices);
}

bool ConflictChoices::isUnsaved(const ConflictId &id) const
{
    return m_choices.value(id) != m_saved.value(id);
}

QList<ConflictId> ConflictChoices::unsaved() const
{
    QList<ConflictId> ids;
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it) {
        if (isUnsaved(it.key()))
            ids.append(it.key());
    }
    return ids;
}

void ConflictChoices::markSaved(const ConflictId &id)
{
    m_saved.insert(id, m_choices.value(id));
}

} // namespace Batanidza
