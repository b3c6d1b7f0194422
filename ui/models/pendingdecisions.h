#pragma once

#include "engine/runtime/conflictapi.h"
#include "ui/models/preferences.h"

#include <QTimer>

//! Decisions that could not be sent, because the engine was not there: kept over a restart and
//! sent once when it is there again (J6). Main thread.
namespace Batanidza {

struct PendingDecision
{
    ConflictId id;
    Version headVersion;
    Resolution resolution;
    QString who;
    QString title;
};

class PendingDecisions final : public QObject
{
    Q_OBJECT

public:
    //! What was kept is read at once.
    PendingDecisions(ConflictApi &api, Preferences &preferences, QObject *parent = nullptr);

    //! In place of an earlier one of that conflict.
    void add(const PendingDecision &decision);
    //! Not sent any more; false where there was none.
    bool remove(const ConflictId &id);
    [[nodiscard]] bool contains(const ConflictId &id) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_decisions.size()); }
    //! Tries now; by itself every 5 s while something waits.
    void send();

Q_SIGNALS:
    void changed();
    void sent(const Batanidza::PendingDecision &decision);
    //! The head had moved, somebody else was faster, or it was refused: the choices are kept as a
    //! draft where the conflict still waits.
    void returned(const Batanidza::PendingDecision &decision);

private:
    void sendNext(const QList<ConflictId> &ids);
    void onAnswer(const PendingDecision &decision, const Result<ResolveOutcome> &outcome);
    void keep();

    ConflictApi &m_api;
    Preferences &m_preferences;
    QList<PendingDecision> m_decisions;
    QTimer m_again;
    bool m_sending = false;
};

} // namespace Batanidza
