#include "engine/content/ids.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

bool isNameCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') ||
           u == u'.' || u == u'_' || u == u':' || u == u'-';
}

} // namespace

QString Cursor::toString() const
{
    return epoch.toString() + u'.' + QString::number(sequence.value());
}

Result<Cursor> Cursor::parse(QStringView text)
{
    const Error error{ErrorCode::Invalid, QStringLiteral("a cursor is \"<epoch>.<seq>\"")};
    const qsizetype dot = text.lastIndexOf(u'.');
    if (dot < 1 || text.size() > 128)
        return error;
    const QStringView digits = text.sliced(dot + 1);
    const bool plain =
        !digits.isEmpty() && digits.size() <= 16 &&
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }) &&
        (digits.size() == 1 || digits[0] != u'0');
    if (!plain || !isValidItemId(text.first(dot)))
        return error;
    return Cursor{Epoch(text.first(dot).toString()), Sequence(digits.toLongLong())};
}

bool isValidItemId(QStringView text)
{
    return !text.isEmpty() && text.size() <= 128 &&
           std::all_of(text.begin(), text.end(), isNameCharacter);
}

bool isValidClientId(QStringView text)
{
    return isValidItemId(text);
}

bool isValidTenantId(QStringView text)
{
    return !text.isEmpty() && text.size() <= 64 && text[0] != u'-' &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
           });
}

Epoch newEpoch()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), 16);
    return Epoch(QString::fromLatin1(bytes.toHex()));
}

QString editMark(const ClientId &client, EditNumber n)
{
    const QString text = client.toString() + u':' + QString::number(n.value());
    return Sha256::of(text.toUtf8()).toHex().first(16);
}

} // namespace Batanidza
