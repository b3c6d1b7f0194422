#include "engine/content/jsonpatch.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace Batanidza {

namespace {

//! Lists whose middles multiply to more than this are compared place by place.
constexpr qint64 alignmentLimit = 1'000'000;

//! Collects the operations that lead from one value to another.
class PatchMaker
{
public:
    [[nodiscard]] JsonArray make(const Json &from, const Json &to)
    {
        JsonArray operations;
        compare(QString(), from, to, operations);
        return operations;
    }

private:
    static Json operation(const char16_t *op, const QString &path)
    {
        return JsonObject{{QStringLiteral("op"), Json(op)}, {QStringLiteral("path"), Json(path)}};
    }
    static Json operation(const char16_t *op, const QString &path, const Json &value)
    {
        Json json = operation(op, path);
        json.set(QStringLiteral("value"), value);
        return json;
    }

    void compare(const QString &path, const Json &from, const Json &to, JsonArray &operations)
    {
        if (from == to)
            return;
        const bool bothObjects = from.isObject() && to.isObject();
        const bool bothArrays = from.isArray() && to.isArray();
        JsonArray inner;
        if (bothObjects && from[u"id"] == to[u"id"])
            compareObjects(path, from.toObject(), to.toObject(), inner);
        else if (bothArrays)
            compareArrays(path, from.toArray(), to.toArray(), inner);
        const Json whole = operation(u"replace", path, to);
        // Step by step only where that says it in fewer bytes.
        if (inner.isEmpty() || textSize(inner) > textSize(whole))
            operations.append(whole);
        else
            operations.append(inner);
    }

    //! About how long the value is as text.
    static qint64 textSize(const Json &value)
    {
        qint64 size = value.isString() ? value.toString().size() + 3 : 5;
        for (const Json &entry : value.toArray())
            size += textSize(entry);
        for (const auto &[key, member] : value.toObject())
            size += key.size() + 4 + textSize(member);
        return size;
    }

    void compareObjects(const QString &path, const JsonObject &from, const JsonObject &to,
                        JsonArray &operations)
    {
        for (const auto &[key, value] : from) {
            const QString place = path + u'/' + pointerToken(key);
            if (const Json *now = to.find(key))
                compare(place, value, *now, operations);
            else
                operations.append(operation(u"remove", place));
        }
        for (const auto &[key, value] : to) {
            if (!from.contains(key))
                operations.append(operation(u"add", path + u'/' + pointerToken(key), value));
        }
    }

    //! A list is compared as people edit it: entries stay the same entry while their `id` (or,
    //! without one, their value) stays; the others were added, taken out or rewritten in place.
    void compareArrays(const QString &path, const JsonArray &from, const JsonArray &to,
                       JsonArray &operations)
    {
        const auto kept = align(labels(from), labels(to));
        qsizetype a = 0;
        qsizetype b = 0;
        qsizetype at = 0; // the place in the list as the operations so far have left it
        const auto place = [&] { return path + u'/' + QString::number(at); };
        for (size_t k = 0; k <= kept.size(); ++k) {
            const qsizetype endA = k < kept.size() ? kept[k].first : from.size();
            const qsizetype endB = k < kept.size() ? kept[k].second : to.size();
            for (; a < endA && b < endB; ++a, ++b, ++at)
                compare(place(), from[a], to[b], operations);
            for (; a < endA; ++a)
                operations.append(operation(u"remove", place()));
            for (; b < endB; ++b, ++at)
                operations.append(operation(u"add", place(), to[b]));
            if (k < kept.size()) {
                compare(place(), from[a], to[b], operations);
                ++a;
                ++b;
                ++at;
            }
        }
    }

    //! One number for each entry; equal numbers mean the same entry.
    std::vector<int> labels(const JsonArray &list)
    {
        std::vector<int> result;
        result.reserve(static_cast<size_t>(list.size()));
        for (const Json &entry : list) {
            const Json &id = entry[u"id"];
            const QByteArray name =
                id.isString() ? "i" + id.toString().toUtf8() : "v" + writeJson(entry);
            const auto known = m_labels.constFind(name);
            result.push_back(known != m_labels.cend()
                                 ? *known
                                 : *m_labels.insert(name, static_cast<int>(m_labels.size())));
        }
        return result;
    }

    using Pairs = std::vector<std::pair<qsizetype, qsizetype>>;

    //! The entries that both lists keep in the same order (a longest common subsequence).
    static Pairs align(const std::vector<int> &from, const std::vector<int> &to)
    {
        size_t head = 0;
        while (head < from.size() && head < to.size() && from[head] == to[head])
            ++head;
        size_t tail = 0;
        while (tail + head < from.size() && tail + head < to.size() &&
               from[from.size() - 1 - tail] == to[to.size() - 1 - tail])
            ++tail;
        Pairs pairs;
        const auto keep = [&pairs](size_t a, size_t b) {
            pairs.emplace_back(static_cast<qsizetype>(a), static_cast<qsizetype>(b));
        };
        for (size_t i = 0; i < head; ++i)
            keep(i, i);
        const size_t n = from.size() - head - tail;
        const size_t m = to.size() - head - tail;
        if (static_cast<qint64>(n) * static_cast<qint64>(m) <= alignmentLimit) {
            // length[i][j]: how many the ends behind i and j have in common.
            std::vector<int> length((n + 1) * (m + 1), 0);
            const auto cell = [&length, m](size_t i, size_t j) -> int & {
                return length[i * (m + 1) + j];
            };
            for (size_t i = n; i-- > 0;) {
                for (size_t j = m; j-- > 0;) {
                    cell(i, j) = from[head + i] == to[head + j]
                                     ? cell(i + 1, j + 1) + 1
                                     : std::max(cell(i + 1, j), cell(i, j + 1));
                }
            }
            for (size_t i = 0, j = 0; i < n && j < m;) {
                if (from[head + i] == to[head + j])
                    keep(head + i++, head + j++);
                else if (cell(i + 1, j) >= cell(i, j + 1))
                    ++i;
                else
                    ++j;
            }
        }
        for (size_t i = tail; i > 0; --i)
            keep(from.size() - i, to.size() - i);
        return pairs;
    }

    QHash<QByteArray, int> m_labels;
};

} // namespace

JsonArray makePatch(const Json &from, const Json &to)
{
    return PatchMaker().make(from, to);
}

} // namespace Batanidza
