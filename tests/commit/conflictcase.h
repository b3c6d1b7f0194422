#pragma once

#include "tests/commit/conflictworld.h"

//! One document on which two devices met, and what tests of the queue do with it.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

inline const QString document = QStringLiteral("document");

//! "a" differs, "b" came from ios alone, "c" from web alone.
struct Case
{
    ConflictWorld world;
    Receipt first;
    Receipt second;
    ConflictId id;
};
inline std::unique_ptr<Case> queued()
{
    auto made = std::make_unique<Case>();
    ConflictWorld &world = made->world;
    made->first = world.push(u"web"_s, BaseAbsent{}, fields({}), document);
    made->second = world.push(u"web"_s, ConflictWorld::on(made->first),
                              fields({{u"a"_s, u"web"_s}, {u"c"_s, u"web"_s}}), document);
    const Receipt waits = world.push(u"ios"_s, ConflictWorld::on(made->first),
                                     fields({{u"a"_s, u"ios"_s}, {u"b"_s, u"ios"_s}}), document);
    made->id = waits.conflict;
    return made;
}
//! Somebody changes one more field of the head.
inline Receipt moveHead(ConflictWorld &world, const QString &field, const QString &value)
{
    Json body = world.body();
    body.set(field, value);
    return world.push(u"android"_s, BaseVersion{world.head().version, world.head().hash}, body,
                      u"document"_s);
}
inline FieldChoice take(Choice choice, const QString &path = u"/a"_s)
{
    return {path, choice, {}};
}

} // namespace Batanidza
