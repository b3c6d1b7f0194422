#include "engine/adapt/shownlesson.h"

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

//! Where a column came from a key of a key, the inner object is made.
void put(JsonObject &entry, const QStringList &from, const Json &value)
{
    if (from.size() == 1) {
        entry.set(from[0], value);
        return;
    }
    Json outer = entry[from[0]];
    outer.set(from[1], value);
    entry.set(from[0], std::move(outer));
}

//! What no column holds lies beside what the columns hold, one level deep.
void addRest(JsonObject &entry, const JsonObject &rest)
{
    for (const auto &[key, value] : rest) {
        const Json &there = entry[key];
        if (there.isObject() && value.isObject()) {
            Json both = there;
            for (const auto &[inner, part] : value.toObject())
                both.set(inner, part);
            entry.set(key, std::move(both));
        } else if (there.isArray() && value.isArray()) {
            entry.set(key, Json(there.toArray() + value.toArray())); // entries without an id
        } else if (!there.isArray()) {
            entry.set(key, value);
        }
    }
}

void readColumns(JsonObject &entry, const RecordTable &table, const Json &record)
{
    JsonObject rest;
    for (const RecordColumn &column : table.columns) {
        const Json &value = record[column.name];
        if (value.isNull())
            continue;
        if (column.source == ColumnSource::Field)
            put(entry, column.from, value);
        else if (column.source == ColumnSource::Prominence && value.toInteger() == 1)
            put(entry, column.from, Json(u"high"));
        else if (column.source == ColumnSource::Rest)
            rest = value.toObject();
    }
    addRest(entry, rest);
}

QString listOf(const RecordTable &table, const Json &record)
{
    for (const RecordColumn &column : table.columns) {
        if (column.source != ColumnSource::Kind)
            continue;
        for (const RecordFeed &feed : table.feeds) {
            if (feed.kind == record[column.name].toString())
                return feed.list;
        }
    }
    return table.feeds.constFirst().list;
}

Json ofRecords(const Json &adapted, const RecordMap &map)
{
    const Json &tables = adapted[map.member];
    QHash<QString, JsonArray> lists;
    JsonObject lesson{{u"id"_s, adapted[u"id"]}};
    const RecordTable *own = nullptr;
    for (const RecordTable &table : map.tables) {
        if (table.files)
            continue;
        if (table.feeds.isEmpty()) {
            own = &table;
            continue;
        }
        for (const Json &record : tables[table.name].toArray()) {
            JsonObject entry;
            readColumns(entry, table, record);
            lists[listOf(table, record)].append(Json(std::move(entry)));
        }
    }
    for (auto list = lists.cbegin(); list != lists.cend(); ++list)
        lesson.set(list.key(), Json(list.value()));
    if (own)
        readColumns(lesson, *own, tables[own->name].at(0));
    return lesson;
}

//! A clip of a glance as a clip of a lesson: its one file among renditions.
Json clipOfGlance(const Json &file, const ClipRules &rules)
{
    if (!file.contains(u"sha256"))
        return file;
    JsonObject rendition;
    JsonObject clip;
    for (const auto &[key, value] : file.toObject()) {
        const bool ofFile = key == u"bytes" || key == u"codec" || key == u"sha256";
        (ofFile ? rendition : clip).set(key, value);
    }
    for (const AudioFormat &format : rules.formats) {
        if (format.codec == file[u"codec"].toString())
            rendition.set(u"container"_s, Json(format.container));
    }
    clip.set(u"renditions"_s, JsonArray{Json(std::move(rendition))});
    return clip;
}

Json ofGlance(const Json &glance, const PlatformRules &rules)
{
    JsonObject lesson = glance.toObject();
    JsonArray words;
    for (const Json &shown : glance[u"words"].toArray()) {
        JsonObject word = shown.toObject();
        if (word.contains(u"syllabic")) {
            word.set(u"pronunciation"_s, JsonObject{{u"syllabic"_s, word[u"syllabic"]}});
            word.remove(u"syllabic");
        }
        if (word.contains(u"audio"))
            word.set(u"audio"_s, clipOfGlance(word[u"audio"], rules.clips));
        words.append(Json(std::move(word)));
    }
    lesson.remove(u"words");
    lesson.set(u"vocabulary"_s, Json(std::move(words)));
    return lesson;
}

} // namespace

Json shownLesson(const Json &adapted, const PlatformRules &rules)
{
    if (!rules.map.isEmpty())
        return ofRecords(adapted, rules.map);
    if (adapted[u"words"].isArray() && !adapted.contains(u"vocabulary"))
        return ofGlance(adapted, rules);
    return adapted;
}

} // namespace Batanidza
