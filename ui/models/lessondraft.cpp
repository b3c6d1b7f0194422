#include "ui/models/lessondraft.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/sha256.h"
#include "engine/content/jsonpatch.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int draftVersion = 1;
constexpr qsizetype mostDrafts = 50;

QString titleOf(const Json &body)
{
    const Json &title = body[u"title"];
    for (const QString &text : {title[u"sn"].toString(), title[u"en"].toString()}) {
        if (!text.isEmpty())
            return text;
    }
    return body[u"id"].toString();
}

Json writeDraft(const LessonDraftState &draft)
{
    Json json = JsonObject{{u"key"_s, draft.key},
                           {u"body"_s, draft.body},
                           {u"baseBody"_s, draft.baseBody},
                           {u"at"_s, qint64(draft.at.count())}};
    if (draft.base) {
        json.set(u"version"_s, draft.base->version.value());
        json.set(u"hash"_s, draft.base->hash.toHex());
    }
    return json;
}

} // namespace

QString DraftBook::listPlace() const
{
    const auto person = Sha256::of(m_preferences.personName().toUtf8()).toHex().left(12);
    return m_preferences.placeInWorkspace(u"content/drafts/%1"_s.arg(person));
}

QString DraftBook::place(const QString &key) const
{
    // Names of keys fold case on some systems, and ids may hold what a key may not.
    return u"%1-%2"_s.arg(listPlace(), Sha256::of(key.toUtf8()).toHex().left(24));
}

QList<DraftBook::Entry> DraftBook::entries() const
{
    QList<Entry> entries;
    const auto list = readJson(m_preferences.state(listPlace(), draftVersion));
    if (!list)
        return {};
    for (const Json &one : list->toArray()) {
        entries.append(
            {one[u"key"].toString(), one[u"title"].toString(), Millis(one[u"at"].toInteger())});
    }
    return entries;
}

void DraftBook::keepEntries(const QList<Entry> &entries)
{
    JsonArray list;
    for (const Entry &entry : entries) {
        list.append(JsonObject{
            {u"key"_s, entry.key}, {u"title"_s, entry.title}, {u"at"_s, qint64(entry.at.count())}});
    }
    m_preferences.setState(listPlace(), draftVersion, writeJson(Json(list)));
}

std::optional<LessonDraftState> DraftBook::find(const QString &key) const
{
    const QByteArray packed = m_preferences.state(place(key), draftVersion);
    if (packed.isEmpty())
        return {};
    const auto json = readJson(qUncompress(packed));
    if (!json || (*json)[u"key"].toString() != key || !(*json)[u"body"].isObject())
        return {};
    LessonDraftState draft;
    draft.key = key;
    draft.body = (*json)[u"body"];
    draft.baseBody = (*json)[u"baseBody"];
    draft.at = Millis((*json)[u"at"].toInteger());
    if (const auto hash = Sha256::fromHex((*json)[u"hash"].toString()))
        draft.base = BaseVersion{Version((*json)[u"version"].toInteger()), *hash};
    return draft;
}

void DraftBook::keep(const LessonDraftState &draft)
{
    m_preferences.setState(place(draft.key), draftVersion,
                           qCompress(writeJson(writeDraft(draft)), 1));
    auto all = entries();
    all.removeIf([&](const Entry &entry) { return entry.key == draft.key; });
    all.prepend({draft.key, titleOf(draft.body), draft.at});
    while (all.size() > mostDrafts)
        m_preferences.setState(place(all.takeLast().key), draftVersion, {});
    keepEntries(all);
}

void DraftBook::drop(const QString &key)
{
    auto all = entries();
    if (all.removeIf([&](const Entry &entry) { return entry.key == key; }) == 0)
        return;
    m_preferences.setState(place(key), draftVersion, {});
    keepEntries(all);
}

QString DraftBook::freshKey() const
{
    const auto all = entries();
    for (int n = 1;; ++n) {
        const QString key = u"new:%1"_s.arg(n);
        if (std::ranges::find(all, key, &Entry::key) == all.end())
            return key;
    }
}

LessonDraft::LessonDraft(DraftBook book, QObject *parent)
    : QObject(parent)
    , m_book(book)
{
    m_keep.setSingleShot(true);
    m_keep.setInterval(1s);
    connect(&m_keep, &QTimer::timeout, this, &LessonDraft::keepNow);
}

LessonDraft::~LessonDraft()
{
    blockSignals(true); // whoever listened may be half gone
    close();
}

void LessonDraft::start(const LessonDraftState &state)
{
    close();
    m_state = state;
    m_open = true;
    ++m_round;
    Q_EMIT changed({});
}

void LessonDraft::close()
{
    keepNow();
    m_open = false;
    ++m_round;
}

void LessonDraft::discard()
{
    m_keep.stop();
    m_dirty = false;
    m_book.drop(m_state.key);
    m_open = false;
    ++m_round;
}

void LessonDraft::setBody(const Json &body, const QString &pointer, Millis now)
{
    if (!m_open || body == m_state.body)
        return;
    m_state.body = body;
    m_state.at = now;
    m_dirty = true;
    if (!m_keep.isActive())
        m_keep.start();
    Q_EMIT changed(pointer);
}

void LessonDraft::rebase(const BaseVersion &base, const Json &body)
{
    m_keep.stop();
    m_dirty = false;
    m_book.drop(m_state.key);
    m_state.key = body[u"id"].toString();
    m_state.base = base;
    m_state.baseBody = body;
    m_state.body = body;
    ++m_round;
    Q_EMIT changed({});
}

Edit LessonDraft::edit() const
{
    Edit edit;
    edit.id = ItemId(m_state.body[u"id"].toString());
    edit.type = u"lesson"_s;
    if (m_state.base) {
        edit.base = *m_state.base;
        edit.content = EditPatch{makePatch(m_state.baseBody, m_state.body)};
    } else {
        edit.base = BaseAbsent{};
        edit.content = EditBody{m_state.body};
    }
    edit.at = m_state.at;
    return edit;
}

void LessonDraft::keepNow()
{
    m_keep.stop();
    if (!m_open || !m_dirty)
        return;
    m_dirty = false;
    if (isChanged())
        m_book.keep(m_state);
    else
        m_book.drop(m_state.key);
    Q_EMIT kept();
}

} // namespace Batanidza
