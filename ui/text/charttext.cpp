#include "ui/text/charttext.h"

#include "ui/text/format.h"

#include <cmath>

namespace Batanidza {

namespace {

//! A day, with the buckets at its ends.
constexpr std::chrono::hours oneDay{26};

double valueOf(const ChartBucket &bucket, qsizetype line)
{
    return line < bucket.values.size() ? bucket.values.at(line) : std::nan("");
}

bool hasDates(const ChartData &data)
{
    return data.dated || data.to - data.from > oneDay;
}

//! The times of a sentence: to the minute where it is about one day.
QString spanText(const ChartData &data, Millis utc)
{
    return hasDates(data) ? ChartText::moment(data, utc) : Format::shortTime(utc);
}

} // namespace

QString ChartText::moment(const ChartData &data, Millis utc)
{
    if (data.width >= std::chrono::hours(24))
        return Format::shortDate(utc);
    const QString time =
        data.width.count() % 60'000 == 0 ? Format::shortTime(utc) : Format::time(utc);
    return hasDates(data) ? Format::shortDate(utc) + u' ' + time : Format::time(utc);
}

QString ChartText::summary(const ChartData &data, const QStringList &names, const ValueText &text)
{
    QString sentence;
    for (qsizetype line = names.size() - 1; line >= 0 && sentence.isEmpty(); --line) {
        const ChartBucket *first = nullptr;
        const ChartBucket *last = nullptr;
        double highest = 0;
        for (const ChartBucket &bucket : data.buckets) {
            const double value = valueOf(bucket, line);
            if (bucket.open || !std::isfinite(value))
                continue;
            first = first ? first : &bucket;
            last = &bucket;
            highest = std::max(highest, value);
        }
        if (!first)
            continue;
        const double from = valueOf(*first, line);
        const double to = valueOf(*last, line);
        const QString begin = spanText(data, first->start);
        const QString end = spanText(data, last->start + data.width);
        if (to > from * 1.1) {
            //: %1 name of a series, %2 and %3 values, %4 and %5 times of day, %6 a value
            sentence = tr("%1 rose from %2 to %3 between %4 and %5; the highest was %6.");
        } else if (to < from * 0.9) {
            //: %1 name of a series, %2 and %3 values, %4 and %5 times of day, %6 a value
            sentence = tr("%1 fell from %2 to %3 between %4 and %5; the highest was %6.");
        } else {
            //: %1 name of a series, %2 and %3 values, %4 and %5 times of day, %6 a value
            sentence = tr("%1 stayed between %2 and %3 from %4 to %5; the highest was %6.");
        }
        sentence = sentence.arg(names.at(line), text(from), text(to), begin, end, text(highest));
    }
    if (sentence.isEmpty()) {
        //: %1 and %2 are times of day.
        sentence = tr("No samples between %1 and %2.")
                       .arg(spanText(data, data.from), spanText(data, data.to));
    }
    if (!data.gaps.isEmpty()) {
        Millis length{0};
        for (const ChartGap &gap : data.gaps)
            length += gap.to - gap.from;
        //: %1 is a length of time.
        sentence += u' ' + tr("%n gap(s) without data, %1 in all.", nullptr,
                              static_cast<int>(data.gaps.size()))
                               .arg(Format::duration(length));
        QStringList reasons;
        for (const ChartGap &gap : data.gaps) {
            if (const QString reason = why(gap.why); !reasons.contains(reason))
                reasons.append(reason);
        }
        //: Why there is no data: %1 is one or more reasons, such as "engine not running".
        sentence += u' ' + tr("Why: %1.").arg(reasons.join(QStringLiteral(", ")));
    }
    return sentence;
}

QStringList ChartText::bucket(const ChartData &data, qsizetype index, const QStringList &names,
                              const ValueText &text)
{
    if (index < 0 || index >= data.buckets.size())
        return {};
    const ChartBucket &bucket = data.buckets.at(index);
    QStringList lines;
    if (data.width == std::chrono::hours(24))
        lines.append(moment(data, bucket.start));
    else
        //: The span of one point of a chart: two times of day.
        lines.append(tr("%1 to %2")
                         .arg(moment(data, bucket.start), moment(data, bucket.start + data.width)));
    if (!bucket.measured) {
        lines.append(noData(data.whyNot(bucket.start)));
        return lines;
    }
    for (qsizetype line = names.size() - 1; line >= 0; --line) {
        const double value = valueOf(bucket, line);
        //: %1 name of a series, %2 its value
        lines.append(
            tr("%1: %2").arg(names.at(line), std::isfinite(value) ? text(value) : Format::none()));
    }
    if (bucket.samples > 0 && !std::isfinite(bucket.highest)) {
        lines.append(tr("%n sample(s)", nullptr, static_cast<int>(bucket.samples)));
    } else if (bucket.samples > 0) {
        //: %1 is the highest single value.
        lines.append(tr("%n sample(s), highest %1", nullptr, static_cast<int>(bucket.samples))
                         .arg(text(bucket.highest)));
    }
    return lines;
}

QString ChartText::difference(const ChartData &data, qsizetype first, qsizetype second,
                              const QStringList &names, const ValueText &text)
{
    if (first < 0 || second < 0)
        return {};
    const auto early = std::min(first, second);
    const auto late = std::max(first, second);
    QStringList parts;
    for (qsizetype line = names.size() - 1; line >= 0; --line) {
        const double change =
            valueOf(data.buckets.at(late), line) - valueOf(data.buckets.at(early), line);
        if (!std::isfinite(change))
            continue;
        //: %1 name of a series, %2 sign, %3 by how much it changed
        parts.append(tr("%1: %2%3")
                         .arg(names.at(line),
                              change < 0 ? QStringLiteral("\u2212") : QStringLiteral("+"),
                              text(std::abs(change))));
    }
    //: %1 length of time between two pins, %2 what changed
    return tr("In %1: %2")
        .arg(Format::duration(data.buckets.at(late).start - data.buckets.at(early).start),
             parts.isEmpty() ? Format::noData() : parts.join(QStringLiteral(", ")));
}

QString ChartText::span(const ChartData &data, Millis from, Millis to)
{
    const bool whole = from.count() % 60'000 == 0 && to.count() % 60'000 == 0;
    const auto time = [whole](Millis utc) {
        return whole ? Format::shortTime(utc) : Format::time(utc);
    };
    const QString first = Format::shortDate(from);
    const QString last = Format::shortDate(to);
    if (data.width >= std::chrono::hours(24))
        //: A span of time: two dates, or two times.
        return tr("%1 to %2").arg(first, last);
    const QString begin = hasDates(data) ? first + u' ' + time(from) : time(from);
    const QString end = first == last ? time(to) : last + u' ' + time(to);
    return tr("%1 to %2").arg(begin, end);
}

QString ChartText::width(const ChartData &data)
{
    //: %1 is a length of time.
    return tr("%1 per point").arg(Format::duration(data.width));
}

QString ChartText::why(GapReason reason)
{
    switch (reason) {
    case GapReason::NotRunning:
        //: Why a chart has a gap; short, it stands in the gap.
        return tr("engine not running");
    case GapReason::NotRead:
        //: Why a chart has a gap: what is kept could not be read.
        return tr("history not read");
    case GapReason::Loading:
        //: Why a chart has a gap: it will be filled in a moment.
        return tr("being read");
    case GapReason::NotCounted:
        //: Why a chart has a gap: nobody counted then.
        return tr("not counted");
    case GapReason::NothingYet:
        //: Why a chart of learning has a gap at its beginning.
        return tr("no events yet");
    }
    Q_UNREACHABLE();
}

QString ChartText::noData(GapReason reason)
{
    //: %1 is the reason, such as "engine not running".
    return tr("no data: %1").arg(why(reason));
}

} // namespace Batanidza
