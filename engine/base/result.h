#pragma once

#include "engine/base/error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

//! A value or an Error, with the names of std::expected, which C++20 does not have.
//! Values only; any thread. Our code throws nothing.
namespace Batanidza {

template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T &value() & { return *std::get_if<0>(&m_state); }
    [[nodiscard]] const T &value() const & { return *std::get_if<0>(&m_state); }
    [[nodiscard]] T &&value() && { return std::move(*std::get_if<0>(&m_state)); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T *operator->() { return std::get_if<0>(&m_state); }
    [[nodiscard]] const T *operator->() const { return std::get_if<0>(&m_state); }
    [[nodiscard]] const Error &error() const { return *std::get_if<1>(&m_state); }
    [[nodiscard]] T value_or(T fallback) const & { return has_value() ? value() : fallback; }

    //! `next(value)` where there is one; the error passes on.
    template <typename F>
    auto and_then(F &&next) const & -> std::invoke_result_t<F, const T &>
    {
        if (!has_value())
            return error();
        return std::forward<F>(next)(value());
    }
    template <typename F>
    auto transform(F &&next) const & -> Result<std::invoke_result_t<F, const T &>>
    {
        if (!has_value())
            return error();
        return std::forward<F>(next)(value());
    }
    template <typename F>
    Result or_else(F &&next) const &
    {
        if (has_value())
            return *this;
        return std::forward<F>(next)(error());
    }

private:
    std::variant<T, Error> m_state;
};

//! Done, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {}

    [[nodiscard]] bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error &error() const { return *m_error; }

    template <typename F>
    auto and_then(F &&next) const -> std::invoke_result_t<F>
    {
        if (m_error)
            return *m_error;
        return std::forward<F>(next)();
    }

private:
    std::optional<Error> m_error;
};

} // namespace Batanidza
