#pragma once

#include "ui/models/previewwarnings.h"
#include "ui/pages/previewcase.h"
#include "ui/widgets/deviceframe.h"

#include <QScrollArea>

//! The five devices side by side. What is chosen in one is chosen in all, and they scroll together
//! by what they show and not by pixels (V2, V5). Main thread.
namespace Batanidza {

class PreviewFrames final : public QScrollArea
{
    Q_OBJECT

public:
    //! Without audio the frames' buttons say so.
    PreviewFrames(const Look &look, AudioApi *audio, QWidget *parent = nullptr);

    void show(const PreviewCase &shown);
    void setDevice(const DeviceLook &look);
    void setFitted(bool fitted);
    void choosePlatform(const QString &platform);
    //! What the chosen platform plays of the chosen piece; stops it where it plays already.
    void play();
    //! In all frames; empty chooses nothing.
    void chooseKey(const QString &key);
    [[nodiscard]] const QString &platform() const { return m_platform; }
    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] const QList<DeviceFrame *> &frames() const { return m_frames; }
    [[nodiscard]] DeviceFrame *frame(const QString &platform) const;
    void retranslate();

    //! So high that nothing of a frame is cut: it scrolls sideways only.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! A person went to another device or chose another piece.
    void chosen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeFrames(AudioApi *audio, const QStringList &platforms);
    void onChosen(DeviceFrame *frame, const QString &key);
    void onScrolled(DeviceFrame *frame);
    void walk(int step);
    void showFooters(const PreviewCase &shown);

    const Look &m_look;
    QWidget *m_row;
    QList<DeviceFrame *> m_frames;
    DeviceLook m_device;
    bool m_fitted = true;
    QString m_platform;
    QString m_key;
    bool m_scrolling = false;
};

} // namespace Batanidza
