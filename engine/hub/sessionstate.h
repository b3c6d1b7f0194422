#pragma once

//! Where a conversation stands. The table of what every event does in every state is
//! tests/hub/tst_session.cpp.
namespace Batanidza {

enum class SessionState {
    Greeting, //!< connected; nothing but session.hello is taken
    Open,     //!< hello was answered
    Leaving,  //!< the hub said goaway: what was taken is still answered, nothing more is taken
    Closed,   //!< closing or closed; nothing has an effect any more
};

} // namespace Batanidza
