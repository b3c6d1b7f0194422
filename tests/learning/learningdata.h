#pragma once

//! Texts that tests of learning read.
namespace Batanidza {

inline constexpr const char *answeredEvent =
    R"({"id":"0b54a2c1-7d0e-4a6b-9c3d-1f2e3d4c5b6a",
            "timestamp":"2026-11-22T12:00:00.000Z","actor":{"key":"k3J9x_-abc"},"verb":"answered",
            "object":{"id":"sna.greet.001#sna.greet.001.e01","revision":7,"arm":"b"},
            "result":{"scorePct":100,"success":true,"durationMs":4200,"response":"mangwanani"},
            "context":{"platform":"ios","appVersion":"4.2.0","offline":true},
            "consent":{"analytics":true}})";

inline constexpr const char *threeArms =
    R"({"variantsAB":[{"experiment":"greet-order","default":"a","arms":[
                {"id":"a","weight":50,"patch":[]},{"id":"b","weight":30,"patch":[]},
                {"id":"c","weight":20,"patch":[]}]},
                {"experiment":"broken","default":"a","arms":[{"id":"a","weight":50}]}]})";

} // namespace Batanidza
