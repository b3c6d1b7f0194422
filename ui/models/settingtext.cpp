#include "ui/models/settingtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto context = "SettingText";

struct Words
{
    QLatin1StringView key;
    const char *name;
    const char *meaning;
};

constexpr std::array words{
    Words{"writer.gatherMs"_L1, QT_TRANSLATE_NOOP("SettingText", "Waiting time for a commit"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Longest time an edit waits for others to share its durable commit.")},
    Words{"writer.groupEdits"_L1, QT_TRANSLATE_NOOP("SettingText", "Edits in one commit"),
          QT_TRANSLATE_NOOP("SettingText", "Most edits in one durable commit.")},
    Words{"hub.shards"_L1, QT_TRANSLATE_NOOP("SettingText", "Connection threads"),
          QT_TRANSLATE_NOOP("SettingText", "Threads that carry client connections; 0 takes one for "
                                           "each core, at most 4.")},
    Words{"hub.heartbeatMs"_L1, QT_TRANSLATE_NOOP("SettingText", "Heartbeat"),
          QT_TRANSLATE_NOOP("SettingText",
                            "How often a quiet connection is asked whether it is alive.")},
    Words{"hub.allowedOrigins"_L1, QT_TRANSLATE_NOOP("SettingText", "Allowed web origins"),
          QT_TRANSLATE_NOOP("SettingText", "Web origins besides our own whose pages may connect, "
                                           "such as https://school.example.")},
    Words{"cache.memoryMiB"_L1, QT_TRANSLATE_NOOP("SettingText", "Cache: memory"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Most memory for content that would be made or read again.")},
    Words{"cache.diskMiB"_L1, QT_TRANSLATE_NOOP("SettingText", "Cache: disk"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Most disk space for content that would be made again; 0 keeps none.")},
    Words{"cache.policy"_L1, QT_TRANSLATE_NOOP("SettingText", "Cache: who leaves first"),
          QT_TRANSLATE_NOOP("SettingText", "Who leaves a full cache first: adaptive, lru, lfu, ttl "
                                           "or priority.")},
    Words{"cache.tenantsMiB"_L1, QT_TRANSLATE_NOOP("SettingText", "Cache: room of tenants"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Most memory, and behind a slash disk space, for tenants "
                            "named here, in MiB, such as demo=32/128, other=16; all "
                            "others share the whole.")},
    Words{"cache.softLimitMiB"_L1, QT_TRANSLATE_NOOP("SettingText", "Cache: memory limit"),
          QT_TRANSLATE_NOOP("SettingText", "The cache gives way when the engine uses more memory "
                                           "than this; 0 sets no limit.")},
    Words{"cache.warm"_L1, QT_TRANSLATE_NOOP("SettingText", "Cache: made ready ahead"),
          QT_TRANSLATE_NOOP("SettingText", "Content that is likely to be opened next is made ready "
                                           "ahead, where that pays.")},
    Words{"blobs.origin"_L1, QT_TRANSLATE_NOOP("SettingText", "Files: origin"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Upstream hub or CDN, such as https://cdn.example, from which audio "
                            "and pictures are fetched that are missing or damaged here; empty "
                            "asks nobody.")},
    Words{"blobs.originTokenFile"_L1,
          QT_TRANSLATE_NOOP("SettingText", "Files: token of the origin"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Name of the file in the data folder that holds the token for it, "
                            "such as origin.token; empty sends none.")},
    Words{"targets.updateP99Ms"_L1, QT_TRANSLATE_NOOP("SettingText", "Target: update time (P99)"),
          QT_TRANSLATE_NOOP("SettingText",
                            "99 of 100 updates should be acknowledged by a connected "
                            "client within this time.")},
    Words{"targets.behindSeconds"_L1, QT_TRANSLATE_NOOP("SettingText", "Target: time behind"),
          QT_TRANSLATE_NOOP("SettingText",
                            "A platform that is behind for longer than this needs attention.")},
    Words{"targets.errorPercent"_L1, QT_TRANSLATE_NOOP("SettingText", "Target: errors"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Share of calls that may end in an error before it needs attention.")},
    Words{"targets.cacheHitPercent"_L1, QT_TRANSLATE_NOOP("SettingText", "Target: cache hits"),
          QT_TRANSLATE_NOOP("SettingText",
                            "Share of reads that the cache should answer, of all its tiers.")},
    Words{"targets.diskFreeMiB"_L1, QT_TRANSLATE_NOOP("SettingText", "Target: free disk space"),
          QT_TRANSLATE_NOOP("SettingText", "Free disk space below which attention is needed.")},
};

const Words *wordsFor(const Setting &setting)
{
    const auto found = std::ranges::find(words, setting.key, &Words::key);
    return found == words.end() ? nullptr : &*found;
}

} // namespace

QString settingName(const Setting &setting)
{
    const auto *known = wordsFor(setting);
    return known ? QCoreApplication::translate(context, known->name) : setting.key;
}

QString settingMeaning(const Setting &setting)
{
    const auto *known = wordsFor(setting);
    return known ? QCoreApplication::translate(context, known->meaning) : setting.meaning;
}

} // namespace Batanidza
