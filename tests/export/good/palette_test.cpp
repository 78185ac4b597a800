// SPDX-License-Identifier: Apache-2.0
// The promises of palette.h, measured: contrast after WCAG 2.1, distance in CIE L*a*b* after the colour-blindness
// matrices of Machado, Oliveira and Fernandes (2009) at full severity.
#include "export/palette.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

namespace quoth::exporters {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr std::array<Matrix, 4> kSights = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
    {{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
    {{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}},
}};

Triple linear(std::string_view colour) {
  Triple out{};
  for (std::size_t at = 0; at < 3; ++at) {
    const double value = std::stoi(std::string(colour.substr(1 + 2 * at, 2)), nullptr, 16) / 255.0;
    out[at] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  }
  return out;
}

double contrast(std::string_view a, std::string_view b) {
  const auto luminance = [](const Triple& c) { return .2126 * c[0] + .7152 * c[1] + .0722 * c[2]; };
  const double x = luminance(linear(a)) + 0.05;
  const double y = luminance(linear(b)) + 0.05;
  return std::max(x, y) / std::min(x, y);
}

Triple lab(const Triple& seen) {
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = f((.4124 * seen[0] + .3576 * seen[1] + .1805 * seen[2]) / .9505);
  const double y = f(.2126 * seen[0] + .7152 * seen[1] + .0722 * seen[2]);
  const double z = f((.0193 * seen[0] + .1192 * seen[1] + .9505 * seen[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(std::string_view a, std::string_view b, const Matrix& sight) {
  const auto seen = [&](std::string_view colour) {
    const Triple in = linear(colour);
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row) {
      out[row] = sight[row][0] * in[0] + sight[row][1] * in[1] + sight[row][2] * in[2];
    }
    return lab(out);
  };
  const Triple x = seen(a);
  const Triple y = seen(b);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

TEST(DrawPalette, LinesHaveAContrastOf3AndWordsOf4AndAHalf) {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const std::string_view background = palette_of(theme).background;
    EXPECT_GE(contrast(palette_of(theme).text, background), 7);
    EXPECT_GE(contrast(palette_of(theme).faint, background), 4.5);
    for (const EventFamily family : kEventFamilies) {
      EXPECT_GE(contrast(line_colour(family, theme), background), 2.99) << legend_of(family);
      EXPECT_GE(contrast(word_colour(family, theme), background), 4.5) << legend_of(family);
    }
  }
}

TEST(DrawPalette, FamiliesAreToldApartByColourBlindReaders) {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    for (const EventFamily a : kEventFamilies) {
      for (const EventFamily b : kEventFamilies) {
        if (a >= b) continue;
        for (const Matrix& sight : kSights) {
          EXPECT_GE(distance(line_colour(a, theme), line_colour(b, theme), sight), 30)
              << legend_of(a) << " / " << legend_of(b) << (theme == Theme::dark ? ", dark" : "");
        }
      }
    }
  }
}

TEST(DrawPalette, NamesAreReadableOnEveryKindOfNode) {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    for (int kind = 0; kind < 7; ++kind) {
      const KindStyle& style = style_of(static_cast<graph::EntityKind>(kind), theme);
      EXPECT_GE(contrast(palette_of(theme).text, style.fill), 7) << style.fill;
      EXPECT_GE(contrast(style.border, palette_of(theme).background), 3) << style.border;
    }
  }
}

}  // namespace
}  // namespace quoth::exporters
