#include "engine/base/jsonscanner.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace Batanidza {

//! Recursive descent over bytes; knows the two containers' insides so that keys are sorted once.
class JsonParser : JsonScanner
{
public:
    JsonParser(QByteArrayView text, int depth, QList<JsonFault> *faults = nullptr)
        : JsonScanner(text, faults)
        , m_depthLeft(depth)
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
        const size_t first = m_members.size();
        bool sorted = true;
        if (m_at != m_end && *m_at == '}') {
            ++m_at;
        } else {
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
                if (m_members.size() > first && m_members.back().first.compare(member.first) >= 0)
                    sorted = false;
                m_members.push_back(std::move(member));
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
        }
        QList<JsonMember> members = taken(m_members, first);
        if (!sorted && !sortMembers(members))
            return false;
        ++m_depthLeft;
        JsonObject object;
        object.m_members = std::move(members);
        out = Json(std::move(object));
        return true;
    }

    //! What was read from `first` on, in one piece of memory of just its size.
    template <typename T>
    static QList<T> taken(std::vector<T> &read, size_t first)
    {
        QList<T> list;
        list.reserve(qsizetype(read.size() - first));
        std::move(read.begin() + std::ptrdiff_t(first), read.end(), std::back_inserter(list));
        read.resize(first);
        return list;
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
        const size_t first = m_entries.size();
        if (m_at != m_end && *m_at == ']') {
            ++m_at;
        } else {
            while (true) {
                Json entry;
                stepInto(m_faults ? QString::number(m_entries.size() - first) : QString());
                if (!readValue(entry))
                    return false;
                stepOut();
                m_entries.push_back(std::move(entry));
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
        out = Json(JsonArray(taken(m_entries, first)));
        return true;
    }

    int m_depthLeft;
    // Of the containers that are open, one behind the other.
    std::vector<JsonMember> m_members;
    std::vector<Json> m_entries;
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
