#include "ui/widgets/toneentry.h"

#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"
#include "ui/widgets/tonecontour.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! A column for each syllable; those behind the end of the pattern are unknown.
QList<ToneColumn> columnsOf(const QString &word, const QString &pattern)
{
    QString letters = pattern;
    letters.removeIf([](QChar c) { return c != u'H' && c != u'L'; });
    QList<ToneColumn> columns;
    qsizetype next = 0;
    for (const Shona::Syllable &syllable : Shona::syllables(word)) {
        ToneColumn column;
        column.syllable = syllable.text;
        column.boundary = syllable.boundary;
        if (!syllable.flags.testFlag(Shona::SyllableFlag::Length) && next < letters.size())
            column.level = letters[next++] == u'H' ? ToneLevel::High : ToneLevel::Low;
        columns.append(column);
    }
    return columns;
}

} // namespace

ToneEntry::ToneEntry(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_contour(new ToneContour(look, this))
{
    m_line->setMaxLength(80);
    m_line->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 14);
    auto *row = new QHBoxLayout;
    row->addWidget(m_line);
    row->addWidget(m_count, 1);
    m_count->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_contour);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &ToneEntry::onTyped);
}

void ToneEntry::show(const QString &word, const QString &pattern, const QString &scope)
{
    m_word = word;
    m_scope = scope;
    if (m_line->text() != pattern)
        m_line->setText(pattern);
    draw();
}

QString ToneEntry::pattern() const
{
    return m_line->text();
}

void ToneEntry::onTyped(const QString &text)
{
    QString letters = text.toUpper();
    letters.removeIf([](QChar c) { return c != u'H' && c != u'L' && c != u' '; });
    if (letters != text) {
        const auto cursor = m_line->cursorPosition() - (text.size() - letters.size());
        m_line->setText(letters);
        m_line->setCursorPosition(static_cast<int>(std::max<qsizetype>(0, cursor)));
    }
    draw();
    Q_EMIT edited(letters);
}

void ToneEntry::draw()
{
    const auto scope = Shona::toneScopeFromName(m_scope).value_or(Shona::ToneScope::Surface);
    const bool ofWord = scope == Shona::ToneScope::Surface;
    m_contour->setColumns(tr("Tone"),
                          ofWord ? columnsOf(m_word, m_line->text()) : QList<ToneColumn>());
    QString letters = m_line->text();
    letters.remove(u' ');
    const auto needed = Shona::expectedTones(m_word, scope);
    if (letters.isEmpty())
        m_count->setText(tr("Not known. Type H or L for each syllable."));
    else if (scope == Shona::ToneScope::Infinitive)
        m_count->setText({});
    else
        //: How many letters a tone pattern has, of how many it needs
        m_count->setText(tr("%1 of %2").arg(letters.size()).arg(needed));
}

void ToneEntry::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        draw();
}

} // namespace Batanidza
