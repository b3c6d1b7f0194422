// The lesson editor's other half: what its actions do to the lesson, and how it is sent.

#include "ui/pages/lessoneditor.h"

#include "engine/base/jsonread.h"
#include "engine/content/shapecheck.h"
#include "engine/runtime/awaited.h"
#include "ui/models/lessonedits.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/lessonform.h"
#include "ui/pages/lessonoutline.h"
#include "ui/pages/lessonpublish.h"
#include "ui/pages/lessonstep.h"
#include "ui/text/errortext.h"
#include "ui/text/lessonfieldtext.h"

#include <QRegularExpression>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Audio of which nothing is left is no audio.
Json withoutEmptyAudio(const Json &body, const QString &entry)
{
    const QString at = entry + u"/audio"_s;
    const Json *audio = atPointer(body, at);
    if (!audio || !audio->isObject())
        return body;
    for (const auto &[key, value] : audio->toObject()) {
        const bool empty = value.isNull() || (value.isArray() && value.toArray().isEmpty());
        if (!empty)
            return body;
    }
    return withValue(body, at, Json());
}

} // namespace

void LessonEditor::change(const Json &body, const QString &pointer, const QString &text, bool typed)
{
    const auto now = m_context.clock.utc();
    m_changing = true;
    changeAsStep(m_context.undo, *m_draft, {body, pointer, text, typed ? m_run.number : 0, now});
    m_changing = false;
}

void LessonEditor::onEdited(const QString &pointer, const MaybeJson &value)
{
    if (!isOpen() || m_sending)
        return;
    if (m_run.pointer != pointer) {
        static quint64 runs = 0;
        m_run = {++runs, pointer, m_draft->body()};
    }
    auto name = pointer;
    if (const auto *field = m_form->field(pointer))
        name = LessonFieldText::field(field->spec().name);
    else
        name = LessonFieldText::entry(m_form->list());
    change(edited(pointer, value), pointer, name, true);
}

Json LessonEditor::edited(const QString &pointer, const MaybeJson &value) const
{
    static const QRegularExpression entryField(u"^(/([A-Za-z]+)/(\\d+))/(.+)$"_s);
    const QString text = value ? value->toString() : QString();
    if (pointer == u"/id")
        return withLessonId(m_run.before, text);
    const auto match = entryField.match(pointer);
    if (!match.hasMatch())
        return withValue(m_draft->body(), pointer, value);
    const QString at = match.captured(1);
    const QString list = match.captured(2);
    const QString field = match.captured(4);
    const Json *before = atPointer(m_run.before, at);
    const Json *now = atPointer(m_draft->body(), at);
    if (list == u"exercises" && field == u"type" && now)
        return withValue(m_draft->body(), at, withExerciseType(*now, text));
    if (list == u"vocabulary" && before) {
        if (field == u"headword")
            return withValue(m_draft->body(), at, withHeadword(*before, text));
        if (field == u"headwordToned")
            return withValue(m_draft->body(), at, withTonedForm(*before, text));
        if (field == u"tone/pattern")
            return withValue(m_draft->body(), at, withTonePattern(*before, text));
        if (field == u"pronunciation/ipa") {
            const Json typed = withValue(m_draft->body(), pointer, value);
            return withValue(typed, at + u"/pronunciation/ipaOrigin"_s, Json(u"human"));
        }
    }
    const Json changed = withValue(m_draft->body(), pointer, value);
    return field.startsWith(u"audio/"_s) ? withoutEmptyAudio(changed, at) : changed;
}

void LessonEditor::addEntry(const QString &list)
{
    if (!isOpen())
        return;
    const Json &body = m_draft->body();
    const auto index = body[list].toArray().size();
    change(withEntryAdded(body, list, freshEntry(body, list)), u"/%1/%2"_s.arg(list).arg(index),
           //: What would be undone: %1 a kind of entry ("Word")
           tr("Add: %1").arg(LessonFieldText::entry(list)));
    m_outline->choose(list, index);
    (void)m_form->reveal(m_form->place());
}

void LessonEditor::addWords(const JsonArray &words)
{
    if (!isOpen() || words.isEmpty())
        return;
    Json body = m_draft->body();
    const auto first = body[u"vocabulary"].toArray().size();
    for (const Json &word : words) {
        Json entry = word;
        entry.set(u"id"_s, Json(freshEntryId(body, u"vocabulary"_s)));
        body = withEntryAdded(body, u"vocabulary"_s, entry);
    }
    change(body, u"/vocabulary"_s, tr("Add %n word(s)", nullptr, static_cast<int>(words.size())));
    m_outline->choose(u"vocabulary"_s, first);
}

void LessonEditor::removeEntry()
{
    const auto list = m_outline->chosenList();
    const auto index = m_outline->chosenIndex();
    if (!isOpen() || index < 0)
        return;
    m_outline->setFocus();
    change(withEntryRemoved(m_draft->body(), list, index, m_draft->state().baseBody),
           u"/%1/%2"_s.arg(list).arg(index),
           //: What would be undone: %1 a kind of entry ("Word")
           tr("Take out: %1").arg(LessonFieldText::entry(list)));
}

void LessonEditor::moveEntry(int direction)
{
    const auto list = m_outline->chosenList();
    const auto index = m_outline->chosenIndex();
    const auto to = neighbour(m_draft->body(), list, index, direction);
    if (!isOpen() || index < 0 || to < 0)
        return;
    change(withEntryMoved(m_draft->body(), list, index, direction), u"/%1/%2"_s.arg(list).arg(to),
           //: What would be undone: %1 a kind of entry ("Word")
           tr("Move: %1").arg(LessonFieldText::entry(list)));
    m_outline->choose(list, to);
}

void LessonEditor::renew(bool all)
{
    if (!isOpen())
        return;
    Json body = m_draft->body();
    const auto chosen = m_outline->chosenIndex();
    int renewed = 0;
    const auto count = body[u"vocabulary"].toArray().size();
    for (qsizetype i = 0; i < count; ++i) {
        const Json word = body[u"vocabulary"].at(i);
        if (isTombstone(word) || !notationsAreOld(word) || (!all && i != chosen))
            continue;
        body = withValue(body, u"/vocabulary/%1"_s.arg(i), withNotationsRenewed(word));
        ++renewed;
    }
    if (renewed == 0) {
        say(Severity::Ok, tr("All notations fit their words."));
        return;
    }
    change(body, u"/vocabulary"_s, tr("Regenerate notations"));
    if (all)
        say(Severity::Ok, tr("The notations of %n word(s) were derived again.", nullptr, renewed));
}

void LessonEditor::publish()
{
    if (!isOpen() || m_sending || !m_publish->reason().isEmpty())
        return;
    m_draft->keepNow();
    Edit edit = m_draft->edit();
    edit.author = m_context.preferences.personName();
    edit.at = m_context.clock.utc();
    edit.priority = m_publish->priority();
    edit.platforms = m_publish->platforms();
    m_sending = true;
    showState();
    if (m_draft->state().base)
        return send(edit);
    // An id is never used twice: the other lesson would be asked to become this one.
    awaitResult(m_api.load(edit.id), this, [this, edit](const Result<ItemDetail> &there) {
        if (!there && there.error().code == ErrorCode::NotFound)
            return send(edit);
        m_sending = false;
        showState();
        if (!there) {
            say(Severity::Critical, tr("Not published; the draft is kept. %1")
                                        .arg(ErrorText::sentence(there.error().code)));
            return;
        }
        say(Severity::Critical, tr("There is a lesson %1 already (%2). Give this one another id.")
                                    .arg(edit.id.toString(), there->row.title));
        reveal(u"/id"_s);
    });
}

void LessonEditor::send(const Edit &edit)
{
    awaitResult(m_api.save(edit), this,
                [this](const Result<Receipt> &receipt) { onPublished(receipt); });
}

void LessonEditor::onPublished(const Result<Receipt> &receipt)
{
    m_sending = false;
    if (!receipt) {
        showState();
        say(Severity::Critical, tr("Not published; the draft is kept. %1")
                                    .arg(ErrorText::sentence(receipt.error().code)));
        return;
    }
    const auto version = receipt->version.value_or(Version()).value();
    switch (receipt->status) {
    case EditStatus::Applied:
        say(Severity::Ok,
            tr("Published as version %1. It is on its way to all platforms.").arg(version));
        break;
    case EditStatus::Merged:
        say(Severity::Ok,
            tr("Published as version %1, joined with what others wrote meanwhile.").arg(version));
        break;
    case EditStatus::Queued: {
        const Address conflict{u"conflict"_s, receipt->conflict.toString(), {}};
        say(Severity::Warning,
            tr("Your edit meets somebody else's. It is kept and waits in Conflicts; the lesson "
               "stays at version %1.")
                .arg(version),
            {{tr("Open the conflict"), [this, conflict] { m_context.go(conflict); }}});
        break;
    }
    case EditStatus::Unchanged:
        say(Severity::Ok, tr("The lesson says this already. Nothing was changed."));
        break;
    case EditStatus::Rejected: {
        const auto error = receipt->error.value_or(Error{});
        showState();
        say(Severity::Critical, tr("Not published; the draft is kept. %1 (%2)")
                                    .arg(ErrorText::sentence(error.code), error.detail));
        return; // what was written stays
    }
    }
    m_draft->discard();
    Q_EMIT published(*receipt);
    leave();
}

void LessonEditor::close()
{
    if (!isOpen())
        return;
    m_draft->close();
    leave();
}

void LessonEditor::leave()
{
    if (m_context.drafts)
        m_context.drafts->remove(item());
    ++m_asked;
    m_settle.stop();
    enableActions(false);
    Q_EMIT closed();
}

bool LessonEditor::escape()
{
    if (!isOpen())
        return false;
    close();
    return true;
}

} // namespace Batanidza
