#include "ui/pages/eventexport.h"

#include "engine/base/jsonwrite.h"
#include "engine/runtime/awaited.h"
#include "ui/text/format.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray csvLine(const EventLine &line)
{
    QStringList cells{QString::number(line.sequence.value()),
                      Format::csvTime(line.at),
                      line.kind,
                      line.item.toString(),
                      line.version.value() > 0 ? QString::number(line.version.value()) : QString(),
                      line.platform,
                      line.author,
                      line.rules.join(u' '),
                      line.conflict.toString()};
    for (QString &cell : cells)
        cell = Format::csvField(cell);
    return cells.join(u',').toUtf8() + "\r\n";
}

QByteArray jsonOf(const EventLine &line)
{
    JsonObject json{{u"sequence"_s, line.sequence.value()},
                    {u"at"_s, Format::csvTime(line.at)},
                    {u"kind"_s, line.kind},
                    {u"item"_s, line.item.toString()},
                    {u"platform"_s, line.platform},
                    {u"person"_s, line.author},
                    {u"rules"_s, Json::fromStrings(line.rules)}};
    if (line.version.value() > 0)
        json.set(u"version"_s, line.version.value());
    if (!line.conflict.isEmpty())
        json.set(u"conflict"_s, line.conflict.toString());
    return writeJson(Json(std::move(json)));
}

} // namespace

EventExport::EventExport(PageContext &context, ConflictApi &api, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_api(api)
{}

void EventExport::start(const EventQuery &query, const QString &file)
{
    if (isRunning())
        return;
    m_query = query;
    m_query.before = {};
    m_query.limit = pageSize;
    m_json = file.endsWith(u".json", Qt::CaseInsensitive);
    m_stopping = false;
    m_events = 0;
    m_newest = 0;
    m_file = std::make_unique<QSaveFile>(file);
    m_job = m_context.jobs.start(JobModel::Kind::SaveEvents, [this] { m_stopping = true; });
    if (!m_file->open(QIODevice::WriteOnly)) {
        const Error error{ErrorCode::Unavailable, m_file->errorString()};
        end();
        Q_EMIT failed(file, error);
        return;
    }
    m_file->write(m_json ? "["
                         : "sequence,at_utc,kind,item,version,platform,person,rules,conflict\r\n");
    readOn();
}

void EventExport::readOn()
{
    awaitResult(m_api.events(m_query), this, [this](const Result<QList<EventLine>> &lines) {
        const QString name = m_file->fileName();
        if (m_stopping || !lines) {
            end();
            if (m_stopping)
                Q_EMIT stopped();
            else
                Q_EMIT failed(name, lines.error());
            return;
        }
        write(*lines);
        if (lines->size() >= pageSize) {
            m_query.before = lines->last().sequence;
            m_context.jobs.advance(
                {u"save-events"_s, m_newest - lines->last().sequence.value(), m_newest, {}});
            readOn();
            return;
        }
        if (m_json)
            m_file->write("\n]\n");
        const bool written = m_file->commit();
        const Error error{ErrorCode::Unavailable, m_file->errorString()};
        const qint64 events = m_events;
        end();
        if (written)
            Q_EMIT saved(name, events);
        else
            Q_EMIT failed(name, error);
    });
}

void EventExport::write(const QList<EventLine> &lines)
{
    if (m_newest == 0 && !lines.isEmpty())
        m_newest = lines.first().sequence.value();
    QByteArray out;
    for (const EventLine &line : lines) {
        if (m_json)
            out += (m_events == 0 ? "\n" : ",\n") + jsonOf(line);
        else
            out += csvLine(line);
        ++m_events;
    }
    m_file->write(out);
}

void EventExport::end()
{
    m_file.reset(); // a file that was not committed goes with it
    m_context.jobs.finish(std::exchange(m_job, 0));
}

} // namespace Batanidza
