#include "engine/content/receipt.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array<std::pair<EditStatus, QStringView>, 5> statuses{{
    {EditStatus::Applied, u"applied"},
    {EditStatus::Merged, u"merged"},
    {EditStatus::Queued, u"queued"},
    {EditStatus::Unchanged, u"unchanged"},
    {EditStatus::Rejected, u"rejected"},
}};

} // namespace

QString editStatusName(EditStatus status)
{
    for (const auto &[value, name] : statuses) {
        if (value == status)
            return name.toString();
    }
    return {};
}

std::optional<EditStatus> editStatusFromName(QStringView name)
{
    for (const auto &[value, known] : statuses) {
        if (name == known)
            return value;
    }
    return std::nullopt;
}

Json writeReceipt(const Receipt &receipt)
{
    JsonObject json{
        {QStringLiteral("n"), receipt.n.value()},
        {QStringLiteral("status"), editStatusName(receipt.status)},
        {QStringLiteral("id"), receipt.id.toString()},
        {QStringLiteral("version"), receipt.version ? Json(receipt.version->value()) : Json()},
        {QStringLiteral("hash"), receipt.hash ? Json(receipt.hash->toHex()) : Json()},
        {QStringLiteral("seq"), receipt.sequence ? Json(receipt.sequence->value()) : Json()}};
    if (!receipt.conflict.isEmpty())
        json.set(QStringLiteral("conflictId"), receipt.conflict.toString());
    if (receipt.error) {
        json.set(QStringLiteral("error"),
                 JsonObject{{QStringLiteral("code"), errorName(receipt.error->code)},
                            {QStringLiteral("message"), receipt.error->detail}});
    }
    if (!receipt.blobsMissing.isEmpty()) {
        JsonArray hashes;
        for (const Sha256 &hash : receipt.blobsMissing)
            hashes.append(Json(hash.toHex()));
        json.set(QStringLiteral("blobsMissing"), Json(std::move(hashes)));
    }
    return Json(std::move(json));
}

Result<Receipt> readReceipt(const Json &json)
{
    Receipt receipt;
    const auto n = editNumberOf(json);
    const auto status = editStatusFromName(json[u"status"].toString());
    if (!n || !status)
        return Error{ErrorCode::Invalid, QStringLiteral("receipt: n or status is not readable")};
    receipt.n = *n;
    receipt.status = *status;
    receipt.id = ItemId(json[u"id"].toString());
    if (json[u"version"].isInteger())
        receipt.version = Version(json[u"version"].toInteger());
    receipt.hash = Sha256::fromHex(json[u"hash"].toString());
    if (json[u"seq"].isInteger())
        receipt.sequence = Sequence(json[u"seq"].toInteger());
    receipt.conflict = ConflictId(json[u"conflictId"].toString());
    if (json[u"error"].isObject()) {
        receipt.error = Error{errorFromName(json[u"error"][u"code"].toString()),
                              json[u"error"][u"message"].toString()};
    }
    for (const QString &hex : json[u"blobsMissing"].toStrings()) {
        if (const auto hash = Sha256::fromHex(hex))
            receipt.blobsMissing.append(*hash);
    }
    return receipt;
}

} // namespace Batanidza
