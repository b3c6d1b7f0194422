#include "engine/content/shapecheck.h"

#include <QRegularExpression>
#include <QSet>

#include <map>

namespace Batanidza {

namespace {

constexpr QStringView listsWithIds[] = {u"objectives",   u"vocabulary",    u"dialogue",
                                        u"grammarNotes", u"culturalNotes", u"exercises",
                                        u"media"};

void checkUnique(const Json &list, const QString &at, Findings &findings)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < list.toArray().size(); ++i) {
        const QString path = at + QStringLiteral("/%1/id").arg(i);
        const Json &id = list.at(i)[u"id"];
        if (!list.at(i).isObject())
            continue;
        if (!id.isString() || id.toString().isEmpty()) {
            findings.error(u"id-missing", path,
                           QStringLiteral("every entry needs an id of its own"));
        } else if (seen.contains(id.toString())) {
            findings.error(u"id-duplicate", path,
                           QStringLiteral("\"%1\" stands here twice").arg(id.toString().left(60)));
        }
        seen.insert(id.toString());
    }
}

class References
{
public:
    References(const Json &body, Findings &findings)
        : m_findings(findings)
    {
        for (const QStringView list : {u"objectives", u"vocabulary", u"media"})
            m_lists.emplace(list, EntryIndex(body[list]));
    }

    void check(QStringView list, const Json &id, const QString &path)
    {
        if (!m_lists.at(list).find(id)) {
            m_findings.error(u"ref", path,
                             QStringLiteral("no entry of %1 has the id \"%2\"")
                                 .arg(list, id.toString().left(60)));
        }
    }
    void checkIfThere(QStringView list, const Json &object, QStringView field, const QString &at)
    {
        if (object.contains(field))
            check(list, object[field], at + u'/' + field.toString());
    }

private:
    std::map<QStringView, EntryIndex> m_lists;
    Findings &m_findings;
};

void checkExperiment(const Json &experiment, const QString &at, Findings &findings)
{
    const Json &arms = experiment[u"arms"];
    checkUnique(arms, at + QStringLiteral("/arms"), findings);
    qint64 weights = 0;
    static const QRegularExpression closed(
        QStringLiteral("^/(id|culturalNotes|vocabulary/[^/]*/headword)(/|$)|/answer(/|$)|^$|^/"
                       "vocabulary(/[^/]*)?$"));
    for (qsizetype i = 0; i < arms.toArray().size(); ++i) {
        const qint64 weight = arms.at(i)[u"weight"].toInteger();
        if (weight < 0 || weight > 100) {
            findings.error(u"experiment-weights", at + QStringLiteral("/arms/%1/weight").arg(i),
                           QStringLiteral("%1; a weight is 0 to 100").arg(weight),
                           QStringLiteral("the weights of all arms make 100"));
        }
        weights += std::clamp<qint64>(weight, -1000, 1000);
        const JsonArray &patch = arms.at(i)[u"patch"].toArray();
        for (qsizetype k = 0; k < patch.size(); ++k) {
            for (const QStringView field : {u"path", u"from"}) {
                if (!patch[k].contains(field) ||
                    !closed.match(patch[k][field].toString()).hasMatch())
                    continue;
                findings.error(
                    u"experiment-patch",
                    at + QStringLiteral("/arms/%1/patch/%2/%3").arg(i).arg(k).arg(field),
                    QStringLiteral(
                        "an experiment does not change ids, headwords, answers or cultural notes"));
            }
        }
    }
    if (weights != 100) {
        findings.error(u"experiment-weights", at + QStringLiteral("/arms"),
                       QStringLiteral("the weights make %1, not 100").arg(weights),
                       QStringLiteral("change a weight until all make 100"));
    }
    if (!EntryIndex(arms).find(experiment[u"default"]))
        findings.error(u"ref", at + QStringLiteral("/default"),
                       QStringLiteral("no arm has this id"));
}

void checkPlatforms(const Json &body, References &references, Findings &findings)
{
    const Json &web = body[u"platforms"][u"web"];
    references.checkIfThere(u"media", web, u"ogImage", QStringLiteral("/platforms/web"));
    static const QRegularExpression slug(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    if (web.contains(u"slug") && !slug.match(web[u"slug"].toString()).hasMatch()) {
        findings.error(
            u"web-slug", QStringLiteral("/platforms/web/slug"),
            QStringLiteral("an address part is small letters, digits and single hyphens"));
    }
    const qsizetype length = web[u"metaDescription"].toString().size();
    if (web.contains(u"metaDescription") && (length < 50 || length > 160)) {
        findings.warning(u"web-description", QStringLiteral("/platforms/web/metaDescription"),
                         QStringLiteral("%1 characters; search engines show 50 to 160").arg(length),
                         length < 50 ? QStringLiteral("say more")
                                     : QStringLiteral("say it shorter"));
    }
    const JsonArray &words = body[u"platforms"][u"watch"][u"words"].toArray();
    for (qsizetype i = 0; i < words.size(); ++i)
        references.check(u"vocabulary", words[i],
                         QStringLiteral("/platforms/watch/words/%1").arg(i));
    if (words.size() > 8) {
        findings.warning(u"watch-words", QStringLiteral("/platforms/watch/words"),
                         QStringLiteral("%1 words; the watch shows 8").arg(words.size()),
                         QStringLiteral("take the others out of the list"));
    }
}

//! What can be said of one lesson alone; checkCourse() knows the others.
void checkPrerequisites(const Json &body, Findings &findings)
{
    const JsonArray &named = body[u"prerequisites"].toArray();
    QSet<QString> seen;
    for (qsizetype i = 0; i < named.size(); ++i) {
        const QString path = QStringLiteral("/prerequisites/%1").arg(i);
        const QString id = named[i].toString();
        if (id == body[u"id"].toString()) {
            findings.error(u"prerequisite", path,
                           QStringLiteral("a lesson does not build on itself"),
                           QStringLiteral("take it out of the list"));
        } else if (seen.contains(id)) {
            findings.warning(u"prerequisite", path,
                             QStringLiteral("\"%1\" stands here twice").arg(id.left(60)),
                             QStringLiteral("take it out of the list"));
        }
        seen.insert(id);
    }
}

} // namespace

void checkIds(const Json &body, Findings &findings)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9]+(\\.[a-z0-9-]+)+$"));
    const QString id = body[u"id"].toString();
    if (id.size() > 128) {
        findings.error(u"id-form", QStringLiteral("/id"),
                       QStringLiteral("%1 characters; an id has at most 128").arg(id.size()),
                       QStringLiteral("give it a shorter id"));
    } else if (body[u"id"].isString() && !form.match(id).hasMatch()) {
        findings.error(u"id-form", QStringLiteral("/id"),
                       QStringLiteral("an id is small letters and digits in parts divided by dots, "
                                      "such as sna.greet.001"));
    }
    for (const QStringView list : listsWithIds)
        checkUnique(body[list], u'/' + list.toString(), findings);

    References references(body, findings);
    const JsonArray &words = body[u"vocabulary"].toArray();
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString word = words[i][u"id"].toString();
        if (!word.isEmpty() && !word.startsWith(id + u'.')) {
            findings.warning(u"id-prefix", entryPath(u"vocabulary", i) + QStringLiteral("/id"),
                             QStringLiteral("the id of a word starts with the lesson's"),
                             id + u'.' + word);
        }
    }
    const JsonArray &exercises = body[u"exercises"].toArray();
    for (qsizetype i = 0; i < exercises.size(); ++i) {
        if (isTombstone(exercises[i]))
            continue;
        const QString at = entryPath(u"exercises", i);
        references.checkIfThere(u"objectives", exercises[i], u"objective", at);
        references.checkIfThere(u"vocabulary", exercises[i], u"vocabularyRef", at);
    }
    const JsonArray &cards = body[u"flashcards"].toArray();
    for (qsizetype i = 0; i < cards.size(); ++i) {
        for (const QStringView side : {u"front", u"back"})
            references.checkIfThere(u"vocabulary", cards[i][side], u"vocabularyRef",
                                    entryPath(u"flashcards", i) + u'/' + side.toString());
    }
    const JsonArray &experiments = body[u"variantsAB"].toArray();
    for (qsizetype i = 0; i < experiments.size(); ++i)
        checkExperiment(experiments[i], entryPath(u"variantsAB", i), findings);
    checkPrerequisites(body, findings);
    checkPlatforms(body, references, findings);
}

} // namespace Batanidza
