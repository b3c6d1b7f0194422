#pragma once

#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/previewapi.h"

//! PreviewApi over the apis that read lessons and conflicts, so it works alike on an engine in this
//! process and on one elsewhere. The adapters are those of this program and run in the pool. Main
//! thread.
namespace Batanidza {

//! Runs the adapters on one lesson. Pure; any thread. `found` holds what was read of it.
[[nodiscard]] LessonPreviewPtr makePreview(LessonPreview found, const Adapters &adapters);

class PreviewDesk final : public PreviewApi
{
    Q_OBJECT

public:
    //! All of it outlives this.
    PreviewDesk(ContentApi &content, ConflictApi &conflicts,
                const Adapters &adapters = Adapters::builtIn());

    [[nodiscard]] QFuture<Result<LessonPreviewPtr>> make(const PreviewSubject &subject) override;

private:
    using Promise = std::shared_ptr<QPromise<Result<LessonPreviewPtr>>>;

    void readHead(const Promise &promise, const PreviewSubject &subject);
    void readVersion(const Promise &promise, const PreviewSubject &subject);
    void readConflict(const Promise &promise, const PreviewSubject &subject);
    //! Makes what was found in the pool.
    void adapt(const Promise &promise, std::function<Result<LessonPreview>()> found);

    ContentApi &m_content;
    ConflictApi &m_conflicts;
    const Adapters &m_adapters;
};

} // namespace Batanidza
