#pragma once

#include "ui/look.h"

#include <QWidget>

#include <optional>
#include <vector>

//! The last sixty values of one number, at equal steps of time, as a small line: no axis, so the
//! value stands beside it in words. Main thread.
namespace Batanidza {

class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int points = 60;

    explicit Sparkline(const Look &look, QWidget *parent = nullptr);

    //! One step more; nothing = not measured, which leaves a gap.
    void append(std::optional<double> value);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    std::vector<std::optional<double>> m_values;
};

} // namespace Batanidza
