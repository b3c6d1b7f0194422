#pragma once

#include "engine/merge/resolution.h"

#include <QAction>
#include <QList>

//! The keys of the Conflicts page. Single letters count in the list of fields only, never where
//! somebody writes. Main thread.
namespace Batanidza {

class ConflictActions final : public QObject
{
    Q_OBJECT

    QList<QAction *> m_letters; // filled while the actions below are made

public:
    explicit ConflictActions(QObject *parent = nullptr);

    QAction *takeA;
    QAction *takeB;
    QAction *original;
    QAction *proposal;
    QAction *edit;
    QAction *undecide;
    QAction *allA;
    QAction *allB;
    QAction *nextUndecided;
    QAction *previousUndecided;
    QAction *nextStrategy;
    QAction *wrap;
    QAction *wholeText;
    QAction *detail;
    QAction *invisible;
    QAction *nextConflict;
    QAction *previousConflict;
    QAction *saveDraft;
    QAction *finish;
    QAction *takeBack;
    QAction *note;
    QAction *preview; //!< how each platform would show it

    //! Those that count in the list of fields only.
    [[nodiscard]] QList<QAction *> letters() const;
    void retranslate();

private:
    QAction *add(const QString &name, const QKeySequence &key, bool inList);
};

} // namespace Batanidza
