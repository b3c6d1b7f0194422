#include "engine/base/json.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace Batanidza {

namespace {

const Json &nullJson()
{
    static const Json value;
    return value;
}

bool keyLess(const JsonMember &member, QStringView key)
{
    return QStringView(member.first).compare(key) < 0;
}

constexpr double largestInteger = 9007199254740992.0; // 2^53

} // namespace

JsonObject::JsonObject() = default;
JsonObject::~JsonObject() = default;
JsonObject::JsonObject(const JsonObject &) = default;
JsonObject::JsonObject(JsonObject &&) noexcept = default;
JsonObject &JsonObject::operator=(const JsonObject &) = default;
JsonObject &JsonObject::operator=(JsonObject &&) noexcept = default;

JsonObject::JsonObject(std::initializer_list<JsonMember> members)
{
    m_members.reserve(static_cast<qsizetype>(members.size()));
    for (const auto &[key, value] : members)
        set(key, value);
}

qsizetype JsonObject::size() const
{
    return m_members.size();
}

bool JsonObject::isEmpty() const
{
    return m_members.isEmpty();
}

JsonObject::const_iterator JsonObject::begin() const
{
    return m_members.cbegin();
}

JsonObject::const_iterator JsonObject::end() const
{
    return m_members.cend();
}

bool JsonObject::contains(QStringView key) const
{
    return find(key) != nullptr;
}

const Json *JsonObject::find(QStringView key) const
{
    // Most objects are small, and most keys differ in length or in their first letter.
    if (m_members.size() <= 24) {
        for (const JsonMember &member : m_members) {
            if (member.first.size() == key.size() &&
                std::equal(key.begin(), key.end(), member.first.cbegin()))
                return &member.second;
        }
        return nullptr;
    }
    const auto it = std::lower_bound(m_members.cbegin(), m_members.cend(), key, keyLess);
    return it != m_members.cend() && it->first == key ? &it->second : nullptr;
}

Json *JsonObject::findMutable(QStringView key)
{
    const auto it = std::lower_bound(m_members.begin(), m_members.end(), key, keyLess);
    return it != m_members.end() && it->first == key ? &it->second : nullptr;
}

const Json &JsonObject::operator[](QStringView key) const
{
    const Json *found = find(key);
    return found ? *found : nullJson();
}

void JsonObject::set(const QString &key, Json value)
{
    // Many objects are built in order, and few have one member only.
    if (m_members.isEmpty())
        m_members.reserve(8);
    if (m_members.isEmpty() || m_members.constLast().first < key) {
        m_members.append(JsonMember(key, std::move(value)));
        return;
    }
    const auto it = std::lower_bound(m_members.begin(), m_members.end(), QStringView(key), keyLess);
    if (it != m_members.end() && it->first == key)
        it->second = std::move(value);
    else
        m_members.insert(it, JsonMember(key, std::move(value)));
}

bool JsonObject::remove(QStringView key)
{
    const auto it = std::lower_bound(m_members.cbegin(), m_members.cend(), key, keyLess);
    if (it == m_members.cend() || it->first != key)
        return false;
    m_members.erase(it);
    return true;
}

QStringList JsonObject::keys() const
{
    QStringList result;
    result.reserve(m_members.size());
    for (const auto &member : m_members)
        result.append(member.first);
    return result;
}

bool operator==(const JsonObject &a, const JsonObject &b)
{
    return a.m_members == b.m_members;
}

Json::Json(bool value)
    : m_value(value)
{}

Json::Json(double value)
    : m_value(value)
{}

Json::Json(int value)
    : m_value(static_cast<double>(value))
{}

Json::Json(qint64 value)
    : m_value(static_cast<double>(value))
{}

Json::Json(quint64 value)
    : m_value(static_cast<double>(value))
{}

Json::Json(QString value)
    : m_value(std::move(value))
{}

Json::Json(QStringView value)
    : m_value(value.toString())
{}

Json::Json(const char16_t *value)
    : m_value(QString::fromUtf16(value))
{}

Json::Json(JsonArray value)
    : m_value(std::move(value))
{}

Json::Json(JsonObject value)
    : m_value(std::move(value))
{}

Json Json::fromStrings(const QStringList &values)
{
    JsonArray result;
    result.reserve(values.size());
    for (const QString &value : values)
        result.append(Json(value));
    return Json(std::move(result));
}

bool Json::isInteger() const
{
    const auto *number = std::get_if<double>(&m_value);
    return number && std::abs(*number) <= largestInteger && std::trunc(*number) == *number;
}

bool Json::toBool(bool fallback) const
{
    const auto *value = std::get_if<bool>(&m_value);
    return value ? *value : fallback;
}

double Json::toDouble(double fallback) const
{
    const auto *value = std::get_if<double>(&m_value);
    return value ? *value : fallback;
}

qint64 Json::toInteger(qint64 fallback) const
{
    return isInteger() ? static_cast<qint64>(*std::get_if<double>(&m_value)) : fallback;
}

QString Json::toString(const QString &fallback) const
{
    const auto *value = std::get_if<QString>(&m_value);
    return value ? *value : fallback;
}

const JsonArray &Json::toArray() const
{
    static const JsonArray empty;
    const auto *value = std::get_if<JsonArray>(&m_value);
    return value ? *value : empty;
}

const JsonObject &Json::toObject() const
{
    static const JsonObject empty;
    const auto *value = std::get_if<JsonObject>(&m_value);
    return value ? *value : empty;
}

QStringList Json::toStrings() const
{
    QStringList result;
    for (const Json &entry : toArray()) {
        if (entry.isString())
            result.append(entry.toString());
    }
    return result;
}

const Json &Json::operator[](QStringView key) const
{
    return toObject()[key];
}

const Json &Json::at(qsizetype index) const
{
    const JsonArray &entries = toArray();
    return index >= 0 && index < entries.size() ? entries[index] : nullJson();
}

bool Json::contains(QStringView key) const
{
    return toObject().contains(key);
}

JsonObject &Json::object()
{
    if (!isObject())
        m_value = JsonObject();
    return *std::get_if<JsonObject>(&m_value);
}

JsonArray &Json::array()
{
    if (!isArray())
        m_value = JsonArray();
    return *std::get_if<JsonArray>(&m_value);
}

bool operator==(const Json &a, const Json &b)
{
    return a.m_value == b.m_value;
}

} // namespace Batanidza
