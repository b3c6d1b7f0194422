#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/content/ids.h"

#include <chrono>
#include <optional>

//! One thing that a learner did with a lesson, as devices tell it: who (a random key of the device,
//! never a person), what, how well, where. Values; any thread.
namespace Batanidza {

enum class LearningVerb { Initialized, Experienced, Answered, Completed, Progressed, Listened };

[[nodiscard]] QString learningVerbName(LearningVerb verb);
[[nodiscard]] std::optional<LearningVerb> learningVerbFromName(QStringView name);

struct LearningEvent
{
    QString id; //!< a UUID, small letters
    std::chrono::milliseconds at{0};
    QString learner; //!< the key: 8 to 64 of A-Za-z0-9_-
    LearningVerb verb = LearningVerb::Experienced;
    ItemId lesson;
    QString part; //!< of the lesson, the word's or the exercise's id; empty = the lesson itself
    qint64 revision = 0;
    QString arm; //!< of an experiment, as the device says; empty = none
    std::optional<int> scorePct;
    std::optional<bool> success;
    qint64 durationMs = 0;
    QString response; //!< the learner's own words: only with consent, else empty
    QString platform;
    QString appVersion;
    bool offline = false;
    bool consent = false; //!< to the analysis of free text
    //! The device's clock was wrong (in the future, or never set): `at` is when it came.
    bool clockWrong = false;

    friend bool operator==(const LearningEvent &, const LearningEvent &) = default;
};

//! What an event may say; beyond it, and for anything of another shape, `invalid` names the field.
namespace LearningLimits {
constexpr qsizetype eventsInCall = 500;
constexpr qsizetype response = 1000;
constexpr std::chrono::minutes ahead{5}; //!< of our clock, before a device's counts as wrong
constexpr std::chrono::hours longest{24};
} // namespace LearningLimits

//! Reads one event that came at `now`. What it does not know is dropped, and free text without
//! consent too: what was never kept need never be erased.
[[nodiscard]] Result<LearningEvent> readLearningEvent(const Json &json,
                                                      std::chrono::milliseconds now);
//! The same shape again.
[[nodiscard]] Json writeLearningEvent(const LearningEvent &event);
//! True for a key that devices may use: random text that holds no address or name.
[[nodiscard]] bool isLearnerKey(QStringView key);

//! What came of a call.
struct LearningReceipt
{
    qint64 accepted = 0;
    qint64 duplicates = 0;
    struct Refused
    {
        qint64 index = 0;
        QString id; //!< as it came; empty where there was none
        Error error;

        friend bool operator==(const Refused &, const Refused &) = default;
    };
    QList<Refused> refused;
    //! Free text that was dropped for want of consent.
    qint64 textsDropped = 0;

    friend bool operator==(const LearningReceipt &, const LearningReceipt &) = default;
};

[[nodiscard]] Json writeLearningReceipt(const LearningReceipt &receipt);

} // namespace Batanidza
