#pragma once

#include <QString>
#include <QStringList>

//! The stored form of a text before it is compared: rules SN01 (NFC), SN02 (invisible characters,
//! spaces at the ends), SN03 (the apostrophe of n'), SN05 (letters of other scripts that look
//! Latin), SN08 (only high tones are marked), SN12 (the alphabet of 1931), SN24 (the capitals of
//! language names). Pure; any thread.
namespace Batanidza {

//! Which of the rules apply to a field.
struct CleanScope
{
    bool shona = false; //!< Shona text: SN05, SN12 and SN24 too
    bool toned = false; //!< written with tone marks: SN08 too
};

struct CleanedText
{
    QString text;
    QStringList flags; //!< "homoglyph", "old-orthography", "language-name-case"
    QString rule;      //!< of the last rule that changed something; empty where none did
};

//! Cleaning twice changes nothing more.
[[nodiscard]] CleanedText cleanText(const QString &text, const CleanScope &scope);

} // namespace Batanidza
