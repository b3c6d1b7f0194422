#include "ui/pages/lessonstep.h"

#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

namespace Batanidza {

namespace {

constexpr int stepId = 0x4c53; // among the commands of the window's stack

class Step final : public QUndoCommand
{
public:
    Step(LessonDraft &draft, const LessonChange &change)
        : QUndoCommand(change.text)
        , m_draft(&draft)
        , m_round(draft.round())
        , m_before(draft.body())
        , m_change(change)
    {}

    void redo() override { give(m_change.body); }
    void undo() override { give(m_before); }
    [[nodiscard]] int id() const override { return m_change.run == 0 ? -1 : stepId; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *later = static_cast<const Step *>(other);
        if (later->m_round != m_round || later->m_change.run != m_change.run)
            return false;
        m_change = later->m_change;
        setObsolete(m_change.body == m_before);
        return true;
    }

private:
    void give(const Json &body)
    {
        // The stack is the window's and outlives the draft.
        if (m_draft && m_draft->isOpen() && m_draft->round() == m_round)
            m_draft->setBody(body, m_change.pointer, m_change.now);
        else
            setObsolete(true);
    }

    QPointer<LessonDraft> m_draft;
    quint64 m_round;
    Json m_before;
    LessonChange m_change;
};

} // namespace

void changeAsStep(QUndoStack &undo, LessonDraft &draft, const LessonChange &change)
{
    if (draft.isOpen() && draft.body() != change.body)
        undo.push(new Step(draft, change));
}

} // namespace Batanidza
