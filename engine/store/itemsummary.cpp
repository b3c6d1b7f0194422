#include "engine/store/itemsummary.h"

#include <QSet>

namespace Batanidza {

namespace {

//! Longer lessons are found by their first words; a list must stay quick to search.
constexpr qsizetype searchTextLimit = 4000;

void collectBlobs(const Json &value, QList<Sha256> &found, QSet<Sha256> &seen)
{
    if (value.isArray()) {
        for (const Json &entry : value.toArray())
            collectBlobs(entry, found, seen);
    } else if (value.isObject()) {
        for (const auto &[key, member] : value.toObject()) {
            if (key == u"sha256" && member.isString()) {
                const auto hash = Sha256::fromHex(member.toString());
                if (hash && !seen.contains(*hash)) {
                    seen.insert(*hash);
                    found.append(*hash);
                }
            } else {
                collectBlobs(member, found, seen);
            }
        }
    }
}

} // namespace

QString searchFold(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    bool ascii = true;
    for (const QChar c : text) {
        ascii = ascii && c.unicode() < 0x80;
        folded += (c >= u'A' && c <= u'Z') ? QChar(c.unicode() + 32) : c;
    }
    if (ascii)
        return folded;
    folded.clear();
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toCaseFolded()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        folded += (c == u'\u2019' || c == u'\u02bc') ? QChar(u'\'') : c;
    }
    return folded;
}

ItemSummary summaryOf(const ItemId &id, const Json &body)
{
    ItemSummary summary;
    const Json &title = body[u"title"];
    const QString shona = title[u"sn"].toString();
    summary.gloss = title[u"en"].toString();
    summary.title = !shona.isEmpty()           ? shona
                    : !summary.gloss.isEmpty() ? summary.gloss
                                               : id.toString();
    summary.titleKey = searchFold(summary.title);
    summary.level = body[u"level"].toString();
    summary.unit = body[u"unit"].toString();
    summary.reviewState = body[u"provenance"][u"reviewState"].toString();
    QString text = id.toString() + u'\n' + shona + u'\n' + summary.gloss + u'\n' + summary.unit;
    for (const Json &word : body[u"vocabulary"].toArray()) {
        if (text.size() > searchTextLimit)
            break;
        text += u'\n' + word[u"headword"].toString();
    }
    summary.searchText = searchFold(text.first(std::min(text.size(), searchTextLimit)));
    return summary;
}

QList<Sha256> blobsOf(const Json &body)
{
    QList<Sha256> found;
    QSet<Sha256> seen;
    collectBlobs(body, found, seen);
    return found;
}

} // namespace Batanidza
