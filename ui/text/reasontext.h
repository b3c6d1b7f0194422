#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QCoreApplication>

//! Why something is not green, in words. Whole sentences in the language of the window. Main
//! thread.
namespace Batanidza {

class ReasonText
{
    Q_DECLARE_TR_FUNCTIONS(ReasonText)

public:
    //! "iOS is 3 versions behind (12 min)."
    [[nodiscard]] static QString sentence(const Reason &reason, Millis now);
    //! The one sentence over everything: "All platforms are in sync." only where that is so.
    [[nodiscard]] static QString headline(const EngineSnapshot &snapshot, Millis age);
    //! In place of what cannot be told now.
    [[nodiscard]] static QString notKnown();
    //! How a platform is, on its card: "In sync", "3 behind", "Off".
    [[nodiscard]] static QString platformWord(const PlatformStatus &platform);
    //! The same as a sentence, with since when, for its detail.
    [[nodiscard]] static QString platformSentence(const PlatformStatus &platform, Millis now);
    //! What a health check looks at.
    [[nodiscard]] static QString checkName(const QString &check);
    //! What happened, of EventLine::kind: "Lesson changed".
    [[nodiscard]] static QString eventKind(const QString &kind);
    //! The worst of what the snapshot says and of its age: a stale clock is never green (P1).
    [[nodiscard]] static Severity severity(const EngineSnapshot &snapshot, Millis age);
};

} // namespace Batanidza
