#include "ui/pages/conflictstep.h"

#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

namespace Batanidza {

namespace {

class ChoiceStep final : public QUndoCommand
{
public:
    ChoiceStep(ConflictChoices &desk, ConflictId id, ChoicesByPath after, const QString &text)
        : QUndoCommand(text)
        , m_desk(&desk)
        , m_id(std::move(id))
        , m_before(desk.choices(m_id))
        , m_after(std::move(after))
    {}

    void redo() override { give(m_after); }
    void undo() override { give(m_before); }

private:
    void give(const ChoicesByPath &choices)
    {
        // The stack is the window's and may outlive the page.
        if (m_desk)
            m_desk->decide(m_id, choices);
        else
            setObsolete(true);
    }

    QPointer<ConflictChoices> m_desk;
    ConflictId m_id;
    ChoicesByPath m_before;
    ChoicesByPath m_after;
};

} // namespace

void decideAsStep(QUndoStack &undo, ConflictChoices &desk, const ConflictId &id,
                  const ChoicesByPath &choices, const QString &text)
{
    if (desk.choices(id) != choices)
        undo.push(new ChoiceStep(desk, id, choices, text));
}

} // namespace Batanidza
