#include "ui/models/previewblocks.h"

#include "engine/base/jsonread.h"

#include <QHash>
#include <QSet>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList &keyedLists()
{
    static const QStringList lists{u"objectives"_s, u"culturalNotes"_s, u"vocabulary"_s,
                                   u"dialogue"_s,   u"grammarNotes"_s,  u"exercises"_s};
    return lists;
}

//! Notes on culture have one key for all of them, since the watch tells only that there are some.
QString keyOfList(const QString &list)
{
    return list == u"culturalNotes" ? u"culture"_s : list;
}

//! "/a/b~1c" as its keys.
QStringList tokensOf(const QString &path)
{
    QStringList tokens = path.split(u'/').mid(1);
    for (QString &token : tokens)
        token.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    return tokens;
}

class BlockMaker
{
public:
    BlockMaker(const PlatformPreview &platform, const Json &lesson)
        : m_shown(platform.shown)
    {
        for (const QString &list : keyedLists()) {
            const JsonArray &entries = lesson[list].toArray();
            for (qsizetype i = 0; i < entries.size(); ++i) {
                const QString id = entries[i][u"id"].toString();
                const QString key = list + u'/' + id;
                if (!id.isEmpty() && !m_paths.contains(key))
                    m_paths.insert(key, placeOf(list, i));
            }
        }
        for (const TraceLine &line : platform.made.trace) {
            const AdaptRule *rule = adaptRule(line.rule);
            if (!rule || !rule->warning)
                continue;
            const QString key = keyOfPath(line.path, lesson);
            m_warned.insert(key);
            if (line.rule == u"A4")
                m_withheld.insert(key);
        }
    }

    QList<PreviewBlock> make(const QString &platform)
    {
        const bool records = platform == u"ios" || platform == u"android";
        if (m_shown.contains(u"seo"))
            add({BlockKind::Search, BlockSection::None, u"search"_s, {}, m_shown[u"seo"]});
        title();
        if (m_shown[u"hasCultureNote"].toBool())
            add({BlockKind::NoteHint,
                 BlockSection::Culture,
                 u"culture"_s,
                 u"/culturalNotes"_s,
                 {},
                 true});
        if (records) // on phones notes on culture come first
            notes(u"culturalNotes"_s, BlockSection::Culture, {});
        list(u"objectives"_s, BlockKind::Objective, BlockSection::Objectives);
        if (!records)
            notes(u"culturalNotes"_s, BlockSection::Culture, true);
        list(u"vocabulary"_s, BlockKind::Word,
             m_shown.contains(u"dialogue") || m_shown.contains(u"exercises") ? BlockSection::Words
                                                                             : BlockSection::None);
        list(u"dialogue"_s, BlockKind::Line, BlockSection::Dialogue);
        if (!records)
            notes(u"culturalNotes"_s, BlockSection::Culture, false);
        notes(u"grammarNotes"_s, BlockSection::Grammar, {});
        list(u"exercises"_s, BlockKind::Exercise, BlockSection::Exercises);
        return std::move(m_blocks);
    }

private:
    void add(PreviewBlock block)
    {
        block.warning = !block.key.isEmpty() && m_warned.contains(block.key);
        m_blocks.append(std::move(block));
    }

    void title()
    {
        JsonObject entry;
        for (const auto &part : {u"title"_s, u"summary"_s}) {
            if (m_shown.contains(part))
                entry.set(part, m_shown[part]);
        }
        add({BlockKind::Title, BlockSection::None, u"title"_s, u"/title"_s, Json(entry)});
    }

    //! A heading stands for its whole list.
    void heading(const QString &list, BlockSection section, bool prominent = false)
    {
        if (section != BlockSection::None)
            add({BlockKind::Heading, section, keyOfList(list), u'/' + list, {}, prominent});
    }

    [[nodiscard]] PreviewBlock blockOf(const QString &list, const Json &entry, BlockKind kind,
                                       BlockSection section) const
    {
        PreviewBlock block;
        block.kind = kind;
        block.section = section;
        block.entry = entry;
        const QString id = entry[u"id"].toString();
        if (!id.isEmpty()) {
            block.key = list + u'/' + id;
            block.path = m_paths.value(block.key);
        }
        if (kind == BlockKind::Word || kind == BlockKind::Line) {
            const Json &clip = entry[u"audio"];
            block.speech = speechOf(clip, m_withheld.contains(block.key));
            block.durationMs = clip[u"durationMs"].toInteger();
        }
        return block;
    }

    void list(const QString &name, BlockKind kind, BlockSection section)
    {
        bool opened = false;
        for (const Json &entry : m_shown[name].toArray()) {
            if (!entry.isObject() || entry[u"deleted"].toBool())
                continue;
            if (!std::exchange(opened, true))
                heading(name, section);
            add(blockOf(name, entry, kind, section));
        }
    }

    //! All notes with the prominent ones first, or only those, or only the others.
    void notes(const QString &name, BlockSection section, std::optional<bool> prominent)
    {
        bool opened = false;
        for (const bool high : {true, false}) {
            if (prominent && *prominent != high)
                continue;
            for (const Json &entry : m_shown[name].toArray()) {
                if (!entry.isObject() || entry[u"deleted"].toBool() ||
                    (entry[u"prominence"].toString() == u"high") != high)
                    continue;
                if (!std::exchange(opened, true))
                    heading(name, section, high);
                PreviewBlock block = blockOf(name, entry, BlockKind::Note, section);
                block.prominent = high;
                add(std::move(block));
            }
        }
    }

    const Json &m_shown;
    QHash<QString, QString> m_paths; //!< by key
    QSet<QString> m_warned;
    QSet<QString> m_withheld;
    QList<PreviewBlock> m_blocks;
};

} // namespace

SpeechMark speechOf(const Json &clip, bool withheld)
{
    if (!clip.isObject())
        return SpeechMark::None;
    const QString state = clip[u"state"].toString();
    if (withheld || state == u"withheld")
        return SpeechMark::Withheld;
    const bool file = clip.contains(u"sha256") || !clip[u"renditions"].toArray().isEmpty();
    if (!file)
        return state == u"fallback" ? SpeechMark::Device : SpeechMark::None;
    return clip[u"origin"].toString() == u"tts" ? SpeechMark::SyntheticFile : SpeechMark::Person;
}

Json wordOfLine(const Json &line)
{
    JsonObject word{{u"id"_s, line[u"id"]}, {u"headword"_s, line[u"sn"]}};
    if (line[u"audio"].isObject())
        word.set(u"audio"_s, line[u"audio"]);
    return Json(word);
}

Json spokenEntry(const PreviewBlock &block)
{
    Json word;
    if (block.kind == BlockKind::Word)
        word = block.entry;
    else if (block.kind == BlockKind::Line)
        word = wordOfLine(block.entry);
    else
        return word;
    // A glance names no word in its clip: it has clips of its own words only.
    if (Json clip = word[u"audio"]; clip[u"renditions"].isArray() && !clip.contains(u"forText")) {
        clip.set(u"forText"_s, word[u"headword"]);
        word.set(u"audio"_s, std::move(clip));
    }
    return word;
}

QString keyOfPath(const QString &path, const Json &lesson)
{
    const QStringList tokens = tokensOf(path);
    if (tokens.isEmpty())
        return {};
    const QString &first = tokens.constFirst();
    if (first == u"title" || first == u"summary")
        return u"title"_s;
    if (first == u"seo" || first == u"platforms")
        return u"search"_s;
    if (!keyedLists().contains(first))
        return {};
    if (tokens.size() == 1)
        return keyOfList(first);
    const QString id = lesson[first].at(tokens[1].toLongLong())[u"id"].toString();
    return id.isEmpty() ? QString() : first + u'/' + id;
}

const TraceLine *verdictOf(const QList<TraceLine> &trace, QString path)
{
    for (;; path.truncate(path.lastIndexOf(u'/'))) {
        const TraceLine *found = nullptr;
        for (const TraceLine &line : trace) {
            if (line.path == path && (!found || line.fate > found->fate))
                found = &line;
        }
        if (found || path.isEmpty())
            return found;
    }
}

QList<PreviewBlock> previewBlocks(const PlatformPreview &platform, const Json &lesson)
{
    return BlockMaker(platform, lesson).make(platform.platform);
}

} // namespace Batanidza
