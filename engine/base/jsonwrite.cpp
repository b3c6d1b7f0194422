#include "engine/base/jsonwrite.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace Batanidza {

namespace {

constexpr qsizetype mostBytesForUnit = 6; // \u001f

//! What stands for a control character, a quote or a backslash.
char *writeEscaped(char *to, char16_t unit)
{
    static constexpr std::string_view shortForms = "\"\"\\\\\bb\ff\nn\rr\tt"; // unit, letter
    *to++ = '\\';
    for (size_t i = 0; i < shortForms.size(); i += 2) {
        if (static_cast<char16_t>(shortForms[i]) == unit) {
            *to++ = shortForms[i + 1];
            return to;
        }
    }
    for (const char c :
         {'u', '0', '0', "0123456789abcdef"[unit >> 4], "0123456789abcdef"[unit & 15]})
        *to++ = c;
    return to;
}

//! The inside of a string; gives the place behind it. There is room for six bytes a unit.
char *writePart(char *to, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0x80) {
            qsizetype end = i + 1;
            while (end < text.size() && text[end].unicode() >= 0x80)
                ++end;
            const QByteArray encoded = text.sliced(i, end - i).toUtf8();
            to = std::copy(encoded.cbegin(), encoded.cend(), to);
            i = end - 1;
        } else if (unit >= 0x20 && unit != u'"' && unit != u'\\') {
            *to++ = static_cast<char>(unit);
        } else {
            to = writeEscaped(to, unit);
        }
    }
    return to;
}

//! Straight into place: most text is short and ASCII, and a body has hundreds of strings.
void writeString(QByteArray &out, QStringView text)
{
    // In parts, so that the room for a long text is not asked for six times; no pair is cut.
    constexpr qsizetype partSize = 4096;
    bool first = true;
    do {
        qsizetype size = std::min(partSize, text.size());
        if (size < text.size() && text[size - 1].isHighSurrogate())
            ++size;
        const qsizetype start = out.size();
        out.resize(start + mostBytesForUnit * size + 2);
        char *to = out.data() + start;
        if (std::exchange(first, false))
            *to++ = '"';
        to = writePart(to, text.first(size));
        text = text.sliced(size);
        if (text.isEmpty())
            *to++ = '"';
        out.resize(to - out.constData());
    } while (!text.isEmpty());
}

//! `indent` < 0: canonical.
void writeValue(QByteArray &out, const Json &value, int indent, int level)
{
    const auto newLine = [&](int depth) {
        if (indent >= 0) {
            out.append('\n');
            out.append(qsizetype(indent) * depth, ' ');
        }
    };
    switch (value.type()) {
    case Json::Type::Null:
        out.append("null");
        break;
    case Json::Type::Bool:
        out.append(value.toBool() ? "true" : "false");
        break;
    case Json::Type::Number:
        out.append(writeJsonNumber(value.toDouble()));
        break;
    case Json::Type::String:
        writeString(out, value.toString());
        break;
    case Json::Type::Array: {
        out.append('[');
        bool first = true;
        for (const Json &entry : value.toArray()) {
            if (!std::exchange(first, false))
                out.append(',');
            newLine(level + 1);
            writeValue(out, entry, indent, level + 1);
        }
        if (!first)
            newLine(level);
        out.append(']');
        break;
    }
    case Json::Type::Object: {
        out.append('{');
        bool first = true;
        for (const auto &[key, member] : value.toObject()) {
            if (!std::exchange(first, false))
                out.append(',');
            newLine(level + 1);
            writeString(out, key);
            out.append(indent >= 0 ? ": " : ":");
            writeValue(out, member, indent, level + 1);
        }
        if (!first)
            newLine(level);
        out.append('}');
        break;
    }
    }
}

} // namespace

QByteArray writeJsonNumber(double value)
{
    if (value == 0)
        return "0"; // also for -0
    if (std::trunc(value) == value && std::abs(value) < 1e15)
        return QByteArray::number(static_cast<qint64>(value));
    // The shortest digits that read back as this number, then laid out as ECMAScript does.
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific)
                         .ptr;
    QByteArray digits(buffer.data(), end - buffer.data());
    const qsizetype e = digits.indexOf('e');
    const int exponent = digits.sliced(e + 1).toInt();
    digits.truncate(e);
    digits.replace(".", "");
    const int n = exponent + 1;
    const int k = static_cast<int>(digits.size());
    QByteArray out = value < 0 ? "-" : "";
    if (k <= n && n <= 21) {
        out += digits + QByteArray(n - k, '0');
    } else if (0 < n && n <= 21) {
        out += digits.first(n) + '.' + digits.sliced(n);
    } else if (-6 < n && n <= 0) {
        out += "0." + QByteArray(-n, '0') + digits;
    } else {
        out += digits.first(1);
        if (k > 1)
            out += '.' + digits.sliced(1);
        out += n - 1 < 0 ? "e-" : "e+";
        out += QByteArray::number(std::abs(n - 1));
    }
    return out;
}

QByteArray writeJson(const Json &value)
{
    QByteArray out;
    out.reserve(1024);
    writeValue(out, value, -1, 0);
    return out;
}

QByteArray writeJson(const Json &object, QStringView member, JsonPlace &place)
{
    QByteArray out;
    out.reserve(1024);
    place = {};
    if (!object.isObject()) {
        writeValue(out, object, -1, 0);
        return out;
    }
    for (const auto &[key, value] : object.toObject()) {
        out.append(out.isEmpty() ? '{' : ',');
        writeString(out, key);
        out.append(':');
        const qsizetype at = out.size();
        writeValue(out, value, -1, 1);
        if (key == member)
            place = {at, out.size() - at};
    }
    out.append(out.isEmpty() ? "{}" : "}");
    return out;
}

QByteArray writeJsonIndented(const Json &value, int spaces)
{
    QByteArray out;
    writeValue(out, value, spaces, 0);
    out.append('\n');
    return out;
}

} // namespace Batanidza
