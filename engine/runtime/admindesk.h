#pragma once

#include "engine/hub/adminport.h"

#include <QObject>

//! Takes operators' calls from the line into the main thread, where the apis live, and their
//! answers back. carryOut() may be called from any thread; the rest in the main one.
namespace Batanidza {

class LocalAdminApi;
class MonitorApi;

class AdminDesk final
    : public QObject
    , public AdminPort
{
    Q_OBJECT

public:
    //! Before open() and after close() every call is answered `unavailable`.
    void open(LocalAdminApi &admin, MonitorApi &monitor);
    void close();

    void carryOut(const AdminOrder &order, Done done) override;

private:
    void take(const AdminOrder &order, const Done &done);
    void resync(const AdminOrder &order, const Done &done);
    void drain(const AdminOrder &order, const Done &done);

    LocalAdminApi *m_admin = nullptr;
    MonitorApi *m_monitor = nullptr;
};

} // namespace Batanidza
