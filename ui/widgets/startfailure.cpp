#include "ui/widgets/startfailure.h"

#include "ui/text/errortext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Batanidza {

StartFailure::StartFailure(const Error &error, QWidget *parent)
    : QWidget(parent)
{
    setWindowTitle(tr("Batanidza could not start"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    auto *what = new QLabel(ErrorText::sentence(error.code), this);
    what->setWordWrap(true);
    auto *detail = new QLabel(error.detail, this);
    detail->setWordWrap(true);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    detail->setAccessibleName(tr("Details"));
    //: Button: ends the program
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    layout->addWidget(what);
    layout->addWidget(detail);
    layout->addStretch();
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(520, 160);
    close->setFocus();
}

} // namespace Batanidza
