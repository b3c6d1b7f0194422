#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

//! SIGTERM and SIGINT as a Qt signal in the main thread, so that leaving is orderly. A second
//! signal leaves at once. Make one, after the application object.
namespace Batanidza {

class QuitSignals : public QObject
{
    Q_OBJECT

public:
    QuitSignals();
    ~QuitSignals() override;

Q_SIGNALS:
    void quitRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Batanidza
