#pragma once

#include "ui/models/previewlines.h"
#include "ui/models/previewwarnings.h"
#include "ui/models/tracemodel.h"

#include <QCoreApplication>

//! Words of the Preview page: what a rule means, where a field stands, and what an app itself says
//! on a learner's screen. Main thread.
namespace Batanidza {

class PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(PreviewText)

public:
    //! Words of an app in the learner's language ("en" or "sn"), whatever the window speaks.
    [[nodiscard]] static PreviewWords words(const QString &code);
    [[nodiscard]] static QString fate(FieldFate fate);
    //! The sentence of a rule; the engine's English where it is a newer one.
    [[nodiscard]] static QString why(const QString &rule);
    //! "v04 makadii: gloss / en" of a place in the lesson.
    [[nodiscard]] static QString place(const QString &path, const Json &lesson);
    [[nodiscard]] static QString trace(const TraceModel::Row &row, int column, const Json &lesson);
    [[nodiscard]] static QString traceHeader(int column);
    [[nodiscard]] static QString warning(const PreviewWarning &warning, int column,
                                         const Json &lesson);
    //! What a person can do about it.
    [[nodiscard]] static QString remedy(const PreviewWarning &warning);
    [[nodiscard]] static QString warningHeader(int column);
    //! Who is heard, as a sentence for the editor; empty for None.
    [[nodiscard]] static QString speech(SpeechMark mark);
    //! "33 kB of 512 kB"; what is over its limit says so.
    [[nodiscard]] static QString size(const PlatformPreview &platform);
    //! "v43", "Result of conflict 812", "Draft, not saved".
    [[nodiscard]] static QString subject(const LessonPreview &preview);
};

} // namespace Batanidza
