#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

//! How many bytes there are in all, told from what comes in: the k lowest hashes of all that were
//! seen say how many distinct ones there were (bottom-k; Bar-Yossef et al. 2002), within about 6 %.
//! Not thread-safe.
namespace Batanidza {

class Catalogue
{
public:
    void saw(quint64 hash, quint32 bytes);
    [[nodiscard]] qint64 bytes() const;

private:
    std::vector<std::pair<quint64, quint32>> m_lowest; //!< by hash
    double m_bytesOfLowest = 0;
};

} // namespace Batanidza
