#include "ui/pages/previewexport.h"

#include "engine/runtime/awaited.h"
#include "ui/pages/conflictpool.h"
#include "ui/text/previewhtml.h"
#include "ui/widgets/devicestyle.h"

#include <QBuffer>
#include <QFileDialog>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostHeight = 6000; // of one frame: more is no picture any more
constexpr int widest = 640;      // of one frame, so that five are side by side
constexpr qreal sharpness = 2;
constexpr int gap = 16;

bool write(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

PreviewExport::PreviewExport(const PreviewCase &shown, const PreviewFrames &frames, QWidget *parent)
    : QObject(parent)
    , m_case(shown)
    , m_frames(frames)
    , m_window(parent)
{}

void PreviewExport::start(const QString &about)
{
    if (!m_case.preview())
        return;
    const QStringList filters{
        tr("Picture (*.png)"), tr("For printing (*.pdf)"), tr("All frames as a page (*.html)"),
        tr("The web's own page (*.web.html)"), tr("Payload of the chosen platform (*.json)")};
    auto *dialog = new QFileDialog(m_window->window(), tr("Save the preview"), QString(),
                                   filters.join(u";;"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(m_case.preview()->item.toString());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString &filter) {
        const QStringList endings{u"png"_s, u"pdf"_s, u"html"_s, u"web.html"_s, u"json"_s};
        const auto at = filters.indexOf(filter);
        dialog->setDefaultSuffix(endings.value(at, endings.first()));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, about](const QString &file) { save(file, about); });
    dialog->open();
}

QImage PreviewExport::picture() const
{
    QList<QImage> pictures;
    QSize all(gap, 0);
    for (const DeviceFrame *frame : m_frames.frames()) {
        if (!m_case.screen(frame->platform()))
            continue;
        const int width = std::min(widest, deviceStyle(frame->platform()).screen.width());
        pictures += frame->picture(width, sharpness, mostHeight);
        const QSize size = pictures.last().deviceIndependentSize().toSize();
        all = {all.width() + size.width() + gap, std::max(all.height(), size.height() + 2 * gap)};
    }
    QImage together(all * sharpness, QImage::Format_RGB32);
    together.setDevicePixelRatio(sharpness);
    together.fill(m_frames.palette().color(QPalette::Window));
    QPainter painter(&together);
    int x = gap;
    for (const QImage &picture : pictures) {
        painter.drawImage(QPoint(x, gap), picture);
        x += picture.deviceIndependentSize().toSize().width() + gap;
    }
    return together;
}

bool PreviewExport::paint(QPagedPaintDevice &pages) const
{
    QPainter painter;
    if (!painter.begin(&pages))
        return false;
    bool first = true;
    for (const DeviceFrame *frame : m_frames.frames()) {
        if (!m_case.screen(frame->platform()))
            continue;
        const int width = std::min(widest, deviceStyle(frame->platform()).screen.width());
        QImage picture = frame->picture(width, sharpness, mostHeight);
        picture.setDevicePixelRatio(1);
        const double scale = std::min(1.0 * pages.width() / picture.width(),
                                      1.0 * pages.logicalDpiX() / (96 * sharpness) * 1.6);
        const int step = std::max(1, static_cast<int>(pages.height() / scale));
        for (int top = 0; top < picture.height(); top += step) {
            if (!std::exchange(first, false) && !pages.newPage())
                return false;
            const QRect part(0, top, picture.width(), std::min(step, picture.height() - top));
            painter.drawImage(QRectF(0, 0, part.width() * scale, part.height() * scale), picture,
                              part);
        }
    }
    return painter.end() && !first;
}

bool PreviewExport::savePdf(const QString &file) const
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    {
        QPdfWriter writer(&out);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Portrait);
        writer.setTitle(m_case.preview()->item.toString());
        if (!paint(writer))
            return false;
    }
    return out.commit();
}

bool PreviewExport::print(QPrinter &printer) const
{
    if (!m_case.preview())
        return false;
    printer.setDocName(m_case.preview()->item.toString());
    return paint(printer);
}

void PreviewExport::startPrinting()
{
    if (!m_case.preview())
        return;
    auto *dialog = new QPrintDialog(m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print the preview"));
    // What is printed are all frames: there is no part of them to choose.
    dialog->setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintShowPageSize);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { Q_EMIT printed(print(*dialog->printer())); });
    dialog->open();
}

void PreviewExport::save(const QString &file, const QString &about)
{
    const LessonPreviewPtr &preview = m_case.preview();
    if (!preview)
        return;
    bool written = false;
    if (file.endsWith(u".pdf"_s, Qt::CaseInsensitive)) {
        written = savePdf(file);
    } else if (file.endsWith(u".web.html"_s, Qt::CaseInsensitive)) {
        written = write(file, preview->webPage);
    } else if (file.endsWith(u".html"_s, Qt::CaseInsensitive)) {
        const DeviceFrame *frame = m_frames.frames().constFirst();
        written = write(file, PreviewHtml::page(*preview, frame->model().words(), about));
    } else if (file.endsWith(u".json"_s, Qt::CaseInsensitive)) {
        const PlatformPreview *one = preview->of(m_frames.platform());
        written = one && write(file, one->made.bytes);
    } else {
        // Packing so large a picture takes a second; the window goes on meanwhile.
        const auto pack = [picture = picture(), file] {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            return picture.save(&buffer, "PNG") && write(file, bytes);
        };
        awaitResult(inPool(pack), this,
                    [this, file](const Result<bool> &packed) { tell(packed && *packed, file); });
        return;
    }
    tell(written, file);
}

void PreviewExport::tell(bool written, const QString &file)
{
    if (written)
        Q_EMIT saved(file);
    else
        Q_EMIT failed(file);
}

} // namespace Batanidza
