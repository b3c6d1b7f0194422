#pragma once

#include "engine/base/json.h"
#include "engine/merge/sequencediff.h"

#include <QHash>

#include <vector>

//! JSON values as numbers: equal values get the same one. Linear in the size of the values. One
//! thread.
namespace Batanidza {

class JsonTokens
{
public:
    [[nodiscard]] int of(const Json &value);
    [[nodiscard]] Tokens of(const JsonArray &values);
    //! The value of a number handed out; it must live as long as this.
    [[nodiscard]] const Json &value(int token) const { return *m_values[size_t(token)]; }
    [[nodiscard]] int count() const { return int(m_values.size()); }

private:
    std::vector<const Json *> m_values;
    QMultiHash<size_t, int> m_byHash;
};

//! Equal values have equal hashes; differs from run to run.
[[nodiscard]] size_t quickHash(const Json &value);

} // namespace Batanidza
