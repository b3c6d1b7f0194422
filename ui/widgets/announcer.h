#pragma once

#include <QLabel>
#include <QTimer>

//! Says changes to screen readers (A2): the newest sentence, at most one in five seconds, by an
//! alert on a label that nobody sees (Qt 6.4 has no announcement event). Main thread.
namespace Batanidza {

class Announcer final : public QLabel
{
    Q_OBJECT

public:
    explicit Announcer(QWidget *parent);

    void announce(const QString &sentence);

Q_SIGNALS:
    //! After the alert was sent.
    void announced(const QString &sentence);

private:
    void say();

    QString m_waiting;
    QTimer m_pause;
};

} // namespace Batanidza
