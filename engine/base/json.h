#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <initializer_list>
#include <utility>
#include <variant>

//! A JSON value as we need it: objects keep their keys sorted by UTF-16 unit (the order of
//! RFC 8785), numbers are IEEE doubles (integers are exact up to 2^53), copies are cheap because
//! Qt's containers share. Reading is jsonread.h, writing is jsonwrite.h. Values only; any thread.
namespace Batanidza {

class Json;

using JsonMember = std::pair<QString, Json>;

//! Members sorted by key; no key twice.
class JsonObject
{
public:
    using const_iterator = QList<JsonMember>::const_iterator;

    JsonObject();
    ~JsonObject();
    JsonObject(const JsonObject &);
    JsonObject(JsonObject &&) noexcept;
    JsonObject &operator=(const JsonObject &);
    JsonObject &operator=(JsonObject &&) noexcept;
    JsonObject(std::initializer_list<JsonMember> members);

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] const_iterator begin() const;
    [[nodiscard]] const_iterator end() const;
    [[nodiscard]] bool contains(QStringView key) const;
    //! The member's value, or nullptr.
    [[nodiscard]] const Json *find(QStringView key) const;
    //! For changing in place; detaches; nullptr where the key is missing.
    [[nodiscard]] Json *findMutable(QStringView key);
    //! The member's value, or null where it is missing.
    [[nodiscard]] const Json &operator[](QStringView key) const;
    //! Sets or replaces one member.
    void set(const QString &key, Json value);
    //! False where there was none.
    bool remove(QStringView key);
    [[nodiscard]] QStringList keys() const;

    // A literal's length is known: QStringView would count it at each call.
    template <size_t N>
    [[nodiscard]] bool contains(const char16_t (&key)[N]) const
    {
        return find(QStringView(key, N - 1)) != nullptr;
    }
    template <size_t N>
    [[nodiscard]] const Json *find(const char16_t (&key)[N]) const
    {
        return find(QStringView(key, N - 1));
    }
    template <size_t N>
    [[nodiscard]] const Json &operator[](const char16_t (&key)[N]) const
    {
        return (*this)[QStringView(key, N - 1)];
    }

    friend bool operator==(const JsonObject &a, const JsonObject &b);

private:
    friend class JsonParser;
    QList<JsonMember> m_members;
};

using JsonArray = QList<Json>;

class Json
{
public:
    enum class Type { Null, Bool, Number, String, Array, Object };

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value);
    Json(double value);
    Json(int value);
    Json(qint64 value);
    Json(quint64 value);
    Json(QString value);
    Json(QStringView value);
    Json(const char16_t *value);
    Json(const char *) = delete;
    Json(JsonArray value);
    Json(JsonObject value);
    //! An array of strings.
    [[nodiscard]] static Json fromStrings(const QStringList &values);

    [[nodiscard]] Type type() const { return static_cast<Type>(m_value.index()); }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isNumber() const { return type() == Type::Number; }
    //! A number without a fraction, within +-2^53.
    [[nodiscard]] bool isInteger() const;
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }

    // Each gives the fallback where the type differs.
    [[nodiscard]] bool toBool(bool fallback = false) const;
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] qint64 toInteger(qint64 fallback = 0) const;
    [[nodiscard]] QString toString(const QString &fallback = {}) const;
    [[nodiscard]] const JsonArray &toArray() const;
    [[nodiscard]] const JsonObject &toObject() const;
    //! The strings of an array, in order; other entries are passed over.
    [[nodiscard]] QStringList toStrings() const;

    //! A member of an object; null where this is no object or has no such key.
    [[nodiscard]] const Json &operator[](QStringView key) const;
    //! An entry of an array; null where there is none.
    [[nodiscard]] const Json &at(qsizetype index) const;
    [[nodiscard]] bool contains(QStringView key) const;

    template <size_t N>
    [[nodiscard]] const Json &operator[](const char16_t (&key)[N]) const
    {
        return (*this)[QStringView(key, N - 1)];
    }
    template <size_t N>
    [[nodiscard]] bool contains(const char16_t (&key)[N]) const
    {
        return contains(QStringView(key, N - 1));
    }

    // For changing in place. Each turns this into the type it needs first.
    JsonObject &object();
    JsonArray &array();
    void set(const QString &key, Json value) { object().set(key, std::move(value)); }
    void append(Json value) { array().append(std::move(value)); }

    //! By value: objects whatever the order they were built in, numbers by number.
    friend bool operator==(const Json &a, const Json &b);

private:
    std::variant<std::monostate, bool, double, QString, JsonArray, JsonObject> m_value;
};

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::Json)
