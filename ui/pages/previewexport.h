#pragma once

#include "ui/pages/page.h"
#include "ui/pages/previewframes.h"

//! Saves what Preview shows: a picture, a PDF for printing, one HTML page of all frames, the web's
//! own page, or the payload of the chosen platform. Main thread.
namespace Batanidza {

class PreviewExport final : public QObject
{
    Q_OBJECT

public:
    PreviewExport(const PreviewCase &shown, const PreviewFrames &frames, QWidget *parent);

    //! Asks where to.
    void start(const QString &about);
    //! By the name's ending: .png, .pdf, .html, .json; ".web.html" is the web's own page.
    void save(const QString &file, const QString &about);

Q_SIGNALS:
    void saved(const QString &file);
    void failed(const QString &file);

private:
    void tell(bool written, const QString &file);
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] bool savePdf(const QString &file) const;

    const PreviewCase &m_case;
    const PreviewFrames &m_frames;
    QWidget *m_window;
};

} // namespace Batanidza
