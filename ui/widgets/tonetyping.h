#pragma once

#include <QString>

class QWidget;

//! Tone marks by keyboard: an acute on the vowel before the cursor, and away again. Stored text
//! marks high tones only, so one key is enough. Main thread; the functions on texts are pure.
namespace Batanidza {

struct TypedTone
{
    QString text;
    int cursor = 0;

    friend bool operator==(const TypedTone &, const TypedTone &) = default;
};

//! The last vowel before the cursor, within its word, is marked high; one that has any mark loses
//! it. The text as it was where there is none. NFC in, NFC out.
[[nodiscard]] TypedTone toneToggled(const QString &text, int cursor);
//! Does so in the text editor that has the focus, as one step of its undo. False where it is none,
//! or only to read.
bool toggleToneIn(QWidget *editor);

} // namespace Batanidza
