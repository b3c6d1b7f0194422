#include "engine/adapt/textcut.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace Batanidza {

namespace {

constexpr QChar ellipsis = u'…';

//! The last boundary at or before `limit`; 0 where the first piece is longer.
qsizetype boundaryBefore(const QString &text, qsizetype limit)
{
    // Nothing behind the limit can move a boundary before it by more than one cluster.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.left(limit + 2));
    finder.setPosition(limit);
    return finder.isAtBoundary() ? limit : std::max<qsizetype>(0, finder.toPreviousBoundary());
}

QString withEllipsis(QString text)
{
    while (!text.isEmpty() && (text.back().isSpace() || text.back() == u','))
        text.chop(1);
    return text + ellipsis;
}

} // namespace

CutText cutText(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return {text, false};
    if (limit < 2)
        return {QString(), true};
    qsizetype end = boundaryBefore(text, limit - 1);
    if (end == 0)
        end = limit - 1;
    // Qt finds a boundary inside a pair that stands behind Thai letters.
    if (text[end - 1].isHighSurrogate() && text[end].isLowSurrogate())
        --end;
    return {withEllipsis(text.first(end)), true};
}

CutText cutAtWord(const QString &text, qsizetype limit)
{
    CutText result = cutText(text, limit);
    if (!result.cut || result.text.isEmpty())
        return result;
    const qsizetype end = result.text.size() - 1;
    if (end < text.size() && text[end].isSpace())
        return result;
    const qsizetype space = text.first(end).lastIndexOf(u' ');
    if (space > limit / 2)
        result.text = withEllipsis(text.first(space));
    return result;
}

} // namespace Batanidza
