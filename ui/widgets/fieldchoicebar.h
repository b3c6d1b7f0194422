#pragma once

#include <QAction>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

//! What can be decided of one field: take a side, keep the original, write something else, leave
//! it open. The buttons repeat actions that have keys of their own. Main thread.
namespace Batanidza {

class FieldChoiceBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldChoiceBar(const QList<QAction *> &actions, QWidget *parent = nullptr);

    //! Opens the field to write in. Enter takes the text, Shift+Enter is a new line, Esc leaves.
    void startEditing(const QString &name, const QString &text);
    //! False where nobody was writing.
    bool leaveEditing();
    [[nodiscard]] bool isEditing() const;
    void setPosition(const QString &text);

Q_SIGNALS:
    void written(const QString &text);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_position;
    QWidget *m_form;
    QLabel *m_name;
    QPlainTextEdit *m_text;
    QPushButton *m_take;
    QPushButton *m_leave;
};

} // namespace Batanidza
