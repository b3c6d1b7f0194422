#pragma once

#include <QtGlobal>

#include <map>

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
    std::map<quint64, quint32> m_lowest;
    double m_bytesOfLowest = 0;
};

} // namespace Batanidza
