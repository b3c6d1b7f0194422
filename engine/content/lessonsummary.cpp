#include "engine/content/lessonsummary.h"

#include "engine/shona/orthography.h"

#include <QByteArrayMatcher>
#include <QSet>

#include <algorithm>

namespace Batanidza {

namespace {

//! Longer lessons are found by their first words; a list must stay quick to search.
constexpr qsizetype searchTextLimit = 4000;

void collectBlobs(const Json &value, QList<Sha256> &found)
{
    if (value.isArray()) {
        for (const Json &entry : value.toArray())
            collectBlobs(entry, found);
    } else if (value.isObject()) {
        for (const auto &[key, member] : value.toObject()) {
            const auto hash = key == u"sha256" ? Sha256::fromHex(member.toString()) : std::nullopt;
            if (hash)
                found.append(*hash);
            else
                collectBlobs(member, found);
        }
    }
}

} // namespace

QString searchKey(QStringView text)
{
    return Shona::skeleton(text);
}

LessonSummary summaryOf(const ItemId &id, const Json &body)
{
    LessonSummary summary;
    const QString sn = body[u"title"][u"sn"].toString();
    summary.gloss = body[u"title"][u"en"].toString();
    summary.title = !sn.isEmpty() ? sn : !summary.gloss.isEmpty() ? summary.gloss : id.toString();
    summary.titleKey = searchKey(summary.title);
    summary.level = body[u"level"].toString();
    summary.unit = body[u"unit"].toString();
    summary.reviewState = body[u"provenance"][u"reviewState"].toString();

    QStringList lines;
    QSet<QString> seen;
    const auto add = [&lines, &seen](const QString &text) {
        const QString line = Shona::skeleton(text);
        if (!line.isEmpty() && !seen.contains(line)) {
            seen.insert(line);
            lines.append(line);
        }
    };
    add(id.toString());
    add(sn);
    add(summary.gloss);
    add(summary.unit);
    for (const Json &word : body[u"vocabulary"].toArray()) {
        if (word[u"deleted"].toBool())
            continue;
        add(word[u"headword"].toString());
        for (const Json &variant : word[u"variants"].toArray())
            add(variant[u"form"].toString());
    }
    summary.searchText = lines.join(u'\n').left(searchTextLimit);
    return summary;
}

bool matches(const LessonSummary &summary, QStringView filter)
{
    return summary.searchText.contains(Shona::skeleton(filter));
}

QList<Sha256> blobReferences(const Json &body)
{
    QList<Sha256> found;
    collectBlobs(body, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

QList<Sha256> blobReferences(QByteArrayView canonical)
{
    // Inside a text its quotes are escaped; behind a backslash it is the end of another key.
    static const QByteArrayMatcher key("\"sha256\":\"");
    constexpr qsizetype digits = 64;
    QList<Sha256> found;
    for (qsizetype at = key.indexIn(canonical); at >= 0; at = key.indexIn(canonical, at)) {
        const bool escaped = at > 0 && canonical[at - 1] == '\\';
        at += key.pattern().size();
        const QByteArrayView rest = canonical.sliced(at);
        if (escaped || rest.size() <= digits || rest[digits] != '"')
            continue;
        if (const auto hash = Sha256::fromHex(QString::fromLatin1(rest.first(digits))))
            found.append(*hash);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace Batanidza
