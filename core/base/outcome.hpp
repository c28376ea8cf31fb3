#pragma once

#include "core/base/ensure.hpp"
#include "core/base/refusal.hpp"

#include <utility>
#include <variant>

namespace maitred {

/// A value, or the refusal that stands in its place: the part of std::expected that we use.
template <class T> class [[nodiscard]] Outcome {
public:
    Outcome(T value) : held_{std::in_place_index<0>, std::move(value)} {}
    Outcome(Refusal refusal) : held_{std::in_place_index<1>, std::move(refusal)} {}
    Outcome(Reason reason) : held_{std::in_place_index<1>, Refusal{reason}} {}

    bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value()
    {
        ensure(has_value(), "the value of a refused outcome was asked for");
        return *std::get_if<0>(&held_);
    }
    const T& value() const { return const_cast<Outcome*>(this)->value(); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Refusal& error() const
    {
        ensure(!has_value(), "the refusal of a granted outcome was asked for");
        return *std::get_if<1>(&held_);
    }

    friend bool operator==(const Outcome&, const Outcome&) = default;

private:
    std::variant<T, Refusal> held_;
};

} // namespace maitred

/// Takes the value out of an outcome, or leaves the function with its refusal.
#define TRY(name, expression)                                                                      \
    auto name##_outcome = (expression);                                                            \
    if (!name##_outcome)                                                                           \
        return name##_outcome.error();                                                             \
    auto& name = *name##_outcome
