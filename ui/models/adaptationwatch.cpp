#include "ui/models/adaptationwatch.h"

#include "engine/runtime/awaited.h"

namespace Batanidza {

namespace {

constexpr int mostKept = 5'000;
//! A lesson with faults is kept to name their places: bodies are some ten kilobytes.
constexpr int costOfFaulty = 25;

} // namespace

AdaptationWatch::AdaptationWatch(PreviewApi &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_seen(mostKept)
{}

QString AdaptationWatch::keyOf(const ItemRow &row)
{
    return row.id.toString() + u'\n' + row.hash.toHex();
}

void AdaptationWatch::want(const QList<ItemRow> &rows)
{
    m_wanted.clear();
    for (const ItemRow &row : rows) {
        if (row.type == u"lesson" && !isKnown(row))
            m_wanted.append(row);
    }
    next();
}

void AdaptationWatch::next()
{
    if (m_busy || m_wanted.isEmpty())
        return;
    m_busy = true;
    const ItemRow row = m_wanted.takeFirst();
    PreviewSubject subject;
    subject.item = row.id;
    subject.version = row.version;
    awaitResult(m_api.make(subject), this, [this, row](const Result<LessonPreviewPtr> &made) {
        m_busy = false;
        if (made) {
            auto seen = std::make_unique<Seen>();
            seen->warnings = previewWarnings(**made);
            const bool faulty = !seen->warnings.isEmpty();
            if (faulty)
                seen->lesson = (*made)->source.body;
            m_seen.insert(keyOf(row), seen.release(), faulty ? costOfFaulty : 1);
            Q_EMIT found(row.id);
        } else if (made.error().code == ErrorCode::Forbidden ||
                   made.error().code == ErrorCode::Unavailable) {
            // The others would fare no better; whoever looks again asks again.
            m_wanted.clear();
        }
        next();
    });
}

QList<PreviewWarning> AdaptationWatch::of(const ItemRow &row, const QString &platform) const
{
    const Seen *seen = m_seen.object(keyOf(row));
    QList<PreviewWarning> own;
    if (!seen)
        return own;
    for (const PreviewWarning &warning : seen->warnings) {
        if (warning.platform == platform)
            own.append(warning);
    }
    return own;
}

bool AdaptationWatch::isKnown(const ItemRow &row) const
{
    return m_seen.contains(keyOf(row));
}

Json AdaptationWatch::lesson(const ItemRow &row) const
{
    const Seen *seen = m_seen.object(keyOf(row));
    return seen ? seen->lesson : Json();
}

} // namespace Batanidza
