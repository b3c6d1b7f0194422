#pragma once

#include "engine/base/json.h"

#include <QByteArray>
#include <QString>

//! A lesson as a page that needs no script: for search engines, for print and for export. Made of
//! the web's adapted body alone; all texts are escaped, every Shona one says lang="sn". Pure; any
//! thread.
namespace Batanidza {

//! What belongs into <head>: title, description, canonical address, Open Graph, JSON-LD.
[[nodiscard]] QString webHead(const Json &webBody);
//! The lesson as one <article>. Cultural notes of high prominence stand above the exercises.
[[nodiscard]] QString webArticle(const Json &webBody);
//! The whole page, UTF-8. Its content security policy allows no script at all.
[[nodiscard]] QByteArray webPage(const Json &webBody);

} // namespace Batanidza
