// What ContentModel says: texts of cells, sentences for tips and screen readers, heads of columns.

#include "ui/models/contentmodel.h"

#include <QDateTime>
#include <QLocale>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

QString ContentModel::text(const ItemRow &row, int column) const
{
    const QLocale locale;
    if (const auto platform = platformOf(column))
        return placeText(row, *platform);
    switch (column) {
    case LessonColumn:
        return row.title;
    case LevelColumn:
        return row.level;
    case VersionColumn:
        //: Short for "version %1" in a narrow column
        return tr("v%1").arg(row.version.value());
    case SizeColumn:
        return locale.formattedDataSize(row.bytes, 1, QLocale::DataSizeTraditionalFormat);
    case EditedColumn: {
        const auto at = QDateTime::fromMSecsSinceEpoch(row.editedAt.count());
        const auto when = locale.toString(at, QLocale::ShortFormat);
        if (row.editedBy.isEmpty())
            return when;
        //: Who edited a lesson and when: %1 a person's name, %2 date and time
        return tr("%1, %2").arg(row.editedBy, when);
    }
    case ConflictColumn:
        //: In the list of lessons: an edit of this one waits for a person's decision
        return row.conflict ? tr("waiting") : QString();
    default:
        return {};
    }
}

QString ContentModel::placeText(const ItemRow &row, Platform platform) const
{
    const Held their = held(row, platform);
    const QString version = their.version.value() == 0 ? QString()
                            : their.older
                                //: Short, in a narrow column: a version before %1, a number
                                ? tr("before v%1").arg(their.version.value())
                                : tr("v%1").arg(their.version.value());
    if (isFaulty(row, platform))
        return version.isEmpty()
                   //: A lesson could not be made for a platform as it should be
                   ? tr("error")
                   //: In a narrow column: %1 the version ("v5") that a platform has; what was made
                   //: for it has an error
                   : tr("%1, error").arg(version);
    switch (their.place) {
    case Place::HasIt:
        return version;
    case Place::Coming:
    case Place::Behind:
        // Which of the two it is says the shape beside it, and the sentence.
        if (!version.isEmpty())
            //: In a narrow column: %1 the older version ("v5") that a platform has, %2 the number
            //: of the newest
            return tr("%1 of %2").arg(version).arg(row.version.value());
        return their.place == Place::Coming
                   //: The newest version of a lesson went out to a platform a moment ago
                   ? tr("coming")
                   //: In a narrow column: a platform does not have a lesson yet
                   : tr("has none");
    case Place::Off:
        return version.isEmpty()
                   //: No client of a platform is connected
                   ? tr("off")
                   //: In a narrow column: %1 the version ("v5") that a platform has, of which no
                   //: client is connected
                   : tr("%1, off").arg(version);
    case Place::Unknown:
        //: Not known yet
        return tr("unknown");
    }
    return {};
}

QString ContentModel::heldSentence(const ItemRow &row, Platform platform) const
{
    const Held their = held(row, platform);
    const auto theirs = their.version.value();
    const auto newest = row.version.value();
    switch (their.place) {
    case Place::HasIt:
        return tr("All connected clients have version %1, the newest.").arg(newest);
    case Place::Coming:
        return theirs == 0
                   ? tr("Version %1 went out a moment ago; the clients have none yet.").arg(newest)
               : their.older
                   ? tr("Version %1 went out a moment ago; the clients have one older than %2.")
                         .arg(newest)
                         .arg(theirs)
                   : tr("Version %1 went out a moment ago; the clients have %2.")
                         .arg(newest)
                         .arg(theirs);
    case Place::Behind: {
        const QString what =
            theirs == 0 ? tr("The newest is version %1; at least one connected client has none of "
                             "this lesson.")
                              .arg(newest)
            : their.older
                ? tr("The newest is version %1; at least one connected client has one older than "
                     "%2.")
                      .arg(newest)
                      .arg(theirs)
                : tr("The newest is version %1; at least one connected client has only version %2.")
                      .arg(newest)
                      .arg(theirs);
        if (their.lacking == 0)
            return what;
        //: A sentence added to another: %1 clients of %n connected ones
        return what + u' ' +
               tr("%1 of %n connected client(s) lack it.", nullptr, their.clients)
                   .arg(their.lacking);
    }
    case Place::Off:
        return theirs == 0 ? tr("No client of this platform is connected, and none has this "
                                "lesson yet.")
               : theirs == newest
                   ? tr("No client of this platform is connected; the last one had version %1, the "
                        "newest.")
                         .arg(theirs)
               : their.older
                   ? tr("No client of this platform is connected; the last one had a version older "
                        "than %1, the newest is %2.")
                         .arg(theirs)
                         .arg(newest)
                   : tr("No client of this platform is connected; the last one had version %1, the "
                        "newest is %2.")
                         .arg(theirs)
                         .arg(newest);
    case Place::Unknown:
        break;
    }
    return tr("Nothing was measured yet.");
}

QString ContentModel::spokenText(const ItemRow &row, int column) const
{
    const auto header = headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
    switch (column) {
    case LessonColumn:
        return row.gloss.isEmpty() || row.gloss == row.title
                   ? row.title
                   //: Read aloud: %1 the Shona title, %2 the English title
                   : tr("%1 (%2)").arg(row.title, row.gloss);
    case ConflictColumn:
        return row.conflict ? tr("An edit waits for a person") : tr("No edit waits");
    default:
        if (platformOf(column))
            //: Read aloud: %1 the name of a platform, %2 one or two sentences
            return tr("%1: %2").arg(header, tip(row, column));
        //: Read aloud: %1 the name of a column, %2 its value
        return tr("%1: %2").arg(header, text(row, column));
    }
}

QString ContentModel::tip(const ItemRow &row, int column) const
{
    if (const auto platform = platformOf(column)) {
        if (!isFaulty(row, *platform))
            return heldSentence(row, *platform);
        //: Two sentences: %1 what a platform has
        return tr("%1 What was made for it has an error: see Platforms beside the list.")
            .arg(heldSentence(row, *platform));
    }
    switch (column) {
    case LessonColumn:
        return row.id.toString();
    case EditedColumn:
        return QDateTime::fromMSecsSinceEpoch(row.editedAt.count(), Qt::UTC)
            .toString(Qt::ISODateWithMs);
    case SizeColumn:
        return tr("%n byte(s)", nullptr, static_cast<int>(row.bytes));
    case ConflictColumn:
        return row.conflict ? tr("An edit waits for a person") : QString();
    default:
        return {};
    }
}

QVariant ContentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool whole = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (role == Qt::TextAlignmentRole)
        return section == VersionColumn || section == SizeColumn
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && !whole)
        return {};
    switch (section) {
    case LessonColumn:
        //: Head of a column
        return tr("Lesson");
    case LevelColumn:
        //: Head of a column: how hard a lesson is, such as A1
        return tr("Level");
    case VersionColumn:
        //: Head of a column
        return tr("Version");
    case WebColumn:
        //: Head of a column: the platform
        return tr("Web");
    case IosColumn:
        //: Head of a column: the platform
        return tr("iOS");
    case AndroidColumn:
        //: Head of a narrow column: short for Android
        return whole ? tr("Android") : tr("And");
    case DesktopColumn:
        //: Head of a narrow column: short for Desktop
        return whole ? tr("Desktop") : tr("Dsk");
    case WatchosColumn:
        //: Head of a narrow column: short for Watch
        return whole ? tr("Watch") : tr("Wch");
    case SizeColumn:
        //: Head of a column: bytes of a lesson
        return tr("Size");
    case EditedColumn:
        //: Head of a column: who edited a lesson last, and when
        return tr("Edited");
    case ConflictColumn:
        //: Head of a column: whether an edit of a lesson waits for a person's decision
        return tr("Conflict");
    default:
        return {};
    }
}

} // namespace Batanidza
