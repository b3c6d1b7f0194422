#pragma once

#include "ui/pages/page.h"
#include "ui/pages/previewframes.h"

class QPagedPaintDevice;
class QPrinter;

//! Saves what Preview shows: a picture, a PDF, one HTML page of all frames, the web's own page, or
//! the payload of the chosen platform; or prints it. Main thread.
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
    //! Asks on which printer and on what paper.
    void startPrinting();
    //! The same pages as in the PDF. False where nothing is shown or the printer took nothing.
    bool print(QPrinter &printer) const;

Q_SIGNALS:
    void printed(bool done);
    void saved(const QString &file);
    void failed(const QString &file);

private:
    void tell(bool written, const QString &file);
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] bool savePdf(const QString &file) const;
    //! A frame is a picture as wide as the page, cut into as many pages as it needs.
    [[nodiscard]] bool paint(QPagedPaintDevice &pages) const;

    const PreviewCase &m_case;
    const PreviewFrames &m_frames;
    QWidget *m_window;
};

} // namespace Batanidza
