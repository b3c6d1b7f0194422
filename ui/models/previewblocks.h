#pragma once

#include "engine/runtime/previewapi.h"

#include <QList>
#include <QString>

//! What stands on a platform's screen, one piece after the other, made of its adapted data alone.
//! Pieces of the same entry have the same key on every platform. Pure; any thread.
namespace Batanidza {

enum class BlockKind {
    Search,  //!< what a search engine shows of the page (web)
    Title,   //!< title and summary
    Heading, //!< of a section
    Objective,
    Note,     //!< on culture or grammar
    NoteHint, //!< the watch: there is a note on culture, elsewhere
    Word,
    Line, //!< of the dialogue
    Exercise,
};

enum class BlockSection { None, Objectives, Culture, Words, Dialogue, Grammar, Exercises };

//! Who is heard. Whatever is synthetic must be labelled so.
enum class SpeechMark {
    None,          //!< the lesson has no clip here
    Person,        //!< a recording of a person
    SyntheticFile, //!< a recording of a computer's voice
    Device,        //!< no file: the device speaks by itself, with a computer's voice
    Withheld,      //!< made for another spelling: not played; the device speaks by itself
};

struct PreviewBlock
{
    BlockKind kind = BlockKind::Heading;
    BlockSection section = BlockSection::None;
    QString key;  //!< "vocabulary/sna.greet.001.v01"; of a heading its list; empty without an id
    QString path; //!< where it stands in the lesson: "/vocabulary/0"; empty where not known
    Json entry;
    bool prominent = false;
    bool warning = false; //!< a rule that a person should look at touched it
    SpeechMark speech = SpeechMark::None;
    qint64 durationMs = 0; //!< of the clip; 0 = not known

    friend bool operator==(const PreviewBlock &, const PreviewBlock &) = default;
};

//! `lesson` is the body that the platform's was made from.
[[nodiscard]] QList<PreviewBlock> previewBlocks(const PlatformPreview &platform,
                                                const Json &lesson);

//! Who is heard of an entry, as it stands in an adapted body. `withheld`: the platform did not get
//! its clip for that reason.
[[nodiscard]] SpeechMark speechOf(const Json &clip, bool withheld);

//! A line of a dialogue as a word: its text is the headword, its clip the word's.
[[nodiscard]] Json wordOfLine(const Json &line);

//! The word or line of a block, as a PlayButton takes it: with the clip that the platform got. Null
//! for a block that says nothing.
[[nodiscard]] Json spokenEntry(const PreviewBlock &block);

//! The key of the entry that a place in the lesson belongs to: "/vocabulary/0/gloss/en" gives
//! "vocabulary/<id>", "/vocabulary" gives "vocabulary" ("culture" for notes on it), what is told
//! with the title gives "title". Empty where there is none.
[[nodiscard]] QString keyOfPath(const QString &path, const Json &lesson);

//! What a trace says of a place: its own line, else that of the nearest place above. Where several
//! say something the one that kept least counts. nullptr where none does.
[[nodiscard]] const TraceLine *verdictOf(const QList<TraceLine> &trace, QString path);

} // namespace Batanidza
