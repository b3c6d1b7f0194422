#include "engine/runtime/datasetwriter.h"

#include "engine/base/jsonwrite.h"
#include "engine/content/lessongenerator.h"
#include "engine/content/lessonjson.h"
#include "engine/runtime/clipmaker.h"

#include <QDir>
#include <QFile>
#include <QSet>

namespace Batanidza {

namespace {

constexpr qint64 mostLessons = 1'000'000;
constexpr qint64 lessonsInFolder = 1000;
constexpr qint64 tellEvery = 256;
// Files must not depend on when they are made: 2026-01-01T00:00:00Z.
constexpr Millis writtenAt{1'767'225'600'000};

class DatasetRun
{
public:
    DatasetRun(QString folder, const DatasetRequest &request)
        : m_folder(std::move(folder))
        , m_request(request)
    {}

    [[nodiscard]] Result<DatasetReport> run(const ProgressReporter &progress,
                                            const Cancelled &cancelled)
    {
        if (m_request.audio) {
            auto maker = ClipMaker::open();
            if (!maker)
                return maker.error();
            m_maker = std::move(*maker);
        }
        for (qint64 index = 0; index < m_request.lessons; ++index) {
            if (cancelled && cancelled())
                return Error{ErrorCode::Cancelled,
                             QStringLiteral("stopped; the folder holds a part only")};
            if (progress && index % tellEvery == 0)
                progress({QStringLiteral("generate"), index, m_request.lessons, {}});
            if (const auto done = lesson(index); !done)
                return done.error();
        }
        if (progress)
            progress({QStringLiteral("generate"), m_request.lessons, m_request.lessons, {}});
        return m_report;
    }

private:
    Result<void> lesson(qint64 index)
    {
        m_words = 0;
        m_problem.reset();
        const Json body = generateLesson(m_request.seed, static_cast<quint64>(index),
                                         m_request.audio ? clips() : ClipSource());
        if (m_problem)
            return *m_problem;
        ++m_report.lessons;
        const Json file =
            fileJson(body, {.revision = 1, .contentHash = {}, .updatedAt = writtenAt});
        return write(QStringLiteral("lessons/%1/%2.json")
                         .arg(index / lessonsInFolder, 4, 10, QLatin1Char('0'))
                         .arg(body[u"id"].toString()),
                     writeJsonIndented(file));
    }

    //! The first word of a lesson has both codecs, the second has AAC, which every platform takes.
    ClipSource clips()
    {
        return [this](quint64 number, const QString &) -> std::optional<GeneratedClip> {
            const int word = m_words++;
            if (word > 1)
                return std::nullopt;
            GeneratedClip clip;
            const MadeClip aac = m_maker.aac(m_request.seed, number);
            clip.durationMs = aac.durationMs;
            add(clip, aac, QStringLiteral("aac"), QStringLiteral("m4a"));
            if (word == 0)
                add(clip, m_maker.opus(m_request.seed, number), QStringLiteral("opus"),
                    QStringLiteral("ogg"));
            return clip;
        };
    }

    void add(GeneratedClip &clip, const MadeClip &made, const QString &codec,
             const QString &container)
    {
        const Sha256 hash = Sha256::of(made.bytes);
        const QString hex = hash.toHex();
        clip.renditions.append({codec, container,
                                static_cast<int>(made.bytes.size() * 8 / made.durationMs),
                                made.bytes.size(), hash});
        const auto done = write(
            QStringLiteral("audio/%1/%2/%3").arg(hex.left(2), hex.mid(2, 2), hex), made.bytes);
        if (!done)
            m_problem = done.error();
        ++m_report.files;
    }

    Result<void> write(const QString &path, const QByteArray &bytes)
    {
        const QString name = m_folder + u'/' + path;
        const QString folder = name.left(name.lastIndexOf(u'/'));
        if (!m_made.contains(folder)) {
            if (!QDir().mkpath(folder))
                return Error{ErrorCode::Unavailable,
                             QStringLiteral("%1: the folder cannot be made").arg(folder)};
            m_made.insert(folder);
        }
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
            file.write(bytes) != bytes.size() || !file.flush())
            return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                                    : ErrorCode::Unavailable,
                         QStringLiteral("%1: cannot be written: %2").arg(name, file.errorString())};
        m_report.bytes += bytes.size();
        return {};
    }

    QString m_folder;
    DatasetRequest m_request;
    ClipMaker m_maker;
    DatasetReport m_report;
    QSet<QString> m_made;
    int m_words = 0; //!< of the lesson being made that asked for a clip
    std::optional<Error> m_problem;
};

} // namespace

Result<DatasetReport> writeDataset(const QString &folder, const DatasetRequest &request,
                                   const ProgressReporter &progress, const Cancelled &cancelled)
{
    if (request.lessons < 1 || request.lessons > mostLessons)
        return Error{ErrorCode::Invalid, QStringLiteral("%1 lessons cannot be made: 1 to %2 can")
                                             .arg(request.lessons)
                                             .arg(mostLessons)};
    const QDir target(folder);
    if (!target.mkpath(QStringLiteral(".")))
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("%1: the folder cannot be made").arg(folder)};
    if (!target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1: the folder is not empty; choose another").arg(folder)};
    return DatasetRun(target.absolutePath(), request).run(progress, cancelled);
}

} // namespace Batanidza
