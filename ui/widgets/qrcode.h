#pragma once

#include <QBitArray>
#include <QWidget>

#include <optional>

//! A QR code for a camera: always dark on white, whatever the theme, with the quiet zone around it
//! that readers need. The widget is made for a text that is shown elsewhere too. Main thread.
namespace Batanidza {

//! The squares of a code: a value.
class QrMatrix
{
public:
    //! Nothing where the text is empty or too long (more than 2,331 bytes of UTF-8).
    [[nodiscard]] static std::optional<QrMatrix> of(const QString &text);

    //! Squares along one side, without the quiet zone.
    [[nodiscard]] int side() const { return m_side; }
    [[nodiscard]] bool isDark(int row, int column) const
    {
        return m_squares.testBit(row * m_side + column);
    }

private:
    int m_side = 0;
    QBitArray m_squares;
};

class QrCode : public QWidget
{
    Q_OBJECT

public:
    static constexpr int quietZone = 4; //!< squares; ISO/IEC 18004

    explicit QrCode(QWidget *parent = nullptr);

    //! False where the text is too long: then nothing is drawn.
    bool setText(const QString &text);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<QrMatrix> m_matrix;
};

} // namespace Batanidza
