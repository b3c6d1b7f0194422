#include "ui/diff/diffrows.h"

#include "engine/base/jsonwrite.h"
#include "engine/merge/fieldaddress.h"
#include "engine/merge/lessondiff.h"
#include "engine/merge/sequencediff.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostUnchanged = 5000; // rows; a lesson has some hundred fields
constexpr qsizetype longestCell = 4000;   // characters; the whole stands in the raw view

QString unescaped(QString step)
{
    step.replace(u"~1"_s, u"/"_s);
    return step.replace(u"~0"_s, u"~"_s);
}

//! "sna.tone.001.v01" is "v01" inside its lesson.
QString shortKey(const QString &key)
{
    return key.mid(key.lastIndexOf(u'.') + 1);
}

QString knownBy(const Json &entry)
{
    for (const QStringView name : {u"headword", u"form", u"sn", u"en", u"name"}) {
        if (entry[name].isString() && !entry[name].toString().isEmpty())
            return entry[name].toString();
    }
    for (const QStringView name : {u"title", u"prompt", u"gloss"}) {
        const auto &text = entry[name];
        for (const QStringView language : {u"sn", u"en"}) {
            if (text[language].isString() && !text[language].toString().isEmpty())
                return text[language].toString();
        }
    }
    return {};
}

//! Splits the address at its last entry of a list.
void placeRow(DiffRow &row, const QList<const Json *> &documents)
{
    QString path = row.path;
    const bool order = path.endsWith(u"#order");
    if (order)
        path.chop(6);
    const auto steps = path.split(u'/').mid(1);
    qsizetype last = -1;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (steps[i].startsWith(u'['))
            last = i;
    }
    if (last >= 0) {
        const auto &step = steps[last];
        const auto key = unescaped(step.mid(step.indexOf(u'=') + 1));
        row.entry = shortKey(key.endsWith(u']') ? key.chopped(1) : key);
        const auto entryPath = u'/' + steps.mid(0, last + 1).join(u'/');
        for (const Json *document : documents) {
            const Json *entry = document ? atAddress(*document, entryPath) : nullptr;
            if (entry && !(row.word = knownBy(*entry)).isEmpty())
                break;
        }
    }
    row.field = unescaped(steps.mid(last + 1).join(u'/'));
}

RowKind kindOf(const DiffRow &row)
{
    if (row.path.endsWith(u"#order"))
        return RowKind::Order;
    if (row.field == u"headwordToned" || row.field == u"tone/pattern" || row.field == u"tone")
        return RowKind::Tone;
    if (row.field == u"headword" || row.field == u"plural")
        return RowKind::Spelling;
    if (row.field.isEmpty() && !row.entry.isEmpty())
        return RowKind::Item;
    for (const MaybeJson *value : {&row.base, &row.current, &row.incoming, &row.settled}) {
        if (!*value || (*value)->isNull())
            continue;
        if ((*value)->isString())
            return RowKind::Text;
        if ((*value)->isNumber())
            return RowKind::Number;
        if ((*value)->isArray())
            return RowKind::List;
        if ((*value)->isObject())
            return RowKind::Item;
        return RowKind::Value;
    }
    return RowKind::Value;
}

RowSides sidesOf(const DiffRow &row)
{
    const bool a = row.current != row.base;
    const bool b = row.incoming != row.base;
    if (a && b)
        return row.current == row.incoming ? RowSides::Agree : RowSides::Both;
    return a ? RowSides::OnlyA : b ? RowSides::OnlyB : RowSides::None;
}

void finish(DiffRow &row, const QList<const Json *> &documents)
{
    placeRow(row, documents);
    row.kind = kindOf(row);
    row.sides = sidesOf(row);
}

//! Version, hash and times are no content of a person's.
bool isBookkeeping(QStringView key)
{
    return key == u"version" || key == u"contentHash" || key == u"updatedAt" ||
           key == u"createdAt" || key == u"schemaVersion";
}

//! Every leaf that no row covers yet.
class UnchangedWalk
{
public:
    UnchangedWalk(const QSet<QString> &covered, QList<DiffRow> &rows,
                  const QList<const Json *> &documents)
        : m_covered(covered)
        , m_rows(rows)
        , m_documents(documents)
    {}

    void walk(const Json &value, const QString &path)
    {
        if (m_rows.size() >= mostUnchanged || m_covered.contains(path))
            return;
        if (value.isObject()) {
            for (const auto &[key, member] : value.toObject()) {
                if (path.isEmpty() && isBookkeeping(key))
                    continue;
                QString step = key;
                step.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
                walk(member, path + u'/' + step);
            }
            return;
        }
        if (value.isArray() && !value.toArray().isEmpty() && value.at(0)[u"id"].isString()) {
            for (const Json &entry : value.toArray())
                walk(entry, path + u'/' + entryStep(u"id", entry[u"id"].toString()));
            return;
        }
        DiffRow row;
        row.path = path;
        row.state = RowState::Unchanged;
        row.base = row.current = row.incoming = row.settled = value;
        finish(row, m_documents);
        m_rows.append(row);
    }

private:
    const QSet<QString> &m_covered;
    QList<DiffRow> &m_rows;
    const QList<const Json *> &m_documents;
};

//! Where a part of a lesson stands when it is read; what is not known stands last.
int readingPlace(const DiffRow &row)
{
    static const QStringList parts{u"title"_s,         u"summary"_s,  u"objectives"_s,
                                   u"vocabulary"_s,    u"dialogue"_s, u"grammarNotes"_s,
                                   u"culturalNotes"_s, u"exercises"_s};
    const auto part = row.path.section(u'/', 1, 1).section(u'#', 0, 0);
    const auto place = parts.indexOf(part);
    return static_cast<int>(place < 0 ? parts.size() : place);
}

void sortForReading(QList<DiffRow> &rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const DiffRow &a, const DiffRow &b) {
        if (a.state != b.state)
            return a.state < b.state;
        return readingPlace(a) < readingPlace(b);
    });
}

DiffRow rowOf(const ConflictField &field, const QList<const Json *> &documents)
{
    const FieldConflict &question = field.question;
    DiffRow row;
    row.path = question.path;
    row.state = RowState::Asks;
    row.question = question.kind;
    row.rule = question.rule;
    row.reason = question.reason;
    row.group = question.group;
    row.flags = question.flags;
    row.base = question.base;
    row.current = question.current;
    row.incoming = question.incoming;
    row.proposal = question.proposal;
    row.suggestion = field.suggestion;
    row.affected = field.affected;
    finish(row, documents);
    return row;
}

DiffRow rowOf(const MergeDecision &decision, const QList<const Json *> &documents)
{
    DiffRow row;
    row.path = decision.path;
    row.state = RowState::Settled;
    row.rule = decision.rule;
    row.flags = decision.flags;
    row.base = decision.base;
    row.current = decision.current;
    row.incoming = decision.incoming;
    row.settled = decision.result;
    finish(row, documents);
    return row;
}

} // namespace

QList<DiffRow> diffRows(const ConflictDetail &detail)
{
    QList<const Json *> documents;
    for (const MaybeJson *body : {&detail.merged, &detail.base.body, &detail.incoming.body})
        documents.append(*body ? &**body : nullptr);
    QList<DiffRow> rows;
    QSet<QString> covered;
    for (const ConflictField &field : detail.fields) {
        rows.append(rowOf(field, documents));
        covered.insert(field.question.path);
    }
    for (const MergeDecision &decision : detail.decisions) {
        rows.append(rowOf(decision, documents));
        covered.insert(decision.path);
    }
    if (detail.merged)
        UnchangedWalk(covered, rows, documents).walk(*detail.merged, {});
    sortForReading(rows);
    return rows;
}

QList<DiffRow> changeRows(const MaybeJson &before, const MaybeJson &after, QStringView type)
{
    const Json nothing{JsonObject()};
    QList<const Json *> documents;
    for (const MaybeJson *body : {&after, &before})
        documents.append(*body ? &**body : nullptr);
    QList<DiffRow> rows;
    const auto changes = fieldChanges(before ? *before : nothing, after ? *after : nothing,
                                      MergePolicy::builtIn(type));
    for (const FieldChange &change : changes) {
        if (isBookkeeping(QStringView(change.path).mid(1)))
            continue;
        DiffRow row;
        row.path = change.path;
        row.state = RowState::Settled;
        row.base = change.before;
        row.current = row.incoming = row.settled = change.after;
        finish(row, documents);
        rows.append(row);
    }
    sortForReading(rows);
    return rows;
}

QList<DiffRow> decisionRows(const QList<MergeDecision> &decisions, const MaybeJson &document)
{
    const QList<const Json *> documents{document ? &*document : nullptr};
    QList<DiffRow> rows;
    for (const MergeDecision &decision : decisions)
        rows.append(rowOf(decision, documents));
    sortForReading(rows);
    return rows;
}

DiffRow questionRow(const ConflictField &field, const Json &document)
{
    return rowOf(field, {&document});
}

QString cellText(const MaybeJson &value)
{
    if (!value || value->isNull())
        return {};
    switch (value->type()) {
    case Json::Type::String:
        return value->toString().left(longestCell);
    case Json::Type::Array: {
        QStringList parts;
        for (const Json &entry : value->toArray()) {
            const auto text = entry.isString() ? entry.toString() : cellText(entry);
            parts.append(text);
        }
        return parts.join(u", "_s).left(longestCell);
    }
    case Json::Type::Object: {
        const auto name = knownBy(*value);
        const auto gloss = (*value)[u"gloss"][u"en"].toString();
        if (!name.isEmpty())
            return gloss.isEmpty() || gloss == name ? name : u"%1: %2"_s.arg(name, gloss);
        return QString::fromUtf8(writeJson(*value)).left(longestCell);
    }
    default:
        return QString::fromUtf8(writeJson(*value));
    }
}

int placeIn(const MaybeJson &keys, const QString &key)
{
    return keys ? static_cast<int>(keys->toStrings().indexOf(key)) + 1 : 0;
}

QString movedEntry(const MaybeJson &before, const MaybeJson &after)
{
    if (!before || !after)
        return {};
    const auto a = before->toStrings();
    const auto b = after->toStrings();
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < a.size(); ++i)
        places.insert(a[i], i);
    QStringList common;
    std::vector<qsizetype> order;
    for (const QString &key : b) {
        if (const auto place = places.constFind(key); place != places.cend()) {
            common.append(key);
            order.push_back(*place);
        }
    }
    const auto kept = longestRise(order);
    if (kept.size() + 1 != order.size())
        return {};
    for (size_t i = 0; i < order.size(); ++i) {
        if (std::find(kept.begin(), kept.end(), static_cast<qsizetype>(i)) == kept.end())
            return common[static_cast<qsizetype>(i)];
    }
    return {};
}

} // namespace Batanidza
