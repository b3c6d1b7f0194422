#include "engine/adapt/recordmap.h"

#include "engine/adapt/rulereader.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

struct SourceName
{
    QStringView name;
    ColumnSource source;
    bool needsFrom;
    ColumnKind kind; //!< that it gives; fields give any
};

constexpr SourceName sourceNames[] = {
    {u"field", ColumnSource::Field, true, ColumnKind::Text},
    {u"skeleton", ColumnSource::Skeleton, true, ColumnKind::Text},
    {u"prominence", ColumnSource::Prominence, true, ColumnKind::Integer},
    {u"kind", ColumnSource::Kind, false, ColumnKind::Text},
    {u"revision", ColumnSource::Revision, false, ColumnKind::Integer},
    {u"hash", ColumnSource::Hash, false, ColumnKind::Text},
    {u"lesson", ColumnSource::Lesson, false, ColumnKind::Text},
    {u"position", ColumnSource::Position, false, ColumnKind::Integer},
    {u"rest", ColumnSource::Rest, false, ColumnKind::Json},
    {u"clipFile", ColumnSource::ClipFile, true, ColumnKind::Text},
    {u"clipState", ColumnSource::ClipState, true, ColumnKind::Text},
    {u"assetHash", ColumnSource::AssetHash, false, ColumnKind::Text},
    {u"assetBytes", ColumnSource::AssetBytes, false, ColumnKind::Integer},
    {u"assetDuration", ColumnSource::AssetDuration, false, ColumnKind::Integer},
    {u"assetCodec", ColumnSource::AssetCodec, false, ColumnKind::Text},
    {u"assetSpoken", ColumnSource::AssetSpoken, false, ColumnKind::Integer},
};

struct TypeName
{
    QStringView name;
    ColumnKind kind;
    int bits;
};

constexpr TypeName typeNames[] = {
    {u"String", ColumnKind::Text, 0},    {u"TEXT", ColumnKind::Text, 0},
    {u"Int16", ColumnKind::Integer, 16}, {u"Int32", ColumnKind::Integer, 32},
    {u"Int64", ColumnKind::Integer, 54}, {u"INTEGER", ColumnKind::Integer, 54},
    {u"Data", ColumnKind::Json, 0},      {u"JSON", ColumnKind::Json, 0},
};

RecordColumn readColumn(RuleReader reader, const QString &table)
{
    reader.allow({u"name", u"type", u"from", u"as"});
    RecordColumn column;
    column.name = reader.text(u"name");
    column.type = reader.text(u"type");
    column.target = table + u'.' + column.name;
    bool typed = false;
    for (const TypeName &type : typeNames) {
        if (type.name != column.type)
            continue;
        typed = true;
        column.kind = type.kind;
        column.most = type.bits ? (qint64(1) << (type.bits - 1)) - 1 : 0;
        column.least = -column.most;
    }
    if (!typed)
        reader.fail(u"type", u"\"%1\" is no type; one of String, TEXT, Int16, Int32, Int64, "
                             "INTEGER, Data, JSON"_s.arg(column.type));
    const QString as = reader.textOr(u"as", u"field"_s);
    const SourceName *source = nullptr;
    for (const SourceName &one : sourceNames) {
        if (one.name == as)
            source = &one;
    }
    if (!source) {
        reader.fail(u"as", u"\"%1\" is no source of a column"_s.arg(as));
        return column;
    }
    column.source = source->source;
    if (column.source != ColumnSource::Field && typed && column.kind != source->kind)
        reader.fail(u"type", u"%1 does not give a %2"_s.arg(as, column.type));
    const QString from = reader.textOr(u"from", {});
    column.from = from.split(u'.', Qt::SkipEmptyParts);
    if (source->needsFrom && (column.from.isEmpty() || column.from.size() > 2))
        reader.fail(u"from", u"must be a field, or two with a dot between them"_s);
    if (!source->needsFrom && !from.isEmpty())
        reader.fail(u"from", u"%1 comes from no field"_s.arg(as));
    return column;
}

RecordTable readTable(RuleReader reader)
{
    reader.allow({u"name", u"lists", u"files", u"columns"});
    RecordTable table;
    table.name = reader.text(u"name");
    table.files = reader.flagOr(u"files", false);
    for (RuleReader feed : reader.listOr(u"lists")) {
        feed.allow({u"list", u"kind"});
        table.feeds.append({feed.text(u"list"), feed.textOr(u"kind", {})});
    }
    for (const RuleReader &column : reader.list(u"columns"))
        table.columns.append(readColumn(column, table.name));
    std::sort(table.columns.begin(), table.columns.end(),
              [](const RecordColumn &a, const RecordColumn &b) { return a.name < b.name; });
    for (qsizetype i = 1; i < table.columns.size(); ++i) {
        if (table.columns[i].name == table.columns[i - 1].name)
            reader.fail(u"columns", u"two are called %1"_s.arg(table.columns[i].name));
    }
    return table;
}

} // namespace

Result<RecordMap> readRecordMap(const Json &json, const QString &path)
{
    RuleErrors errors;
    RuleReader reader(json, path, errors);
    reader.allow({u"member", u"tables"});
    RecordMap map;
    map.member = reader.text(u"member");
    qsizetype own = 0;
    for (const RuleReader &table : reader.list(u"tables")) {
        map.tables.append(readTable(table));
        const bool isOwn = map.tables.last().feeds.isEmpty() && !map.tables.last().files;
        own += isOwn ? 1 : 0;
    }
    if (own != 1)
        reader.fail(u"tables", u"one table, and no more, is that of the lesson itself: without "
                               "lists and files"_s);
    if (errors.first)
        return *errors.first;
    return map;
}

} // namespace Batanidza
