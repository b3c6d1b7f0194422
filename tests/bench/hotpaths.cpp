#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/commitbatch.h"
#include "engine/commit/preparedbody.h"
#include "engine/content/edit.h"
#include "engine/content/jsonpatch.h"
#include "engine/content/lessongenerator.h"
#include "engine/hub/catchup.h"
#include "engine/wire/codec.h"

#include <cstdio>
#include <cstring>

// The paths that every edit and every delivery takes, each in a function of its own that callgrind
// counts by name (tests/bench/callgrind). Same input, same instructions.
using namespace Batanidza;

namespace {

constexpr int rounds = 20;

struct Material
{
    QByteArray before;
    QByteArray after;
    QByteArray pushFrame;
    QByteArray changesFrame;
    CommitBatchPtr batch;
    SessionContext context;
};

Material makeMaterial()
{
    Material made;
    const Json before = generateLesson(7, 3);
    Json after = before;
    JsonObject title = after[u"title"].toObject();
    title.set(QStringLiteral("en"), QStringLiteral("Another title"));
    after.set(QStringLiteral("title"), Json(title));
    made.before = writeJson(before);
    made.after = writeJson(after);

    Edit edit;
    edit.n = EditNumber(1);
    edit.id = ItemId(before[u"id"].toString());
    edit.type = QStringLiteral("lesson");
    edit.base = BaseVersion{Version(1), Sha256::of(made.before)};
    edit.content = EditBody{after};
    edit.author = QStringLiteral("rudo");
    edit.at = std::chrono::milliseconds(1'700'000'000'000);
    made.pushFrame = Wire::encode(Wire::Request{Json(1), Wire::Push{{writeEdit(edit)}}});

    CommittedChange committed;
    Change &change = committed.change;
    change.sequence = Sequence(2);
    change.id = edit.id;
    change.type = edit.type;
    change.version = Version(2);
    change.hash = Sha256::of(made.after);
    change.at = edit.at;
    change.origin = {QStringLiteral("web"), edit.author, QStringLiteral("0123456789abcdef")};
    committed.body = made.after;
    committed.previousBody = made.before;
    const Epoch epoch(QString(32, QLatin1Char('a')));
    const TenantId tenant(QStringLiteral("demo"));
    made.batch = std::make_shared<CommitBatch>(tenant, Cursor{epoch, Sequence(1)},
                                               Cursor{epoch, Sequence(2)},
                                               QList<CommittedChange>{committed});
    made.context.tenant = tenant;
    made.context.platform = QStringLiteral("web");
    made.context.form = Wire::Form::Canonical; // adapting has a benchmark of its own
    made.context.bodies = Wire::Bodies::Patch;
    const auto pages = pagesFor(made.context, *made.batch, made.batch->from, nullptr);
    made.changesFrame = Wire::encode(Wire::Notice{Wire::ChangesNotice{pages.first()}});
    return made;
}

[[noreturn]] void broken(const char *what)
{
    std::fprintf(stderr, "hotpaths: %s\n", what);
    std::exit(1);
}

} // namespace

extern "C" {

// A commit in the form of a session that takes patches: line, notice, frame.
__attribute__((noinline)) void hotpath_encode_change(const Material &material)
{
    const auto pages = pagesFor(material.context, *material.batch, material.batch->from, nullptr);
    const QByteArray text = Wire::encode(Wire::Notice{Wire::ChangesNotice{pages.first()}});
    if (Wire::pack(text, true).bytes.isEmpty())
        broken("nothing was encoded");
}

// A body to its canonical form and its name.
__attribute__((noinline)) void hotpath_jcs_and_hash(const Material &material)
{
    const auto body = readJson(material.before);
    if (!body || Sha256::of(writeJson(*body)) != Sha256::of(material.before))
        broken("the canonical form is another one");
}

// What a push costs before and beside the database.
__attribute__((noinline)) void hotpath_commit_pure_part(const Material &material)
{
    const auto decoded = Wire::decode(Wire::FrameForm::Text, material.pushFrame);
    const auto &request = std::get<Wire::Request>(decoded->messages.first());
    const Json &raw = std::get<Wire::Push>(request.call).edits.first();
    JsonPlace place;
    const QByteArray bytes = writeJson(raw, u"body", place);
    const auto edit = readPrintedEdit(raw, Sha256::of(bytes));
    const PreparedBodyPtr made = prepareBody(edit->id, std::get<EditBody>(edit->content).body, 64,
                                             bytes.sliced(place.at, place.size));
    if (edit->fingerprint.isNull() || made->canonical != material.after ||
        made->summary.title.isEmpty() || !made->blobs.isEmpty())
        broken("the edit is another one");
}

// A live change with a patch, as a client takes it in, beside its store.
__attribute__((noinline)) void hotpath_client_apply(const Material &material)
{
    const auto decoded = Wire::decode(Wire::FrameForm::Text, material.changesFrame);
    const auto &notice = std::get<Wire::Notice>(decoded->messages.first());
    const Wire::ChangeLine &line =
        std::get<Wire::ChangesNotice>(notice.content).page.changes.first();
    const auto held = readJson(material.before);
    if (!line.patch)
        broken("the change has no patch");
    const auto patched = applyPatch(*held, line.patch->operations);
    if (!patched || Sha256::of(writeJson(*patched)) != line.adaptedHash)
        broken("the patch leads elsewhere");
}

} // extern "C"

int main(int argc, char **argv)
{
    struct Path
    {
        const char *name;
        void (*run)(const Material &);
    };
    constexpr Path paths[] = {{"encode_change", hotpath_encode_change},
                              {"jcs_and_hash", hotpath_jcs_and_hash},
                              {"commit_pure_part", hotpath_commit_pure_part},
                              {"client_apply", hotpath_client_apply}};
    if (argc < 2) {
        for (const Path &path : paths)
            std::puts(path.name);
        return 0;
    }
    const Material material = makeMaterial();
    for (const Path &path : paths) {
        if (std::strcmp(path.name, argv[1]) != 0)
            continue;
        for (int i = 0; i < rounds; ++i)
            path.run(material);
        return 0;
    }
    broken("no such path");
}
