#pragma once

#include <string>

//! What the load generator was asked to do. Names of options are those of the fields:
//! `loadgen MODE --port P [--clients 1000] ...`; an option that is not known ends the program.
namespace Bench {

struct LoadOptions
{
    std::string mode; //!< fanout, push, catchup, manifest
    int port = 7300;
    int clients = 1000;
    int pid = 0;      //!< the hub's process: its CPU time and memory are told
    int seconds = 60; //!< the whole run, at most
    int ramp = 128;   //!< handshakes under way at once
    bool tls = false;
    bool deflate = false;
    std::string token; //!< of those who publish
    // fanout
    int publish = 100; //!< updates
    double rate = 0;   //!< updates or edits a second; 0 = push as fast as answers come
    int size = 200;    //!< bytes of an update's text
    int hold = 0;      //!< idle seconds before the first update
    int high = 0;      //!< each so-manieth update has high priority; 0 = none
    int stalled = 0;   //!< of the clients, so many never read after hello
    // push
    int count = 1000;            //!< edits of all clients together; manifest: rounds
    int window = 16;             //!< pushes under way for each client, where there is no rate
    int edits = 1;               //!< in one push
    std::string type = "lesson"; //!< lesson (2 KB) or document (of `size` bytes)
};

//! Prints what is wrong and exits with 2 on wrong use.
[[nodiscard]] LoadOptions readOptions(int argc, char **argv);

} // namespace Bench
