#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

#include <QStringList>

//! How a lesson becomes records (Core Data entities, Room tables): data of platforms.json. Values;
//! any thread.
namespace Batanidza {

enum class ColumnKind { Text, Integer, Json };

//! What a column holds.
enum class ColumnSource {
    Field,         //!< the field `from`, where it has the column's kind
    Skeleton,      //!< its form for searching
    Prominence,    //!< 1 where it says "high", else 0
    Kind,          //!< the kind of the list that the entry stands in
    Revision,      //!< the lesson's version
    Hash,          //!< the lesson's hash, as "sha256:..."
    Lesson,        //!< the lesson's id
    Position,      //!< 0, 1, 2 ... within the table
    Rest,          //!< all fields that no other column holds
    ClipFile,      //!< the hash of the clip `from`, where it has a file
    ClipState,     //!< "file" or "fallback", where there is a clip
    AssetHash,     //!< of tables that list files: hash, size, length, codec, and
    AssetBytes,    //!<
    AssetDuration, //!<
    AssetCodec,    //!<
    AssetSpoken,   //!< 1 where the voice is synthetic
};

struct RecordColumn
{
    QString name;
    QString type; //!< as the platform says it
    ColumnKind kind = ColumnKind::Text;
    qint64 least = 0; //!< of integers
    qint64 most = 0;
    ColumnSource source = ColumnSource::Field;
    QStringList from; //!< one or two keys
    QString target;   //!< "table.column", for the trace
};

//! A list of the lesson whose live entries are records of a table.
struct RecordFeed
{
    QString list;
    QString kind;
};

struct RecordTable
{
    QString name;
    QList<RecordFeed> feeds;     //!< empty: one record, the lesson itself
    bool files = false;          //!< one record for each audio file
    QList<RecordColumn> columns; //!< sorted by name
};

struct RecordMap
{
    QString member; //!< of the adapted body: "coreData", "room"
    QList<RecordTable> tables;

    [[nodiscard]] bool isEmpty() const { return tables.isEmpty(); }
};

//! `invalid` names the place under `path` and what is wrong there.
[[nodiscard]] Result<RecordMap> readRecordMap(const Json &json, const QString &path);

} // namespace Batanidza
