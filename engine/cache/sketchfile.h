#pragma once

#include <QString>

#include <optional>
#include <vector>

//! What a policy remembers of uses, over a restart: a file with its own hash. Pure but for the
//! file.
namespace Batanidza {

//! Whole, or as it was before.
void writeSketch(const QString &file, const std::vector<quint64> &words);
//! Nothing where there is none, or it is damaged.
[[nodiscard]] std::optional<std::vector<quint64>> readSketch(const QString &file);

} // namespace Batanidza
