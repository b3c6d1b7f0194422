#include "ui/pages/lessonfield.h"

#include "ui/text/lessonfieldtext.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

namespace {

//! More would push the fields apart; the list of findings has them all.
constexpr qsizetype mostNotes = 3;

} // namespace

bool isBelow(const QString &pointer, const QString &place)
{
    return pointer == place || (pointer.startsWith(place) && pointer.size() > place.size() &&
                                pointer[place.size()] == u'/');
}

LessonField::LessonField(FieldSpec spec, const FieldWorld &world, QWidget *parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_world(world)
    , m_column(new QVBoxLayout(this))
    , m_label(new QLabel(this))
    , m_note(new QLabel(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_column->addWidget(m_label);
    m_column->addWidget(m_note);
    m_label->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setFocusPolicy(Qt::NoFocus);
    m_note->hide();
    connect(&world.look, &Look::changed, this, &LessonField::paintNote);
}

void LessonField::place(QWidget *editor)
{
    m_editor = editor;
    m_column->insertWidget(1, editor);
    m_label->setBuddy(editor);
    setFocusProxy(editor);
    editor->installEventFilter(this);
    if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        text->setUndoRedoEnabled(false);
        text->setTabChangesFocus(true);
    }
}

void LessonField::sayText(const QString &text)
{
    if (!text.isEmpty())
        return say(Json(text));
    switch (m_spec.empty) {
    case WhenEmpty::Text:
        return say(Json(QString()));
    case WhenEmpty::Null:
        return say(Json());
    case WhenEmpty::Gone:
        return say({});
    }
}

void LessonField::setFindings(const QList<Finding> &findings)
{
    QStringList lines;
    auto worst = FindingSeverity::Info;
    for (const Finding &finding : findings) {
        worst = std::max(worst, finding.severity);
        if (lines.size() < mostNotes)
            lines += LessonFieldText::severity(finding.severity) + QStringLiteral(": ") +
                     LessonFieldText::finding(finding);
    }
    setNote(worst, lines.join(u'\n'));
}

void LessonField::setNote(FindingSeverity severity, const QString &text)
{
    m_severity = severity;
    if (m_note->text() == text)
        return paintNote();
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    if (m_editor)
        m_editor->setAccessibleDescription(text);
    paintNote();
}

void LessonField::paintNote()
{
    const auto role = m_severity == FindingSeverity::Error     ? ColorRole::Critical
                      : m_severity == FindingSeverity::Warning ? ColorRole::Warning
                                                               : ColorRole::MutedText;
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, m_world.look.color(role));
    m_note->setPalette(palette);
}

bool LessonField::reveal(const QString &pointer)
{
    if (!isBelow(pointer, m_pointer) || !m_editor)
        return false;
    m_editor->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void LessonField::retranslate(const QString &where)
{
    const QString text = LessonFieldText::field(m_spec.name);
    m_label->setText(text);
    if (m_editor) {
        m_editor->setAccessibleName(where.isEmpty() ? text
                                                    //: Read aloud: %1 "Example 2", %2 a field of it
                                                    : tr("%1, %2").arg(where, text));
    }
}

bool LessonField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Undo is the lesson's, with one order over all fields.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) ||
            key->keyCombination() == QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Z)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        // The form scrolls; a choice does not change by the way.
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Batanidza
