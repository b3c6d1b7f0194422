#include "engine/base/jsonread.h"

#include <QStringDecoder>

#include <charconv>
#include <cmath>

namespace Batanidza {

//! Recursive descent over bytes; knows the two containers' insides so that keys are sorted once.
class JsonParser
{
public:
    JsonParser(QByteArrayView text, int depth, QList<JsonFault> *faults = nullptr)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_depthLeft(depth)
        , m_faults(faults)
    {}

    Result<Json> run()
    {
        Json value;
        skipSpace();
        if (!readValue(value))
            return failure();
        skipSpace();
        if (m_at != m_end) {
            fail("unexpected text after the value");
            return failure();
        }
        return value;
    }

private:
    [[nodiscard]] Error failure() const
    {
        return Error{m_tooDeep ? ErrorCode::TooLarge : ErrorCode::Invalid,
                     QStringLiteral("JSON: %1 at byte %2")
                         .arg(QLatin1StringView(m_what))
                         .arg(m_failedAt - m_begin)};
    }

    bool fail(const char *what)
    {
        if (!m_what) {
            m_what = what;
            m_failedAt = m_at;
        }
        return false;
    }

    //! A fault of a value alone: noted where the reader was told to go on, a failure elsewhere.
    bool fault(const char *what, ErrorCode code = ErrorCode::Invalid)
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
        m_faults->append({pointer, Error{code, QStringLiteral("%1 at byte %2")
                                                   .arg(QLatin1StringView(what))
                                                   .arg(m_at - m_begin)}});
        return true;
    }

    //! Where we are, while we go on behind faults.
    void stepInto(const QString &key)
    {
        if (m_faults && ++m_steps <= mostSteps)
            m_path.append(u'/' + pointerToken(key));
    }
    void stepOut()
    {
        if (m_faults && m_steps-- <= mostSteps)
            m_path.removeLast();
    }

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool readWord(const char *word, qsizetype length)
    {
        if (m_end - m_at < length || qstrncmp(m_at, word, static_cast<size_t>(length)) != 0)
            return fail("unknown word");
        m_at += length;
        return true;
    }

    bool readValue(Json &out)
    {
        if (m_at == m_end)
            return fail("unexpected end");
        if (m_faults && m_depthLeft == 0 && (*m_at == '{' || *m_at == '['))
            return skipNested(out);
        switch (*m_at) {
        case '{':
            return readObject(out);
        case '[':
            return readArray(out);
        case '"': {
            QString text;
            if (!readString(text))
                return false;
            out = Json(std::move(text));
            return true;
        }
        case 't':
            out = Json(true);
            return readWord("true", 4);
        case 'f':
            out = Json(false);
            return readWord("false", 5);
        case 'n':
            out = Json();
            return readWord("null", 4);
        default:
            return readNumber(out);
        }
    }

    //! Passes over an array or object of any depth; what is inside is not looked at.
    bool skipNested(Json &out)
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

    bool enter()
    {
        if (--m_depthLeft < 0) {
            m_tooDeep = true;
            return fail("nested too deeply");
        }
        ++m_at;
        skipSpace();
        return true;
    }

    bool readObject(Json &out)
    {
        if (!enter())
            return false;
        QList<JsonMember> members;
        if (m_at != m_end && *m_at == '}') {
            ++m_at;
        } else {
            bool sorted = true;
            while (true) {
                if (m_at == m_end || *m_at != '"')
                    return fail("a key was expected");
                JsonMember member;
                if (!readString(member.first))
                    return false;
                skipSpace();
                if (m_at == m_end || *m_at != ':')
                    return fail("':' was expected");
                ++m_at;
                skipSpace();
                stepInto(member.first);
                if (!readValue(member.second))
                    return false;
                stepOut();
                if (!members.isEmpty() && members.constLast().first.compare(member.first) >= 0)
                    sorted = false;
                members.append(std::move(member));
                skipSpace();
                if (m_at == m_end)
                    return fail("unexpected end");
                const char next = *m_at++;
                if (next == '}')
                    break;
                if (next != ',') {
                    --m_at;
                    return fail("',' or '}' was expected");
                }
                skipSpace();
            }
            if (!sorted && !sortMembers(members))
                return false;
        }
        ++m_depthLeft;
        JsonObject object;
        object.m_members = std::move(members);
        out = Json(std::move(object));
        return true;
    }

    bool sortMembers(QList<JsonMember> &members)
    {
        std::stable_sort(
            members.begin(), members.end(),
            [](const JsonMember &a, const JsonMember &b) { return a.first.compare(b.first) < 0; });
        const auto same = [](const JsonMember &a, const JsonMember &b) {
            return a.first == b.first;
        };
        auto twice = std::adjacent_find(members.begin(), members.end(), same);
        while (twice != members.end()) {
            stepInto(twice->first);
            if (!fault("a key stands twice in the object that ends here"))
                return false;
            stepOut();
            twice = std::adjacent_find(twice + 1, members.end(), same);
        }
        if (m_faults)
            members.erase(std::unique(members.begin(), members.end(), same), members.end());
        return true;
    }

    bool readArray(Json &out)
    {
        if (!enter())
            return false;
        JsonArray entries;
        if (m_at != m_end && *m_at == ']') {
            ++m_at;
        } else {
            while (true) {
                Json entry;
                stepInto(m_faults ? QString::number(entries.size()) : QString());
                if (!readValue(entry))
                    return false;
                stepOut();
                entries.append(std::move(entry));
                skipSpace();
                if (m_at == m_end)
                    return fail("unexpected end");
                const char next = *m_at++;
                if (next == ']')
                    break;
                if (next != ',') {
                    --m_at;
                    return fail("',' or ']' was expected");
                }
                skipSpace();
            }
        }
        ++m_depthLeft;
        out = Json(std::move(entries));
        return true;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    bool readDigits()
    {
        if (m_at == m_end || !isDigit(*m_at))
            return fail("a digit was expected");
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
        return true;
    }

    bool readNumber(Json &out)
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
    qint64 decimalExponent(const char *start) const
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
    bool isExactTwo53(const char *start) const
    {
        QByteArrayView digits(start, m_at - start);
        if (digits.startsWith('-'))
            digits = digits.sliced(1);
        return digits == QByteArrayView("9007199254740992");
    }

    static int hexValue(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    }

    bool readUnit(char16_t &unit)
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

    bool readEscape(QString &out)
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

    bool loneSurrogate(QString &out)
    {
        out.append(QChar(QChar::ReplacementCharacter));
        return fault("a lone surrogate");
    }

    bool readString(QString &out)
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

    bool appendUtf8(QString &out, const char *start, bool ascii)
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

    static constexpr qsizetype mostFaults = 1000;
    static constexpr int mostFaultsSeen = 100'000;
    static constexpr int mostSteps = 5;

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_what = nullptr;
    const char *m_failedAt = nullptr;
    int m_depthLeft;
    bool m_tooDeep = false;
    QList<JsonFault> *m_faults;
    QStringList m_path; //!< kept only where faults are noted
    int m_steps = 0;
    int m_faultsSeen = 0;
};

Result<Json> readJson(QByteArrayView utf8, const JsonLimits &limits)
{
    if (utf8.size() > limits.bytes) {
        return Error{ErrorCode::TooLarge, QStringLiteral("JSON: %1 bytes, at most %2 are read")
                                              .arg(utf8.size())
                                              .arg(limits.bytes)};
    }
    return JsonParser(utf8, limits.depth).run();
}

Result<Json> readFaultyJson(QByteArrayView utf8, const JsonLimits &limits, QList<JsonFault> &faults)
{
    if (utf8.size() > limits.bytes) {
        return Error{ErrorCode::TooLarge, QStringLiteral("JSON: %1 bytes, at most %2 are read")
                                              .arg(utf8.size())
                                              .arg(limits.bytes)};
    }
    return JsonParser(utf8, limits.depth, &faults).run();
}

const Json *atPointer(const Json &root, QStringView pointer)
{
    if (pointer.isEmpty())
        return &root;
    if (!pointer.startsWith(u'/'))
        return nullptr;
    const Json *at = &root;
    const auto tokens = pointer.sliced(1).split(u'/');
    for (QStringView raw : tokens) {
        QString token = raw.toString();
        token.replace(QStringLiteral("~1"), QStringLiteral("/"));
        token.replace(QStringLiteral("~0"), QStringLiteral("~"));
        if (at->isObject()) {
            at = at->toObject().find(token);
        } else if (at->isArray()) {
            bool ok = false;
            const qsizetype index = token.toLongLong(&ok);
            const bool plain = ok && (token == u"0" || !token.startsWith(u'0'));
            at = plain && index >= 0 && index < at->toArray().size() ? &at->toArray()[index]
                                                                     : nullptr;
        } else {
            at = nullptr;
        }
        if (!at)
            return nullptr;
    }
    return at;
}

QString pointerToken(QStringView key)
{
    QString token = key.toString();
    token.replace(QStringLiteral("~"), QStringLiteral("~0"));
    token.replace(QStringLiteral("/"), QStringLiteral("~1"));
    return token;
}

} // namespace Batanidza
