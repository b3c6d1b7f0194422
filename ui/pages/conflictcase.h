#pragma once

#include "engine/runtime/conflictapi.h"
#include "ui/diff/diffrows.h"
#include "ui/models/conflictchoices.h"
#include "ui/models/keptchoices.h"
#include "ui/models/pendingdecisions.h"
#include "ui/models/preferences.h"

#include <QTimer>

//! The conflict that is open: reads it, says that somebody looks at it, notices that its head has
//! moved and never reloads by itself (I4), sends what was decided, takes it back. Opening it
//! changes nothing (I3). Main thread; rows are made in the pool.
namespace Batanidza {

class ConflictCase final : public QObject
{
    Q_OBJECT

public:
    enum class State { None, Loading, Ready, Failed };

    //! What finish() did last, so that it can be taken back with nothing lost.
    struct Done
    {
        ConflictId id;
        Sequence sequence;
        QString title;
        ChoicesByPath choices;
    };

    ConflictCase(ConflictApi &api, ConflictChoices &desk, Preferences &preferences,
                 QObject *parent = nullptr);

    void open(const ConflictId &id);
    void close();
    //! Reads it again, also where it is the one that is open.
    void reload();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const ConflictId &id() const { return m_id; }
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    //! Only where it is ready.
    [[nodiscard]] const ConflictDetail &detail() const { return m_detail; }
    [[nodiscard]] const QList<DiffRow> &rows() const { return m_rows; }
    [[nodiscard]] const QStringList &viewers() const { return m_viewers; }
    //! A newer head was noticed and is not shown yet.
    [[nodiscard]] bool hasNewer() const { return m_newer.has_value(); }
    [[nodiscard]] const ConflictDetail &newer() const { return *m_newer; }
    //! Paths of decisions that would not stand on the newer head.
    [[nodiscard]] QStringList affected(const ConflictDetail &fresh) const;
    void takeNewer();

    void saveDraft(const ConflictId &id);
    void finish(const Resolution &resolution);
    [[nodiscard]] bool isSending() const { return m_sending; }
    //! What Ctrl+T would take back: the open conflict where it is resolved, else the last one that
    //! was finished here. Nothing where there is none.
    [[nodiscard]] std::optional<Sequence> takable() const;
    void takeBack();
    void addNote(const QString &text);
    //! The page is seen or not.
    void setLooking(bool looking);

Q_SIGNALS:
    void stateChanged();
    void viewersChanged();
    void newerArrived();
    void finished(const Batanidza::ConflictCase::Done &done);
    //! Nobody is there to take it: it is to be sent later.
    void unsent(const Batanidza::PendingDecision &decision);
    void closedMeanwhile(const Batanidza::ConflictClosed &closed);
    //! The head had moved at something decided: what stands is kept, this does not.
    void movedAtFinish(const QStringList &affected);
    //! Decisions that no engine had taken are here again, from an earlier start.
    void broughtBack();
    void draftSaved(const Batanidza::ConflictId &id);
    void takenBack(const Batanidza::TakeBackReport &report);
    void notesChanged();
    void failed(const Batanidza::Error &error);

private:
    void load();
    void take(const ConflictDetail &detail);
    void checkHead();
    void tellLooking();
    void keepUnsaved(const ConflictId &id);

    ConflictApi &m_api;
    ConflictChoices &m_desk;
    const Preferences &m_preferences;
    KeptChoices m_kept;
    ConflictId m_id;
    State m_state = State::None;
    Error m_error;
    ConflictDetail m_detail;
    QList<DiffRow> m_rows;
    QStringList m_viewers;
    std::optional<ConflictDetail> m_newer;
    std::optional<Done> m_done;
    QTimer m_presence;
    QTimer m_check; //!< many changes in a moment are one look
    quint64 m_asked = 0;
    bool m_looking = false;
    bool m_sending = false;
};

} // namespace Batanidza
