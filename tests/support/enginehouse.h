#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/engine.h"
#include "tests/support/settled.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace Batanidza {

//! A whole engine on free ports in a folder of its own, and tokens for whoever comes.
struct EngineHouse
{
    SystemClock clock;
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;

    EngineHouse()
    {
        EnginePlace place;
        place.dataFolder = folder.filePath(QStringLiteral("w"));
        place.webSocketPort = 0;
        place.httpPort = 0;
        engine = *Engine::start(clock, place, EngineConfig());
    }
    [[nodiscard]] QString token(const QString &role, const QString &tenant = {}) const
    {
        TokenRequest request;
        request.label = role;
        request.role = role;
        request.tenant = TenantId(tenant);
        return settled(engine->admin().inviteDevice(request))->secret;
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(engine->webSocketAddress() + QStringLiteral("/v1/sync"));
    }
};

//! An engine on which two people edited one document `doc.1` of the fields a and b: b merged, and
//! a asks.
struct DisputedHouse : EngineHouse
{
    QString conflict;

    DisputedHouse() { conflict = dispute(QStringLiteral("doc.1")); }
    //! The conflict of another such document.
    [[nodiscard]] QString dispute(const QString &id) const
    {
        const auto first =
            save(id, BaseAbsent{}, body(QStringLiteral("first"), QStringLiteral("first")),
                 QStringLiteral("Tendai"));
        const BaseVersion base{*first.version, *first.hash};
        (void)save(id, base, body(QStringLiteral("current"), QStringLiteral("first")),
                   QStringLiteral("Tendai"));
        return save(id, base, body(QStringLiteral("incoming"), QStringLiteral("other")),
                    QStringLiteral("Rudo"))
            .conflict.toString();
    }
    [[nodiscard]] static Json body(const QString &a, const QString &b)
    {
        return JsonObject{{QStringLiteral("a"), a}, {QStringLiteral("b"), b}};
    }
    Receipt save(const QString &id, const EditBase &base, const Json &content,
                 const QString &author) const
    {
        Edit edit;
        edit.id = ItemId(id);
        edit.type = QStringLiteral("document");
        edit.base = base;
        edit.content = EditBody{content};
        edit.author = author;
        edit.at = clock.utc();
        return *settled(engine->content().save(edit));
    }
    [[nodiscard]] Json head(const QString &id = QStringLiteral("doc.1")) const
    {
        return settled(engine->content().load(ItemId(id)))->body;
    }
};

} // namespace Batanidza
