#pragma once

#include "ui/look.h"
#include "ui/models/previewblockmodel.h"
#include "ui/widgets/devicestyle.h"

#include <QFrame>
#include <QImage>

class QLabel;
class QListView;
class QSpacerItem;

//! One device with what it shows of a lesson: a title, the screen as a list to walk through, a
//! button that plays what the device plays of the chosen piece, and a line on its size and
//! warnings. Main thread.
namespace Batanidza {

class AudioApi;
class DeviceDelegate;
class PlayButton;
class TextLabel;

class DeviceFrame final : public QFrame
{
    Q_OBJECT

public:
    //! Without audio its button says so.
    DeviceFrame(const Look &look, AudioApi *audio, const QString &platform,
                QWidget *parent = nullptr);

    [[nodiscard]] const QString &platform() const { return m_platform; }
    [[nodiscard]] QListView *list() const { return m_list; }
    //! Plays the chosen word or line with the clip that the platform got, or says why not; empty
    //! where neither is chosen.
    [[nodiscard]] PlayButton *playButton() const { return m_play; }
    [[nodiscard]] const PreviewBlockModel &model() const { return *m_model; }

    //! `bar`: what stands in the device's own bar: an address, a title.
    void setBlocks(const QList<PreviewBlock> &blocks, const QString &bar);
    void setDevice(const DeviceLook &look);
    //! In the device's own pixels, or as wide as there is room.
    void setFitted(bool fitted);
    void setTitle(const QString &title);
    //! Under the screen, with the shape of its state.
    void setFooter(Severity severity, const QString &text);
    void setChosen(bool chosen);

    //! Chooses the block and brings it to sight; nothing where the platform does not show it.
    void choose(const QString &key);
    [[nodiscard]] QString chosenKey() const;
    //! Of the uppermost block in sight that has a key.
    [[nodiscard]] QString topKey() const;
    void scrollTo(const QString &key);
    //! All of its screen, as long as it is; at most `mostHeight` high.
    [[nodiscard]] QImage picture(int width, qreal scale, int mostHeight) const;

    //! The least width at which texts are still to be read.
    static constexpr int leastWidth = 150;

Q_SIGNALS:
    //! A person chose the block; empty where it has no key.
    void chosen(const QString &key);
    void scrolled();
    void entered(); //!< the keys are here now

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QRect screen() const;
    [[nodiscard]] int barHeight() const;
    void paintDevice(QPainter &painter, const QRect &screen) const;
    void layOut();
    void paintIcon();
    void showSound();

    const Look &m_look;
    QString m_platform;
    PreviewBlockModel *m_model;
    DeviceDelegate *m_delegate;
    TextLabel *m_title;
    QListView *m_list;
    QSpacerItem *m_below; //!< the edge of the device under its screen; of the layout
    PlayButton *m_play;
    QLabel *m_icon;
    QLabel *m_footer;
    Severity m_severity = Severity::Unknown;
    QString m_bar;
    bool m_fitted = true;
    bool m_chosen = false;
    bool m_choosing = false; //!< not a person's doing
};

} // namespace Batanidza
