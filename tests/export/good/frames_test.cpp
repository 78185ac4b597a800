// SPDX-License-Identifier: Apache-2.0
// Drawings with frames (`--cluster`): what Graphviz 2.43 does wrong there, and what a reader would see of it.
#include "export/dot.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <regex>

namespace quoth::exporters {
namespace {

const RecordsSource& harbour() {
  static const RecordsSource source({sample::harbour()});
  return source;
}

std::string drawn(Grouping grouping, PictureFormat format = PictureFormat::svg) {
  DrawingOptions options;
  options.grouping = grouping;
  StringSink sink;
  write_picture(make_drawing(harbour(), options), {}, format, sink);
  return sink.text();
}

struct Words {
  double left, baseline, size, width;
  std::string text;
};

// The texts of an SVG. Their widths are estimated low: 0.35 of the size a letter, less than of any common font.
std::vector<Words> words_in(const std::string& svg) {
  static const std::regex kText(
      "<text text-anchor=\"(start|middle|end)\" x=\"([-0-9.]+)\" "
      "y=\"([-0-9.]+)\"[^>]*font-size=\"([0-9.]+)\"[^>]*>([^<]*)"
      "</text>");
  std::vector<Words> all;
  for (std::sregex_iterator at(svg.begin(), svg.end(), kText), end; at != end; ++at) {
    Words words{std::stod((*at)[2]), std::stod((*at)[3]), std::stod((*at)[4]), 0, (*at)[5]};
    words.width = 0.35 * words.size * static_cast<double>(words.text.size());
    if ((*at)[1] == "middle") words.left -= words.width / 2;
    all.push_back(std::move(words));
  }
  return all;
}

bool overlap(const Words& a, const Words& b) {
  return std::abs(a.baseline - b.baseline) < 0.6 * std::min(a.size, b.size) && a.left < b.left + b.width &&
         b.left < a.left + a.width;
}

TEST(Frames, NoWordsAreSetAboveOthers) {
  for (const Grouping grouping : {Grouping::kind, Grouping::community, Grouping::document}) {
    const std::vector<Words> all = words_in(drawn(grouping));
    ASSERT_GT(all.size(), 100U);
    for (std::size_t a = 0; a < all.size(); ++a) {
      for (std::size_t b = a + 1; b < all.size(); ++b) {
        EXPECT_FALSE(overlap(all[a], all[b])) << all[a].text << " and " << all[b].text;
      }
    }
  }
}

// Graphviz 2.43 frees memory twice where labelled lines join frames and ranks are not of the whole graph.
TEST(Frames, AreLaidOutWithLabelledLinesBetweenThem) {
  for (const Grouping grouping : {Grouping::kind, Grouping::community, Grouping::document}) {
    DrawingOptions options;
    options.grouping = grouping;
    StringSink dot;
    write_dot(make_drawing(harbour(), options), {}, dot);
    EXPECT_THAT(dot.text(), testing::HasSubstr("newrank=true")) << "what the reader's own dot needs";
    EXPECT_THAT(dot.text(), testing::Not(testing::HasSubstr("words-"))) << "lines join entities alone";
    EXPECT_THAT(drawn(grouping, PictureFormat::pdf), testing::StartsWith("%PDF"));
  }
}

// sfdp, which lays out what is large, knows no frames.
TEST(Frames, AreDrawnAroundHundredsToo) {
  const RecordsSource source(sample::generated(140, 500));
  for (const Grouping grouping : {Grouping::kind, Grouping::community, Grouping::document}) {
    DrawingOptions options;
    options.grouping = grouping;
    const Drawing drawing = make_drawing(source, options);
    ASSERT_GT(drawing.entities.size(), 100U);
    StringSink svg;
    write_picture(drawing, {}, PictureFormat::svg, svg);
    std::size_t frames = 0;
    for (std::size_t at = svg.text().find("class=\"cluster\""); at != std::string::npos;
         at = svg.text().find("class=\"cluster\"", at + 1)) {
      ++frames;
    }
    EXPECT_EQ(frames, drawing.groups.size());
  }
}

TEST(Frames, OfManyLinesLeaveTheWordsToTheTooltips) {
  DrawingOptions options;
  options.grouping = Grouping::kind;
  const Drawing drawing = make_drawing(RecordsSource(sample::generated(30, 260, 1, 260)), options);
  ASSERT_GT(drawing.edges.size(), 160U);
  ASSERT_LE(drawing.entities.size(), 70U);
  StringSink svg;
  write_picture(drawing, {}, PictureFormat::svg, svg);
  EXPECT_EQ(words_in(svg.text()).size(), drawing.entities.size() + drawing.groups.size());
}

TEST(Frames, WordsStillTellTheirStatement) {
  const std::string svg = drawn(Grouping::kind);
  EXPECT_THAT(svg, testing::HasSubstr("warned ×3"));
  EXPECT_THAT(svg, testing::ContainsRegex("xlink:title=\"Marta Ilves warned Anton Breuer[^\"]*“"));
}

}  // namespace
}  // namespace quoth::exporters
