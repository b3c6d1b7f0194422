#include "engine/runtime/previewdesk.h"

#include "engine/adapt/shownlesson.h"
#include "engine/adapt/webpage.h"
#include "engine/runtime/awaited.h"

#include <QThreadPool>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Error noLesson(const QString &type, const ItemId &id)
{
    return Error{ErrorCode::Unsupported,
                 u"%1 is a %2: every platform gets it as it is"_s.arg(id.toString(), type)};
}

Error isDeleted(const ItemId &id)
{
    return Error{ErrorCode::Invalid,
                 u"%1 would be deleted: no platform shows it"_s.arg(id.toString())};
}

Version after(Version version)
{
    return Version(version.value() + 1);
}

Result<LessonPreview> resultOf(const PreviewSubject &subject, const ConflictDetail &detail)
{
    LessonPreview found;
    found.subject = subject;
    found.item = detail.row.item;
    Resolution resolution;
    resolution.choices = subject.choices ? *subject.choices
                         : detail.draft  ? detail.draft->choices
                                         : QList<FieldChoice>();
    // Choices of a question that is gone since decide nothing; what is open shows the head.
    resolution.choices.removeIf([&](const FieldChoice &choice) {
        return std::none_of(
            detail.fields.cbegin(), detail.fields.cend(),
            [&](const ConflictField &field) { return field.question.path == choice.path; });
    });
    for (const ConflictField &field : detail.fields) {
        const QString &path = field.question.path;
        const bool chosen =
            std::any_of(resolution.choices.cbegin(), resolution.choices.cend(),
                        [&](const FieldChoice &choice) { return choice.path == path; });
        if (chosen)
            continue;
        resolution.choices.append({path, Choice::Current, {}});
        found.undecided.append(path);
    }
    const auto body = resolve(detail.sides(), detail.outcome(), resolution);
    if (!body)
        return body.error();
    if (!*body)
        return isDeleted(detail.row.item);
    found.head = detail.headVersion;
    found.version = after(detail.headVersion);
    found.source = LessonSource::of(**body, found.version);
    return found;
}

QStringList inOrder(QStringList names)
{
    QStringList ordered;
    for (const Platform platform : allPlatforms) {
        if (names.removeAll(platformName(platform)) > 0)
            ordered.append(platformName(platform));
    }
    names.sort();
    return ordered + names;
}

} // namespace

const PlatformPreview *LessonPreview::of(QStringView platform) const
{
    const auto found = std::find_if(platforms.cbegin(), platforms.cend(),
                                    [&](const auto &one) { return one.platform == platform; });
    return found == platforms.cend() ? nullptr : &*found;
}

LessonPreviewPtr makePreview(LessonPreview found, const Adapters &adapters)
{
    for (const QString &name : inOrder(adapters.platforms())) {
        const PlatformRules &rules = *adapters.rules(name);
        PlatformPreview one;
        one.platform = name;
        one.made = adapters.adapt(found.source, name, Detail::Traced);
        one.shown = shownLesson(one.made.body, rules);
        one.limit = std::max(rules.limit(u"bodyBytes"), rules.limit(u"glanceBytes"));
        one.wholeLimit = rules.limit(u"lessonBytes");
        for (const BlobUse &blob : one.made.blobs)
            one.fileBytes += blob.bytes;
        found.platforms.append(std::move(one));
    }
    if (const PlatformPreview *web = found.of(u"web"))
        found.webPage = webPage(web->made.body);
    return std::make_shared<const LessonPreview>(std::move(found));
}

PreviewDesk::PreviewDesk(ContentApi &content, ConflictApi &conflicts, const Adapters &adapters)
    : m_content(content)
    , m_conflicts(conflicts)
    , m_adapters(adapters)
{
    connect(&content, &ContentApi::changed, this, &PreviewApi::changed);
    connect(&conflicts, &ConflictApi::changed, this, &PreviewApi::changed);
}

QFuture<Result<LessonPreviewPtr>> PreviewDesk::make(const PreviewSubject &subject)
{
    const auto promise = startedPromise<LessonPreviewPtr>();
    const auto future = promise->future();
    if (subject.draft) {
        adapt(promise, [subject]() -> Result<LessonPreview> {
            LessonPreview found;
            found.subject = subject;
            found.item = subject.item;
            found.head = subject.version;
            found.version = after(subject.version);
            found.source = LessonSource::of(*subject.draft, found.version);
            return found;
        });
    } else if (!subject.conflict.isEmpty()) {
        readConflict(promise, subject);
    } else if (subject.version.value() > 0) {
        readVersion(promise, subject);
    } else {
        readHead(promise, subject);
    }
    return future;
}

void PreviewDesk::adapt(const Promise &promise, std::function<Result<LessonPreview>()> found)
{
    QThreadPool::globalInstance()->start([promise, found = std::move(found),
                                          adapters = &m_adapters] {
        auto lesson = found();
        finish(*promise, lesson
                             ? Result<LessonPreviewPtr>(makePreview(*std::move(lesson), *adapters))
                             : Result<LessonPreviewPtr>(lesson.error()));
    });
}

void PreviewDesk::readHead(const Promise &promise, const PreviewSubject &subject)
{
    awaitResult<ItemDetail>(
        m_content.load(subject.item), this,
        [this, promise, subject](const Result<ItemDetail> &detail) {
            if (!detail)
                return finish(*promise, detail.error());
            if (detail->row.type != u"lesson")
                return finish(*promise, noLesson(detail->row.type, subject.item));
            adapt(promise, [subject, detail = *detail]() -> Result<LessonPreview> {
                LessonPreview found;
                found.subject = subject;
                found.item = subject.item;
                found.head = found.version = detail.row.version;
                found.author = detail.row.editedBy;
                found.at = detail.row.editedAt;
                found.source = LessonSource::of(detail.body, detail.row.version);
                return found;
            });
        });
}

void PreviewDesk::readVersion(const Promise &promise, const PreviewSubject &subject)
{
    awaitResult<ItemBody>(m_content.revision(subject.item, subject.version), this,
                          [this, promise, subject](const Result<ItemBody> &read) {
                              if (!read)
                                  return finish(*promise, read.error());
                              if (read->revision.deleted)
                                  return finish(*promise, isDeleted(subject.item));
                              adapt(promise, [subject, read = *read]() -> Result<LessonPreview> {
                                  LessonPreview found;
                                  found.subject = subject;
                                  found.item = subject.item;
                                  found.version = subject.version;
                                  found.author = read.revision.author;
                                  found.at = read.revision.at;
                                  found.source = LessonSource::of(read.body, subject.version);
                                  return found;
                              });
                          });
}

void PreviewDesk::readConflict(const Promise &promise, const PreviewSubject &subject)
{
    awaitResult<ConflictDetail>(
        m_conflicts.load(subject.conflict), this,
        [this, promise, subject](const Result<ConflictDetail> &detail) {
            if (!detail)
                return finish(*promise, detail.error());
            if (!detail->row.type.isEmpty() && detail->row.type != u"lesson")
                return finish(*promise, noLesson(detail->row.type, detail->row.item));
            adapt(promise, [subject, detail = *detail] { return resultOf(subject, detail); });
        });
}

} // namespace Batanidza
