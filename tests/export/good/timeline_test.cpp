// SPDX-License-Identifier: Apache-2.0
#include "export/timeline.h"

#include "export/records_source.h"
#include "sample_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace quoth::exporters {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string drawn(const graph::Records& records, const TimelineOptions& options, TimelineCounts* counts = nullptr) {
  StringSink sink;
  const TimelineCounts found = write_timeline(RecordsSource({records}), options, sink);
  if (counts != nullptr) *counts = found;
  return sink.text();
}

TEST(Timeline, HasARowForEachDatedStatementInOrderOfTime) {
  const graph::Records records = sample::harbour();
  const auto dated =
      static_cast<std::size_t>(std::count_if(records.statements.begin(), records.statements.end(),
                                             [](const graph::Statement& s) { return s.time.has_value(); }));
  TimelineCounts counts;
  const std::string picture = drawn(records, {}, &counts);
  EXPECT_EQ(counts.drawn, dated);
  EXPECT_EQ(counts.found, dated);
  EXPECT_EQ(count(picture, "<circle"), dated);
  TimelineOptions all;
  all.undated = true;
  EXPECT_EQ(count(drawn(records, all), "<circle"), records.statements.size());
}

TEST(Timeline, KeepsTheEarliestWhereThereAreTooMany) {
  TimelineOptions options;
  options.most = 3;
  TimelineCounts counts;
  EXPECT_EQ(count(drawn(sample::harbour(), options, &counts), "<circle"), 3U);
  EXPECT_EQ(counts.drawn, 3U);
  EXPECT_GT(counts.found, 3U);
}

TEST(Timeline, HasNoCharacterThatXmlForbidsAndNoMarkupOfATexts) {
  TimelineOptions options;
  options.undated = true;
  const std::string picture = drawn(sample::records_named(sample::hard_names()), options);
  for (const char c : picture) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  EXPECT_THAT(picture, HasSubstr("&lt;b&gt;&amp;amp; &amp;"));
  EXPECT_THAT(picture, Not(HasSubstr("<b>")));
}

TEST(Timeline, OfNothingIsAnEmptyPicture) {
  EXPECT_THAT(drawn(graph::Records(), {}), HasSubstr("</svg>"));
}

}  // namespace
}  // namespace quoth::exporters
