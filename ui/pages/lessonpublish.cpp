#include "ui/pages/lessonpublish.h"

#include "engine/content/platform.h"
#include "ui/text/format.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

LessonPublish::LessonPublish(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_why(new QLabel(this))
    , m_priorityLabel(new QLabel(this))
    , m_priority(new QComboBox(this))
    , m_platformsButton(new QPushButton(this))
    , m_platforms(new QMenu(this))
    , m_publish(new QAction(this))
    , m_button(new QPushButton(this))
{
    m_publish->setObjectName(u"content.publish"_s);
    m_publish->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_why->setWordWrap(true);
    m_priorityLabel->setBuddy(m_priority);
    for (int i = 0; i < 4; ++i)
        m_priority->addItem(QString(), i);
    for (const auto platform : allPlatforms) {
        auto *action = m_platforms->addAction(QString());
        action->setCheckable(true);
        action->setChecked(true);
        action->setData(platformName(platform));
        action->setIcon(themedIcon(platformIcon(platform)));
        connect(action, &QAction::toggled, this, &LessonPublish::showPlatforms);
    }
    m_platformsButton->setMenu(m_platforms);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 0);
    row->addWidget(m_why, 1);
    row->addWidget(m_priorityLabel);
    row->addWidget(m_priority);
    row->addWidget(m_platformsButton);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, m_publish, &QAction::trigger);
    reset();
    retranslate();
}

void LessonPublish::reset()
{
    m_priority->setCurrentIndex(static_cast<int>(Priority::Normal));
    for (auto *action : m_platforms->actions())
        action->setChecked(true);
    showPlatforms();
}

void LessonPublish::setReason(const QString &reason)
{
    m_reason = reason;
    m_why->setText(reason);
    m_publish->setEnabled(reason.isEmpty());
    m_publish->setToolTip(reason);
    m_button->setEnabled(reason.isEmpty());
    m_button->setToolTip(reason);
    m_button->setAccessibleDescription(reason);
}

Priority LessonPublish::priority() const
{
    return static_cast<Priority>(m_priority->currentData().toInt());
}

QStringList LessonPublish::platforms() const
{
    QStringList names;
    for (const auto *action : m_platforms->actions()) {
        if (action->isChecked())
            names += action->data().toString();
    }
    return names.size() == m_platforms->actions().size() ? QStringList() : names;
}

void LessonPublish::showPlatforms()
{
    int chosen = 0;
    QAction *last = nullptr;
    for (auto *action : m_platforms->actions()) {
        action->setEnabled(true);
        chosen += action->isChecked();
        if (action->isChecked())
            last = action;
    }
    // A lesson for nobody is not sent.
    if (last && chosen == 1)
        last->setEnabled(false);
    m_platformsButton->setText(chosen == m_platforms->actions().size()
                                   //: Button: for whom a lesson is published
                                   ? tr("For all platforms")
                                   //: Button: for how many platforms a lesson is published
                                   : tr("For %n platform(s)", nullptr, chosen));
    m_platformsButton->setAccessibleName(m_platformsButton->text());
}

void LessonPublish::retranslate()
{
    m_priorityLabel->setText(tr("P&riority"));
    m_priority->setAccessibleName(tr("Priority"));
    //: How urgent a change is
    m_priority->setItemText(0, tr("low"));
    //: How urgent a change is
    m_priority->setItemText(1, tr("normal"));
    //: How urgent a change is
    m_priority->setItemText(2, tr("high"));
    //: How urgent a change is
    m_priority->setItemText(3, tr("critical"));
    for (auto *action : m_platforms->actions())
        action->setText(Format::platform(action->data().toString()));
    //: Action: send the lesson to all platforms
    m_publish->setText(tr("Publish"));
    m_button->setText(m_publish->text());
    showPlatforms();
    setReason(m_reason);
}

} // namespace Batanidza
