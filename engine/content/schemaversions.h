#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

#include <QList>

#include <functional>
#include <optional>

//! The majors of the lesson schema that this program reads, and the way from each to its
//! neighbour. Values; pure; any thread.
namespace Batanidza {

//! Between one major and the next. Each takes a lesson of the one and gives one of the other, with
//! its `schemaVersion`; fields it does not know stay as they are. A step back may have to leave
//! something out.
struct SchemaStep
{
    std::function<Result<Json>(const Json &)> forward;
    std::function<Result<Json>(const Json &)> back;
};

class SchemaVersions
{
public:
    //! `steps` lead up to `newest`, the oldest first.
    explicit SchemaVersions(int newest, QList<SchemaStep> steps = {});
    //! Those of this program.
    [[nodiscard]] static const SchemaVersions &builtIn();

    [[nodiscard]] int newest() const { return m_newest; }
    [[nodiscard]] int oldest() const { return m_newest - int(m_steps.size()); }
    //! The newest that we and somebody who reads `from` to `to` both read; nothing where none.
    [[nodiscard]] std::optional<int> common(int from, int to) const;
    //! Of "2.1.0": 2. Nothing where the lesson does not say.
    [[nodiscard]] static std::optional<int> majorOf(const Json &lesson);

    //! The lesson as major `to` says it; itself where it is of that major, or says none. Errors:
    //! unsupported, for a major that is not ours; those of the steps.
    [[nodiscard]] Result<Json> migrated(const Json &lesson, int to) const;
    //! The same from canonical bytes to canonical bytes.
    [[nodiscard]] Result<QByteArray> migrated(const QByteArray &canonical, int to) const;
    //! Whether the way to `to` and back gives the same lesson again: then nothing was left out.
    [[nodiscard]] bool isLossless(const Json &lesson, int to) const;

private:
    int m_newest;
    QList<SchemaStep> m_steps;
};

} // namespace Batanidza
