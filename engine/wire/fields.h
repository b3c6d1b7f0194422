#pragma once

#include "engine/base/json.h"
#include "engine/content/ids.h"

#include <optional>

//! Reads the members of one object and remembers the first thing that was wrong. Used by the
//! codec's parts only.
namespace Batanidza::Wire {

class Fields
{
public:
    //! `where` is a JSON Pointer for messages: "/params". `object` must outlive this.
    Fields(const Json &object, QString where)
        : m_object(object)
        , m_where(std::move(where))
    {
        if (!object.isObject())
            fail(u"", u"must be an object");
    }

    [[nodiscard]] bool has(QStringView key) const
    {
        const Json *member = find(key);
        return member && !member->isNull();
    }
    [[nodiscard]] const Json &raw(QStringView key) const { return m_object[key]; }

    QString text(QStringView key, qsizetype atMost = 256)
    {
        const Json &member = m_object[key];
        if (!member.isString() || member.toString().size() > atMost)
            fail(key, u"must be a text of a sensible length");
        return member.toString();
    }
    QString textOr(QStringView key, const QString &fallback = {}, qsizetype atMost = 256)
    {
        return has(key) ? text(key, atMost) : fallback;
    }
    qint64 integer(QStringView key, qint64 least)
    {
        const Json &member = m_object[key];
        if (!member.isInteger() || member.toInteger() < least)
            fail(key, u"must be an integer in range");
        return member.toInteger();
    }
    std::optional<qint64> optionalInteger(QStringView key, qint64 least)
    {
        return has(key) ? std::optional(integer(key, least)) : std::nullopt;
    }
    bool flag(QStringView key)
    {
        if (has(key) && !m_object[key].isBool())
            fail(key, u"must be true or false");
        return m_object[key].toBool();
    }
    const JsonArray &array(QStringView key)
    {
        if (!m_object[key].isArray())
            fail(key, u"must be an array");
        return m_object[key].toArray();
    }
    QStringList strings(QStringView key, qsizetype atMost)
    {
        const JsonArray &entries = array(key);
        const QStringList texts = m_object[key].toStrings();
        if (texts.size() != entries.size() || texts.size() > atMost)
            fail(key, u"must be an array of texts, not too many");
        return texts;
    }
    Sha256 hash(QStringView key)
    {
        const auto value = Sha256::fromHex(m_object[key].toString());
        if (!value)
            fail(key, u"must be 64 lower-case hex digits");
        return value.value_or(Sha256());
    }
    Cursor cursor(QStringView key)
    {
        const auto value = Cursor::parse(m_object[key].toString());
        if (!value)
            fail(key, u"must be a cursor, \"<epoch>.<seq>\"");
        return value ? *value : Cursor();
    }
    ItemId item(QStringView key)
    {
        const QString id = m_object[key].toString();
        if (!isValidItemId(id))
            fail(key, u"must be 1 to 128 of A-Za-z0-9._:-");
        return ItemId(id);
    }

    void fail(QStringView key, QStringView what)
    {
        if (m_error)
            return;
        const QString pointer = key.isEmpty() ? m_where : m_where + u'/' + key.toString();
        m_error = Error{ErrorCode::Invalid, QStringLiteral("%1: %2").arg(pointer, what)};
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] const Json *find(QStringView key) const { return m_object.toObject().find(key); }

    const Json &m_object;
    QString m_where;
    std::optional<Error> m_error;
};

} // namespace Batanidza::Wire
