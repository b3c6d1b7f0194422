#pragma once

#include "ui/models/preferences.h"
#include "ui/pages/page.h"

#include <QAction>
#include <QHash>
#include <QMenu>
#include <QObject>
#include <QPointer>

class QMenuBar;

//! The menu bar, which holds every action of the window and of the page shown (N6), and the list
//! of them for Ctrl+K and F1. Keys are the usual ones unless the person chose others. Main thread.
namespace Batanidza {

class WindowActions final : public QObject
{
    Q_OBJECT

public:
    WindowActions(QMenuBar *bar, QUndoStack &undo, const Preferences &preferences,
                  QObject *parent = nullptr);

    QAction *exportData;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *copy;
    QAction *find;
    QAction *markTone; //!< in whichever text has the focus
    QAction *refresh;
    QAction *fold;
    QAction *foldRail;
    QAction *nextPane;
    QAction *previousPane;
    QAction *back;
    QAction *forward;
    QAction *commands;
    QAction *diagnostics;
    QAction *keys;
    QAction *about;

    //! An entry of the Go menu; `id` names it in the preferences ("go.overview").
    QAction *addPlace(const QString &id, const QKeySequence &key);
    //! In place of those of the page shown before.
    void setPageActions(const PageActions &actions);
    void retranslate();

    //! Every action in the menu bar, in its order.
    [[nodiscard]] QList<QAction *> all() const;

private:
    QAction *add(QMenu *menu, const QString &id, const QList<QKeySequence> &keys);
    void applyKeys(QAction *action) const;
    void fill(QMenu *menu, const QList<QAction *> &actions);

    const Preferences &m_preferences;
    QMenu *m_file;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_go;
    QMenu *m_tools;
    QMenu *m_help;
    QHash<QAction *, QList<QKeySequence>> m_usual;
    QList<QPair<QMenu *, QPointer<QAction>>> m_ofPage;
};

} // namespace Batanidza
