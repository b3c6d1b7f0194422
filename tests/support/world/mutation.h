#pragma once

#include <QtGlobal>

//! Ways in which a hub, a client or a store could be wrong. A world can have one of them, to show
//! that its checks would see it.
namespace Batanidza {

enum class Mutation {
    None,
    OldFramesComeAgain,     //!< no fault: the carrier does that, and a client must not mind
    ClientIgnoresVersions,  //!< takes whatever comes, also what is older than what it holds
    ClientForgetsItsOutbox, //!< a restart loses edits that were saved
    ClientKeepsOtherBodies, //!< shows another body than the one its hash names
    HubDropsReceipts,       //!< forgets that it took an edit, and takes it again
    HubChangesReceipts,     //!< answers a repeat with another receipt
    HubReorders,            //!< two frames change places, and nobody can tell by their cursors
    HubDropsALine,          //!< one change of a frame is left out
    HubHurriesOrdinaryOnes, //!< an ordinary change goes ahead of its turn
    HubIgnoresTheWindow,    //!< sends on, however much is not acknowledged
    HubIgnoresSlowReaders,  //!< sends on, however much is stuck
    LogLosesAnEvent,        //!< a hole in the log
    HubAdaptsOtherwise,     //!< the sent body is not the adaptation of the canonical one
};

} // namespace Batanidza
