#include "ui/text/differencekinds.h"

#include <algorithm>

namespace Batanidza {

namespace {

DifferenceKinds::Kind kindOf(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::StoredForm:
    case DifferenceKind::Invisible:
        return DifferenceKinds::Stored;
    case DifferenceKind::Apostrophe:
    case DifferenceKind::Punctuation:
        return DifferenceKinds::Punctuation;
    case DifferenceKind::Tone:
        return DifferenceKinds::Tone;
    case DifferenceKind::Letters:
        return DifferenceKinds::Letters;
    case DifferenceKind::Capitals:
        return DifferenceKinds::Capitals;
    case DifferenceKind::Words:
        return DifferenceKinds::Words;
    case DifferenceKind::Value:
        return DifferenceKinds::Values;
    case DifferenceKind::Removed:
    case DifferenceKind::Added:
        return DifferenceKinds::Presence;
    case DifferenceKind::Moved:
        return DifferenceKinds::Order;
    }
    return DifferenceKinds::Words;
}

} // namespace

QString DifferenceKinds::name(Kind kind)
{
    switch (kind) {
    case Any:
        //: Which differences are shown
        return tr("All kinds");
    case Tone:
        //: Which differences are shown
        return tr("Tone");
    case Letters:
        //: Which differences are shown
        return tr("Letters");
    case Capitals:
        //: Which differences are shown: large and small letters
        return tr("Capitals");
    case Punctuation:
        //: Which differences are shown
        return tr("Punctuation");
    case Words:
        //: Which differences are shown
        return tr("Words");
    case Values:
        //: Which differences are shown
        return tr("Numbers and lists");
    case Presence:
        //: Which differences are shown: entries
        return tr("Added or removed");
    case Order:
        //: Which differences are shown: entries
        return tr("Moved");
    case Stored:
        //: Which differences are shown: those that nobody sees
        return tr("Stored form");
    }
    return {};
}

bool DifferenceKinds::has(const DiffRow &row, Kind kind)
{
    if (kind == Any)
        return true;
    for (const MaybeJson *side : {&row.current, &row.incoming}) {
        const auto found = DifferenceText::differences(row.base, *side, row.kind);
        if (std::ranges::any_of(found,
                                [kind](const Difference &one) { return kindOf(one.kind) == kind; }))
            return true;
    }
    return false;
}

} // namespace Batanidza
