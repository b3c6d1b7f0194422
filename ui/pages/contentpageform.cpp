#include "ui/pages/contentpageform.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace Batanidza {

ContentForm::ContentForm(QWidget *parent)
    : QWidget(parent)
    , m_intro(new QLabel(this))
    , m_titleShonaLabel(new QLabel(this))
    , m_titleShona(new QLineEdit(this))
    , m_titleEnglishLabel(new QLabel(this))
    , m_titleEnglish(new QLineEdit(this))
    , m_summaryEnglishLabel(new QLabel(this))
    , m_summaryEnglish(new QPlainTextEdit(this))
    , m_summaryShonaLabel(new QLabel(this))
    , m_summaryShona(new QPlainTextEdit(this))
    , m_wordLabel(new QLabel(this))
    , m_word(new QComboBox(this))
    , m_glossLabel(new QLabel(this))
    , m_gloss(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [form](QLabel *label, QWidget *field) {
        label->setBuddy(field);
        form->addRow(label, field);
    };
    row(m_titleShonaLabel, m_titleShona);
    row(m_titleEnglishLabel, m_titleEnglish);
    row(m_summaryEnglishLabel, m_summaryEnglish);
    row(m_summaryShonaLabel, m_summaryShona);
    row(m_wordLabel, m_word);
    row(m_glossLabel, m_gloss);
    for (auto *field : {m_summaryEnglish, m_summaryShona}) {
        field->setTabChangesFocus(true);
        field->setMaximumHeight(field->fontMetrics().lineSpacing() * 4);
    }
    m_word->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_intro->setWordWrap(true);
    setFocusProxy(m_titleShona);
    setFocusProxy(m_titleShona);
    m_count->setWordWrap(true);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_count, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_intro);
    layout->addLayout(form);
    layout->addLayout(buttons);
    layout->addStretch(1);

    connect(m_titleShona, &QLineEdit::textEdited, this,
            [this](const QString &value) { setText(TextKind::TitleShona, value); });
    connect(m_titleEnglish, &QLineEdit::textEdited, this,
            [this](const QString &value) { setText(TextKind::TitleEnglish, value); });
    connect(m_summaryEnglish, &QPlainTextEdit::textChanged, this,
            [this] { setText(TextKind::SummaryEnglish, m_summaryEnglish->toPlainText()); });
    connect(m_summaryShona, &QPlainTextEdit::textChanged, this,
            [this] { setText(TextKind::SummaryShona, m_summaryShona->toPlainText()); });
    connect(m_gloss, &QLineEdit::textEdited, this, [this](const QString &value) {
        const int index = m_word->currentData().toInt();
        if (index >= 0 && index < m_texts.size())
            m_texts[index].value = value;
        onChanged();
    });
    connect(m_word, &QComboBox::currentIndexChanged, this, &ContentForm::showWord);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(patch()); });
    connect(m_cancel, &QPushButton::clicked, this, &ContentForm::cancelled);
    retranslate();
}

void ContentForm::edit(const Json &body)
{
    m_filling = true;
    m_body = body;
    m_texts = lessonTexts(body);
    const auto fill = [this](TextKind kind, auto *field, QLabel *label, auto set) {
        const auto *found = text(kind);
        field->setVisible(found);
        label->setVisible(found);
        set(found ? found->value : QString());
    };
    fill(TextKind::TitleShona, m_titleShona, m_titleShonaLabel,
         [this](const QString &value) { m_titleShona->setText(value); });
    fill(TextKind::TitleEnglish, m_titleEnglish, m_titleEnglishLabel,
         [this](const QString &value) { m_titleEnglish->setText(value); });
    fill(TextKind::SummaryEnglish, m_summaryEnglish, m_summaryEnglishLabel,
         [this](const QString &value) { m_summaryEnglish->setPlainText(value); });
    fill(TextKind::SummaryShona, m_summaryShona, m_summaryShonaLabel,
         [this](const QString &value) { m_summaryShona->setPlainText(value); });
    m_word->clear();
    for (int i = 0; i < m_texts.size(); ++i) {
        if (m_texts.at(i).kind == TextKind::Gloss)
            m_word->addItem(m_texts.at(i).word, i);
    }
    for (QWidget *part : {static_cast<QWidget *>(m_wordLabel), static_cast<QWidget *>(m_word),
                          static_cast<QWidget *>(m_glossLabel), static_cast<QWidget *>(m_gloss)})
        part->setVisible(m_word->count() > 0);
    m_filling = false;
    showWord(m_word->currentIndex());
    setSaving(false);
}

JsonArray ContentForm::patch() const
{
    return textPatch(m_body, m_texts);
}

void ContentForm::setSaving(bool saving)
{
    m_saving = saving;
    for (auto *field : findChildren<QWidget *>()) {
        if (field != m_save && field->focusPolicy() != Qt::NoFocus)
            field->setEnabled(!saving);
    }
    onChanged();
}

void ContentForm::onChanged()
{
    const auto changes = static_cast<int>(patch().size());
    m_count->setText(changes == 0 ? tr("Nothing is changed yet.")
                                  : tr("%n text(s) changed.", nullptr, changes));
    m_save->setEnabled(changes > 0 && !m_saving);
    m_save->setToolTip(changes > 0 ? QString() : m_count->text());
    m_save->setAccessibleDescription(m_save->toolTip());
}

void ContentForm::showWord(int)
{
    if (m_filling)
        return;
    const auto chosen = m_word->currentData();
    const int index = chosen.isValid() ? chosen.toInt() : -1;
    m_gloss->setText(index >= 0 ? m_texts.at(index).value : QString());
}

LessonText *ContentForm::text(TextKind kind)
{
    const auto found = std::ranges::find(m_texts, kind, &LessonText::kind);
    return found == m_texts.end() ? nullptr : &*found;
}

void ContentForm::setText(TextKind kind, const QString &value)
{
    if (m_filling)
        return;
    if (auto *changed = text(kind))
        changed->value = value;
    onChanged();
}

void ContentForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ContentForm::retranslate()
{
    m_intro->setText(tr("What you save goes to all platforms at once."));
    m_titleShonaLabel->setText(tr("Title in &Shona"));
    m_titleEnglishLabel->setText(tr("Title in &English"));
    m_summaryEnglishLabel->setText(tr("S&ummary in English"));
    m_summaryShonaLabel->setText(tr("Summary in S&hona"));
    //: A Shona word whose meaning can be changed
    m_wordLabel->setText(tr("&Word"));
    m_glossLabel->setText(tr("Its &meaning in English"));
    for (auto [label, field] : {std::pair<QLabel *, QWidget *>{m_titleShonaLabel, m_titleShona},
                                {m_titleEnglishLabel, m_titleEnglish},
                                {m_summaryEnglishLabel, m_summaryEnglish},
                                {m_summaryShonaLabel, m_summaryShona},
                                {m_wordLabel, m_word},
                                {m_glossLabel, m_gloss}})
        field->setAccessibleName(label->text().remove(u'&'));
    //: Button: send the changes of a lesson
    m_save->setText(tr("Save"));
    //: Button: leave the form, change nothing
    m_cancel->setText(tr("Do not save"));
    onChanged();
}

} // namespace Batanidza
