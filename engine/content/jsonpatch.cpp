#include "engine/content/jsonpatch.h"

#include "engine/base/jsonread.h"

#include <algorithm>
#include <optional>

namespace Batanidza {

namespace {

constexpr int depthLimit = JsonLimits{}.depth;
//! Rough bytes that one patch may add, copy or move. A few `copy` operations double a document
//! each; without a budget they would fill the memory of whoever applies them.
constexpr qint64 byteBudget = JsonLimits{}.bytes;

//! About how long the value is as text; nothing where it nests deeper than `depth` levels.
std::optional<qint64> measure(const Json &value, int depth)
{
    switch (value.type()) {
    case Json::Type::Null:
    case Json::Type::Bool:
    case Json::Type::Number:
        return 5;
    case Json::Type::String:
        return value.toString().size() + 3;
    case Json::Type::Array: {
        qint64 size = 2;
        for (const Json &entry : value.toArray()) {
            const auto inner = depth > 0 ? measure(entry, depth - 1) : std::nullopt;
            if (!inner)
                return std::nullopt;
            size += *inner;
        }
        return depth > 0 ? std::optional(size) : std::nullopt;
    }
    case Json::Type::Object: {
        qint64 size = 2;
        for (const auto &[key, member] : value.toObject()) {
            const auto inner = depth > 0 ? measure(member, depth - 1) : std::nullopt;
            if (!inner)
                return std::nullopt;
            size += key.size() + 4 + *inner;
        }
        return depth > 0 ? std::optional(size) : std::nullopt;
    }
    }
    return std::nullopt;
}

//! Applies operations one by one to a document of its own. Its functions give the reason why an
//! operation cannot be done, or nothing.
class PatchRun
{
public:
    using Reason = std::optional<Error>;
    using Tokens = QStringList;

    explicit PatchRun(const Json &document)
        : m_document(document)
    {}

    Reason run(const Json &operation)
    {
        if (!operation.isObject())
            return wrong(u"an operation is an object");
        const QString op = operation[u"op"].toString();
        const auto path = tokensOf(operation[u"path"]);
        if (!path)
            return wrong(u"\"path\" must be a JSON Pointer");
        if (op == u"add" || op == u"replace" || op == u"test") {
            if (!operation.contains(u"value"))
                return wrong(u"\"value\" is missing");
            const Json &value = operation[u"value"];
            if (op == u"test")
                return test(*path, value);
            if (op == u"replace" && !find(*path))
                return wrong(u"there is nothing at this place");
            return put(*path, value, op == u"replace");
        }
        if (op == u"remove")
            return remove(*path);
        if (op == u"move" || op == u"copy") {
            const auto from = tokensOf(operation[u"from"]);
            if (!from)
                return wrong(u"\"from\" must be a JSON Pointer");
            return transfer(*from, *path, op == u"move");
        }
        return wrong(u"\"op\" must be add, remove, replace, move, copy or test");
    }

    Json takeDocument() { return std::move(m_document); }

private:
    static Error wrong(QStringView what) { return {ErrorCode::Invalid, what.toString()}; }

    static std::optional<Tokens> tokensOf(const Json &pointer)
    {
        const QString text = pointer.toString();
        if (!pointer.isString() || (!text.isEmpty() && text[0] != u'/'))
            return std::nullopt;
        if (text.isEmpty())
            return Tokens();
        Tokens tokens = text.sliced(1).split(u'/');
        for (QString &token : tokens) {
            for (qsizetype i = token.indexOf(u'~'); i >= 0; i = token.indexOf(u'~', i + 1)) {
                const QChar escaped = i + 1 < token.size() ? token[i + 1] : QChar();
                if (escaped != u'0' && escaped != u'1')
                    return std::nullopt;
                token.replace(i, 2, escaped == u'0' ? u'~' : u'/');
            }
        }
        return tokens;
    }

    //! The place of an entry: 0 to `size` - 1. No signs, no leading zeros.
    static std::optional<qsizetype> indexOf(const QString &token, qsizetype size)
    {
        const bool digits =
            !token.isEmpty() && token.size() <= 10 &&
            std::all_of(token.begin(), token.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!digits || (token.size() > 1 && token[0] == u'0'))
            return std::nullopt;
        const qlonglong index = token.toLongLong();
        return index < size ? std::optional<qsizetype>(index) : std::nullopt;
    }

    Json *find(const Tokens &tokens) { return find(tokens, tokens.size()); }

    //! What the first `count` tokens lead to, ready to be changed; nullptr where that is nothing.
    Json *find(const Tokens &tokens, qsizetype count)
    {
        Json *at = &m_document;
        for (qsizetype i = 0; i < count && at; ++i) {
            if (at->isObject()) {
                at = at->object().findMutable(tokens[i]);
            } else if (at->isArray()) {
                const auto index = indexOf(tokens[i], at->toArray().size());
                at = index ? &at->array()[*index] : nullptr;
            } else {
                at = nullptr;
            }
        }
        return at;
    }

    //! Takes the value's size from the budget; an error where that, or the depth, is used up.
    Reason charge(const Tokens &path, const Json &value)
    {
        const auto size = path.size() <= depthLimit
                              ? measure(value, depthLimit - static_cast<int>(path.size()))
                              : std::nullopt;
        if (!size)
            return Error{
                ErrorCode::TooLarge,
                QStringLiteral("the document would nest deeper than %1 levels").arg(depthLimit)};
        m_spent += *size;
        if (m_spent > byteBudget)
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("the patch adds more than %1 bytes").arg(byteBudget)};
        return std::nullopt;
    }

    Reason put(const Tokens &path, Json value, bool replace)
    {
        if (auto reason = charge(path, value))
            return reason;
        if (path.isEmpty()) {
            m_document = std::move(value);
            return std::nullopt;
        }
        Json *parent = find(path, path.size() - 1);
        if (parent && parent->isObject()) {
            parent->object().set(path.last(), std::move(value));
            return std::nullopt;
        }
        if (!parent || !parent->isArray())
            return wrong(u"the parent is no object or list");
        JsonArray &list = parent->array();
        const auto index = path.last() == u"-" ? std::optional(list.size())
                                               : indexOf(path.last(), list.size() + 1);
        if (!index)
            return wrong(u"the list has no such place");
        if (replace)
            list[*index] = std::move(value);
        else
            list.insert(*index, std::move(value));
        return std::nullopt;
    }

    Reason remove(const Tokens &path)
    {
        if (path.isEmpty())
            return wrong(u"the whole document cannot be removed");
        Json *parent = find(path, path.size() - 1);
        if (parent && parent->isObject() && parent->object().remove(path.last()))
            return std::nullopt;
        if (parent && parent->isArray()) {
            if (const auto index = indexOf(path.last(), parent->toArray().size())) {
                parent->array().removeAt(*index);
                return std::nullopt;
            }
        }
        return wrong(u"there is nothing at this place");
    }

    Reason transfer(const Tokens &from, const Tokens &path, bool move)
    {
        const Json *source = find(from);
        if (!source)
            return wrong(u"there is nothing at \"from\"");
        if (!move)
            return put(path, *source, false);
        if (from == path)
            return std::nullopt;
        if (path.size() > from.size() && path.first(from.size()) == from)
            return wrong(u"a value cannot be moved into itself");
        Json value = *source;
        if (auto reason = remove(from))
            return reason;
        return put(path, std::move(value), false);
    }

    Reason test(const Tokens &path, const Json &value)
    {
        const Json *found = find(path);
        if (!found)
            return wrong(u"there is nothing at this place");
        if (*found != value)
            return wrong(u"the value here is another one");
        return std::nullopt;
    }

    Json m_document;
    qint64 m_spent = 0;
};

} // namespace

Result<Json> applyPatch(const Json &document, const JsonArray &operations)
{
    PatchRun run(document);
    for (qsizetype i = 0; i < operations.size(); ++i) {
        if (const auto reason = run.run(operations[i])) {
            const QString name = operations[i][u"op"].toString().left(16);
            const QString path = operations[i][u"path"].toString().left(200);
            return Error{reason->code, QStringLiteral("operation %1 (%2 \"%3\"): %4")
                                           .arg(QString::number(i), name, path, reason->detail)};
        }
    }
    return run.takeDocument();
}

} // namespace Batanidza
