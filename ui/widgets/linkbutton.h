#pragma once

#include "ui/look.h"

#include <QPushButton>

#include <optional>

//! A sentence that leads somewhere, reachable by keys. Main thread.
namespace Batanidza {

class LinkButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit LinkButton(const Look &look, QWidget *parent = nullptr);

    //! A status shape in front; nothing = none.
    void setSeverity(std::optional<Severity> severity);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Look &m_look;
    std::optional<Severity> m_severity;
};

} // namespace Batanidza
