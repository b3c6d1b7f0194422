#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

#include <initializer_list>
#include <optional>

//! Reads rules that people write, and says where they are wrong. Used by platformrules and
//! recordmap only.
namespace Batanidza {

struct RuleErrors
{
    std::optional<Error> first; //!< what was found later may only follow from it
};

//! One object of the rules. Every reader of one file shares one RuleErrors, which must outlive
//! them.
class RuleReader
{
public:
    RuleReader(const Json &json, QString path, RuleErrors &errors)
        : m_json(&json)
        , m_path(std::move(path))
        , m_errors(&errors)
    {
        if (!json.isObject())
            failHere(QStringLiteral("must be an object"));
    }

    [[nodiscard]] const Json &json() const { return *m_json; }
    [[nodiscard]] const QString &path() const { return m_path; }

    //! A key that is none of these is a mistake in writing.
    void allow(std::initializer_list<QStringView> keys)
    {
        for (const auto &[key, value] : m_json->toObject()) {
            bool known = false;
            for (const QStringView one : keys)
                known = known || one == key;
            if (!known)
                fail(key, QStringLiteral("nothing is called so here"));
        }
    }

    //! Not empty.
    [[nodiscard]] QString text(QStringView key)
    {
        const QString value = (*m_json)[key].toString();
        if (value.isEmpty())
            fail(key, QStringLiteral("must be a text"));
        return value;
    }

    [[nodiscard]] QString textOr(QStringView key, const QString &fallback)
    {
        if (!m_json->contains(key))
            return fallback;
        if (!(*m_json)[key].isString())
            fail(key, QStringLiteral("must be a text"));
        return (*m_json)[key].toString();
    }

    [[nodiscard]] bool flagOr(QStringView key, bool fallback)
    {
        if (!m_json->contains(key))
            return fallback;
        if (!(*m_json)[key].isBool())
            fail(key, QStringLiteral("must be true or false"));
        return (*m_json)[key].toBool();
    }

    //! From 0; absent = 0.
    [[nodiscard]] qint64 count(QStringView key)
    {
        if (!m_json->contains(key))
            return 0;
        if (!(*m_json)[key].isInteger() || (*m_json)[key].toInteger() < 0)
            fail(key, QStringLiteral("must be an integer from 0"));
        return (*m_json)[key].toInteger();
    }

    //! The objects of a list, at least one.
    [[nodiscard]] QList<RuleReader> list(QStringView key)
    {
        if ((*m_json)[key].toArray().isEmpty())
            fail(key, QStringLiteral("must be a list that is not empty"));
        return listOr(key);
    }

    [[nodiscard]] QList<RuleReader> listOr(QStringView key)
    {
        if (m_json->contains(key) && !(*m_json)[key].isArray())
            fail(key, QStringLiteral("must be a list"));
        QList<RuleReader> readers;
        const JsonArray &entries = (*m_json)[key].toArray();
        for (qsizetype i = 0; i < entries.size(); ++i)
            readers.append(
                RuleReader(entries[i], pathOf(key) + u'/' + QString::number(i), *m_errors));
        return readers;
    }

    [[nodiscard]] RuleReader member(QStringView key)
    {
        return RuleReader((*m_json)[key], pathOf(key), *m_errors);
    }

    void fail(QStringView key, const QString &what) { failAt(pathOf(key), what); }
    void failHere(const QString &what) { failAt(m_path, what); }

private:
    [[nodiscard]] QString pathOf(QStringView key) const { return m_path + u'/' + key.toString(); }

    void failAt(const QString &path, const QString &what)
    {
        if (!m_errors->first)
            m_errors->first = Error{ErrorCode::Invalid, path + QStringLiteral(": ") + what};
    }

    const Json *m_json;
    QString m_path;
    RuleErrors *m_errors;
};

} // namespace Batanidza
