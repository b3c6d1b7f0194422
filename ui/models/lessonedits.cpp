#include "ui/models/lessonedits.h"

#include "engine/base/jsonread.h"
#include "engine/content/shapecheck.h"

#include <QRegularExpression>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString unescaped(QString token)
{
    return token.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
}

//! False where the place is not there.
bool setAt(Json &at, const QStringList &tokens, qsizetype depth, const MaybeJson &value)
{
    const QString key = unescaped(tokens[depth]);
    const bool last = depth + 1 == tokens.size();
    if (at.isArray()) {
        bool number = false;
        const qsizetype index = key.toLongLong(&number);
        JsonArray &array = at.array();
        if (!number || index < 0 || index >= array.size())
            return false;
        if (!last)
            return setAt(array[index], tokens, depth + 1, value);
        if (value)
            array[index] = *value;
        else
            array.removeAt(index);
        return true;
    }
    if (!at.isObject() && !at.isNull())
        return false;
    if (at.isNull() && !value)
        return true;
    JsonObject &object = at.object();
    if (last) {
        if (value)
            object.set(key, *value);
        else
            object.remove(key);
        return true;
    }
    Json *next = object.findMutable(key);
    if (!next) {
        if (!value)
            return true;
        object.set(key, Json(JsonObject()));
        next = object.findMutable(key);
    }
    return setAt(*next, tokens, depth + 1, value);
}

//! The ids in a list, also those of tombstones.
QStringList idsOf(const Json &list)
{
    QStringList ids;
    for (const Json &entry : list.toArray())
        ids.append(entry[u"id"].toString());
    return ids;
}

Json textPair()
{
    return JsonObject{{u"en"_s, u""}};
}

Json renamedIn(const Json &value, const QString &from, const QString &to)
{
    if (value.isString()) {
        const QString text = value.toString();
        return text == from || text.startsWith(from + u'.') ? Json(to + text.mid(from.size()))
                                                            : value;
    }
    if (value.isArray()) {
        JsonArray list;
        for (const Json &entry : value.toArray())
            list.append(renamedIn(entry, from, to));
        return list;
    }
    if (value.isObject()) {
        Json object = value;
        for (const auto &[key, member] : value.toObject()) {
            if (member.isArray() || member.isObject() || key == u"id" || key == u"vocabularyRef")
                object.set(key, renamedIn(member, from, to));
        }
        return object;
    }
    return value;
}

} // namespace

Json withValue(const Json &body, const QString &pointer, const MaybeJson &value)
{
    if (!pointer.startsWith(u'/'))
        return body;
    Json changed = body;
    return setAt(changed, pointer.mid(1).split(u'/'), 0, value) ? changed : body;
}

Json withEntryAdded(const Json &body, const QString &list, const Json &entry)
{
    Json changed = body;
    JsonArray entries = body[list].toArray();
    entries.append(entry);
    changed.set(list, entries);
    return changed;
}

Json withEntryRemoved(const Json &body, const QString &list, qsizetype index, const Json &base)
{
    JsonArray entries = body[list].toArray();
    if (index < 0 || index >= entries.size())
        return body;
    const QString id = entries[index][u"id"].toString();
    if (!id.isEmpty() && idsOf(base[list]).contains(id)) {
        Json tombstone = JsonObject{{u"id"_s, id}, {u"deleted"_s, true}};
        if (list != u"culturalNotes")
            tombstone.set(u"deleteReason"_s, Json(u"removed in the editor"));
        entries[index] = tombstone;
    } else {
        entries.removeAt(index);
    }
    Json changed = body;
    changed.set(list, entries);
    return changed;
}

qsizetype neighbour(const Json &body, const QString &list, qsizetype index, int direction)
{
    const JsonArray &entries = body[list].toArray();
    for (qsizetype at = index + direction; at >= 0 && at < entries.size(); at += direction) {
        if (!isTombstone(entries[at]))
            return at;
    }
    return -1;
}

Json withEntryMoved(const Json &body, const QString &list, qsizetype index, int direction)
{
    const qsizetype to = neighbour(body, list, index, direction);
    if (to < 0 || index < 0)
        return body;
    JsonArray entries = body[list].toArray();
    entries.move(index, to);
    Json changed = body;
    changed.set(list, entries);
    return changed;
}

QString freshEntryId(const Json &body, const QString &list)
{
    static const QList<std::pair<QString, QString>> prefixes{
        {u"vocabulary"_s, u"v"_s}, {u"dialogue"_s, u"d"_s},       {u"grammarNotes"_s, u"g"_s},
        {u"exercises"_s, u"e"_s},  {u"culturalNotes"_s, u"cn"_s}, {u"objectives"_s, u"o"_s},
        {u"media"_s, u"m"_s}};
    const auto known = std::ranges::find(prefixes, list, &std::pair<QString, QString>::first);
    QString prefix = known == prefixes.end() ? u"x"_s : known->second;
    const bool word = list == u"vocabulary";
    if (word)
        prefix.prepend(body[u"id"].toString() + u'.');
    const QStringList ids = idsOf(body[list]);
    for (qsizetype n = ids.size() + 1;; ++n) {
        const QString id = prefix + QString::number(n).rightJustified(word ? 2 : 1, u'0');
        if (!ids.contains(id))
            return id;
    }
}

Json withExerciseType(const Json &exercise, const QString &type)
{
    // What only some types have goes; what nobody here knows stays.
    Json made = exercise;
    for (const QStringView own :
         {u"options", u"answer", u"accept", u"pairs", u"tokens", u"vocabularyRef", u"compare"})
        made.object().remove(own);
    made.set(u"type"_s, Json(type));
    const auto keep = [&](const QString &key, const Json &fresh) {
        made.set(key, exercise[key].type() == fresh.type() ? exercise[key] : fresh);
    };
    if (type == u"multipleChoice") {
        made.set(u"options"_s, JsonArray{JsonObject{{u"id"_s, u"a"}, {u"sn"_s, u""}},
                                         JsonObject{{u"id"_s, u"b"}, {u"sn"_s, u""}}});
        made.set(u"answer"_s, JsonArray{Json(u"a")});
    } else if (type == u"fillBlank") {
        keep(u"answer"_s, JsonArray());
        keep(u"accept"_s, JsonArray());
    } else if (type == u"match") {
        keep(u"pairs"_s, JsonArray());
    } else if (type == u"orderWords") {
        keep(u"tokens"_s, JsonArray());
        keep(u"answer"_s, JsonArray());
    } else if (type == u"listenAndType") {
        keep(u"vocabularyRef"_s, Json(u""));
        keep(u"answer"_s, JsonArray());
        keep(u"compare"_s, Json(u"skeleton"));
    } else if (type == u"tonePick") {
        keep(u"vocabularyRef"_s, Json(u""));
        made.set(u"options"_s, JsonArray());
        made.set(u"answer"_s, Json(u""));
    }
    return made;
}

Json freshEntry(const Json &body, const QString &list, const QString &type)
{
    if (list == u"vocabulary")
        return newWord(freshEntryId(body, list));
    Json entry = JsonObject{};
    if (list == u"flashcards") {
        const Json side = JsonObject{{u"vocabularyRef"_s, u""}, {u"field"_s, u"headword"}};
        return JsonObject{{u"front"_s, side}, {u"back"_s, JsonObject{{u"field"_s, u"gloss"}}}};
    }
    if (list == u"variantsAB") {
        const auto arm = [](const char16_t *id) {
            return Json(JsonObject{{u"id"_s, id}, {u"weight"_s, 50}, {u"patch"_s, JsonArray()}});
        };
        return JsonObject{{u"experiment"_s, u""},
                          {u"default"_s, u"a"},
                          {u"arms"_s, JsonArray{arm(u"a"), arm(u"b")}}};
    }
    entry.set(u"id"_s, Json(freshEntryId(body, list)));
    if (list == u"objectives") {
        entry.set(u"en"_s, Json(u""));
    } else if (list == u"dialogue") {
        for (const QString &key : {u"speaker"_s, u"sn"_s, u"en"_s})
            entry.set(key, Json(u""));
    } else if (list == u"grammarNotes" || list == u"culturalNotes") {
        entry.set(u"title"_s, textPair());
        entry.set(u"markdown"_s, textPair());
        if (list == u"culturalNotes") {
            entry.set(u"prominence"_s, Json(u"high"));
            entry.set(u"sensitivity"_s, Json(u"none"));
            entry.set(u"sources"_s, JsonArray());
        }
    } else if (list == u"exercises") {
        entry.set(u"prompt"_s, textPair());
        entry.set(u"points"_s, Json(10));
        return withExerciseType(entry, type.isEmpty() ? u"multipleChoice"_s : type);
    } else if (list == u"media") {
        entry.set(u"kind"_s, Json(u"image"));
        entry.set(u"alt"_s, textPair());
        entry.set(u"renditions"_s, JsonArray());
    }
    return entry;
}

Json withLessonId(const Json &body, const QString &id)
{
    const QString from = body[u"id"].toString();
    Json changed = from.isEmpty() ? body : renamedIn(body, from, id);
    changed.set(u"id"_s, Json(id));
    return changed;
}

QString idOfCopy(const QString &id)
{
    static const QRegularExpression counted(u"^(.*)-(\\d{1,6})$"_s);
    const auto match = counted.match(id);
    if (!match.hasMatch())
        return id + u"-2"_s;
    return match.captured(1) + u'-' + QString::number(match.captured(2).toInt() + 1);
}

} // namespace Batanidza
