#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

//! Reads recorded accesses, gzip or plain, a line at a time. Made for `batanidzad cache simulate`
//! and the benchmarks. Not thread-safe.
namespace Batanidza {

enum class TraceForm : quint8 {
    Keys,    //!< `key`
    Runs,    //!< `start count`: the keys start, start+1, ..., start+count-1
    Sized,   //!< `key,size`
    Lessons, //!< `time_s,op,key,size`; op g = read, s = a scan's read, p = publish
};

struct TraceAccess
{
    enum class Op : quint8 { Read, Scan, Publish };
    quint64 hash = 0; //!< of the key
    qint64 bytes = 1;
    Op op = Op::Read;
    qint64 seconds = 0;
    QByteArray key; //!< lessons only
};

class TraceReader
{
public:
    //! Without `form`, the name says it (`.keys`, `.runs`, `.sized`, then perhaps `.gz`), or else
    //! the first line does. Errors: not_found, invalid (an empty file, or no form fits).
    [[nodiscard]] static Result<TraceReader> open(const QString &file,
                                                  std::optional<TraceForm> form = std::nullopt);
    TraceReader(TraceReader &&other) noexcept;
    TraceReader &operator=(TraceReader &&other) noexcept;
    ~TraceReader();

    //! The hash next() gives for a key of this name in a lesson trace.
    [[nodiscard]] static quint64 hashOfName(QByteArrayView key);
    [[nodiscard]] TraceForm form() const { return m_form; }
    //! The next access; false at the end. Errors: invalid, naming the line; corrupt (a damaged or
    //! cut gzip stream).
    [[nodiscard]] Result<bool> next(TraceAccess &access);

private:
    TraceReader() = default;
    [[nodiscard]] Result<bool> readLine(QByteArrayView &line);
    [[nodiscard]] Error wrong(const QString &what) const;
    [[nodiscard]] Result<bool> readLesson(QByteArrayView line, TraceAccess &access) const;

    QString m_file;
    void *m_stream = nullptr; //!< zlib's gzFile
    TraceForm m_form = TraceForm::Keys;
    QByteArray m_buffer;
    QByteArray m_held; //!< the first line, looked at before the first next()
    bool m_holds = false;
    qint64 m_line = 0;
    quint64 m_runNext = 0;
    quint64 m_runLeft = 0;
};

} // namespace Batanidza
