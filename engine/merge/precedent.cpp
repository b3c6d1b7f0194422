#include "engine/merge/precedent.h"

#include <QStringList>

#include <array>
#include <cmath>

namespace Batanidza {

namespace {

constexpr qint64 enough = 5;
constexpr std::array<QStringView, 8> names{u"proposal", u"deletion", u"edit",     u"longer",
                                           u"shorter",  u"current",  u"incoming", u"own"};

//! The address without the keys and places of entries.
QString fieldOf(const QString &path)
{
    QStringList steps = path.split(u'/');
    for (QString &step : steps) {
        const bool place =
            !step.isEmpty() && (step == u"-" || step.toLongLong() > 0 || step == u"0");
        if (step.startsWith(u'[') || place)
            step = QStringLiteral("*");
    }
    return steps.join(u'/');
}

struct Likeness
{
    QString name;
    QString key;
};

//! From the most alike to the least.
std::array<Likeness, 3> likenessesOf(const FieldConflict &conflict)
{
    const QString kind = conflictKindName(conflict.kind);
    return {Likeness{QStringLiteral("field"), QStringLiteral("f ") + fieldOf(conflict.path) + u' ' +
                                                  kind + u' ' + conflict.rule},
            Likeness{QStringLiteral("rule"), QStringLiteral("r ") + conflict.rule + u' ' + kind},
            Likeness{QStringLiteral("kind"), QStringLiteral("k ") + kind}};
}

bool areTexts(const FieldConflict &conflict)
{
    return conflict.current && conflict.incoming && conflict.current->isString() &&
           conflict.incoming->isString() &&
           conflict.current->toString().size() != conflict.incoming->toString().size();
}

bool incomingIsLonger(const FieldConflict &conflict)
{
    return conflict.incoming->toString().size() > conflict.current->toString().size();
}

} // namespace

QString preferenceName(Preference preference)
{
    return names[static_cast<size_t>(preference)].toString();
}

std::optional<Preference> preferenceFromName(QStringView name)
{
    const auto at = std::ranges::find(names, name);
    if (at == names.end())
        return std::nullopt;
    return static_cast<Preference>(at - names.begin());
}

Preference preferenceOf(const FieldConflict &conflict, const MaybeJson &chosen)
{
    if (conflict.proposal && chosen == conflict.proposal)
        return Preference::Proposal;
    const bool current = chosen == conflict.current;
    const bool incoming = chosen == conflict.incoming;
    if (!current && !incoming)
        return Preference::Own;
    if (conflict.kind == ConflictKind::DeleteEdit) {
        const bool deleted = current ? !conflict.current : !conflict.incoming;
        return deleted ? Preference::Deletion : Preference::Edit;
    }
    if (areTexts(conflict))
        return incoming == incomingIsLonger(conflict) ? Preference::Longer : Preference::Shorter;
    return current ? Preference::Current : Preference::Incoming;
}

std::optional<MaybeJson> preferredValue(const FieldConflict &conflict, Preference preference)
{
    for (const MaybeJson *value : {&conflict.proposal, &conflict.current, &conflict.incoming}) {
        if (value == &conflict.proposal && !conflict.proposal)
            continue;
        if (preferenceOf(conflict, *value) == preference)
            return *value;
    }
    return {};
}

void Precedents::learn(const FieldConflict &conflict, const MaybeJson &chosen)
{
    const int preference = int(preferenceOf(conflict, chosen));
    for (const Likeness &likeness : likenessesOf(conflict))
        ++m_counts[likeness.key][preference];
    ++m_size;
}

std::optional<Suggestion> Precedents::suggest(const FieldConflict &conflict) const
{
    for (const Likeness &likeness : likenessesOf(conflict)) {
        const auto counts = m_counts.constFind(likeness.key);
        if (counts == m_counts.constEnd())
            continue;
        Suggestion best;
        bool found = false;
        for (size_t i = 0; i < names.size(); ++i) {
            const qint64 count = counts->value(int(i));
            best.total += count;
            if (count > best.agreed) {
                best.agreed = count;
                best.preference = Preference(i);
                found = true;
            }
        }
        if (!found || best.total < enough)
            continue;
        const auto value = preferredValue(conflict, best.preference);
        if (2 * best.agreed <= best.total || !value)
            return {};
        best.value = *value;
        best.alike = likeness.name;
        best.confidence = lowerBound(best.agreed, best.total);
        return best;
    }
    return {};
}

double lowerBound(qint64 successes, qint64 trials)
{
    if (trials <= 0)
        return 0;
    // Wilson (1927): the score interval, which holds for few trials and shares near 0 and 1 too.
    const double z = 1.959964;
    const double n = double(trials);
    const double share = double(successes) / n;
    const double centre = share + z * z / (2 * n);
    const double spread = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return std::max(0.0, (centre - spread) / (1 + z * z / n));
}

} // namespace Batanidza
