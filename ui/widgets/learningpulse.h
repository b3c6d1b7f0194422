#pragma once

#include "ui/look.h"
#include "ui/models/pacer.h"

#include <QWidget>

//! What learners do right now: events of the last ten minutes as a small line that moves when they
//! come in, with figures beside it. Main thread; never waits.
namespace Batanidza {

class LearningApi;
class Sparkline;
class TextLabel;
struct LearningTrend;

class LearningPulse final : public QWidget
{
    Q_OBJECT

public:
    //! The api outlives this.
    LearningPulse(const Look &look, LearningApi &api, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void ask();
    void take(const LearningTrend &trend);
    void showFigures();

    LearningApi &m_api;
    Sparkline *m_line;
    TextLabel *m_text;
    Pacer m_pacer;
    qint64 m_minute = -1; //!< events of the last one; -1 = not known yet
    qint64 m_all = 0;     //!< of the last ten
};

} // namespace Batanidza
