#pragma once

#include "ui/pages/page.h"

#include <QSaveFile>

#include <memory>

//! Writes all events that fit a query into a file, CSV or JSON by the name's ending, page by page
//! as a job of the status bar that can be stopped. Times are UTC, numbers as in the C locale. A
//! file that was not finished is not left behind. Main thread.
namespace Batanidza {

class EventExport final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 pageSize = 1000;

    EventExport(PageContext &context, ConflictApi &api, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }
    //! Does nothing while another one runs.
    void start(const EventQuery &query, const QString &file);

Q_SIGNALS:
    void saved(const QString &file, qint64 events);
    //! The file could not be written, or the log not be read; stopping is no failure.
    void failed(const QString &file, const Batanidza::Error &error);
    void stopped();

private:
    void readOn();
    void write(const QList<EventLine> &lines);
    void end();

    PageContext &m_context;
    ConflictApi &m_api;
    EventQuery m_query;
    std::unique_ptr<QSaveFile> m_file;
    bool m_json = false;
    bool m_stopping = false;
    qint64 m_events = 0;
    qint64 m_newest = 0;
    int m_job = 0;
};

} // namespace Batanidza
