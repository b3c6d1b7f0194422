#pragma once

#include "engine/merge/mergepolicy.h"

//! Reads the data of a policy into its tree; says what is wrong where. Used by mergepolicy.h.
namespace Batanidza {

class PolicyReader
{
public:
    struct Fields
    {
        FieldRule fallback; //!< of the document itself
        JsonArray fields;
        QString pointer; //!< of the fields in the policy, for errors
    };
    [[nodiscard]] static Result<Fields> fieldsOfType(const Json &policy, QStringView type);
    [[nodiscard]] static Result<Fields> fieldsOfOverrides(const Json &overrides);

    explicit PolicyReader(const FieldRule &fallback);
    //! One entry of `fields`. A later entry for the same path changes what it names, and keeps the
    //! rest.
    [[nodiscard]] Result<void> add(const Json &field, const QString &pointer);
    [[nodiscard]] std::shared_ptr<const PolicyNode> finish();

private:
    struct Draft
    {
        std::optional<FieldRule> rule;
        std::optional<Strategy> strategy; //!< as named; otherwise that of the place above
        QHash<QString, std::shared_ptr<Draft>> children;
    };
    static void overlay(Draft &draft, const Draft &below);
    static std::shared_ptr<PolicyNode> build(const Draft &draft, Strategy inherited);

    Draft m_root;
    FieldRule m_fallback;
};

} // namespace Batanidza
