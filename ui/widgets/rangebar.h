#pragma once

#include <QWidget>

class QButtonGroup;
class QToolButton;

//! The one range of time of a page (I7): the last minutes to months, or a span of one's own. Main
//! thread.
namespace Batanidza {

class ChartFeed;
class ChartLink;
class Preferences;
class SpanEntry;

class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    RangeBar(ChartFeed &feed, ChartLink &link, QWidget *parent = nullptr);

    //! Chooses what was chosen last under that name in this workspace, and keeps what will be. The
    //! preferences outlive this.
    void rememberIn(Preferences &preferences, const QString &name);
    [[nodiscard]] QToolButton &spanButton() const { return *m_span; }
    [[nodiscard]] SpanEntry &entry() const { return *m_entry; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void onRange();

    ChartFeed &m_feed;
    QButtonGroup *m_group;
    QToolButton *m_span;
    SpanEntry *m_entry;
};

} // namespace Batanidza
