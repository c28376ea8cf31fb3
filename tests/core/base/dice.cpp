#include "core/base/dice.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using namespace maitred;

namespace {

/// SplitMix64's own numbers: with 2^63 sides the lowest 63 bits of each draw.
constexpr std::uint64_t sides_63_bits = std::uint64_t{1} << 63;

double chi_square(Dice dice, std::size_t sides, int rolls)
{
    std::vector<int> seen(sides);
    for (int i = 0; i < rolls; ++i)
        ++seen[dice.roll(sides)];
    const double expected = static_cast<double>(rolls) / static_cast<double>(sides);
    double sum = 0;
    for (const int count : seen)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

} // namespace

TEST_CASE("the dice are SplitMix64: its published numbers, seed by seed")
{
    Dice zero{0};
    CHECK(zero.roll(sides_63_bits) == (0xE220A8397B1DCDAFu & (sides_63_bits - 1)));
    CHECK(zero.roll(sides_63_bits) == (0x6E789E6AA1B965F4u & (sides_63_bits - 1)));
    CHECK(zero.roll(sides_63_bits) == (0x06C45D188009454Fu & (sides_63_bits - 1)));
    Dice known{1234567};
    for (const std::uint64_t number : {6457827717110365317u, 3203168211198807973u})
        CHECK(known.roll(sides_63_bits) == (number & (sides_63_bits - 1)));
}

TEST_CASE("a die with one side always shows it")
{
    Dice dice{42};
    for (int i = 0; i < 100; ++i)
        CHECK(dice.roll(1) == 0);
}

TEST_CASE("no roll reaches the number of sides, however many there are")
{
    Dice dice{42};
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    for (int i = 0; i < 1000; ++i) {
        CHECK(dice.roll(most) < most);
        CHECK(dice.roll(most / 2 + 2) < most / 2 + 2); // half of all draws are thrown away
    }
}

TEST_CASE("every side has the same chance")
{
    // The limits are those that chance alone exceeds once in a thousand; the seeds are fixed.
    CHECK(chi_square(Dice{1}, 2, 100'000) < 10.8);
    CHECK(chi_square(Dice{2}, 7, 100'000) < 22.5);
    CHECK(chi_square(Dice{3}, 30, 100'000) < 58.3);
    CHECK(chi_square(Dice{4}, 64, 100'000) < 103.4);
}

TEST_CASE("a die with very many sides is no more likely to show its lower half")
{
    // Without throwing unfair draws away, the lower third would come twice as often.
    const std::uint64_t sides = std::uint64_t{3} << 62;
    Dice dice{5};
    int low = 0;
    for (int i = 0; i < 30'000; ++i)
        low += dice.roll(sides) < sides / 3;
    CHECK(low > 9'700);
    CHECK(low < 10'300);
}

TEST_CASE("the same seed rolls the same, another rolls otherwise")
{
    Dice one{9};
    Dice same{9};
    Dice other{10};
    int agreed = 0;
    for (int i = 0; i < 100; ++i) {
        const std::uint64_t rolled = one.roll(1000);
        CHECK(rolled == same.roll(1000));
        agreed += rolled == other.roll(1000);
    }
    CHECK(agreed < 10);
}
