#include "ui/widgets/tonetyping.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/normalform.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextEdit>

namespace Batanidza {

namespace {

constexpr char16_t acute = 0x0301;

bool isVowel(QChar c)
{
    return QStringView(u"aeiou").contains(c.toLower());
}

//! The place of the last vowel before the cursor with what stands on it; -1 where there is none.
struct MarkedVowel
{
    int at = -1;
    int length = 0;
    QString plain; //!< the letter alone
    bool marked = false;
};

MarkedVowel vowelBefore(const QString &text, int cursor)
{
    int end = std::min<int>(cursor, static_cast<int>(text.size()));
    // The mark of a letter without a composed form follows the cursor's letter.
    while (end < text.size() && text[end].category() == QChar::Mark_NonSpacing)
        ++end;
    for (int at = end - 1; at >= 0; --at) {
        const QChar c = text[at];
        if (c.isSpace())
            return {};
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const QString whole = text.mid(at, end - at);
        int length = 1;
        while (length < whole.size() && whole[length].category() == QChar::Mark_NonSpacing)
            ++length;
        const QString parts = Shona::decomposed(whole.left(length));
        if (!isVowel(parts[0]))
            continue;
        MarkedVowel found{at, length, parts.left(1), false};
        for (const QChar mark : parts.mid(1)) {
            if (Shona::isToneMark(mark.unicode()))
                found.marked = true;
            else
                found.plain += mark;
        }
        return found;
    }
    return {};
}

//! What to write in its place.
QString turned(const MarkedVowel &vowel)
{
    QString letter = vowel.plain;
    if (!vowel.marked)
        letter += QChar(acute);
    return Shona::composed(letter);
}

bool toggle(QTextCursor cursor)
{
    const auto block = cursor.block();
    const auto vowel = vowelBefore(block.text(), cursor.position() - block.position());
    if (vowel.at < 0)
        return true;
    const int at = block.position() + vowel.at;
    cursor.setPosition(at);
    cursor.setPosition(at + vowel.length, QTextCursor::KeepAnchor);
    cursor.insertText(turned(vowel));
    return true;
}

} // namespace

TypedTone toneToggled(const QString &text, int cursor)
{
    const auto vowel = vowelBefore(text, cursor);
    if (vowel.at < 0)
        return {text, cursor};
    const QString letter = turned(vowel);
    QString changed = text;
    changed.replace(vowel.at, vowel.length, letter);
    const int moved = cursor >= vowel.at + vowel.length
                          ? cursor + static_cast<int>(letter.size()) - vowel.length
                          : std::min<int>(cursor, vowel.at + static_cast<int>(letter.size()));
    return {changed, moved};
}

bool toggleToneIn(QWidget *editor)
{
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        if (line->isReadOnly() || line->echoMode() != QLineEdit::Normal)
            return false;
        const auto vowel = vowelBefore(line->text(), line->cursorPosition());
        const auto typed = toneToggled(line->text(), line->cursorPosition());
        if (vowel.at < 0)
            return true;
        line->setSelection(vowel.at, vowel.length);
        line->insert(turned(vowel));
        line->setCursorPosition(typed.cursor);
        return true;
    }
    if (auto *plain = qobject_cast<QPlainTextEdit *>(editor); plain && !plain->isReadOnly())
        return toggle(plain->textCursor());
    if (auto *rich = qobject_cast<QTextEdit *>(editor); rich && !rich->isReadOnly())
        return toggle(rich->textCursor());
    return false;
}

} // namespace Batanidza
