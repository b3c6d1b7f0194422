#pragma once

#include "engine/content/edit.h"
#include "engine/runtime/enginesnapshot.h"
#include "ui/models/preferences.h"

#include <QObject>
#include <QTimer>

#include <optional>

//! A lesson that is being written: what it was made from, what it says now, and a copy that
//! survives quitting and a crash. Main thread.
namespace Batanidza {

struct LessonDraftState
{
    QString key;                     //!< the lesson's id; of a new one "new:" and a number
    std::optional<BaseVersion> base; //!< nothing: the lesson is new
    Json baseBody;                   //!< null where it is new
    Json body;
    Millis at{0}; //!< UTC, of the last change

    friend bool operator==(const LessonDraftState &, const LessonDraftState &) = default;
};

//! The drafts of the person of this window in this workspace, by lesson.
class DraftBook
{
public:
    explicit DraftBook(Preferences &preferences)
        : m_preferences(preferences)
    {}

    //! Newest first; of each only key, time and the title in its body.
    struct Entry
    {
        QString key;
        QString title;
        Millis at{0};

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    [[nodiscard]] QList<Entry> entries() const;
    //! Nothing where there is none, or it cannot be read.
    [[nodiscard]] std::optional<LessonDraftState> find(const QString &key) const;
    void keep(const LessonDraftState &draft);
    void drop(const QString &key);
    //! "new:3": no draft has it.
    [[nodiscard]] QString freshKey() const;

private:
    [[nodiscard]] QString place(const QString &key) const;
    [[nodiscard]] QString listPlace() const;
    void keepEntries(const QList<Entry> &entries);

    Preferences &m_preferences;
};

class LessonDraft final : public QObject
{
    Q_OBJECT

public:
    explicit LessonDraft(DraftBook book, QObject *parent = nullptr);
    //! Keeps what is not kept yet.
    ~LessonDraft() override;

    void start(const LessonDraftState &state);
    //! Keeps what was written; isOpen() is false then.
    void close();
    //! Forgets what was written, also the kept copy.
    void discard();
    [[nodiscard]] bool isOpen() const { return m_open; }
    //! Another number for each start().
    [[nodiscard]] quint64 round() const { return m_round; }

    [[nodiscard]] const LessonDraftState &state() const { return m_state; }
    [[nodiscard]] const Json &body() const { return m_state.body; }
    //! `pointer` says where it differs from before: what to show to whoever undoes.
    void setBody(const Json &body, const QString &pointer, Millis now);
    //! What was published: the next changes are made from it.
    void rebase(const BaseVersion &base, const Json &body);
    [[nodiscard]] bool isChanged() const { return m_state.body != m_state.baseBody; }
    //! The changes as one edit without author, priority and platforms.
    [[nodiscard]] Edit edit() const;
    void keepNow();

Q_SIGNALS:
    void changed(const QString &pointer);
    void kept();

private:
    DraftBook m_book;
    LessonDraftState m_state;
    QTimer m_keep; //!< what was typed is at most a second old on the disk
    quint64 m_round = 0;
    bool m_open = false;
    bool m_dirty = false;
};

} // namespace Batanidza
