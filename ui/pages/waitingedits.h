#pragma once

#include "engine/runtime/conflictapi.h"

#include <QWidget>

class QLabel;
class QListWidget;

//! The edits that wait for a person, a line each, with their number above; nothing at all where
//! none waits. Main thread.
namespace Batanidza {

class Look;

class WaitingEdits : public QWidget
{
    Q_OBJECT

public:
    explicit WaitingEdits(Look &look, QWidget *parent = nullptr);

    //! `now` is UTC. The line that was chosen stays chosen.
    void setConflicts(const QList<ConflictRow> &conflicts, Millis now);
    [[nodiscard]] QWidget *list() const;

Q_SIGNALS:
    void chosen(const Batanidza::ItemId &item);

private:
    Look &m_look;
    QLabel *m_label;
    QListWidget *m_list;
};

} // namespace Batanidza
