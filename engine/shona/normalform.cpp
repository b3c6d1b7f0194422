#include "engine/shona/normalform.h"

#include <QChar>

#include <algorithm>

namespace Batanidza::Shona {

namespace {

constexpr qsizetype pieceSize = 1024;

//! Nothing before such a character can change what becomes of it, nor the other way round: it is no
//! mark, no half of a pair, and none of the Korean letters that join the one before.
bool beginsAnew(QChar c)
{
    return !c.isMark() && !c.isSurrogate() && (c.unicode() < 0x1160 || c.unicode() > 0x11FF);
}

} // namespace

bool hasMarkFlood(QStringView text)
{
    qsizetype marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text[i].unicode();
        if (code < 0x0300) {
            marks = 0;
            continue;
        }
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            code = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        marks = QChar::combiningClass(code) == 0 ? 0 : marks + 1;
        if (marks > mostMarks)
            return true;
    }
    return false;
}

QString inForm(QStringView text, QString::NormalizationForm form)
{
    if (hasMarkFlood(text))
        return text.toString();
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = std::min(at + pieceSize, text.size());
        while (end < text.size() && !beginsAnew(text[end]))
            ++end;
        result += text.sliced(at, end - at).toString().normalized(form);
        at = end;
    }
    return result;
}

QString composed(QStringView text)
{
    return inForm(text, QString::NormalizationForm_C);
}

QString decomposed(QStringView text)
{
    return inForm(text, QString::NormalizationForm_D);
}

} // namespace Batanidza::Shona
