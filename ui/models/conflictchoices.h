#pragma once

#include "engine/content/ids.h"
#include "engine/merge/resolution.h"

#include <QHash>
#include <QObject>

//! What a person has decided so far, of each conflict that was opened; nothing of it is sent. The
//! steps of Undo are made in pages/conflictstep. Main thread.
namespace Batanidza {

using ChoicesByPath = QHash<QString, FieldChoice>; //!< by the path of the field

class ConflictChoices final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] ChoicesByPath choices(const ConflictId &id) const { return m_choices.value(id); }
    //! In place of those made before; they count as unsaved.
    void decide(const ConflictId &id, const ChoicesByPath &choices);
    //! As saved: a draft that was read, decisions that still stand, a conflict that is done.
    void put(const ConflictId &id, const ChoicesByPath &choices);
    //! Decisions that were not saved as a draft since.
    [[nodiscard]] bool isUnsaved(const ConflictId &id) const;
    [[nodiscard]] QList<ConflictId> unsaved() const;
    void markSaved(const ConflictId &id);

Q_SIGNALS:
    //! Also by Undo and Redo: whoever shows another conflict may turn to this one.
    void changed(const Batanidza::ConflictId &id);

private:
    QHash<ConflictId, ChoicesByPath> m_choices;
    QHash<ConflictId, ChoicesByPath> m_saved;
};

} // namespace Batanidza
