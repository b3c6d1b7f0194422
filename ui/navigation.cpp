#include "ui/navigation.h"

#include <QUrl>

namespace Batanidza {

namespace {

constexpr qsizetype mostPlaces = 100;
constexpr QLatin1StringView scheme("batanidza");

} // namespace

QString Address::toString() const
{
    QUrl url;
    url.setScheme(scheme);
    url.setPath(object.isEmpty() ? kind : kind + u'/' + object);
    if (!details.isEmpty()) {
        QUrlQuery query;
        for (const auto &[key, value] : details)
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        url.setQuery(query);
    }
    return url.toString(QUrl::FullyEncoded);
}

std::optional<Address> Address::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != scheme || !url.authority().isEmpty())
        return std::nullopt;
    const QString path = url.path(QUrl::FullyDecoded);
    const qsizetype slash = path.indexOf(u'/');
    Address address;
    address.kind = slash < 0 ? path : path.left(slash);
    address.object = slash < 0 ? QString() : path.mid(slash + 1);
    if (address.kind.isEmpty())
        return std::nullopt;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        address.details.append({key, value});
    return address;
}

QString Address::detail(const QString &key) const
{
    for (const auto &[name, value] : details) {
        if (name == key)
            return value;
    }
    return {};
}

void History::visit(const Address &address)
{
    if (m_at >= 0 && m_places.at(m_at) == address)
        return;
    m_places.resize(m_at + 1);
    m_places.append(address);
    if (m_places.size() > mostPlaces)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

const Address &History::back()
{
    Q_ASSERT(canGoBack());
    return m_places.at(--m_at);
}

const Address &History::forward()
{
    Q_ASSERT(canGoForward());
    return m_places.at(++m_at);
}

} // namespace Batanidza
