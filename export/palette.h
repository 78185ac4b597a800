// SPDX-License-Identifier: Apache-2.0
// The colours and shapes of every drawing, light and dark. Event families are told apart by colour-blind readers: the
// six lie at least 30 apart in CIE L*a*b* for normal sight and for full protanopia, deuteranopia and tritanopia
// (Machado, Oliveira, Fernandes 2009), with a contrast of 3:1 or more as lines and 4.5:1 as words; tests/export
// measures both. Dashes, arrowheads and shapes say the rest, so nothing hangs on colour alone.
#pragma once

#include "export/event_family.h"

#include <string_view>

namespace quoth::exporters {

enum class Theme { light, dark };

struct Palette {
  std::string_view background;
  std::string_view text;
  std::string_view faint;  // roles, dates
  std::string_view group_border;
  std::string_view group_fill;
};

struct KindStyle {
  std::string_view shape;  // Graphviz's, as are the next two
  std::string_view style;
  std::string_view peripheries;
  std::string_view fill;
  std::string_view border;
};

const Palette& palette_of(Theme theme) noexcept;
std::string_view line_colour(EventFamily family, Theme theme) noexcept;
std::string_view word_colour(EventFamily family, Theme theme) noexcept;
const KindStyle& style_of(graph::EntityKind kind, Theme theme) noexcept;

}  // namespace quoth::exporters
