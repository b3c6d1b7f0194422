#pragma once

#include "ui/look.h"

#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

//! The list of pages at the left, with what waits for a person on each. Main thread.
namespace Batanidza {

//! One page in the rail.
class RailButton final : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const Look &look, const QString &icon, QWidget *parent);

    void setTitle(const QString &title, const QKeySequence &key);
    void setWaiting(int count);
    [[nodiscard]] int waiting() const { return m_waiting; }
    void setFolded(bool folded);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void nameForReaders();

    const Look &m_look;
    QString m_icon;
    QString m_title;
    QKeySequence m_key;
    int m_waiting = 0;
    bool m_folded = false;
};

class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const Look &look, QWidget *parent = nullptr);

    //! Gives the button's number.
    int add(const QString &icon);
    [[nodiscard]] RailButton *button(int index) const;
    void setCurrent(int index);
    //! Icons only.
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }

Q_SIGNALS:
    void chosen(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Look &m_look;
    QButtonGroup *m_group;
    QVBoxLayout *m_layout;
    bool m_folded = false;
};

} // namespace Batanidza
