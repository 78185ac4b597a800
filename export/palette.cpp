// SPDX-License-Identifier: Apache-2.0
#include "export/palette.h"

#include <array>

namespace quoth::exporters {
namespace {

constexpr Palette kLight = {"#ffffff", "#1c2127", "#626b76", "#c3c9d1", "#f6f7f9"};
constexpr Palette kDark = {"#14181d", "#e9edf1", "#9aa5b1", "#3a434e", "#1b2027"};

struct FamilyColours {
  std::string_view line;
  std::string_view word;
};

// In the order of EventFamily: speech, agreement, aid, demand, dispute, force.
constexpr std::array<FamilyColours, 6> kLightFamilies = {{{"#444654", "#444654"},
                                                          {"#0a2cf5", "#0a2cc8"},
                                                          {"#21a86d", "#12784c"},
                                                          {"#d065e7", "#a33fbc"},
                                                          {"#e77401", "#a85200"},
                                                          {"#721701", "#721701"}}};
constexpr std::array<FamilyColours, 6> kDarkFamilies = {{{"#d9daed", "#d9daed"},
                                                         {"#4b78fd", "#6f93ff"},
                                                         {"#45f79a", "#45f79a"},
                                                         {"#9971b1", "#b48fcb"},
                                                         {"#ffcb03", "#ffcb03"},
                                                         {"#e14e2c", "#f06a49"}}};

// In the order of EntityKind: person, organization, place, group, event, work, thing.
constexpr std::array<KindStyle, 7> kLightKinds = {{
    {"box", "rounded,filled", "1", "#e3eefa", "#3d6a99"},
    {"box", "filled", "1", "#fbeeda", "#9a6a1c"},
    {"ellipse", "filled", "1", "#e0f3ea", "#2f7d5d"},
    {"box", "rounded,filled", "2", "#f0eaf7", "#6f5796"},
    {"hexagon", "filled", "1", "#fbe6ea", "#a5485e"},
    {"note", "filled", "1", "#f4f3e3", "#7a7536"},
    {"underline", "filled", "1", "#ffffff", "#7d8793"},
}};
constexpr std::array<KindStyle, 7> kDarkKinds = {{
    {"box", "rounded,filled", "1", "#1d3045", "#7fb0e3"},
    {"box", "filled", "1", "#3a2d17", "#dcae62"},
    {"ellipse", "filled", "1", "#17362a", "#6cc7a0"},
    {"box", "rounded,filled", "2", "#2c2440", "#b39be0"},
    {"hexagon", "filled", "1", "#3d2029", "#e58fa5"},
    {"note", "filled", "1", "#333118", "#c6c06c"},
    {"underline", "filled", "1", "#14181d", "#8b96a3"},
}};

}  // namespace

const Palette& palette_of(Theme theme) noexcept {
  return theme == Theme::light ? kLight : kDark;
}

std::string_view line_colour(EventFamily family, Theme theme) noexcept {
  return (theme == Theme::light ? kLightFamilies : kDarkFamilies)[static_cast<std::size_t>(family)].line;
}

std::string_view word_colour(EventFamily family, Theme theme) noexcept {
  return (theme == Theme::light ? kLightFamilies : kDarkFamilies)[static_cast<std::size_t>(family)].word;
}

const KindStyle& style_of(graph::EntityKind kind, Theme theme) noexcept {
  return (theme == Theme::light ? kLightKinds : kDarkKinds)[static_cast<std::size_t>(kind)];
}

}  // namespace quoth::exporters
