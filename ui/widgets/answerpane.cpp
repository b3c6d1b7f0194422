#include "ui/widgets/answerpane.h"

#include "ui/pages/page.h"
#include "ui/text/errortext.h"
#include "ui/widgets/emptystate.h"

namespace Batanidza {

AnswerPane::AnswerPane(PageContext &context, const QString &icon, bool asks, QWidget *parent)
    : QStackedWidget(parent)
    , m_context(context)
    , m_asks(asks)
    , m_empty(new EmptyState(context.look, icon, this))
{
    addWidget(m_empty);
    connect(m_empty, &EmptyState::triggered, this, &AnswerPane::retried);
}

void AnswerPane::setContent(QWidget *content)
{
    m_content = content;
    addWidget(content);
}

void AnswerPane::setTexts(const Texts &texts)
{
    m_texts = texts;
    showWords();
}

void AnswerPane::answered(bool anything)
{
    m_answered = true;
    m_error.reset();
    showWords();
    setCurrentWidget(anything && m_content ? m_content : m_empty);
}

void AnswerPane::fail(const Error &error)
{
    const bool told = m_error && m_error->code == error.code;
    m_error = error;
    showWords();
    // What was read before may be old now.
    if (currentWidget() == m_content && !told)
        m_context.bar.post(error);
}

void AnswerPane::showWords()
{
    if (!m_asks) {
        m_empty->setText(m_texts.absent.title, m_texts.absent.text);
    } else if (m_error) {
        m_empty->setText(m_texts.failed,
                         m_error->code == ErrorCode::Forbidden ? m_texts.forbidden
                                                               : ErrorText::sentence(m_error->code),
                         tr("Try again"));
    } else if (!m_answered) {
        m_empty->setText(m_texts.reading, {});
    } else {
        m_empty->setText(m_texts.empty.title, m_texts.empty.text);
    }
}

} // namespace Batanidza
