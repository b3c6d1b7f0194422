#pragma once

#include "engine/base/error.h"

#include <QStackedWidget>

#include <optional>

//! A content that comes with an answer of the engine, or why it is not there: being read, nothing
//! to show and what helps, an error (I13). What was shown once stays in sight. Main thread.
namespace Batanidza {

class EmptyState;
struct PageContext;

class AnswerPane final : public QStackedWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString text;
    };
    struct Texts
    {
        Words absent; //!< there is nobody to ask
        QString reading;
        Words empty;
        QString failed;
        QString forbidden; //!< what helps who may not read it
    };

    //! `asks` false = there is nobody to ask, and it stays so.
    AnswerPane(PageContext &context, const QString &icon, bool asks, QWidget *parent = nullptr);

    //! Takes it over.
    void setContent(QWidget *content);
    //! In the language of now.
    void setTexts(const Texts &texts);
    //! An answer came, with something to show or with nothing.
    void answered(bool anything);
    //! In place of the content; where that is in sight, once in the bar.
    void fail(const Error &error);

Q_SIGNALS:
    //! A person wants it asked again.
    void retried();

private:
    void showWords();

    PageContext &m_context;
    const bool m_asks;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    Texts m_texts;
    bool m_answered = false;
    std::optional<Error> m_error; //!< of the last answer
};

} // namespace Batanidza
