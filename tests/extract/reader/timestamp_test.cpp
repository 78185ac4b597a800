// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/timestamp.h"
#include "extract/reader/front_matter.h"

#include <gtest/gtest.h>

namespace quoth::extract::reader {
namespace {

TEST(Timestamp, ReadsDatesWithClockAndZone) {
  const std::pair<const char*, const char*> rows[] = {
      {"31 December 2021, 12:17 IST", "2021-12-31T12:17:00+05:30"},
      {"March 14, 2025, 6:40 p.m. ET", "2025-03-14T18:40:00-04:00"},
      {"January 14, 2025, 6:40 p.m. ET", "2025-01-14T18:40:00-05:00"},
      {"6 November 2025, 17:42 CET", "2025-11-06T17:42:00+01:00"},
      {"2025-03-14T18:40:00Z", "2025-03-14T18:40:00+00:00"},
      {"2025-03-14T18:40:00.000-0400", "2025-03-14T18:40:00-04:00"},
      {"2025-03-14 18:40", "2025-03-14T18:40:00"},
      {"Friday, July 21, 2017", "2017-07-21"},
      {"Fri 21 Jul 2017 at 6.40pm BST", "2017-07-21T18:40:00+01:00"},
      {"12:05 AM EST, Sat March 4, 2023", "2023-03-04T00:05:00-05:00"},
      {"1217 GMT, 4 March 2023", "2023-03-04T12:17:00+00:00"},
      {"4th of March, 2023 (GMT+5:45)", "2023-03-04"},
      {"4 March 2023 10:00 (GMT+5:45)", "2023-03-04T10:00:00+05:45"},
      {"31/12/2021", "2021-12-31"},
      {"12/31/2021", "2021-12-31"},
      {"05.03.2021 07:30", "2021-03-05T07:30:00"},
      {"1 Mar 2023 9:30 a.m. Pacific Time", "2023-03-01T09:30:00-08:00"},
  };
  for (const auto& [text, value] : rows) {
    const auto stamp = find_timestamp(text);
    ASSERT_TRUE(stamp) << text;
    EXPECT_EQ(stamp->value, value) << text;
  }
}

TEST(Timestamp, DoesNotMakeDatesUp) {
  for (const char* text : {"", "31 February 2021", "December 2021", "on Friday", "12:17 IST", "31 December",
                           "13/13/2021", "Article 31 of 2021", "May 99, 2021", "1.2.3"}) {
    EXPECT_FALSE(find_timestamp(text)) << text;
  }
}

TEST(FrontMatter, TellsDateLinesFromSentences) {
  const std::pair<const char*, const char*> good[] = {
      {"Last Updated : 31 December 2021, 12:17 IST", "2021-12-31T12:17:00+05:30"},
      {"February 26, 2009", "2009-02-26"},
      {"6 Nov 2025 · 3 min read", "2025-11-06"},
      {"First published on Mon 6 Nov 2023 08.00 GMT by Ann Bell", "2023-11-06T08:00:00+00:00"},
  };
  for (const auto& [line, value] : good) {
    const auto found = date_line(line);
    ASSERT_TRUE(found) << line;
    EXPECT_EQ(found->value, value) << line;
  }
  for (const char* line : {"The treaty was signed on 4 March 2020 in Geneva.", "He was born on January 1, 1950.",
                           "March 14, 2025 was the day on which the dam broke", "No date here"}) {
    EXPECT_FALSE(date_line(line)) << line;
  }
}

TEST(FrontMatter, ReadsBylines) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(byline("By Helen Carraway and Tomas Brandt", false), (Names{"Helen Carraway", "Tomas Brandt"}));
  EXPECT_EQ(byline("By Ann Bell, Lars van der Berg in Oslo, Reuters", false), (Names{"Ann Bell", "Lars van der Berg"}));
  EXPECT_EQ(byline("Anna Lindqvist in Prague and Peter Marlowe in Brno", true),
            (Names{"Anna Lindqvist", "Peter Marlowe"}));
  EXPECT_EQ(byline("Anna Lindqvist in Prague", false), Names{});
  EXPECT_EQ(byline("By then it was too late.", false), Names{});
  EXPECT_EQ(byline("By a narrow margin", false), Names{});
}

TEST(FrontMatter, FindsDatelines) {
  struct Row {
    const char* paragraph;
    std::size_t bytes;
    const char* agency;
    const char* date;
  };
  const Row rows[] = {
      {"MOSCOW, Dec 31 (Reuters) – The president", 29, "Reuters", ""},
      {"BISHKEK, Kyrgyzstan — Kyrgyzstan on Friday", 24, "", ""},
      {"PRAGUE - The bank", 9, "", ""},
      {"NEW YORK (AP) — Shares fell", 18, "AP", ""},
      {"GENEVA, 4 March 2020 - Talks", 23, "", "2020-03-04"},
  };
  for (const Row& row : rows) {
    const auto found = dateline(row.paragraph);
    ASSERT_TRUE(found) << row.paragraph;
    EXPECT_EQ(found->bytes, row.bytes) << row.paragraph;
    EXPECT_EQ(found->agency, row.agency) << row.paragraph;
    EXPECT_EQ(found->date, row.date) << row.paragraph;
  }
  for (const char* paragraph : {"The bank — which is large — said no", "NATO said no",
                                "US-Russia talks - the first - began", "A - B", "EU leaders met in Brussels - again"}) {
    EXPECT_FALSE(dateline(paragraph)) << paragraph;
  }
}

}  // namespace
}  // namespace quoth::extract::reader
