// SPDX-License-Identifier: Apache-2.0
#include "export/code_points.h"

#include <gtest/gtest.h>

namespace quoth::exporters {
namespace {

TEST(ExportCodePoints, RepairsWhatIsNotUtf8AndNothingElse) {
  struct Row {
    std::string bytes;
    std::string repaired;
  };
  const std::string r = "\xEF\xBF\xBD";
  for (const Row& row : {Row{"plain", "plain"}, Row{"\xC3\xA9", "\xC3\xA9"}, Row{"\xC3", r}, Row{"\x80", r},
                         Row{"a\xFFz", "a" + r + "z"}, Row{"\xC0\xAF", r + r}, Row{"\xED\xA0\x80", r + r + r},
                         Row{"\xF4\x90\x80\x80", r + r + r + r}, Row{"\xE2\x82", r + r},
                         Row{"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"}, Row{"", ""}}) {
    EXPECT_EQ(valid_utf8(row.bytes), row.repaired);
  }
}

TEST(ExportCodePoints, SlicesByCodePointsAndStopsAtTheEnd) {
  std::string text;
  for (int at = 0; at < 200; ++at) text += at % 3 == 0 ? "a" : at % 3 == 1 ? "é" : "😀";
  const CodePointText points(text);
  EXPECT_EQ(points.size(), 200U);
  EXPECT_EQ(points.slice({0, 3}), "aé😀");
  EXPECT_EQ(points.slice({126, 129}), "aé😀");
  EXPECT_EQ(points.slice({198, 500}), "aé");
  EXPECT_EQ(points.slice({500, 600}), "");
  EXPECT_EQ(CodePointText().slice({0, 4}), "");
}

TEST(ExportCodePoints, ShortensAfterAWord) {
  EXPECT_EQ(shortened("three little words", 18), "three little words");
  EXPECT_EQ(shortened("three little words", 16), "three little…");
  EXPECT_EQ(shortened("ééééééé", 4), "ééé…");
  EXPECT_EQ(one_line("  two\n\tlines\x01 "), "two lines");
}

}  // namespace
}  // namespace quoth::exporters
