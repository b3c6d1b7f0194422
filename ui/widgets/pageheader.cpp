#include "ui/widgets/pageheader.h"

#include "ui/text/format.h"
#include "ui/text/linetext.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace Batanidza {

PageHeader::PageHeader(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
    , m_title(new TextLabel(look, TextRole::Headline, this))
    , m_demo(new TextLabel(look, TextRole::Section, this, ColorRole::SideB))
    , m_remote(new TextLabel(look, TextRole::Body, this, ColorRole::SideA))
    , m_health(new StatusPill(look, this))
    , m_asOf(new TextLabel(look, TextRole::Body, this, ColorRole::MutedText))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    for (auto [button, icon] : {std::pair{m_back, "back"}, std::pair{m_forward, "forward"}}) {
        button->setIcon(themedIcon(QString::fromLatin1(icon)));
        button->setAutoRaise(true);
        button->setMinimumSize(28, 28);
        layout->addWidget(button);
    }
    layout->addWidget(m_title);
    m_demo->setFrameShape(QFrame::Box);
    m_demo->setContentsMargins(6, 0, 6, 0);
    m_demo->hide();
    layout->addSpacing(8);
    layout->addWidget(m_demo);
    m_remote->setFrameShape(QFrame::Box);
    m_remote->setContentsMargins(6, 0, 6, 0);
    m_remote->hide();
    layout->addWidget(m_remote);
    layout->addStretch(1);
    layout->addWidget(m_health);
    layout->addSpacing(8);
    layout->addWidget(m_asOf);
    setFocusProxy(m_back);
    connect(m_back, &QToolButton::clicked, this, &PageHeader::back);
    connect(m_forward, &QToolButton::clicked, this, &PageHeader::forward);
    setCanGo(false, false);
    retranslate();
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setCanGo(bool back, bool forward)
{
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
}

void PageHeader::setLine(const std::optional<LineStatus> &line)
{
    m_line = line;
    m_remote->setVisible(line.has_value());
    if (line) {
        //: Stands in the header: %1 is the address of an engine elsewhere.
        m_remote->setText(tr("At %1").arg(line->address));
        m_remote->setToolTip(tr("This window shows an engine that runs elsewhere."));
    }
    setSnapshot(m_snapshot, m_age);
}

void PageHeader::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    m_snapshot = snapshot;
    m_age = age;
    m_health->setVisible(snapshot != nullptr);
    m_demo->setVisible(snapshot && snapshot->demo);
    if (!snapshot) {
        m_asOf->setText(m_line && m_line->state != LineState::Open ? LineText::word(*m_line)
                                                                   : tr("Starting"));
        return;
    }
    const bool offline = m_line && m_line->state != LineState::Open;
    m_health->setState(ReasonText::severity(*snapshot, age),
                       //: In the header: there is no connection to the engine.
                       offline              ? tr("Offline")
                       : age > Millis(3000) ? tr("Stale")
                                            : QString());
    //: %1 is a time of day: what is shown was true then.
    m_asOf->setText(tr("as of %1").arg(Format::time(snapshot->takenAt)));
    m_asOf->setToolTip(Format::exact(snapshot->takenAt));
}

void PageHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PageHeader::retranslate()
{
    setAccessibleName(tr("Header"));
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("Back to where you were (Alt+Left)"));
    m_forward->setAccessibleName(tr("Forward"));
    m_forward->setToolTip(tr("Forward again (Alt+Right)"));
    //: Stands in the header while the window shows the demo workspace.
    m_demo->setText(tr("Demo"));
    m_demo->setToolTip(tr("This is the demo workspace: a sample course and five devices on this "
                          "machine. Your own data is kept apart from it."));
    setLine(m_line);
}

} // namespace Batanidza
