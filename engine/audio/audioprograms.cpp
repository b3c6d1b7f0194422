#include "engine/audio/audioprograms.h"

#include <QStandardPaths>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

AudioPrograms findAudioPrograms(const QStringList &folders)
{
    const auto find = [&](const QString &name) {
        return QStandardPaths::findExecutable(name, folders);
    };
    return {find(u"ffmpeg"_s), find(u"ffprobe"_s), find(u"ffplay"_s), find(u"aplay"_s),
            find(u"espeak-ng"_s)};
}

} // namespace Batanidza
