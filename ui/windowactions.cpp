#include "ui/windowactions.h"

#include "ui/widgets/tonetyping.h"

#include <QApplication>
#include <QMenuBar>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

WindowActions::WindowActions(QMenuBar *bar, QUndoStack &undoStack, const Preferences &preferences,
                             QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_file(bar->addMenu(QString()))
    , m_edit(bar->addMenu(QString()))
    , m_view(bar->addMenu(QString()))
    , m_go(bar->addMenu(QString()))
    , m_tools(bar->addMenu(QString()))
    , m_help(bar->addMenu(QString()))
{
    exportData = add(m_file, u"file.export"_s, {QKeySequence(Qt::CTRL | Qt::Key_E)});
    m_file->addSeparator();
    quit = add(m_file, u"file.quit"_s, {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);

    undo = add(m_edit, u"edit.undo"_s, QKeySequence::keyBindings(QKeySequence::Undo));
    redo = add(m_edit, u"edit.redo"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(undo, &QAction::triggered, &undoStack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &undoStack, &QUndoStack::redo);
    connect(&undoStack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&undoStack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    const auto nameUndo = [this, &undoStack] {
        //: %1 is what would be undone.
        undo->setText(undoStack.canUndo() ? tr("&Undo %1").arg(undoStack.undoText()) : tr("&Undo"));
        //: %1 is what would be done again.
        redo->setText(undoStack.canRedo() ? tr("&Redo %1").arg(undoStack.redoText()) : tr("&Redo"));
    };
    connect(&undoStack, &QUndoStack::indexChanged, this, nameUndo);
    m_edit->addSeparator();
    copy = add(m_edit, u"edit.copy"_s, {QKeySequence(Qt::CTRL | Qt::Key_C)});
    find = add(m_edit, u"edit.find"_s, {QKeySequence(Qt::CTRL | Qt::Key_F)});

    markTone = add(m_edit, u"edit.markTone"_s, {QKeySequence(Qt::CTRL | Qt::Key_Apostrophe)});
    connect(markTone, &QAction::triggered, this, [] { toggleToneIn(QApplication::focusWidget()); });

    refresh = add(m_view, u"view.refresh"_s, {QKeySequence(Qt::Key_F5)});
    fold = add(m_view, u"view.fold"_s, {QKeySequence(Qt::Key_F9)});
    foldRail = add(m_view, u"view.foldRail"_s, {QKeySequence(Qt::CTRL | Qt::Key_B)});
    foldRail->setCheckable(true);
    nextPane = add(m_view, u"view.nextPane"_s, {QKeySequence(Qt::Key_F6)});
    previousPane = add(m_view, u"view.previousPane"_s, {QKeySequence(Qt::SHIFT | Qt::Key_F6)});

    back = add(m_go, u"go.back"_s, {QKeySequence(Qt::ALT | Qt::Key_Left)});
    forward = add(m_go, u"go.forward"_s, {QKeySequence(Qt::ALT | Qt::Key_Right)});
    m_go->addSeparator();

    commands = add(m_tools, u"tools.commands"_s, {QKeySequence(Qt::CTRL | Qt::Key_K)});
    diagnostics = add(m_tools, u"tools.diagnostics"_s, {});

    keys = add(m_help, u"help.keys"_s, {QKeySequence(Qt::Key_F1)});
    about = add(m_help, u"help.about"_s, {});
    about->setMenuRole(QAction::AboutRole);
    connect(&preferences, &Preferences::changed, this, [this](Preferences::Key key) {
        if (key != Preferences::Key::Shortcuts)
            return;
        for (auto it = m_usual.constBegin(); it != m_usual.constEnd(); ++it)
            applyKeys(it.key());
    });
    retranslate();
}

QAction *WindowActions::add(QMenu *menu, const QString &id, const QList<QKeySequence> &keySequences)
{
    auto *action = new QAction(this);
    action->setObjectName(id);
    m_usual.insert(action, keySequences);
    applyKeys(action);
    menu->addAction(action);
    return action;
}

void WindowActions::applyKeys(QAction *action) const
{
    if (const auto own = m_preferences.shortcut(action->objectName()))
        action->setShortcut(QKeySequence(*own, QKeySequence::PortableText));
    else
        action->setShortcuts(m_usual.value(action));
}

QAction *WindowActions::addPlace(const QString &id, const QKeySequence &key)
{
    return add(m_go, id, key.isEmpty() ? QList<QKeySequence>() : QList{key});
}

void WindowActions::fill(QMenu *menu, const QList<QAction *> &pageActions)
{
    if (pageActions.isEmpty())
        return;
    // Above what is always there, so that Quit stays last.
    QAction *first = menu->actions().isEmpty() ? nullptr : menu->actions().constFirst();
    for (QAction *action : pageActions) {
        menu->insertAction(first, action);
        m_ofPage.append({menu, action});
    }
    m_ofPage.append({menu, menu->insertSeparator(first)});
}

void WindowActions::setPageActions(const PageActions &pageActions)
{
    for (const auto &[menu, action] : std::as_const(m_ofPage)) {
        if (!action)
            continue;
        menu->removeAction(action);
        if (action->isSeparator())
            action->deleteLater();
    }
    m_ofPage.clear();
    fill(m_file, pageActions.file);
    fill(m_edit, pageActions.edit);
    fill(m_view, pageActions.view);
    fill(m_tools, pageActions.tools);
}

void WindowActions::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    //: Menu: to go to a page.
    m_go->setTitle(tr("&Go"));
    m_tools->setTitle(tr("&Tools"));
    m_help->setTitle(tr("&Help"));
    exportData->setText(tr("&Export what is shown..."));
    quit->setText(tr("&Quit"));
    undo->setText(tr("&Undo"));
    redo->setText(tr("&Redo"));
    copy->setText(tr("&Copy"));
    find->setText(tr("&Filter"));
    markTone->setText(tr("&High tone on the syllable before the cursor, or none"));
    refresh->setText(tr("&Refresh"));
    fold->setText(tr("Fold the &side list"));
    foldRail->setText(tr("Fold the list of &pages"));
    nextPane->setText(tr("&Next pane"));
    previousPane->setText(tr("Pre&vious pane"));
    back->setText(tr("&Back"));
    forward->setText(tr("&Forward"));
    commands->setText(tr("Find a &command, page or lesson"));
    diagnostics->setText(tr("Copy &diagnostics"));
    keys->setText(tr("&Keys of this page"));
    about->setText(tr("&About Batanidza"));
}

QList<QAction *> WindowActions::all() const
{
    QList<QAction *> found;
    for (const QMenu *menu : {m_file, m_edit, m_view, m_go, m_tools, m_help}) {
        const auto actions = menu->actions();
        for (QAction *action : actions) {
            if (!action->isSeparator())
                found.append(action);
        }
    }
    return found;
}

} // namespace Batanidza
