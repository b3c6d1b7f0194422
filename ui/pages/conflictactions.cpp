#include "ui/pages/conflictactions.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ConflictActions::ConflictActions(QObject *parent)
    : QObject(parent)
    , takeA(add(u"conflict.takeA"_s, Qt::Key_A, true))
    , takeB(add(u"conflict.takeB"_s, Qt::Key_B, true))
    , original(add(u"conflict.original"_s, Qt::Key_O, true))
    , proposal(add(u"conflict.proposal"_s, Qt::Key_P, true))
    , edit(add(u"conflict.edit"_s, Qt::Key_E, true))
    , undecide(add(u"conflict.undecide"_s, Qt::Key_U, true))
    , allA(add(u"conflict.allA"_s, QKeySequence(Qt::SHIFT | Qt::Key_A), true))
    , allB(add(u"conflict.allB"_s, QKeySequence(Qt::SHIFT | Qt::Key_B), true))
    , nextUndecided(add(u"conflict.nextUndecided"_s, Qt::Key_J, true))
    , previousUndecided(add(u"conflict.previousUndecided"_s, Qt::Key_K, true))
    , nextStrategy(add(u"conflict.nextStrategy"_s, Qt::Key_M, true))
    , wrap(add(u"conflict.wrap"_s, Qt::Key_W, true))
    , wholeText(add(u"conflict.wholeText"_s, QKeySequence(Qt::Key_Return), true))
    , detail(add(u"conflict.detail"_s, Qt::Key_D, true))
    , invisible(add(u"conflict.invisible"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), false))
    , nextConflict(add(u"conflict.next"_s, QKeySequence(Qt::ALT | Qt::Key_Down), false))
    , previousConflict(add(u"conflict.previous"_s, QKeySequence(Qt::ALT | Qt::Key_Up), false))
    , saveDraft(add(u"conflict.saveDraft"_s, QKeySequence(Qt::CTRL | Qt::Key_S), false))
    , finish(add(u"conflict.finish"_s, QKeySequence(Qt::CTRL | Qt::Key_Return), false))
    , takeBack(add(u"conflict.takeBack"_s, QKeySequence(Qt::CTRL | Qt::Key_T), false))
    , note(add(u"conflict.note"_s, Qt::Key_N, true))
    , preview(add(u"conflict.preview"_s, QKeySequence(Qt::CTRL | Qt::Key_P), false))
{
    wrap->setCheckable(true);
    wrap->setChecked(true);
    detail->setCheckable(true);
    detail->setChecked(true);
    invisible->setCheckable(true);
}

QAction *ConflictActions::add(const QString &name, const QKeySequence &key, bool inList)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    if (inList) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_letters.append(action);
    }
    return action;
}

QList<QAction *> ConflictActions::letters() const
{
    return m_letters;
}

void ConflictActions::retranslate()
{
    takeA->setText(tr("Take &A"));
    takeB->setText(tr("Take &B"));
    original->setText(tr("Keep the &original"));
    proposal->setText(tr("Take the &proposal"));
    edit->setText(tr("&Edit"));
    undecide->setText(tr("&Undecide"));
    allA->setText(tr("A for all that are undecided"));
    allB->setText(tr("B for all that are undecided"));
    nextUndecided->setText(tr("Next undecided field"));
    previousUndecided->setText(tr("Previous undecided field"));
    nextStrategy->setText(tr("Preview the next strategy"));
    wrap->setText(tr("&Wrap long texts"));
    wholeText->setText(tr("Show the w&hole text, or six lines"));
    detail->setText(tr("Mark single &characters"));
    invisible->setText(tr("Show &invisible characters"));
    nextConflict->setText(tr("&Next conflict"));
    previousConflict->setText(tr("Pre&vious conflict"));
    saveDraft->setText(tr("&Save draft"));
    finish->setText(tr("&Finish"));
    takeBack->setText(tr("&Take back"));
    note->setText(tr("Write a &note"));
    preview->setText(tr("Show the result on all &platforms"));
    // A button says its key.
    for (QAction *action : std::as_const(m_letters)) {
        action->setIconText(
            u"%1 (%2)"_s.arg(QString(action->text()).remove(u'&'),
                             action->shortcut().toString(QKeySequence::NativeText)));
    }
}

} // namespace Batanidza
