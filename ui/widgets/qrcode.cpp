#include "ui/widgets/qrcode.h"

#include <QPainter>

#include <memory>

#include <qrencode.h>

namespace Batanidza {

std::optional<QrMatrix> QrMatrix::of(const QString &text)
{
    const auto bytes = text.toUtf8();
    if (bytes.isEmpty())
        return {};
    // Medium correction: a screen is clean, a hand that holds a phone is not still.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return {};
    QrMatrix matrix;
    matrix.m_side = code->width;
    matrix.m_squares.resize(code->width * code->width);
    for (int i = 0; i < code->width * code->width; ++i)
        matrix.m_squares.setBit(i, code->data[i] & 1);
    return matrix;
}

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool QrCode::setText(const QString &text)
{
    m_matrix = QrMatrix::of(text);
    updateGeometry();
    update();
    return m_matrix.has_value();
}

void QrCode::clear()
{
    m_matrix.reset();
    updateGeometry();
    update();
}

QSize QrCode::sizeHint() const
{
    if (!m_matrix)
        return {0, 0};
    // Squares of whole pixels, at least 4 of them: what a phone reads at arm's length.
    const int squares = m_matrix->side() + 2 * quietZone;
    const int side = squares * std::max(4, fontMetrics().height() * 14 / squares);
    return {side, side};
}

QSize QrCode::minimumSizeHint() const
{
    return sizeHint();
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (!m_matrix)
        return;
    QPainter painter(this);
    const int squares = m_matrix->side() + 2 * quietZone;
    const int pixel = std::max(1, std::min(width(), height()) / squares);
    const int left = (width() - pixel * squares) / 2;
    const int top = (height() - pixel * squares) / 2;
    painter.fillRect(left, top, pixel * squares, pixel * squares, Qt::white);
    for (int row = 0; row < m_matrix->side(); ++row) {
        for (int column = 0; column < m_matrix->side(); ++column) {
            if (m_matrix->isDark(row, column))
                painter.fillRect(left + (column + quietZone) * pixel,
                                 top + (row + quietZone) * pixel, pixel, pixel, Qt::black);
        }
    }
}

} // namespace Batanidza
