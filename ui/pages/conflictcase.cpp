#include "ui/pages/conflictcase.h"

#include "engine/runtime/awaited.h"
#include "ui/pages/conflictpool.h"

#include <algorithm>

namespace Batanidza {

using namespace std::chrono_literals;

namespace {

const FieldConflict *questionAt(const ConflictDetail &detail, const QString &path)
{
    for (const ConflictField &field : detail.fields) {
        if (field.question.path == path)
            return &field.question;
    }
    return nullptr;
}

bool asksTheSame(const FieldConflict *a, const FieldConflict *b)
{
    return a && b && a->base == b->base && a->current == b->current && a->incoming == b->incoming;
}

} // namespace

ConflictCase::ConflictCase(ConflictApi &api, ConflictChoices &desk, Preferences &preferences,
                           QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_desk(desk)
    , m_preferences(preferences)
    , m_kept(preferences)
{
    connect(&m_desk, &ConflictChoices::changed, this, &ConflictCase::keepUnsaved);
    m_presence.setInterval(20s);
    connect(&m_presence, &QTimer::timeout, this, &ConflictCase::tellLooking);
    m_check.setSingleShot(true);
    m_check.setInterval(250ms);
    connect(&m_check, &QTimer::timeout, this, &ConflictCase::checkHead);
    connect(&m_api, &ConflictApi::changed, &m_check, qOverload<>(&QTimer::start));
    connect(&m_api, &ConflictApi::viewersChanged, this,
            [this](const ConflictId &id, const QStringList &viewers) {
                if (id != m_id)
                    return;
                m_viewers = viewers;
                Q_EMIT viewersChanged();
            });
}

void ConflictCase::open(const ConflictId &id)
{
    if (id == m_id && m_state != State::Failed)
        return;
    close();
    m_id = id;
    if (id.isEmpty())
        return;
    load();
    tellLooking();
}

void ConflictCase::close()
{
    if (!m_id.isEmpty() && m_looking)
        m_api.view(m_id, m_preferences.personName(), false);
    m_presence.stop();
    ++m_asked;
    m_id = {};
    m_newer.reset();
    m_viewers.clear();
    m_rows.clear();
    m_state = State::None;
    m_sending = false;
    Q_EMIT stateChanged();
}

void ConflictCase::reload()
{
    if (!m_id.isEmpty())
        load();
}

void ConflictCase::load()
{
    if (m_state != State::Ready) {
        m_state = State::Loading;
        Q_EMIT stateChanged();
    }
    awaitResult(m_api.load(m_id), this,
                [this, asked = ++m_asked](const Result<ConflictDetail> &detail) {
                    if (asked != m_asked)
                        return;
                    if (!detail) {
                        m_state = State::Failed;
                        m_error = detail.error();
                        Q_EMIT stateChanged();
                        return;
                    }
                    take(*detail);
                });
}

void ConflictCase::take(const ConflictDetail &detail)
{
    awaitResult(inPool([detail] { return diffRows(detail); }), this,
                [this, detail, asked = m_asked](const Result<QList<DiffRow>> &rows) {
                    if (asked != m_asked || !rows)
                        return;
                    const bool first = m_state != State::Ready;
                    m_detail = detail;
                    m_rows = *rows;
                    m_newer.reset();
                    m_viewers = detail.row.viewers;
                    m_state = State::Ready;
                    m_sending = false;
                    if (first && detail.draft && m_desk.choices(m_id).isEmpty()) {
                        ChoicesByPath choices;
                        for (const FieldChoice &choice : detail.draft->choices) {
                            if (!detail.affected.contains(choice.path))
                                choices.insert(choice.path, choice);
                        }
                        m_desk.put(m_id, choices);
                    }
                    // What was decided while nobody could take it is newer than any draft.
                    const bool waits = first && isWaiting(detail.row.state);
                    if (!isWaiting(detail.row.state))
                        m_kept.drop(m_id);
                    const auto kept = waits ? m_kept.standing(detail) : ChoicesByPath();
                    if (!kept.isEmpty() && !m_desk.isUnsaved(m_id)) {
                        auto choices = m_desk.choices(m_id);
                        choices.insert(kept);
                        m_desk.decide(m_id, choices);
                    }
                    const bool back = !kept.isEmpty() && m_desk.isUnsaved(m_id);
                    Q_EMIT stateChanged();
                    Q_EMIT viewersChanged();
                    if (back)
                        Q_EMIT broughtBack();
                });
}

void ConflictCase::keepUnsaved(const ConflictId &id)
{
    if (m_desk.isUnsaved(id))
        m_kept.keep(id, m_desk.choices(id), id == m_id && isReady() ? &m_detail : nullptr);
    else
        m_kept.drop(id);
}

void ConflictCase::checkHead()
{
    if (!isReady() || m_sending || !isWaiting(m_detail.row.state))
        return;
    awaitResult(m_api.load(m_id), this,
                [this, asked = m_asked](const Result<ConflictDetail> &fresh) {
                    if (asked != m_asked || !fresh || m_sending)
                        return;
                    if (fresh->notes != m_detail.notes) {
                        m_detail.notes = fresh->notes;
                        Q_EMIT notesChanged();
                    }
                    if (!isWaiting(fresh->row.state)) {
                        // Somebody else settled it: that is said, and what was decided here stays.
                        m_detail.row = fresh->row;
                        Q_EMIT stateChanged();
                        return;
                    }
                    if (fresh->headVersion == m_detail.headVersion ||
                        (m_newer && m_newer->headVersion == fresh->headVersion))
                        return;
                    m_newer = *fresh;
                    Q_EMIT newerArrived();
                });
}

QStringList ConflictCase::affected(const ConflictDetail &fresh) const
{
    QStringList paths;
    const auto choices = m_desk.choices(m_id);
    for (auto it = choices.cbegin(); it != choices.cend(); ++it) {
        if (!asksTheSame(questionAt(m_detail, it.key()), questionAt(fresh, it.key())))
            paths += it.key();
    }
    paths.sort();
    return paths;
}

void ConflictCase::takeNewer()
{
    if (!m_newer)
        return;
    auto choices = m_desk.choices(m_id);
    for (const QString &path : affected(*m_newer))
        choices.remove(path);
    if (choices != m_desk.choices(m_id))
        m_desk.decide(m_id, choices);
    take(*m_newer);
}

void ConflictCase::saveDraft(const ConflictId &id)
{
    if (id.isEmpty())
        return;
    const auto made = m_desk.choices(id);
    auto choices = made.values();
    std::sort(choices.begin(), choices.end(),
              [](const FieldChoice &a, const FieldChoice &b) { return a.path < b.path; });
    const auto version = id == m_id && isReady() ? m_detail.headVersion : Version();
    awaitResult(m_api.saveDraft(id, version, choices, m_preferences.personName()), this,
                [this, id, made](const Result<void> &saved) {
                    if (!saved) {
                        Q_EMIT failed(saved.error());
                        return;
                    }
                    if (m_desk.choices(id) == made) {
                        m_desk.markSaved(id);
                        m_kept.drop(id);
                    }
                    Q_EMIT draftSaved(id);
                });
}

void ConflictCase::finish(const Resolution &resolution)
{
    if (!isReady() || m_sending)
        return;
    m_sending = true;
    Q_EMIT stateChanged();
    const Done done{m_id, {}, m_detail.row.title, m_desk.choices(m_id)};
    const PendingDecision decision{m_id, m_detail.headVersion, resolution,
                                   m_preferences.personName(), m_detail.row.title};
    const auto taken = [this, done, decision](const Result<ResolveOutcome> &outcome) {
        m_sending = false;
        if (!outcome && outcome.error().code == ErrorCode::Unavailable) {
            Q_EMIT unsent(decision);
            Q_EMIT stateChanged();
            return;
        }
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            Q_EMIT stateChanged();
            return;
        }
        if (const auto *resolved = std::get_if<ConflictResolved>(&*outcome)) {
            m_done = done;
            m_done->sequence = resolved->sequence;
            m_desk.put(done.id, {});
            Q_EMIT finished(*m_done);
        } else if (const auto *moved = std::get_if<ConflictMoved>(&*outcome)) {
            if (done.id == m_id) {
                m_newer = moved->fresh;
                takeNewer();
                Q_EMIT movedAtFinish(moved->affected);
            }
        }
        if (const auto *closed = std::get_if<ConflictClosed>(&*outcome))
            Q_EMIT closedMeanwhile(*closed);
        Q_EMIT stateChanged();
    };
    awaitResult(m_api.resolve(m_id, m_detail.headVersion, resolution, m_preferences.personName()),
                this, taken);
}

std::optional<Sequence> ConflictCase::takable() const
{
    if (isReady() && m_detail.row.state == ConflictState::Resolved &&
        m_detail.row.closedSequence.value() > 0)
        return m_detail.row.closedSequence;
    return m_done ? std::optional(m_done->sequence) : std::nullopt;
}

void ConflictCase::takeBack()
{
    const auto sequence = takable();
    if (!sequence)
        return;
    awaitResult(m_api.takeBack({*sequence}, {}, m_preferences.personName()), this,
                [this](const Result<TakeBackReport> &report) {
                    if (!report) {
                        Q_EMIT failed(report.error());
                        return;
                    }
                    // The decisions are here again, so that one of them can be changed.
                    if (m_done && report->reopened.contains(m_done->id))
                        m_desk.decide(m_done->id, m_done->choices);
                    m_done.reset();
                    Q_EMIT takenBack(*report);
                });
}

void ConflictCase::addNote(const QString &text)
{
    awaitResult(m_api.note(m_id, text, m_preferences.personName()), this,
                [this](const Result<void> &noted) {
                    if (!noted)
                        Q_EMIT failed(noted.error());
                    else
                        checkHead();
                });
}

void ConflictCase::setLooking(bool looking)
{
    if (looking == m_looking)
        return;
    m_looking = looking;
    if (!m_id.isEmpty() && !looking)
        m_api.view(m_id, m_preferences.personName(), false);
    if (looking)
        tellLooking();
    else
        m_presence.stop();
}

void ConflictCase::tellLooking()
{
    if (m_id.isEmpty() || !m_looking || m_preferences.personName().isEmpty())
        return;
    m_api.view(m_id, m_preferences.personName(), true);
    if (!m_presence.isActive())
        m_presence.start();
}

} // namespace Batanidza
