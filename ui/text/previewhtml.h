#pragma once

#include "ui/models/previewlines.h"

#include <QCoreApplication>

//! A preview as one HTML page to keep or to send: what each platform shows, and what it changed or
//! left out by which rule. All texts are escaped, nothing in it runs and nothing is fetched. Main
//! thread, since it speaks the window's language.
namespace Batanidza {

class PreviewHtml
{
    Q_DECLARE_TR_FUNCTIONS(PreviewHtml)

public:
    //! UTF-8. `about` says what is shown: "v43, Tendai, 12 min ago".
    [[nodiscard]] static QByteArray page(const LessonPreview &preview, const PreviewWords &words,
                                         const QString &about);
};

} // namespace Batanidza
