#include "ui/text/audittext.h"

#include "ui/text/difference.h"
#include "ui/text/differenceflags.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Rules of Shona by number and meaning, all others by meaning alone: their names are the code's.
QString ruleInWords(const QString &rule)
{
    const auto meaning = MergeText::rule(rule);
    return rule.startsWith(u"SN") && meaning != rule ? u"%1: %2"_s.arg(rule, meaning) : meaning;
}

QString rulesInWords(const QStringList &rules)
{
    QStringList words;
    for (const QString &rule : rules)
        words += ruleInWords(rule);
    return words.join(u'\n');
}

QString rulesInShort(const QStringList &rules)
{
    QStringList words;
    for (const QString &rule : rules)
        words += rule.startsWith(u"SN") ? rule : MergeText::rule(rule);
    return words.join(u"; "_s);
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? Format::none() : text;
}

} // namespace

QString AuditText::header(int column)
{
    switch (column) {
    case EventLogModel::TimeColumn:
        //: Column: when something happened
        return tr("Time");
    case EventLogModel::WhoColumn:
        //: Column: the person who did it
        return tr("Who");
    case EventLogModel::WhatColumn:
        //: Column: what happened
        return tr("What");
    case EventLogModel::LessonColumn:
        //: Column: the lesson it happened to
        return tr("Lesson");
    case EventLogModel::VersionColumn:
        //: Column: version number
        return tr("Version");
    case EventLogModel::PlatformColumn:
        //: Column: the platform an edit came from
        return tr("From");
    case EventLogModel::RuleColumn:
        //: Column: the rules that settled something
        return tr("By rule");
    default:
        return {};
    }
}

QString AuditText::cell(const EventLine &line, int column, Millis now)
{
    switch (column) {
    case EventLogModel::TimeColumn:
        return Format::moment(line.at, now);
    case EventLogModel::WhoColumn:
        return orNone(line.author);
    case EventLogModel::WhatColumn:
        return ReasonText::eventKind(line.kind);
    case EventLogModel::LessonColumn:
        return orNone(line.item.toString());
    case EventLogModel::VersionColumn:
        return Format::version(line.version.value());
    case EventLogModel::PlatformColumn:
        return line.platform.isEmpty() ? Format::none() : Format::platform(line.platform);
    case EventLogModel::RuleColumn:
        return orNone(rulesInShort(line.rules));
    default:
        return {};
    }
}

QString AuditText::tip(const EventLine &line, int column)
{
    if (column == EventLogModel::TimeColumn)
        //: A time: %1 as it is here, %2 in UTC
        return tr("%1 (UTC: %2)").arg(Format::exact(line.at), Format::csvTime(line.at));
    if (column == EventLogModel::RuleColumn)
        return rulesInWords(line.rules);
    return {};
}

QString AuditText::sentence(const EventLine &line, Millis now)
{
    const auto rules = line.rules.isEmpty() ? QString()
                                            //: %1 names of rules
                                            : tr("By rule: %1.").arg(rulesInShort(line.rules));
    return (heading(line, now) + u' ' + rules).trimmed();
}

QString AuditText::heading(const EventLine &line, Millis now)
{
    QStringList parts{Format::moment(line.at, now)};
    if (!line.author.isEmpty())
        parts += line.author;
    if (!line.platform.isEmpty())
        parts += Format::platform(line.platform);
    QStringList what{ReasonText::eventKind(line.kind)};
    if (!line.item.isEmpty())
        what += line.item.toString();
    if (line.version.value() > 0)
        what += Format::version(line.version.value());
    if (!line.conflict.isEmpty())
        //: %1 the name of a conflict
        what += tr("conflict %1").arg(line.conflict.toString());
    //: One event: %1 when, who and from where, %2 what happened to what
    return tr("%1: %2.").arg(parts.join(u", "_s), what.join(u", "_s));
}

QString AuditText::about(const EventDetail &detail, Millis now)
{
    const QString kind = detail.line.kind;
    if (kind == u"admin")
        //: An act of administration; %1 its name
        return tr("Act: %1").arg(detail.event[u"action"].toString());
    if (kind == u"postpone") {
        const Millis until(detail.event[u"until"].toInteger());
        return until.count() == 0 ? tr("It is not postponed any more.")
                                  //: %1 a time
                                  : tr("Postponed until %1.").arg(Format::moment(until, now));
    }
    if (kind == u"queue")
        return tr("%n field(s) could not be settled by a rule.", nullptr,
                  static_cast<int>(detail.event[u"fields"].toInteger()));
    if (kind == u"put" || kind == u"delete") {
        const auto takesBack = detail.event[u"takesBack"].toInteger();
        if (takesBack > 0)
            //: %1 the number of an event
            return tr("Takes back event %1.").arg(Format::number(takesBack));
    }
    return {};
}

QString AuditText::chain(const ChainReport &report, Millis now)
{
    const auto when = Format::moment(report.at, now);
    if (report.breaks.isEmpty())
        return report.events == 0 ? tr("There are no events yet.")
                                  //: The chain of the log; %1 how many events, %2 a time
                                  : tr("The chain of all %1 events is whole. Checked %2.")
                                        .arg(Format::number(report.events), when);
    //: %1 where and why the chain of the log breaks, %2 a time
    return tr("The chain is broken. %1 Checked %2.").arg(chainBreak(report.breaks.first()), when);
}

QString AuditText::chainBreak(const ChainBreak &broken)
{
    const auto place = Format::number(broken.sequence.value());
    switch (broken.fault) {
    case ChainFault::Place:
        //: Where the chain breaks; %1 and %2 numbers of events
        return tr("Event %1 is missing: behind it comes event %2.")
            .arg(Format::number(broken.expected.toLongLong()), place);
    case ChainFault::Link:
        //: Where the chain breaks; %1 the number of an event
        return tr("Event %1 is not linked to the event before it.").arg(place);
    case ChainFault::Content:
        //: Where the chain breaks; %1 the number of an event
        return tr("Event %1 says something else than what was recorded.").arg(place);
    case ChainFault::Unreadable:
        //: Where the chain breaks; %1 the number of an event
        return tr("Event %1 cannot be read.").arg(place);
    case ChainFault::Kind:
    case ChainFault::Inside:
    case ChainFault::Tenant:
    case ChainFault::Form:
        //: Where the chain breaks; %1 the number of an event
        return tr("Event %1 does not stand as it was written.").arg(place);
    case ChainFault::End:
    case ChainFault::EndHash:
        break;
    }
    //: Where the chain breaks; %1 the number of an event
    return tr("The log ends with event %1, but it should end elsewhere.").arg(place);
}

QString AuditText::changeHeader(ChangeModel::Part part, ChangeModel::Shape shape)
{
    const bool changes = shape == ChangeModel::Shape::Changes;
    switch (part) {
    case ChangeModel::Part::Field:
        //: Column: which field of a lesson
        return tr("Field");
    case ChangeModel::Part::Before:
        //: Columns: what a field said before, and in the common version of both sides
        return changes ? tr("Before") : tr("Original");
    case ChangeModel::Part::A:
        return tr("A");
    case ChangeModel::Part::B:
        return tr("B");
    case ChangeModel::Part::Result:
        //: Columns: what a field says now, and what came of a merge
        return changes ? tr("After") : tr("Result");
    case ChangeModel::Part::Why:
        //: Columns: how two texts differ, and which rule or person decided
        return changes ? tr("Difference") : tr("Settled by");
    }
    return {};
}

QString AuditText::difference(const DiffRow &row)
{
    return DifferenceText::sentences(DifferenceText::differences(row.base, row.settled, row.kind));
}

QString AuditText::settledBy(const DiffRow &row)
{
    // A person's choice has the choice's name where a rule would stand.
    if (row.rule == u"base")
        return tr("By a person: Original");
    if (row.rule == u"current")
        return tr("By a person: A");
    if (row.rule == u"incoming")
        return tr("By a person: B");
    if (row.rule == u"proposal")
        return tr("By a person: the proposal");
    if (row.rule == u"own")
        return tr("By a person: own text");
    return ruleInWords(row.rule);
}

} // namespace Batanidza
