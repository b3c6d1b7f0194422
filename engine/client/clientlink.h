#pragma once

#include "engine/transport/link.h"

#include <QUrl>

//! The client's end of a pipe to a hub. Opened once; cannot be opened again. Same thread
//! throughout.
namespace Batanidza {

class ClientLink : public Link
{
    Q_OBJECT

public:
    using Link::Link;

    //! Begins connecting; `opened` or `closed` follows.
    virtual void open() = 0;
    //! Breaks off at once, as when the network goes; `closed` with 1006 follows.
    virtual void abort() = 0;
};

} // namespace Batanidza
