#include "ui/pages/previewcase.h"

#include "engine/base/jsonwrite.h"
#include "engine/runtime/awaited.h"
#include "ui/models/previewlines.h"
#include "ui/pages/conflictpool.h"
#include "ui/widgets/missingletters.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

struct PreviewCase::Made
{
    QList<Screen> screens;
    QList<PreviewWarning> warnings;
};

PreviewCase::PreviewCase(PreviewApi &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_api, &PreviewApi::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &PreviewCase::outdated);
}

void PreviewCase::show(const PreviewSubject &subject)
{
    m_subject = subject;
    m_state = State::Loading;
    Q_EMIT changed();
    awaitResult<LessonPreviewPtr>(m_api.make(subject), this,
                                  [this, asked = ++m_asked](const Result<LessonPreviewPtr> &made) {
                                      if (asked != m_asked)
                                          return;
                                      if (made) {
                                          take(*made, asked);
                                          return;
                                      }
                                      m_state = State::Failed;
                                      m_error = made.error();
                                      m_preview.reset();
                                      m_screens.clear();
                                      m_warnings.clear();
                                      Q_EMIT changed();
                                  });
}

void PreviewCase::reload()
{
    if (m_state != State::None)
        show(m_subject);
}

void PreviewCase::take(const LessonPreviewPtr &preview, quint64 asked)
{
    const auto work = [preview, font = m_font] {
        Made made;
        for (const PlatformPreview &platform : preview->platforms) {
            Screen screen;
            screen.platform = platform.platform;
            screen.blocks = previewBlocks(platform, preview->source.body);
            const QString text = QString::fromUtf8(writeJsonIndented(platform.made.body, 2));
            for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
                screen.payload += line.size() > longestLine
                                      ? calmText(line.first(longestLine)).text + u"\u2026"_s
                                      : calmText(line).text;
            made.screens.append(std::move(screen));
        }
        made.warnings = previewWarnings(*preview) + missingLetters(preview->source.body, font);
        return made;
    };
    awaitResult(inPool(work), this, [this, preview, asked](const Result<Made> &made) {
        if (asked != m_asked || !made)
            return;
        m_preview = preview;
        m_screens = made->screens;
        m_warnings = made->warnings;
        m_state = State::Ready;
        Q_EMIT changed();
    });
}

const PreviewCase::Screen *PreviewCase::screen(const QString &platform) const
{
    for (const Screen &screen : m_screens) {
        if (screen.platform == platform)
            return &screen;
    }
    return nullptr;
}

void PreviewCase::compareWith(const std::optional<PreviewSubject> &subject)
{
    ++m_askedOther;
    m_otherError.reset();
    if (!subject) {
        m_other.reset();
        Q_EMIT otherChanged();
        return;
    }
    awaitResult<LessonPreviewPtr>(
        m_api.make(*subject), this,
        [this, asked = m_askedOther](const Result<LessonPreviewPtr> &made) {
            if (asked != m_askedOther)
                return;
            m_other = made ? *made : nullptr;
            if (!made)
                m_otherError = made.error();
            Q_EMIT otherChanged();
        });
}

} // namespace Batanidza
