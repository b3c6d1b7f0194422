#include "engine/audio/speech.h"

#include "engine/audio/processrun.h"
#include "engine/shona/graphemes.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"
#include "engine/shona/table.h"
#include "engine/shona/tone.h"

#include <QHash>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int flatPitch = 50;
constexpr int highPitch = 80; // measured about 135 Hz
constexpr int lowPitch = 20;  // and about 73 Hz
constexpr qsizetype mostSyllables = 200;
constexpr int quiet = 64;
constexpr int pauseMs = 120;

const QHash<QString, QString> &phonemeTable()
{
    static const auto table = [] {
        QHash<QString, QString> made;
        for (const QStringList &row : Shona::readTable(
                 u"tts-phonemes.tsv"_s, {u"grapheme"_s, u"espeak_sw"_s, u"spoken_as"_s}))
            made.insert(row[0], row[1]);
        return made;
    }();
    return table;
}

//! The phonemes of a syllable, without brackets.
Result<QStringList> phonemesOf(const QString &syllable)
{
    QStringList phonemes;
    for (const Shona::Segment &segment : Shona::segments(syllable)) {
        if (segment.kind != Shona::SegmentKind::Letter) {
            if (!segment.isConsonant())
                continue; // a hyphen or a full stop has no sound
            return Error{ErrorCode::Invalid,
                         u"the letter \"%1\" of \"%2\" has no Shona sound"_s.arg(
                             syllable.sliced(segment.at, segment.length), syllable)};
        }
        const auto found = phonemeTable().constFind(segment.letter->grapheme);
        if (found == phonemeTable().cend()) {
            return Error{ErrorCode::Invalid, u"the synthesiser has no sound for \"%1\""_s.arg(
                                                 segment.letter->grapheme)};
        }
        phonemes += *found;
    }
    return phonemes;
}

//! A vowel of the last but one syllable is lengthened: its mark stands before it.
void stress(QStringList &phonemes)
{
    for (QString &phoneme : phonemes) {
        if (phoneme.size() == 1 && u"aeiou"_s.contains(phoneme)) {
            phoneme.prepend(u'\'');
            return;
        }
    }
}

bool endsWord(const QList<Shona::Syllable> &syllables, qsizetype at)
{
    return at + 1 == syllables.size() || syllables[at + 1].boundary == Shona::Boundary::Word;
}

} // namespace

Result<QList<SpokenPart>> spokenParts(const QString &text, const QString &tone)
{
    const QString clean = Shona::normalise(text);
    const auto syllables = Shona::syllables(clean);
    if (syllables.isEmpty())
        return Error{ErrorCode::Invalid, u"there is nothing to say"_s};
    if (syllables.size() > mostSyllables) {
        return Error{ErrorCode::TooLarge,
                     u"%1 syllables are more than %2: say less at a time"_s.arg(syllables.size())
                         .arg(mostSyllables)};
    }
    const auto pattern = Shona::TonePattern::parse(tone);
    const bool toned = pattern && !pattern->isEmpty() && pattern->size() == syllables.size();

    QList<SpokenPart> parts;
    QStringList word;
    for (qsizetype i = 0; i < syllables.size(); ++i) {
        auto phonemes = phonemesOf(syllables[i].text);
        if (!phonemes)
            return phonemes.error();
        const bool last = endsWord(syllables, i);
        if (!last && endsWord(syllables, i + 1))
            stress(*phonemes);
        word += *phonemes;
        if (!toned && !last)
            continue;
        const int pitch = !toned                                ? flatPitch
                          : pattern->at(i) == Shona::Tone::High ? highPitch
                                                                : lowPitch;
        parts.append({u"[["_s + word.join(u'|') + u"]]"_s, pitch, last});
        word.clear();
    }
    return parts;
}

Result<QByteArray> speak(const AudioPrograms &programs, const QString &text, const QString &tone,
                         const std::function<bool()> &cancelled)
{
    if (programs.espeak.isEmpty()) {
        return Error{ErrorCode::Unavailable,
                     u"espeak-ng is not on this machine: install the package espeak-ng"_s};
    }
    const auto parts = spokenParts(text, tone);
    if (!parts)
        return parts.error();
    QList<Samples> sounds;
    for (const SpokenPart &part : *parts) {
        ProcessJob job{
            programs.espeak,
            {u"-v"_s, u"sw"_s, u"-p"_s, QString::number(part.pitch), u"--stdout"_s, part.phonemes}};
        job.cancelled = cancelled;
        const auto ended = runProcess(job);
        if (!ended)
            return ended.error();
        if (ended->exitCode != 0) {
            return Error{ErrorCode::Unavailable,
                         u"espeak-ng failed: %1"_s.arg(QString::fromUtf8(
                             ended->errors.first(std::min<qsizetype>(200, ended->errors.size()))))};
        }
        const auto sound = readWav(ended->output);
        if (!sound)
            return sound.error();
        if (!sounds.isEmpty() && sound->rate != sounds.constFirst().rate)
            return Error{ErrorCode::Internal, u"espeak-ng changed its rate"_s};
        sounds.append(withoutSilence(*sound, quiet, 5));
        if (part.wordEnds) {
            sounds.append(
                {sound->rate, QList<qint16>(static_cast<qsizetype>(sound->rate) * pauseMs / 1000)});
        }
    }
    return writeWav(joined(sounds));
}

} // namespace Batanidza
