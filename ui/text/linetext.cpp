#include "ui/text/linetext.h"

#include "ui/text/format.h"

namespace Batanidza {

QString LineText::word(const LineStatus &line)
{
    switch (line.state) {
    case LineState::Connecting:
        return tr("Connecting");
    case LineState::Open:
        //: %1 an address
        return tr("Connected to %1").arg(line.address);
    case LineState::Lost:
        //: %1 is a time of day.
        return tr("Connection lost since %1").arg(Format::time(line.since));
    case LineState::Refused:
        return tr("Not let in");
    }
    return {};
}

QString LineText::reason(const LineStatus &line)
{
    switch (line.problem) {
    case LineProblem::None:
        return {};
    case LineProblem::Unreachable:
        return tr("Nobody answers there: the hub is not running, or the address is wrong.");
    case LineProblem::NoHub:
        return tr("Something answers there, but it is no Batanidza hub: look at the port.");
    case LineProblem::Insecure:
        return tr("No safe connection came about: its certificate is not trusted on this machine, "
                  "or it speaks no TLS.");
    case LineProblem::OtherVersion:
        return tr("The hub there speaks another version of the protocol: this window and the hub "
                  "have to be of the same time.");
    case LineProblem::BadToken:
        return tr(
            "The hub does not accept the token: it is missing, wrong, expired or taken back.");
    case LineProblem::Forbidden:
        return tr("The token is good, but not for this: watching needs one of an operator or of "
                  "curriculum staff, of the tenant that the hub serves.");
    case LineProblem::Draining:
        return tr("The hub there is closing.");
    case LineProblem::Silent:
        return tr("Nothing was heard from there for too long.");
    case LineProblem::Broken:
        return tr("The connection broke off.");
    }
    return {};
}

QString LineText::sentence(const LineStatus &line, bool hasValues)
{
    QStringList parts;
    switch (line.state) {
    case LineState::Open:
        return word(line);
    case LineState::Connecting:
        //: %1 an address
        parts += tr("No connection to %1 yet.").arg(line.address);
        break;
    case LineState::Lost:
        //: %1 an address, %2 a time of day
        parts += tr("The connection to %1 is lost since %2.")
                     .arg(line.address, Format::time(line.since));
        break;
    case LineState::Refused:
        //: %1 an address
        parts += tr("%1 does not let this window in.").arg(line.address);
        break;
    }
    parts += reason(line);
    if (line.state != LineState::Refused)
        parts += tr("It is tried again by itself.");
    if (hasValues)
        parts += tr("What is shown was known before; nothing can be changed now.");
    parts.removeAll(QString());
    return parts.join(u' ');
}

Severity LineText::severity(const LineStatus &line)
{
    switch (line.state) {
    case LineState::Open:
        return Severity::Ok;
    case LineState::Connecting:
        return line.problem == LineProblem::None ? Severity::Unknown : Severity::Warning;
    case LineState::Lost:
        return Severity::Warning;
    case LineState::Refused:
        return Severity::Critical;
    }
    return Severity::Unknown;
}

} // namespace Batanidza
