#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <optional>

//! Places in the window: one address for every object, and the way back. Values; main thread.
namespace Batanidza {

//! "batanidza:platform/ios?field=x": a kind of object, its name, and details.
struct Address
{
    QString kind;   //!< "overview", "platform", "item", "settings" ...
    QString object; //!< empty = the page itself
    QList<std::pair<QString, QString>> details;

    [[nodiscard]] QString toString() const;
    //! Nothing where the text is no address of ours.
    [[nodiscard]] static std::optional<Address> parse(const QString &text);
    [[nodiscard]] QString detail(const QString &key) const;
    friend bool operator==(const Address &, const Address &) = default;
};

//! Where a person has been, as a browser has it: going somewhere new forgets what was forward.
class History
{
public:
    //! Does nothing where `address` is where we are.
    void visit(const Address &address);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    //! The place to show next; the caller must have asked whether there is one.
    const Address &back();
    const Address &forward();

private:
    QList<Address> m_places; //!< at most 100
    qsizetype m_at = -1;
};

} // namespace Batanidza
