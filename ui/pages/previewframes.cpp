#include "ui/pages/previewframes.h"

#include "ui/text/format.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/playbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

int shareOf(const QString &platform)
{
    return platform == u"web" || platform == u"desktop" ? 5 : platform == u"watchos" ? 3 : 4;
}

} // namespace

PreviewFrames::PreviewFrames(const Look &look, AudioApi *audio, QWidget *parent)
    : QScrollArea(parent)
    , m_look(look)
    , m_row(new QWidget(this))
{
    auto *layout = new QHBoxLayout(m_row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    setWidget(m_row);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QStringList names;
    for (const Platform platform : allPlatforms)
        names += platformName(platform);
    makeFrames(audio, names);
    m_platform = names.constFirst();
}

void PreviewFrames::makeFrames(AudioApi *audio, const QStringList &platforms)
{
    for (const QString &name : platforms) {
        auto *frame = new DeviceFrame(m_look, audio, name, m_row);
        frame->list()->installEventFilter(this);
        connect(frame, &DeviceFrame::chosen, this,
                [this, frame](const QString &key) { onChosen(frame, key); });
        connect(frame, &DeviceFrame::scrolled, this, [this, frame] { onScrolled(frame); });
        connect(frame, &DeviceFrame::entered, this, [this, frame] {
            if (m_platform == frame->platform())
                return;
            choosePlatform(frame->platform());
            Q_EMIT chosen();
        });
        static_cast<QHBoxLayout *>(m_row->layout())->addWidget(frame, shareOf(name));
        m_frames.append(frame);
    }
}

QSize PreviewFrames::minimumSizeHint() const
{
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {QScrollArea::minimumSizeHint().width(), m_row->minimumSizeHint().height() + bar};
}

DeviceFrame *PreviewFrames::frame(const QString &platform) const
{
    for (DeviceFrame *frame : m_frames) {
        if (frame->platform() == platform)
            return frame;
    }
    return nullptr;
}

void PreviewFrames::show(const PreviewCase &shown)
{
    const LessonPreviewPtr &preview = shown.preview();
    if (!preview)
        return;
    m_scrolling = true; // new rows move by themselves
    for (DeviceFrame *frame : m_frames) {
        const auto *screen = shown.screen(frame->platform());
        const PlatformPreview *one = preview->of(frame->platform());
        frame->setVisible(screen && one);
        if (!screen || !one)
            continue;
        const Json &title = one->shown[u"title"];
        const QString shona = title[u"sn"].toString();
        QString bar = shona.isEmpty() ? title[u"en"].toString() : shona;
        if (frame->platform() == u"web")
            bar = one->shown[u"seo"][u"canonical"].toString();
        frame->setBlocks(screen->blocks, calmText(bar).text.left(200).simplified());
    }
    m_scrolling = false;
    showFooters(shown);
    chooseKey(m_key);
}

void PreviewFrames::showFooters(const PreviewCase &shown)
{
    for (DeviceFrame *frame : m_frames) {
        const PlatformPreview *one = shown.preview()->of(frame->platform());
        if (!one)
            continue;
        const auto &all = shown.warnings();
        const auto count = std::count_if(all.cbegin(), all.cend(), [&](const auto &warning) {
            return warning.platform == frame->platform();
        });
        const QString size = PreviewText::size(*one);
        const Severity severity = one->isOver() ? Severity::Critical
                                  : count > 0   ? Severity::Warning
                                                : Severity::Ok;
        frame->setFooter(severity,
                         count > 0
                             //: %n warnings; %1 a size: "33 kB of 512 kB"
                             ? tr("%1, %n warning(s)", nullptr, static_cast<int>(count)).arg(size)
                             : size);
    }
}

void PreviewFrames::setDevice(const DeviceLook &look)
{
    m_device = look;
    m_scrolling = true;
    for (DeviceFrame *frame : m_frames)
        frame->setDevice(look);
    m_scrolling = false;
}

void PreviewFrames::setFitted(bool fitted)
{
    m_fitted = fitted;
    for (DeviceFrame *frame : m_frames)
        frame->setFitted(fitted);
    // Once it is laid out, the chosen one stays in sight.
    QTimer::singleShot(0, this, [this] { choosePlatform(m_platform); });
}

void PreviewFrames::choosePlatform(const QString &platform)
{
    m_platform = platform;
    for (DeviceFrame *frame : m_frames)
        frame->setChosen(frame->platform() == platform);
    if (DeviceFrame *frame = this->frame(platform))
        ensureWidgetVisible(frame);
}

void PreviewFrames::play()
{
    if (DeviceFrame *frame = this->frame(m_platform))
        frame->playButton()->click();
}

void PreviewFrames::chooseKey(const QString &key)
{
    m_key = key;
    m_scrolling = true;
    for (DeviceFrame *frame : m_frames)
        frame->choose(key);
    m_scrolling = false;
}

void PreviewFrames::onChosen(DeviceFrame *frame, const QString &key)
{
    m_key = key;
    m_scrolling = true;
    for (DeviceFrame *other : m_frames) {
        if (other != frame)
            other->choose(key);
    }
    m_scrolling = false;
    choosePlatform(frame->platform());
    Q_EMIT chosen();
}

void PreviewFrames::onScrolled(DeviceFrame *frame)
{
    if (std::exchange(m_scrolling, true))
        return;
    const QString top = frame->topKey();
    if (!top.isEmpty()) {
        for (DeviceFrame *other : m_frames) {
            if (other != frame && other->isVisible())
                other->scrollTo(top);
        }
    }
    m_scrolling = false;
}

void PreviewFrames::walk(int step)
{
    QList<DeviceFrame *> shown;
    for (DeviceFrame *frame : m_frames) {
        if (frame->isVisibleTo(m_row))
            shown.append(frame);
    }
    const auto at = shown.indexOf(frame(m_platform));
    const auto next = at + step;
    if (next >= 0 && next < shown.size())
        shown[next]->list()->setFocus(Qt::OtherFocusReason);
}

bool PreviewFrames::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        if (plain && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right)) {
            walk(key->key() == Qt::Key_Left ? -1 : 1);
            return true;
        }
        const int number = key->key() - Qt::Key_1;
        if (plain && number >= 0 && number < m_frames.size()) {
            if (m_frames[number]->isVisibleTo(m_row))
                m_frames[number]->list()->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void PreviewFrames::retranslate()
{
    for (int i = 0; i < m_frames.size(); ++i) {
        DeviceFrame *frame = m_frames[i];
        const QSize size = deviceStyle(frame->platform()).screen;
        //: %1 the number of its key, %2 a platform, %3 and %4 width and height of its screen
        frame->setTitle(tr("%1 %2 %3x%4")
                            .arg(i + 1)
                            .arg(Format::platform(frame->platform()))
                            .arg(size.width())
                            .arg(size.height()));
        frame->playButton()->setOwner(Format::platform(frame->platform()));
    }
}

} // namespace Batanidza
