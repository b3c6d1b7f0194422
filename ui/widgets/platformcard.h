#pragma once

#include "ui/look.h"

#include <QAbstractButton>

class QLabel;

//! One platform at a glance: state as shape and word, version, devices, P95, the last minute.
//! Pressing it goes to the platform. Main thread.
namespace Batanidza {

class Sparkline;
class StatusPill;
class TextLabel;

class PlatformCard final : public QAbstractButton
{
    Q_OBJECT

public:
    PlatformCard(const Look &look, Platform platform, QWidget *parent = nullptr);

    [[nodiscard]] Platform platform() const { return m_platform; }
    //! `fresh`: this is a new second, for the line.
    void setStatus(const PlatformStatus &status, Millis now, Millis age, bool fresh);
    //! Words again, in the language of now.
    void retranslate();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showStatus();
    void paintIcon();

    const Look &m_look;
    Platform m_platform;
    PlatformStatus m_status;
    bool m_known = false;
    Millis m_now{0};
    Millis m_age{0};
    QWidget *m_inside;
    QLabel *m_icon;
    TextLabel *m_name;
    StatusPill *m_pill;
    TextLabel *m_version;
    TextLabel *m_latency;
    TextLabel *m_devices;
    Sparkline *m_line;
};

} // namespace Batanidza
