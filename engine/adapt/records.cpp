#include "engine/adapt/records.h"

#include "engine/adapt/overnote.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/shona/orthography.h"

#include <QSet>
#include <QVarLengthArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

bool hasField(const Json &entry, const QStringList &from)
{
    return from.size() == 1 ? entry.contains(from[0]) : entry[from[0]].contains(from[1]);
}

const Json &fieldAt(const Json &entry, const QStringList &from)
{
    return from.size() == 1 ? entry[from[0]] : entry[from[0]][from[1]];
}

//! Whether a column of this kind can hold the value.
bool fits(const Json &value, const RecordColumn &column)
{
    switch (column.kind) {
    case ColumnKind::Text:
        return value.isString();
    case ColumnKind::Integer:
        return value.isInteger() && value.toInteger() >= column.least &&
               value.toInteger() <= column.most;
    case ColumnKind::Json:
        return !value.isNull();
    }
    return false;
}

//! The fields of an entry that columns hold, and what is left.
class Taken
{
public:
    void add(const QStringList &from)
    {
        m_fields.append({&from[0], from.size() > 1 ? &from[1] : nullptr});
    }

    [[nodiscard]] JsonObject rest(const JsonObject &entry) const
    {
        JsonObject left;
        for (const auto &[key, value] : entry) {
            bool whole = false;
            bool parts = false;
            for (const auto &[taken, inner] : m_fields) {
                if (*taken == key)
                    (inner ? parts : whole) = true;
            }
            if (whole)
                continue;
            if (!parts)
                left.set(key, value);
            else if (JsonObject inner = innerRest(key, value.toObject()); !inner.isEmpty())
                left.set(key, Json(std::move(inner)));
        }
        return left;
    }

private:
    [[nodiscard]] JsonObject innerRest(const QString &key, const JsonObject &object) const
    {
        JsonObject left;
        for (const auto &[innerKey, value] : object) {
            const bool gone =
                std::any_of(m_fields.cbegin(), m_fields.cend(), [&, &one = innerKey](auto &field) {
                    return field.second && *field.first == key && *field.second == one;
                });
            if (!gone)
                left.set(innerKey, value);
        }
        return left;
    }

    QVarLengthArray<std::pair<const QString *, const QString *>, 16> m_fields;
};

class RecordMaker
{
public:
    RecordMaker(const LessonSource &source, const ClippedLesson &lesson, const PlatformRules &rules,
                Trace &trace)
        : m_source(source)
        , m_lesson(lesson)
        , m_rules(rules)
        , m_trace(trace)
    {}

    Json make()
    {
        const RecordTable *own = nullptr;
        for (const RecordTable &table : m_rules.map.tables) {
            if (table.files)
                m_tables.set(table.name, fileRecords(table));
            else if (table.feeds.isEmpty())
                own = &table;
            else
                m_tables.set(table.name, entryRecords(table));
        }
        // Last, since it carries what the others left.
        if (own)
            m_tables.set(own->name, JsonArray{lessonRecord(*own)});
        JsonObject body{{m_rules.map.member, Json(std::move(m_tables))},
                        {u"id"_s, m_lesson.body[u"id"]},
                        {u"revision"_s, Json(m_source.version.value())}};
        if (!m_deleted.isEmpty())
            body.set(u"deleted"_s, Json(std::move(m_deleted)));
        return body;
    }

private:
    struct Entry
    {
        const Json &json;
        const RecordFeed &feed;
        qsizetype index; //!< in its list; -1 for the lesson
        qsizetype position;
    };

    [[nodiscard]] static QString pathOf(const Entry &entry, const QStringList &from)
    {
        QString path = entry.index < 0 ? QString() : placeOf(entry.feed.list, entry.index);
        for (const QString &key : from)
            path += u'/' + pointerToken(key);
        return path;
    }

    Json entryRecords(const RecordTable &table)
    {
        JsonArray records;
        QSet<QString> ids;
        for (const RecordFeed &feed : table.feeds) {
            const Json &list = m_lesson.body[feed.list];
            for (qsizetype i = 0; i < list.toArray().size(); ++i) {
                const Json &json = list.at(i);
                const QString id = json[u"id"].toString();
                const auto path = [&] { return placeOf(feed.list, i); };
                const QString key = feed.kind + u'|' + id;
                if (id.isEmpty() || ids.contains(key)) {
                    m_trace.add(FieldFate::Kept, u"M4", path);
                    m_leftovers[feed.list].append(json);
                } else if (json[u"deleted"].toBool()) {
                    m_trace.add(FieldFate::Changed, u"M3", path);
                    noteDeleted(table, feed, id);
                } else {
                    ids.insert(key);
                    records.append(record(table, {json, feed, i, records.size()}));
                }
            }
        }
        return records;
    }

    void noteDeleted(const RecordTable &table, const RecordFeed &feed, const QString &id)
    {
        JsonObject gone{{u"id"_s, Json(id)}};
        if (!feed.kind.isEmpty())
            gone.set(u"kind"_s, Json(feed.kind));
        Json list = m_deleted[table.name];
        list.append(Json(std::move(gone)));
        m_deleted.set(table.name, std::move(list));
    }

    Json record(const RecordTable &table, const Entry &entry)
    {
        // Columns are sorted by name, so every one goes to the end.
        JsonObject record;
        Taken taken;
        const RecordColumn *payload = nullptr;
        for (const RecordColumn &column : table.columns) {
            if (column.source == ColumnSource::Rest)
                payload = &column;
            record.set(column.name, value(column, entry, taken));
        }
        if (!payload)
            return record;
        JsonObject rest = taken.rest(entry.json.toObject());
        if (entry.index < 0)
            trimLesson(rest);
        if (m_trace.isWanted()) {
            for (const auto &[key, member] : rest)
                m_trace.add(FieldFate::Kept, u"M2", pathOf(entry, {key}), payload->target);
        }
        if (!rest.isEmpty())
            *record.findMutable(payload->name) = Json(std::move(rest));
        return record;
    }

    Json lessonRecord(const RecordTable &table)
    {
        static const RecordFeed none;
        return record(table, {m_lesson.body, none, -1, 0});
    }

    //! What stands in other tables, and the settings of other platforms.
    void trimLesson(JsonObject &rest)
    {
        for (const RecordTable &table : m_rules.map.tables) {
            for (const RecordFeed &feed : table.feeds) {
                if (!m_lesson.body[feed.list].isArray())
                    continue;
                const JsonArray left = m_leftovers.value(feed.list);
                if (left.isEmpty())
                    rest.remove(feed.list);
                else
                    rest.set(feed.list, left);
                m_trace.add(FieldFate::Kept, u"M1", u'/' + pointerToken(feed.list), table.name);
            }
        }
        Json *platforms = rest.findMutable(u"platforms");
        if (!platforms || !platforms->isObject())
            return;
        JsonObject own;
        for (const auto &[key, settings] : platforms->toObject()) {
            if (key == m_rules.platform)
                own.set(key, settings);
            else
                m_trace.add(FieldFate::Dropped, u"M5",
                            [&key = key] { return u"/platforms/"_s + pointerToken(key); });
        }
        if (own.isEmpty())
            rest.remove(u"platforms");
        else
            rest.set(u"platforms"_s, Json(std::move(own)));
    }

    Json value(const RecordColumn &column, const Entry &entry, Taken &taken)
    {
        switch (column.source) {
        case ColumnSource::Revision:
            return m_source.version.value();
        case ColumnSource::Hash:
            return Json(u"sha256:"_s + m_source.hash.toHex());
        case ColumnSource::Lesson:
            return m_lesson.body[u"id"];
        case ColumnSource::Kind:
            return Json(entry.feed.kind);
        case ColumnSource::Position:
            return entry.position;
        case ColumnSource::Rest:
            return {};
        case ColumnSource::ClipFile:
        case ColumnSource::ClipState:
            return clipValue(column, fieldAt(entry.json, column.from));
        default:
            break;
        }
        const Json &field = fieldAt(entry.json, column.from);
        if (field.isNull()) {
            // null and nothing are the same to a record.
            if (hasField(entry.json, column.from))
                take(column, entry, taken);
            return {};
        }
        if (column.source == ColumnSource::Prominence) {
            const bool high = field.toString() == u"high";
            if (high || field.toString() == u"normal")
                take(column, entry, taken, FieldFate::Changed);
            return high ? 1 : 0;
        }
        if (column.source == ColumnSource::Skeleton)
            return field.isString() ? Json(Shona::skeleton(field.toString())) : Json();
        if (!fits(field, column))
            return {};
        take(column, entry, taken);
        return field;
    }

    //! The column holds all that the field says.
    void take(const RecordColumn &column, const Entry &entry, Taken &taken,
              FieldFate fate = FieldFate::Kept)
    {
        m_trace.add(
            fate, u"M1", [&] { return pathOf(entry, column.from); }, column.target);
        taken.add(column.from);
    }

    Json clipValue(const RecordColumn &column, const Json &clip) const
    {
        if (!clip.isObject())
            return {};
        const Json *best = bestRendition(clip, m_rules.clips);
        if (column.source == ColumnSource::ClipState) {
            static const Json file(u"file");
            static const Json fallback(u"fallback");
            return best ? file : fallback;
        }
        return best ? (*best)[u"sha256"] : Json();
    }

    Json fileRecords(const RecordTable &table) const
    {
        JsonArray records;
        for (const ClipFile &file : m_lesson.clips) {
            JsonObject record;
            for (const RecordColumn &column : table.columns)
                record.set(column.name, fileValue(column.source, file));
            records.append(Json(std::move(record)));
        }
        return records;
    }

    static Json fileValue(ColumnSource source, const ClipFile &file)
    {
        switch (source) {
        case ColumnSource::AssetHash:
            return Json(file.sha256.toHex());
        case ColumnSource::AssetBytes:
            return file.bytes;
        case ColumnSource::AssetDuration:
            return file.durationMs;
        case ColumnSource::AssetCodec:
            return Json(file.codec);
        case ColumnSource::AssetSpoken:
            return file.synthetic ? 1 : 0;
        default:
            return {};
        }
    }

    const LessonSource &m_source;
    const ClippedLesson &m_lesson;
    const PlatformRules &m_rules;
    Trace &m_trace;
    JsonObject m_tables;
    JsonObject m_deleted;
    QHash<QString, JsonArray> m_leftovers;
};

} // namespace

Json makeRecords(const LessonSource &source, const ClippedLesson &lesson,
                 const PlatformRules &rules, Trace &trace)
{
    return RecordMaker(source, lesson, rules, trace).make();
}

bool isRecords(const Json &body, const PlatformRules &rules)
{
    return body[u"revision"].isInteger() && body[rules.map.member].isObject();
}

Adaptation adaptAsRecords(const LessonSource &source, const PlatformRules &rules, Detail detail)
{
    Trace trace(detail == Detail::Traced);
    ClippedLesson lesson = adaptClips(source.body, rules.clips, trace);
    Adaptation adaptation;
    adaptation.body = makeRecords(source, lesson, rules, trace);
    adaptation.bytes = writeJson(adaptation.body);
    adaptation.blobs = std::move(lesson.blobs);
    const qint64 most = rules.limit(u"bodyBytes");
    if (most > 0 && adaptation.bytes.size() > most)
        trace.add(FieldFate::Kept, u"L1", QString(),
                  overNote(adaptation.bytes.size(), rules.limit(u"bodyBytes")));
    adaptation.trace = trace.take();
    return adaptation;
}

} // namespace Batanidza
