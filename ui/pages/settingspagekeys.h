#pragma once

#include "ui/models/preferences.h"

#include <QWidget>

#include <functional>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

//! The keys of every action, to look up and to change. A change is asked for, not made: the page
//! makes it a step that can be undone. Main thread.
namespace Batanidza {

class SettingsKeys : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsKeys(const Preferences &preferences, QWidget *parent = nullptr);

    //! Reads the actions of the menu bar of its window again.
    void reload();
    [[nodiscard]] QWidget *table() const;

Q_SIGNALS:
    //! Nothing as `keys` = the usual ones.
    void changeRequested(const QString &action, const QString &name,
                         const std::optional<QString> &keys);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QList<QAction *> actions() const;
    void onCurrent();
    void onKeysTyped();
    void retranslate();

    const Preferences &m_preferences;
    QLabel *m_intro;
    QTableWidget *m_table;
    QLabel *m_editLabel;
    QKeySequenceEdit *m_edit;
    QPushButton *m_set;
    QPushButton *m_usual;
    QLabel *m_note;
};

} // namespace Batanidza
