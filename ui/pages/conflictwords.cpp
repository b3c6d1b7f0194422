#include "ui/pages/conflictwords.h"

#include "ui/text/difference.h"
#include "ui/text/differenceflags.h"
#include "ui/text/format.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

QString ConflictWords::queueRow(const ConflictRow &row, Millis now)
{
    QStringList facts;
    if (row.state == ConflictState::Resolved)
        //: %1 a person, %2 "12 min ago"
        facts += tr("Resolved by %1, %2").arg(row.closedBy, Format::age(row.closedAt, now));
    else if (row.state == ConflictState::Superseded)
        facts += tr("Nothing left to decide");
    else
        facts += tr("%n field(s)", nullptr, static_cast<int>(row.fields));
    if (isWaiting(row.state)) {
        facts += Format::duration(now - row.queuedAt);
        QStringList kinds;
        for (const ConflictKind kind : row.kinds)
            kinds += MergeText::question(kind);
        if (!kinds.isEmpty())
            facts += kinds.join(u", "_s);
        if (row.state == ConflictState::Postponed)
            //: %1 a time
            facts += tr("until %1").arg(Format::moment(row.postponedUntil, now));
        if (!row.assignee.isEmpty())
            //: %1 a person
            facts += tr("for %1").arg(row.assignee);
        if (!row.viewers.isEmpty())
            //: %1 persons
            facts += tr("%1 viewing").arg(row.viewers.join(u", "_s));
    }
    auto title = row.title.isEmpty() ? row.item.toString() : row.title;
    if (row.priority >= Priority::High)
        //: %1 a lesson that must be decided soon
        title = tr("Urgent: %1").arg(title);
    return title + u'\n' + facts.join(u" \u00b7 "_s);
}

QString ConflictWords::side(const ConflictSide &side, Millis now)
{
    if (!side.known)
        return tr("not known here");
    QStringList parts;
    if (!side.platform.isEmpty())
        parts += Format::platform(side.platform);
    if (!side.author.isEmpty())
        parts += side.author;
    if (side.at.count() > 0)
        parts += Format::moment(side.at, now);
    if (side.version.value() > 0)
        parts += Format::version(side.version.value());
    if (!side.body)
        parts += tr("removed");
    return parts.join(u", "_s);
}

QString ConflictWords::sides(const ConflictDetail &detail, Millis now)
{
    //: The three versions; %1, %2 and %3 platform, person, time
    return tr("Original: %1   |   A: %2   |   B: %3")
        .arg(side(detail.base, now), side(detail.current, now), side(detail.incoming, now));
}

QString ConflictWords::header(int column)
{
    switch (column) {
    case FieldChoiceModel::FieldColumn:
        return tr("Field");
    case FieldChoiceModel::OriginalColumn:
        //: The common version of both sides
        return tr("Original");
    case FieldChoiceModel::AColumn:
        return tr("A");
    case FieldChoiceModel::BColumn:
        return tr("B");
    default:
        return tr("Result");
    }
}

QString ConflictWords::value(const DiffRow &row, const MaybeJson &value)
{
    if (row.kind == RowKind::Order && value) {
        const auto &before = row.base;
        const auto &after = row.incoming != row.base ? row.incoming : row.current;
        const auto moved = movedEntry(before, after);
        const int place = placeIn(value, moved);
        if (!moved.isEmpty() && place > 0)
            //: %1 an entry such as v05, %2 its place in the list
            return tr("%1: place %2")
                .arg(moved.mid(moved.lastIndexOf(u'.') + 1), Format::number(place));
        QStringList keys;
        for (const QString &key : value->toStrings())
            keys += key.mid(key.lastIndexOf(u'.') + 1);
        return keys.join(u", "_s);
    }
    if (!value || value->isNull())
        return row.kind == RowKind::Item && row.base ? tr("removed") : Format::none();
    const auto text = cellText(value);
    return text.isEmpty() ? tr("empty") : text;
}

QString ConflictWords::cell(const FieldChoiceModel &model, const DiffRow &row, int column)
{
    const auto shown = [&](const MaybeJson &value) { return ConflictWords::value(row, value); };
    switch (column) {
    case FieldChoiceModel::OriginalColumn:
        return shown(row.base);
    case FieldChoiceModel::AColumn:
        return shown(row.current);
    case FieldChoiceModel::BColumn:
        return shown(row.incoming);
    default:
        break;
    }
    const auto value = shown(model.result(row));
    switch (model.resultFrom(row)) {
    case ResultFrom::Nothing:
        //: Result of a field that waits for a decision
        return row.proposal ? tr("? choose; a merged text is proposed (P)") : tr("? choose");
    case ResultFrom::Rule:
        //: Result of a field that a rule settled; %1 a value
        return row.state == RowState::Settled ? tr("[rule] %1").arg(value) : value;
    case ResultFrom::Preview:
        //: Preview; %1 a value
        return tr("would be: %1").arg(value);
    default:
        return value;
    }
}

QString ConflictWords::rowSentence(const DiffRow &row, ResultFrom from, const QString &result)
{
    const auto name = MergeText::rowName(row);
    const auto kind = MergeText::kind(row.kind);
    const auto a =
        DifferenceText::sentences(DifferenceText::differences(row.base, row.current, row.kind));
    const auto b =
        DifferenceText::sentences(DifferenceText::differences(row.base, row.incoming, row.kind));
    if (row.state == RowState::Unchanged)
        //: %1 a field, %2 its value
        return tr("%1, unchanged: %2").arg(name, cellText(row.settled));
    QString state;
    if (row.state == RowState::Settled)
        //: %1 a rule in words
        state = tr("settled: %1").arg(MergeText::rule(row.rule));
    else if (from == ResultFrom::Nothing || from == ResultFrom::Preview)
        state = tr("undecided");
    else
        //: %1 a value
        state = tr("decided: %1").arg(result.isEmpty() ? tr("removed") : result);
    const auto unchanged = tr("unchanged");
    const auto original =
        row.kind == RowKind::Tone && row.base && row.base->isString()
            ? (row.field == u"tone/pattern" ? DifferenceText::patternTones(row.base->toString())
                                            : DifferenceText::tones(row.base->toString()))
            : cellText(row.base);
    //: A field in one sentence: %1 its name, %2 its kind, %3 how it stands, %4 the original, %5 and
    //: %6 how A and B differ
    return tr("%1, %2, %3. Original: %4. A: %5 B: %6")
        .arg(name, kind, state, original, a.isEmpty() ? unchanged : a, b.isEmpty() ? unchanged : b);
}

QString ConflictWords::choice(Choice choice)
{
    switch (choice) {
    case Choice::Base:
        return tr("Original");
    case Choice::Current:
        return tr("A");
    case Choice::Incoming:
        return tr("B");
    case Choice::Proposal:
        return tr("the proposal");
    case Choice::Own:
        break;
    }
    return tr("your text");
}

QString ConflictWords::step(Choice made, const DiffRow &row)
{
    //: Step of Undo; %1 a choice such as A, %2 a field
    return tr("Take %1 for %2").arg(choice(made), MergeText::rowName(row));
}

QString ConflictWords::sideDifference(bool isA, const DiffRow &row)
{
    const auto sentences = DifferenceText::sentences(
        DifferenceText::differences(row.base, isA ? row.current : row.incoming, row.kind));
    if (sentences.isEmpty())
        return isA ? tr("A: unchanged.") : tr("B: unchanged.");
    //: %1 how the side differs
    return (isA ? tr("A: %1") : tr("B: %1")).arg(sentences);
}

QString ConflictWords::gives(qint64 byRule, qint64 proposed, qint64 needYou)
{
    //: What a strategy would do: %1, %2 and %3 numbers of fields
    return tr("gives: %1 by rule, %2 proposed, %3 need you")
        .arg(Format::number(byRule), Format::number(proposed), Format::number(needYou));
}

QString ConflictWords::decided(int decided, int questions)
{
    //: %1 and %2 numbers of fields
    return tr("%1 of %2 decided").arg(Format::number(decided), Format::number(questions));
}

QString ConflictWords::viewers(QStringList viewers, const QString &me)
{
    viewers.removeAll(me);
    if (viewers.isEmpty())
        return {};
    //: %1 one or more persons
    return tr("%1 is viewing").arg(viewers.join(u", "_s));
}

} // namespace Batanidza
