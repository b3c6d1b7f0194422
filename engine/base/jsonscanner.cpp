#include "engine/base/jsonscanner.h"

#include <QStringDecoder>

#include <charconv>
#include <cmath>

namespace Batanidza {

namespace {

constexpr qsizetype mostFaults = 1000;
constexpr int mostFaultsSeen = 100'000;
constexpr int mostSteps = 5;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Error JsonScanner::failure() const
{
    return Error{m_tooDeep ? ErrorCode::TooLarge : ErrorCode::Invalid,
                 QStringLiteral("JSON: %1 at byte %2")
                     .arg(QLatin1StringView(m_what))
                     .arg(m_failedAt - m_begin)};
}

bool JsonScanner::fault(const char *what, ErrorCode code)
{
    if (!m_faults)
        return fail(what);
    if (++m_faultsSeen > mostFaultsSeen)
        return fail("too many faults");
    const QString pointer = m_path.join(QString());
    // The same part of a message may be full of faults; one of them is enough to tell.
    if (!m_faults->isEmpty() && m_faults->constLast().pointer == pointer)
        return true;
    if (m_faults->size() >= mostFaults)
        return fail("too many faults");
    m_faults->append(
        {pointer,
         Error{code,
               QStringLiteral("%1 at byte %2").arg(QLatin1StringView(what)).arg(m_at - m_begin)}});
    return true;
}

void JsonScanner::stepInto(const QString &key)
{
    if (m_faults && ++m_steps <= mostSteps)
        m_path.append(u'/' + pointerToken(key));
}
void JsonScanner::stepOut()
{
    if (m_faults && m_steps-- <= mostSteps)
        m_path.removeLast();
}

bool JsonScanner::readWord(const char *word, qsizetype length)
{
    if (m_end - m_at < length || qstrncmp(m_at, word, static_cast<size_t>(length)) != 0)
        return fail("unknown word");
    m_at += length;
    return true;
}

bool JsonScanner::skipNested(Json &out)
{
    out = Json();
    if (!fault("nested too deeply", ErrorCode::TooLarge))
        return false;
    qsizetype open = 0;
    while (m_at != m_end) {
        const char c = *m_at++;
        if (c == '"') {
            while (m_at != m_end && *m_at != '"')
                m_at += *m_at == '\\' && m_end - m_at > 1 ? 2 : 1;
            if (m_at != m_end)
                ++m_at;
        } else if (c == '{' || c == '[') {
            ++open;
        } else if ((c == '}' || c == ']') && --open == 0) {
            return true;
        }
    }
    return fail("unexpected end");
}

bool JsonScanner::readDigits()
{
    if (m_at == m_end || !isDigit(*m_at))
        return fail("a digit was expected");
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    return true;
}

bool JsonScanner::readNumber(Json &out)
{
    const char *start = m_at;
    if (*m_at == '-')
        ++m_at;
    if (m_at == m_end || !isDigit(*m_at))
        return fail("a value was expected");
    if (*m_at == '0')
        ++m_at;
    else if (!readDigits())
        return false;
    if (m_at != m_end && isDigit(*m_at))
        return fail("a number must not start with 0");
    bool integer = true;
    if (m_at != m_end && *m_at == '.') {
        integer = false;
        ++m_at;
        if (!readDigits())
            return false;
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        integer = false;
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!readDigits())
            return false;
    }
    double value = 0;
    const auto [end, code] = std::from_chars(start, m_at, value);
    if (end != m_at || (code != std::errc() && code != std::errc::result_out_of_range))
        return fail("not a number");
    if (code == std::errc::result_out_of_range) {
        if (decimalExponent(start) > 0)
            return fault("a number is too large");
        value = 0;
    }
    // Written canonically these would be integers that nobody can hold exactly.
    constexpr double two53 = 9007199254740992.0;
    const double size = std::abs(value);
    if ((size > two53 && size < 1e21) || (integer && size >= two53 && !isExactTwo53(start)))
        return fault("an integer is beyond 2^53");
    out = Json(value);
    return true;
}

//! The power of ten of a number's first digit; only its sign matters here.
qint64 JsonScanner::decimalExponent(const char *start) const
{
    const QByteArray text = QByteArray(start, m_at - start).toLower();
    const qsizetype e = text.indexOf('e');
    const QByteArray mantissa = e < 0 ? text : text.first(e);
    const qsizetype point = mantissa.indexOf('.');
    qsizetype first = 0;
    while (first < mantissa.size() && (mantissa[first] < '1' || mantissa[first] > '9'))
        ++first;
    const qsizetype integerEnd = point < 0 ? mantissa.size() : point;
    bool ok = false;
    const QByteArray power = e < 0 ? QByteArray("0") : text.sliced(e + 1);
    qint64 exponent = power.toLongLong(&ok);
    if (!ok)
        exponent = power.startsWith('-') ? -1'000'000'000 : 1'000'000'000;
    return first < integerEnd ? exponent + integerEnd - first : exponent - (first - integerEnd);
}

//! 2^53 + 1 rounds to 2^53: look at the digits.
bool JsonScanner::isExactTwo53(const char *start) const
{
    QByteArrayView digits(start, m_at - start);
    if (digits.startsWith('-'))
        digits = digits.sliced(1);
    return digits == QByteArrayView("9007199254740992");
}

bool JsonScanner::readUnit(char16_t &unit)
{
    if (m_end - m_at < 4)
        return fail("\\u needs four digits");
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexValue(m_at[i]);
        if (digit < 0)
            return fail("\\u needs four digits");
        value = value * 16 + digit;
    }
    m_at += 4;
    unit = static_cast<char16_t>(value);
    return true;
}

bool JsonScanner::readEscape(QString &out)
{
    ++m_at; // the backslash
    if (m_at == m_end)
        return fail("unexpected end");
    const char kind = *m_at++;
    switch (kind) {
    case '"':
    case '\\':
    case '/':
        out.append(QLatin1Char(kind));
        return true;
    case 'b':
        out.append(u'\b');
        return true;
    case 'f':
        out.append(u'\f');
        return true;
    case 'n':
        out.append(u'\n');
        return true;
    case 'r':
        out.append(u'\r');
        return true;
    case 't':
        out.append(u'\t');
        return true;
    case 'u':
        break;
    default:
        --m_at;
        return fail("unknown escape");
    }
    char16_t unit = 0;
    if (!readUnit(unit))
        return false;
    if (QChar::isLowSurrogate(unit))
        return loneSurrogate(out);
    if (!QChar::isHighSurrogate(unit)) {
        out.append(QChar(unit));
        return true;
    }
    char16_t low = 0;
    if (m_end - m_at < 6 || m_at[0] != '\\' || m_at[1] != 'u')
        return loneSurrogate(out);
    const char *behindFirst = m_at;
    m_at += 2;
    if (!readUnit(low))
        return false;
    if (!QChar::isLowSurrogate(low)) {
        m_at = behindFirst;
        return loneSurrogate(out);
    }
    out.append(QChar(unit));
    out.append(QChar(low));
    return true;
}

bool JsonScanner::loneSurrogate(QString &out)
{
    out.append(QChar(QChar::ReplacementCharacter));
    return fault("a lone surrogate");
}

bool JsonScanner::readString(QString &out)
{
    ++m_at;
    while (true) {
        const char *start = m_at;
        bool ascii = true;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\' &&
               static_cast<unsigned char>(*m_at) >= 0x20) {
            ascii = ascii && static_cast<unsigned char>(*m_at) < 0x80;
            ++m_at;
        }
        if (m_at != start && !appendUtf8(out, start, ascii))
            return false;
        if (m_at == m_end)
            return fail("a string without an end");
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at != '\\')
            return fail("a control character in a string");
        if (!readEscape(out))
            return false;
    }
}

bool JsonScanner::appendUtf8(QString &out, const char *start, bool ascii)
{
    const qsizetype length = m_at - start;
    if (ascii) {
        out.append(QLatin1StringView(start, length));
        return true;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless |
                                                     QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(QByteArrayView(start, length));
    if (decoder.hasError())
        return fail("invalid UTF-8 before");
    out.append(text);
    return true;
}

} // namespace Batanidza
