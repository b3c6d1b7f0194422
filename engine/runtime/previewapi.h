#pragma once

#include "engine/adapt/adapt.h"
#include "engine/merge/resolution.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

//! What each platform gets of a lesson, made by the adapters themselves, also of what is not saved.
//! Lives in the main thread; every call returns at once, and its future finishes in that thread's
//! event loop.
namespace Batanidza {

//! What is to be seen. Of `draft`, `conflict` and `version` the first that is given counts; with
//! none of them the lesson as it is now.
struct PreviewSubject
{
    ItemId item;
    Version version = {};
    ConflictId conflict = {}; //!< what would come of it
    //! In place of those of its draft; what is not chosen shows what the head says.
    std::optional<QList<FieldChoice>> choices = {};
    MaybeJson draft = {}; //!< a body that is not saved

    [[nodiscard]] bool isSaved() const { return !draft && conflict.isEmpty(); }
    friend bool operator==(const PreviewSubject &, const PreviewSubject &) = default;
};

//! One platform's share.
struct PlatformPreview
{
    QString platform;
    Adaptation made;      //!< with trace; the desktop's with its report
    Json shown;           //!< what there is to show of it: shownLesson()
    qint64 limit = 0;     //!< bytes that its body may have; 0 = none
    qint64 fileBytes = 0; //!< of all the files it fetches
    //! The body and the files together may have so many; 0 = no such limit.
    qint64 wholeLimit = 0;

    [[nodiscard]] bool isOver() const
    {
        return (limit > 0 && made.bytes.size() > limit) ||
               (wholeLimit > 0 && made.bytes.size() + fileBytes > wholeLimit);
    }
};

struct LessonPreview
{
    PreviewSubject subject;
    ItemId item;
    Version version; //!< what it is, or, where it is not saved, what it would be
    Version head;    //!< the lesson's newest; 0 = not known
    QString author;
    std::chrono::milliseconds at{0}; //!< UTC; 0 = not saved
    QStringList undecided;           //!< paths of the conflict's open questions
    LessonSource source;
    QList<PlatformPreview> platforms; //!< in the order of allPlatforms, then others by name
    QByteArray webPage;               //!< webPage() of the web's body

    //! nullptr where there is none of that name.
    [[nodiscard]] const PlatformPreview *of(QStringView platform) const;
};
using LessonPreviewPtr = std::shared_ptr<const LessonPreview>;

class PreviewApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Errors: not_found (the item, version or conflict is gone), unsupported (it is no lesson),
    //! invalid (nothing is left of it: it would be deleted), and those of reading it elsewhere.
    [[nodiscard]] virtual QFuture<Result<LessonPreviewPtr>> make(const PreviewSubject &subject) = 0;

Q_SIGNALS:
    //! Lessons or conflicts changed: what is shown may be old.
    void changed();
};

} // namespace Batanidza
