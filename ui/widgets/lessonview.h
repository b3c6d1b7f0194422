#pragma once

#include "engine/base/json.h"

#include <QTextBrowser>

//! A lesson's body as a person reads it: title, cultural notes of high prominence first and framed,
//! words with tone and IPA, dialogue, grammar, exercises. What it does not know it leaves to the
//! raw view. Nothing is fetched: links are shown, not followed. Main thread.
namespace Batanidza {

class Look;

class LessonView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit LessonView(const Look &look, QWidget *parent = nullptr);

    void show(const Json &body);
    void clearLesson();

    //! "low, high, high" of a pattern "LHH"; groups are words. Says so where the tone is not known.
    [[nodiscard]] static QString toneText(const Json &tone);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void changeEvent(QEvent *event) override;

private:
    void render();

    const Look &m_look;
    Json m_body;
};

} // namespace Batanidza
