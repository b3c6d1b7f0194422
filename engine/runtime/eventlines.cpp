#include "engine/runtime/eventlines.h"

#include "engine/base/jsonwrite.h"
#include "engine/commit/conflictjson.h"
#include "engine/commit/editmerge.h"
#include "engine/store/conflictevent.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/eventjson.h"
#include "engine/store/eventlog.h"
#include "engine/store/personnames.h"

namespace Batanidza {

namespace {

constexpr qint64 leastAtATime = 200;

bool isEdit(QStringView kind)
{
    return kind == u"put" || kind == u"delete" || kind == u"queue";
}

//! Events as lines; each person's name is looked up once.
class Lines
{
public:
    Lines(Database &database, const TenantId &tenant)
        : m_names(database)
        , m_tenant(tenant)
    {}

    Result<EventLine> lineOf(const Event &event)
    {
        EventLine line;
        line.sequence = event.sequence;
        line.kind = event.kind;
        line.at = Millis(event.canonical[u"at"].toInteger());
        line.author = nameOf(PersonId(event.canonical[u"person"].toString()));
        if (isConflictEvent(event.kind))
            line.item = ItemId(event.canonical[u"id"].toString());
        line.conflict = ConflictId(event.canonical[u"conflict"].toString());
        if (!isEdit(event.kind))
            return line;
        const auto edit = readEditEvent(event.canonical);
        if (!edit)
            return edit.error();
        line.item = edit->id;
        line.version = edit->version;
        line.platform = edit->platform;
        line.rules = edit->rules;
        return line;
    }

private:
    QString nameOf(const PersonId &person)
    {
        if (person.isEmpty())
            return {};
        if (!m_known.contains(person))
            m_known.insert(person, m_names.name(m_tenant, person).value_or(QString()));
        return m_known.value(person);
    }

    const PersonNames m_names;
    const TenantId m_tenant;
    QHash<PersonId, QString> m_known;
};

bool fits(const EventQuery &query, const Event &event, const EventLine &line)
{
    return (query.item.isEmpty() || line.item == query.item) &&
           line.item.toString().contains(query.itemPart, Qt::CaseInsensitive) &&
           (query.author.isEmpty() || line.author == query.author) &&
           (query.platform.isEmpty() || line.platform == query.platform) &&
           (query.rule.isEmpty() || event.canonical[u"rules"].toStrings().contains(query.rule));
}

QString jsonOf(const QString &value)
{
    return QString::fromUtf8(writeJson(Json(value)));
}

QString member(const char *name, const QString &value)
{
    return QStringLiteral("\"%1\":%2").arg(QLatin1StringView(name), jsonOf(value));
}

//! What the database can tell of the query; fits() says the rest. Nothing where it can fit none.
Result<std::optional<EventSearch>> searchFor(Database &database, const TenantId &tenant,
                                             const EventQuery &query)
{
    EventSearch search;
    search.before = query.before;
    search.kinds = query.kinds;
    search.from = query.from;
    search.to = query.to;
    search.limit = std::max(query.limit, leastAtATime);
    if (!query.item.isEmpty())
        search.pieces += member("id", query.item.toString());
    search.folded = query.itemPart;
    if (!query.platform.isEmpty())
        search.pieces += member("platform", query.platform);
    if (!query.rule.isEmpty())
        search.pieces += jsonOf(query.rule);
    if (!query.author.isEmpty()) {
        const auto person = PersonNames(database).find(tenant, query.author);
        if (!person)
            return person.error();
        if (person->isEmpty())
            return std::optional<EventSearch>();
        search.pieces += member("person", person->toString());
    }
    return std::optional(search);
}

Result<void> readChange(const ContentStore &content, const TenantId &tenant, const EditEvent &edit,
                        EventDetail &detail)
{
    if (edit.kind != u"queue") {
        if (edit.kind == u"put") {
            auto after = keptBody(content, tenant, edit.hash);
            if (!after)
                return after.error();
            detail.after = std::move(*after);
        }
        const auto parent = content.revision(tenant, edit.id, edit.parent);
        if (!parent)
            return parent.error();
        if (*parent && !(*parent)->deleted) {
            auto before = keptBody(content, tenant, (*parent)->hash);
            if (!before)
                return before.error();
            detail.before = std::move(*before);
        }
        detail.canTakeBack = true;
    }
    const auto kept = keptBody(content, tenant, edit.outcome);
    if (!kept)
        return kept.error();
    if (*kept) {
        auto outcome = readOutcome(**kept);
        if (!outcome)
            return outcome.error();
        detail.decisions = std::move(outcome->decisions);
    }
    return {};
}

Result<void> readResolution(Database &database, const TenantId &tenant, const ConflictEvent &event,
                            EventDetail &detail)
{
    const auto kept = keptBody(ContentStore(database), tenant, event.resolution);
    if (!kept)
        return kept.error();
    const auto settled = *kept ? readSettled(**kept) : QList<SettledField>();
    if (!settled)
        return settled.error();
    for (const SettledField &field : *settled) {
        const FieldConflict &asked = field.question;
        detail.choices.append({asked.path, choiceName(field.choice), asked.base, asked.current,
                               asked.incoming, field.value, asked.flags});
    }
    const auto queued = ConflictQueue(database).find(tenant, event.conflict);
    if (!queued)
        return queued.error();
    detail.canTakeBack = *queued && (*queued)->state == ConflictState::Resolved &&
                         (*queued)->closedSequence == event.sequence;
    return {};
}

} // namespace

Result<QList<EventLine>> latestEventLines(Database &database, const TenantId &tenant, qint64 limit)
{
    EventQuery query;
    query.limit = limit;
    return findEventLines(database, tenant, query);
}

Result<QList<EventLine>> findEventLines(Database &database, const TenantId &tenant,
                                        const EventQuery &query)
{
    const auto search = searchFor(database, tenant, query);
    if (!search)
        return search.error();
    if (!*search)
        return QList<EventLine>(); // nobody of that name ever did anything
    const EventLog log(database);
    Lines lines(database, tenant);
    QList<EventLine> found;
    for (EventSearch next = **search; found.size() < query.limit;) {
        const auto events = log.search(tenant, next);
        if (!events)
            return events.error();
        for (const Event &event : *events) {
            next.before = event.sequence;
            auto line = lines.lineOf(event);
            if (!line)
                return line.error();
            if (fits(query, event, *line) && found.size() < query.limit)
                found.append(*std::move(line));
        }
        if (events->size() < next.limit)
            break;
    }
    return found;
}

Result<EventDetail> readEventDetail(Database &database, const TenantId &tenant, Sequence sequence)
{
    const auto events = EventLog(database).events(tenant, Sequence(sequence.value() - 1), 1);
    if (!events)
        return events.error();
    if (sequence.value() < 1 || events->isEmpty() || events->first().sequence != sequence) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("there is no event %1 in the log").arg(sequence.value())};
    }
    const Event &event = events->first();
    EventDetail detail;
    auto line = Lines(database, tenant).lineOf(event);
    if (!line)
        return line.error();
    detail.line = *std::move(line);
    detail.event = event.canonical;
    detail.hash = event.hash;
    if (isEdit(event.kind)) {
        const auto edit = readEditEvent(event.canonical);
        if (!edit)
            return edit.error();
        if (const auto read = readChange(ContentStore(database), tenant, *edit, detail); !read)
            return read.error();
    } else if (event.kind == u"resolve") {
        const auto resolved = readConflictEvent(event.canonical);
        if (!resolved)
            return resolved.error();
        if (const auto read = readResolution(database, tenant, *resolved, detail); !read)
            return read.error();
    }
    return detail;
}

} // namespace Batanidza
