#include "engine/runtime/eventlines.h"

#include "engine/base/clock.h"
#include "engine/store/eventjson.h"
#include "engine/store/eventlog.h"
#include "engine/store/personnames.h"

namespace Batanidza {

Result<QList<EventLine>> latestEventLines(Database &database, const TenantId &tenant, qint64 limit)
{
    const auto events = EventLog(database).latest(tenant, limit);
    if (!events)
        return events.error();
    const PersonNames names(database);
    QHash<PersonId, QString> known;
    QList<EventLine> lines;
    for (const Event &event : *events) {
        EventLine line;
        line.sequence = event.sequence;
        line.kind = event.kind;
        if (event.kind == u"put" || event.kind == u"delete" || event.kind == u"queue") {
            const auto edit = readEditEvent(event.canonical);
            if (!edit)
                return edit.error();
            line.at = edit->at;
            line.item = edit->id;
            line.version = edit->version;
            line.platform = edit->platform;
            if (!known.contains(edit->person))
                known.insert(edit->person, names.name(tenant, edit->person).value_or(QString()));
            line.author = known.value(edit->person);
        } else if (const auto at = fromRfc3339(event.canonical[u"at"].toString())) {
            line.at = *at;
        }
        lines.append(line);
    }
    return lines;
}

} // namespace Batanidza
